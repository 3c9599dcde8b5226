"""What those concerned answer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.actions.appearances import place_of
from claims.actions.responses import (
    edit_response,
    supersede_response,
    withdraw_response,
)
from claims.choices import DENIALS, ResponseKind
from claims.errors import Invalid, NotAllowed, NotNow
from claims.models import Denial, Response
from tests.builders import (
    KEY_SENTENCE,
    a_checker,
    a_claim,
    a_person,
    a_response,
    an_agent,
    an_article,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ResponseKind.values)
def test_only_the_three_kinds_of_denial_contest_a_claim(kind: str) -> None:
    claim = a_claim()

    a_response(claim, kind=kind)

    claim.refresh_from_db()
    assert claim.has_standing_denial == (kind in DENIALS)
    assert Denial.objects.count() == (1 if kind in DENIALS else 0)


def test_a_denial_keeps_its_exact_words_and_place() -> None:
    article, claim = an_article(KEY_SENTENCE), a_claim()
    place = place_of("ces informations étaient inexactes", article.revisions.get())

    a_response(claim, words=place.quote, language="fr", place=place, where="")

    claim.refresh_from_db()
    [answer] = claim.document["responses"]
    assert answer["words"] == "ces informations étaient inexactes"
    assert answer["article"]["id"] == article.public_id
    response = Response.objects.get()
    assert response.prefix == "s vers les États-Unis, mais que "
    assert response.suffix == "."


def test_a_denial_dated_before_the_claim_is_refused() -> None:
    claim = a_claim(said_on="2022-11-10")

    with pytest.raises(Invalid, match="before the claim was made") as refusal:
        a_response(claim, said_on="2022-11-09")

    assert (refusal.value.field, refusal.value.code) == ("said_on", "before_the_claim")


def test_a_denial_in_the_month_of_the_claim_is_not_surely_before_it() -> None:
    a_response(a_claim(said_on="2022-11-10"), said_on="2022-11")

    assert Denial.objects.get().said_on == "2022-11"


def test_a_denial_in_the_future_is_refused() -> None:
    tomorrow = (timezone.now() + timedelta(days=2)).date().isoformat()

    with pytest.raises(Invalid) as refusal:
        a_response(a_claim(), said_on=tomorrow)

    assert refusal.value.field == "said_on"


def test_an_answer_says_where_it_was_given() -> None:
    with pytest.raises(Invalid):
        a_response(a_claim(), where="")


def test_a_withdrawn_denial_no_longer_contests() -> None:
    claim = a_claim(is_public=True)
    denial = a_response(claim)

    withdraw_response(denial, on="2023-05-24", note="Letter of 24 May.", by=a_checker())

    claim.refresh_from_db()
    assert claim.verification_status == "unverified"
    assert claim.document["responses"][0]["state"] == "withdrawn"
    assert claim.document["responses"][0]["ended_on"] == "2023-05-24"


def test_a_withdrawal_says_how_it_is_known() -> None:
    denial = a_response(a_claim())

    with pytest.raises(Invalid) as refusal:
        withdraw_response(denial, note=" ", by=a_checker())

    assert refusal.value.field == "note"


def test_a_later_answer_supersedes_an_earlier_one() -> None:
    claim, ministry = a_claim(), an_agent("Ministry")
    first = a_response(claim, agent=ministry, said_on="2022-11-11")
    later = a_response(claim, agent=ministry, kind="confirmation", said_on="2023-07-11")

    supersede_response(first, later=later, by=a_checker())

    claim.refresh_from_db()
    states = [(r["kind"], r["state"]) for r in claim.document["responses"]]
    assert states == [("denial", "superseded"), ("confirmation", "standing")]
    assert claim.document["responses"][0]["superseded_by"] == later.public_id
    assert claim.verification_status == "unverified"


def test_only_a_later_answer_of_the_same_agent_supersedes() -> None:
    claim, ministry = a_claim(), an_agent("Ministry")
    first = a_response(claim, agent=ministry, said_on="2022-11-11")
    stranger = a_response(claim, said_on="2023-01-01")
    earlier = a_response(claim, agent=ministry, said_on="2022-11-10")

    for later in (stranger, earlier, first):
        with pytest.raises(Invalid) as refusal:
            supersede_response(first, later=later, by=a_checker())
        assert refusal.value.field == "later"


def test_what_no_longer_stands_cannot_end_again() -> None:
    denial = a_response(a_claim())
    withdraw_response(denial, note="A letter.", by=a_checker())

    with pytest.raises(NotNow):
        withdraw_response(denial, note="A letter.", by=a_checker())


def test_correcting_an_answer_says_what_changed() -> None:
    claim = a_claim()
    denial = a_response(claim, kind="denial")

    edit_response(denial, kind="partial_denial", by=a_checker())

    event = claim.events.newest_first()[0]
    assert event.kind == "response.edited"
    assert event.changes == {f"{denial.public_id}.kind": ["denial", "partial_denial"]}


def test_a_stranger_may_not_record_a_denial() -> None:
    with pytest.raises(NotAllowed):
        a_response(a_claim(), by=a_person(), agent=an_agent())


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"words": ""}, "response_has_words"),
        ({"where": ""}, "response_says_where_it_was_given"),
        ({"state": "superseded"}, "response_superseded_by_a_response"),
        ({"ended_on": "2023"}, "response_standing_has_not_ended"),
        ({"start": 3, "end": 9}, "response_position_is_in_an_article"),
        ({"said_on": "May"}, "response_said_on_is_a_date"),
    ],
)
def test_the_database_keeps_the_rules_of_a_response(
    values: dict[str, object], constraint: str
) -> None:
    denial = a_response(a_claim())

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Response.objects.filter(pk=denial.pk).update(**values)
