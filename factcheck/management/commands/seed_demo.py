"""Load the demo: a desk, its people, and a record of real claims."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from claims.models import Article, Claim, Event, Proposal
from factcheck.demo.people import CAST, demo_people, sign_ins
from factcheck.demo.record import load
from factcheck.management.quiet import without_log_of_pages


class Command(BaseCommand):
    help = (
        "Load the demo, once: running it again adds nothing. With --sign-ins, only print who can"
        " sign in. remove_demo takes everything out again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--sign-ins", action="store_true", help="print user names, passwords and roles"
        )
        parser.add_argument(
            "--force", action="store_true", help="even though other people work here already"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["sign_ins"]:
            self.stdout.write(_sign_ins())
            return
        _refuse_production()
        _refuse_among_others(force=options["force"])
        with without_log_of_pages():
            is_new = load()
        self.stdout.write(_told() if is_new else "The demo is here already: nothing was added.")


def _sign_ins() -> str:
    if demo_people().exists():
        return sign_ins()
    return "The demo is not loaded here. To load it: python3 manage.py seed_demo"


def _refuse_production() -> None:
    if not settings.DEBUG and settings.SITE_URL.startswith("https://"):
        raise CommandError(
            f"{settings.SITE_URL} looks like a public site: the demo's people could sign in there."
        )


def _refuse_among_others(*, force: bool) -> None:
    others = User.objects.exclude(pk__in=demo_people())
    taken = others.filter(username__in=[character.username for character in CAST])
    if taken:
        raise CommandError(f"Somebody else has a user name of the demo: {_named(taken)}.")
    if others and not force:
        raise CommandError(
            f"Other people work here already: {_named(others)}. Their record and the demo's would"
            " mix, and the demo could not be removed again. Use --force if you want that."
        )


def _named(people: Any) -> str:
    names = [person.username for person in people[:5]]
    return ", ".join(names) + (", …" if people.count() > len(names) else "")


def _told() -> str:
    return (
        f"The demo is loaded: {Article.objects.count()} articles, {Claim.objects.count()} claims"
        f" ({Claim.objects.contested().count()} contested),"
        f" {Proposal.objects.open().count()} proposals to decide on,"
        f" {Event.objects.count()} events.\n{sign_ins()}"
    )
