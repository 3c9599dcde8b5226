"""What a web address is made of, read strictly.

Programs disagree about odd spellings, and an attack lives where the one that checks and the one
that connects read different hosts. So whatever can be read in two ways is refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import ip_address
from typing import NoReturn
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from claims.errors import Text
from claims.web.errors import PageUnavailable, Reason

DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2048
LONGEST_HOST = 253

# What RFC 3986 reserves, and what is escaped already.
_KEPT = "!$&'()*+,;=:@/?[]%"
_NETLOC = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:]+)(?::(?P<port>[0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# Control characters, every kind of space, halves of characters.
_UNWRITABLE = frozenset({"Cc", "Cs", "Zs", "Zl", "Zp"})


@dataclass(frozen=True)
class WebAddress:
    """An http or https address, taken apart. The host is ASCII and lower case."""

    scheme: str
    host: str
    port: int
    path: str
    query: str
    fragment: str

    @property
    def netloc(self) -> str:
        """The host as an address writes it, with its port unless that goes without saying."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


def escaped(part: str) -> str:
    """A path or query as it goes over the wire: `é` → `%C3%A9`, what is escaped stays as it is."""
    return quote(part, safe=_KEPT)


def read(url: str) -> WebAddress:
    """Take an address apart, or say what is wrong with it."""
    parts = _split(url)
    host, port = _host_and_port(parts.netloc)
    return WebAddress(
        scheme=parts.scheme,
        host=host,
        port=port or DEFAULT_PORTS[parts.scheme],
        path=parts.path,
        query=parts.query,
        fragment=parts.fragment,
    )


def _split(url: str) -> SplitResult:
    _check_characters(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        _refuse(_("This is not a web address."))
    if parts.scheme not in DEFAULT_PORTS:
        _refuse(_("Only addresses that start with http:// or https:// can be fetched."))
    if not parts.netloc:
        _refuse(_("This address names no site."))
    return parts


def join(base: str, target: str) -> str:
    """Where a link on the page at `base` leads."""
    try:
        return urljoin(base, target)
    except ValueError:
        _refuse(_("This is not a web address."))


def check_length(url: str) -> None:
    if len(url) > LONGEST:
        _refuse(
            format_lazy(_("An address may have at most {longest} characters."), longest=LONGEST)
        )


def _check_characters(url: str) -> None:
    check_length(url)
    if "\\" in url:
        _refuse(_("This address contains a backslash."))
    if any(unicodedata.category(character) in _UNWRITABLE for character in url):
        _refuse(_("This address contains a space or an invisible character."))


def _host_and_port(netloc: str) -> tuple[str, int | None]:
    if "@" in netloc:
        _refuse(_("This address contains a user name or a password. Give it without."))
    written = _NETLOC.fullmatch(netloc)
    if not written:
        _refuse(_("The site's name in this address is not well formed."))
    return _host(written["host"]), _port(written["port"])


def _port(written: str | None) -> int | None:
    if not written:
        return None
    port = int(written)
    if not 0 < port < 1 << 16:
        _refuse(_("This address names a port that does not exist."))
    return port


def _host(written: str) -> str:
    if written.startswith("["):
        return _number(written[1:-1])
    host = _domain(written)
    return _number(host) if _ends_in_a_number(host) else host


def _ends_in_a_number(host: str) -> bool:
    """Whether a browser or a resolver would take the host for a number: `127.1`, `0x7f.1`, `0`."""
    last = host.rpartition(".")[2]
    return last.isdecimal() or bool(re.fullmatch(r"0x[0-9a-f]*", last))


def _number(written: str) -> str:
    try:
        return str(ip_address(written))
    except ValueError:
        _refuse(_("The site's number in this address is oddly spelled. Use its name."))


def _domain(written: str) -> str:
    """A domain name as DNS knows it: `münchen.example` → `xn--mnchen-3ya.example`."""
    host = unicodedata.normalize("NFC", written.lower())
    try:
        # Strict: no circled digit becomes a digit, no ideographic full stop becomes a dot.
        ascii_host = host if host.isascii() else idna.encode(host, strict=True).decode()
    except (idna.IDNAError, UnicodeError):
        _refuse(_("The site's name in this address contains characters that no site's name has."))
    if len(ascii_host) > LONGEST_HOST or not all(map(_LABEL.fullmatch, ascii_host.split("."))):
        _refuse(_("The site's name in this address is not well formed."))
    return ascii_host


def _refuse(sentence: Text) -> NoReturn:
    raise PageUnavailable(Reason.INVALID_ADDRESS, sentence)
