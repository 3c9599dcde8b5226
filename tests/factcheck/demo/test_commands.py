"""Loading the demo from a terminal, and removing it."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from accounts.models import User
from claims.models import Agent, Claim, Event, Topic
from factcheck.demo.people import demo_people, password
from factcheck.demo.removal import left
from tests.builders import a_checker, an_article


def told(command: str, **options: bool) -> str:
    out = io.StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue()


def refused(command: str, **options: bool) -> str:
    with pytest.raises(CommandError) as refusal:
        told(command, **options)
    return str(refusal.value)


@pytest.mark.usefixtures("undone")
def test_loading_it_twice_says_so() -> None:
    assert told("seed_demo") == "The demo is here already: nothing was added.\n"


@pytest.mark.usefixtures("undone")
def test_who_can_sign_in_is_a_table() -> None:
    lines = told("seed_demo", sign_ins=True).splitlines()

    assert lines[0] == "Sign in at http://127.0.0.1:8000/admin/"
    assert [line.split()[0] for line in lines[2:]] == [
        "cora",
        "chen",
        "rita",
        "dana",
        "otto",
        "aude",
    ]
    assert all(password() in line for line in lines[2:])


@pytest.mark.usefixtures("undone")
def test_a_password_that_an_earlier_process_made_up_is_made_anew(settings: Settings) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_IS_MADE_UP = "another", True

    told("seed_demo", sign_ins=True)

    assert User.objects.get(username="rita").check_password(password())


@pytest.mark.django_db
def test_without_the_demo_there_is_nobody_to_sign_in() -> None:
    assert told("seed_demo", sign_ins=True).startswith("The demo is not loaded here.")
    assert User.objects.count() == 0


def test_another_installation_has_another_password(settings: Settings) -> None:
    here = password()
    settings.SECRET_KEY = "another"  # noqa: S105  of this test only

    assert password() != here
    assert len(here) >= 24


@pytest.mark.django_db
def test_it_is_not_loaded_among_other_people() -> None:
    a_checker()

    assert "Other people work here already: person" in refused("seed_demo")
    assert Event.objects.count() == 0


@pytest.mark.django_db
def test_it_takes_nobody_s_name() -> None:
    User.objects.create_user("rita")

    assert refused("seed_demo", force=True) == "Somebody else has a user name of the demo: rita."


@pytest.mark.django_db
def test_it_is_never_loaded_into_a_public_site(settings: Settings) -> None:
    settings.SITE_URL, settings.DEBUG = "https://facts.example", False

    assert "looks like a public site" in refused("seed_demo", force=True)
    assert User.objects.count() == 0


@pytest.mark.usefixtures("undone")
def test_removing_it_leaves_an_empty_record() -> None:
    line = told("remove_demo", no_input=True)

    assert line.endswith("0 left: the record is empty.\n")
    assert left() == {}
    assert (Claim.objects.count(), Agent.objects.count(), Event.objects.count()) == (0, 0, 0)
    assert (demo_people().count(), Topic.objects.count()) == (0, 0)


@pytest.mark.usefixtures("undone")
def test_other_people_and_their_topics_stay() -> None:
    somebody = a_checker()
    Topic.objects.create(slug="bridges", name_en="Bridges", name_fr="Ponts")

    told("remove_demo", no_input=True)

    assert list(User.objects.all()) == [somebody]
    assert [topic.slug for topic in Topic.objects.all()] == ["bridges"]


@pytest.mark.usefixtures("undone")
def test_after_it_is_removed_history_is_guarded_as_before() -> None:
    told("remove_demo", no_input=True)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'"
            " AND tgrelid::regclass::text IN ('claims_event', 'claims_articlerevision')"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.usefixtures("undone")
def test_a_record_with_real_work_in_it_stays_and_the_work_is_named() -> None:
    somebody = a_checker()
    an_article(by=somebody)
    before = Event.objects.count()

    refusal = refused("remove_demo", no_input=True)

    assert refusal.splitlines() == [
        "The record holds more than the demo, so it stays:",
        f"  event {before}: article added, by {somebody}",
    ]
    assert Event.objects.count() == before


@pytest.mark.django_db
def test_where_no_demo_is_nothing_is_removed() -> None:
    assert refused("remove_demo") == "There is no demo here."
