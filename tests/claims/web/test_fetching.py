"""One page, whole, from a site that may be slow, broken, enormous or malicious."""

import gzip
import socket
import struct
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import httpcore
import pytest
from pytest_django import Settings

from claims import VERSION
from claims.web.client import Page, fetch
from claims.web.connections import Allowance
from claims.web.errors import PageUnavailable, Reason
from claims.web.limits import Limits
from claims.web.network import Network, made_up, public_roots
from tests.claims.web.internet import (
    Site,
    Speak,
    a_redirect,
    a_site,
    a_small_internet,
    an_answer,
    saying,
)

TIGHT = Limits(
    connect_seconds=0.3,
    total_seconds=0.5,
    body_bytes=200_000,
    header_bytes=10_000,
    redirects=3,
)
MEGABYTE = 1_000_000
HTML = b"<html><body><p>Le ministre a d\xc3\xa9menti.</p></body></html>"


@contextmanager
def news(speak: Speak | bytes, *, certificate: str = "") -> Iterator[Site]:
    """The site `news.example`."""
    told = saying(speak) if isinstance(speak, bytes) else speak
    with a_site(told, certificate=certificate) as site, a_small_internet(news=site.port):
        yield site


def page_from(
    speak: Speak | bytes, url: str = "http://news.example/", limits: Limits = TIGHT
) -> Page:
    with news(speak):
        return fetch(url, limits=limits)


def refusal_from(
    speak: Speak | bytes,
    url: str = "http://news.example/",
    limits: Limits = TIGHT,
    certificate: str = "",
) -> PageUnavailable:
    with news(speak, certificate=certificate), pytest.raises(PageUnavailable) as caught:
        fetch(url, limits=limits)
    return caught.value


def in_drips(start: bytes, drop: bytes, pause: float = 0.02) -> Speak:
    """Something after something, for ever, never so slow that a single read times out."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(drop)
            time.sleep(pause)

    return drip


def without_end(start: bytes, piece: bytes) -> Speak:
    return in_drips(start, piece, pause=0)


def then_silence(start: bytes = b"") -> Speak:
    def wait(connection: socket.socket) -> None:
        connection.sendall(start)
        connection.recv(1)

    return wait


def then_a_reset(start: bytes) -> Speak:
    def reset(connection: socket.socket) -> None:
        connection.sendall(start)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return reset


def test_a_page_comes_whole_with_what_is_known_about_it() -> None:
    before = datetime.now(UTC)

    page = page_from(an_answer(HTML, kind='text/html; charset="ISO-8859-15"'))

    assert page.requested_url == page.url == "http://news.example/"
    assert page.redirects == ()
    assert page.status == 200
    assert page.media_type == "text/html"
    assert page.charset_header == "ISO-8859-15"
    assert page.body == HTML
    assert before <= page.fetched_at <= datetime.now(UTC)


def test_the_site_is_told_who_asks(settings: Settings) -> None:
    settings.FACTCHECK_CONTACT = "desk@facts.example"

    with news(an_answer(HTML)) as site:
        fetch("http://news.example/a/b?c=d&e=é#part", limits=TIGHT)

    request = site.requests[0].decode()
    assert request.startswith("GET /a/b?c=d&e=%C3%A9 HTTP/1.1\r\n")
    assert "\r\nHost: news.example\r\n" in request
    assert f"\r\nUser-Agent: Factcheck/{VERSION} (+desk@facts.example)\r\n" in request
    assert "\r\nAccept-Encoding: gzip, deflate\r\n" in request
    assert "Cookie" not in request
    assert "Referer" not in request


def test_a_site_is_told_no_contact_when_there_is_none(settings: Settings) -> None:
    settings.FACTCHECK_CONTACT = ""

    with news(an_answer(HTML)) as site:
        fetch("http://news.example/", limits=TIGHT)

    assert f"\r\nUser-Agent: Factcheck/{VERSION}\r\n".encode() in site.requests[0]


def test_the_limits_come_from_the_settings(settings: Settings) -> None:
    settings.FETCH_TOTAL_SECONDS = 7
    settings.FETCH_MAX_BYTES = 40

    assert Limits.from_settings().total_seconds == 7
    with news(an_answer(HTML)), pytest.raises(PageUnavailable) as caught:
        fetch("http://news.example/")
    assert caught.value.code == Reason.TOO_LARGE


@pytest.mark.parametrize(
    "kind", ["text/html", "TEXT/HTML;charset=utf-8", "application/xhtml+xml", "text/plain"]
)
def test_pages_of_text_are_taken(kind: str) -> None:
    assert page_from(an_answer(HTML, kind=kind)).media_type == kind.partition(";")[0].lower()


@pytest.mark.parametrize(
    "kind",
    [
        "application/pdf",
        "image/png",
        "application/json",
        "text/css",
        "video/mp4",
        "",
        "?",
        "a\tb/c",
    ],
)
def test_anything_else_is_refused_by_name(kind: str) -> None:
    refusal = refusal_from(an_answer(HTML, kind=kind))

    assert refusal.code == Reason.UNSUPPORTED_MEDIA_TYPE
    assert (kind if kind and "/" in kind and "\t" not in kind else "unknown") in str(refusal)


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("401 Unauthorized", "Paste its text"),
        ("402 Payment Required", "Paste its text"),
        ("403 Forbidden", "Paste its text"),
        ("404 Not Found", "no page at this address (404)"),
        ("410 Gone", "no page at this address (410)"),
        ("429 Too Many Requests", "Try again later"),
        ("500 Internal Server Error", "Try again later"),
        ("503 Service Unavailable", "Try again later"),
        ("204 No Content", "answered with 204"),
        ("206 Partial Content", "answered with 206"),
        ("304 Not Modified", "answered with 304"),
        ("400 Bad Request", "answered with 400"),
        ("302 Found", "answered with 302"),
    ],
)
def test_a_site_that_gives_no_page_is_refused_with_a_reason(status: str, says: str) -> None:
    refusal = refusal_from(an_answer(b"", status=status))

    assert refusal.code == Reason.HTTP_ERROR
    assert refusal.status == int(status[:3])
    assert says in str(refusal)


@pytest.mark.parametrize("body", [b"", b" \r\n\t "])
def test_an_empty_page_is_refused(body: bytes) -> None:
    assert refusal_from(an_answer(body)).code == Reason.EMPTY_PAGE


def test_redirects_are_followed_and_remembered() -> None:
    answers = iter(
        [
            a_redirect("/two?x=1 2", "301 Moved Permanently"),
            a_redirect("three", "307 Temporary Redirect"),
            a_redirect("//news.example/été", "308 Permanent Redirect"),
            an_answer(HTML),
        ]
    )

    with news(lambda connection: connection.sendall(next(answers))) as site:
        page = fetch("http://news.example/one", limits=TIGHT)

    assert page.requested_url == "http://news.example/one"
    assert page.redirects == ("http://news.example/two?x=1%202", "http://news.example/three")
    assert page.url == "http://news.example/été"
    assert b"GET /%C3%A9t%C3%A9 HTTP/1.1" in site.requests[-1]


@pytest.mark.parametrize("written", ["/été".encode(), "/été".encode("latin-1")])
def test_a_redirect_may_be_written_in_old_characters(written: bytes) -> None:
    head = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
    answers = iter([head + written + b"\r\n\r\n", an_answer(HTML)])

    page = page_from(lambda connection: connection.sendall(next(answers)))

    assert page.url == "http://news.example/été"


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 T", "308 P"])
def test_a_circle_of_redirects_is_left(status: str) -> None:
    with news(a_redirect("/", status)) as site, pytest.raises(PageUnavailable) as caught:
        fetch("http://news.example/", limits=TIGHT)

    assert caught.value.code == Reason.TOO_MANY_REDIRECTS
    assert site.visits == 4


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("ftp://news.example/", Reason.INVALID_ADDRESS),
        ("javascript:alert(1)", Reason.INVALID_ADDRESS),
        ("http://user:secret@news.example/", Reason.INVALID_ADDRESS),
        ("http://news.example:8080/", Reason.FORBIDDEN_ADDRESS),
        ("http://elsewhere.example/", Reason.NAME_NOT_FOUND),
        ("http://[::1]/", Reason.FORBIDDEN_ADDRESS),
        ("http://[::1", Reason.INVALID_ADDRESS),
        ("http://[x]/", Reason.INVALID_ADDRESS),
    ],
)
def test_a_redirect_to_nowhere_good_is_refused(target: str, reason: Reason) -> None:
    assert refusal_from(a_redirect(target)).code == reason


def test_a_name_without_a_site_is_refused() -> None:
    with a_small_internet(), pytest.raises(PageUnavailable) as caught:
        fetch("http://nobody.example/", limits=TIGHT)

    assert caught.value.code == Reason.NAME_NOT_FOUND
    assert str(caught.value) == "There is no site named nobody.example."


def test_a_site_that_is_down_is_refused() -> None:
    with a_small_internet(news=1), pytest.raises(PageUnavailable) as caught:
        fetch("http://news.example/", limits=TIGHT)

    assert caught.value.code == Reason.CONNECTION_FAILED
    assert str(caught.value) == "news.example cannot be reached."


def test_the_next_address_of_a_site_is_tried_when_the_first_is_down() -> None:
    with a_site(saying(an_answer(HTML))) as site, a_small_internet(news=site.port) as internet:
        internet.names["news.example"].insert(0, "198.41.0.200")
        internet.places["198.41.0.200", 80] = ("127.0.0.1", 1)

        assert fetch("http://news.example/", limits=TIGHT).body == HTML

    assert internet.dialled == [("198.41.0.200", 80), ("198.41.0.1", 80)]


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzip.compress(HTML)),
        ("x-gzip", gzip.compress(HTML)),
        ("GZIP", gzip.compress(HTML[:20]) + gzip.compress(HTML[20:])),
        ("gzip", gzip.compress(HTML) + b"\0" * 512),
        ("deflate", zlib.compress(HTML)),
        ("deflate", zlib.compress(HTML, wbits=-15)),
        ("identity", HTML),
    ],
)
def test_a_packed_page_is_unpacked(packing: str, packed: bytes) -> None:
    assert page_from(an_answer(packed, Content_Encoding=packing)).body == HTML


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "deflate, gzip", "compress"])
def test_a_packing_that_was_not_asked_for_is_refused_by_name(packing: str) -> None:
    refusal = refusal_from(an_answer(HTML, Content_Encoding=packing))

    assert refusal.code == Reason.UNSUPPORTED_MEDIA_TYPE
    assert f": {packing}." in str(refusal)


@pytest.mark.parametrize(
    "packed", [HTML, gzip.compress(HTML)[:-12], b"\x1f", b"\x1f\x8b\x08", zlib.compress(HTML)[:9]]
)
def test_a_page_that_is_packed_wrongly_or_cut_short_is_refused(packed: bytes) -> None:
    refusal = refusal_from(an_answer(packed, Content_Encoding="gzip"))

    assert refusal.code == Reason.CONNECTION_FAILED


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzip.compress(b"0" * 50 * MEGABYTE)),
        ("deflate", zlib.compress(b"0" * 50 * MEGABYTE)),
        ("gzip", gzip.compress(b"0" * MEGABYTE) * 50),
    ],
    ids=["gzip", "deflate", "members"],
)
def test_a_bomb_is_not_unpacked(packing: str, packed: bytes) -> None:
    limits = Limits(body_bytes=5 * MEGABYTE)

    with news(an_answer(packed, Content_Encoding=packing)):
        tracemalloc.start()
        with pytest.raises(PageUnavailable) as caught:
            fetch("http://news.example/", limits=limits)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert caught.value.code == Reason.TOO_LARGE
    assert str(caught.value) == "news.example sends more than the 5 MB that are taken from a page."
    assert peak < 20 * MEGABYTE


def test_many_empty_members_of_a_gzip_file_take_no_time() -> None:
    packed = gzip.compress(b"") * 9_000

    started = time.monotonic()
    refusal = refusal_from(an_answer(packed, Content_Encoding="gzip"))

    assert refusal.code == Reason.EMPTY_PAGE
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000000000\r\n\r\n",
    ],
    ids=["until it closes", "as announced"],
)
def test_a_body_without_end_is_cut_off(start: bytes) -> None:
    tracemalloc.start()
    refusal = refusal_from(without_end(start, b"x" * 50_000), limits=Limits())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert refusal.code == Reason.TOO_LARGE
    assert peak < 20 * MEGABYTE


def test_chunks_without_end_are_cut_off() -> None:
    start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"

    refusal = refusal_from(without_end(start, b"1000\r\n" + b"x" * 4096 + b"\r\n"))

    assert refusal.code == Reason.TOO_LARGE


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nhalf",
    ],
    ids=["at once", "in the headers", "before the body", "in the body"],
)
def test_a_site_that_falls_silent_is_left(start: bytes) -> None:
    started = time.monotonic()
    refusal = refusal_from(then_silence(start))

    assert refusal.code == Reason.TIMED_OUT
    assert str(refusal) == "news.example did not give the page within 0.5 seconds."
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"1\r\nx\r\n",
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["headers", "body", "chunks", "the size of a chunk", "interim answers"],
)
def test_a_site_that_drips_is_left_when_the_time_is_up(start: bytes, drop: bytes) -> None:
    started = time.monotonic()
    refusal = refusal_from(in_drips(start, drop))

    assert refusal.code == Reason.TIMED_OUT
    assert time.monotonic() - started < 3


def test_redirects_share_one_allowance_of_time() -> None:
    def dawdle(connection: socket.socket) -> None:
        time.sleep(0.2)
        connection.sendall(a_redirect("/on"))

    started = time.monotonic()
    refusal = refusal_from(dawdle)

    assert refusal.code == Reason.TIMED_OUT
    assert time.monotonic() - started < 3


def test_a_secure_site_that_does_not_shake_hands_is_left() -> None:
    started = time.monotonic()
    refusal = refusal_from(then_silence(), "https://news.example/")

    assert refusal.code == Reason.TIMED_OUT
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(10_000)),
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 10 * MEGABYTE,
        b"y" * MEGABYTE,
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 10_000,
    ],
    ids=["many", "long", "no line end", "interim answers"],
)
def test_a_flood_of_headers_is_cut_off(start: bytes) -> None:
    tracemalloc.start()
    refusal = refusal_from(start, limits=Limits(total_seconds=5))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert refusal.code in {Reason.TOO_LARGE, Reason.CONNECTION_FAILED}
    assert peak < 20 * MEGABYTE + len(start)


def test_headers_up_to_the_limit_are_taken() -> None:
    assert page_from(an_answer(HTML, X_Long="y" * 9_000)).body == HTML
    assert refusal_from(an_answer(HTML, X_Long="y" * 10_000)).code == Reason.TOO_LARGE


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>HTTP/0.9 had no headers</html>",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: magic\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        bytes(range(256)) * 4,
    ],
)
def test_a_site_that_does_not_speak_http_is_refused(answer: bytes) -> None:
    assert refusal_from(answer).code == Reason.CONNECTION_FAILED


def test_more_than_was_announced_is_not_read() -> None:
    answer = an_answer(HTML, Content_Length="6")

    assert page_from(answer).body == b"<html>"


def test_a_secure_site_that_hangs_up_at_once_is_refused() -> None:
    refusal = refusal_from(then_a_reset(b""), "https://news.example/")

    assert refusal.code in {Reason.CONNECTION_FAILED, Reason.TLS_FAILED}


def test_no_step_may_take_longer_than_what_is_left_of_the_whole() -> None:
    allowance = Allowance(Limits(total_seconds=5))

    assert allowance.seconds(60) <= 5
    assert allowance.seconds(None) <= 5
    assert allowance.seconds(1) == 1
    with pytest.raises(httpcore.TimeoutException):
        Allowance(Limits(total_seconds=0)).seconds(1)


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nhalf"])
def test_a_connection_that_is_reset_is_refused(start: bytes) -> None:
    assert refusal_from(then_a_reset(start)).code == Reason.CONNECTION_FAILED


def test_a_secure_page_is_fetched_from_a_site_that_proves_its_name() -> None:
    with news(an_answer(HTML), certificate="news.pem"):
        assert fetch("https://news.example/", limits=TIGHT).body == HTML


@pytest.mark.parametrize(
    ("certificate", "says"),
    [("old.pem", "certificate has expired"), ("", "the secure connection failed")],
)
def test_a_secure_site_that_cannot_prove_its_name_is_refused(certificate: str, says: str) -> None:
    with (
        a_site(saying(an_answer(HTML)), certificate=certificate) as site,
        a_small_internet(old=site.port),
        pytest.raises(PageUnavailable) as caught,
    ):
        fetch("https://old.example/", limits=TIGHT)

    assert caught.value.code == Reason.TLS_FAILED
    assert says in str(caught.value)


def test_a_certificate_for_another_name_is_refused() -> None:
    with (
        a_site(saying(an_answer(HTML)), certificate="news.pem") as site,
        a_small_internet(other=site.port),
        pytest.raises(PageUnavailable) as caught,
    ):
        fetch("https://other.example/", limits=TIGHT)

    assert caught.value.code == Reason.TLS_FAILED
    assert "other.example" in str(caught.value)
    assert site.requests == []


def test_the_public_does_not_trust_the_authority_of_the_tests() -> None:
    with (
        a_site(saying(an_answer(HTML)), certificate="news.pem") as site,
        a_small_internet(news=site.port) as internet,
        made_up(Network(internet.resolve, internet.locate, public_roots)),
        pytest.raises(PageUnavailable) as caught,
    ):
        fetch("https://news.example/", limits=TIGHT)

    assert caught.value.code == Reason.TLS_FAILED


def test_a_password_in_an_address_does_not_reach_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="claims.web")

    with pytest.raises(PageUnavailable):
        fetch("http://user:secret@news.example/\npage?token=secret")

    assert vars(caplog.records[0])["url"] == "http://news.example/\\npage"


def test_many_pages_can_be_fetched_at_once() -> None:
    bodies: list[bytes] = []

    with news(an_answer(HTML)):
        threads = [
            threading.Thread(
                target=lambda: bodies.append(fetch("http://news.example/", limits=TIGHT).body)
            )
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert bodies == [HTML] * 8
