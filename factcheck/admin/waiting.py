"""What waits for somebody: the numbers of the first page, each with the list that it counts."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.choices import FetchState, PublicationStatus, VerificationStatus
from claims.errors import Text
from claims.models import Article, ArticleFetch, Claim, Event, Proposal

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


def what_waits() -> list[Waiting]:
    """In the order of the work."""
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
