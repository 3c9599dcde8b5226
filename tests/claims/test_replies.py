"""The right of reply."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from claims.actions.assessments import publish_assessment
from claims.actions.replies import (
    answer_reply_request,
    ask_for_reply,
    cancel_reply_request,
    record_silence,
    waive_reply,
)
from claims.actions.workflow import move
from claims.checklist import NotReady
from claims.errors import Invalid, NotNow
from claims.models import Claim, ReplyRequest
from tests.builders import (
    a_checked_claim,
    a_checker,
    a_claim,
    a_published_finding,
    a_response,
    a_reviewer,
    an_agent,
    an_approved_finding,
)

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


def a_request(claim: Claim | None = None, **values: Any) -> ReplyRequest:
    asked: dict[str, Any] = {
        "agent": an_agent("Ministry"),
        "questions": "Did you agree to send shells?",
        "channel": "email",
        "contact": "press@ministry.example",
        "deadline": timezone.now() + WEEK,
        "by": a_checker(),
    } | values
    claim = claim or move(a_claim(), "checking", by=a_checker())
    return ask_for_reply(claim, **asked)


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_asking_puts_the_claim_on_hold_until_somebody_answers() -> None:
    request = a_request()
    assert fresh(request.claim).workflow_state == "awaiting_reply"

    answer = a_response(fresh(request.claim), kind="no_comment", agent=request.agent)
    answer_reply_request(request, answer, by=a_checker())

    request.refresh_from_db()
    assert (request.state, request.response) == ("answered", answer)
    assert fresh(request.claim).workflow_state == "checking"


def test_silence_is_on_record_once_the_deadline_has_passed() -> None:
    request = a_request()
    with pytest.raises(NotNow):
        record_silence(request)

    with time_machine.travel(request.deadline + timedelta(seconds=1), tick=False):
        assert list(ReplyRequest.objects.overdue(timezone.now())) == [request]
        record_silence(request)
        record_silence(request)

    request.refresh_from_db()
    assert request.state == "silent"
    assert fresh(request.claim).workflow_state == "checking"
    assert request.claim.events.filter(kind="reply.silent").count() == 1


def test_a_late_answer_ends_the_silence() -> None:
    request = a_request()
    with time_machine.travel(request.deadline + timedelta(seconds=1), tick=False):
        record_silence(request)

    answer = a_response(fresh(request.claim), agent=request.agent)
    answer_reply_request(request, answer, by=a_checker())

    request.refresh_from_db()
    assert request.state == "answered"


def test_the_desk_is_reminded_when_half_of_the_time_is_up() -> None:
    request = a_request()

    assert list(ReplyRequest.objects.due_for_reminder(timezone.now())) == []
    half = timezone.now() + timedelta(days=3, hours=13)
    assert list(ReplyRequest.objects.due_for_reminder(half)) == [request]


def test_the_claim_waits_while_anybody_has_not_answered() -> None:
    claim = move(a_claim(), "checking", by=a_checker())
    first, _second = a_request(claim), a_request(fresh(claim), agent=an_agent("Embassy"))

    cancel_reply_request(first, note="Wrong office.", by=a_checker())

    assert fresh(claim).workflow_state == "awaiting_reply"


def test_an_answer_to_another_claim_answers_nothing() -> None:
    request = a_request()

    with pytest.raises(Invalid) as refusal:
        answer_reply_request(request, a_response(a_claim()), by=a_checker())

    assert refusal.value.field == "response"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"questions": " "}, "questions"),
        ({"deadline": timezone.now() - WEEK}, ""),
        ({"asked_at": timezone.now() + WEEK}, "asked_at"),
        ({"channel": "pigeon"}, "channel"),
    ],
)
def test_a_wrong_request_is_refused_by_name(values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        a_request(**values)

    assert field in refusal.value.fields
    assert ReplyRequest.objects.count() == 0


def test_waiving_takes_a_reason_that_readers_will_see() -> None:
    claim = a_checked_claim()
    with pytest.raises(Invalid):
        waive_reply(claim, reason=" ", by=a_checker())
    waive_reply(claim, reason="He has died.", by=a_checker())

    finding = a_published_finding(fresh(claim))

    shown = fresh(finding.claim).document["assessment"]
    assert shown["reply_waiver"] == "He has died."


def test_who_was_asked_is_public_with_the_finding_but_not_how_or_what() -> None:
    claim = a_checked_claim()
    request = a_request(fresh(claim), questions="CANARY-Q", contact="CANARY-C")
    answer = a_response(fresh(claim), agent=request.agent, kind="no_comment")
    answer_reply_request(request, answer, by=a_checker())
    assert fresh(claim).document["reply_requests"] == []

    a_published_finding(fresh(claim))

    document = fresh(claim).document
    [shown] = document["reply_requests"]
    assert (shown["agent"]["name"], shown["state"]) == ("Ministry", "answered")
    assert shown["response"] == answer.public_id
    assert "CANARY" not in str([event.state for event in claim.events.all()])


def test_a_finding_is_not_published_while_an_answer_is_awaited() -> None:
    claim = a_checked_claim()
    a_request(fresh(claim))
    finding = an_approved_finding(fresh(claim))

    with pytest.raises(NotReady) as refusal:
        publish_assessment(finding, by=a_reviewer())

    assert [item.condition.value for item in refusal.value.missing] == ["reply_ended"]
