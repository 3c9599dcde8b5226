"""A text with stretches of it marked, overlaps included: cut where any mark begins or ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar


class Stretch(Protocol):
    """Something that lies between two characters of the text, in code points."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Marked = TypeVar("Marked", bound=Stretch)

PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Segment(Generic[Marked]):
    """Words that the same marks cover from their first to their last letter."""

    text: str
    marks: tuple[Marked, ...]
    begins: tuple[Marked, ...]
    """The marks whose first letter is here."""


def paragraphs(text: str, marks: Sequence[Marked]) -> Iterator[tuple[Segment[Marked], ...]]:
    """The text's paragraphs, each cut into segments. Joined, they are the text."""
    for found in PARAGRAPH.finditer(text):
        if found.group().strip():
            yield tuple(_segments(text, found.start(), found.end(), marks))


def _segments(
    text: str, start: int, end: int, marks: Sequence[Marked]
) -> Iterator[Segment[Marked]]:
    here = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {start, end}
    for mark in here:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(edges)
    for one, other in pairwise(cuts):
        covering = tuple(mark for mark in here if mark.start <= one and other <= mark.end)
        begins = tuple(mark for mark in covering if mark.start == one)
        yield Segment(text[one:other], covering, begins)
