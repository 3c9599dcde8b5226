"""Agents: what they claim and answer. Topics: what claims are about."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.agents import Alias
from claims.models import Topic
from tests.builders import a_checker, a_claim, a_response, an_agent
from tests.factcheck.public.dossiers import (
    DRAFT_CANARY,
    a_dossier,
    drafts_that_nobody_may_see,
)
from tests.factcheck.public.reading import length_of_list, numbers, words

pytestmark = pytest.mark.django_db


def test_an_agent_shows_what_it_answers_and_claims_with_true_numbers(client: Client) -> None:
    dossier = a_dossier()
    a_response(a_claim(is_public=True, claimant=dossier.ministry), agent=dossier.ministry)
    a_response(a_claim(), agent=dossier.ministry)

    response = client.get(f"/agents/{dossier.ministry.public_id}/")

    assert "Public body The Ministry" in words(response)
    assert "on the premise that the US is the end user" in words(response)
    shown = numbers(response)
    assert {number.name: number.value for number in shown} == {
        "claims": 1,
        "denials": 2,
        "articles": 0,
    }
    for number in shown:
        assert length_of_list(client, number.address) == number.value


def test_an_unnamed_agent_says_why_and_what_else_it_is_called(client: Client) -> None:
    officials = an_agent(
        "US officials",
        is_unnamed=True,
        unnamed_reason="Not allowed to speak.",
        aliases=[Alias("des responsables américains", "fr")],
        by=a_checker(),
    )
    a_claim(is_public=True, claimant=officials)

    page = words(client.get(f"/agents/{officials.public_id}/"))

    assert "US officials (unnamed) Why there is no name: Not allowed to speak." in page
    assert "Also called des responsables américains" in page


def test_an_agent_that_only_passes_claims_on_says_so(client: Client) -> None:
    dossier = a_dossier()
    agency = dossier.copy.publisher
    assert agency

    page = words(client.get(f"/agents/{agency.public_id}/"))

    assert "They make no claim and give no answer that is on public record" in page


def test_agents_of_drafts_are_not_found(client: Client) -> None:
    draft = drafts_that_nobody_may_see()
    assert draft.claimant

    response = client.get(f"/agents/{draft.claimant.public_id}/")

    assert response.status_code == 404
    assert DRAFT_CANARY not in response.content.decode()


@pytest.mark.parametrize("how_many", [1, 20])
def test_an_agent_costs_the_same_however_much_it_says(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    agent = an_agent()
    for _ in range(how_many):
        a_response(a_claim(is_public=True, claimant=agent), agent=agent)

    with django_assert_num_queries(7):
        client.get(f"/agents/{agent.public_id}/")


def test_a_topic_counts_its_claims_by_status(client: Client) -> None:
    dossier = a_dossier()
    a_claim(is_public=True, topics=[dossier.topic])
    a_claim(is_public=True)
    a_claim(topics=[dossier.topic])

    shown = numbers(client.get("/topics/arms/"))

    assert {number.name: number.value for number in shown} == {
        "status-contested": 1,
        "status-unverified": 1,
    }
    for number in shown:
        assert length_of_list(client, number.address) == number.value
    assert length_of_list(client, "/topics/arms/") == 2
    assert "2 Arms" in words(client.get("/topics/"))


def test_topics_without_public_claims_are_not_told(client: Client) -> None:
    drafts_that_nobody_may_see()

    listed = client.get("/topics/")

    assert DRAFT_CANARY not in listed.content.decode()
    assert "No public claim has a topic yet." in words(listed)
    assert client.get("/topics/zanzibar/").status_code == 404


@pytest.mark.parametrize("how_many", [1, 20])
def test_a_topic_costs_the_same_however_many_claims_it_has(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    topic = Topic.objects.create(slug="rain", name_en="Rain", name_fr="Pluie")
    for _ in range(how_many):
        a_claim(is_public=True, topics=[topic])

    with django_assert_num_queries(3):  # the topic, by status, the page
        client.get("/topics/rain/")
