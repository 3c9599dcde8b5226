"""Events: what happened to the record, for ever."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.choices import CorrectionKind, EventKind
from claims.identifiers import new_event_id
from claims.models.agent import Agent
from claims.models.article import Article
from claims.models.claim import Claim
from claims.models.fields import PublicIdField, WorldDateField
from claims.models.source import Source


class EventQuerySet(models.QuerySet["Event"]):
    def public(self) -> Self:
        return self.filter(is_public=True)

    def corrections(self) -> Self:
        """Changes of something that was public already, each with its public reason."""
        return self.public().exclude(correction="")

    def of_claims(self) -> Self:
        return self.filter(claim__isnull=False)

    def recorded_until(self, moment: datetime) -> Self:
        """What the record knew at this moment."""
        return self.filter(recorded_at__lte=moment)

    def newest_first(self) -> Self:
        return self.order_by("-position")

    def oldest_first(self) -> Self:
        return self.order_by("position")


class Event(models.Model):
    """One change, with the whole public state after it, chained to the one before.

    `position` is the order of commits, without gaps. A trigger refuses any change or deletion, and
    the application's database role may only insert.
    """

    position = models.BigIntegerField(primary_key=True)
    public_id = PublicIdField(default=new_event_id)
    kind = models.CharField(_("what happened"), max_length=40, choices=EventKind)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="events")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, related_name="events")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, null=True, related_name="events")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="events")
    sequence = models.PositiveIntegerField(_("number"))
    changes = models.JSONField(_("what changed"))
    note = models.TextField(_("why"), blank=True)
    correction = models.CharField(
        _("correction"), max_length=15, choices=CorrectionKind, blank=True
    )
    state = models.JSONField(_("state after it"))
    is_public = models.BooleanField(default=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    occurred_on = WorldDateField(_("in the world on"))
    recorded_at = models.DateTimeField(_("recorded at"))
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("history")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    claim__isnull=False,
                    article__isnull=True,
                    agent__isnull=True,
                    source__isnull=True,
                )
                | Q(
                    claim__isnull=True,
                    article__isnull=False,
                    agent__isnull=True,
                    source__isnull=True,
                )
                | Q(
                    claim__isnull=True,
                    article__isnull=True,
                    agent__isnull=False,
                    source__isnull=True,
                )
                | Q(
                    claim__isnull=True,
                    article__isnull=True,
                    agent__isnull=True,
                    source__isnull=False,
                ),
                name="event_has_one_subject",
            ),
            models.CheckConstraint(
                condition=Q(correction="") | (Q(claim__isnull=False) & ~Q(note="")),
                name="event_correction_says_why",
            ),
            models.UniqueConstraint(fields=["claim", "sequence"], name="event_claim_sequence"),
            models.UniqueConstraint(fields=["article", "sequence"], name="event_article_sequence"),
            models.UniqueConstraint(fields=["agent", "sequence"], name="event_agent_sequence"),
            models.UniqueConstraint(fields=["source", "sequence"], name="event_source_sequence"),
            models.UniqueConstraint(fields=["previous_hash"], name="event_chain_never_forks"),
        ]
        indexes = [
            models.Index(fields=["claim", "-recorded_at"], name="event_as_of"),
            models.Index(
                fields=["-position"], condition=Q(is_public=True), name="event_public_newest"
            ),
            models.Index(
                fields=["-position"],
                condition=Q(is_public=True) & ~Q(correction=""),
                name="event_corrections_newest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.kind}"

    @property
    def subject(self) -> Claim | Article | Agent | Source:
        subject = self.claim or self.article or self.agent or self.source
        assert subject is not None  # noqa: S101  kept by event_has_one_subject
        return subject
