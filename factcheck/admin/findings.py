"""A finding on the desk: how readers will see it, what it lacks, what can be done with it now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.checklist import Item, before_publication, before_review
from claims.choices import SEALED, AssessmentState
from claims.documents import rating_document
from claims.errors import Text
from claims.models import Assessment, BlindRating, Evidence
from claims.permissions import Permission, allows
from factcheck.admin.buttons import Button

State = AssessmentState


@dataclass(frozen=True, slots=True)
class AsRead:
    """A finding with the words and the order that readers find on the public page."""

    rating: Mapping[str, Any] | None
    short_answer: str
    reasoning: str
    would_settle: str
    relied_on: list[str]


def as_read(finding: Assessment) -> AsRead:
    return as_it_would_read(
        rating=finding.rating,
        short_answer=finding.short_answer,
        reasoning=finding.reasoning,
        would_settle=finding.would_settle,
        evidence=finding.evidence.select_related("source"),
    )


def as_it_would_read(
    *,
    rating: Any,
    short_answer: str,
    reasoning: str,
    would_settle: str,
    evidence: Iterable[Evidence],
) -> AsRead:
    """From what is typed, before anything is saved."""
    return AsRead(
        rating_document(rating) if rating else None,
        short_answer,
        reasoning,
        would_settle,
        [item.source.title for item in evidence],
    )


def checklist_of(finding: Assessment) -> list[Item]:
    """What the next step asks for; nothing once there is none."""
    if finding.state in {State.DRAFT, State.CHANGES_ASKED}:
        return before_review(finding)
    if finding.state in {State.SUBMITTED, State.APPROVED}:
        return before_publication(finding)
    return []


def is_own(finding: Assessment, user: User) -> bool:
    return finding.author_id == user.pk


def may_judge(finding: Assessment, user: User) -> bool:
    return allows(user, Permission.REVIEW) and not is_own(finding, user)


def may_rate_unseen(finding: Assessment, user: User) -> bool:
    """Before a reviewer has read the finding, a rating of their own is worth having."""
    if finding.state != State.SUBMITTED or not may_judge(finding, user):
        return False
    return not BlindRating.objects.filter(assessment=finding, rater=user).exists()


def _may_write(finding: Assessment, user: User) -> bool:
    return allows(user, Permission.EDIT_RECORD) and is_own(finding, user)


def _may_review(_finding: Assessment, user: User) -> bool:
    return allows(user, Permission.REVIEW)


def _may_publish(_finding: Assessment, user: User) -> bool:
    return allows(user, Permission.PUBLISH_ASSESSMENT)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is done with a finding, from which states, and by whom."""

    name: str
    label: Text
    states: frozenset[str]
    may: Callable[[Assessment, User], bool]
    is_main: bool = False


UNDER_PEN = frozenset({State.DRAFT, State.CHANGES_ASKED})

STEPS = [
    Step("submit", _("Submit for review"), UNDER_PEN, _may_write, is_main=True),
    Step("edit", _("Edit the draft"), UNDER_PEN, _may_write),
    Step("abandon", _("Give the draft up"), UNDER_PEN, _may_write),
    Step("approve", _("Approve"), frozenset({State.SUBMITTED}), may_judge, is_main=True),
    Step("publish", _("Publish now"), frozenset({State.APPROVED}), _may_publish, is_main=True),
    Step("schedule", _("Schedule"), frozenset({State.APPROVED}), _may_review),
    Step("return", _("Ask for changes"), frozenset({State.SUBMITTED, State.APPROVED}), may_judge),
    Step("withdraw", _("Withdraw this finding"), frozenset({State.PUBLISHED}), _may_review),
]
"""In the order that they are offered. The verbs refuse whatever is not offered here."""


def steps_now(finding: Assessment, user: User) -> list[Button]:
    return [
        Button(step.label, act(step.name, finding), is_main=step.is_main)
        for step in STEPS
        if finding.state in step.states and step.may(finding, user)
    ]


def act(name: str, finding: Assessment) -> str:
    return reverse(f"admin:claims_assessment_{name}", args=[finding.pk])


def is_sealed(finding: Assessment) -> bool:
    return finding.state in SEALED
