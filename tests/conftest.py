"""The few fixtures that every test may use."""

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation

pytest_plugins = ["tests.browser"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """Between transactional tests Django empties every table at once, which history refuses."""
    if not str(connection.settings_dict["NAME"]).startswith("test_"):
        return  # no test needs a database: the real one is left alone
    with django_db_blocker.unblock(), connection.cursor() as cursor:  # type: ignore[attr-defined]
        for table, trigger in (
            ("claims_event", "event_never_truncated"),
            ("claims_articlerevision", "revision_never_truncated"),
        ):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """Slow hashing is for attackers; tests make hundreds of people."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def in_english() -> None:
    """A page in French leaves its language behind in the thread, as no request after it would."""
    translation.activate("en")
