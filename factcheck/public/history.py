"""What happened to the record, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.choices import EventKind, PublicationStatus
from claims.models import Claim, Event
from claims.models.event import EventQuerySet
from factcheck import wording
from factcheck.public.http import page, public_page
from factcheck.public.paging import page_of


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as readers see it."""

    event: Event
    happening: wording.Happening
    status_change: str
    correction: str
    why: str
    """The desk's reason: public for a correction, its own business otherwise."""
    is_withdrawn: bool

    @classmethod
    def of(cls, event: Event) -> "Entry":
        return cls(
            event=event,
            happening=wording.happening(event.kind, event.changes, event.state),
            status_change=wording.status_change(event.changes),
            correction=wording.correction(event.correction) if event.correction else "",
            why=_why(event),
            is_withdrawn=event.kind == EventKind.RECORD_WITHDRAWN,
        )

    @property
    def what(self) -> str:
        return self.happening.sentence

    @property
    def claim(self) -> dict[str, Any]:
        state: dict[str, Any] = self.event.state
        return state


def _why(event: Event) -> str:
    """Not told again where the sentence quotes it already: the notice of a withdrawn finding."""
    is_quoted = event.kind == EventKind.ASSESSMENT_WITHDRAWN
    return event.note if event.correction and not is_quoted else ""


def public_part(events: EventQuerySet) -> EventQuerySet:
    """What readers may know of these. While a record is withdrawn, the desk may try wordings that
    nobody is ever to see: of that time, only the withdrawal itself is told."""
    unseen = Q(state__publication_status=PublicationStatus.WITHDRAWN) & ~Q(
        kind=EventKind.RECORD_WITHDRAWN
    )
    return events.public().exclude(unseen)


def public_changes() -> EventQuerySet:
    """Of a withdrawn record only its withdrawal is told: what it said is no longer public."""
    published = Q(claim__publication_status=PublicationStatus.PUBLISHED)
    withdrawal = Q(
        claim__publication_status=PublicationStatus.WITHDRAWN, kind=EventKind.RECORD_WITHDRAWN
    )
    return public_part(Event.objects.of_claims()).filter(published | withdrawal)


def corrections_of(claims: Iterable[Claim]) -> EventQuerySet:
    """Claim by claim, the newest first."""
    return (
        public_part(Event.objects.filter(claim__in=claims))
        .corrections()
        .order_by("claim", "-position")
    )


@public_page
def changes(request: HttpRequest) -> HttpResponse:
    if request.GET.get("only") == "corrections":
        return _to_the_corrections(request)
    events, claim = public_changes(), None
    if slug := request.GET.get("claim", ""):
        claim = claim_at(slug)
        events = events.filter(claim=claim)
    found = page_of(events, request.GET, by="position")
    entries = [Entry.of(event) for event in found.rows]
    return page(request, "changes", {"page": found, "entries": entries, "claim": claim})


def _to_the_corrections(request: HttpRequest) -> HttpResponse:
    """They were here before they had a page of their own."""
    query = request.GET.copy()
    query.pop("only")
    onward = f"?{query.urlencode()}" if query else ""
    return HttpResponsePermanentRedirect(reverse("public:corrections") + onward)


def claim_at(slug: str) -> Claim:
    claim = None if "\0" in slug else Claim.objects.published().filter(slug=slug).first()
    if claim is None:
        raise Http404(_("There is no such claim."))
    return claim
