"""What feeds tell: a finding published, a correction made, something withdrawn.

Readers of feeds show a new entry and overlook a changed one. So a correction is an entry of its
own, beside the changed entry of the finding that it corrects.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from claims.choices import AssessmentState, EventKind, PublicationStatus
from claims.documents import Document
from claims.identifiers import number_of
from claims.models import Assessment, Event
from factcheck import wording
from factcheck.public.corrections import Correction, corrections
from factcheck.public.http import canonical

LENGTH = 50
"""Entries in a feed. Who fetches more seldom than so much happens reads the API."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry, the same in every format. Its HTML is safe to show."""

    id: str
    title: str
    url: str
    html: str
    published: datetime
    updated: datetime


def stable_id(public_id: str) -> str:
    """An address-free name that stays when the site moves: the identifier's own 128 bits."""
    return UUID(int=number_of(public_id)).urn


def findings_and_corrections() -> list[FeedEntry]:
    return _newest([*_findings(), *_corrections(), *_withdrawals()])


def corrections_only() -> list[FeedEntry]:
    return _newest([*_corrections(), *_withdrawals()])


def _newest(entries: list[FeedEntry]) -> list[FeedEntry]:
    return sorted(entries, key=lambda entry: entry.published, reverse=True)[:LENGTH]


def _findings() -> Iterator[FeedEntry]:
    published = Assessment.objects.sealed().filter(
        claim__publication_status=PublicationStatus.PUBLISHED
    )
    for row in published.select_related("claim").newest_first()[:LENGTH]:
        claim: Document = row.claim.document
        yield _finding(
            claim, next(item for item in claim["assessments"] if item["id"] == row.public_id)
        )


def _finding(claim: Document, finding: Document) -> FeedEntry:
    is_withdrawn = finding["state"] == AssessmentState.WITHDRAWN
    label = _("Withdrawn") if is_withdrawn else wording.rating_label(finding["rating"])
    stands = finding["state"] == AssessmentState.PUBLISHED
    return FeedEntry(
        id=stable_id(finding["id"]),
        title=_title(label, claim),
        url=canonical(claim["path"]),
        html=render_to_string("public/_feed_finding.html", {"claim": claim, "finding": finding}),
        published=_moment(finding["published_at"]),
        # An earlier finding changes no more; the standing one is shown with its claim.
        updated=_moment(claim["updated_at"] if stands else finding["ended_at"]),
    )


def _corrections() -> Iterator[FeedEntry]:
    for event in corrections().newest_first()[:LENGTH]:
        claim: Document = event.claim.document  # type: ignore[union-attr]  # every one has a claim
        correction = Correction.of(event)
        yield FeedEntry(
            id=stable_id(event.public_id),
            title=_title(correction.entry.correction, claim),
            url=canonical(claim["path"]),
            html=render_to_string("public/_feed_correction.html", {"correction": correction}),
            published=event.recorded_at,
            updated=event.recorded_at,
        )


def _withdrawals() -> Iterator[FeedEntry]:
    """Records that are withdrawn: the notice, at the address that stays."""
    withdrawn = Event.objects.public().filter(
        kind=EventKind.RECORD_WITHDRAWN, claim__publication_status=PublicationStatus.WITHDRAWN
    )
    for event in withdrawn.newest_first()[:LENGTH]:
        notice = {"notice": event.state["withdrawal_notice"]}
        yield FeedEntry(
            id=stable_id(event.public_id),
            title=_("A record was withdrawn"),
            url=canonical(event.state["path"]),
            html=render_to_string("public/_feed_withdrawal.html", notice),
            published=event.recorded_at,
            updated=event.recorded_at,
        )


def _title(label: str, claim: Document) -> str:
    return _("%(label)s: %(claim)s") % {"label": label, "claim": claim["text"]}


def _moment(written: str) -> datetime:
    moment = parse_datetime(written)
    assert moment is not None, written  # noqa: S101  documents hold nothing else
    return moment
