#!/usr/bin/env python3
"""Every command. `start` and `test` need nothing but this checkout; see docs/operations.md."""

from __future__ import annotations  # an old Python must get as far as the sentence that refuses it

import os
import sys
from importlib.util import find_spec

OLDEST = (3, 11)
NEEDED = ("django", "rest_framework", "csp", "psycopg")
# They change tables, which only the tables' owner may.
FOR_THE_OWNER = ("migrate", "sqlmigrate", "flush", "remove_demo")


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST:
        return refuse_python()
    command = arguments[0] if arguments else ""
    if command in ("start", "test") or not all(find_spec(name) for name in NEEDED):
        from bootstrap.commands import main as from_bare_checkout

        return from_bare_checkout(arguments)
    return django(command)


def django(command: str) -> int:
    from django.core.management import execute_from_command_line

    from bootstrap.commands import adopt_running

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    adopt_running()
    if command in FOR_THE_OWNER and os.environ.get("DATABASE_OWNER_URL"):
        os.environ["DATABASE_URL"] = os.environ["DATABASE_OWNER_URL"]
    execute_from_command_line(sys.argv)
    return 0


def refuse_python() -> int:
    needed, found = (".".join(map(str, version[:3])) for version in (OLDEST, sys.version_info))
    sys.stderr.write(f"Factcheck needs Python {needed} or newer; this is {found}.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
