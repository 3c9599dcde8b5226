"""Proposals: what a reader of articles suggests. Nothing enters the record by itself."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.choices import ProposalState, RejectionReason
from claims.identifiers import new_proposal_id
from claims.models.article import ArticleRevision
from claims.models.claim import Claim
from claims.models.fields import PublicIdField
from claims.models.response import Response


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def open(self) -> Self:
        return self.filter(state=ProposalState.OPEN)

    def in_text_order(self) -> Self:
        return self.order_by("revision", "start", "end", "pk")

    def lock(self, proposal: "Proposal") -> "Proposal":
        return self.select_for_update(of=("self",), no_key=True).get(pk=proposal.pk)


class Proposal(models.Model):
    """A statement found in an article, with the reasons, waiting for a person to decide."""

    class Type(models.TextChoices):
        ASSERTION = "assertion", _("assertion")
        HEARSAY = "hearsay", _("hearsay")
        DENIAL = "denial", _("denial")
        PARTIAL_DENIAL = "partial_denial", _("partial denial")
        CONFIRMATION = "confirmation", _("confirmation")
        NO_COMMENT = "no_comment", _("no comment")
        PROJECTION = "projection", _("projection")

    public_id = PublicIdField(default=new_proposal_id)
    revision = models.ForeignKey(
        ArticleRevision,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        related_name="proposals",
    )
    engine = models.CharField(_("reader"), max_length=40)
    engine_version = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    type = models.CharField(_("type"), max_length=20, choices=Type)
    quote = models.TextField(_("exact words"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    details = models.JSONField(
        help_text=_("Sentence, claimant, attribution, cue, hedges, targets and reasons.")
    )
    check_worthy = models.FloatField(_("check-worthiness"))
    confidence = models.FloatField(_("confidence"))
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.OPEN
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    rejection_reason = models.CharField(
        _("why rejected"), max_length=20, choices=RejectionReason, blank=True
    )
    became_claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    became_response = models.ForeignKey(
        Response, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "engine", "engine_version", "key"],
                name="proposal_once_per_reader",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="proposal_has_extent"),
            models.CheckConstraint(
                condition=~Q(state="accepted")
                | Q(became_claim__isnull=False)
                | Q(became_response__isnull=False),
                name="proposal_accepted_became_something",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "stale"], decided_at__isnull=True)
                | Q(
                    state__in=["accepted", "rejected"],
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="proposal_decided_by_a_person_at_a_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["revision"], condition=Q(state="open"), name="proposal_open_by_revision"
            )
        ]

    def __str__(self) -> str:
        return f"“{self.quote}”"
