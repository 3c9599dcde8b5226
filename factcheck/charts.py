"""Charts as SVG that the server draws: lengths are attributes, so no page needs a script or style.

Lengths are text, because a template would write a number in the reader's language.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a stacked bar. `code` is the class that colours it."""

    code: str
    label: str
    count: int
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a column chart, on a canvas of 100 by 100."""

    label: str
    count: int
    address: str
    x: str
    y: str
    width: str
    height: str


def percent(number: float) -> str:
    return f"{number:.2f}%"


def stacked_bar(parts: Sequence[tuple[str, str, int]]) -> list[Segment]:
    """One bar for the whole, each part as long as its share. Parts of nothing are left out."""
    total = sum(count for _code, _label, count in parts)
    segments: list[Segment] = []
    before = 0
    for code, label, count in parts:
        if count:
            start, width = 100 * before / total, 100 * count / total
            segments.append(Segment(code, label, count, percent(start), percent(width)))
        before += count
    return segments


def columns(counts: Sequence[tuple[str, int, str]], *, gap: float = 0.25) -> list[Column]:
    """One column for each label, its address and count; the highest fills the canvas."""
    highest = max((count for _label, count, _address in counts), default=0) or 1
    step = 100 / max(len(counts), 1)
    return [
        Column(
            label=label,
            count=count,
            address=address,
            x=percent(place * step + step * gap / 2),
            y=percent(100 - 100 * count / highest),
            width=percent(step * (1 - gap)),
            height=percent(100 * count / highest),
        )
        for place, (label, count, address) in enumerate(counts)
    ]
