"""Verbs about web pages that somebody asked to have read."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.articles import add_article
from claims.choices import AgentKind, FetchState
from claims.errors import NotNow, Refusal
from claims.models import Agent, Article, ArticleFetch
from claims.permissions import Permission, require
from claims.web.addresses import aliases, canonical
from claims.web.client import Page, fetch
from claims.web.errors import PageUnavailable
from claims.web.pages import read_page

MOST_ATTEMPTS = 4
MAY_PASS = frozenset({"timed_out", "connection_failed", "name_not_found"})
BUSY = frozenset({429, 500, 502, 503, 504})
"""Failures, and answers of a site, that are worth another try."""

MOST_BREAKDOWNS = 5
"""A page that so many workers died over is left alone, and says so."""

PAUSES = (timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=10))


def request_fetch(url: str, *, by: User | None) -> ArticleFetch:
    """Ask for a page to be read by a worker. Asked twice while it waits, it is read once."""
    require(by, Permission.ADD_ARTICLE)
    address = canonical(url)
    try:
        with transaction.atomic():
            return ArticleFetch.objects.create(url=address, requested_by=by)
    except IntegrityError:
        waiting = [FetchState.WAITING, FetchState.FETCHING]
        return ArticleFetch.objects.get(url=address, state__in=waiting)


def run_fetch(work: ArticleFetch, *, known: Mapping[str, Any] | None = None) -> ArticleFetch:
    """Read the page and bring its article in, or say why not. Running it twice adds nothing.

    What is `known` of the article, as `add_article` takes it, counts more than what its page says.
    """
    if work.state in {FetchState.DONE, FetchState.FAILED}:
        return work
    # Counted here and not when it is handed out: waiting in a queue is no attempt.
    ArticleFetch.objects.filter(pk=work.pk).update(attempts=F("attempts") + 1)
    work.refresh_from_db(fields=["attempts"])
    if work.attempts > MOST_BREAKDOWNS:
        return _fail(work, NotNow(_("Reading this page broke off every time."), code="broke_off"))
    try:
        # Outside a transaction: a slow site must not hold a row.
        page = fetch(work.url)
        article = _bring_in(page, known or {}, by=work.requested_by)
    except PageUnavailable as refusal:
        return _put_off(work, refusal) if _may_pass(work, refusal) else _fail(work, refusal)
    except Refusal as refusal:
        return _fail(work, refusal)
    return _finish(work, article)


def _bring_in(page: Page, known: Mapping[str, Any], *, by: User | None) -> Article:
    found = read_page(page)
    said: dict[str, Any] = {
        "title": found.title,
        "publisher": find_outlet(found.publisher_name),
        "site_name": found.publisher_name or "",
        "published_on": found.published_on or "",
        "language": found.language or "",
    }
    return add_article(
        found.text,
        url=found.canonical_url or page.url,
        aliases=aliases(page),
        retrieved_at=page.fetched_at,
        by=by,
        **said | dict(known),
    ).article


def find_outlet(name: str | None) -> Agent | None:
    """The one outlet of this name that the record knows. A new one takes a person."""
    if not name:
        return None
    found = list(Agent.objects.called(name).filter(kind=AgentKind.NEWS_OUTLET)[:2])
    return found[0] if len(found) == 1 else None


def _may_pass(work: ArticleFetch, refusal: PageUnavailable) -> bool:
    passes = refusal.code in MAY_PASS or refusal.status in BUSY
    return passes and work.attempts < MOST_ATTEMPTS


def _put_off(work: ArticleFetch, refusal: PageUnavailable) -> ArticleFetch:
    pause = PAUSES[min(max(work.attempts - 1, 0), len(PAUSES) - 1)]
    work.state = FetchState.WAITING
    work.due_at = timezone.now() + pause
    work.failure_code, work.failure = refusal.code, str(refusal)[:500]
    work.save(update_fields=["state", "due_at", "failure_code", "failure"])
    return work


def _fail(work: ArticleFetch, refusal: Refusal) -> ArticleFetch:
    work.state = FetchState.FAILED
    work.failure_code, work.failure = refusal.code, str(refusal)[:500]
    work.finished_at = timezone.now()
    work.save(update_fields=["state", "failure_code", "failure", "finished_at"])
    return work


def _finish(work: ArticleFetch, article: Article) -> ArticleFetch:
    work.state, work.article = FetchState.DONE, article
    work.failure_code = work.failure = ""
    work.finished_at = timezone.now()
    work.save(update_fields=["state", "article", "failure_code", "failure", "finished_at"])
    return work
