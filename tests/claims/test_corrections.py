"""Nothing public changes silently."""

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from claims.actions.agents import edit_agent
from claims.actions.appearances import edit_appearance, remove_appearance
from claims.actions.assessments import withdraw_assessment
from claims.actions.claims import Part, edit_claim, set_components
from claims.actions.evidence import edit_evidence, withdraw_evidence
from claims.actions.responses import edit_response, withdraw_response
from claims.actions.sources import edit_source
from claims.choices import ComponentRole, CorrectionKind
from claims.errors import Invalid, Refusal
from claims.models import Claim, Event
from tests.builders import (
    a_checker,
    a_claim,
    a_published_finding,
    a_response,
    a_reviewer,
    an_agent,
    an_appearance,
    evidence_for,
)

pytestmark = pytest.mark.django_db


def a_full_claim() -> Claim:
    claim = a_claim(is_public=True, claimant=an_agent("Ministry"))
    an_appearance(claim)
    a_response(claim)
    evidence_for(claim)
    return Claim.objects.get(pk=claim.pk)


def test_an_edit_of_a_public_record_is_a_correction_with_old_new_and_why() -> None:
    claim = a_full_claim()

    edit_claim(claim, text="It cost four million.", note="Misheard.", by=a_checker())

    [correction] = Event.objects.corrections()
    assert correction.correction == "correction"
    assert correction.changes["text"] == [claim.text, "It cost four million."]
    assert correction.note == "Misheard."


@pytest.mark.parametrize("kind", CorrectionKind)
def test_a_change_is_called_what_it_is(kind: CorrectionKind) -> None:
    claim = a_full_claim()

    edit_claim(claim, language="fr", note="Why.", correction=kind, by=a_checker())

    assert Event.objects.corrections().get().correction == kind


def test_before_publication_nothing_is_a_correction() -> None:
    claim = a_claim()

    edit_claim(claim, text="Other words.", note="Better.", by=a_checker())

    assert not Event.objects.exclude(correction="").exists()


def test_taking_a_finding_back_is_a_correction_and_its_notice_the_reason() -> None:
    finding = a_published_finding()

    withdraw_assessment(finding, notice="Another year's table.", by=a_reviewer())

    [correction] = Event.objects.corrections()
    assert (correction.kind, correction.correction) == ("assessment.withdrawn", "correction")
    assert correction.note == "Another year's table."


EDITS: dict[str, Callable[[Claim, str, Any], object]] = {
    "text": lambda c, note, by: edit_claim(c, text="New words.", note=note, by=by),
    "components": lambda c, note, by: set_components(
        c, [Part(ComponentRole.ACT, "sale")], note=note, by=by
    ),
    "appearance": lambda c, note, by: edit_appearance(
        c.appearances.get(), certainty="possible", note=note, by=by
    ),
    "appearance gone": lambda c, note, by: remove_appearance(c.appearances.get(), note=note, by=by),
    "answer": lambda c, note, by: edit_response(
        c.responses.get(), words="Not at all.", note=note, by=by
    ),
    "evidence": lambda c, note, by: edit_evidence(
        c.evidence.get(), excerpt="Four.", note=note, by=by
    ),
    "evidence gone": lambda c, note, by: withdraw_evidence(c.evidence.get(), reason=note, by=by),
    "denier's name": lambda c, note, by: edit_agent(
        c.responses.get().agent, name="Other name", note=note, by=by
    ),
    "source's grade": lambda c, note, by: edit_source(
        c.evidence.get().source, reliability="B", note=note, by=by
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_every_edit_of_something_public_says_why_or_is_refused(
    edit: Callable[[Claim, str, Any], object],
) -> None:
    claim = a_full_claim()
    before = claim.document

    with pytest.raises(Invalid):
        edit(claim, " ", a_checker())
    assert Claim.objects.get(pk=claim.pk).document == before

    edit(claim, "It was wrong.", a_checker())
    [correction] = Event.objects.corrections()
    assert correction.claim == claim
    assert correction.note == "It was wrong."


ADDITIONS = {"responses", "evidence", "appearances", "assessments", "reply_requests"}
MEANING = {"text", "language", "said_on", "claimant", "topics", "components"}


def silently_changed(before: dict[str, Any], event: Event) -> set[str]:
    """What a reader of the state before would find altered or gone, not merely added to."""
    after = event.state
    altered = {key for key in MEANING if bare(before[key]) != bare(after[key])}
    for key in ADDITIONS:
        now = {item["id"]: item for item in after[key]}
        altered |= {key for item in before[key] if now.get(item["id"]) != item}
    return altered


def bare(value: Any) -> Any:
    """Components without what follows from answers and evidence."""
    if isinstance(value, list):
        return [bare(item) for item in value]
    if isinstance(value, dict):
        return {k: v for k, v in value.items() if k not in {"standing_denials", "evidence"}}
    return value


DECLARED = {"response.withdrawn", "response.superseded", "claim.withdrawn", "claim.published"}
"""Kinds of event that are public entries of their own."""


@pytest.mark.parametrize("seed", range(5))
def test_a_random_walk_of_edits_leaves_no_silent_change(seed: int) -> None:
    dice, by = random.Random(seed), a_checker()  # noqa: S311
    claim = a_full_claim()
    words = iter(range(10_000))

    def attempts() -> list[Callable[[], object]]:
        note = dice.choice(["", "It was wrong.", "   "])
        kind = dice.choice(list(CorrectionKind))
        responses, evidence = list(claim.responses.all()), list(claim.evidence.all())
        places = list(claim.appearances.standing())
        return [
            lambda: edit_claim(claim, text=f"W{next(words)}", note=note, correction=kind, by=by),
            lambda: a_response(claim, by=by),
            lambda: evidence_for(claim, by=by),
            lambda: an_appearance(claim),
            lambda: edit_response(
                dice.choice(responses), words=f"W{next(words)}", note=note, correction=kind, by=by
            ),
            lambda: withdraw_response(dice.choice(responses), note=note, by=by),
            lambda: edit_evidence(
                dice.choice(evidence), excerpt=f"W{next(words)}", note=note, by=by
            ),
            lambda: withdraw_evidence(dice.choice(evidence), reason=note, by=by),
            lambda: edit_appearance(
                dice.choice(places),
                certainty=dice.choice(["certain", "possible"]),
                note=note,
                by=by,
            ),
            lambda: edit_source(
                dice.choice(evidence).source, title=f"W{next(words)}", note=note, by=by
            ),
        ]

    for _ in range(40):
        try:
            dice.choice(attempts())()
        except (Refusal, IndexError):
            continue

    events = list(claim.events.public().oldest_first())
    for before, event in pairwise(events):
        altered = silently_changed(before.state, event)
        declared = bool(event.correction and event.note.strip()) or event.kind in DECLARED
        assert not altered or declared, (event.kind, altered)
    assert any(event.correction for event in events)
