"""Dates as the world gives them: sometimes only a month or a year (ISO 8601, reduced precision).

A date is text: `2023`, `2023-07` or `2023-07-11`; empty when unknown. As text it sorts, and it
never claims a day that nobody knows.
"""

import re
from calendar import monthrange
from datetime import date

SHAPE = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
DAY_LENGTH = len("2023-07-11")
MONTH_LENGTH = len("2023-07")


def is_date(text: str) -> bool:
    """Whether it is a year, a month or a day that exists."""
    if not re.fullmatch(SHAPE, text):
        return False
    if len(text) < DAY_LENGTH:
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def earliest(text: str) -> date:
    """The first day it can mean."""
    return date.fromisoformat((text + "-01-01")[:DAY_LENGTH])


def latest(text: str) -> date:
    """The last day it can mean."""
    if len(text) == DAY_LENGTH:
        return date.fromisoformat(text)
    year, _, month = text.partition("-")
    last_month = int(month or 12)
    return date(int(year), last_month, monthrange(int(year), last_month)[1])


def is_surely_before(one: str, other: str) -> bool:
    """Whether every day that `one` can mean is before every day of `other`. Unknown is never."""
    return bool(one and other) and latest(one) < earliest(other)


def coarser(text: str) -> list[str]:
    """The same date with less precision: `2023-07-11` → `2023-07`, `2023`."""
    return [text[:length] for length in (MONTH_LENGTH, 4) if length < len(text)]
