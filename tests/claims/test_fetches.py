"""Web pages that somebody asked to have read."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone
from pytest_httpserver import HTTPServer

from claims.actions.articles import add_article
from claims.actions.fetches import MOST_ATTEMPTS, request_fetch, run_fetch
from claims.errors import NotAllowed, Refusal
from claims.models import Article, ArticleFetch
from claims.models.article import LEASE
from tests.builders import KEY_SENTENCE, a_checker, a_person, an_agent
from tests.claims.web.internet import a_small_internet

pytestmark = pytest.mark.django_db

PAGE = f"""<html lang="fr"><head><title>Les obus</title>
<meta property="og:site_name" content="Le Monde d'essai"></head>
<body><article><h1>Les obus</h1><p>{KEY_SENTENCE}</p><p>{KEY_SENTENCE}</p></article>
</body></html>"""


def leased(url: str) -> ArticleFetch:
    request_fetch(url, by=a_checker())
    [key] = ArticleFetch.objects.lease_due(10)
    return ArticleFetch.objects.get(pk=key)


def let_time_pass(how_long: timedelta = timedelta(hours=1)) -> None:
    """Leases go by the database's clock: what is due comes nearer instead."""
    ArticleFetch.objects.update(due_at=F("due_at") - how_long)


def test_asking_twice_while_it_waits_reads_it_once() -> None:
    first = request_fetch("https://news.example/a?utm_source=x", by=a_checker())
    again = request_fetch("https://NEWS.example/a", by=a_checker())

    assert again == first
    assert ArticleFetch.objects.count() == 1


@pytest.mark.parametrize("url", ["", "news", "ftp://news.example/a", "http://u:p@news.example/"])
def test_what_is_no_web_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(Refusal):
        request_fetch(url, by=a_checker())

    assert ArticleFetch.objects.count() == 0


def test_a_stranger_may_not_ask() -> None:
    with pytest.raises(NotAllowed):
        request_fetch("https://news.example/a", by=a_person())


def test_a_page_becomes_an_article_with_its_addresses(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    outlet = an_agent("Le Monde d'essai", kind="news_outlet")
    with a_small_internet(news=httpserver.port):
        work = run_fetch(leased("http://news.example/a"))

    assert (work.state, work.failure) == ("done", "")
    assert work.article is not None
    assert (work.article.title, work.article.language) == ("Les obus", "fr")
    assert work.article.publisher == outlet
    assert work.article.url == "http://news.example/a"


def test_the_same_page_again_adds_nothing(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    with a_small_internet(news=httpserver.port):
        first = run_fetch(leased("http://news.example/a"))
        again = run_fetch(leased("http://news.example/a"))

    assert again.article == first.article
    assert Article.objects.get().revisions.count() == 1


def test_a_page_without_text_says_so(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("<html></html>", content_type="text/html")
    with a_small_internet(news=httpserver.port):
        work = run_fetch(leased("http://news.example/a"))

    assert (work.state, work.failure_code) == ("failed", "empty_page")
    assert work.failure.endswith(".")


def test_a_site_that_is_busy_is_asked_again_later_and_not_for_ever(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("later", status=503)
    with a_small_internet(news=httpserver.port):
        work = run_fetch(leased("http://news.example/a"))
        assert work.state == "waiting"
        assert work.due_at > timezone.now()
        tries = 1
        while work.state == "waiting":
            let_time_pass()
            [key] = ArticleFetch.objects.lease_due(10)
            work = run_fetch(ArticleFetch.objects.get(pk=key))
            tries += 1

    assert (work.state, work.failure_code, tries) == ("failed", "http_error", MOST_ATTEMPTS)


def test_a_page_that_is_not_there_is_not_asked_for_again(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("gone", status=404)
    with a_small_internet(news=httpserver.port):
        work = run_fetch(leased("http://news.example/a"))

    assert (work.state, work.failure_code) == ("failed", "http_error")


def test_an_address_of_this_machine_is_never_read() -> None:
    work = run_fetch(leased("http://127.0.0.1/a"))

    assert (work.state, work.failure_code) == ("failed", "forbidden_address")


def test_a_page_that_was_read_meanwhile_is_not_read_again(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    with a_small_internet(news=httpserver.port):
        work = run_fetch(leased("http://news.example/a"))
        run_fetch(work)

    assert len(httpserver.log) == 1


def test_a_worker_that_died_leaves_its_page_to_the_next() -> None:
    work = leased("https://news.example/a")
    assert ArticleFetch.objects.lease_due(10) == []

    let_time_pass(LEASE)
    assert ArticleFetch.objects.lease_due(10) == [work.pk]


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_hold_the_same_page() -> None:
    for number in range(20):
        request_fetch(f"https://news.example/{number}", by=None)

    def take(_: int) -> list[int]:
        try:
            return ArticleFetch.objects.lease_due(5)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        taken = [key for keys in pool.map(take, range(4)) for key in keys]

    assert len(taken) == len(set(taken))


def test_two_articles_behind_one_page_wait_for_a_person(httpserver: HTTPServer) -> None:
    add_article("The minister said that it rained.", url="http://news.example/a", by=a_checker())
    add_article("The minister said that it snowed.", url="http://news.example/b", by=a_checker())
    page = PAGE.replace("</head>", '<link rel="canonical" href="http://news.example/b"></head>')
    httpserver.expect_request("/a").respond_with_data(page, content_type="text/html")
    with a_small_internet(news=httpserver.port):
        work = run_fetch(leased("http://news.example/a"))

    assert (work.state, work.failure_code) == ("failed", "two_articles")
