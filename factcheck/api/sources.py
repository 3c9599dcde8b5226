"""Sources that evidence on public claims is from."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from claims.choices import SourceKind
from claims.documents import source_document
from claims.models import Source
from claims.shapes import SourceDocument, SourceId
from factcheck.api import paging, questions
from factcheck.api.answers import Json, written
from factcheck.api.resources import ITEM_REFUSALS, ListResource, Resource, path_parameter


def public_sources() -> QuerySet[Source]:
    cited = Source.objects.cited_publicly()
    return cited.select_related("publisher", "article", "derived_from")


class SourcesAsked(questions.Page):
    kind = questions.Several(SourceKind.values, help_text="What kind of source.")
    publisher = questions.Identifier("agt", help_text="Who published or wrote it.")


class Sources(ListResource):
    """Where evidence on public claims comes from, newest recorded first."""

    operation, summary, tag = "listSources", "Sources", "Sources"
    question = SourcesAsked
    answer = SourceDocument
    order = paging.numbered("pk", is_descending=True)

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        sources = public_sources()
        if "kind" in asked:
            sources = sources.filter(kind__in=asked["kind"])
        if "publisher" in asked:
            sources = sources.filter(publisher__public_id=asked["publisher"])
        return sources

    def texts(self, rows: Sequence[Source]) -> list[Json]:
        return [written(source_document(source)) for source in rows]


class OneSource(Resource):
    """A source that evidence on a public claim is from."""

    operation, summary, tag = "getSource", "One source", "Sources"
    answer = SourceDocument
    refusals = ITEM_REFUSALS
    path_parameters = path_parameter("source_id", SourceId)

    def get(self, request: Request, source_id: str) -> HttpResponseBase:
        self.asked()
        source = public_sources().filter(public_id=source_id).first()
        if source is None:
            raise exceptions.NotFound(_("No evidence on a public claim is from such a source."))
        return Response(written(source_document(source)))
