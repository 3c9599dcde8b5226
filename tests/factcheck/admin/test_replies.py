"""The right of reply on the desk: asking, what came of it, and which requests are late."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.roles import Role
from claims.actions.replies import ask_for_reply
from claims.models import Claim, ReplyRequest
from tests.builders import a_checker, a_claim, a_person, a_response, an_agent
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db


def page_of(claim: Claim) -> str:
    return reverse("admin:claims_claim_change", args=[claim.pk])


def act(name: str, request: ReplyRequest) -> str:
    return reverse(f"admin:claims_replyrequest_{name}", args=[request.pk])


def a_request(claim: Claim | None = None, **values: Any) -> ReplyRequest:
    values.setdefault("agent", an_agent("The ministry"))
    values.setdefault("questions", "What did the bridge cost?")
    values.setdefault("channel", "email")
    values.setdefault("deadline", timezone.now() + timedelta(days=3))
    return ask_for_reply(claim or a_claim(), by=a_checker(), **values)


def made_late(request: ReplyRequest) -> ReplyRequest:
    now = timezone.now()
    ReplyRequest.objects.filter(pk=request.pk).update(
        asked_at=now - timedelta(days=2), deadline=now - timedelta(hours=1)
    )
    request.refresh_from_db()
    return request


def test_somebody_is_asked() -> None:
    claim, ministry = a_claim(), an_agent("The ministry")

    signed_in(a_checker()).post(
        reverse("admin:claims_claim_ask", args=[claim.pk]),
        {
            "agent": ministry.pk,
            "questions": "What did it cost?\nWho paid?",
            "channel": "email",
            "contact": "press@ministry.example",
            "deadline": "2030-07-01T18:00",
            "time_zone": "Europe/Paris",
        },
    )

    request = ReplyRequest.objects.get()
    assert (request.agent, request.claim) == (ministry, claim)
    assert request.questions == "What did it cost?\nWho paid?"
    assert request.deadline == datetime(2030, 7, 1, 16, 0, tzinfo=UTC)


def test_a_deadline_in_the_past_is_refused_beside_its_field() -> None:
    claim = a_claim()

    page = signed_in(a_checker()).post(
        reverse("admin:claims_claim_ask", args=[claim.pk]),
        {
            "agent": an_agent().pk,
            "questions": "What did it cost?",
            "channel": "email",
            "deadline": "2020-07-01T18:00",
        },
    )

    assert "The deadline must be after the moment of asking." in page.text
    assert not ReplyRequest.objects.exists()


def test_the_claimant_is_suggested_unless_they_are_not_named() -> None:
    mayor, media = an_agent("The mayor"), an_agent("The media", is_unnamed=True)
    client = signed_in(a_checker())

    def suggested(claim: Claim) -> int | None:
        page = client.get(reverse("admin:claims_claim_ask", args=[claim.pk]))
        found: int | None = page.context["form"]["agent"].value()
        return found

    assert suggested(a_claim(claimant=mayor)) == mayor.pk
    assert suggested(a_claim(claimant=media)) is None


def test_nobody_is_asked_for_a_reason() -> None:
    claim, client = a_claim(), signed_in(a_checker())
    waive = reverse("admin:claims_claim_waive", args=[claim.pk])
    assert list(client.post(waive, {"reason": ""}).context["form"].errors) == ["reason"]

    client.post(waive, {"reason": "The figures are public."})

    claim.refresh_from_db()
    assert claim.reply_waiver == "The figures are public."
    assert "The figures are public." in client.get(page_of(claim)).text


def test_an_answer_on_record_is_chosen_and_the_latest_is_suggested() -> None:
    request = a_request()
    answer = a_response(request.claim, agent=request.agent, words="Four million.")
    client = signed_in(a_checker())
    assert client.get(act("answered", request)).context["form"]["response"].value() == answer.pk

    client.post(act("answered", request), {"response": answer.pk})

    request.refresh_from_db()
    assert (request.state, request.response) == ("answered", answer)


def test_a_new_answer_is_recorded_on_the_way_and_leads_back() -> None:
    request = a_request()
    client = signed_in(a_checker())
    page = client.get(act("answered", request))
    new = reverse("admin:claims_claim_respond", args=[request.claim_id])
    assert "No answer is on record yet." in page.text
    assert f"{new}?kind=denial&amp;agent={request.agent_id}&amp;next=" in page.text

    recorded = client.post(
        f"{new}?next={act('answered', request)}",
        {
            "agent": request.agent_id,
            "kind": "denial",
            "capacity": "subject",
            "words": "This is not so.",
            "language": "en",
            "where": "letter to us",
        },
    )

    assert recorded["Location"] == act("answered", request)


@pytest.mark.parametrize("asked", ["x", "9" * 40, "-1"])
def test_an_agent_that_does_not_exist_is_not_suggested(asked: str) -> None:
    claim = a_claim()

    page = signed_in(a_checker()).get(
        reverse("admin:claims_claim_respond", args=[claim.pk]) + f"?agent={asked}"
    )

    assert page.status_code == 200


def test_an_answer_to_another_claim_is_not_offered() -> None:
    request, elsewhere = a_request(), a_response(a_claim())

    page = signed_in(a_checker()).post(act("answered", request), {"response": elsewhere.pk})

    assert list(page.context["form"].errors) == ["response"]


def test_silence_is_recorded_once_the_deadline_has_passed() -> None:
    request, client = a_request(), signed_in(a_checker())
    early = client.post(act("silent", request))
    assert early.context["form"].non_field_errors() == ["The deadline has not passed yet."]

    client.post(act("silent", made_late(request)))

    request.refresh_from_db()
    assert request.state == "silent"


def test_a_request_is_cancelled_with_a_reason() -> None:
    request, client = a_request(), signed_in(a_checker())
    assert list(client.post(act("cancel", request), {}).context["form"].errors) == ["note"]

    client.post(act("cancel", request), {"note": "Asked the wrong body."})

    request.refresh_from_db()
    assert request.state == "cancelled"
    page = client.get(page_of(request.claim)).text
    assert "Asked the wrong body." in page


@pytest.mark.parametrize("name", ["answered", "silent", "cancel"])
def test_who_only_reads_ends_no_request(name: str) -> None:
    request = a_request()

    assert signed_in(a_person(Role.READER)).post(act(name, request), {}).status_code == 403


def test_only_what_can_be_done_now_is_offered() -> None:
    request = a_request()
    client = signed_in(a_checker())

    def offered() -> list[str]:
        [shown] = client.get(page_of(request.claim)).context["work"].requests
        return [str(button.label) for button in shown.buttons]

    assert offered() == ["They have answered", "Cancel the request"]
    made_late(request)
    assert offered() == [
        "They have answered",
        "Record that no answer came",
        "Cancel the request",
    ]
    client.post(act("silent", request))
    assert offered() == ["They have answered"]


def test_contacts_are_shown_to_who_writes_only() -> None:
    request = a_request(contact="press@ministry.example")
    pages = [
        page_of(request.claim),
        reverse("admin:claims_replyrequest_change", args=[request.pk]),
        reverse("admin:claims_replyrequest_changelist"),
        reverse("admin:claims_claim_history", args=[request.claim_id]),
    ]
    checker, reader = signed_in(a_checker()), signed_in(a_person(Role.READER))

    assert "press@ministry.example" in checker.get(pages[0]).text
    assert "press@ministry.example" in checker.get(pages[1]).text
    assert all("press@ministry.example" not in reader.get(path).text for path in pages)


def test_the_list_is_by_deadline_and_marks_what_is_overdue() -> None:
    later, late, soon = a_request(), made_late(a_request()), a_request()
    in_an_hour = timezone.now() + timedelta(hours=1)
    ReplyRequest.objects.filter(pk=soon.pk).update(deadline=in_an_hour)
    client = signed_in(a_checker())

    page = client.get("/admin/claims/replyrequest/?due=open")

    assert list(page.context["cl"].result_list) == [late, soon, later]
    assert page.text.count("is-overdue") == 1
    waiting = {str(item.label): item for item in client.get("/admin/").context["waiting"]}
    pressing = waiting["Replies overdue or due within 24 hours"]
    assert pressing.count == 2
    assert list(client.get(pressing.url).context["cl"].result_list) == [late, soon]


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_list_costs_the_same_however_long(
    how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        a_request()
    client = signed_in(a_checker())

    with django_assert_num_queries(5):  # session, person, roles, count, page
        client.get("/admin/claims/replyrequest/")


def test_the_history_names_who_was_asked() -> None:
    request = a_request()
    answer = a_response(request.claim, agent=request.agent, words="Four million.")
    client = signed_in(a_checker())
    client.post(act("answered", request), {"response": answer.pk})

    told = client.get(page_of(request.claim)).context["events"]

    asked = next(item for item in told if item.event.kind == "reply.asked")
    answered = next(item for item in told if item.event.kind == "reply.answered")
    assert [(c.label, c.new) for c in asked.changes] == [("Asked for a reply", "The ministry")]
    assert [(c.label, c.new) for c in answered.changes] == [("The ministry", "Four million.")]
