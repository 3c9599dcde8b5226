"""Where the demo is not loaded, and where it must not be."""

import pytest
from pytest_django import Settings

from accounts.models import User
from claims.models import Event
from factcheck.demo.people import password
from tests.builders import a_checker
from tests.factcheck.commands.terminal import refused, told

pytestmark = pytest.mark.django_db


def test_without_the_demo_there_is_nobody_to_sign_in() -> None:
    assert told("seed_demo", sign_ins=True).startswith("The demo is not loaded here.")
    assert User.objects.count() == 0


def test_another_installation_has_another_password(settings: Settings) -> None:
    here = password()
    settings.SECRET_KEY = "another"  # noqa: S105  of this test only

    assert password() != here
    assert len(here) >= 24


def test_it_is_not_loaded_among_other_people() -> None:
    a_checker()

    assert "Other people work here already: person" in refused("seed_demo")
    assert Event.objects.count() == 0


def test_it_takes_nobody_s_name() -> None:
    User.objects.create_user("rita")

    assert refused("seed_demo", force=True) == "Somebody else has a user name of the demo: rita."


def test_it_is_never_loaded_into_a_public_site(settings: Settings) -> None:
    settings.SITE_URL, settings.DEBUG = "https://facts.example", False

    assert "looks like a public site" in refused("seed_demo", force=True)
    assert User.objects.count() == 0


def test_where_no_demo_is_nothing_is_removed() -> None:
    assert refused("remove_demo") == "There is no demo here."
