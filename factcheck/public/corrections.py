"""The corrections log: every change of something that was public already, and why."""

from dataclasses import dataclass

from django.db.models import JSONField, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from claims.models import Event
from claims.models.event import EventQuerySet
from factcheck.public.comparing import Difference, differences
from factcheck.public.history import Entry, claim_at, public_changes
from factcheck.public.http import page, public_page
from factcheck.public.paging import page_of


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction as readers see it: what, from what to what, why."""

    entry: Entry
    what: str
    differences: list[Difference]

    @classmethod
    def of(cls, event: Event) -> "Correction":
        entry = Entry.of(event)
        # The old wording stands among the differences: the sentence need not quote it.
        what = _("The claim was reworded.") if "text" in event.changes else entry.what
        before = event.before or {}  # type: ignore[attr-defined]  # annotated by `corrections`
        return cls(entry, what, list(differences(event.changes, before, event.state)))

    @property
    def quote(self) -> str:
        return "" if self.differences else self.entry.happening.quote


def corrections() -> EventQuerySet:
    """Each with the public state before it."""
    earlier = (
        Event.objects.public()
        .filter(claim=OuterRef("claim"), position__lt=OuterRef("position"))
        .newest_first()
    )
    before = Subquery(earlier.values("state")[:1], output_field=JSONField())
    return public_changes().corrections().annotate(before=before).select_related("claim")


@public_page
def correction_list(request: HttpRequest) -> HttpResponse:
    events, claim = corrections(), None
    if slug := request.GET.get("claim", ""):
        claim = claim_at(slug)
        events = events.filter(claim=claim)
    found = page_of(events, request.GET, by="position")
    return page(
        request,
        "corrections",
        {"page": found, "corrections": [Correction.of(row) for row in found.rows], "claim": claim},
    )
