"""When something that claims refer to changes, their public state changes too: an event each."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import User
from claims import events
from claims.actions.values import require_reason
from claims.choices import CorrectionKind, EventKind
from claims.events import Changes
from claims.models import Agent, Article, Claim, Source


def mentioning_agent(agent: Agent) -> QuerySet[Claim]:
    return Claim.objects.filter(
        Q(claimant=agent)
        | Q(responses__agent=agent)
        | Q(responses__revision__article__publisher=agent)
        | Q(appearances__attribution__agent=agent)
        | Q(appearances__revision__article__publisher=agent)
        | Q(evidence__source__publisher=agent)
        | Q(reply_requests__agent=agent)
    )


def mentioning_article(articles: Iterable[Article]) -> QuerySet[Claim]:
    found = list(articles)
    return Claim.objects.filter(
        Q(appearances__revision__article__in=found) | Q(responses__revision__article__in=found)
    )


def mentioning_source(sources: Iterable[Source]) -> QuerySet[Claim]:
    return Claim.objects.filter(evidence__source__in=list(sources))


def lock_claims(claims: QuerySet[Claim]) -> list[Claim]:
    """In the order of their keys, so that two verbs cannot wait for each other."""
    keys = claims.order_by().values("pk")
    return list(
        Claim.objects.filter(pk__in=keys)
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )


def record_mentions(
    claims: Iterable[Claim],
    *,
    by: User | None,
    changes: Changes,
    note: str,
    correction: CorrectionKind | str,
) -> None:
    for claim in claims:
        require_reason(claim, note)
        events.record_claim(
            claim,
            EventKind.MENTION_CHANGED,
            by=by,
            changes=changes,
            note=note,
            correction=correction,
        )
