"""Findings, as far as the API shows them: published ones, and of withdrawn ones the notice."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.actions.assessments import withdraw_assessment
from claims.actions.workflow import move
from tests.builders import (
    a_checked_claim,
    a_checker,
    a_draft,
    a_published_finding,
    a_rating,
    a_response,
    a_reviewer,
)
from tests.factcheck.api.asking import V1, ids, results

pytestmark = pytest.mark.django_db


def test_a_published_finding_comes_with_its_claim(client: Client) -> None:
    finding = a_published_finding()

    said = client.get(f"{V1}/claims/{finding.claim.public_id}/").json()

    assert said["assessment"]["short_answer"] == finding.short_answer
    assert said["history"][0]["kind"] == "assessment.published"


def test_a_draft_of_a_finding_is_nowhere_and_changes_no_version(client: Client) -> None:
    claim = a_checked_claim(is_public=True)
    address = f"{V1}/claims/{claim.public_id}/"
    etag = client.get(address).headers["ETag"]

    a_draft(claim, short_answer="CANARY-DRAFT")

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    for path in (f"claims/{claim.public_id}/", "claims/", "events/"):
        answer = client.get(f"{V1}/{path}").content.decode()
        assert "CANARY-DRAFT" not in answer
        assert "assessment.drafted" not in answer


def test_of_a_withdrawn_finding_only_the_notice_is_left_in_the_past_as_well(client: Client) -> None:
    finding = a_published_finding(short_answer="CANARY-WITHDRAWN")
    while_it_stood = timezone.now().isoformat()
    claim = finding.claim.public_id
    address = f"{V1}/claims/{claim}/"
    assert "CANARY-WITHDRAWN" in client.get(address, {"as_of": while_it_stood}).content.decode()
    assert "CANARY-WITHDRAWN" in client.get(f"{V1}/events/").content.decode()

    withdraw_assessment(finding, notice="Another year's table.", by=a_reviewer())

    then = client.get(address, {"as_of": while_it_stood}).json()
    assert then["assessments"][0]["withdrawal_notice"] == "Another year's table."
    assert then["assessment"] is None
    for path in (f"claims/{claim}/", f"claims/{claim}/?as_of={while_it_stood}", "events/"):
        path_as_sent = path.replace("+", "%2B")
        assert "CANARY-WITHDRAWN" not in client.get(f"{V1}/{path_as_sent}").content.decode()
    published = [e for e in results(client, "events/") if e["kind"] == "assessment.published"]
    assert published[0]["data"]["assessments"][0]["short_answer"] == ""


def test_findings_are_listed_newest_published_first_each_with_its_claim(client: Client) -> None:
    first, second = a_published_finding(), a_published_finding()

    newest, oldest = results(client, "assessments/")

    assert [newest["id"], oldest["id"]] == [second.public_id, first.public_id]
    claim = second.claim
    claim.refresh_from_db()
    [stored] = claim.document["assessments"]
    assert newest == {
        **stored,
        "claim": {
            "id": claim.public_id,
            "text": claim.text,
            "path": f"/claims/{claim.slug}/",
            "verification_status": "refuted",
        },
    }
    assert client.get(f"{V1}/assessments/{second.public_id}/").json() == newest


def test_a_superseded_finding_stays_and_says_so(client: Client) -> None:
    first = a_published_finding()
    second = a_published_finding(move(first.claim, "checking", by=a_checker(), note="New data."))

    newest, oldest = results(client, "assessments/", claim=first.claim.public_id)

    assert (newest["id"], newest["state"]) == (second.public_id, "published")
    assert (oldest["state"], oldest["ended_at"]) == ("superseded", newest["published_at"])
    assert ids(client, "assessments/", state="published") == [second.public_id]


def test_findings_are_found_by_what_they_say_and_when(client: Client) -> None:
    refuted = a_published_finding()
    between = timezone.now()
    supported = a_published_finding(rating=a_rating("mostly-true"))

    assert ids(client, "assessments/", bucket="refuted,mixed") == [refuted.public_id]
    assert ids(client, "assessments/", rating="mostly-true") == [supported.public_id]
    assert ids(client, "assessments/", since=between.isoformat()) == [supported.public_id]


def test_no_filter_tells_what_a_withdrawn_finding_said(client: Client) -> None:
    finding = a_published_finding(short_answer="CANARY-WITHDRAWN")
    withdraw_assessment(finding, notice="Another year's table.", by=a_reviewer())

    [told] = results(client, "assessments/")
    assert (told["state"], told["rating"]) == ("withdrawn", None)
    assert told["withdrawal_notice"] == "Another year's table."
    assert "CANARY" not in client.get(f"{V1}/assessments/").content.decode()
    assert ids(client, "assessments/", bucket="refuted") == []
    assert ids(client, "assessments/", rating="false") == []


def test_a_finding_has_the_version_of_its_claim(client: Client) -> None:
    finding = a_published_finding()
    address = f"{V1}/assessments/{finding.public_id}/"
    known = {"If-None-Match": client.get(address).headers["ETag"]}

    assert client.get(address, headers=known).status_code == 304
    a_response(finding.claim)
    assert client.get(address, headers=known).status_code == 200


@pytest.mark.parametrize("count", [1, 20])
def test_findings_take_one_query_however_many(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        a_published_finding()

    with django_assert_num_queries(1):
        assert len(results(client, "assessments/")) == count
