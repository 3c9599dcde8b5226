"""Assessments: the desk's findings. Drafted by one person, approved by another, then sealed."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.choices import SEALED, UNFINISHED, AssessmentState
from claims.identifiers import new_assessment_id
from claims.models.claim import Claim
from claims.models.evidence import Evidence
from claims.models.fields import PublicIdField
from claims.models.rating import Rating


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def unfinished(self) -> Self:
        return self.filter(state__in=UNFINISHED)

    def sealed(self) -> Self:
        """Published once, whatever became of it."""
        return self.filter(state__in=SEALED)

    def standing(self) -> Self:
        """The finding that counts now."""
        return self.filter(state=AssessmentState.PUBLISHED)

    def awaiting_review_by(self, person: User) -> Self:
        """What this person can review: nobody reviews their own."""
        return self.filter(state=AssessmentState.SUBMITTED).exclude(author=person)

    def changes_asked_of(self, person: User) -> Self:
        return self.filter(state=AssessmentState.CHANGES_ASKED, author=person)

    def scheduled(self) -> Self:
        return self.filter(state=AssessmentState.APPROVED, scheduled_for__isnull=False)

    def ready(self) -> Self:
        """Approved, and nobody has said when it is to be published."""
        return self.filter(state=AssessmentState.APPROVED, scheduled_for=None)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def due_for_publication(self, now: datetime) -> Self:
        return self.filter(state=AssessmentState.APPROVED, scheduled_for__lte=now)


class Assessment(models.Model):
    """What the desk finds about a claim: a rating, a short answer, and the reasoning."""

    public_id = PublicIdField(default=new_assessment_id)
    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.PROTECT, related_name="assessments"
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    rating = models.ForeignKey(
        Rating,
        verbose_name=_("rating"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
    )
    short_answer = models.CharField(
        _("short answer"),
        max_length=300,
        blank=True,
        help_text=_("The finding in one or two sentences: what readers see first."),
    )
    reasoning = models.TextField(
        _("reasoning"),
        blank=True,
        help_text=_("How you know. Paragraphs, lists, *emphasis* and [links](https://…)."),
    )
    would_settle = models.TextField(
        _("what would settle it"),
        blank=True,
        help_text=_("For what cannot be decided: the evidence that is missing."),
    )
    evidence = models.ManyToManyField(
        Evidence, verbose_name=_("evidence relied on"), blank=True, related_name="assessments"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("drafted by"),
        on_delete=models.PROTECT,
        related_name="drafted_assessments",
        editable=False,
    )
    state = models.CharField(
        _("state"),
        max_length=15,
        choices=AssessmentState,
        default=AssessmentState.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewed by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="reviewed_assessments",
    )
    review_note = models.TextField(_("reviewer's note"), blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    # What the reviewer approved it of: a digest of the claim, its answers and its evidence.
    approved_of = models.CharField(max_length=64, blank=True, editable=False)
    scheduled_for = models.DateTimeField(_("to be published at"), null=True, editable=False)
    time_zone = models.CharField(max_length=60, blank=True, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    withdrawal_notice = models.CharField(max_length=500, blank=True, editable=False)
    seal = models.JSONField(null=True, editable=False)
    seal_hash = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "number"], name="assessment_numbered_per_claim"
            ),
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(state__in=UNFINISHED),
                name="assessment_one_in_progress_per_claim",
                violation_error_message=_("Somebody is already working on a finding."),
            ),
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(state="published"),
                name="assessment_one_standing_per_claim",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("author")),
                name="assessment_nobody_approves_their_own",
                violation_error_message=_("Nobody approves their own finding."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", *SEALED])
                | (Q(reviewer__isnull=False, rating__isnull=False) & ~Q(short_answer="")),
                name="assessment_approved_by_somebody_with_rating_and_answer",
            ),
            models.CheckConstraint(
                condition=Q(state__in=SEALED, published_at__isnull=False, seal__isnull=False)
                | (~Q(state__in=SEALED) & Q(published_at__isnull=True, seal__isnull=True)),
                name="assessment_sealed_when_published",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn") | Q(withdrawal_notice=""),
                name="assessment_notice_only_when_withdrawn",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(state__in=SEALED),
                name="assessment_newest_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim.number} · {self.get_state_display()}"

    @property
    def is_over(self) -> bool:
        """Nobody works on it any more, whatever became of it."""
        return self.state not in UNFINISHED

    @property
    def is_with_reviewer(self) -> bool:
        """Submitted, and not given back since: what was submitted last is what it says."""
        return self.state not in {AssessmentState.DRAFT, AssessmentState.CHANGES_ASKED}


class AssessmentSubmission(models.Model):
    """What an assessment said when it was submitted: a reviewer sees what changed since."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    submitted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["assessment", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"], name="submission_numbered_per_assessment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment} ({self.number})"


class BlindRating(models.Model):
    """A second person's rating, given before seeing the author's."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="blind_ratings"
    )
    rater = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("why"), blank=True)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("blind rating")
        verbose_name_plural = _("blind ratings")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "rater"], name="blind_rating_once_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rater}: {self.rating}"
