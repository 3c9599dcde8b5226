"""Verify that the history is what its writers left."""

import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.documents import moment
from claims.events import verify_chain
from claims.models import Event


class Command(BaseCommand):
    help = (
        "Recompute the hash of every event, follow the chain from the first to the last, and"
        " compare each claim with its last event. Ends with 1 if anything does not hold."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        started = time.monotonic()
        breaks = list(verify_chain())
        seconds = time.monotonic() - started
        head = Event.objects.newest_first().first()
        found = {
            "events": Event.objects.count(),
            "head": head and {"position": head.position, "hash": head.hash},
            "head_recorded_at": head and moment(head.recorded_at),
            "seconds": round(seconds, 3),
            "breaks": [{"position": at.position, "problem": at.problem} for at in breaks],
        }
        self.stdout.write(json.dumps(found) if options["json"] else _told(found))
        if breaks:
            raise CommandError(f"Breaks in the chain: {len(breaks)}.")


def _told(found: dict[str, Any]) -> str:
    lines = [
        f"Event {at['position']}: {at['problem']}." if at["position"] else f"{at['problem']}."
        for at in found["breaks"]
    ]
    head = found["head"]
    if head:
        lines.append(
            f"Verified {found['events']} events in {found['seconds']:.1f} s."
            f" The last is {head['position']}, recorded at {found['head_recorded_at']},"
            f" hash {head['hash']}."
        )
    else:
        lines.append("There are no events yet.")
    return "\n".join(lines)
