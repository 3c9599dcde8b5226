"""Verbs about the desk's work on a claim: who does it, by when, and how far it has come."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.choices import EventKind, WorkflowState
from claims.errors import Invalid, NotNow
from claims.lifecycle import BY_HAND, check_transition
from claims.models import Claim
from claims.permissions import Permission, allows, require

NEEDS_A_REASON = frozenset({WorkflowState.NOT_CHECKABLE})


@transaction.atomic
def move(claim: Claim, to: WorkflowState | str, *, by: User, note: str = "") -> Claim:
    """Take a claim up, put it back, set it aside as not checkable, or reopen it."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(claim)
    current, wanted = WorkflowState(claim.workflow_state), WorkflowState(to)
    check_transition(current, wanted)
    if (current, wanted) not in BY_HAND:
        raise NotNow(
            _("A claim becomes “%(wanted)s” by what is done to it, not by hand.")
            % {"wanted": wanted.label},
            code="illegal_transition",
        )
    if wanted in NEEDS_A_REASON and not note.strip():
        raise Invalid(_("Say why it cannot be checked."), field="note")
    if wanted == WorkflowState.CHECKING and claim.assigned_to is None:
        claim.assigned_to = by
        claim.save(update_fields=["assigned_to"])
    put_state(claim, wanted)
    events.record_work(
        claim,
        EventKind.CLAIM_MOVED,
        by=by,
        changes={"workflow_state": (current.value, wanted.value)},
        note=note,
    )
    return claim


def put_state(claim: Claim, wanted: WorkflowState) -> None:
    """The column alone, for a verb that writes the event itself. The move must be in the table."""
    check_transition(WorkflowState(claim.workflow_state), wanted)
    claim.workflow_state = wanted
    claim.save(update_fields=["workflow_state"])


def follow(claim: Claim, wanted: WorkflowState) -> events.Changes:
    """Move on if the table allows it from here; what changed, for the event."""
    current = WorkflowState(claim.workflow_state)
    if current == wanted:
        return {}
    put_state(claim, wanted)
    return {"workflow_state": (current.value, wanted.value)}


def go_on(claim: Claim, wanted: WorkflowState, *, by: User | None, note: str = "") -> None:
    """Move a locked claim as a consequence of something else: an event of its own."""
    changes = follow(claim, wanted)
    if changes:
        events.record_work(claim, EventKind.CLAIM_MOVED, by=by, changes=changes, note=note)


def reopen(claim: Claim, *, by: User | None, note: str) -> None:
    """Something came up about a claim that was closed: work begins again."""
    if claim.workflow_state == WorkflowState.CLOSED:
        go_on(claim, WorkflowState.CHECKING, by=by, note=note)


@transaction.atomic
def assign(
    claim: Claim,
    *,
    to: User | None,
    deadline: datetime | None = None,
    is_urgent: bool = False,
    by: User,
    note: str = "",
) -> Claim:
    """Say who looks after a claim, by when, and whether it comes before others."""
    require(by, Permission.EDIT_RECORD)
    if to is not None and not allows(to, Permission.EDIT_RECORD):
        raise Invalid(_("%(who)s may not work on claims.") % {"who": to}, field="to")
    claim = Claim.objects.lock(claim)
    old = (claim.assigned_to, claim.deadline, claim.is_urgent)
    if old == (to, deadline, is_urgent):
        return claim
    claim.assigned_to, claim.deadline, claim.is_urgent = to, deadline, is_urgent
    claim.save(update_fields=["assigned_to", "deadline", "is_urgent"])
    before = [old[0] and old[0].username, old[1] and old[1].isoformat(), old[2]]
    after = [to and to.username, deadline and deadline.isoformat(), is_urgent]
    names = ("assigned_to", "deadline", "is_urgent")
    changes = {
        name: (was, now) for name, was, now in zip(names, before, after, strict=True) if was != now
    }
    events.record_work(claim, EventKind.CLAIM_ASSIGNED, by=by, changes=changes, note=note)
    return claim
