"""Findings: from one person's draft to a sealed, superseded or withdrawn one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.roles import Role
from claims.actions.assessments import (
    abandon,
    approve,
    ask_changes,
    draft_assessment,
    edit_draft,
    publish_assessment,
    publish_due,
    rate_blind,
    schedule,
    submit,
    withdraw_assessment,
)
from claims.actions.evidence import edit_evidence, withdraw_evidence
from claims.checklist import NotReady, before_publication
from claims.choices import Stance
from claims.errors import Invalid, NotAllowed, NotNow, Stale
from claims.events import state_as_of, verify_chain
from claims.models import Assessment, Claim
from claims.seals import compare
from tests.builders import (
    a_checked_claim,
    a_checker,
    a_claim,
    a_draft,
    a_person,
    a_published_finding,
    a_rating,
    a_response,
    a_reviewer,
    an_approved_finding,
    evidence_for,
)

pytestmark = pytest.mark.django_db


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def missing(refusal: pytest.ExceptionInfo[NotReady]) -> set[str]:
    return {item.condition.value for item in refusal.value.missing}


def test_a_published_finding_decides_the_status() -> None:
    finding = a_published_finding(rating=a_rating("false"))

    claim = fresh(finding.claim)
    assert (claim.verification_status, claim.publication_status) == ("refuted", "published")
    assert claim.workflow_state == "closed"
    shown = claim.document["assessment"]
    assert shown["short_answer"] == "It cost four, not three."
    assert (shown["rating"]["slug"], shown["rating"]["bucket"]) == ("false", "refuted")
    rating = shown["rating"]
    assert (rating["value"], rating["best"], rating["worst"]) == (1, 5, 1)
    assert [(label["language"], label["label"]) for label in rating["labels"]] == [
        ("en", "False"),
        ("fr", "Faux"),
    ]
    assert claim.document["verification_reasons"] == [
        {"code": "assessed", "items": [finding.public_id]}
    ]


@pytest.mark.parametrize(
    ("slug", "status"),
    [
        ("true", "supported"),
        ("mostly-true", "supported"),
        ("mixed", "mixed"),
        ("mostly-false", "refuted"),
        ("false", "refuted"),
        ("outdated", "outdated"),
    ],
)
def test_each_rating_comes_down_to_its_bucket(slug: str, status: str) -> None:
    finding = a_published_finding(rating=a_rating(slug))

    assert fresh(finding.claim).verification_status == status


def test_what_cannot_be_decided_says_what_would_settle_it() -> None:
    draft = a_draft(rating=a_rating("unverifiable"))
    with pytest.raises(NotReady) as refusal:
        submit(draft, by=draft.author)
    assert missing(refusal) == {"would_settle"}

    edit_draft(draft, would_settle="The contract itself.", by=draft.author)
    finding = publish_assessment(
        approve(submit(draft, by=draft.author), by=a_reviewer()), by=a_reviewer()
    )

    assert fresh(finding.claim).verification_status == "unverifiable"


def test_a_draft_is_nowhere_in_the_public_state() -> None:
    claim = a_checked_claim()
    before = fresh(claim).document

    draft = a_draft(claim, short_answer="CANARY")
    submit(draft, by=draft.author)

    assert fresh(claim).document == before
    assert [e.is_public for e in claim.events.newest_first()[:2]] == [False, False]


@pytest.mark.parametrize(
    ("values", "wanting"),
    [
        ({"rating": None}, {"rating"}),
        ({"short_answer": " "}, {"short_answer"}),
        ({"evidence": []}, {"evidence"}),
        (
            {"rating": None, "short_answer": "", "evidence": []},
            {"rating", "short_answer", "evidence"},
        ),
    ],
)
def test_a_draft_with_something_missing_is_not_submitted(
    values: dict[str, Any], wanting: set[str]
) -> None:
    draft = a_draft(**values)

    with pytest.raises(NotReady) as refusal:
        submit(draft, by=draft.author)

    assert missing(refusal) == wanting
    assert str(refusal.value).startswith("Not yet. This is still missing: ")


def test_somebody_is_asked_for_a_reply_or_it_says_why_not() -> None:
    claim = a_checked_claim()
    Claim.objects.filter(pk=claim.pk).update(reply_waiver="")
    draft = a_draft(fresh(claim))

    with pytest.raises(NotReady) as refusal:
        submit(draft, by=draft.author)

    assert missing(refusal) == {"reply_asked"}


def test_nobody_approves_their_own_finding() -> None:
    chief = a_person(Role.DESK_CHIEF, Role.CHECKER, Role.REVIEWER)
    draft = submit(a_draft(by=chief), by=chief)

    with pytest.raises(NotAllowed) as refusal:
        approve(draft, by=chief)

    assert refusal.value.code == "own_finding"
    with (
        pytest.raises(IntegrityError, match="assessment_nobody_approves_their_own"),
        transaction.atomic(),
    ):
        Assessment.objects.filter(pk=draft.pk).update(reviewer=chief)


def test_a_checker_may_not_approve() -> None:
    draft = a_draft()
    submit(draft, by=draft.author)

    with pytest.raises(NotAllowed):
        approve(draft, by=a_checker())


def test_a_finding_that_nobody_approved_is_not_published() -> None:
    draft = a_draft()
    submit(draft, by=draft.author)

    with pytest.raises(NotReady) as refusal:
        publish_assessment(draft, by=a_reviewer())

    assert missing(refusal) == {"reviewer"}


def test_changes_asked_for_come_back_with_what_was_read_before() -> None:
    draft, reviewer = a_draft(), a_reviewer()
    submit(draft, by=draft.author)
    with pytest.raises(Invalid):
        ask_changes(draft, note=" ", by=reviewer)

    ask_changes(draft, note="Say by how much.", by=reviewer)
    edit_draft(draft, short_answer="It cost four, a third more.", by=draft.author)
    submit(draft, by=draft.author)

    draft.refresh_from_db()
    assert [s.content["short_answer"] for s in draft.submissions.all()] == [
        "It cost four, not three.",
        "It cost four, a third more.",
    ]
    assert (draft.state, draft.review_note) == ("submitted", "Say by how much.")
    assert fresh(draft.claim).workflow_state == "in_review"


def test_only_its_author_edits_a_draft() -> None:
    draft = a_draft()

    with pytest.raises(NotAllowed):
        edit_draft(draft, short_answer="No.", by=a_checker())


def test_what_was_submitted_is_not_edited() -> None:
    draft = a_draft()
    submit(draft, by=draft.author)

    with pytest.raises(NotNow):
        edit_draft(draft, short_answer="No.", by=draft.author)


def test_nobody_overwrites_a_draft_they_have_not_seen() -> None:
    draft = a_draft()
    edit_draft(draft, short_answer="One.", expected_version=1, by=draft.author)

    with pytest.raises(Stale):
        edit_draft(draft, short_answer="Two.", expected_version=1, by=draft.author)


def test_the_history_names_ratings_by_their_short_names() -> None:
    draft = a_draft(rating=a_rating("false"))

    edit_draft(draft, rating=a_rating("mixed"), by=draft.author)

    event = draft.claim.events.newest_first()[0]
    assert event.changes == {"rating": ["false", "mixed"]}


def test_there_is_one_finding_in_progress_per_claim() -> None:
    draft = a_draft()

    with pytest.raises(Invalid, match="already working on a finding"):
        draft_assessment(draft.claim, by=a_checker())

    abandon(draft, by=draft.author)
    assert draft_assessment(draft.claim, by=a_checker()).number == 2


def test_a_finding_is_drafted_once_checking_has_begun() -> None:
    with pytest.raises(NotNow):
        draft_assessment(a_claim(), by=a_checker())


def test_news_after_the_approval_is_looked_at_before_publication() -> None:
    finding = an_approved_finding()
    evidence_for(finding.claim, stance=Stance.REFUTES)

    with pytest.raises(NotReady) as refusal:
        publish_assessment(finding, by=a_reviewer())

    assert missing(refusal) == {"nothing_new"}


def test_evidence_that_was_withdrawn_carries_no_finding() -> None:
    finding = an_approved_finding()
    withdraw_evidence(finding.evidence.get(), reason="Misread.", by=a_checker())

    with pytest.raises(NotReady) as refusal:
        publish_assessment(finding, by=a_reviewer())

    assert missing(refusal) == {"evidence", "nothing_new"}


def test_a_scheduled_finding_waits_for_its_moment_and_the_clock_publishes_it() -> None:
    finding = an_approved_finding()
    moment = timezone.now() + timedelta(hours=3)
    schedule(finding, at=moment, time_zone="Europe/Paris", by=a_reviewer())
    with pytest.raises(NotReady) as refusal:
        publish_assessment(finding, by=None)
    assert missing(refusal) == {"embargo"}

    with time_machine.travel(moment + timedelta(seconds=1), tick=False):
        assert list(Assessment.objects.due_for_publication(timezone.now())) == [finding]
        publish_assessment(finding, by=None)

    assert fresh(finding.claim).verification_status == "refuted"
    assert finding.claim.events.of_claims().get(kind="assessment.published").actor is None


def test_the_clock_publishes_nothing_that_nobody_scheduled() -> None:
    with pytest.raises(NotNow):
        publish_assessment(an_approved_finding(), by=None)


def test_what_is_due_is_published_once_however_often_the_clock_asks() -> None:
    finding = an_approved_finding()
    moment = timezone.now() + timedelta(hours=3)
    schedule(finding, at=moment, time_zone="Europe/Paris", by=a_reviewer())
    assert publish_due(finding).state == "approved"

    with time_machine.travel(moment + timedelta(seconds=1), tick=False):
        publish_due(finding)
        publish_due(finding)

    assert fresh(finding.claim).verification_status == "refuted"
    assert finding.claim.events.filter(kind="assessment.published").count() == 1


def test_what_may_no_longer_be_published_when_it_is_due_is_held_back_and_says_why() -> None:
    finding = an_approved_finding()
    moment = timezone.now() + timedelta(hours=3)
    schedule(finding, at=moment, by=a_reviewer())
    evidence_for(finding.claim, stance=Stance.REFUTES)

    with time_machine.travel(moment + timedelta(seconds=1), tick=False):
        publish_due(finding)

    finding.refresh_from_db()
    assert (finding.state, finding.scheduled_for) == ("approved", None)
    event = finding.claim.events.newest_first()[0]
    assert event.actor is None
    assert event.changes["scheduled_for"] == [moment.isoformat(), None]
    assert event.note == (
        "Not yet. This is still missing: The claim, its answers and its evidence are what they"
        " were when it was approved."
    )


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", ""])
def test_an_unknown_time_zone_is_refused(zone: str) -> None:
    with pytest.raises(Invalid) as refusal:
        schedule(
            an_approved_finding(),
            at=timezone.now() + timedelta(hours=1),
            time_zone=zone,
            by=a_reviewer(),
        )

    assert refusal.value.field == "time_zone"


def test_a_later_finding_supersedes_the_earlier_one() -> None:
    first = a_published_finding(rating=a_rating("false"))
    claim = fresh(first.claim)
    evidence_for(claim, stance=Stance.SUPPORTS)
    assert fresh(claim).workflow_state == "checking"
    second = a_published_finding(fresh(claim), rating=a_rating("mixed"))

    claim = fresh(claim)
    assert claim.verification_status == "mixed"
    assert [(a["id"], a["state"]) for a in claim.document["assessments"]] == [
        (second.public_id, "published"),
        (first.public_id, "superseded"),
    ]
    event = claim.events.filter(kind="assessment.published").newest_first()[0]
    assert event.changes["assessment"] == [first.public_id, second.public_id]
    assert event.changes["verification_status"] == ["contested", "mixed"]


def test_a_withdrawn_finding_leaves_its_notice_and_nothing_else() -> None:
    finding = a_published_finding(short_answer="CANARY")

    withdraw_assessment(finding, notice="The table was another year's.", by=a_reviewer())

    claim = fresh(finding.claim)
    assert (claim.verification_status, claim.workflow_state) == ("unverified", "checking")
    [shown] = claim.document["assessments"]
    assert shown["withdrawal_notice"] == "The table was another year's."
    assert "CANARY" not in str(claim.document)


def test_a_new_denial_contests_a_finding_and_reopens_the_work() -> None:
    finding = a_published_finding(rating=a_rating("true"))

    denial = a_response(fresh(finding.claim))

    claim = fresh(finding.claim)
    assert (claim.verification_status, claim.workflow_state) == ("contested", "checking")
    assert claim.document["verification_reasons"] == [
        {"code": "standing_denial", "items": [denial.public_id]},
        {"code": "assessed", "items": [finding.public_id]},
    ]


def test_a_denial_that_the_finding_weighed_does_not_contest_it() -> None:
    claim = a_checked_claim()
    a_response(claim)

    finding = a_published_finding(fresh(claim), rating=a_rating("true"))

    assert fresh(finding.claim).verification_status == "supported"


def test_who_denies_a_refuted_claim_agrees_with_the_finding() -> None:
    finding = a_published_finding(rating=a_rating("false"))

    a_response(fresh(finding.claim))

    assert fresh(finding.claim).verification_status == "refuted"


def test_a_seal_holds_what_the_finding_rested_on() -> None:
    claim = a_checked_claim()
    denial = a_response(claim)
    finding = a_published_finding(fresh(claim))

    seal = finding.seal or {}
    assert seal["relied_on"] == [claim.evidence.get().public_id]
    assert seal["standing_denials"] == [denial.public_id]
    assert seal["people"] == {"author": finding.author_id, "reviewer": finding.reviewer_id}
    assert list(compare(finding)) == []


def test_a_seal_shows_what_changed_since() -> None:
    finding = a_published_finding()
    claim = fresh(finding.claim)
    denial = a_response(claim)
    edit_evidence(claim.evidence.get(), credibility="2", note="Confirmed.", by=a_checker())

    found = {(d.what, d.item, d.is_damage) for d in compare(finding)}
    assert found == {
        ("evidence_changed", claim.evidence.get().public_id, False),
        ("response_new", denial.public_id, False),
    }


def tampered(finding: Assessment, **values: Any) -> Assessment:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE claims_assessment DISABLE TRIGGER assessment_sealed")
        Assessment.objects.filter(pk=finding.pk).update(**values)
        cursor.execute("ALTER TABLE claims_assessment ENABLE TRIGGER assessment_sealed")
    return Assessment.objects.get(pk=finding.pk)


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"short_answer": "Something else."}, "finding"),
        ({"seal_hash": "0" * 64}, "seal"),
    ],
)
def test_a_tampered_finding_is_found(values: dict[str, Any], what: str) -> None:
    finding = tampered(a_published_finding(), **values)

    assert [(d.what, d.is_damage) for d in compare(finding)] == [(what, True)]


@pytest.mark.parametrize(
    "values",
    [
        {"short_answer": "Other."},
        {"rating": None},
        {"state": "draft"},
        {"seal_hash": "0" * 64},
        {"published_at": None},
    ],
)
def test_the_database_keeps_a_published_finding(values: dict[str, Any]) -> None:
    finding = a_published_finding()

    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=finding.pk).update(**values)


def test_the_database_keeps_the_evidence_of_a_published_finding() -> None:
    finding = a_published_finding()

    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        finding.evidence.clear()
    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        Assessment.objects.filter(pk=finding.pk).delete()


def test_a_superseded_finding_never_stands_again() -> None:
    finding = a_published_finding()
    withdraw_assessment(finding, notice="Wrong year.", by=a_reviewer())

    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        Assessment.objects.filter(pk=finding.pk).update(state="published", withdrawal_notice="")


def test_a_second_rating_is_given_blind_and_by_another() -> None:
    draft = a_draft()
    submit(draft, by=draft.author)

    blind = rate_blind(draft, rating=a_rating("mixed"), by=a_reviewer())

    assert blind.rating != draft.rating
    chief = a_person(Role.DESK_CHIEF)
    own = submit(a_draft(by=chief), by=chief)
    with pytest.raises(NotAllowed):
        rate_blind(own, rating=a_rating("mixed"), by=chief)


def test_the_past_knows_the_finding_that_stood_then() -> None:
    first = a_published_finding(rating=a_rating("false"))
    then = timezone.now()
    claim = fresh(first.claim)
    evidence_for(claim, stance=Stance.SUPPORTS)
    a_published_finding(fresh(claim), rating=a_rating("true"))

    known = state_as_of(fresh(claim), recorded_by=then) or {}

    assert known["verification_status"] == "refuted"
    assert known["assessment"]["id"] == first.public_id
    assert list(verify_chain()) == []


def test_the_guard_lists_every_condition_in_words() -> None:
    items = before_publication(an_approved_finding())

    assert [item.condition.value for item in items] == [
        "rating",
        "short_answer",
        "evidence",
        "reply_asked",
        "reply_ended",
        "reviewer",
        "nothing_new",
        "time",
    ]
    assert all(item.is_met and item.sentence.endswith(".") for item in items)


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_once_one_approves() -> None:
    draft = a_draft()
    submit(draft, by=draft.author)
    reviewers = [a_reviewer(), a_reviewer()]

    def decide(index: int) -> str:
        try:
            approve(draft, by=reviewers[index])
        except NotNow:
            return "refused"
        finally:
            connection.close()
        return "approved"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(decide, range(2)))

    assert sorted(outcomes) == ["approved", "refused"]
