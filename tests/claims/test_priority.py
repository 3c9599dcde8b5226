"""Which claim comes first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions.workflow import assign
from claims.models import Claim
from claims.priority import WEIGHTS, PriorityReason, priority
from tests.builders import (
    a_checker,
    a_claim,
    a_published_finding,
    a_rating,
    a_response,
    an_appearance,
)

pytestmark = pytest.mark.django_db


def reasons(claim: Claim) -> set[str]:
    return {r.value for r in priority(Claim.objects.get(pk=claim.pk), timezone.now()).reasons}


def test_every_reason_has_its_weight() -> None:
    assert set(WEIGHTS) == set(PriorityReason)


def test_a_quiet_draft_has_no_reason() -> None:
    assert reasons(a_claim()) == set()


def test_a_denied_public_claim_waits_to_be_assessed() -> None:
    claim = a_claim(is_public=True)
    a_response(claim)

    assert reasons(claim) == {"denied", "public_and_unassessed"}


@pytest.mark.parametrize(("hours", "reason"), [(-1, {"overdue"}), (23, {"due_soon"}), (48, set())])
def test_a_deadline_presses_as_it_nears(hours: int, reason: set[str]) -> None:
    claim, checker = a_claim(), a_checker()

    assign(claim, to=checker, deadline=timezone.now() + timedelta(hours=hours), by=checker)

    assert reasons(claim) == reason


def test_a_contested_finding_comes_before_a_denied_claim() -> None:
    finding = a_published_finding(rating=a_rating("true"))
    a_response(Claim.objects.get(pk=finding.claim_id))
    denied = a_claim(is_public=True)
    a_response(denied)

    assert reasons(finding.claim) == {"finding_contested"}
    now = timezone.now()
    scores = [priority(Claim.objects.get(pk=pk), now).score for pk in (finding.claim_id, denied.pk)]
    assert scores == sorted(scores, reverse=True)


def test_what_many_articles_carry_presses() -> None:
    claim = a_claim()
    for _ in range(3):
        an_appearance(claim)

    assert reasons(claim) == {"widely_carried"}
