"""Which claim comes first, and why: a sum of reasons that an editor can read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from claims.choices import PublicationStatus, WorkflowState
from claims.models import Claim

SOON = timedelta(hours=24)
MANY_ARTICLES = 3


class PriorityReason(StrEnum):
    """What makes a claim urgent. Words for people are the doors' business."""

    URGENT = "urgent"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    FINDING_CONTESTED = "finding_contested"
    DENIED = "denied"
    PUBLIC_AND_UNASSESSED = "public_and_unassessed"
    WIDELY_CARRIED = "widely_carried"
    ONE_ORIGIN = "one_origin"


WEIGHTS = {
    PriorityReason.URGENT: 100,
    PriorityReason.OVERDUE: 80,
    PriorityReason.FINDING_CONTESTED: 60,
    PriorityReason.DUE_SOON: 40,
    PriorityReason.DENIED: 20,
    PriorityReason.PUBLIC_AND_UNASSESSED: 10,
    PriorityReason.WIDELY_CARRIED: 10,
    PriorityReason.ONE_ORIGIN: 5,
}


@dataclass(frozen=True, slots=True)
class Priority:
    """How pressing a claim is; more is more."""

    reasons: tuple[PriorityReason, ...]

    @property
    def score(self) -> int:
        return sum(WEIGHTS[reason] for reason in self.reasons)


def priority(claim: Claim, now: datetime) -> Priority:
    """From the claim's own row, so that a list needs no further query."""
    document = claim.document
    assessed = document["assessment"] is not None
    return weigh(claim, counts=document["counts"], assessed=assessed, now=now)


def weigh(claim: Claim, *, counts: Mapping[str, int], assessed: bool, now: datetime) -> Priority:
    """The same, for a list that does not load whole documents."""
    is_open = claim.workflow_state not in {WorkflowState.CLOSED, WorkflowState.NOT_CHECKABLE}
    time_left = claim.deadline - now if claim.deadline and is_open else None
    holds = {
        PriorityReason.URGENT: claim.is_urgent,
        PriorityReason.OVERDUE: time_left is not None and time_left < timedelta(0),
        PriorityReason.FINDING_CONTESTED: assessed and claim.verification_status == "contested",
        PriorityReason.DUE_SOON: time_left is not None and timedelta(0) <= time_left <= SOON,
        PriorityReason.DENIED: claim.has_standing_denial and not assessed,
        PriorityReason.PUBLIC_AND_UNASSESSED: (
            claim.publication_status == PublicationStatus.PUBLISHED and not assessed
        ),
        PriorityReason.WIDELY_CARRIED: counts["articles"] >= MANY_ARTICLES,
        PriorityReason.ONE_ORIGIN: counts["articles"] > 1 == counts["independent_origins"],
    }
    return Priority(tuple(reason for reason, met in holds.items() if met))
