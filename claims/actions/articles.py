"""Verbs about articles: bringing them in, and saying what they are."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.actions.mentions import lock_claims, mentioning_article, record_mentions
from claims.actions.proposals import propose
from claims.actions.values import assign, check, require_past, tidy
from claims.choices import CorrectionKind, EventKind
from claims.errors import Invalid
from claims.models import Agent, Article, ArticleRevision, ArticleUrl
from claims.permissions import Permission, require
from claims.reading import language_of, normalise, published_date_line
from claims.reading.text import date_line_end
from claims.web.addresses import canonical
from claims.web.languages import language_of_words

LONGEST_TEXT = 1_000_000
"""Characters. The longest articles of the press have a tenth of it."""

TITLE_LENGTH = 120


class Outcome(StrEnum):
    """What bringing an article in came to."""

    ADDED = "added"
    REVISED = "revised"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Ingested:
    article: Article
    revision: ArticleRevision
    outcome: Outcome


@transaction.atomic
def add_article(
    text: str,
    *,
    title: str = "",
    url: str = "",
    aliases: Sequence[str] = (),
    publisher: Agent | None = None,
    site_name: str = "",
    published_on: str = "",
    language: str = "",
    retrieved_at: datetime | None = None,
    by: User | None,
) -> Ingested:
    """Bring an article in, as it is. The same text or address again adds nothing.

    A text that is new at a known address becomes the article's next revision.
    """
    require(by, Permission.ADD_ARTICLE)
    text = _readable(text)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    addresses = _addresses(url, aliases)
    _wait_for_the_same_article([sha256, *addresses])
    published_on = published_on or published_date_line(text) or ""
    require_past("published_on", published_on)
    article = _known(addresses, sha256)
    if article is None:
        article = Article(
            title=tidy(title)[:500] or _title_from(text),
            publisher=publisher,
            site_name=tidy(site_name)[:200],
            published_on=published_on,
            language=language or language_of(text) or language_of_words(text) or "und",
            text_sha256=None if addresses else sha256,
        )
        check(article)
        article.save()
        outcome = Outcome.ADDED
    else:
        outcome = Outcome.REVISED
    new = _add_addresses(article, addresses)
    known = article.revisions.filter(sha256=sha256).first()
    if known is not None:
        if outcome is Outcome.REVISED and new:
            _record_new_addresses(article, new, by=by)
        return Ingested(article, known, Outcome.KNOWN)
    revision = _put_revision(article, text, sha256=sha256, retrieved_at=retrieved_at)
    kind = EventKind.ARTICLE_ADDED if outcome is Outcome.ADDED else EventKind.REVISION_ADDED
    changes = {"revision": (None, revision.public_id), "proposals": (None, propose(revision))}
    events.record_article(article, kind, by=by, changes=changes)
    return Ingested(article, revision, outcome)


def _put_revision(
    article: Article, text: str, *, sha256: str, retrieved_at: datetime | None
) -> ArticleRevision:
    revision = ArticleRevision(
        article=article,
        number=article.revisions.count() + 1,
        text=text,
        sha256=sha256,
        retrieved_at=retrieved_at or timezone.now(),
    )
    check(revision)
    revision.save()
    return revision


def _readable(text: str) -> str:
    text = normalise(text)
    if not any(character.isalnum() for character in text):
        raise Invalid(_("There is no text to read."), field="text", code="empty_text")
    if len(text) > LONGEST_TEXT:
        raise Invalid(
            _("This text is too long: %(length)d characters; %(most)d are the most.")
            % {"length": len(text), "most": LONGEST_TEXT},
            field="text",
            code="too_long",
        )
    return text


def _addresses(url: str, aliases: Sequence[str]) -> list[str]:
    """The canonical address first, then every other one that leads to the article."""
    given = [address for address in (url, *aliases) if address]
    return list(dict.fromkeys([*(canonical(address) for address in given), *given]))


def _wait_for_the_same_article(keys: Sequence[str]) -> None:
    """Two who bring in the same article at once take turns; the second finds it there."""
    locks = sorted({int.from_bytes(hashlib.sha256(k.encode()).digest()[:6], "big") for k in keys})
    with connection.cursor() as cursor:
        for lock in locks:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])


def _known(addresses: Sequence[str], sha256: str) -> Article | None:
    """The article that an address leads to, or that has this text and no other address."""
    found = list(Article.objects.filter(urls__url__in=addresses).distinct()[:2])
    if len(found) > 1:
        raise Invalid(
            _("These addresses lead to two articles of the record: “%(one)s” and “%(other)s”.")
            % {"one": found[0], "other": found[1]},
            field="url",
            code="two_articles",
        )
    if found:
        return found[0]
    if addresses:
        return Article.objects.filter(text_sha256=sha256).first()
    with_text = ArticleRevision.objects.filter(sha256=sha256).select_related("article")
    revision = with_text.order_by("pk").first()
    return revision.article if revision else None


def _record_new_addresses(article: Article, new: Sequence[str], *, by: User | None) -> None:
    """An article goes by one more address: claims that it carries show where it can be read."""
    claims = lock_claims(mentioning_article([article]))
    changes = {"url_aliases": (None, list(new))}
    events.record_article(article, EventKind.ARTICLE_EDITED, by=by, changes=changes)
    record_mentions(
        claims,
        by=by,
        changes={"article.url_aliases": (None, list(new))},
        note=str(_("The article was found at one more address.")),
        correction=CorrectionKind.UPDATE,
    )


def _add_addresses(article: Article, addresses: Sequence[str]) -> list[str]:
    """Returns those that it did not go by until now."""
    known = {alias.url: alias for alias in article.urls.all()}
    has_canonical = any(alias.is_canonical for alias in known.values())
    new = [address for address in addresses if address not in known]
    for address in new:
        alias = ArticleUrl(article=article, url=address, is_canonical=not has_canonical)
        check(alias)
        alias.save()
        has_canonical = True
    return new


def _title_from(text: str) -> str:
    """The first line that says something, cut at a word."""
    body = text[date_line_end(text) :].strip()
    line = body.split("\n", 1)[0].strip()
    if len(line) <= TITLE_LENGTH:
        return line
    return line[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


@transaction.atomic
def edit_article(
    article: Article,
    *,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
    note: str = "",
    **values: Any,
) -> Article:
    """Say better what an article is: its title, publisher, date, or what it is derived from."""
    require(by, Permission.EDIT_RECORD)
    # Of what it is derived from, a copy shows the origin and nothing else.
    copies = _derived(article) if "derived_from" in values else []
    claims = lock_claims(mentioning_article([article]))
    of_copies = lock_claims(mentioning_article(copies))
    article = Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
    if "title" in values:
        values["title"] = tidy(values["title"])
    changes = assign(article, values)
    require_past("published_on", article.published_on)
    _refuse_a_loop(article)
    check(article)
    article.save()
    if changes:
        events.record_article(article, EventKind.ARTICLE_EDITED, by=by, changes=changes, note=note)
        seen = {f"article.{field}": change for field, change in changes.items()}
        record_mentions(claims, by=by, changes=seen, note=note, correction=correction)
        if "derived_from" in changes:
            record_mentions(
                [claim for claim in of_copies if claim not in claims],
                by=by,
                changes={"article.origin": changes["derived_from"]},
                note=note,
                correction=correction,
            )
    return article


def _derived(article: Article) -> list[Article]:
    """Everything that was copied from it, however many times removed."""
    found: list[Article] = []
    layer = [article]
    while layer:
        layer = [
            copy
            for copy in Article.objects.filter(derived_from__in=layer)
            if copy not in found and copy != article
        ]
        found += layer
    return found


def _refuse_a_loop(article: Article) -> None:
    if article.derived_from is not None and article.derived_from in [article, *_derived(article)]:
        raise Invalid(_("An article cannot be derived from its own copy."), field="derived_from")
