"""The first page: what is claimed, what is denied, what has changed, with every number a link."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, DateField, Exists, OuterRef, Q
from django.db.models.functions import TruncWeek
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.choices import AgentKind, PublicationStatus, Stance, VerificationStatus
from claims.documents import Document
from claims.models import Article, Assessment, Claim, Denial, Event, Evidence, Response
from factcheck import charts, wording
from factcheck.public.denials import as_told
from factcheck.public.figures import Figure, Statuses, address_of, statuses
from factcheck.public.history import Entry, public_changes
from factcheck.public.http import page, public_page
from factcheck.public.topics import subjects

CONTESTED = VerificationStatus.CONTESTED
UNVERIFIED = VerificationStatus.UNVERIFIED
SHOWN = 6
FEWER_SHOWN = 3
MOST_TOPICS = 8
WEEKS = 12


class Counts(NamedTuple):
    """How many public claims have one status, and how many of these no evidence on record."""

    claims: int = 0
    without_evidence: int = 0


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything that the page counts."""

    statuses: Statuses
    missing: list[Figure]
    reach: list[Figure]
    topics: list[Figure]
    claimants: list[Figure]
    weeks: list[charts.Column]


@public_page
def dashboard(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    return page(
        request,
        "dashboard",
        {
            "now": now,
            "numbers": _numbers(_last_event(), now.date(), get_language() or ""),
            "findings": _newest_findings(),
            "denied": _newest_denied(),
            "against_evidence": _newest_against_evidence(),
            "entries": [Entry.of(event) for event in public_changes().newest_first()[:SHOWN]],
        },
    )


def _last_event() -> str:
    return Event.objects.newest_first().values_list("public_id", flat=True).first() or ""


@lru_cache(maxsize=16)
def _numbers(_last_event: str, today: date, _language: str) -> Numbers:
    """Counted once after each event, day and language: nothing changes without an event."""
    counts = _counts()
    return Numbers(
        statuses=statuses({code: found.claims for code, found in counts.items()}),
        missing=_missing(counts),
        reach=_reach(),
        topics=_topics(),
        claimants=_claimants(),
        weeks=_weeks(today),
    )


def _counts() -> dict[str, Counts]:
    """One query for everything that is counted by status."""
    on_file = Exists(Evidence.objects.standing().filter(claim=OuterRef("pk")))
    rows = (
        Claim.objects.published()
        .order_by()
        .annotate(has_evidence=on_file)
        .values_list("verification_status")
        .annotate(count=Count("pk"), without=Count("pk", filter=Q(has_evidence=False)))
    )
    return {status: Counts(count, without) for status, count, without in rows}


def _newest_findings() -> list[Document]:
    """Claims with a finding that stands, the newest finding first."""
    found = (
        Assessment.objects.standing()
        .filter(claim__publication_status=PublicationStatus.PUBLISHED)
        .select_related("claim")
        .order_by("-published_at", "-pk")
    )
    return [assessment.claim.document for assessment in found[:FEWER_SHOWN]]


def _newest_denied() -> list[dict[str, Document]]:
    """The newest standing denials in their own words, each claim once."""
    denials = Denial.objects.public().standing().select_related("claim").newest_first()
    newest: dict[int, Response] = {}
    for denial in denials[: 3 * SHOWN]:
        newest.setdefault(denial.claim_id, denial)
    return [as_told(denial) for denial in list(newest.values())[:SHOWN]]


def _newest_against_evidence() -> list[dict[str, Document]]:
    """Claims that nobody denies, with the first piece of evidence that speaks against them."""
    found = Claim.objects.published().contested().filter(has_standing_denial=False)
    return [
        {"claim": claim.document, "evidence": against}
        for claim in found.newest_first()[:FEWER_SHOWN]
        for against in _refuting(claim.document)[:1]
    ]


def _refuting(claim: Document) -> list[Document]:
    return [
        item
        for item in claim["evidence"]
        if item["stance"] == Stance.REFUTES and not item["is_withdrawn"]
    ]


def _missing(counts: dict[str, Counts]) -> list[Figure]:
    """What the desk still owes its readers."""
    contested = counts.get(CONTESTED, Counts())
    unverified = counts.get(UNVERIFIED, Counts())
    return [
        Figure(
            "contested-without-evidence",
            _("contested, and no evidence on record yet"),
            contested.without_evidence,
            address_of("public:claims", status=CONTESTED, evidence="no"),
        ),
        Figure(
            "unverified-without-evidence",
            _("unverified, and no evidence on record yet"),
            unverified.without_evidence,
            address_of("public:claims", status=UNVERIFIED, evidence="no"),
        ),
    ]


def _reach() -> list[Figure]:
    return [
        Figure(
            "denials",
            _("standing denials"),
            Denial.objects.public().standing().count(),
            address_of("public:denials", state="standing"),
        ),
        Figure(
            "articles",
            _("articles that claims and answers were read in"),
            Article.objects.public().count(),
            address_of("public:articles"),
        ),
        Figure(
            "corrections",
            _("corrections, clarifications and updates"),
            public_changes().corrections().count(),
            address_of("public:corrections"),
        ),
    ]


def _topics() -> list[Figure]:
    return [
        Figure(
            subject.topic.slug,
            str(subject.topic),
            subject.claims,
            address_of("public:claims", topic=subject.topic.slug),
        )
        for subject in subjects()[:MOST_TOPICS]
    ]


def _claimants() -> list[Figure]:
    """Whose claims are contested. Persons are left out: this is no ranking of people."""
    found = (
        Claim.objects.published()
        .contested()
        .exclude(claimant__kind=AgentKind.PERSON)
        .order_by()
        .values_list("claimant__public_id", "claimant__name", "claimant__is_unnamed")
        .annotate(count=Count("pk"))
        .filter(claimant__isnull=False)
        .order_by("-count", "claimant__name", "claimant__public_id")
    )
    return [
        Figure(
            public_id,
            wording.agent_name({"name": name, "is_unnamed": is_unnamed}),
            count,
            address_of("public:claims", claimant=public_id, status=CONTESTED),
        )
        for public_id, name, is_unnamed, count in found[:SHOWN]
    ]


def _weeks(today: date) -> list[charts.Column]:
    """How many records became public in each of the last weeks, this one included."""
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    start = datetime.combine(first, time.min, UTC)
    counted = dict(
        Claim.objects.published()
        .filter(first_published_at__gte=start)
        .order_by()
        .annotate(week=TruncWeek("first_published_at", output_field=DateField()))
        .values_list("week")
        .annotate(count=Count("pk"))
    )
    weeks = [first + timedelta(weeks=number) for number in range(WEEKS)]
    return charts.columns(
        [
            (
                wording.day(week),
                counted.get(week, 0),
                address_of(
                    "public:claims",
                    public_from=week.isoformat(),
                    public_until=(week + timedelta(days=6)).isoformat(),
                ),
            )
            for week in weeks
        ]
    )
