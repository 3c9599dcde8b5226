"""The demo takes seconds to load, so the tests of this folder share one, inside a transaction."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from factcheck.demo.record import load
from tests.builders import a_rating


# pytest-django runs the tests that ask it for a database before all others: none of them runs while
# this one is open.
@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        for slug in ("true", "mixed", "false"):
            a_rating(slug)
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def undone(demo: None) -> Iterator[None]:
    """What a test changes of the demo is as it was for the next one."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
