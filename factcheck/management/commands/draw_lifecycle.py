"""Draw how the work on a claim goes on, from the table that decides it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from claims.choices import WorkflowState
from claims.lifecycle import BY_HAND, TRANSITIONS, diagram

HEAD = """# How the work on a claim goes on

Drawn from `claims/lifecycle.py` by `python3 manage.py draw_lifecycle`; a test keeps it true.
This is how far the desk has come.
What is known about the claim, and whether its record is public, are two other things: see the
[editors' guide](editors-guide.md#what-the-statuses-mean).
"""

FOOT = """Moves by hand are made on the claim's page.
The others follow from what is done: asking for a reply, submitting a finding, reviewing it,
publishing it, or a denial that comes in after it is closed.
"""


class Command(BaseCommand):
    help = "Print docs/lifecycle.md as it should be, or write it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--output", type=Path, help="the file to write instead of printing")

    def handle(self, *_args: Any, **options: Any) -> None:
        drawn = page()
        if options["output"]:
            options["output"].write_text(drawn, encoding="utf-8")
        else:
            self.stdout.write(drawn, ending="")


def page() -> str:
    return "\n".join([HEAD, f"```mermaid\n{diagram()}\n```\n", *_table(), "", FOOT])


def _table() -> list[str]:
    rows = ["| from | to | by hand |", "|---|---|---|"]
    for current in WorkflowState:
        for wanted in WorkflowState:
            if wanted in TRANSITIONS[current]:
                by_hand = "yes" if (current, wanted) in BY_HAND else "no"
                rows.append(f"| `{current}` | `{wanted}` | {by_hand} |")
    return rows
