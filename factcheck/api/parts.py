"""Appearances, answers and evidence: parts of claims, copied out of the claim's stored document."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Func, JSONField, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, JSONObject
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from claims.choices import DENIALS, ResponseKind, ResponseState, Stance
from claims.models import Appearance, Evidence
from claims.models import Response as Answer
from claims.shapes import AppearanceId, EvidenceId, ResponseId
from factcheck.api import paging, questions, shapes
from factcheck.api.answers import etag_of, is_known, not_modified
from factcheck.api.resources import ITEM_REFUSALS, ListResource, Resource, path_parameter

NEWEST_FIRST = paging.numbered("pk", is_descending=True)


def claim_reference() -> JSONObject:
    """The claim that a row belongs to, as documents mention it."""
    return JSONObject(
        id="claim__public_id",
        text="claim__text",
        path=KeyTransform("path", "claim__document"),
        verification_status="claim__verification_status",
    )


def written_part(member: str) -> Cast:
    """A part as the claim's document has it, with the claim it belongs to, as JSON text."""
    part = Func(
        F("claim__document"),
        JSONObject(id="public_id"),
        function="jsonb_path_query_first",
        arg_joiner=f", '$.{member}[*] ? (@.id == $id)'::jsonpath, ",
        output_field=JSONField(),
    )
    both = Func(
        part,
        JSONObject(claim=claim_reference()),
        template="(%(expressions)s)",
        arg_joiner=" || ",
        output_field=JSONField(),
    )
    return Cast(both, TextField())


def public_appearances() -> QuerySet[Appearance]:
    return Appearance.objects.standing().filter(claim__publication_status="published")


def public_evidence() -> QuerySet[Evidence]:
    return Evidence.objects.filter(claim__publication_status="published")


class PartsAsked(questions.Page):
    claim = questions.Identifier("clm", help_text="The claim that they belong to.")
    since = questions.Moment(
        required=False, help_text="Recorded at this moment or later, by the record's clock."
    )


class Parts(ListResource):
    """A list of parts, the newest recorded first."""

    order = NEWEST_FIRST
    member: str
    filters: Mapping[str, str]

    def public(self) -> QuerySet[Any]:
        raise NotImplementedError

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        columns = {"claim": "claim__public_id", "since": "created_at__gte", **self.filters}
        wanted = {column: asked[name] for name, column in columns.items() if name in asked}
        return self.public().filter(**wanted).values("pk", written=written_part(self.member))


class OnePart(Resource):
    """One part of a claim. Its version is the claim's."""

    refusals = ITEM_REFUSALS
    has_version = True
    member: str

    def public(self) -> QuerySet[Any]:
        raise NotImplementedError

    def get(self, request: Request, part_id: str) -> HttpResponseBase:
        self.asked()
        rows = self.public().filter(public_id=part_id)
        part = rows.values(
            public_version=KeyTextTransform("version", "claim__document"),
            written=written_part(self.member),
        ).first()
        if part is None:
            raise exceptions.NotFound(_("There is nothing public with this identifier."))
        etag = etag_of(part["public_version"])
        if is_known(request, etag):
            return not_modified(etag)
        return Response(part["written"], headers={"ETag": etag})


class AppearancesAsked(PartsAsked):
    article = questions.Identifier("art", help_text="The article that carries the claim.")
    url = questions.Address(
        required=False, help_text="The same, by any address that leads to the article."
    )


class AppearancesSeen:
    member = "appearances"
    answer = shapes.AppearanceOfClaim
    tag = "Appearances"

    def public(self) -> QuerySet[Any]:
        return public_appearances()


class Appearances(AppearancesSeen, Parts):
    """Where articles carry public claims, newest recorded first."""

    operation, summary = "listAppearances", "Appearances"
    question = AppearancesAsked
    filters = {
        "article": "revision__article__public_id",
        "url": "revision__article__urls__url",
    }


class OneAppearance(AppearancesSeen, OnePart):
    """One place where an article carries a claim."""

    operation, summary = "getAppearance", "One appearance"
    path_parameters = path_parameter("part_id", AppearanceId)


class ResponsesAsked(PartsAsked):
    kind = questions.Several(ResponseKind.values, help_text="What the answer amounts to.")
    state = questions.Several(ResponseState.values, help_text="Whether it still stands.")
    agent = questions.Identifier("agt", help_text="Who answers.")


class ResponsesSeen:
    member = "responses"
    answer = shapes.ResponseToClaim
    tag = "Responses"

    def public(self) -> QuerySet[Any]:
        return Answer.objects.public()


class Responses(ResponsesSeen, Parts):
    """What those concerned answer to public claims, newest recorded first."""

    operation, summary = "listResponses", "Responses"
    question = ResponsesAsked
    filters = {"kind": "kind__in", "state": "state__in", "agent": "agent__public_id"}


class OneResponse(ResponsesSeen, OnePart):
    """One answer to a claim."""

    operation, summary = "getResponse", "One response"
    path_parameters = path_parameter("part_id", ResponseId)


class DenialsAsked(ResponsesAsked):
    kind = questions.Several(
        [kind.value for kind in ResponseKind if kind in DENIALS], help_text="Which denials."
    )


class DenialsSeen(ResponsesSeen):
    tag = "Denials"

    def public(self) -> QuerySet[Any]:
        return Answer.objects.public().denials()


class Denials(DenialsSeen, Responses):
    """Responses that deny a claim, standing and ended. Denied is not refuted."""

    operation, summary = "listDenials", "Denials"
    question = DenialsAsked


class OneDenial(DenialsSeen, OneResponse):
    """One denial."""

    operation, summary = "getDenial", "One denial"


class EvidenceAsked(PartsAsked):
    # The parameter shadows an attribute of fields, which a form as a whole has no use for.
    source = questions.Identifier(  # type: ignore[assignment]
        "src", help_text="The source that it is from."
    )
    stance = questions.Several(Stance.values, help_text="Which way it points.")


class EvidenceSeen:
    member = "evidence"
    answer = shapes.EvidenceOnClaim
    tag = "Evidence"

    def public(self) -> QuerySet[Any]:
        return public_evidence()


class EvidenceList(EvidenceSeen, Parts):
    """What bears on public claims, newest recorded first; withdrawn evidence says so."""

    operation, summary = "listEvidence", "Evidence"
    question = EvidenceAsked
    filters = {"source": "source__public_id", "stance": "stance__in"}


class OneEvidence(EvidenceSeen, OnePart):
    """One piece of evidence."""

    operation, summary = "getEvidence", "One piece of evidence"
    path_parameters = path_parameter("part_id", EvidenceId)
