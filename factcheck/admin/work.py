"""Where the desk's work on a claim stands, in words, and what this person may do about it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.choices import ReplyState, WorkflowState
from claims.documents import rating_document
from claims.errors import Text
from claims.lifecycle import moves_by_hand
from claims.models import Assessment, Claim, ReplyRequest
from claims.permissions import Permission, allows
from claims.priority import Priority, PriorityReason, priority
from factcheck.admin.buttons import Button

REASONS: dict[PriorityReason, str | Promise] = {
    PriorityReason.URGENT: _("marked urgent"),
    PriorityReason.OVERDUE: _("past its deadline"),
    PriorityReason.DUE_SOON: _("wanted within 24 hours"),
    PriorityReason.FINDING_CONTESTED: _("our published finding is contested"),
    PriorityReason.DENIED: _("denied, and not assessed yet"),
    PriorityReason.PUBLIC_AND_UNASSESSED: _("public, and not assessed yet"),
    PriorityReason.WIDELY_CARRIED: _("carried by many articles"),
    PriorityReason.ONE_ORIGIN: _("many copies, one origin"),
}

MOVES: dict[tuple[WorkflowState, WorkflowState], str | Promise] = {
    (WorkflowState.PROPOSED, WorkflowState.ACCEPTED): _("Accept it"),
    (WorkflowState.PROPOSED, WorkflowState.NOT_CHECKABLE): _("Set aside as not checkable"),
    (WorkflowState.ACCEPTED, WorkflowState.CHECKING): _("Start checking"),
    (WorkflowState.ACCEPTED, WorkflowState.NOT_CHECKABLE): _("Set aside as not checkable"),
    (WorkflowState.CHECKING, WorkflowState.ACCEPTED): _("Put it back"),
    (WorkflowState.CHECKING, WorkflowState.NOT_CHECKABLE): _("Set aside as not checkable"),
    (WorkflowState.AWAITING_REPLY, WorkflowState.CHECKING): _("Go on checking"),
    (WorkflowState.CLOSED, WorkflowState.CHECKING): _("Reopen the work"),
    (WorkflowState.NOT_CHECKABLE, WorkflowState.CHECKING): _("Check it after all"),
}
"""What each move by hand is called."""

NEEDS_NO_WORD = frozenset(
    {
        (WorkflowState.PROPOSED, WorkflowState.ACCEPTED),
        (WorkflowState.ACCEPTED, WorkflowState.CHECKING),
        (WorkflowState.CHECKING, WorkflowState.ACCEPTED),
        (WorkflowState.AWAITING_REPLY, WorkflowState.CHECKING),
    }
)
"""Moves that are made with one press. The others ask why."""

UNDER_WAY = frozenset({WorkflowState.CHECKING, WorkflowState.AWAITING_REPLY})


def priority_in_words(found: Priority) -> list[str]:
    return [str(REASONS[reason]) for reason in found.reasons]


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding on the page of its claim: what it says once it is published, never before."""

    finding: Assessment
    rating: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class RequestShown:
    """Somebody who was asked, and what can be done about it."""

    request: ReplyRequest
    is_overdue: bool
    buttons: list[Button]


@dataclass(frozen=True, slots=True)
class Work:
    """Everything about the work that the page of a claim shows."""

    claim: Claim
    score: int
    reasons: list[str]
    is_overdue: bool
    buttons: list[Button]
    findings: list[FindingShown]
    finding_buttons: list[Button]
    requests: list[RequestShown]
    reply_buttons: list[Button]
    may_see_contacts: bool


def work_on(claim: Claim, user: User) -> Work:
    now = timezone.now()
    may_write = allows(user, Permission.EDIT_RECORD)
    weight = priority(claim, now)
    findings = list(_findings(claim))
    return Work(
        claim=claim,
        score=weight.score,
        reasons=priority_in_words(weight),
        is_overdue=PriorityReason.OVERDUE in weight.reasons,
        buttons=_moves(claim) if may_write else [],
        findings=[FindingShown(row, _rating_shown(row)) for row in findings],
        finding_buttons=_finding_buttons(claim, findings) if may_write else [],
        requests=[
            request_shown(row, now=now, may_write=may_write)
            for row in claim.reply_requests.select_related(
                "agent", "asked_by", "response"
            ).order_by("-asked_at", "-pk")
        ],
        reply_buttons=_reply_buttons(claim) if may_write else [],
        may_see_contacts=may_write,
    )


def act(name: str, claim: Claim, *more: str) -> str:
    return reverse(f"admin:claims_claim_{name}", args=[claim.pk, *more])


def _moves(claim: Claim) -> list[Button]:
    current = WorkflowState(claim.workflow_state)
    moves = [
        Button(
            MOVES[current, wanted],
            act("move", claim, wanted.value),
            is_main=current == WorkflowState.ACCEPTED and wanted == WorkflowState.CHECKING,
            at_once=(current, wanted) in NEEDS_NO_WORD,
        )
        for wanted in moves_by_hand(current)
    ]
    return [*moves, Button(_("Assign"), act("assign", claim))]


def _findings(claim: Claim) -> QuerySet[Assessment]:
    rows = claim.assessments.select_related("author", "reviewer", "rating__scale")
    return rows.prefetch_related("rating__labels", "rating__scale__ratings").order_by("-number")


def _rating_shown(finding: Assessment) -> Mapping[str, Any] | None:
    """Nobody reads here what they may be asked to judge unseen."""
    if finding.published_at is None or finding.rating is None:
        return None
    return rating_document(finding.rating)


def _finding_buttons(claim: Claim, findings: list[Assessment]) -> list[Button]:
    busy = any(not row.is_over for row in findings)
    if busy or claim.workflow_state not in UNDER_WAY:
        return []
    return [Button(_("Draft a finding"), act("draft", claim), is_main=True)]


def _reply_buttons(claim: Claim) -> list[Button]:
    return [
        Button(_("Ask for a reply"), act("ask", claim)),
        Button(_("Nobody needs to be asked"), act("waive", claim)),
    ]


def request_shown(request: ReplyRequest, *, now: datetime, may_write: bool) -> RequestShown:
    is_open = request.state == ReplyState.OPEN
    is_overdue = is_open and request.deadline <= now
    buttons = _request_buttons(request, is_overdue=is_overdue) if may_write else []
    return RequestShown(request, is_overdue, buttons)


def _request_buttons(request: ReplyRequest, *, is_overdue: bool) -> list[Button]:
    def to(name: str) -> str:
        return reverse(f"admin:claims_replyrequest_{name}", args=[request.pk])

    buttons = []
    if request.state in {ReplyState.OPEN, ReplyState.SILENT}:
        buttons.append(Button(_("They have answered"), to("answered")))
    if is_overdue:
        buttons.append(Button(_("Record that no answer came"), to("silent")))
    if request.state == ReplyState.OPEN:
        buttons.append(Button(_("Cancel the request"), to("cancel")))
    return buttons


def list_of(noun: str, query: str) -> str:
    return reverse(f"admin:claims_{noun}_changelist") + f"?{query}"


def label_of(state: str) -> Text:
    return WorkflowState(state).label
