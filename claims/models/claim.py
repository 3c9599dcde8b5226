"""Claims and their parts."""

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from claims import dates
from claims.choices import (
    ComponentRole,
    PublicationStatus,
    VerificationStatus,
    WorkflowState,
)
from claims.identifiers import new_claim_id, new_component_id
from claims.models.agent import Agent, Fold
from claims.models.fields import LanguageField, PublicIdField, WorldDateField, is_world_date
from claims.models.topic import Topic

SLUG_WORDS = 70
SLUG_TAIL = 6


class ClaimQuerySet(models.QuerySet["Claim"]):
    def public(self) -> Self:
        """What readers and partners may see, withdrawn records with their notice included."""
        return self.filter(
            publication_status__in=[PublicationStatus.PUBLISHED, PublicationStatus.WITHDRAWN]
        )

    def published(self) -> Self:
        return self.filter(publication_status=PublicationStatus.PUBLISHED)

    def contested(self) -> Self:
        return self.filter(verification_status=VerificationStatus.CONTESTED)

    def in_article_at(self, url: str) -> Self:
        """Claims that the article at this address carries, whichever of its addresses it is."""
        return self.filter(
            appearances__removed_at=None, appearances__revision__article__urls__url=url
        ).distinct()

    def said_from(self, day: date) -> Self:
        """Said on this day or later, as far as the claim's date tells."""
        text = day.isoformat()
        return self.filter(Q(said_on__gte=text) | Q(said_on__in=dates.coarser(text)))

    def said_until(self, day: date) -> Self:
        return self.filter(said_on__lte=day.isoformat()).exclude(said_on="")

    def matching(self, words: str) -> Self:
        """Full-text search: all the words, in French or English or as they are."""
        # A dash excludes the word that it touches. Any other is no operator, and hundreds of them
        # would overflow the database's reader of queries.
        folded = Func(
            Fold(Value(words)),
            Value(r"-+(?=[-\s()!|&<>]|$)"),
            Value(" "),
            Value("g"),
            function="regexp_replace",
            output_field=models.TextField(),
        )
        query = (
            SearchQuery(folded, config="french", search_type="websearch")
            | SearchQuery(folded, config="english", search_type="websearch")
            | SearchQuery(folded, config="simple", search_type="websearch")
        )
        return self.filter(search_vector=query)

    def in_progress(self) -> Self:
        """Somebody is at work on it, or waits for an answer or a reviewer."""
        return self.filter(
            workflow_state__in=[
                WorkflowState.CHECKING,
                WorkflowState.AWAITING_REPLY,
                WorkflowState.IN_REVIEW,
            ]
        )

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")

    def recently_changed_first(self) -> Self:
        return self.order_by("-updated_at", "-pk")

    def lock(self, claim: "Claim") -> "Claim":
        """The claim as it is now, held until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=claim.pk)


class Claim(models.Model):
    """A specific, checkable statement, independent of the words it was made in."""

    public_id = PublicIdField(default=new_claim_id)
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)
    text = models.CharField(
        _("claim"),
        max_length=1000,
        help_text=_("One checkable statement, understandable on its own. No verdict in it."),
    )
    language = LanguageField(_("language"), help_text=_("Of the wording above, such as fr or en."))
    said_on = WorldDateField(_("said on"))
    claimant = models.ForeignKey(
        Agent,
        verbose_name=_("claimant"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        help_text=_("Who makes the claim. Empty when nobody is named or described."),
    )
    topics = models.ManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="claims"
    )
    publication_status = models.CharField(
        _("publication"),
        max_length=10,
        choices=PublicationStatus,
        default=PublicationStatus.DRAFT,
        editable=False,
    )
    first_published_at = models.DateTimeField(_("public since"), null=True, editable=False)
    withdrawal_notice = models.CharField(max_length=500, blank=True, editable=False)
    verification_status = models.CharField(
        _("verification"),
        max_length=15,
        choices=VerificationStatus,
        default=VerificationStatus.UNVERIFIED,
        editable=False,
    )
    verification_status_since = models.DateTimeField(_("since"), null=True, editable=False)
    has_standing_denial = models.BooleanField(_("denied"), default=False, editable=False)
    workflow_state = models.CharField(
        _("work"),
        max_length=15,
        choices=WorkflowState,
        default=WorkflowState.ACCEPTED,
        editable=False,
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="assigned_claims",
    )
    deadline = models.DateTimeField(_("wanted by"), null=True, editable=False)
    is_urgent = models.BooleanField(_("urgent"), default=False, editable=False)
    reply_waiver = models.CharField(
        _("why nobody is asked"), max_length=300, blank=True, editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    document = models.JSONField(default=dict, editable=False)
    search_text = models.TextField(default="", editable=False)
    search_vector = models.GeneratedField(
        expression=Func(F("search_text"), function="claims_search_vector"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    created_at = models.DateTimeField(_("filed at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now_add=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="claim_has_text",
                violation_error_message=_("A claim needs words."),
            ),
            models.CheckConstraint(
                condition=Q(publication_status="draft", first_published_at__isnull=True)
                | Q(
                    publication_status__in=["published", "withdrawn"],
                    first_published_at__isnull=False,
                ),
                name="claim_public_since_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(publication_status="withdrawn") | Q(withdrawal_notice=""),
                name="claim_notice_only_when_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(has_standing_denial=False) | ~Q(verification_status="unverified"),
                name="claim_denied_is_never_unverified",
            ),
            models.CheckConstraint(
                condition=Q(verification_status__in=VerificationStatus.values),
                name="claim_verification_status_is_one",
            ),
            models.CheckConstraint(
                condition=Q(workflow_state__in=WorkflowState.values),
                name="claim_workflow_state_is_one",
            ),
            is_world_date("said_on", name="claim_said_on_is_a_date"),
        ]
        indexes = [
            GinIndex(fields=["search_vector"], name="claim_search"),
            models.Index(fields=["-created_at", "-id"], name="claim_newest_first"),
            models.Index(fields=["-updated_at", "-id"], name="claim_last_changed_first"),
            models.Index(
                fields=["publication_status", "verification_status", "-created_at", "-id"],
                name="claim_by_status",
            ),
            models.Index(fields=["workflow_state", "-created_at", "-id"], name="claim_by_work"),
            models.Index(fields=["assigned_to", "workflow_state"], name="claim_by_assignee"),
            models.Index(fields=["claimant", "-created_at", "-id"], name="claim_by_claimant"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def number(self) -> str:
        """What the desk calls it: C-12."""
        return f"C-{self.pk}"

    @property
    def is_public(self) -> bool:
        return self.publication_status != PublicationStatus.DRAFT

    def slug_for_readers(self) -> str:
        """Its words, and the end of its identifier so that no two are alike."""
        words = slugify(self.text)[:SLUG_WORDS].rsplit("-", 1)[0] or "claim"
        return f"{words}-{self.public_id[-SLUG_TAIL:]}"


class ClaimComponent(models.Model):
    """A part of a claim that can stand or fall alone: who, what, how many, to whom, when."""

    public_id = PublicIdField(default=new_component_id)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="components")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    role = models.CharField(_("part"), max_length=12, choices=ComponentRole)
    text = models.CharField(_("words"), max_length=300)

    class Meta:
        verbose_name = _("component")
        verbose_name_plural = _("components")
        ordering = ["claim", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="component_has_words",
                violation_error_message=_("A component needs words."),
            ),
            models.UniqueConstraint(
                fields=["claim", "role", "text"],
                name="component_once_per_claim",
                violation_error_message=_("This component is there twice."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.text}"
