"""Verbs about findings: drafting, reviewing, publishing, withdrawing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.actions.claims import put_public
from claims.actions.values import assign, check, require_unchanged, tidy
from claims.actions.workflow import follow, go_on, reopen
from claims.checklist import before_publication, before_review, require_all
from claims.choices import (
    AssessmentState,
    CorrectionKind,
    EventKind,
    PublicationStatus,
    WorkflowState,
)
from claims.documents import Document, claim_document
from claims.errors import Invalid, NotAllowed, NotNow, Refusal
from claims.models import (
    Assessment,
    AssessmentSubmission,
    BlindRating,
    Claim,
    Evidence,
    Rating,
)
from claims.permissions import Permission, require
from claims.reading import normalise
from claims.seals import digest, digest_of_record, make_seal

LONG_TEXTS = ("reasoning", "would_settle")


@transaction.atomic
def draft_assessment(
    claim: Claim, *, evidence: Sequence[Evidence] = (), by: User, **values: Any
) -> Assessment:
    """Begin a finding about a claim that is being checked. One at a time."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(claim)
    if claim.workflow_state not in {WorkflowState.CHECKING, WorkflowState.AWAITING_REPLY}:
        raise NotNow(_("Start checking this claim before you draft a finding."))
    assessment = Assessment(
        claim=claim, author=by, number=claim.assessments.count() + 1, **_tidied(values)
    )
    check(assessment)
    assessment.save()
    _set_evidence(assessment, evidence)
    changes = {"assessments": (None, assessment.public_id)}
    events.record_work(claim, EventKind.ASSESSMENT_DRAFTED, by=by, changes=changes)
    return assessment


def _tidied(values: dict[str, Any]) -> dict[str, Any]:
    tidied = dict(values)
    for name in LONG_TEXTS:
        if name in tidied:
            tidied[name] = normalise(tidied[name]).strip()
    if "short_answer" in tidied:
        tidied["short_answer"] = tidy(tidied["short_answer"])
    return tidied


def _set_evidence(assessment: Assessment, evidence: Sequence[Evidence]) -> None:
    if any(item.claim_id != assessment.claim_id for item in evidence):
        raise Invalid(_("This evidence belongs to another claim."), field="evidence")
    assessment.evidence.set(evidence)


@transaction.atomic
def edit_draft(
    assessment: Assessment,
    *,
    evidence: Sequence[Evidence] | None = None,
    expected_version: int | None = None,
    by: User,
    **values: Any,
) -> Assessment:
    """Work on one's own draft. What is submitted, approved or published is not edited."""
    claim, assessment = _lock(assessment, by, Permission.EDIT_RECORD)
    _require_state(assessment, AssessmentState.DRAFT, AssessmentState.CHANGES_ASKED)
    _require_author(assessment, by)
    require_unchanged(assessment, expected_version)
    changes = dict(assign(assessment, _tidied(values)))
    if evidence is not None:
        old = sorted(item.public_id for item in assessment.evidence.all())
        new = sorted(item.public_id for item in evidence)
        if old != new:
            _set_evidence(assessment, evidence)
            changes["evidence"] = (old, new)
    if not changes:
        return assessment
    assessment.version += 1
    check(assessment)
    assessment.save()
    events.record_work(claim, EventKind.ASSESSMENT_EDITED, by=by, changes=changes)
    return assessment


@transaction.atomic
def submit(assessment: Assessment, *, by: User) -> Assessment:
    """Ask for a review. What is submitted is kept, to show later what changed."""
    claim, assessment = _lock(assessment, by, Permission.EDIT_RECORD)
    _require_state(assessment, AssessmentState.DRAFT, AssessmentState.CHANGES_ASKED)
    _require_author(assessment, by)
    require_all(before_review(assessment))
    AssessmentSubmission.objects.create(
        assessment=assessment,
        number=assessment.submissions.count() + 1,
        content=content_of(assessment),
    )
    moved = follow(claim, WorkflowState.IN_REVIEW)
    _to(assessment, AssessmentState.SUBMITTED, reviewer=None, approved_at=None, approved_of="")
    _record_work(claim, assessment, EventKind.ASSESSMENT_SUBMITTED, by=by, changes=moved)
    return assessment


def content_of(assessment: Assessment) -> Document:
    """What a reviewer reads, to be compared with what they read before."""
    return {
        "rating": str(assessment.rating_id or ""),
        "short_answer": assessment.short_answer,
        "reasoning": assessment.reasoning,
        "would_settle": assessment.would_settle,
        "evidence": sorted(item.public_id for item in assessment.evidence.all()),
    }


@transaction.atomic
def ask_changes(assessment: Assessment, *, by: User, note: str) -> Assessment:
    """Send a finding back to its author, saying what to change."""
    claim, assessment = _lock(assessment, by, Permission.REVIEW)
    _require_state(assessment, AssessmentState.SUBMITTED, AssessmentState.APPROVED)
    _require_another(assessment, by)
    if not note.strip():
        raise Invalid(_("Say what should change."), field="note")
    moved = follow(claim, WorkflowState.CHECKING)
    _to(
        assessment,
        AssessmentState.CHANGES_ASKED,
        reviewer=by,
        review_note=note,
        approved_at=None,
        approved_of="",
        scheduled_for=None,
        time_zone="",
    )
    _record_work(claim, assessment, EventKind.ASSESSMENT_RETURNED, by=by, changes=moved, note=note)
    return assessment


@transaction.atomic
def approve(assessment: Assessment, *, by: User, note: str = "") -> Assessment:
    """A second person stands by it. Nobody approves their own."""
    claim, assessment = _lock(assessment, by, Permission.REVIEW)
    _require_state(assessment, AssessmentState.SUBMITTED)
    _require_another(assessment, by)
    require_all(before_review(assessment))
    _to(
        assessment,
        AssessmentState.APPROVED,
        reviewer=by,
        review_note=note,
        approved_at=timezone.now(),
        approved_of=digest_of_record(claim_document(claim)),
    )
    _record_work(claim, assessment, EventKind.ASSESSMENT_APPROVED, by=by, note=note)
    return assessment


@transaction.atomic
def rate_blind(
    assessment: Assessment, *, rating: Rating, reason: str = "", by: User
) -> BlindRating:
    """A second rating, before its giver has seen the first one."""
    _claim, assessment = _lock(assessment, by, Permission.REVIEW)
    _require_state(assessment, AssessmentState.SUBMITTED)
    _require_another(assessment, by)
    blind = BlindRating(
        assessment=assessment, rater=by, rating=rating, reason=normalise(reason).strip()
    )
    check(blind)
    blind.save()
    return blind


@transaction.atomic
def schedule(
    assessment: Assessment, *, at: datetime | None, time_zone: str = "UTC", by: User
) -> Assessment:
    """Publish an approved finding at a later moment, or no longer do so."""
    claim, assessment = _lock(assessment, by, Permission.REVIEW)
    _require_state(assessment, AssessmentState.APPROVED)
    if at is not None and at <= timezone.now():
        raise Invalid(_("This moment has passed."), field="scheduled_for")
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Invalid(_("There is no such time zone."), field="time_zone") from error
    old, assessment.scheduled_for = assessment.scheduled_for, at
    assessment.time_zone = time_zone if at else ""
    assessment.save(update_fields=["scheduled_for", "time_zone"])
    changes = {"scheduled_for": (old and old.isoformat(), at and at.isoformat())}
    _record_work(claim, assessment, EventKind.ASSESSMENT_SCHEDULED, by=by, changes=changes)
    return assessment


@transaction.atomic
def publish_assessment(assessment: Assessment, *, by: User | None) -> Assessment:
    """Through the guard, sealed, and in place of the finding that stood before.

    The claim's record is made public with it if it is not yet. The clock publishes what a person
    has scheduled: nobody is `by` then.
    """
    claim, assessment = _lock(assessment, by, Permission.PUBLISH_ASSESSMENT)
    if by is None and assessment.scheduled_for is None:
        raise NotNow(_("Nobody has scheduled this finding."))
    require_all(before_publication(assessment))
    if claim.publication_status == PublicationStatus.WITHDRAWN:
        raise NotNow(_("The record of this claim was withdrawn. Publish it again first."))
    if claim.publication_status == PublicationStatus.DRAFT:
        put_public(claim, by=by)
    now = timezone.now()
    earlier = claim.assessments.standing().first()
    if earlier is not None:
        _to(earlier, AssessmentState.SUPERSEDED, ended_at=now)
    assessment.claim = claim
    seal = make_seal(assessment, claim_document(claim))
    _to(
        assessment,
        AssessmentState.PUBLISHED,
        published_at=now,
        seal=seal,
        seal_hash=digest(seal),
    )
    events.record_claim(
        claim,
        EventKind.ASSESSMENT_PUBLISHED,
        by=by,
        changes={"assessment": (earlier and earlier.public_id, assessment.public_id)},
    )
    go_on(claim, WorkflowState.CLOSED, by=by)
    return assessment


@transaction.atomic
def publish_due(assessment: Assessment) -> Assessment:
    """Do what a person has scheduled, once its moment has come. Twice is once.

    A finding that can no longer be published stays approved, scheduled no more; the history has
    the reason.
    """
    claim, assessment = _lock(assessment, None, Permission.PUBLISH_ASSESSMENT)
    if not _is_due(assessment):
        return assessment
    try:
        return publish_assessment(assessment, by=None)
    except Refusal as refusal:
        _hold_back(claim, assessment, str(refusal))
    return assessment


def _is_due(assessment: Assessment) -> bool:
    moment = assessment.scheduled_for
    approved = assessment.state == AssessmentState.APPROVED
    return approved and moment is not None and moment <= timezone.now()


def _hold_back(claim: Claim, assessment: Assessment, reason: str) -> None:
    changes = {
        "scheduled_for": (assessment.scheduled_for and assessment.scheduled_for.isoformat(), None)
    }
    assessment.scheduled_for, assessment.time_zone = None, ""
    assessment.save(update_fields=["scheduled_for", "time_zone"])
    kind = EventKind.ASSESSMENT_SCHEDULED
    _record_work(claim, assessment, kind, by=None, changes=changes, note=reason)


@transaction.atomic
def withdraw_assessment(assessment: Assessment, *, notice: str, by: User) -> Assessment:
    """Take a published finding back. Its place says so, and work on the claim begins again."""
    claim, assessment = _lock(assessment, by, Permission.REVIEW)
    _require_state(assessment, AssessmentState.PUBLISHED)
    notice = tidy(notice)
    if not notice:
        raise Invalid(_("Write the notice that readers will find."), field="notice")
    _to(
        assessment,
        AssessmentState.WITHDRAWN,
        withdrawal_notice=notice,
        ended_at=timezone.now(),
    )
    events.record_claim(
        claim,
        EventKind.ASSESSMENT_WITHDRAWN,
        by=by,
        changes={"assessment": (assessment.public_id, None)},
        note=notice,
        correction=CorrectionKind.CORRECTION,
    )
    reopen(claim, by=by, note=notice)
    return assessment


@transaction.atomic
def abandon(assessment: Assessment, *, by: User, note: str = "") -> Assessment:
    """Give up a draft. Another can be begun."""
    claim, assessment = _lock(assessment, by, Permission.EDIT_RECORD)
    _require_state(assessment, AssessmentState.DRAFT, AssessmentState.CHANGES_ASKED)
    _require_author(assessment, by)
    _to(assessment, AssessmentState.ABANDONED)
    _record_work(claim, assessment, EventKind.ASSESSMENT_ABANDONED, by=by, note=note)
    return assessment


def _lock(
    assessment: Assessment, by: User | None, permission: Permission
) -> tuple[Claim, Assessment]:
    require(by, permission)
    claim = Claim.objects.lock(assessment.claim)
    rows = claim.assessments.select_for_update(of=("self",), no_key=True).select_related(
        "rating__scale"
    )
    return claim, rows.get(pk=assessment.pk)


def _require_state(assessment: Assessment, *states: AssessmentState) -> None:
    if assessment.state not in states:
        raise NotNow(
            _("This finding is not in that state: it is %(state)s.")
            % {"state": assessment.get_state_display()}
        )


def _require_author(assessment: Assessment, by: User) -> None:
    if assessment.author_id != by.pk:
        raise NotAllowed(_("This is the draft of %(author)s.") % {"author": assessment.author})


def _require_another(assessment: Assessment, by: User) -> None:
    if assessment.author_id == by.pk:
        raise NotAllowed(_("Nobody reviews their own finding."), code="own_finding")


def _to(assessment: Assessment, state: AssessmentState, **values: Any) -> None:
    for name, value in {"state": state, **values}.items():
        setattr(assessment, name, value)
    check(assessment)
    assessment.save()


def _record_work(
    claim: Claim,
    assessment: Assessment,
    kind: EventKind,
    *,
    by: User | None,
    changes: events.Changes | None = None,
    note: str = "",
) -> None:
    seen = {"assessment": (None, assessment.public_id), **(changes or {})}
    events.record_work(claim, kind, by=by, changes=seen, note=note)
