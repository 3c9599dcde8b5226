"""Bring articles in from files, pipes and web pages."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from accounts.models import User
from claims.actions.articles import Ingested, Outcome, add_article
from claims.actions.fetches import find_outlet, request_fetch, run_fetch
from claims.actions.values import tidy
from claims.choices import EventKind, FetchState
from claims.errors import Invalid, NotNow, Refusal
from claims.models import Article, ArticleFetch, Event
from claims.reading import READABLE
from claims.web.files import read_limited, text_of
from factcheck.management.quiet import without_log_of_pages

PIPE = "-"


class Command(BaseCommand):
    help = (
        "Bring articles in and let the reader propose the claims in them. Prints one line for each;"
        " what cannot be read is named on standard error, and the others still go in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "inputs",
            nargs="+",
            metavar="FILE|URL|-",
            help="a file of text or HTML, a web address, or - for standard input",
        )
        parser.add_argument("--title", default="", help="what the article is called")
        parser.add_argument(
            "--published-on", default="", metavar="DATE", help="2023, 2023-07 or 2023-07-11"
        )
        parser.add_argument(
            "--publisher",
            default="",
            metavar="NAME",
            help="the outlet: one that the record knows by this name, or else kept as written",
        )
        parser.add_argument("--language", default="", help="such as fr or en; else it is found out")
        parser.add_argument(
            "--by", default="", metavar="USERNAME", help="who brings them in; else nobody does"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        inputs: Sequence[str] = options["inputs"]
        if options["title"] and len(inputs) > 1:
            raise CommandError(_("--title describes one article: give one input."))
        by, known = _person(options["by"]), _known(options)
        with without_log_of_pages():
            failed = [given for given in inputs if not self._bring_in(given, known, by)]
        if failed:
            raise CommandError(
                _("%(failed)d of %(given)d could not be brought in.")
                % {"failed": len(failed), "given": len(inputs)}
            )

    def _bring_in(self, given: str, known: dict[str, Any], by: User | None) -> bool:
        """Whether it is on record now."""
        try:
            found = self._page(given, known, by) if "://" in given else _text(given, known, by)
        except Refusal as refusal:
            self.stderr.write(f"{_shown(given)}: {_why(refusal)}")
            return False
        self.stdout.write(_line(found))
        return True

    def _page(self, url: str, known: dict[str, Any], by: User | None) -> Ingested:
        work = request_fetch(url, by=by)
        # A worker that looks now shall not read the same page beside this process.
        ArticleFetch.objects.filter(pk=work.pk).lease_due(limit=1)
        work.refresh_from_db()
        self._tell(f"Reading {work.url} …")
        before = _last_position()
        done = run_fetch(work, known=known)
        if done.state == FetchState.WAITING:
            raise NotNow(f"{done.failure} {_('A worker will try again.')}")
        if done.article is None:
            raise Refusal(done.failure, code=done.failure_code)
        return _as_ingested(done.article, before)

    def _tell(self, progress: str) -> None:
        """For people who wait; a script that reads what is printed does not."""
        if self.stderr.isatty():
            self.stderr.write(progress, style_func=str)


def _person(username: str) -> User | None:
    if not username:
        return None
    person = User.objects.filter(username=username).first()
    if person is None:
        raise CommandError(f"--by: nobody here has the user name {username!r}.")
    return person


def _known(options: dict[str, Any]) -> dict[str, Any]:
    """What the command line says of the articles, as `add_article` takes it."""
    known = {name: options[name] for name in ("title", "published_on", "language") if options[name]}
    if options["publisher"]:
        known["publisher"] = find_outlet(options["publisher"])
        known["site_name"] = options["publisher"]
    return known


def _text(given: str, known: dict[str, Any], by: User | None) -> Ingested:
    """From a file or a pipe."""
    if given == PIPE:
        found = text_of(read_limited(sys.stdin.buffer), name="standard input")
    else:
        found = text_of(read_limited(given), name=PurePath(given).name)
    has_headline = found.origins.get("title") != "file name"
    said: dict[str, Any] = {
        # The first words of a text say more than what its file is called.
        "title": found.title if has_headline else "",
        "publisher": find_outlet(found.publisher_name),
        "site_name": found.publisher_name,
        "published_on": found.published_on or "",
        "language": found.language,
    }
    return add_article(found.text, by=by, **said | known)


def _last_position() -> int:
    return Event.objects.newest_first().values_list("position", flat=True).first() or 0


def _as_ingested(article: Article, before: int) -> Ingested:
    """What reading a page came to, as the article's own history since then tells it."""
    revision = article.revisions.order_by("number").last()
    assert revision is not None  # noqa: S101  an article is made with its first revision
    kinds = set(article.events.filter(position__gt=before).values_list("kind", flat=True))
    if EventKind.ARTICLE_ADDED in kinds:
        return Ingested(article, revision, Outcome.ADDED)
    if EventKind.REVISION_ADDED in kinds:
        return Ingested(article, revision, Outcome.REVISED)
    return Ingested(article, revision, Outcome.KNOWN)


def _line(found: Ingested) -> str:
    article = found.article
    number = found.revision.proposals.count()
    proposals = "1 proposal" if number == 1 else f"{number} proposals"
    if article.language not in READABLE:
        proposals += f" (no reader knows {_language_name(article.language)})"
    # One line, whatever the title holds.
    title = tidy(article.title)
    return "  ".join([found.outcome, article.public_id, f"“{title}”", proposals, _address(article)])


def _language_name(code: str) -> str:
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return f"the language “{code}”"


def _address(article: Article) -> str:
    return settings.SITE_URL + reverse("admin:claims_article_change", args=[article.pk])


def _shown(given: str) -> str:
    """A name that can be printed: names of files may hold bytes that are no text."""
    return tidy(os.fsencode(given).decode(errors="replace"))


def _why(refusal: Refusal) -> str:
    """The reason; where values are wrong, each with the option or field that it is about."""
    if not isinstance(refusal, Invalid) or not refusal.fields:
        return str(refusal)
    return " ".join(
        f"{name}: {message}" if name else str(message)
        for name, messages in refusal.fields.items()
        for message in messages
    )
