"""The desk's work on a claim, along one table."""

import random
from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from claims.actions import assessments
from claims.actions.workflow import assign, move
from claims.choices import WorkflowState
from claims.errors import Invalid, NotAllowed, NotNow, Refusal
from claims.lifecycle import BY_HAND, TRANSITIONS, diagram
from claims.models import Claim
from tests.builders import (
    a_checker,
    a_claim,
    a_draft,
    a_person,
    a_response,
    a_reviewer,
    an_approved_finding,
)


def test_every_state_has_its_row_and_can_be_reached() -> None:
    assert set(TRANSITIONS) == set(WorkflowState)
    reached = set().union(*TRANSITIONS.values())
    assert set(WorkflowState) - reached == {WorkflowState.PROPOSED}


def test_every_move_by_hand_is_in_the_table() -> None:
    assert all(wanted in TRANSITIONS[current] for current, wanted in BY_HAND)


def test_the_diagram_shows_every_move() -> None:
    drawn = diagram()

    moves = [(a, b) for a, following in TRANSITIONS.items() for b in following]
    assert all(f"    {a} --> {b}" in drawn for a, b in moves)
    assert drawn.count("-->") == len(moves) + 1


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", WorkflowState)
@pytest.mark.parametrize("current", WorkflowState)
def test_only_the_moves_of_the_table_are_made_by_hand(
    current: WorkflowState, wanted: WorkflowState
) -> None:
    claim = a_claim()
    Claim.objects.filter(pk=claim.pk).update(workflow_state=current)

    allowed = (current, wanted) in BY_HAND
    refusal = nullcontext() if allowed else pytest.raises(NotNow, match=r"Work on a claim|becomes")
    with refusal:
        move(claim, wanted, note="Because.", by=a_checker())

    claim.refresh_from_db()
    assert claim.workflow_state == (wanted if allowed else current)


@pytest.mark.django_db
def test_who_starts_checking_looks_after_the_claim() -> None:
    claim, checker = a_claim(), a_checker()

    move(claim, WorkflowState.CHECKING, by=checker)

    claim.refresh_from_db()
    assert claim.assigned_to == checker
    event = claim.events.newest_first()[0]
    assert (event.kind, event.is_public) == ("claim.moved", False)
    assert event.changes == {"workflow_state": ["accepted", "checking"]}


@pytest.mark.django_db
def test_setting_a_claim_aside_takes_a_reason() -> None:
    with pytest.raises(Invalid) as refusal:
        move(a_claim(), WorkflowState.NOT_CHECKABLE, by=a_checker())

    assert refusal.value.field == "note"


@pytest.mark.django_db
def test_work_is_assigned_to_somebody_who_may_do_it() -> None:
    claim, checker = a_claim(), a_checker()
    tomorrow = timezone.now() + timedelta(days=1)

    with pytest.raises(Invalid) as refusal:
        assign(claim, to=a_person(), by=checker)
    assert refusal.value.field == "to"
    assign(claim, to=checker, deadline=tomorrow, is_urgent=True, by=checker)

    claim.refresh_from_db()
    assert (claim.assigned_to, claim.deadline, claim.is_urgent) == (checker, tomorrow, True)
    assert claim.events.newest_first()[0].changes == {
        "assigned_to": [None, checker.username],
        "deadline": [None, tomorrow.isoformat()],
        "is_urgent": [False, True],
    }


@pytest.mark.django_db
def test_what_the_desk_does_changes_nothing_that_readers_see() -> None:
    claim = a_claim(is_public=True)
    before = Claim.objects.get(pk=claim.pk).document

    move(claim, WorkflowState.CHECKING, by=a_checker())
    assign(claim, to=None, is_urgent=True, by=a_checker())

    claim.refresh_from_db()
    assert claim.document == before
    assert claim.events.public().count() == 1


@pytest.mark.django_db
def test_a_stranger_may_not_move_a_claim() -> None:
    with pytest.raises(NotAllowed):
        move(a_claim(), WorkflowState.CHECKING, by=a_person())


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_no_walk_leaves_the_table(seed: int) -> None:
    """Whatever people try in whatever order, a claim goes only where the table lets it."""
    dice = random.Random(seed)  # noqa: S311  a game of chance, not a secret
    claim = an_approved_finding().claim if seed % 2 else a_draft().claim
    people = [a_checker(), a_reviewer(), a_reviewer()]
    state = WorkflowState(Claim.objects.get(pk=claim.pk).workflow_state)
    for _ in range(60):
        by = dice.choice(people)
        finding = claim.assessments.order_by("-number").first()
        assert finding is not None
        attempts: list[Callable[[], object]] = [
            partial(move, claim, dice.choice(list(WorkflowState)), note="x", by=by),
            partial(assessments.submit, finding, by=finding.author),
            partial(assessments.ask_changes, finding, note="More.", by=by),
            partial(assessments.approve, finding, by=by),
            partial(assessments.publish_assessment, finding, by=by),
            partial(assessments.withdraw_assessment, finding, notice="No.", by=by),
            partial(a_response, claim, by=people[0]),
        ]
        with suppress(Refusal):
            dice.choice(attempts)()
        now = WorkflowState(Claim.objects.get(pk=claim.pk).workflow_state)
        assert now == state or now in TRANSITIONS[state]
        state = now
