"""Pages of a list that hold while rows are added: each goes on from a row, not from a number."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

Row = TypeVar("Row")
LARGEST_KEY = 2**63 - 1


class BadCursor(ValueError):
    """It is not one of ours, or belongs to another list."""


def _moment(value: object) -> datetime:
    when = datetime.fromisoformat(str(value))
    if when.tzinfo is None or when.utcoffset():
        raise BadCursor
    return when


def _text(value: object) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise BadCursor
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST_KEY:
        raise BadCursor
    return value


@dataclass(frozen=True, slots=True)
class Order:
    """An order in which no two rows are equal. Its columns, but for the last, may repeat."""

    name: str
    columns: Mapping[str, Callable[[object], Any]]
    is_descending: bool = False

    def sort(self, rows: QuerySet[Any, Row], *, backwards: bool) -> "QuerySet[Any, Row]":
        sign = "-" if self.is_descending != backwards else ""
        return rows.order_by(*(f"{sign}{column}" for column in self.columns))

    def beyond(
        self, rows: QuerySet[Any, Row], place: Sequence[Any], *, backwards: bool
    ) -> QuerySet[Any, Row]:
        """The rows after this place. The first column alone bounds the walk of the index."""
        sign = "lt" if self.is_descending != backwards else "gt"
        *leading, last = self.columns
        if not leading:
            return rows.filter(**{f"{last}__{sign}": place[0]})
        first = leading[0]
        return rows.filter(**{f"{first}__{sign}e": place[0]}).exclude(
            **{first: place[0], f"{last}__{'gt' if sign == 'lt' else 'lt'}e": place[1]}
        )

    def place_of(self, row: Any) -> list[Any]:
        if isinstance(row, Model):
            return [getattr(row, column) for column in self.columns]
        return [row[column] for column in self.columns]


def newest_first(column: str) -> Order:
    """Newest first by a moment of the record."""
    return Order(column, {column: _moment, "pk": _number}, is_descending=True)


def alphabetical(column: str) -> Order:
    return Order(column, {column: _text, "pk": _number})


def numbered(column: str, *, is_descending: bool = False) -> Order:
    return Order(column, {column: _number}, is_descending)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where to go on, and in which direction. Opaque to partners."""

    place: Sequence[Any]
    backwards: bool = False

    def written(self, order: Order) -> str:
        place = [
            value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
            for value in self.place
        ]
        said = json.dumps([order.name, int(self.backwards), *place], separators=(",", ":"))
        return urlsafe_b64encode(said.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, order: Order) -> "Cursor":
        try:
            said = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
            name, backwards, *place = said
            if name != order.name or backwards not in {0, 1}:
                raise BadCursor
            readers = order.columns.values()
            return cls([r(v) for r, v in zip(readers, place, strict=True)], bool(backwards))
        except (ValueError, TypeError, RecursionError, OverflowError) as error:
            raise BadCursor(
                _("This is no cursor of this list. Take it from “next” or “previous”.")
            ) from error


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, and the cursors of the pages around them."""

    rows: list[Row]
    next: Cursor | None
    previous: Cursor | None


def page(rows: QuerySet[Any, Row], order: Order, cursor: Cursor | None, limit: int) -> Page[Row]:
    """One page in one query. Nothing is counted: one row more than asked tells if more follow."""
    backwards = cursor is not None and cursor.backwards
    ordered = order.sort(rows, backwards=backwards)
    if cursor:
        ordered = order.beyond(ordered, cursor.place, backwards=backwards)
    found = list(ordered[: limit + 1])
    has_more, found = len(found) > limit, found[:limit]
    if backwards:
        found.reverse()
    # Whoever came from one side can go back there; on the other side, the extra row tells.
    has_next = has_more or backwards
    has_previous = has_more if backwards else cursor is not None
    if not found:
        return Page([], None, None)
    return Page(
        found,
        Cursor(order.place_of(found[-1])) if has_next else None,
        Cursor(order.place_of(found[0]), backwards=True) if has_previous else None,
    )
