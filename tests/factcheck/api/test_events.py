"""The log of all public changes."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.claims import publish_record, withdraw_record
from tests.builders import a_checker, a_claim, a_response
from tests.factcheck.api.asking import V1, a_dossier, results

pytestmark = pytest.mark.django_db


def test_each_public_change_comes_once_with_the_claim_as_it_was_after_it(client: Client) -> None:
    claim = a_claim(is_public=True)
    a_response(claim)

    published, denied = results(client, "events/")

    claim.refresh_from_db()
    assert [published["kind"], denied["kind"]] == ["claim.published", "response.recorded"]
    assert published["data"]["verification_status"] == "unverified"
    assert denied["data"] == claim.document
    assert denied["claim"] == claim.public_id
    assert (denied["is_withdrawn"], denied["verification_status"]) == (False, "contested")
    assert published["position"] < denied["position"]


def test_what_happened_to_drafts_agents_and_articles_is_no_public_change(client: Client) -> None:
    a_dossier(is_public=False)

    assert results(client, "events/") == []


def test_reading_goes_on_after_the_last_position(client: Client) -> None:
    claim = a_claim(is_public=True)
    for _ in range(4):
        a_response(claim)

    first = client.get(f"{V1}/events/?limit=2").json()
    rest = client.get(f"{V1}/events/", {"after": first["results"][-1]["position"]}).json()

    assert len(first["results"]) == 2
    assert [item["sequence"] for item in rest["results"]] == [4, 5, 6]
    assert rest["next"] is None
    assert client.get(first["next"]).json()["results"] == rest["results"][:2]


def test_what_a_withdrawn_claim_said_is_gone_from_all_its_entries(client: Client) -> None:
    claim = a_claim(is_public=True, said_on="2023-07-10")
    a_response(claim)
    withdraw_record(claim, notice="Filed by mistake.", by=a_checker())

    answer = client.get(f"{V1}/events/")

    assert claim.text not in answer.content.decode()
    found = answer.json()["results"]
    assert [item["kind"] for item in found] == [
        "claim.published",
        "response.recorded",
        "claim.withdrawn",
    ]
    for item in found:
        assert item["is_withdrawn"] is True
        assert item["data"] is item["verification_status"] is item["occurred_on"] is None
        assert set(item["changes"]) <= {"publication_status"}


def test_a_claim_that_is_public_again_has_its_entries_back(client: Client) -> None:
    claim = a_claim(is_public=True)
    withdraw_record(claim, notice="Under review.", by=a_checker())
    publish_record(claim, note="Reviewed.", by=a_checker())

    found = results(client, "events/", claim=claim.public_id)

    assert [item["data"] is None for item in found] == [False, True, False]


@pytest.mark.parametrize("count", [1, 20])
def test_the_log_takes_one_query_however_long(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        a_claim(is_public=True)

    with django_assert_num_queries(1):
        assert len(results(client, "events/")) == count


@pytest.mark.parametrize("after", ["-1", "x", "9" * 30])
def test_a_position_that_cannot_be_is_refused(client: Client, after: str) -> None:
    answer = client.get(f"{V1}/events/", {"after": after})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "after"
