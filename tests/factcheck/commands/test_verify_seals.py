"""The operator's check of published findings."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from claims.models import Assessment, Claim
from factcheck.management.commands.verify_seals import WORDS
from tests.builders import a_published_finding, a_response
from tests.claims.test_assessments import tampered

pytestmark = pytest.mark.django_db


def verify(*options: str) -> str:
    out = StringIO()
    call_command("verify_seals", *options, stdout=out)
    return out.getvalue()


def test_findings_that_hold_are_counted() -> None:
    a_published_finding()

    assert verify() == "Verified 1 findings.\n"


def test_what_came_up_since_is_listed_and_is_no_damage() -> None:
    finding = a_published_finding()
    denial = a_response(Claim.objects.get(pk=finding.claim_id))

    said = json.loads(verify("--json"))

    assert said == [
        {
            "assessment": finding.public_id,
            "difference": "response_new",
            "item": denial.public_id,
            "is_damage": False,
        }
    ]


def test_a_tampered_finding_ends_the_command_with_an_error() -> None:
    finding = tampered(a_published_finding(), short_answer="Something else.")
    out = StringIO()

    with pytest.raises(CommandError, match="Seals that do not hold: 1"):
        call_command("verify_seals", stdout=out)

    assert f"{finding.public_id}: DAMAGE: {WORDS['finding']}" in out.getvalue()
    assert Assessment.objects.count() == 1
