"""One event per change: ordered, chained, never altered, and enough to know any past moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from claims.actions.agents import edit_agent
from claims.actions.assessments import withdraw_assessment
from claims.actions.claims import edit_claim, publish_record, withdraw_record
from claims.actions.responses import withdraw_response
from claims.events import public_state_as_of, state_as_of, verify_chain
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


def kinds(claim: Claim) -> list[str]:
    return [event.kind for event in claim.events.oldest_first()]


def test_each_change_of_a_claim_is_one_event() -> None:
    claim = a_claim()
    edit_claim(claim, text="The bridge cost four million euros.", by=a_checker())
    an_appearance(claim)
    denial = a_response(claim)
    evidence_for(claim)
    publish_record(claim, by=a_checker())
    withdraw_response(denial, note="Said so in a letter.", by=a_checker())

    assert kinds(claim) == [
        "claim.filed",
        "claim.edited",
        "appearance.added",
        "response.recorded",
        "evidence.added",
        "claim.published",
        "response.withdrawn",
    ]
    assert [event.sequence for event in claim.events.oldest_first()] == [1, 2, 3, 4, 5, 6, 7]


def test_an_edit_that_changes_nothing_is_no_event() -> None:
    claim = a_claim()

    edit_claim(claim, text=claim.text, topics=[], by=a_checker())

    assert kinds(claim) == ["claim.filed"]


def test_an_event_says_what_changed_and_who_did_it_and_why() -> None:
    checker, claim = a_checker(), a_claim(text="The bridge cost 3 million.")

    edit_claim(claim, text="The bridge cost 4 million.", note="Misheard.", by=checker)

    event = claim.events.newest_first()[0]
    assert event.changes == {"text": ["The bridge cost 3 million.", "The bridge cost 4 million."]}
    assert (event.actor, event.note) == (checker, "Misheard.")


def test_a_denial_contests_a_claim_in_the_same_event() -> None:
    claim = a_claim(is_public=True)

    a_response(claim)

    event = claim.events.newest_first()[0]
    claim.refresh_from_db()
    assert claim.verification_status == "contested"
    assert event.kind == "response.recorded"
    assert event.changes["verification_status"] == ["unverified", "contested"]
    assert event.state == claim.document


def test_the_state_of_any_past_moment_comes_back_exactly() -> None:
    claim = a_claim(is_public=True)
    a_response(claim)
    edit_claim(claim, text="The bridge cost nine million.", note="Misheard.", by=a_checker())

    for event in claim.events.all():
        assert state_as_of(claim, recorded_by=event.recorded_at) == event.state
    first = claim.events.oldest_first()[0]
    assert state_as_of(claim, recorded_by=first.recorded_at - timedelta(microseconds=1)) is None


def test_the_public_sees_nothing_of_the_time_before_publication() -> None:
    claim = a_claim()
    before = timezone.now()
    publish_record(claim, by=a_checker())

    claim.refresh_from_db()
    assert public_state_as_of(claim, recorded_by=before) is None
    assert public_state_as_of(claim) == claim.document


def test_of_a_finding_withdrawn_since_the_public_sees_the_notice_in_the_past_as_well() -> None:
    finding = a_published_finding(short_answer="It cost four.")
    while_it_stood = timezone.now()
    withdraw_assessment(finding, notice="Another year's table.", by=a_reviewer())

    claim = Claim.objects.get(pk=finding.claim_id)
    kept = state_as_of(claim, recorded_by=while_it_stood) or {}
    shown = public_state_as_of(claim, recorded_by=while_it_stood) or {}

    assert kept["assessment"]["short_answer"] == "It cost four."
    assert shown["assessment"] is None
    assert shown["assessments"][0]["short_answer"] == ""
    assert shown["assessments"][0]["withdrawal_notice"] == "Another year's table."


def test_on_the_world_s_clock_a_later_denial_has_not_been_made_yet() -> None:
    claim = a_claim(is_public=True, said_on="2022-11-10")
    a_response(claim, said_on="2022-11-11")
    claim.refresh_from_db()

    said, denied = date(2022, 11, 10), date(2022, 11, 11)
    statuses = [
        (state_as_of(claim, occurred_by=day) or {})["verification_status"] for day in (said, denied)
    ]

    assert statuses == ["unverified", "contested"]
    assert state_as_of(claim, occurred_by=date(2022, 11, 9)) is None


def test_a_denial_withdrawn_later_still_stood_on_the_days_before() -> None:
    claim = a_claim(said_on="2022-11-10")
    denial = a_response(claim, said_on="2022-11-11")
    withdraw_response(denial, on="2023-05-24", note="Corrected by the ministry.", by=a_checker())
    claim.refresh_from_db()

    known = state_as_of(claim, occurred_by=date(2023, 5, 23)) or {}
    assert known["verification_status"] == "contested"
    assert claim.document["verification_status"] == "unverified"


def test_renaming_an_agent_is_an_event_of_every_claim_that_mentions_it() -> None:
    agent = an_agent("Defence Ministry")
    claimed, denied, other = a_claim(claimant=agent), a_claim(), a_claim()
    a_response(denied, agent=agent)

    edit_agent(agent, name="Ministry of National Defence", by=a_checker())

    for claim in (claimed, denied):
        assert kinds(claim)[-1] == "claim.mention_changed"
    assert kinds(other) == ["claim.filed"]
    claimed.refresh_from_db()
    assert claimed.document["claimant"]["name"] == "Ministry of National Defence"


@pytest.mark.parametrize(
    "statement",
    ["UPDATE claims_event SET note = 'x'", "DELETE FROM claims_event", "TRUNCATE claims_event"],
)
def test_history_cannot_be_changed_by_its_owner(statement: str) -> None:
    a_claim()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE claims_event ENABLE TRIGGER event_never_truncated")

        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            cursor.execute(statement)

        cursor.execute("ALTER TABLE claims_event DISABLE TRIGGER event_never_truncated")


@pytest.mark.parametrize("table", ["claims_event", "claims_articlerevision"])
@pytest.mark.parametrize(
    "verb", ["UPDATE {} SET public_id = public_id", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_the_application_s_role_may_only_insert(table: str, verb: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE factcheck_app")
        cursor.execute(f"SELECT 1 FROM {table}")  # noqa: S608  one of the two above

        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            cursor.execute(verb.format(table))


def tamper(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE claims_event DISABLE TRIGGER event_append_only")
        cursor.execute(statement, values)
        cursor.execute("ALTER TABLE claims_event ENABLE TRIGGER event_append_only")


def test_the_chain_verifies() -> None:
    claim = a_claim(is_public=True)
    a_response(claim)
    evidence_for(claim)

    assert list(verify_chain()) == []


def test_a_changed_event_is_found() -> None:
    claim = a_claim(is_public=True)
    a_response(claim)
    second = claim.events.get(sequence=2)

    tamper(
        'UPDATE claims_event SET state = state || \'{"text": "x"}\' WHERE position = %s',
        second.position,
    )

    assert [(b.position, b.problem) for b in verify_chain()] == [
        (second.position, "changed after it was written")
    ]


def test_a_missing_event_is_found() -> None:
    claim = a_claim(is_public=True)
    a_response(claim)
    second = claim.events.get(sequence=2)

    tamper("DELETE FROM claims_event WHERE position = %s", second.position)

    assert f"missing: the next event is number {second.position + 1}" in [
        b.problem for b in verify_chain()
    ]


def test_an_event_cut_off_at_the_end_is_found() -> None:
    claim = a_claim(is_public=True)

    tamper("DELETE FROM claims_event WHERE claim_id = %s AND sequence = 2", claim.pk)

    assert [b.problem for b in verify_chain()] == [
        f"claim {claim.public_id} differs from its last event"
    ]


def test_a_withdrawn_record_stays_in_history() -> None:
    claim = a_claim(is_public=True)

    withdraw_record(claim, notice="Filed by mistake.", by=a_checker())

    assert kinds(claim) == ["claim.filed", "claim.published", "claim.withdrawn"]
    assert [e.is_public for e in claim.events.oldest_first()] == [False, True, True]


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_no_gap_and_one_chain() -> None:
    claims = [a_claim(is_public=True) for _ in range(8)]
    checker = a_checker()

    def write(claim: Claim) -> None:
        for number in range(5):
            edit_claim(claim, text=f"Wording {number}", note="Again.", by=checker)
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, claims))

    positions = list(Event.objects.oldest_first().values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert list(verify_chain()) == []
    assert all(claim.events.count() == 7 for claim in claims)
