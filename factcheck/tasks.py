"""The clock's door. Tasks take ids, call one action, and may run twice."""

from celery import shared_task
from django.utils import timezone

from claims.actions.assessments import publish_due
from claims.actions.fetches import run_fetch
from claims.actions.replies import record_silence
from claims.models import ArticleFetch, Assessment, ReplyRequest

AT_ONCE = 20
"""How many pages are handed out at a tick: few enough to be read before their lease is up."""


@shared_task
def fetch_due_articles() -> None:
    for fetch_id in ArticleFetch.objects.lease_due(limit=AT_ONCE):
        fetch_article.delay(fetch_id)


@shared_task
def fetch_article(fetch_id: int) -> None:
    run_fetch(ArticleFetch.objects.get(pk=fetch_id))


@shared_task
def publish_due_findings() -> None:
    """Each by itself: one that fails is due again at the next tick, and holds up no other."""
    for finding in Assessment.objects.due_for_publication(timezone.now()).values_list("pk"):
        publish_due_finding.delay(*finding)


@shared_task
def publish_due_finding(assessment_id: int) -> None:
    publish_due(Assessment.objects.get(pk=assessment_id))


@shared_task
def record_silences() -> None:
    for request in ReplyRequest.objects.overdue(timezone.now()).values_list("pk"):
        record_silence_on.delay(*request)


@shared_task
def record_silence_on(request_id: int) -> None:
    record_silence(ReplyRequest.objects.get(pk=request_id))
