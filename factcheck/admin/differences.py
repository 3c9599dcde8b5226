"""What changed in a finding from one submission to the next, word by word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.actions.assessments import content_of
from claims.errors import Text
from claims.models import Assessment, Evidence, Rating

WORD = re.compile(r"\w+|\s+|[^\w\s]")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
MOST_WORDS = 4000
"""Longer texts are compared line by line: word by word would take too long."""

LABELS: dict[str, Text] = {
    "rating": _("Rating"),
    "short_answer": _("Short answer"),
    "reasoning": _("Reasoning"),
    "would_settle": _("What would settle it"),
    "evidence": _("Evidence relied on"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, went or came."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a finding, before and after."""

    label: Text
    pieces: tuple[Piece, ...]


def since_last_read(finding: Assessment) -> list[Difference] | None:
    """What is new to whoever read it last; None if nobody has been asked to read it twice."""
    submissions = [row.content for row in finding.submissions.order_by("number")]
    versions = submissions if finding.is_with_reviewer else [*submissions, content_of(finding)]
    if len(versions) < 2:
        return None
    return list(_differences(versions[-2], versions[-1]))


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    ratings = _ratings_in(before, after)
    titles = _titles_in(before, after)
    for name, label in LABELS.items():
        old, new = before[name], after[name]
        if old == new:
            continue
        if name == "evidence":
            yield Difference(label, tuple(_listed(old, new, titles)))
        elif name == "rating":
            yield Difference(label, tuple(_replaced(ratings.get(old, ""), ratings.get(new, ""))))
        else:
            yield Difference(label, tuple(compared(old, new)))


def _ratings_in(*contents: Mapping[str, Any]) -> dict[str, str]:
    keys = {content["rating"] for content in contents if content["rating"]}
    rows = Rating.objects.filter(pk__in=keys).prefetch_related("labels")
    return {str(row.pk): str(row) for row in rows}


def _titles_in(*contents: Mapping[str, Any]) -> dict[str, str]:
    keys = {key for content in contents for key in content["evidence"]}
    rows = Evidence.objects.filter(public_id__in=keys)
    return dict(rows.values_list("public_id", "source__title"))


def _replaced(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece("old", old)
    if new:
        yield Piece("new", new)


def _listed(old: Iterable[str], new: Iterable[str], titles: Mapping[str, str]) -> Iterator[Piece]:
    gone, come = set(old) - set(new), set(new) - set(old)
    yield from (Piece("old", titles.get(key, key)) for key in sorted(gone))
    yield from (Piece("new", titles.get(key, key)) for key in sorted(come))


def compared(old: str, new: str) -> Iterator[Piece]:
    """Two texts as one: joined, what stayed and went is the old, what stayed and came the new."""
    unit = WORD if max(len(old), len(new)) < MOST_WORDS * 5 else LINE
    before, after = unit.findall(old), unit.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(before[from_old:to_old]))
            continue
        yield from _replaced("".join(before[from_old:to_old]), "".join(after[from_new:to_new]))
