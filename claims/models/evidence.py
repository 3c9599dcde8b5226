"""Evidence: a source brought to bear on a claim."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.choices import Credibility, Stance
from claims.identifiers import new_evidence_id
from claims.models.claim import Claim, ClaimComponent
from claims.models.fields import PublicIdField
from claims.models.source import Source


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def standing(self) -> Self:
        """Not withdrawn by the desk."""
        return self.filter(withdrawn_at=None)


class Evidence(models.Model):
    """What a source says that bears on a claim, and which way it points."""

    public_id = PublicIdField(default=new_evidence_id)
    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.PROTECT, related_name="evidence"
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="evidence"
    )
    stance = models.CharField(_("stance"), max_length=10, choices=Stance)
    credibility = models.CharField(
        _("credibility"),
        max_length=1,
        choices=Credibility,
        default=Credibility.CANNOT_BE_JUDGED,
        help_text=_("Of this piece of information, whoever says it."),
    )
    excerpt = models.TextField(
        _("excerpt"), help_text=_("The exact words or figures that bear on the claim.")
    )
    locator = models.CharField(
        _("place in the source"), max_length=100, blank=True, help_text=_("Page, table, minute.")
    )
    is_interested_party = models.BooleanField(
        _("from an interested party"),
        default=False,
        help_text=_("The source is, or speaks for, somebody the claim concerns."),
    )
    components = models.ManyToManyField(
        ClaimComponent,
        verbose_name=_("components it bears on"),
        blank=True,
        related_name="evidence",
        help_text=_("None chosen: the claim as a whole."),
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.CharField(max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = pgettext_lazy("several pieces", "evidence")
        constraints = [
            models.CheckConstraint(
                condition=~Q(excerpt=""),
                name="evidence_has_an_excerpt",
                violation_error_message=_(
                    "Give the exact words or figures that bear on the claim."
                ),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="evidence_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_stance_display()}"
