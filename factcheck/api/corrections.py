"""The corrections log: every change of something that was public already, and why."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from claims import documents
from claims.choices import PublicationStatus
from claims.models import Event
from factcheck.api import history, paging, questions, shapes
from factcheck.api.answers import Json, written
from factcheck.api.parts import claim_reference
from factcheck.api.resources import ListResource


class CorrectionsAsked(questions.Page):
    claim = questions.Identifier("clm", help_text="Corrections of this claim's record only.")
    since = questions.Moment(
        required=False, help_text="Recorded at this moment or later, by the record's clock."
    )


class Corrections(ListResource):
    """What was corrected after it had become public, newest first, each with its reason.

    The log leaves out records that are withdrawn.
    """

    operation, summary, tag = "listCorrections", "Corrections", "Corrections"
    question = CorrectionsAsked
    answer = shapes.Correction
    order = paging.numbered("position", is_descending=True)

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        columns = {"claim": "claim__public_id", "since": "recorded_at__gte"}
        wanted = {column: asked[name] for name, column in columns.items() if name in asked}
        # What was tried while a record was withdrawn is nobody's business, now that it is back.
        found = (
            Event.objects.corrections()
            .filter(claim__publication_status=PublicationStatus.PUBLISHED, **wanted)
            .exclude(state__publication_status=PublicationStatus.WITHDRAWN)
        )
        return found.values(
            "position",
            "public_id",
            "kind",
            "correction",
            "changes",
            "note",
            "recorded_at",
            about=claim_reference(),
        )

    def texts(self, rows: Sequence[Any]) -> list[Json]:
        return [written(_correction(row)) for row in rows]


def _correction(row: Mapping[str, Any]) -> shapes.Correction:
    return {
        "id": row["public_id"],
        "kind": row["kind"],
        "correction": row["correction"],
        "changes": history.public_part(row["changes"]),
        "reason": row["note"],
        "recorded_at": documents.moment(row["recorded_at"]),
        "claim": row["about"],
    }
