"""Long lists, a page at a time: page 10,000 costs what page 1 costs."""

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

Row = TypeVar("Row", bound=Model)

PAGE_LENGTH = 25
COUNTED = 10_000
"""Rows are counted up to here. Beyond, nobody needs the exact number, and it costs."""


@dataclass(frozen=True)
class Page(Generic[Row]):
    """A stretch of a list, newest first, with the queries that lead on. Empty: nothing there."""

    rows: list[Row]
    newer: str
    older: str
    whole: QuerySet[Row]

    @cached_property
    def count(self) -> int:
        """How long the whole list is. A page that does not say it does not count."""
        return self.whole.order_by()[: COUNTED + 1].count()

    @property
    def is_longer_than_counted(self) -> bool:
        return self.count > COUNTED


def page_of(
    rows: QuerySet[Row], query: QueryDict, *, by: str = "created_at", length: int = PAGE_LENGTH
) -> Page[Row]:
    """The stretch of these rows that the query asks for: `?older_than=` or `?newer_than=` one."""
    whole = rows
    backwards = "newer_than" in query
    anchor = query.get("newer_than") or query.get("older_than") or ""
    if anchor:
        rows = rows.filter(_beyond(rows.model, anchor, by, forwards=not backwards))
    sign = "" if backwards else "-"
    found = list(rows.order_by(f"{sign}{by}", f"{sign}pk")[: length + 1])
    is_more, found = len(found) > length, found[:length]
    if backwards:
        found.reverse()
    has_newer = is_more if backwards else bool(anchor)
    has_older = is_more or backwards
    return Page(
        rows=found,
        newer=_turned(query, "newer_than", found[0]) if found and has_newer else "",
        older=_turned(query, "older_than", found[-1]) if found and has_older else "",
        whole=whole,
    )


def _beyond(model: type[Row], anchor: str, by: str, *, forwards: bool) -> Q:
    if "\0" in anchor:
        raise Http404(_("There is no such page of this list."))
    last = model._default_manager.filter(public_id=anchor).first()  # noqa: SLF001  the public name of it
    if last is None:
        raise Http404(_("There is no such page of this list."))
    value = getattr(last, by)
    side = "lt" if forwards else "gt"
    # The first condition is for the index; it follows from the second.
    return Q(**{f"{by}__{side}e": value}) & (
        Q(**{f"{by}__{side}": value}) | Q(**{f"pk__{side}": last.pk})
    )


def _turned(query: QueryDict, towards: str, row: Model) -> str:
    """The same question, from this row on."""
    turned = query.copy()
    for name in ("older_than", "newer_than"):
        turned.pop(name, None)
    turned[towards] = row.public_id  # type: ignore[attr-defined]
    return "?" + turned.urlencode()
