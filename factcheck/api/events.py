"""The log of all public changes, in the order of their commits: for those who keep a copy."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, Func, JSONField, QuerySet, TextField
from django.db.models.functions import Cast
from rest_framework.serializers import IntegerField

from claims.choices import PublicationStatus
from claims.documents import without_withdrawn_findings
from factcheck.api import history, paging, questions, shapes
from factcheck.api.answers import Json, with_members, written
from factcheck.api.paging import LARGEST_KEY
from factcheck.api.resources import ListResource

WITHDRAWN_FINDINGS = Func(
    F("claim__document"),
    template="jsonb_path_query_array("
    "%(expressions)s, '$.assessments[*] ? (@.state == \"withdrawn\")')",
    output_field=JSONField(),
)


class EventsAsked(questions.Page):
    after = IntegerField(
        required=False,
        min_value=0,
        max_value=LARGEST_KEY,
        help_text="Only what came after this position: the last one that you have.",
    )
    claim = questions.Identifier("clm", help_text="Changes of this claim only.")


class Events(ListResource):
    """Every public change of the record, oldest first, without gaps or repeats.

    What a claim said is left out of all its entries once it is withdrawn.
    """

    operation, summary, tag = "listEvents", "Changes of the whole record", "Events"
    question = EventsAsked
    answer = shapes.ChangeWithState
    order = paging.numbered("position")

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        events = history.public_changes()
        if "after" in asked:
            events = events.filter(position__gt=asked["after"])
        if "claim" in asked:
            events = events.filter(claim__public_id=asked["claim"])
        return events.annotate(
            now=F("claim__publication_status"),
            written_state=Cast("state", TextField()),
            withdrawn_findings=WITHDRAWN_FINDINGS,
        )

    def texts(self, rows: Sequence[Any]) -> list[Json]:
        return [_entry(row) for row in rows]


def _state(row: Mapping[str, Any]) -> Json:
    if not row["withdrawn_findings"]:
        return str(row["written_state"])
    state = json.loads(row["written_state"])
    return written(without_withdrawn_findings(state, row["withdrawn_findings"]))


def _entry(row: Mapping[str, Any]) -> Json:
    is_withdrawn = row["now"] != PublicationStatus.PUBLISHED
    was_withdrawn = row["publication_status"] == PublicationStatus.WITHDRAWN
    data = "null" if is_withdrawn or was_withdrawn else _state(row)
    return with_members(
        written(history.change(row, is_withdrawn=is_withdrawn)),
        {"is_withdrawn": written(is_withdrawn), "data": data},
    )
