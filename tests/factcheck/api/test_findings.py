"""Findings, as far as the API shows them: published ones, and of withdrawn ones the notice."""

import pytest
from django.test import Client
from django.utils import timezone

from claims.actions.assessments import withdraw_assessment
from tests.builders import a_checked_claim, a_draft, a_published_finding, a_reviewer
from tests.factcheck.api.asking import V1, results

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
