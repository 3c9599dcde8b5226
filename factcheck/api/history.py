"""What happened to the record: of one claim, newest first."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform

from claims import documents
from claims.choices import PublicationStatus
from claims.models import Event
from factcheck.api import shapes
from factcheck.api.answers import Json, written

NOT_FOR_THE_PUBLIC = frozenset({"proposal"})
"""What the desk keeps of its own work among the changes."""


def public_changes() -> QuerySet[Event, Any]:
    """The events that the public may know of, without the states they keep."""
    return (
        Event.objects.public()
        .of_claims()
        .values(
            "position",
            "public_id",
            "kind",
            "claim__public_id",
            "sequence",
            "changes",
            "correction",
            "note",
            "occurred_on",
            "recorded_at",
            verification_status=KeyTextTransform("verification_status", "state"),
            publication_status=KeyTextTransform("publication_status", "state"),
        )
    )


def change(row: Mapping[str, Any], *, is_withdrawn: bool = False) -> shapes.Change:
    """A change as the public may know it.

    While a record is withdrawn the desk may try wordings that nobody is ever to see; and once it is
    withdrawn for good, what it said before is not to be seen either.
    """
    hidden = is_withdrawn or row["publication_status"] == PublicationStatus.WITHDRAWN
    return {
        "id": row["public_id"],
        "position": row["position"],
        "kind": row["kind"],
        "claim": row["claim__public_id"],
        "sequence": row["sequence"],
        "occurred_on": (not hidden and row["occurred_on"]) or None,
        "recorded_at": documents.moment(row["recorded_at"]),
        "changes": public_part(row["changes"], hidden=hidden),
        "correction": row["correction"] or None,
        "reason": reason(row, hidden=hidden),
        "verification_status": None if hidden else row["verification_status"],
    }


def reason(row: Mapping[str, Any], *, hidden: bool = False) -> str | None:
    """The desk's note, where it was written for readers: of a correction, and of nothing else."""
    return row["note"] if row["correction"] and not hidden else None


def public_part(changes: Mapping[str, list[Any]], *, hidden: bool = False) -> dict[str, list[Any]]:
    return {
        field: change
        for field, change in changes.items()
        if field not in NOT_FOR_THE_PUBLIC and (field == "publication_status" or not hidden)
    }


def texts(rows: Iterable[Mapping[str, Any]]) -> list[Json]:
    return [written(change(row)) for row in rows]
