"""Read passages from a file and write down the statements found in them, for measuring."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.reading import Mention, ProposedClaim, UnsupportedLanguage, read

Row = dict[str, Any]


class Command(BaseCommand):
    help = (
        "Read passages, one JSON object a line with id, lang and text, and write the statements"
        " proposed for each, one line a passage. Touches no database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--jsonl", required=True, metavar="IN", help="the passages")
        parser.add_argument("--output", required=True, metavar="OUT", help="where to write")

    def handle(self, *_args: Any, **options: str) -> None:
        source, target = Path(options["jsonl"]), Path(options["output"])
        try:
            passages = list(_passages(source))
            lines = [json.dumps(self._prediction(row), ensure_ascii=False) for row in passages]
            target.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        self.stdout.write(f"{len(lines)} passages read, written to {target}")

    def _prediction(self, passage: Row) -> Row:
        """Offsets are into the text as given: it is read as it is, not tidied first."""
        try:
            proposals = read(passage["text"], passage.get("lang")).proposals
        except UnsupportedLanguage as error:
            self.stderr.write(f"passage {passage['id']}: {error}")
            proposals = ()
        return {"id": passage["id"], "claims": [_claim(proposal) for proposal in proposals]}


def _passages(source: Path) -> Iterator[Row]:
    for number, line in enumerate(_lines(source), start=1):
        if line.strip():
            yield _passage(line, f"{source}, line {number}")


def _lines(source: Path) -> list[str]:
    try:
        # Only "\n" ends a line here: a text may hold other characters that look like line ends.
        return source.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise CommandError(f"{source}: not UTF-8 text") from error


def _passage(line: str, place: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise CommandError(f"{place}: not JSON: {error}") from error
    if not isinstance(row, dict):
        raise CommandError(f"{place}: expected an object with id, lang and text")
    for field in ("id", "text"):
        if not isinstance(row.get(field), str):
            raise CommandError(f"{place}: “{field}” is missing or not text")
    if not isinstance(row.get("lang"), str | None):
        raise CommandError(f"{place}: “lang” is not text")
    return row


def _claim(proposal: ProposedClaim) -> Row:
    return {
        "id": proposal.key,
        "span": [proposal.span.start, proposal.span.end],
        "text": proposal.quote,
        "type": str(proposal.type),
        "claimant": _mention(proposal.claimant),
        "cue": {"span": [proposal.cue.span.start, proposal.cue.span.end]} if proposal.cue else None,
        "targets": [target.key for target in proposal.targets],
        "check_worthy": proposal.check_worthy,
    }


def _mention(mention: Mention | None) -> Row | None:
    if mention is None:
        return None
    return {"span": [mention.span.start, mention.span.end], "text": mention.text}
