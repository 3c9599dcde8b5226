"""Verifying the history from a terminal."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from claims.models import Event
from tests.builders import a_checker, a_claim, a_response
from tests.claims.test_events import tamper

pytestmark = pytest.mark.django_db


def verified(**options: bool) -> str:
    """What it prints about a chain that holds."""
    out = io.StringIO()
    call_command("verify_events", stdout=out, **options)
    return out.getvalue()


def found_broken(**options: bool) -> tuple[str, str]:
    """What it prints about a chain that does not hold, and the sentence it fails with."""
    out = io.StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("verify_events", stdout=out, **options)
    assert failure.value.returncode == 1
    return out.getvalue(), str(failure.value)


def test_a_whole_chain_is_told_with_its_length_and_its_end() -> None:
    a_response(a_claim(is_public=True))

    told = verified()

    head = Event.objects.newest_first()[0]
    assert told.startswith(f"Verified {head.position} events in ")
    assert f"The last is {head.position}, recorded at " in told
    assert head.hash in told


def test_a_changed_event_is_found_and_the_command_fails() -> None:
    claim = a_claim(is_public=True, by=a_checker())
    first = claim.events.oldest_first()[0]

    tamper("UPDATE claims_event SET note = 'forged' WHERE position = %s", first.position)

    told, failure = found_broken()
    assert told.splitlines()[0] == f"Event {first.position}: changed after it was written."
    assert failure == "Breaks in the chain: 1."


def test_programs_get_one_json_object() -> None:
    claim = a_claim(is_public=True)
    tamper("DELETE FROM claims_event WHERE claim_id = %s AND sequence = 2", claim.pk)

    told, failure = found_broken(json=True)

    found = json.loads(told)
    assert found["events"] == 1
    assert found["head"]["position"] == 1
    [at] = found["breaks"]
    assert at["problem"] == f"claim {claim.public_id} differs from its last event"
    assert failure == "Breaks in the chain: 1."


def test_an_empty_record_is_no_failure() -> None:
    assert verified() == "There are no events yet.\n"
