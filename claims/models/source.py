"""Sources: where evidence comes from."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from claims.choices import Derivation, Reliability, SourceKind
from claims.identifiers import new_source_id
from claims.models.agent import Agent
from claims.models.article import Article
from claims.models.fields import PublicIdField, WorldDateField, is_world_date


class SourceQuerySet(models.QuerySet["Source"]):
    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")

    def cited_publicly(self) -> Self:
        """Sources of evidence on public claims; evidence that was withdrawn says so in public."""
        cites = Source.objects.filter(
            pk=OuterRef("pk"), evidence__claim__publication_status="published"
        )
        return self.filter(Exists(cites))


class Source(models.Model):
    """A document, dataset, recording, official record, person or article that evidence is from."""

    public_id = PublicIdField(default=new_source_id)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    title = models.CharField(_("title"), max_length=500)
    publisher = models.ForeignKey(
        Agent,
        verbose_name=_("publisher or author"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
    )
    url = models.URLField(_("address"), max_length=2000, blank=True)
    archived_url = models.URLField(
        _("archived copy"),
        max_length=2000,
        blank=True,
        help_text=_("Address of a copy that will not change."),
    )
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        help_text=_("The article, if this source is one that the record already has."),
    )
    published_on = WorldDateField(_("published on"))
    reliability = models.CharField(
        _("reliability"),
        max_length=1,
        choices=Reliability,
        default=Reliability.F,
        help_text=_("Of the source itself, whatever it says this time."),
    )
    reliability_reason = models.CharField(_("why that grade"), max_length=300, blank=True)
    derived_from = models.ForeignKey(
        "self",
        verbose_name=_("derived from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="derivatives",
        help_text=_("The source it copies or retells. Copies of one origin count once."),
    )
    derivation = models.CharField(_("how derived"), max_length=20, choices=Derivation, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="source_has_a_title",
                violation_error_message=_("A source needs a title."),
            ),
            models.CheckConstraint(
                condition=Q(derived_from__isnull=True, derivation="")
                | (Q(derived_from__isnull=False) & ~Q(derivation="")),
                name="source_derivation_says_from_what_and_how",
                violation_error_message=_(
                    "Say both from which source it is derived and how, or neither."
                ),
            ),
            models.CheckConstraint(
                condition=Q(derived_from__isnull=True) | ~Q(derived_from=F("pk")),
                name="source_not_derived_from_itself",
                violation_error_message=_("A source cannot be derived from itself."),
            ),
            is_world_date("published_on", name="source_published_on_is_a_date"),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="source_newest_first")]

    def __str__(self) -> str:
        return self.title
