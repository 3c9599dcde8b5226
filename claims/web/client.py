"""Fetching one page: the only way in which the product reads the web."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import NoReturn

import httpcore
from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from claims import VERSION
from claims.web import network, unpacking, urls
from claims.web.connections import Allowance, HeadersTooLong, NotSecured, pool
from claims.web.errors import PageUnavailable, Reason
from claims.web.limits import Limits

log = logging.getLogger(__name__)

MEDIA_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
PACKINGS = frozenset({"gzip", "x-gzip", "deflate"})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
WHOLE_PAGES = frozenset({200, 203})
FOR_SOME = frozenset({401, 402, 403, 407, 451})
GONE = frozenset({404, 410})
LATER = frozenset({408, 425, 429})

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE | re.ASCII)
_CREDENTIALS = re.compile(r"//[^/]*@")
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,60}")


@dataclass(frozen=True)
class Page:
    """A page as a site gave it at one moment."""

    requested_url: str
    url: str
    """Where the redirects ended."""
    redirects: tuple[str, ...]
    """Every address on the way to `url`, from the first that was pointed to."""
    status: int
    media_type: str
    charset_header: str | None
    body: bytes
    fetched_at: datetime


def fetch(url: str, *, limits: Limits | None = None) -> Page:
    """The page at an address, or `PageUnavailable` with the reason."""
    try:
        return _fetch(url, limits or Limits.from_settings())
    except PageUnavailable as refusal:
        log.info("page_unavailable", extra={"code": refusal.code, "url": _for_the_log(url)})
        raise


def _for_the_log(url: str) -> str:
    """An address on one line, without what may be secret in it: passwords, queries."""
    shown = _CREDENTIALS.sub("//", re.split("[?#]", url, maxsplit=1)[0])
    return shown[: urls.LONGEST].encode("unicode_escape").decode()


def _fetch(url: str, limits: Limits) -> Page:
    allowance = Allowance(limits)
    here = url
    visited: list[str] = []
    while True:
        with _answer(urls.read(here), allowance, limits) as answer:
            if answer.status not in REDIRECTS:
                return _page(url, visited, answer, limits)
            here = _next_hop(here, answer)
        visited.append(here)
        if len(visited) > limits.redirects:
            raise PageUnavailable(
                Reason.TOO_MANY_REDIRECTS,
                format_lazy(
                    _("The site sends from one address to the next, more than {most} times."),
                    most=limits.redirects,
                ),
            )


class _Answer:
    """What a site says to one request; the body is still to be read."""

    def __init__(self, address: urls.WebAddress, response: httpcore.Response) -> None:
        self.host = address.host
        self.status = response.status
        self._response = response
        self._headers = {name.lower(): value for name, value in response.headers}

    def header(self, name: str) -> str:
        value = self._headers.get(name.encode(), b"")
        try:
            return value.decode().strip()
        except UnicodeDecodeError:
            return value.decode("latin-1").strip()

    def chunks(self) -> Iterator[bytes]:
        return self._response.iter_stream()


@contextmanager
def _answer(address: urls.WebAddress, allowance: Allowance, limits: Limits) -> Iterator[_Answer]:
    with _in_sentences(address.host, limits), pool(network.current(), allowance) as connections:
        allowance.headers_begin()
        with connections.stream(
            "GET",
            _request_target(address),
            headers=_request_headers(address),
            extensions={"timeout": _timeouts(limits)},
        ) as response:
            allowance.headers_end()
            yield _Answer(address, response)


def _request_target(address: urls.WebAddress) -> httpcore.URL:
    query = f"?{address.query}" if address.query else ""
    return httpcore.URL(
        scheme=address.scheme,
        host=address.host,
        port=address.port,
        target=urls.escaped((address.path or "/") + query),
    )


def _request_headers(address: urls.WebAddress) -> dict[bytes | str, bytes | str]:
    contact = settings.FACTCHECK_CONTACT
    return {
        "Host": address.netloc,
        "User-Agent": f"Factcheck/{VERSION} (+{contact})" if contact else f"Factcheck/{VERSION}",
        "Accept": "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }


def _timeouts(limits: Limits) -> dict[str, float]:
    return {
        "connect": limits.connect_seconds,
        "read": limits.total_seconds,
        "write": limits.total_seconds,
        "pool": limits.total_seconds,
    }


def _next_hop(here: str, answer: _Answer) -> str:
    target = answer.header("location")
    if not target:
        _refuse_status(answer)
    # Sites write raw spaces and accents here, where a person's address would be refused.
    return urls.join(here, target.replace(" ", "%20"))


def _page(requested_url: str, visited: list[str], answer: _Answer, limits: Limits) -> Page:
    if answer.status not in WHOLE_PAGES:
        _refuse_status(answer)
    content_type = answer.header("content-type")
    charset = _CHARSET.search(content_type)
    media_type = _media_type(content_type)
    return Page(
        requested_url=requested_url,
        url=visited[-1] if visited else requested_url,
        redirects=tuple(visited[:-1]),
        status=answer.status,
        media_type=media_type,
        charset_header=charset[1] if charset else None,
        body=_body(answer, limits),
        fetched_at=timezone.now(),
    )


def _media_type(content_type: str) -> str:
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type in MEDIA_TYPES:
        return media_type
    named = media_type if _MEDIA_TYPE.fullmatch(media_type) else _("of an unknown kind")
    raise PageUnavailable(
        Reason.UNSUPPORTED_MEDIA_TYPE,
        format_lazy(_("This is not a page of text: it is {media_type}."), media_type=named),
    )


def _body(answer: _Answer, limits: Limits) -> bytes:
    packing = answer.header("content-encoding").lower()
    if packing in {"", "identity"}:
        body = unpacking.take(answer.chunks(), at_most=limits.body_bytes)
    elif packing in PACKINGS:
        body = unpacking.unpack(answer.chunks(), at_most=limits.body_bytes)
    else:
        raise PageUnavailable(
            Reason.UNSUPPORTED_MEDIA_TYPE,
            format_lazy(
                _("The site sends the page packed in a way that cannot be read: {packing}."),
                packing=packing[:40],
            ),
        )
    if not body.strip():
        raise PageUnavailable(Reason.EMPTY_PAGE, _("The page is empty."))
    return body


def _refuse_status(answer: _Answer) -> NoReturn:
    sentence = _("{host} did not give the page: it answered with {status}.")
    if answer.status in FOR_SOME:
        sentence = _(
            "{host} does not give this page to everybody ({status}). "
            "Paste its text if you may read it."
        )
    elif answer.status in GONE:
        sentence = _("{host} has no page at this address ({status}).")
    elif answer.status in LATER or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        sentence = _("{host} cannot give the page at the moment ({status}). Try again later.")
    raise PageUnavailable(
        Reason.HTTP_ERROR,
        format_lazy(sentence, host=answer.host, status=answer.status),
        status=answer.status,
    )


@contextmanager
def _in_sentences(host: str, limits: Limits) -> Iterator[None]:
    """Turn what goes wrong on the way into something that an editor can act on."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise PageUnavailable(
            Reason.TIMED_OUT,
            format_lazy(
                _("{host} did not give the page within {seconds} seconds."),
                host=host,
                seconds=f"{limits.total_seconds:g}",
            ),
        ) from error
    except (unpacking.TooLarge, HeadersTooLong) as error:
        raise PageUnavailable(
            Reason.TOO_LARGE,
            format_lazy(
                _("{host} sends more than the {megabytes} MB that are taken from a page."),
                host=host,
                megabytes=f"{limits.body_bytes / 1_000_000:g}",
            ),
        ) from error
    except NotSecured as error:
        raise PageUnavailable(
            Reason.TLS_FAILED,
            format_lazy(
                _("{host} cannot prove who it is, so nothing is read from it: {why}."),
                host=host,
                why=error.why or _("the secure connection failed"),
            ),
        ) from error
    except (httpcore.ConnectError, ConnectionError) as error:
        raise PageUnavailable(
            Reason.CONNECTION_FAILED, format_lazy(_("{host} cannot be reached."), host=host)
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, unpacking.Broken) as error:
        raise PageUnavailable(
            Reason.CONNECTION_FAILED,
            format_lazy(_("{host} broke off, or did not answer as web sites do."), host=host),
        ) from error
