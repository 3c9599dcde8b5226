"""What waits for somebody: the numbers of the first page, each with the list that it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.choices import FetchState, PublicationStatus, VerificationStatus
from claims.errors import Text
from claims.models import (
    Article,
    ArticleFetch,
    Assessment,
    Claim,
    Event,
    Proposal,
    ReplyRequest,
)
from claims.permissions import Permission, allows

MOST = 1000
"""A desk with more than this waiting needs no exact figure."""

LATEST = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many of something, and where they are listed."""

    label: Text
    count: int
    url: str
    hint: Text

    @property
    def is_capped(self) -> bool:
        return self.count >= MOST


def with_open_proposals() -> QuerySet[Article]:
    waiting = Proposal.objects.open().filter(revision__article=OuterRef("pk"))
    return Article.objects.filter(Exists(waiting))


def _up_to_most(rows: QuerySet[Any]) -> int:
    return rows.order_by()[:MOST].count()


def _list(model: str, query: str) -> str:
    return reverse(f"admin:claims_{model}_changelist") + f"?{query}"


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows that wait for this person, or for whoever may do it."""

    label: Text
    hint: Text
    needs: Permission
    rows: Callable[[Any, User], Any]


FINDINGS: dict[str, Kind] = {
    "review": Kind(
        _("Findings awaiting your review"),
        _("Somebody else has drafted them. Nobody reviews their own."),
        Permission.REVIEW,
        lambda rows, user: rows.awaiting_review_by(user),
    ),
    "changes": Kind(
        _("Changes asked of you"),
        _("A reviewer has read your finding, and says what should change."),
        Permission.EDIT_RECORD,
        lambda rows, user: rows.changes_asked_of(user),
    ),
    "ready": Kind(
        _("Approved findings to publish"),
        _("Nobody has said when; or they were held back when their moment came."),
        Permission.PUBLISH_ASSESSMENT,
        lambda rows, _user: rows.ready(),
    ),
    "scheduled": Kind(
        _("Findings scheduled"),
        _("They are published by themselves when their moment comes."),
        Permission.PUBLISH_ASSESSMENT,
        lambda rows, _user: rows.scheduled(),
    ),
}
"""What waits among the findings; the list of findings has a filter for each."""


def mine_in_progress(rows: Any, user: User) -> Any:
    return rows.in_progress().filter(assigned_to=user)


def what_waits_for(user: User) -> list[Waiting]:
    """The work of the person who looks, before what waits for anybody."""
    return [*_your_work(user), *what_waits()]


def _your_work(user: User) -> list[Waiting]:
    findings = {
        code: Waiting(
            kind.label,
            _up_to_most(kind.rows(Assessment.objects.all(), user)),
            _list("assessment", f"waiting={code}"),
            kind.hint,
        )
        for code, kind in FINDINGS.items()
        if allows(user, kind.needs)
    }
    if not allows(user, Permission.EDIT_RECORD):
        return list(findings.values())
    pressing = ReplyRequest.objects.pressing(timezone.now())
    yours = Waiting(
        _("Yours, in progress"),
        _up_to_most(mine_in_progress(Claim.objects.all(), user)),
        _list("claim", "assigned=me&work=in_progress"),
        _("Claims assigned to you that are being checked, wait for a reply, or are in review."),
    )
    replies = Waiting(
        _("Replies overdue or due within 24 hours"),
        _up_to_most(pressing),
        _list("replyrequest", "due=soon"),
        _("Record the answer, or that none came."),
    )
    return [yours, *findings.values(), replies]


def what_waits() -> list[Waiting]:
    """For whoever comes first, in the order of the work."""
    contested = Claim.objects.filter(verification_status=VerificationStatus.CONTESTED)
    drafts = Claim.objects.filter(publication_status=PublicationStatus.DRAFT)
    failed = ArticleFetch.objects.filter(state=FetchState.FAILED)
    return [
        Waiting(
            _("Articles with proposals to decide on"),
            _up_to_most(with_open_proposals()),
            _list("article", "proposals=open"),
            _("Statements found in them wait for a person."),
        ),
        Waiting(
            _("Contested claims"),
            _up_to_most(contested),
            _list("claim", f"verification_status__exact={VerificationStatus.CONTESTED}"),
            _("Somebody denies them, or evidence speaks against them."),
        ),
        Waiting(
            _("Claims whose record is not public"),
            _up_to_most(drafts),
            _list("claim", f"publication_status__exact={PublicationStatus.DRAFT}"),
            _("Readers and partners do not see them yet."),
        ),
        Waiting(
            _("Pages that could not be read"),
            _up_to_most(failed),
            _list("articlefetch", f"state__exact={FetchState.FAILED}"),
            _("Try them again, or paste their text."),
        ),
    ]


def latest_events() -> list[Event]:
    rows = Event.objects.select_related("claim", "article", "agent", "source", "actor")
    heavy = ("state", "changes", "claim__document", "claim__search_text", "claim__search_vector")
    return list(rows.defer(*heavy).newest_first()[:LATEST])
