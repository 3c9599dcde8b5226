"""Agents that public records name."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.agents import Alias
from tests.builders import a_claim, an_agent
from tests.factcheck.api.asking import V1, a_dossier, ids, results

pytestmark = pytest.mark.django_db


def test_an_agent_comes_with_its_other_names_and_links(client: Client) -> None:
    dossier = a_dossier()

    agent = client.get(f"{V1}/agents/{dossier.denier.public_id}/").json()

    assert agent["part_of"]["name"].strip() == "Government of South Korea"
    assert [alias["language"] for alias in agent["aliases"]] == ["fr"]
    assert [item["id"] for item in client.get(agent["denials_url"]).json()["results"]] == [
        dossier.denial.public_id
    ]
    claimant = client.get(f"{V1}/agents/{dossier.claimant.public_id}/").json()
    assert [item["id"] for item in client.get(claimant["claims_url"]).json()["results"]] == [
        dossier.claim.public_id
    ]


def test_agents_are_listed_by_name(client: Client) -> None:
    for name in ("Élysée", "Defence Ministry", "NATO"):
        a_claim(is_public=True, claimant=an_agent(name))

    names = [agent["name"] for agent in results(client, "agents/")]

    assert names == ["Defence Ministry", "Élysée", "NATO"]


def test_agents_are_found_by_part_of_any_of_their_names(client: Client) -> None:
    nato = an_agent("NATO", wikidata_id="Q7184", aliases=[Alias("OTAN, l'Alliance", "fr")])
    a_claim(is_public=True, claimant=nato)
    a_claim(is_public=True, claimant=an_agent("Élysée"))

    assert ids(client, "agents/", search="nat") == [nato.public_id]
    assert ids(client, "agents/", search="ALLIANCE") == [nato.public_id]
    assert ids(client, "agents/", wikidata_id="Q7184") == [nato.public_id]
    assert len(ids(client, "agents/", search="elysee")) == 1
    assert ids(client, "agents/", search="%") == []
    assert ids(client, "agents/", kind="person") == []


def test_an_agent_that_only_drafts_name_is_not_there(client: Client) -> None:
    agent = a_claim(claimant=an_agent()).claimant

    assert ids(client, "agents/") == []
    assert agent
    assert client.get(f"{V1}/agents/{agent.public_id}/").status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_a_list_of_agents_takes_two_queries_however_long(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    whole = an_agent()
    for _ in range(count):
        agent = an_agent(part_of=whole, aliases=[Alias("Another name", "en")])
        a_claim(is_public=True, claimant=agent)

    with django_assert_num_queries(2):
        assert len(results(client, "agents/")) == count
