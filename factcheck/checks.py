"""Misconfiguration is found by `manage.py check --deploy`, with an id and a hint."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 - Django's name
from django.db import connections

POWERS = """
    SELECT bool_or(pg_has_role(current_user, relowner, 'USAGE'))
    FROM pg_class WHERE relname = 'claims_event'
"""

SECRET_KEY_MADE_UP = Warning(
    "SECRET_KEY is not set: each process has made up its own, so nobody stays signed in.",
    hint="Set it to a long random string, the same for all processes.",
    id="factcheck.W001",
)
OWNS_HISTORY = Warning(
    "The application signs in to the database as one who may rewrite history.",
    hint="Let DATABASE_URL name factcheck_app, which owns no table: see deploy/database.sql.",
    id="factcheck.W002",
)
NO_SHARED_CACHE = Warning(
    "CACHE_URL is not set: every process counts requests for itself, so limits do not hold.",
    hint="Set it to redis://…",
    id="factcheck.W003",
)
NO_BROKER = Warning(
    "CELERY_BROKER_URL is not set: nothing that web or beat ask for reaches a worker.",
    hint="Set it to amqp://… or redis://…",
    id="factcheck.W004",
)
NO_CONTACT = Warning(
    "FACTCHECK_CONTACT is not set: sites cannot tell whose fetcher visits them, and will block it.",
    hint="Set it to an e-mail address, or to the address of a page about the desk.",
    id="factcheck.W005",
)


@register(Tags.security, deploy=True)
def everything_is_set(**_given: Any) -> list[CheckMessage]:
    found = [
        (SECRET_KEY_MADE_UP, settings.SECRET_KEY_IS_MADE_UP),
        (NO_SHARED_CACHE, not settings.CACHE_URL),
        (NO_BROKER, settings.CELERY_BROKER_URL.startswith("memory:")),
        (NO_CONTACT, not settings.FACTCHECK_CONTACT),
    ]
    return [warning for warning, applies in found if applies]


@register(Tags.database, deploy=True)
def history_is_out_of_reach(databases: Sequence[str] | None, **_given: Any) -> list[CheckMessage]:
    """A trigger refuses too, but who owns a table can drop its triggers."""
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute(POWERS)
            if cursor.fetchone()[0]:
                return [OWNS_HISTORY]
    return []
