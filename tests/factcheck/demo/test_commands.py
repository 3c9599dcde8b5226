"""What the commands say and do where the demo is loaded."""

import pytest
from django.db import connection
from pytest_django import Settings

from accounts.models import User
from claims.models import Agent, Claim, Event, Topic
from factcheck.demo.people import demo_people, password
from factcheck.demo.removal import left
from tests.builders import a_checker, an_article
from tests.factcheck.commands.terminal import refused, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_loading_it_twice_says_so() -> None:
    assert told("seed_demo") == "The demo is here already: nothing was added.\n"


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


def test_a_password_that_an_earlier_process_made_up_is_made_anew(settings: Settings) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_IS_MADE_UP = "another", True

    told("seed_demo", sign_ins=True)

    assert User.objects.get(username="rita").check_password(password())


def test_removing_it_leaves_an_empty_record() -> None:
    line = told("remove_demo", no_input=True)

    assert line.endswith("0 left: the record is empty.\n")
    assert left() == {}
    assert (Claim.objects.count(), Agent.objects.count(), Event.objects.count()) == (0, 0, 0)
    assert (demo_people().count(), Topic.objects.count()) == (0, 0)


def test_other_people_and_their_topics_stay() -> None:
    somebody = a_checker()
    Topic.objects.create(slug="bridges", name_en="Bridges", name_fr="Ponts")

    told("remove_demo", no_input=True)

    assert list(User.objects.all()) == [somebody]
    assert [topic.slug for topic in Topic.objects.all()] == ["bridges"]


def test_after_it_is_removed_history_is_guarded_as_before() -> None:
    told("remove_demo", no_input=True)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'"
            " AND tgrelid::regclass::text IN ('claims_event', 'claims_articlerevision')"
        )
        assert cursor.fetchone() == (0,)


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
