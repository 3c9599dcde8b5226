"""The list of denials: who says that it is not so, in which words."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.claims import withdraw_record
from claims.actions.responses import withdraw_response
from claims.choices import ResponseKind
from tests.builders import a_checker, a_claim, a_response, an_agent
from tests.factcheck.public.dossiers import DRAFT_CANARY, drafts_that_nobody_may_see
from tests.factcheck.public.reading import length_of_list, row_count, words

pytestmark = pytest.mark.django_db


def test_a_row_says_who_denies_what_and_in_which_words(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained.")
    a_response(
        claim,
        agent=an_agent("The Ministry"),
        kind=ResponseKind.PARTIAL_DENIAL,
        words="Not in July.",
        said_on="2023-08",
        capacity="spokesperson",
    )

    page = words(client.get("/denials/"))

    assert "Not in July. The Ministry partial denial" in page
    assert "August 2023 · spokesperson for one of them" in page
    assert "About the claim It rained." in page


def test_answers_that_are_no_denials_are_not_listed(client: Client) -> None:
    a_response(a_claim(is_public=True), kind=ResponseKind.NO_COMMENT, words="No comment.")

    assert length_of_list(client, "/denials/") == 0


def test_denials_can_be_narrowed(client: Client) -> None:
    union = an_agent("The Union")
    claim = a_claim(is_public=True)
    gone = a_response(claim, agent=union)
    a_response(claim, agent=an_agent("The Ministry"), kind=ResponseKind.PARTIAL_DENIAL)
    withdraw_response(gone, by=a_checker(), note="Their letter.")

    assert length_of_list(client, "/denials/") == 2
    assert length_of_list(client, "/denials/?state=standing") == 1
    assert length_of_list(client, "/denials/?state=withdrawn") == 1
    assert length_of_list(client, "/denials/?kind=partial_denial") == 1
    assert length_of_list(client, f"/denials/?by={union.public_id}") == 1
    assert length_of_list(client, "/denials/?by=the+ministry") == 1
    assert length_of_list(client, "/denials/?by=nobody") == 0


@pytest.mark.parametrize("query", ["state=gone", "kind=no_comment", "by=%00"])
def test_a_filter_that_makes_no_sense_is_refused(client: Client, query: str) -> None:
    response = client.get("/denials/?" + query)

    assert response.status_code == 400
    assert "The list is not shown" in words(response)


def test_denials_of_drafts_and_of_withdrawn_records_are_not_listed(client: Client) -> None:
    drafts_that_nobody_may_see()
    withdrawn = a_claim(is_public=True)
    a_response(withdrawn)
    withdraw_record(withdrawn, notice="An error.", by=a_checker())

    response = client.get("/denials/")

    assert row_count(response) == 0
    assert "No public claim is denied." in words(response)
    assert DRAFT_CANARY not in response.content.decode()


@pytest.mark.parametrize("how_many", [1, 20])
def test_it_costs_the_same_however_long(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        a_response(a_claim(is_public=True))

    with django_assert_num_queries(2):  # the count, the page
        client.get("/denials/")
