"""The demo takes seconds to load: these tests share one, and each undoes what it did."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from factcheck.demo.record import load
from tests.builders import a_rating


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded in a transaction that stays open; a test's own transaction is nested in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        for slug in ("true", "mixed", "false"):
            a_rating(slug)
        load()
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)
