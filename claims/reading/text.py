"""Making a text safe to keep and to point into, without moving what it says."""

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_DATE_LINE = re.compile(
    r"[ \t]{0,8}date[ \t]{1,8}(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=\s|$)", re.IGNORECASE
)


def normalise(text: str) -> str:
    """The text as it will be stored: what offsets are counted in.

    Spaces are neither stripped nor collapsed, so that a clean text comes back unchanged.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def date_line_end(text: str) -> int:
    """Where the words start after a leading "date 2023-07"; 0 when there is no such line."""
    found = _DATE_LINE.match(text)
    return found.end() if found and _iso(found) else 0


def published_date_line(text: str) -> str | None:
    """The date a text opens with, no more precise than it says: "2023-07"."""
    found = _DATE_LINE.match(text)
    return _iso(found) if found else None


def _iso(found: re.Match[str]) -> str | None:
    year, month, day = found.groups()
    if month and not 1 <= int(month) <= 12:
        return None
    if day and not 1 <= int(day) <= 31:
        return None
    return "-".join(part for part in (year, month, day) if part)
