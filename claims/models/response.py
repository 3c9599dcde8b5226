"""Responses: what those concerned answer to a claim. A denial is one kind of response."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.choices import DENIALS, Capacity, ResponseKind, ResponseState
from claims.identifiers import new_response_id
from claims.models.agent import Agent
from claims.models.appearance import CONTEXT
from claims.models.article import ArticleRevision
from claims.models.claim import Claim, ClaimComponent
from claims.models.fields import LanguageField, PublicIdField, WorldDateField, is_world_date


class ResponseQuerySet(models.QuerySet["Response"]):
    def denials(self) -> Self:
        return self.filter(kind__in=DENIALS)

    def standing(self) -> Self:
        """Neither taken back nor replaced by a later answer."""
        return self.filter(state=ResponseState.STANDING)

    def public(self) -> Self:
        return self.filter(claim__publication_status="published")

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class Response(models.Model):
    """What an agent concerned says about a claim, in its own words."""

    public_id = PublicIdField(default=new_response_id)
    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.PROTECT, related_name="responses"
    )
    agent = models.ForeignKey(
        Agent,
        verbose_name=_("who answers"),
        on_delete=models.PROTECT,
        related_name="responses",
    )
    kind = models.CharField(
        _("kind"),
        max_length=30,
        choices=ResponseKind,
        help_text=_("“Declines to comment” is no denial and no confirmation."),
    )
    capacity = models.CharField(
        _("in which capacity"), max_length=15, choices=Capacity, default=Capacity.SUBJECT
    )
    words = models.TextField(
        _("exact words"), help_text=_("Verbatim, in the language they are quoted in.")
    )
    language = LanguageField(_("language of the words"))
    said_on = WorldDateField(_("said on"))
    components = models.ManyToManyField(
        ClaimComponent,
        verbose_name=_("components answered"),
        blank=True,
        related_name="responses",
        help_text=_("Which parts of the claim it is about. None chosen: the claim as a whole."),
    )
    revision = models.ForeignKey(
        ArticleRevision,
        verbose_name=_("read in article"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="responses",
    )
    prefix = models.CharField(max_length=CONTEXT, blank=True, editable=False)
    suffix = models.CharField(max_length=CONTEXT, blank=True, editable=False)
    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    url = models.URLField(
        _("address"), max_length=2000, blank=True, help_text=_("Where it can be read or heard.")
    )
    where = models.CharField(
        _("where it was said"),
        max_length=200,
        blank=True,
        help_text=_("Such as “press briefing” or “letter to us”."),
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=ResponseState,
        default=ResponseState.STANDING,
        editable=False,
    )
    ended_on = WorldDateField(_("withdrawn or superseded on"), editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    superseded_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="supersedes",
    )
    created_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="response_has_words",
                violation_error_message=_("Give the exact words of the answer."),
            ),
            models.CheckConstraint(
                condition=Q(revision__isnull=False) | ~Q(url="") | ~Q(where=""),
                name="response_says_where_it_was_given",
                violation_error_message=_(
                    "Say where the answer was given: an article, an address or an occasion."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="superseded", superseded_by__isnull=False)
                | (~Q(state="superseded") & Q(superseded_by__isnull=True)),
                name="response_superseded_by_a_response",
            ),
            models.CheckConstraint(
                condition=~Q(state="standing") | Q(ended_on=""),
                name="response_standing_has_not_ended",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, revision__isnull=False),
                name="response_position_is_in_an_article",
            ),
            is_world_date("said_on", name="response_said_on_is_a_date"),
            is_world_date("ended_on", name="response_ended_on_is_a_date"),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="response_newest_first")]

    def __str__(self) -> str:
        return f"{self.agent} {self.get_kind_display()}"

    @property
    def is_denial(self) -> bool:
        return self.kind in DENIALS


class DenialManager(models.Manager.from_queryset(ResponseQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> ResponseQuerySet:
        denials: ResponseQuerySet = super().get_queryset().filter(kind__in=DENIALS)
        return denials


class Denial(Response):
    """A response that says the claim, or part of it, is not so. It is no verdict."""

    objects = DenialManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name = _("denial")
        verbose_name_plural = _("denials")
