"""The list of claims: what the address asks for, and nothing that is not public."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.agents import Alias
from claims.actions.claims import withdraw_record
from claims.models import Topic
from tests.builders import (
    a_checker,
    a_claim,
    a_response,
    an_agent,
    an_appearance,
    an_article,
    evidence_for,
)
from tests.factcheck.public.dossiers import DRAFT_CANARY, drafts_that_nobody_may_see
from tests.factcheck.public.reading import length_of_list, row_count, tree, turned, words

pytestmark = pytest.mark.django_db


def texts(client: Client, **filters: str) -> list[str]:
    response = client.get("/claims/?" + urlencode(filters))
    assert response.status_code == 200
    return [a.text_content() for a in tree(response).xpath("//main//h2/a")]


def test_a_row_says_the_claim_the_claimant_the_status_and_why(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained.", claimant=an_agent("The Union"))
    a_response(claim, agent=an_agent("The Weather Office"))

    page = words(client.get("/claims/"))

    assert "Contested It rained. Claimed by The Union" in page
    assert "Denied by The Weather Office; nobody has assessed it yet." in page


def test_each_filter_narrows_the_list(client: Client) -> None:
    topic = Topic.objects.create(slug="weather", name_en="Weather", name_fr="Météo")
    union = an_agent("The Union", aliases=[Alias("Le Syndicat", "fr")])
    rain = a_claim(
        is_public=True,
        text="Il a plu à Brest.",
        language="fr",
        said_on="2023-07-11",
        claimant=union,
        topics=[topic],
    )
    a_response(rain)
    article = an_article("Il a plu à Brest, dit-on.", url="https://outlet.example/rain")
    an_appearance(rain, article, quote="Il a plu à Brest")
    evidence_for(a_claim(is_public=True, text="It snowed.", said_on="2024-01"))

    rained, snowed = ["Il a plu à Brest."], ["It snowed."]
    assert texts(client, status="contested") == rained
    assert texts(client, status="unverified") == snowed
    assert texts(client, topic="weather") == rained
    assert texts(client, claimant=union.public_id) == rained
    assert texts(client, claimant="le syndicat") == rained
    assert texts(client, denied="yes") == rained
    assert texts(client, denied="no") == snowed
    assert texts(client, evidence="yes") == snowed
    assert texts(client, evidence="no") == rained
    assert texts(client, language="FR") == rained
    assert texts(client, article="https://outlet.example/rain") == rained
    assert texts(client, article=article.public_id) == rained
    assert texts(client, q="brest") == rained
    assert texts(client, said_from="2024-01-15") == snowed
    assert texts(client, said_until="2023-12-31") == rained
    assert texts(client, status="contested", language="en") == []


def test_the_days_since_when_a_record_is_public_narrow_it_too(client: Client) -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        a_claim(is_public=True, text="It rained.")

    assert texts(client, public_from="2026-03-01", public_until="2026-03-01") == ["It rained."]
    assert texts(client, public_from="2026-03-02") == []
    assert texts(client, public_until="2026-02-28") == []


def test_a_filter_that_is_set_can_be_taken_off(client: Client) -> None:
    union = an_agent("The Union")
    a_claim(is_public=True, claimant=union)

    response = client.get(f"/claims/?claimant={union.public_id}&denied=no")

    chips = tree(response).xpath("//ul[@class='chips']//a")
    assert [" ".join(chip.text_content().split()) for chip in chips] == [
        "Claimant: The Union ×",
        "Denied: no ×",
    ]
    assert chips[0].get("href") == "?denied=no"


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("status=disputed", "Select a valid choice. disputed is not one of the available choices."),
        ("topic=nowhere", "There is no such topic."),
        ("said_from=yesterday", "This is not a day. Write it as 2023-07-11."),
        ("said_from=2024-01-02&said_until=2024-01-01", "This day is before the first one."),
        ("language=français", "This is not a language tag, such as fr or en."),
        ("q=%00", "Null characters are not allowed."),
        ("q=" + "x" * 201, "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused_by_name(
    client: Client, query: str, problem: str
) -> None:
    a_claim(is_public=True)

    response = client.get("/claims/?" + query)

    assert response.status_code == 400
    assert problem in words(response)
    assert row_count(response) == 0


def test_parameters_of_others_are_ignored(client: Client) -> None:
    a_claim(is_public=True, text="It rained.")

    assert texts(client, utm_source="newsletter") == ["It rained."]


def test_a_list_that_nothing_fits_says_so_and_what_to_do(client: Client) -> None:
    a_claim(is_public=True)

    page = words(client.get("/claims/?status=refuted"))

    assert "No public claim fits all of these filters." in page
    assert "Take one of them off above" in page


def test_long_lists_turn_page_by_page_in_both_directions(client: Client) -> None:
    made = [a_claim(is_public=True, text=f"It rained {n} times.").text for n in range(52)]

    first = client.get("/claims/")
    second = client.get("/claims/" + (turned(first, "next") or ""))
    third = client.get("/claims/" + (turned(second, "next") or ""))
    back = client.get("/claims/" + (turned(third, "prev") or ""))

    assert [row_count(page) for page in (first, second, third)] == [25, 25, 2]
    assert (turned(first, "prev"), turned(third, "next")) == (None, None)
    assert words(back) == words(second)
    assert made[0] in words(third)
    assert made[-1] in words(first)


def test_a_page_of_a_list_that_never_was_is_not_found(client: Client) -> None:
    assert client.get("/claims/?older_than=clm_nothing").status_code == 404
    assert client.get("/claims/?older_than=%00").status_code == 404


def test_only_published_records_are_listed(client: Client) -> None:
    drafts_that_nobody_may_see()
    withdrawn = a_claim(is_public=True, text="It never rained.")
    withdraw_record(withdrawn, notice="An error.", by=a_checker())

    assert length_of_list(client, "/claims/") == 0
    for query in ("", f"?q={DRAFT_CANARY}", f"?claimant=Agent+of+{DRAFT_CANARY}"):
        page = client.get("/claims/" + query)
        assert row_count(page) == 0


def test_the_canary_of_drafts_is_not_even_in_the_filters(client: Client) -> None:
    draft = drafts_that_nobody_may_see()
    assert draft.claimant

    page = client.get(f"/claims/?claimant={draft.claimant.public_id}")

    assert f"Agent of {DRAFT_CANARY}" not in page.content.decode()


@pytest.mark.parametrize("how_many", [1, 20])
def test_it_costs_the_same_however_long(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        a_response(a_claim(is_public=True, claimant=an_agent()))

    with django_assert_num_queries(3):  # the topics to choose from, the count, the page
        client.get("/claims/")
