"""The desk's work on a claim: how far it is, who has it, and how much it presses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.roles import Role
from claims.actions.workflow import assign, move
from claims.lifecycle import BY_HAND
from claims.models import Claim
from factcheck.admin.work import MOVES
from tests.builders import a_checked_claim, a_checker, a_claim, a_person, a_response, an_agent
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db


def page_of(claim: Claim) -> str:
    return reverse("admin:claims_claim_change", args=[claim.pk])


def act(name: str, claim: Claim, *more: str) -> str:
    return reverse(f"admin:claims_claim_{name}", args=[claim.pk, *more])


def offered(client: Client, claim: Claim) -> list[str]:
    return [str(button.label) for button in client.get(page_of(claim)).context["work"].buttons]


def test_every_move_by_hand_has_a_name() -> None:
    assert set(MOVES) == BY_HAND


@pytest.mark.parametrize(
    ("state", "buttons"),
    [
        ("accepted", ["Start checking", "Set aside as not checkable", "Assign"]),
        ("checking", ["Put it back", "Set aside as not checkable", "Assign"]),
        ("awaiting_reply", ["Go on checking", "Assign"]),
        ("in_review", ["Assign"]),
        ("closed", ["Reopen the work", "Assign"]),
        ("not_checkable", ["Check it after all", "Assign"]),
    ],
)
def test_only_what_can_be_done_now_is_offered(state: str, buttons: list[str]) -> None:
    claim = a_claim()
    Claim.objects.filter(pk=claim.pk).update(workflow_state=state)

    assert offered(signed_in(a_checker()), claim) == buttons


def test_who_only_reads_sees_the_work_and_no_button() -> None:
    claim = a_claim()
    client = signed_in(a_person(Role.READER))

    assert offered(client, claim) == []
    assert "The work on it" in client.get(page_of(claim)).text


def test_a_claim_is_taken_up_with_one_press() -> None:
    claim, checker = a_claim(), a_checker()

    answer = signed_in(checker).post(act("move", claim, "checking"))

    claim.refresh_from_db()
    assert (claim.workflow_state, claim.assigned_to) == ("checking", checker)
    assert answer["Location"] == page_of(claim) + "#work"


def test_setting_a_claim_aside_asks_why() -> None:
    claim = a_claim()
    client = signed_in(a_checker())

    page = client.post(act("move", claim, "not_checkable"), {"note": " "})
    assert page.context["form"].errors == {"note": ["Say why it cannot be checked."]}

    client.post(act("move", claim, "not_checkable"), {"note": "It is an opinion."})
    claim.refresh_from_db()
    assert claim.workflow_state == "not_checkable"
    assert claim.events.newest_first()[0].note == "It is an opinion."


def test_a_move_that_the_table_does_not_have_is_refused() -> None:
    claim = a_claim()

    page = signed_in(a_checker()).post(act("move", claim, "closed"))

    assert page.context["form"].non_field_errors() == [
        "Work on a claim that is “accepted” cannot go on to “closed”."
    ]
    assert signed_in(a_checker()).get(act("move", claim, "nowhere")).status_code == 404


def test_a_claim_is_given_to_somebody_with_a_deadline_on_their_clock() -> None:
    claim, colleague = a_claim(), a_checker()

    signed_in(a_checker()).post(
        act("assign", claim),
        {
            "to": colleague.pk,
            "deadline": "2030-07-01T18:00",
            "time_zone": "Europe/Paris",
            "is_urgent": "on",
        },
    )

    claim.refresh_from_db()
    assert (claim.assigned_to, claim.is_urgent) == (colleague, True)
    assert claim.deadline == datetime(2030, 7, 1, 16, 0, tzinfo=UTC)


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    page = signed_in(a_checker()).post(
        act("assign", a_claim()), {"deadline": "2030-03-31T02:30", "time_zone": "Europe/Paris"}
    )

    assert page.context["form"].errors == {"deadline": ["The clocks skip this time in this zone."]}


def test_a_claim_is_given_to_nobody_who_may_not_work_on_it() -> None:
    claim, reader = a_claim(), a_person(Role.READER)

    page = signed_in(a_checker()).post(act("assign", claim), {"to": reader.pk})

    assert "to" in page.context["form"].errors
    claim.refresh_from_db()
    assert claim.assigned_to is None


@pytest.mark.parametrize("name", ["assign", "move"])
def test_who_may_not_write_moves_and_assigns_nothing(name: str) -> None:
    claim = a_claim()
    more = ["checking"] if name == "move" else []

    assert signed_in(a_person(Role.READER)).post(act(name, claim, *more)).status_code == 403


def test_the_page_says_in_words_why_a_claim_presses() -> None:
    claim = a_claim(is_public=True)
    a_response(claim)
    past = timezone.now() - timedelta(hours=1)
    assign(claim, to=a_checker(), deadline=past, is_urgent=True, by=a_checker())

    work = signed_in(a_checker()).get(page_of(claim)).context["work"]

    assert work.reasons == [
        "marked urgent",
        "past its deadline",
        "denied, and not assessed yet",
        "public, and not assessed yet",
    ]
    assert work.score == 210
    assert work.is_overdue


def test_the_queue_is_narrowed_to_one_s_own_work() -> None:
    me = a_checker()
    mine = move(a_claim(), "checking", by=me)
    waiting = a_claim()
    others = move(a_claim(), "checking", by=a_checker())
    client = signed_in(me)

    def listed(query: str) -> set[Claim]:
        return set(client.get(f"/admin/claims/claim/?{query}").context["cl"].result_list)

    assert listed("assigned=me&work=in_progress") == {mine}
    assert listed("assigned=nobody") == {waiting}
    assert listed("assigned=others") == {others}
    assert listed("work=accepted") == {waiting}


def test_the_queue_says_how_far_a_claim_is_and_how_much_it_presses() -> None:
    me = a_checker()
    claim = move(a_claim(), "checking", by=me)
    a_response(claim)

    page = signed_in(me).get("/admin/claims/claim/")

    assert '<span class="state work-checking">checking</span>' in page.text
    assert "priority 20: denied, and not assessed yet" in page.text


@pytest.mark.parametrize("how_many", [1, 15])
def test_the_queue_costs_the_same_however_long(
    how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        a_checked_claim(claimant=an_agent())
    client = signed_in(a_checker())

    with django_assert_num_queries(6):  # session, person, roles, topics, count, page
        client.get("/admin/claims/claim/?work=in_progress")


def test_what_waits_begins_with_one_s_own_work_and_each_number_is_its_list() -> None:
    me = a_checker()
    move(a_claim(), "checking", by=me)
    client = signed_in(me)

    waiting = {str(item.label): item for item in client.get("/admin/").context["waiting"]}

    assert next(iter(waiting)) == "Yours, in progress"
    assert waiting["Yours, in progress"].count == 1
    assert "Findings awaiting your review" not in waiting
    for item in waiting.values():
        assert client.get(item.url).context["cl"].result_count == item.count


def test_who_reads_only_has_no_work_waiting() -> None:
    waiting = signed_in(a_person(Role.READER)).get("/admin/").context["waiting"]

    assert str(waiting[0].label) == "Articles with proposals to decide on"
