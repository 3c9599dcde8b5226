"""Appearances: where a claim stands in an article, and on whose word."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.choices import ArticleStance, Certainty
from claims.identifiers import new_appearance_id
from claims.models.agent import Agent
from claims.models.article import ArticleRevision
from claims.models.claim import Claim
from claims.models.fields import PublicIdField

CONTEXT = 32
"""Characters of text kept before and after a quotation, so that it can be found again."""


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def standing(self) -> Self:
        """Not taken back by the desk."""
        return self.filter(removed_at=None)


class Appearance(models.Model):
    """A claim in the exact words of one article revision (a W3C text quote and position)."""

    public_id = PublicIdField(default=new_appearance_id)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="appearances")
    revision = models.ForeignKey(
        ArticleRevision,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        related_name="appearances",
    )
    quote = models.TextField(_("exact words"))
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    certainty = models.CharField(
        _("certainty of the wording"),
        max_length=15,
        choices=Certainty,
        default=Certainty.UNDERSPECIFIED,
    )
    stance = models.CharField(
        _("the article's stance"),
        max_length=10,
        choices=ArticleStance,
        default=ArticleStance.OBSERVING,
    )
    removed_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="appearance_has_extent"),
            models.CheckConstraint(condition=~Q(quote=""), name="appearance_has_words"),
            models.UniqueConstraint(
                fields=["claim", "revision", "start", "end"],
                condition=Q(removed_at__isnull=True),
                name="appearance_once_per_place",
                violation_error_message=_("This claim already has an appearance at this place."),
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.quote}”"


class AttributionStep(models.Model):
    """One link of a chain of hearsay: who passes the claim on, with which verb and hedge.

    The first step is the outlet nearest to the reader, the last the one whose word it is.
    """

    appearance = models.ForeignKey(Appearance, on_delete=models.CASCADE, related_name="attribution")
    position = models.PositiveSmallIntegerField(_("order"))
    agent = models.ForeignKey(
        Agent, verbose_name=_("agent"), on_delete=models.PROTECT, related_name="attributions"
    )
    mention = models.CharField(_("as the article calls them"), max_length=300, blank=True)
    cue = models.CharField(
        _("cue"), max_length=100, blank=True, help_text=_("The words that attribute: “said”.")
    )
    hedge = models.CharField(
        _("hedge"), max_length=100, blank=True, help_text=_("Such as “reportedly”.")
    )

    class Meta:
        verbose_name = _("attribution step")
        verbose_name_plural = _("attribution chain")
        ordering = ["appearance", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["appearance", "position"], name="attribution_one_agent_per_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.agent}"
