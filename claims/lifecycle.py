"""Where work on a claim can go from here: one table. The diagram in docs is drawn from it."""

from django.utils.translation import gettext_lazy as _

from claims.choices import WorkflowState
from claims.errors import NotNow

TRANSITIONS: dict[WorkflowState, frozenset[WorkflowState]] = {
    WorkflowState.PROPOSED: frozenset({WorkflowState.ACCEPTED, WorkflowState.NOT_CHECKABLE}),
    WorkflowState.ACCEPTED: frozenset({WorkflowState.CHECKING, WorkflowState.NOT_CHECKABLE}),
    WorkflowState.CHECKING: frozenset(
        {
            WorkflowState.ACCEPTED,
            WorkflowState.AWAITING_REPLY,
            WorkflowState.IN_REVIEW,
            WorkflowState.NOT_CHECKABLE,
        }
    ),
    WorkflowState.AWAITING_REPLY: frozenset({WorkflowState.CHECKING, WorkflowState.IN_REVIEW}),
    # A reviewer who asks for changes sends it back; only publishing closes it.
    WorkflowState.IN_REVIEW: frozenset({WorkflowState.CHECKING, WorkflowState.CLOSED}),
    # A denial, new evidence or a withdrawal reopens what was closed.
    WorkflowState.CLOSED: frozenset({WorkflowState.CHECKING}),
    WorkflowState.NOT_CHECKABLE: frozenset({WorkflowState.CHECKING}),
}

BY_HAND = frozenset(
    {
        (WorkflowState.PROPOSED, WorkflowState.ACCEPTED),
        (WorkflowState.PROPOSED, WorkflowState.NOT_CHECKABLE),
        (WorkflowState.ACCEPTED, WorkflowState.CHECKING),
        (WorkflowState.ACCEPTED, WorkflowState.NOT_CHECKABLE),
        (WorkflowState.CHECKING, WorkflowState.ACCEPTED),
        (WorkflowState.CHECKING, WorkflowState.NOT_CHECKABLE),
        (WorkflowState.AWAITING_REPLY, WorkflowState.CHECKING),
        (WorkflowState.CLOSED, WorkflowState.CHECKING),
        (WorkflowState.NOT_CHECKABLE, WorkflowState.CHECKING),
    }
)
"""Moves that somebody makes. The others follow from asking, submitting, reviewing, publishing."""


def moves_by_hand(current: WorkflowState | str) -> list[WorkflowState]:
    """Where somebody can take a claim from here, in the order of the work."""
    return [wanted for wanted in WorkflowState if (WorkflowState(current), wanted) in BY_HAND]


def check_transition(current: WorkflowState, wanted: WorkflowState) -> None:
    if wanted not in TRANSITIONS[current]:
        raise NotNow(
            _("Work on a claim that is “%(current)s” cannot go on to “%(wanted)s”.")
            % {"current": current.label, "wanted": wanted.label},
            code="illegal_transition",
        )


def diagram() -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {WorkflowState.ACCEPTED}"]
    for current, following in TRANSITIONS.items():
        lines += [f"    {current} --> {wanted}" for wanted in sorted(following)]
    return "\n".join(lines)
