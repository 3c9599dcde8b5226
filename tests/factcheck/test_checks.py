"""What `manage.py check --deploy` finds."""

import pytest
from django.db import connection
from pytest_django import Settings

from factcheck import checks


def test_a_complete_configuration_has_nothing_to_say(settings: Settings) -> None:
    settings.SECRET_KEY_IS_MADE_UP = False
    settings.CACHE_URL = "redis://cache"
    settings.CELERY_BROKER_URL = "amqp://queue"
    settings.FACTCHECK_CONTACT = "desk@facts.example"

    assert checks.everything_is_set() == []


def test_what_is_not_set_is_said_one_by_one(settings: Settings) -> None:
    settings.SECRET_KEY_IS_MADE_UP = True
    settings.CACHE_URL = ""
    settings.CELERY_BROKER_URL = "memory://"
    settings.FACTCHECK_CONTACT = ""

    said = checks.everything_is_set()

    assert [message.id for message in said] == [
        "factcheck.W001", "factcheck.W003", "factcheck.W004", "factcheck.W005",
    ]  # fmt: skip


@pytest.mark.django_db
def test_one_who_owns_the_history_is_warned() -> None:
    assert checks.history_is_out_of_reach(["default"]) == [checks.OWNS_HISTORY]


@pytest.mark.django_db
def test_the_application_s_role_is_not() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE factcheck_app")

    assert checks.history_is_out_of_reach(["default"]) == []
