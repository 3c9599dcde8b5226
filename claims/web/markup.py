"""HTML from strangers: decoded as browsers would, parsed without following anything."""

import re

from lxml import etree, html
from w3lib.encoding import html_to_unicode

from claims.reading.text import normalise
from claims.web.client import Page

_XHTML_START = re.compile(r"^\s*<\?xml[^>]*\?>")


def decode(body: bytes, *, media_type: str = "text/html", charset: str | None = None) -> str:
    """The characters of a page: byte order mark, then header, then what the page says of itself.

    Labels mean what they mean on the web: `iso-8859-1` is read as Windows-1252.
    """
    content_type = f"{media_type}; charset={charset}" if charset else media_type
    return html_to_unicode(content_type, body, auto_detect_fun=_undeclared)[1]


def _undeclared(body: bytes) -> str:
    """Old pages that say nothing are UTF-8 or else Windows-1252."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def parse(text: str) -> html.HtmlElement | None:
    """The tree of a page; None when there is nothing in it."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    # As bytes: lxml refuses text that carries an XML declaration, as XHTML does.
    source = _XHTML_START.sub("", normalise(text)).encode()
    try:
        return html.document_fromstring(source, parser=parser)
    except etree.ParserError:
        return None


def tree_of(page: Page) -> html.HtmlElement | None:
    """The tree of a fetched page; None when it has no markup."""
    if page.media_type == "text/plain":
        return None
    return parse(text_of(page))


def text_of(page: Page) -> str:
    """The characters of a fetched page, markup and all."""
    return decode(page.body, media_type=page.media_type, charset=page.charset_header)


def declared_addresses(tree: html.HtmlElement) -> list[str]:
    """What a page calls its own address, the most trustworthy first."""
    links = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    return [str(found).strip() for found in [*links, *meta(tree, "og:url")] if found.strip()]


def meta(tree: html.HtmlElement, *names: str) -> list[str]:
    """What `<meta>` says under any of these names, in the order of the names."""
    said: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            said.setdefault(element.get(key, "").strip().lower(), []).append(
                element.get("content", "")
            )
    return [content for name in names for content in said.get(name, [])]
