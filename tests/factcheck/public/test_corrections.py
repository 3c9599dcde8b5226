"""The corrections log: what was wrong, what it says now, and why it was changed."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.agents import edit_agent
from claims.actions.assessments import withdraw_assessment
from claims.actions.claims import edit_claim, publish_record, set_components, withdraw_record
from claims.actions.responses import edit_response
from claims.choices import ResponseKind
from claims.models import Topic
from tests.builders import (
    a_checker,
    a_claim,
    a_published_finding,
    a_response,
    a_reviewer,
    an_agent,
)
from tests.factcheck.public.dossiers import DRAFT_CANARY, a_dossier, drafts_that_nobody_may_see
from tests.factcheck.public.reading import tree, words

pytestmark = pytest.mark.django_db


def log(client: Client, query: str = "") -> str:
    return words(client.get(f"/corrections/{query}"))


def test_a_correction_says_what_from_what_to_what_why_and_when(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained.")
    edit_claim(claim, text="It rained twice.", note="The log has two entries.", by=a_checker())

    response = client.get("/corrections/")

    assert (
        "Correction The claim was reworded. Claim It rained. → It rained twice."
        " Why: The log has two entries. It rained twice."
    ) in words(response)
    [entry] = tree(response).xpath("//ol[@class='history']/li")
    event = claim.events.get(kind="claim.edited")
    assert entry.get("id") == event.public_id
    assert entry.xpath(".//time/@datetime")[0][:19] == event.recorded_at.isoformat()[:19]
    assert entry.xpath(".//a/@href") == [f"/claims/{claim.slug}/"]


def test_codes_dates_and_names_are_told_in_words(client: Client) -> None:
    topic = Topic.objects.create(slug="weather", name_en="Weather", name_fr="Météo")
    claim = a_claim(is_public=True, said_on="2023-07", claimant=an_agent("The Times"))
    answer = a_response(claim, words="Never.", kind=ResponseKind.DENIAL)
    by = a_checker()

    edit_claim(claim, said_on="2023-07-11", claimant=None, topics=[topic], note="Misread.", by=by)
    edit_response(answer, kind=ResponseKind.PARTIAL_DENIAL, note="It was in part.", by=by)
    edit_agent(answer.agent, name="The Ministry", note="Its full name.", by=by)

    page = log(client)
    assert "Said on July 2023 → 11 July 2023" in page
    assert "Claimant The Times → nothing" in page
    assert "Topics nothing → Weather" in page
    assert "Kind denies → denies in part" in page
    assert "→ The Ministry" in page


def test_parts_are_told_in_the_words_of_then(client: Client) -> None:
    dossier = a_dossier()
    sale, destination = dossier.claim.components.all()
    by = a_checker()

    edit_response(dossier.denial, components=[sale], note="It is about the sale.", by=by)

    assert (
        "Components answered “they are for Ukraine” → “Seoul sells shells”"
        " Why: It is about the sale."
    ) in log(client)
    assert destination.text not in log(client).partition("→")[2].partition("Why")[0]


def test_a_claimant_who_was_wrong_is_called_what_readers_knew(client: Client) -> None:
    wrong = an_agent("The Times")
    claim = a_claim(is_public=True, claimant=wrong)
    edit_claim(claim, claimant=an_agent("The Post"), note="Mixed up.", by=a_checker())

    edit_agent(wrong, name=DRAFT_CANARY, by=a_checker())

    assert "The Times → The Post" in log(client)
    assert DRAFT_CANARY not in log(client)


def test_a_finding_that_was_taken_back_is_in_the_log_with_its_notice(client: Client) -> None:
    finding = a_published_finding(short_answer="Kamchatka.")
    withdraw_assessment(finding, notice="We misread a table.", by=a_reviewer())

    page = log(client)

    assert "Correction The desk withdrew its finding. We misread a table." in page
    assert page.count("We misread a table.") == 1
    assert "Kamchatka" not in page


def test_additions_notes_and_drafts_are_no_corrections(client: Client) -> None:
    a_response(a_claim(is_public=True), note="Our lawyer found it.")
    drafts_that_nobody_may_see()

    page = client.get("/corrections/").content.decode()

    assert "Nothing that was public has been corrected." in page
    assert "lawyer" not in page
    assert DRAFT_CANARY not in page


def test_of_a_withdrawn_record_nothing_is_left_and_nothing_tried_comes_back(client: Client) -> None:
    claim = a_claim(is_public=True)
    edit_claim(claim, text="It rained.", note="Misheard.", by=a_checker())
    withdraw_record(claim, notice="Under review.", by=a_checker())
    set_components(claim, [], note=DRAFT_CANARY, by=a_checker())
    edit_claim(claim, text=DRAFT_CANARY, note=DRAFT_CANARY, by=a_checker())
    edit_claim(claim, text="It rained.", note=DRAFT_CANARY, by=a_checker())

    assert "It rained." not in log(client)
    publish_record(claim, note="Reviewed.", by=a_checker())
    assert "It rained." in log(client)
    assert DRAFT_CANARY not in log(client)


def test_the_corrections_of_one_record_are_a_link_from_its_page(client: Client) -> None:
    claim, other = a_claim(is_public=True), a_claim(is_public=True)
    for one in (claim, other):
        edit_claim(one, text=f"Reworded {one.number}.", note="Misheard.", by=a_checker())

    links = tree(client.get(f"/claims/{claim.slug}/")).xpath("//main//a/@href")

    assert f"/corrections/?claim={claim.slug}" in links
    page = log(client, f"?claim={claim.slug}")
    assert f"Reworded {claim.number}." in page
    assert f"Reworded {other.number}." not in page
    assert client.get("/corrections/?claim=nothing").status_code == 404


def test_every_page_leads_to_the_log(client: Client) -> None:
    assert tree(client.get("/method/")).xpath("//footer//a[@href='/corrections/']")


def test_where_the_log_was_leads_to_where_it_is(client: Client) -> None:
    claim = a_claim(is_public=True)

    moved = client.get(f"/changes/?only=corrections&claim={claim.slug}")

    assert (moved.status_code, moved["Location"]) == (301, f"/corrections/?claim={claim.slug}")
    assert client.get("/changes/?only=corrections")["Location"] == "/corrections/"
    assert client.get("/corrections/?only=corrections").status_code == 200


@pytest.mark.parametrize("how_many", [1, 20])
def test_it_costs_the_same_however_long(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(how_many):
        edit_claim(a_claim(is_public=True), text=f"It was {number}.", note="No.", by=a_checker())

    with django_assert_num_queries(1):
        client.get("/corrections/")
