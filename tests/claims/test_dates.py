"""Dates as the world gives them."""

from datetime import date

import pytest

from claims.dates import coarser, earliest, is_date, is_surely_before, latest


@pytest.mark.parametrize("text", ["2023", "2023-07", "2023-07-11", "2024-02-29"])
def test_years_months_and_days_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-13",
        "2023-00",
        "2023-02-30",
        "2023-7",
        "11/07/2023",
        "2023-07-11T10",
        "2023\n",
    ],
)
def test_anything_else_is_not(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-07-11", date(2023, 7, 11), date(2023, 7, 11)),
    ],
)
def test_a_date_covers_the_days_it_can_mean(text: str, first: date, last: date) -> None:
    assert (earliest(text), latest(text)) == (first, last)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2022-11-10", "2022-11-11", True),
        ("2022-11", "2022-12-01", True),
        ("2022-11", "2022-11-30", False),
        ("2022-11-10", "2022", False),
        ("", "2022", False),
        ("2022", "", False),
    ],
)
def test_only_what_is_surely_earlier_counts_as_before(one: str, other: str, before: bool) -> None:  # noqa: FBT001
    assert is_surely_before(one, other) is before


def test_a_day_is_part_of_its_month_and_year() -> None:
    assert coarser("2023-07-11") == ["2023-07", "2023"]
    assert coarser("2023") == []
