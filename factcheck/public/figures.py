"""Numbers about the public record. Each is the length of a list, and knows the list's address."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from claims.choices import VerificationStatus
from claims.models.claim import ClaimQuerySet
from factcheck import charts


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and where those are listed."""

    code: str
    label: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Statuses:
    """How many claims stand where: every status, those of none included."""

    figures: list[Figure]

    @property
    def total(self) -> int:
        return sum(figure.count for figure in self.figures)

    @property
    def bar(self) -> list[charts.Segment]:
        return charts.stacked_bar([(f.code, f.label, f.count) for f in self.figures])


def address_of(name: str, **filters: str) -> str:
    kept = {key: value for key, value in filters.items() if value}
    return reverse(name) + ("?" + urlencode(kept) if kept else "")


def by_status(claims: ClaimQuerySet, **filters: str) -> Statuses:
    """One grouped query, however many claims there are."""
    counted = claims.order_by().values_list("verification_status").annotate(Count("pk"))
    return statuses(dict(counted), **filters)


def statuses(counts: dict[str, int], **filters: str) -> Statuses:
    return Statuses(
        [
            Figure(
                status.value,
                str(status.label),
                counts.get(status.value, 0),
                address_of("public:claims", status=status.value, **filters),
            )
            for status in in_reading_order()
        ]
    )


def in_reading_order() -> Iterable[VerificationStatus]:
    """What is open first, then what has been found."""
    first = [VerificationStatus.CONTESTED, VerificationStatus.UNVERIFIED]
    return [*first, *(status for status in VerificationStatus if status not in first)]
