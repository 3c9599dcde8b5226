"""The clock's door. Tasks take ids, call one action, and may run twice."""

from celery import shared_task

from claims.actions.fetches import run_fetch
from claims.models import ArticleFetch

AT_ONCE = 20
"""How many pages are handed out at a tick: few enough to be read before their lease is up."""


@shared_task
def fetch_due_articles() -> None:
    for fetch_id in ArticleFetch.objects.lease_due(limit=AT_ONCE):
        fetch_article.delay(fetch_id)


@shared_task
def fetch_article(fetch_id: int) -> None:
    run_fetch(ArticleFetch.objects.get(pk=fetch_id))
