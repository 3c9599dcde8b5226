"""Take the demo out again: its record, its topics and its people."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError
from django.utils.translation import gettext as _

from factcheck.demo.people import demo_people
from factcheck.demo.removal import MOST_NAMED, left, not_of_the_demo, remove


class Command(BaseCommand):
    help = (
        "Remove the demo, so that the record is empty. Refuses where anybody else has added to the"
        " record, and names what. Needs the database role that owns the tables."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-input", action="store_true", help="do not ask first")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not demo_people().exists():
            raise CommandError(_("There is no demo here."))
        _refuse_real_work()
        if sys.stdin.isatty() and not options["no_input"]:
            self._ask()
        gone = _removed()
        remaining = left()
        if remaining:
            raise CommandError(f"The demo is not gone: {_listed(remaining)} are left.")
        self.stdout.write(f"Removed {_listed(gone)}. 0 left: the record is empty.")

    def _ask(self) -> None:
        self.stdout.write(
            "This empties the record, and with it everything that was entered as one of the demo's"
            " people."
        )
        if input("Type “remove” to do so: ").strip() != "remove":
            raise CommandError(_("Nothing was removed."))


def _refuse_real_work() -> None:
    real = not_of_the_demo()
    if real:
        more = f"\n  and {len(real) - MOST_NAMED} more" if len(real) > MOST_NAMED else ""
        named = "".join(f"\n  {line}" for line in real[:MOST_NAMED])
        raise CommandError(f"The record holds more than the demo, so it stays:{named}{more}")


def _removed() -> dict[str, int]:
    try:
        return remove()
    except ProgrammingError as error:
        if "must be owner" not in str(error):
            raise
        raise CommandError(
            _(
                "Only the role that owns the tables can empty the record. Set DATABASE_OWNER_URL,"
                " or DATABASE_URL, to that role."
            )
        ) from error


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.items())
