"""What happened to public records, for everybody to read."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.claims import edit_claim, withdraw_record
from tests.builders import a_checker, a_claim, a_response, an_agent
from tests.factcheck.public.dossiers import DRAFT_CANARY, drafts_that_nobody_may_see
from tests.factcheck.public.reading import tree, turned, words

pytestmark = pytest.mark.django_db


def test_changes_are_told_in_sentences_with_their_effect_on_the_status(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained.")
    edit_claim(claim, text="It rained twice.", by=a_checker(), note="They counted.")
    a_response(claim, agent=an_agent("The Ministry"), words="Never.")

    page = words(client.get("/changes/"))

    assert (
        "Recorded: denial by The Ministry. Never. Status: unverified → contested It rained twice."
    ) in page
    assert "The claim was reworded. Before: It rained." in page
    assert "The record became public." in page


def test_a_correction_is_called_one_and_says_why(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained.")
    edit_claim(claim, text="It rained twice.", by=a_checker(), note="The log has two entries.")

    told = "Correction The claim was reworded. Before: It rained. Why: The log has two entries."
    assert told in words(client.get("/changes/"))
    page = words(client.get(f"/claims/{claim.slug}/"))
    assert page.index("The log has two entries.") < page.index("Where it appeared")


def test_why_the_desk_recorded_something_stays_with_the_desk(client: Client) -> None:
    claim = a_claim(is_public=True)

    a_response(claim, note="Our lawyer found it.")

    assert "lawyer" not in client.get("/changes/").content.decode()
    assert "lawyer" not in client.get(f"/claims/{claim.slug}/").content.decode()


def test_of_a_withdrawn_record_only_the_withdrawal_is_told(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained in Zanzibar.")
    a_response(claim, words="Not in Zanzibar.")
    withdraw_record(claim, notice="Two towns were mixed up.", by=a_checker())

    response = client.get("/changes/")

    assert "The record was withdrawn. Two towns were mixed up." in words(response)
    assert "Zanzibar" not in words(response)
    assert len(tree(response).xpath("//ol[@class='history']/li")) == 1


def test_the_changes_of_one_record_can_be_read_alone(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained.")
    a_claim(is_public=True, text="It snowed.")

    page = words(client.get(f"/changes/?claim={claim.slug}"))

    assert "Of the record of It rained." in page
    assert "It snowed." not in page


@pytest.mark.parametrize("slug", ["nothing", "%00"])
def test_changes_of_no_record_are_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/changes/?claim={slug}").status_code == 404


def test_drafts_leave_no_trace(client: Client) -> None:
    draft = drafts_that_nobody_may_see()

    response = client.get("/changes/")

    assert "Nothing has changed yet." in words(response)
    assert DRAFT_CANARY not in response.content.decode()
    assert client.get(f"/changes/?claim={draft.slug}").status_code == 404


def test_changes_turn_page_by_page(client: Client) -> None:
    for number in range(30):
        a_claim(is_public=True, text=f"It rained {number} times.")

    first = client.get("/changes/")
    second = client.get("/changes/" + (turned(first, "next") or ""))

    entries = "//ol[@class='history']/li"
    assert [len(tree(page).xpath(entries)) for page in (first, second)] == [25, 5]


@pytest.mark.parametrize("how_many", [1, 20])
def test_it_costs_the_same_however_long(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        a_response(a_claim(is_public=True))

    with django_assert_num_queries(1):  # the page
        client.get("/changes/")
