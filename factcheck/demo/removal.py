"""Taking the demo out again, so that a desk starts with an empty record.

The record is append-only: its triggers refuse this to everybody. Only the owner of the tables can
set them aside, and here does so for a record that holds nothing but the demo.
"""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction

from accounts.models import User
from claims.models import ArticleFetch, Event, Rating, RatingLabel, RatingScale, Topic
from factcheck.demo.people import demo_people
from factcheck.demo.record import demo_topics

OF_THE_DESK = {Topic, RatingScale, Rating, RatingLabel}
"""What a desk sets up for itself: it stays, but for the demo's topics."""

MOST_NAMED = 5


def not_of_the_demo() -> list[str]:
    """What would be lost with the demo, a line each: what anybody else did here."""
    others = User.objects.exclude(pk__in=demo_people())
    events = Event.objects.filter(actor__in=others).select_related("actor").oldest_first()
    fetches = ArticleFetch.objects.filter(requested_by__in=others).select_related("requested_by")
    lines = [
        f"event {event.position}: {event.get_kind_display()}, by {event.actor}" for event in events
    ]
    lines += [f"page {work.url}, asked for by {work.requested_by}" for work in fetches]
    return lines


@transaction.atomic
def remove() -> dict[str, int]:
    """Empty the record and let the demo's people go. Says how many rows went, by table."""
    topics = Topic.objects.filter(slug__in=demo_topics())
    gone = _counts() | {"demo topics": topics.count(), "demo people": demo_people().count()}
    _empty_the_record()
    topics.delete()
    _end_sessions()
    demo_people().delete()
    return {table: count for table, count in gone.items() if count}


def left() -> dict[str, int]:
    """What is still there of the demo: nothing, if all is well."""
    found = _counts() | {
        "demo topics": Topic.objects.filter(slug__in=demo_topics()).count(),
        "demo people": demo_people().count(),
    }
    return {table: count for table, count in found.items() if count}


def _record() -> Iterator[type[models.Model]]:
    """Every table of the record."""
    for model in apps.get_app_config("claims").get_models(include_auto_created=True):
        if not model._meta.proxy and model not in OF_THE_DESK:  # noqa: SLF001  the public name of it
            yield model


def _counts() -> dict[str, int]:
    return {
        str(model._meta.verbose_name_plural): model._base_manager.count()  # noqa: SLF001  likewise
        for model in _record()
    }


def _empty_the_record() -> None:
    quote = connection.ops.quote_name
    tables = [quote(model._meta.db_table) for model in _record()]  # noqa: SLF001  likewise
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        # Not CASCADE: what refers to the record from outside would go unnamed.
        cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _end_sessions() -> None:
    ours = {str(key) for key in demo_people().values_list("pk", flat=True)}
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") in ours:
            session.delete()
