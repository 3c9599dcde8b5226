"""Verify that every published finding is what was sealed, and say what changed since."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.models import Assessment
from claims.seals import Difference, compare

WORDS = {
    "seal": "the seal does not match its own hash",
    "finding": "the finding is not the one that was sealed",
    "people": "author or reviewer are not the ones that were sealed",
    "claim_changed": "the claim has been reworded since",
    "evidence_gone": "evidence that was sealed is gone",
    "evidence_new": "evidence has been added since",
    "evidence_changed": "evidence has changed since",
    "response_gone": "an answer that was sealed is gone",
    "response_new": "an answer has come in since",
    "response_changed": "an answer has changed since",
}


class Command(BaseCommand):
    help = (
        "Recompute the seal of every published finding. Differences that mean tampering end with 1;"
        " what merely came up since is listed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        findings = Assessment.objects.sealed().select_related("claim", "rating__scale")
        differences = [
            difference
            for finding in findings.order_by("pk").iterator(chunk_size=200)
            for difference in compare(finding)
        ]
        if options["json"]:
            self.stdout.write(json.dumps([_as_json(difference) for difference in differences]))
        else:
            for difference in differences:
                self.stdout.write(_told(difference))
            self.stdout.write(f"Verified {findings.count()} findings.")
        damaged = sum(difference.is_damage for difference in differences)
        if damaged:
            raise CommandError(f"Seals that do not hold: {damaged}.")


def _as_json(difference: Difference) -> dict[str, Any]:
    return {
        "assessment": difference.assessment,
        "difference": difference.what,
        "item": difference.item,
        "is_damage": difference.is_damage,
    }


def _told(difference: Difference) -> str:
    weight = "DAMAGE" if difference.is_damage else "since"
    return f"{difference.assessment}: {weight}: {WORDS[difference.what]} ({difference.item})."
