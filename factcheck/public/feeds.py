"""Feeds of findings and corrections, and the files of linked data: for programs of other people."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.functional import Promise
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.choices import PublicationStatus
from claims.documents import Document
from claims.models import Assessment, Claim, Event
from factcheck.public.feed_entries import (
    FeedEntry,
    corrections_only,
    findings_and_corrections,
)
from factcheck.public.history import corrections_of
from factcheck.public.http import canonical, public_page
from factcheck.public.linked_data import (
    MEDIA_TYPE,
    bare_claim,
    claim_review,
    feed_head,
    feed_item,
    written,
)

FRESH = "public, max-age=60"
CHUNK = 500
"""Claims that are in memory at once, however long the DataFeed is."""

Answer = HttpResponse | StreamingHttpResponse


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed before it has a format."""

    title: str | Promise
    entries: Callable[[], list[FeedEntry]]


FEEDS: Mapping[str, Feed] = {
    "claims": Feed(_("Findings and corrections"), findings_and_corrections),
    "corrections": Feed(_("Corrections"), corrections_only),
}


def for_programs(view: Callable[..., Answer]) -> Callable[..., Any]:
    """Any site may read it, and nobody is sent again what has not changed since they read it.

    Whatever becomes public is an event: the newest one is the version of everything.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> Answer:
        newest = Event.objects.public().newest_first().values_list("public_id", flat=True).first()
        etag = quote_etag(f"{newest or 'nothing'}.{get_language()}")
        response: Any = get_conditional_response(request, etag=etag)
        response = response or view(request, *args, **kwargs)
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = FRESH
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response  # type: ignore[no-any-return]  # what the view gave

    return public_page(answer)  # type: ignore[arg-type]  # a stream is an answer as well


@for_programs
def feed(request: HttpRequest, name: str, form: str) -> HttpResponse:
    if name not in FEEDS or form not in FORMS:
        raise Http404
    return FORMS[form](FEEDS[name], canonical(request.path))


def _with_generator(
    generator: type[Atom1Feed | Rss201rev2Feed],
) -> Callable[[Feed, str], HttpResponse]:
    def write(told: Feed, address: str) -> HttpResponse:
        syndicated = generator(
            title=_title(told),
            link=canonical("/"),
            description=str(told.title),
            language=get_language(),
            author_name=settings.SITE_NAME,
            feed_url=address,
            feed_guid=address,
        )
        for entry in told.entries():
            syndicated.add_item(
                title=entry.title,
                link=entry.url,
                description=entry.html,
                unique_id=entry.id,
                unique_id_is_permalink=False,
                pubdate=entry.published,
                updateddate=entry.updated,
            )
        response = HttpResponse(content_type=generator.content_type)
        syndicated.write(response, "utf-8")
        return response

    return write


def _as_json(told: Feed, address: str) -> HttpResponse:
    here = canonical("/")
    told_in_json = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(told),
        "home_page_url": here,
        "feed_url": address,
        "description": str(told.title),
        "language": get_language(),
        "authors": [{"name": settings.SITE_NAME, "url": here}],
        "items": [_json_item(entry) for entry in told.entries()],
    }
    return HttpResponse(
        json.dumps(told_in_json, ensure_ascii=False), content_type="application/feed+json"
    )


def _json_item(entry: FeedEntry) -> Document:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
    }


def _title(told: Feed) -> str:
    return f"{settings.SITE_NAME} – {told.title}"


FORMS: Mapping[str, Callable[[Feed, str], HttpResponse]] = {
    "atom": _with_generator(Atom1Feed),
    "rss": _with_generator(Rss201rev2Feed),
    "json": _as_json,
}


@for_programs
def claim_file(_request: HttpRequest, slug: str) -> HttpResponse:
    """One claim as linked data: its finding, or the claim alone while there is none."""
    claim = get_object_or_404(Claim.objects.public(), slug=slug)
    if claim.publication_status == PublicationStatus.WITHDRAWN:
        return HttpResponse(status=410)
    return HttpResponse(
        written(
            claim_review(claim.document, corrections_of([claim])) or bare_claim(claim.document)
        ),
        content_type=MEDIA_TYPE,
    )


@for_programs
def data_feed(_request: HttpRequest) -> StreamingHttpResponse:
    """Every finding that stands, and a tombstone for each that was withdrawn."""
    return StreamingHttpResponse(_data_feed(), content_type=MEDIA_TYPE)


def _data_feed() -> Iterator[str]:
    newest = Event.objects.public().newest_first().values_list("recorded_at", flat=True).first()
    yield written(feed_head(newest))[:-1] + ',"dataFeedElement":['
    separator = ""
    for claim, corrections in _reviewed():
        yield separator + written(feed_item(claim.document, corrections))
        separator = ",\n"
    yield "]}"


def _reviewed() -> Iterator[tuple[Claim, list[Event]]]:
    """Claims that have, or had, a finding: a chunk at a time, each in two queries."""
    found = Assessment.objects.sealed().filter(claim=OuterRef("pk"))
    claims = Claim.objects.public().filter(Exists(found)).order_by("pk")
    last = 0
    while chunk := list(claims.filter(pk__gt=last)[:CHUNK]):
        by_claim = {
            key: list(events)
            for key, events in groupby(corrections_of(chunk), key=lambda event: event.claim_id)
        }
        yield from ((claim, by_claim.get(claim.pk, [])) for claim in chunk)
        last = chunk[-1].pk
