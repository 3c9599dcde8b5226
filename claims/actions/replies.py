"""Verbs about the right of reply: asking, reminding, and recording what came or did not come."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.actions.values import check, tidy
from claims.actions.workflow import follow
from claims.choices import EventKind, ReplyChannel, ReplyState, WorkflowState
from claims.errors import Invalid, NotNow
from claims.lifecycle import TRANSITIONS
from claims.models import Agent, Claim, ReplyRequest, Response
from claims.permissions import Permission, require
from claims.reading import normalise


@transaction.atomic
def ask_for_reply(
    claim: Claim,
    *,
    agent: Agent,
    questions: str,
    channel: ReplyChannel | str,
    deadline: datetime,
    asked_at: datetime | None = None,
    contact: str = "",
    by: User,
) -> ReplyRequest:
    """Put on record that somebody concerned was asked, with which questions and until when."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(claim)
    now = timezone.now()
    asked_at = asked_at or now
    if asked_at > now:
        raise Invalid(_("This moment is in the future."), field="asked_at")
    request = ReplyRequest(
        claim=claim,
        agent=agent,
        questions=normalise(questions).strip(),
        channel=channel,
        contact=tidy(contact),
        asked_by=by,
        asked_at=asked_at,
        deadline=deadline,
        remind_at=asked_at + (deadline - asked_at) / 2,
    )
    check(request)
    request.save()
    changes: dict[str, tuple[object, object]] = {"reply_requests": (None, request.public_id)}
    if WorkflowState.AWAITING_REPLY in TRANSITIONS[WorkflowState(claim.workflow_state)]:
        changes |= follow(claim, WorkflowState.AWAITING_REPLY)
    _record(claim, EventKind.REPLY_ASKED, changes, by=by)
    return request


@transaction.atomic
def answer_reply_request(request: ReplyRequest, response: Response, *, by: User) -> ReplyRequest:
    """Say which recorded answer came of asking."""
    require(by, Permission.EDIT_RECORD)
    claim, request = _lock(request)
    if request.state not in {ReplyState.OPEN, ReplyState.SILENT}:
        raise NotNow(
            _("This request is closed: %(state)s.") % {"state": request.get_state_display()}
        )
    if response.claim_id != claim.pk:
        raise Invalid(_("This answer is to another claim."), field="response")
    _end(request, ReplyState.ANSWERED, response=response)
    changes = {request.public_id: (None, response.public_id), **_back_to_checking(claim)}
    _record(claim, EventKind.REPLY_ANSWERED, changes, by=by)
    return request


@transaction.atomic
def record_silence(request: ReplyRequest, *, by: User | None = None) -> ReplyRequest:
    """The deadline has passed without an answer. The clock does this; a person may."""
    require(by, Permission.RECORD_SILENCE)
    claim, request = _lock(request)
    if request.state != ReplyState.OPEN:
        return request
    if request.deadline > timezone.now():
        raise NotNow(_("The deadline has not passed yet."))
    _end(request, ReplyState.SILENT)
    changes = {request.public_id: ("open", "silent"), **_back_to_checking(claim)}
    _record(claim, EventKind.REPLY_SILENT, changes, by=by)
    return request


@transaction.atomic
def cancel_reply_request(request: ReplyRequest, *, by: User, note: str) -> ReplyRequest:
    """The request was a mistake, or is no longer needed."""
    require(by, Permission.EDIT_RECORD)
    claim, request = _lock(request)
    if request.state != ReplyState.OPEN:
        raise NotNow(_("Only an open request can be cancelled."))
    if not note.strip():
        raise Invalid(_("Say why it is cancelled."), field="note")
    _end(request, ReplyState.CANCELLED)
    changes = {request.public_id: ("open", "cancelled"), **_back_to_checking(claim)}
    _record(claim, EventKind.REPLY_CANCELLED, changes, by=by, note=note)
    return request


@transaction.atomic
def waive_reply(claim: Claim, *, reason: str, by: User) -> Claim:
    """Decide that nobody is asked, and say why: readers will see the reason."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(claim)
    reason = tidy(reason)
    if not reason:
        raise Invalid(_("Say why nobody is asked for a reply."), field="reason")
    old, claim.reply_waiver = claim.reply_waiver, reason
    check(claim)
    claim.save(update_fields=["reply_waiver"])
    events.record_work(
        claim, EventKind.REPLY_WAIVED, by=by, changes={"reply_waiver": (old, reason)}, note=reason
    )
    return claim


def _lock(request: ReplyRequest) -> tuple[Claim, ReplyRequest]:
    claim = Claim.objects.lock(request.claim)
    return claim, claim.reply_requests.select_for_update(of=("self",), no_key=True).get(
        pk=request.pk
    )


def _end(request: ReplyRequest, state: ReplyState, *, response: Response | None = None) -> None:
    request.state, request.response, request.ended_at = state, response, timezone.now()
    check(request)
    request.save()


def _back_to_checking(claim: Claim) -> events.Changes:
    """When nobody is waited for any more, work goes on."""
    waiting = claim.workflow_state == WorkflowState.AWAITING_REPLY
    if waiting and not claim.reply_requests.open().exists():
        return follow(claim, WorkflowState.CHECKING)
    return {}


def _record(
    claim: Claim, kind: EventKind, changes: events.Changes, *, by: User | None, note: str = ""
) -> None:
    """Who was asked is public once there is a finding that it goes with."""
    if claim.assessments.sealed().exists():
        moved = {"workflow_state": changes["workflow_state"]} if "workflow_state" in changes else {}
        seen = {name: change for name, change in changes.items() if name not in moved}
        events.record_claim(claim, kind, by=by, changes=seen, note=note)
        if moved:
            events.record_work(claim, EventKind.CLAIM_MOVED, by=by, changes=moved, note=note)
    else:
        events.record_work(claim, kind, by=by, changes=changes, note=note)
