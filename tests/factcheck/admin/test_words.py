"""Codes in sentences, and events in words."""

import pytest

from claims import verification
from claims.actions.claims import edit_claim
from claims.actions.responses import withdraw_response
from claims.models import Event
from claims.reading import ReasonCode
from factcheck.admin.changes import Change, told_each
from factcheck.admin.words import REASONS, STATUS_REASONS, reasons_in_words
from tests.builders import a_checker, a_claim, a_response, an_agent

pytestmark = pytest.mark.django_db


def test_every_reason_of_the_reader_has_a_sentence() -> None:
    assert REASONS.keys() == set(ReasonCode)


def test_every_reason_of_a_status_has_a_sentence() -> None:
    assert STATUS_REASONS.keys() >= set(verification.ReasonCode)


def test_a_reason_quotes_the_words_it_rests_on() -> None:
    assert reasons_in_words([{"code": "indirect_speech", "detail": "rapporter"}]) == [
        "reported with “said that”: “rapporter”"
    ]


def test_a_reason_of_a_newer_reader_is_shown_as_it_is() -> None:
    assert reasons_in_words([{"code": "rhyme_found", "detail": ""}]) == ["rhyme found"]


def changes_of(event: Event) -> tuple[Change, ...]:
    [told] = told_each([event])
    return told.changes


def test_a_change_of_words_is_told_with_both() -> None:
    claim = edit_claim(a_claim(text="It fell."), text="It rose.", by=a_checker())

    assert changes_of(claim.events.newest_first()[0]) == (Change("Claim", "It fell.", "It rose."),)


def test_a_change_of_claimant_is_told_by_name() -> None:
    ministry = an_agent("Ministry")
    claim = edit_claim(a_claim(), claimant=ministry, by=a_checker())

    assert changes_of(claim.events.newest_first()[0]) == (Change("Claimant", "", "Ministry"),)


def test_an_answer_is_told_in_its_words() -> None:
    claim = a_claim()
    a_response(claim, words="That is wrong.")

    assert set(changes_of(claim.events.newest_first()[0])) == {
        Change("Answer", "", "That is wrong."),
        Change("Verification", "unverified", "contested"),
    }


def test_the_end_of_an_answer_is_told_by_its_state() -> None:
    claim = a_claim()
    withdraw_response(a_response(claim), note="Said so.", by=a_checker())

    assert set(changes_of(claim.events.newest_first()[0])) == {
        Change("State", "standing", "withdrawn"),
        Change("Verification", "contested", "unverified"),
    }
