"""Topics, and the claims that are filed under them."""

import pytest

from accounts.roles import Role
from claims.actions.topics import add_topic, edit_topic
from claims.choices import EventKind
from claims.errors import Invalid, NotAllowed
from tests.builders import a_checker, a_claim, a_person

pytestmark = pytest.mark.django_db


def test_a_renamed_topic_shows_in_every_claim_under_it() -> None:
    checker = a_checker()
    topic = add_topic(slug="arms", name_en="Arms", name_fr="Armes", by=checker)
    claim = a_claim(topics=[topic])

    edit_topic(topic, name_en="Arms trade", by=checker)

    claim.refresh_from_db()
    assert claim.document["topics"][0]["name"] == {"en": "Arms trade", "fr": "Armes"}
    event = claim.events.newest_first()[0]
    assert event.kind == EventKind.MENTION_CHANGED
    assert event.changes == {"topic.name_en": ["Arms", "Arms trade"]}


def test_an_edit_that_changes_nothing_leaves_no_event() -> None:
    checker = a_checker()
    topic = add_topic(slug="arms", name_en="Arms", name_fr="Armes", by=checker)
    claim = a_claim(topics=[topic])

    edit_topic(topic, name_en="Arms", by=checker)

    assert claim.events.count() == 1


def test_a_topic_has_a_short_name_of_its_own() -> None:
    add_topic(slug="arms", name_en="Arms", name_fr="Armes", by=a_checker())

    with pytest.raises(Invalid) as refusal:
        add_topic(slug="arms", name_en="Weapons", name_fr="Armement", by=a_checker())

    assert refusal.value.field == "slug"


def test_a_reader_adds_no_topic() -> None:
    with pytest.raises(NotAllowed):
        add_topic(slug="arms", name_en="Arms", name_fr="Armes", by=a_person(Role.READER))
