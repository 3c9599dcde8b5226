"""Denials, responses, appearances and evidence as lists of their own."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.actions.appearances import remove_appearance
from claims.actions.claims import withdraw_record
from claims.actions.responses import withdraw_response
from claims.choices import ResponseKind
from tests.builders import (
    a_checker,
    a_claim,
    a_response,
    an_appearance,
    evidence_for,
)
from tests.factcheck.api.asking import V1, a_dossier, ids, results

pytestmark = pytest.mark.django_db

PARTS = ("denials", "responses", "appearances", "evidence")


def test_each_part_is_what_the_claim_s_document_holds_with_its_claim(client: Client) -> None:
    claim = a_dossier().claim
    reference = {
        "id": claim.public_id,
        "text": claim.text,
        "path": f"/claims/{claim.slug}/",
        "verification_status": "contested",
    }

    for name in PARTS:
        [stored] = claim.document["responses" if name == "denials" else name]
        assert results(client, f"{name}/") == [{**stored, "claim": reference}]
        one = client.get(f"{V1}/{name}/{stored['id']}/")
        assert one.json() == {**stored, "claim": reference}


@pytest.mark.parametrize("count", [1, 20])
def test_a_list_of_parts_takes_one_query_however_long(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        claim = a_claim(is_public=True)
        a_response(claim)
        an_appearance(claim)
        evidence_for(claim)

    for name in PARTS:
        with django_assert_num_queries(1):
            assert len(results(client, f"{name}/")) == count


def test_a_part_has_the_version_of_its_claim(client: Client) -> None:
    claim = a_claim(is_public=True)
    address = f"{V1}/denials/{a_response(claim).public_id}/"
    etag = client.get(address).headers["ETag"]

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    a_response(claim)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_denials_are_the_responses_that_deny(client: Client) -> None:
    claim = a_claim(is_public=True)
    denial = a_response(claim)
    acknowledgement = a_response(claim, kind=ResponseKind.ACKNOWLEDGEMENT)

    assert ids(client, "denials/") == [denial.public_id]
    assert ids(client, "responses/") == [acknowledgement.public_id, denial.public_id]
    assert client.get(f"{V1}/denials/{acknowledgement.public_id}/").status_code == 404


def test_a_denial_that_was_taken_back_stays_and_says_so(client: Client) -> None:
    dossier = a_dossier()
    withdraw_response(dossier.denial, on="2023-08-01", note="By letter.", by=a_checker())

    [denial] = results(client, "denials/")

    assert (denial["state"], denial["ended_on"]) == ("withdrawn", "2023-08-01")
    assert denial["claim"]["verification_status"] == "unverified"
    assert ids(client, "denials/", state="standing") == []


def test_responses_are_found_by_each_filter(client: Client) -> None:
    before = timezone.now()
    claim, other = a_claim(is_public=True), a_claim(is_public=True)
    wanted = a_response(claim)
    between = timezone.now()
    later = a_response(other, kind=ResponseKind.NO_COMMENT)

    for query in (
        {"claim": claim.public_id},
        {"agent": wanted.agent.public_id},
        {"kind": "denial,partial_denial"},
        {"state": "standing", "kind": "denial"},
    ):
        assert ids(client, "responses/", **query) == [wanted.public_id], query
    assert ids(client, "responses/", since=between.isoformat()) == [later.public_id]
    assert len(ids(client, "responses/", since=before.isoformat())) == 2


def test_appearances_are_found_by_article(client: Client) -> None:
    claim = a_claim(is_public=True)
    wanted = an_appearance(claim)
    an_appearance(claim)

    article = wanted.revision.article
    assert ids(client, "appearances/", article=article.public_id) == [wanted.public_id]
    assert ids(client, "appearances/", url="https://news.example/none") == []


def test_an_appearance_that_was_taken_back_is_gone(client: Client) -> None:
    appearance = an_appearance(a_claim(is_public=True))

    remove_appearance(appearance, note="Another bridge.", by=a_checker())

    assert ids(client, "appearances/") == []
    assert client.get(f"{V1}/appearances/{appearance.public_id}/").status_code == 404


def test_evidence_is_found_by_source_and_stance(client: Client) -> None:
    claim = a_claim(is_public=True)
    wanted = evidence_for(claim)
    evidence_for(claim, stance="refutes")

    assert ids(client, "evidence/", source=wanted.source.public_id) == [wanted.public_id]
    assert ids(client, "evidence/", stance="supports") == [wanted.public_id]


def test_parts_of_drafts_and_of_withdrawn_claims_are_not_there(client: Client) -> None:
    draft, withdrawn = a_dossier(is_public=False), a_dossier()
    withdraw_record(withdrawn.claim, notice="Filed by mistake.", by=a_checker())

    for name in PARTS:
        assert ids(client, f"{name}/") == []
    for dossier in (draft, withdrawn):
        address = f"{V1}/denials/{dossier.denial.public_id}/"
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("denials/?kind=no_comment", "kind"),
        ("denials/?state=ended", "state"),
        ("responses/?agent=KCNA", "agent"),
        ("appearances/?url=nowhere", "url"),
        ("evidence/?stance=for", "stance"),
        ("evidence/?since=2023-13-01", "since"),
    ],
)
def test_a_bad_filter_is_refused_by_its_name(client: Client, path: str, name: str) -> None:
    answer = client.get(f"{V1}/{path}")

    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == [name]
