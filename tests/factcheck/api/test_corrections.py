"""The corrections log, and the reason that each correction carries wherever changes are told."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.actions.claims import edit_claim, publish_record, withdraw_record
from tests.builders import a_checker, a_claim, a_response
from tests.factcheck.api.asking import V1, ids, results

pytestmark = pytest.mark.django_db


def test_a_correction_says_what_changed_from_what_to_what_and_why(client: Client) -> None:
    claim = a_claim(is_public=True, text="It cost three million.")
    edit_claim(
        claim, text="It cost four million.", note="Misheard.", correction="update", by=a_checker()
    )

    [correction] = results(client, "corrections/")

    event = claim.events.get(correction="update")
    assert correction == {
        "id": event.public_id,
        "kind": "claim.edited",
        "correction": "update",
        "changes": {"text": ["It cost three million.", "It cost four million."]},
        "reason": "Misheard.",
        "recorded_at": event.recorded_at.isoformat().replace("+00:00", "Z"),
        "claim": {
            "id": claim.public_id,
            "text": "It cost four million.",
            "path": f"/claims/{claim.slug}/",
            "verification_status": "unverified",
        },
    }


def test_changes_carry_a_reason_when_they_correct_and_only_then(client: Client) -> None:
    claim = a_claim(is_public=True)
    a_response(claim, note="Our lawyer found it.")
    edit_claim(claim, text="It cost four million.", note="Misheard.", by=a_checker())

    for path in (f"claims/{claim.public_id}/history/", "events/?limit=200"):
        told = {change["kind"]: change for change in results(client, path)}
        assert told["response.recorded"]["reason"] is told["claim.published"]["reason"] is None
        assert told["claim.edited"]["reason"] == "Misheard."
        assert "lawyer" not in client.get(f"{V1}/{path}").content.decode()


def test_the_newest_comes_first_and_the_log_can_be_narrowed(client: Client) -> None:
    early, late = a_claim(is_public=True), a_claim(is_public=True)
    edit_claim(early, text="It rained.", note="Misheard.", by=a_checker())
    between = timezone.now()
    edit_claim(late, text="It snowed.", note="Misread.", by=a_checker())

    first, second = (claim.events.get(kind="claim.edited").public_id for claim in (early, late))
    assert ids(client, "corrections/") == [second, first]
    assert ids(client, "corrections/", claim=early.public_id) == [first]
    assert ids(client, "corrections/", since=between.isoformat()) == [second]
    following = client.get(f"{V1}/corrections/?limit=1").json()["next"]
    assert [item["id"] for item in client.get(following).json()["results"]] == [first]


def test_a_withdrawn_record_leaves_the_log_and_comes_back_without_what_was_tried_meanwhile(
    client: Client,
) -> None:
    claim = a_claim(is_public=True)
    edit_claim(claim, text="It rained.", note="Misheard.", by=a_checker())
    withdraw_record(claim, notice="Under review.", by=a_checker())
    edit_claim(claim, text="It hailed.", note="CANARY", by=a_checker())
    edit_claim(claim, text="It rained.", note="CANARY", by=a_checker())

    assert results(client, "corrections/") == []
    assert client.get(f"{V1}/events/").json()["results"][-1]["reason"] is None
    publish_record(claim, note="Reviewed.", by=a_checker())
    assert [item["reason"] for item in results(client, "corrections/")] == ["Misheard."]
    assert "CANARY" not in client.get(f"{V1}/events/").content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_the_log_takes_one_query_however_long(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        edit_claim(a_claim(is_public=True), text=f"It was {number}.", note="No.", by=a_checker())

    with django_assert_num_queries(1):
        assert len(results(client, "corrections/")) == count
