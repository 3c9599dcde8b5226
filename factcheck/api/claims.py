"""Claims: the list, each with its history, and each as it was known at a past moment."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import CharField

from claims import dates, documents, shapes
from claims.choices import PublicationStatus, VerificationStatus
from claims.events import public_state_as_of
from claims.models import Claim, Event
from claims.models import Response as Answer
from claims.models.claim import ClaimQuerySet
from factcheck.api import history, paging, questions
from factcheck.api.answers import (
    Json,
    array,
    etag_of,
    is_known,
    not_modified,
    with_members,
    written,
)
from factcheck.api.errors import Gone
from factcheck.api.resources import REFUSALS, ListResource, Resource, address_of, path_parameter
from factcheck.api.shapes import Change, ClaimWithHistory

NEWEST = 100
"""Changes that a claim brings along; its history has them all."""

CLAIM_ID = path_parameter("claim_id", shapes.ClaimId)
CLAIM_REFUSALS = {
    **REFUSALS,
    404: "There is no such public claim, or there was none at the moment that was asked about.",
    410: "The claim has been withdrawn; `detail` is the notice. Forget what it said.",
}

ORDERS = {
    "filed": paging.newest_first("created_at"),
    "changed": paging.newest_first("updated_at"),
}

PUBLIC_VERSION = KeyTextTransform("version", "document")
"""The claim's own version also grows with the desk's work, which is nobody's business."""

DOCUMENT = Cast("document", TextField())
"""The stored document as text: it is sent as it is, so nobody parses it."""

Filter = Callable[[ClaimQuerySet, Any], ClaimQuerySet]


def _denied_by(claims: ClaimQuerySet, agent: str) -> ClaimQuerySet:
    denials = Answer.objects.denials().standing().filter(claim=OuterRef("pk"))
    return claims.filter(Exists(denials.filter(agent__public_id=agent)))


FILTERS: Mapping[str, Filter] = {
    "status": lambda claims, codes: claims.filter(verification_status__in=codes),
    "topic": lambda claims, slug: claims.filter(topics__slug=slug),
    "claimant": lambda claims, agent: claims.filter(claimant__public_id=agent),
    "denied_by": _denied_by,
    "language": lambda claims, tag: claims.filter(questions.in_language(tag)),
    "said_from": lambda claims, day: claims.said_from(dates.earliest(day)),
    "said_until": lambda claims, day: claims.said_until(dates.latest(day)),
    "has_standing_denial": lambda claims, wanted: claims.filter(has_standing_denial=wanted),
    "url": lambda claims, url: claims.filter(pk__in=Claim.objects.in_article_at(url).values("pk")),
    "slug": lambda claims, slug: claims.filter(slug=slug),
    "search": lambda claims, words: claims.matching(words),
    "changed_since": lambda claims, moment: claims.filter(updated_at__gte=moment),
}


class ClaimsAsked(questions.Page):
    """What lists of claims can be narrowed by. Everything that is given must hold."""

    status = questions.Several(
        VerificationStatus.values,
        help_text="Any of these verification statuses; repeat it, or use commas.",
    )
    topic = CharField(required=False, help_text="The slug of a topic.")
    claimant = questions.Identifier("agt", help_text="The agent who makes the claim.")
    denied_by = questions.Identifier("agt", help_text="An agent whose denial of it stands.")
    language = questions.Language(help_text="Of the claim's wording; fr also finds fr-CA.")
    said_from = questions.WorldDate(
        required=False, help_text="Said on this date or later, as far as is known."
    )
    said_until = questions.WorldDate(required=False, help_text="Said by this date.")
    has_standing_denial = questions.YesOrNo(
        required=False, help_text="Whether somebody denies it and has not taken that back."
    )
    url = questions.Address(
        required=False, help_text="An article that carries it, by any address that leads there."
    )
    slug = CharField(required=False, help_text="The words in the address of its page.")
    search = CharField(
        required=False,
        help_text="All these words, in French or English, whatever their endings and accents; "
        "“quoted words” stand together, a minus excludes a word.",
    )
    changed_since = questions.Moment(
        required=False, help_text="Changed at this moment or later, by the record's clock."
    )
    order = questions.Code(
        ORDERS, default="filed", help_text="Newest first: last filed, or last changed."
    )


class Claims(ListResource):
    """Public claims, newest first. Withdrawn ones are left out."""

    operation, summary, tag = "listClaims", "Claims", "Claims"
    question = ClaimsAsked
    answer = shapes.ClaimDocument

    def order_of(self, asked: Mapping[str, Any]) -> paging.Order:
        return ORDERS[asked["order"]]

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        claims = Claim.objects.published()
        for name, narrow in FILTERS.items():
            if name in asked:
                claims = narrow(claims, asked[name])
        rows: QuerySet[Any, Any] = claims.annotate(written=DOCUMENT).values(
            "pk", "written", self.order_of(asked).name
        )
        return rows


class ClaimAsked(questions.Question):
    """Which of its past states a claim is wanted in. Both clocks can be asked at once."""

    as_of = questions.PastMoment(
        required=False,
        help_text="What the record knew at this moment; a day means its end, in UTC.",
    )
    occurred_by = questions.PastDay(
        required=False, help_text="Only what had been said and published by the end of this day."
    )


class OneClaim(Resource):
    """A claim with its appearances, answers, evidence, status, and the newest of its history."""

    operation, summary, tag = "getClaim", "One claim", "Claims"
    question = ClaimAsked
    answer = ClaimWithHistory
    refusals = CLAIM_REFUSALS
    path_parameters = CLAIM_ID
    has_version = True

    def get(self, request: Request, claim_id: str) -> HttpResponseBase:
        asked = self.asked()
        if asked:
            return self._as_it_was(claim_id, **asked)
        if "If-None-Match" in request.headers:
            # Whoever asks again mostly knows the answer: for them not even the document is read.
            etag = etag_of(find(claim_id)["public_version"])
            if is_known(request, etag):
                return not_modified(etag)
        claim = find(claim_id, written=DOCUMENT)
        happened = history.public_changes().filter(claim=claim["pk"])
        return _answer(claim_id, claim["written"], happened, etag_of(claim["public_version"]))

    def _as_it_was(
        self, claim_id: str, *, as_of: datetime | None = None, occurred_by: date | None = None
    ) -> HttpResponseBase:
        claim = Claim.objects.get(pk=find(claim_id)["pk"])
        state = public_state_as_of(claim, recorded_by=as_of, occurred_by=occurred_by)
        if state is None:
            raise exceptions.NotFound(_("This claim was not public then, or not yet made."))
        if state["publication_status"] == PublicationStatus.WITHDRAWN:
            raise Gone(state["withdrawal_notice"])
        etag = etag_of(state["version"], claim.document["version"])
        if is_known(self.request, etag):
            return not_modified(etag)
        happened = history.public_changes().filter(claim=claim)
        asked_for: dict[str, Any] = {}
        if as_of:
            happened = happened.filter(recorded_at__lte=as_of)
            asked_for["as_of"] = documents.moment(as_of)
        if occurred_by:
            asked_for["occurred_by"] = occurred_by.isoformat()
        return _answer(claim_id, written(state | asked_for), happened, etag)


def find(claim_id: str, **computed: Any) -> dict[str, Any]:
    """The row of a public claim, or why it cannot be had."""
    rows = Claim.objects.public().filter(public_id=claim_id)
    columns = ("pk", "publication_status", "withdrawal_notice")
    claim: dict[str, Any] | None = rows.values(
        *columns, public_version=PUBLIC_VERSION, **computed
    ).first()
    if claim is None:
        raise exceptions.NotFound(_("There is no such public claim."))
    if claim["publication_status"] == PublicationStatus.WITHDRAWN:
        raise Gone(claim["withdrawal_notice"])
    return claim


def _answer(claim_id: str, document: Json, happened: QuerySet[Event, Any], etag: str) -> Response:
    newest = happened.order_by("-position")[:NEWEST]
    return Response(
        with_members(
            document,
            {
                "history": array(history.texts(newest)),
                "history_url": written(address_of("claim-history", claim_id=claim_id)),
            },
        ),
        headers={"ETag": etag},
    )


class ClaimHistory(ListResource):
    """All public changes of a claim's record, newest first."""

    operation, summary, tag = "listClaimHistory", "History of a claim", "Claims"
    answer = Change
    refusals = CLAIM_REFUSALS
    path_parameters = CLAIM_ID
    order = paging.numbered("position", is_descending=True)

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Event, Any]:
        return history.public_changes().filter(claim=find(self.kwargs["claim_id"])["pk"])

    def texts(self, rows: Sequence[Any]) -> list[Json]:
        return history.texts(rows)
