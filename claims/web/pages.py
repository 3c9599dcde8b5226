"""What a page says: its text as a reader sees it, and what it tells of itself."""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from html import unescape

import htmldate
import trafilatura
from django.utils.translation import gettext_lazy as _
from lxml import etree, html
from trafilatura.settings import Document

from claims.reading.text import normalise
from claims.web import linked_data, markup
from claims.web.addresses import canonical, declared_address
from claims.web.client import Page
from claims.web.errors import PageUnavailable, Reason
from claims.web.languages import declared_language, language_of_words

FEWEST_LETTERS = 30
"""What is shorter is a notice about cookies or scripts, not an article."""
MOST_ELEMENTS = 30_000
"""A long live blog has half as many. Made to be slow, this many take ten seconds to read."""
LONGEST_TITLE = 500
LONGEST_NAME = 200
FIRST_DAY = date(1900, 1, 1)

# It warns of every page without text, which is said here in a better way.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

Candidate = tuple[str, str]
"""Where something was found, and what was found there."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_BLOCK_TAG = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote)\b[^<>]*>", re.IGNORECASE)
_BR = re.compile(r"<br(?: [^<>]*)?>")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLANKS = re.compile(r"[ \t\f]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_NO_TEXT = ("script", "style", "noscript", "template", "svg", "nav", "aside", "dialog", "button")
_ASIDE = (
    "//body//*[@hidden or @aria-hidden='true' or @role='navigation'"
    " or contains(translate(@style, ' ;', ''), 'display:none')]"
    "|//footer[not(ancestor::article or ancestor::blockquote)]"
)
_PARAGRAPHS = frozenset({"p", "head", "item", "quote", "code", "cell", "list"})
_PARAGRAPH_BREAK = "\n\n"
# Extraction makes one space of every space there is. French has some before its punctuation that
# a quotation must keep, so they go through as characters that no page uses; so do line breaks.
_LINE_BREAK = "\ue000"
_KEPT = str.maketrans("\u00a0\u202f\u2009", "\ue001\ue002\ue003")
_RESTORED = str.maketrans("\ue000\ue001\ue002\ue003", "\n\u00a0\u202f\u2009")
_ALL_SPACES = " \u00a0\u202f\u2009"


@dataclass(frozen=True)
class ReadPage:
    """An article as the desk keeps it. Empty means that the page does not say."""

    title: str
    text: str
    """Paragraphs, with a blank line between them."""
    language: str
    published_on: str | None
    """An ISO date."""
    publisher_name: str
    byline: str
    canonical_url: str
    is_partial: bool = False
    """The page says that the rest is for subscribers."""
    origins: dict[str, str] = field(default_factory=dict)
    """Which source gave each field: `json-ld`, `opengraph`, `meta`, `time`, `words` …"""


def read_page(page: Page) -> ReadPage:
    """Read a fetched page, or refuse one that has nothing to read."""
    if page.media_type == "text/plain":
        return _read_plain(page)
    declared = declared_address(page)
    address = ("declared", declared) if declared else ("address", canonical(page.url))
    return read_tree(markup.tree_of(page), address=address, today=page.fetched_at.date())


def read_tree(tree: html.HtmlElement | None, *, address: Candidate, today: date) -> ReadPage:
    """Read a parsed page, wherever it comes from."""
    if tree is None:
        raise _nothing_to_read()
    _check_size(tree)
    article = linked_data.article_of(tree)
    is_partial = _is_for_subscribers(article)
    text = _text(tree, {} if is_partial else article)
    if not _is_readable(text[1]):
        raise _nothing_to_read()
    found: dict[str, Candidate] = {
        "title": _first(_titles(tree, article), LONGEST_TITLE),
        "text": text,
        "language": _language(tree, text[1]),
        "published_on": _published_on(tree, article, today),
        "publisher_name": _first(_publishers(tree, article), LONGEST_NAME),
        "byline": _first(_bylines(tree, article), LONGEST_NAME),
        "canonical_url": address,
    }
    return ReadPage(
        title=found["title"][1],
        text=found["text"][1],
        language=found["language"][1],
        published_on=found["published_on"][1] or None,
        publisher_name=found["publisher_name"][1],
        byline=found["byline"][1],
        canonical_url=found["canonical_url"][1],
        is_partial=is_partial,
        origins=origins_of(found),
    )


def _check_size(tree: html.HtmlElement) -> None:
    if sum(1 for _element in tree.iter()) > MOST_ELEMENTS:
        raise PageUnavailable(
            Reason.TOO_LARGE,
            _("This page has too many parts to be an article. Paste the article's text instead."),
        )


def origins_of(found: dict[str, Candidate]) -> dict[str, str]:
    """Which source gave each field that has a value."""
    return {name: origin for name, (origin, value) in found.items() if value}


def _read_plain(page: Page) -> ReadPage:
    text = normalise(markup.text_of(page)).strip()
    if not _is_readable(text):
        raise _nothing_to_read()
    found: dict[str, Candidate] = {
        "text": ("page", text),
        "language": ("words", language_of_words(text)),
        "canonical_url": ("address", canonical(page.url)),
    }
    return ReadPage(
        title="",
        text=text,
        language=found["language"][1],
        published_on=None,
        publisher_name="",
        byline="",
        canonical_url=found["canonical_url"][1],
        origins=origins_of(found),
    )


def _nothing_to_read() -> PageUnavailable:
    return PageUnavailable(
        Reason.EMPTY_PAGE,
        _("There is no text to read on this page. Paste the article's text if you can see it."),
    )


def _is_readable(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= FEWEST_LETTERS


def _text(tree: html.HtmlElement, article: linked_data.Item) -> Candidate:
    """The main text; from the page's description only where the page itself shows none."""
    shown = _shown_text(tree)
    if _is_readable(shown):
        return "page", shown
    described = "\n\n".join(linked_data.texts(article.get("articleBody")))
    if not described:
        return "page", shown
    apart = _BLOCK_TAG.sub(_PARAGRAPH_BREAK, unescape(normalise(described)))
    return "json-ld", _paragraphed(_TAG.sub("", apart))


def _shown_text(tree: html.HtmlElement) -> str:
    document = trafilatura.bare_extraction(
        _visible(tree), include_comments=False, include_tables=True
    )
    return _prose_of(document.body) if isinstance(document, Document) else ""


def _visible(tree: html.HtmlElement) -> html.HtmlElement:
    """A copy of the page without what no reader sees, or takes for the article."""
    source = _BR.sub(_LINE_BREAK, html.tostring(tree, encoding="unicode"))
    visible = html.document_fromstring(source)
    for element in visible.xpath(_ASIDE):
        element.tag = "template"
    etree.strip_elements(visible, *_NO_TEXT, with_tail=False)
    for element in visible.iter():
        if element.tag == "pre":
            element.text = (element.text or "").replace("\n", _LINE_BREAK)
        element.text = _in_one_line(element.text)
        element.tail = _in_one_line(element.tail)
    return visible


def _in_one_line(text: str | None) -> str:
    """Line breaks in a page's source are spaces; spaces that do not break are more than that."""
    return _SPACES.sub(" ", text or "").translate(_KEPT)


def _prose_of(body: etree._Element) -> str:
    """The extractor's tree as text."""
    for element in body.iter():
        edge = _PARAGRAPH_BREAK if element.tag in _PARAGRAPHS else ""
        # Where the extractor has given up on elements, it keeps them apart by line breaks.
        element.text = edge + (element.text or "").replace("\n", _PARAGRAPH_BREAK)
        element.tail = edge + (element.tail or "").replace("\n", _PARAGRAPH_BREAK)
    return _paragraphed("".join(body.itertext()).translate(_RESTORED))


def _paragraphed(text: str) -> str:
    """A text with one blank line between its paragraphs, and no blanks around its lines."""
    lines = (_BLANKS.sub(" ", line).strip(_ALL_SPACES) for line in normalise(text).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _titles(tree: html.HtmlElement, article: linked_data.Item) -> Iterator[Candidate]:
    yield from _said("json-ld", linked_data.texts(article.get("headline")))
    yield from _said("json-ld", linked_data.texts(article.get("name")))
    yield from _said("opengraph", markup.meta(tree, "og:title"))
    yield from _said("meta", markup.meta(tree, "twitter:title", "dc.title", "title"))
    yield from _said("heading", _contents(tree, "//h1"))
    yield from _said("title", _contents(tree, "//head/title"))


def _publishers(tree: html.HtmlElement, article: linked_data.Item) -> Iterator[Candidate]:
    yield from _said("json-ld", linked_data.texts(article.get("publisher")))
    yield from _said("opengraph", markup.meta(tree, "og:site_name"))
    yield from _said("meta", markup.meta(tree, "dc.publisher", "publisher", "application-name"))


def _bylines(tree: html.HtmlElement, article: linked_data.Item) -> Iterator[Candidate]:
    yield "json-ld", _joined(linked_data.texts(article.get("author")))
    # OpenGraph wants a profile's address here, which is no name.
    authors = [a for a in markup.meta(tree, "article:author") if "://" not in a]
    yield "opengraph", _joined(authors)
    yield "meta", _joined(markup.meta(tree, "author"))
    yield from _said("meta", markup.meta(tree, "dc.creator", "parsely-author", "sailthru.author"))
    yield "link", _joined(_contents(tree, "//a[contains(concat(' ', @rel, ' '), ' author ')]"))


def _published_on(tree: html.HtmlElement, article: linked_data.Item, today: date) -> Candidate:
    for origin, written in _dates(tree, article):
        if day := _day(written, today):
            return origin, day
    guessed = htmldate.find_date(
        html.document_fromstring(html.tostring(tree)),
        original_date=True,
        extensive_search=False,
        min_date=FIRST_DAY.isoformat(),
        max_date=today.isoformat(),
    )
    return "htmldate", guessed or ""


def _dates(tree: html.HtmlElement, article: linked_data.Item) -> Iterator[Candidate]:
    yield from _said("json-ld", linked_data.texts(article.get("datePublished")))
    yield from _said(
        "opengraph", markup.meta(tree, "article:published_time", "og:article:published_time")
    )
    yield from _said(
        "meta",
        markup.meta(
            tree,
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "publication_date",
            "pubdate",
        ),
    )
    marked = tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    yield from _said("time", [*marked, *tree.xpath("//article//time/@datetime")[:1]])


def _day(written: str, today: date) -> str:
    """The day on the publisher's own calendar; empty when it is no day, or not yet one."""
    found = _DAY.match(written)
    try:
        day = date.fromisoformat(found[1]) if found else parsedate_to_datetime(written).date()
    except (ValueError, TypeError):
        return ""
    # A day ahead of ours: it is already tomorrow east of here.
    return day.isoformat() if FIRST_DAY <= day <= today + timedelta(days=1) else ""


def _language(tree: html.HtmlElement, text: str) -> Candidate:
    root = tree.getroottree().getroot()
    for tag in (
        root.get("lang"),
        root.get("xml:lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    ):
        if tag and (language := declared_language(tag)):
            return "html", language
    return "words", language_of_words(text)


def _is_for_subscribers(article: linked_data.Item) -> bool:
    return str(article.get("isAccessibleForFree", "")).strip().lower() in {"false", "no"}


def _first(candidates: Iterable[Candidate], longest: int) -> Candidate:
    """The first that says anything, on one line and no longer than a name or title is."""
    for origin, written in candidates:
        if words := _one_line(written):
            return origin, words if len(words) <= longest else words[: longest - 1] + "…"
    return "", ""


def _said(origin: str, written: Iterable[str]) -> Iterator[Candidate]:
    return ((origin, text) for text in written)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name for one in names if (name := _one_line(one))))


def _contents(tree: html.HtmlElement, path: str) -> list[str]:
    return [element.text_content() for element in tree.xpath(path)]


def _one_line(text: str) -> str:
    text = _TAG.sub("", unescape(normalise(text[: 10 * LONGEST_TITLE])))
    return " ".join(_INVISIBLE.sub(" ", text).split())
