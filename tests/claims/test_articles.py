"""Bringing articles in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from claims.actions.articles import Ingested, Outcome, add_article, edit_article
from claims.choices import Derivation
from claims.errors import Invalid, NotAllowed
from claims.models import Article, ArticleRevision, Proposal
from tests.builders import (
    KEY_SENTENCE,
    a_checker,
    a_claim,
    a_person,
    an_appearance,
    an_article,
)

pytestmark = pytest.mark.django_db


def test_a_pasted_text_is_kept_as_it_is() -> None:
    text = " date 2023-07 " + KEY_SENTENCE

    added = add_article(text, by=a_checker())

    assert added.outcome is Outcome.ADDED
    assert added.revision.text == text
    assert (added.article.language, added.article.published_on) == ("fr", "2023-07")
    assert added.article.title.startswith("Les médias ont rapporté que la Corée du Sud")


def test_an_article_that_comes_in_is_one_event() -> None:
    article = an_article(KEY_SENTENCE)

    event = article.events.get()
    assert event.kind == "article.added"
    assert event.changes["proposals"] == [None, article.revisions.get().proposals.count()]


def test_the_same_text_again_adds_nothing() -> None:
    first = add_article(KEY_SENTENCE, by=a_checker())

    again = add_article(KEY_SENTENCE.replace("\n", "\r\n"), by=a_checker())

    assert again.outcome is Outcome.KNOWN
    assert again.revision == first.revision
    assert Article.objects.count() == 1


def test_the_same_address_with_another_text_is_a_revision() -> None:
    url = "https://news.example.com/a?id=5"
    first = add_article("The minister said that it rained.", url=url, by=a_checker())

    second = add_article(
        "The minister said that it snowed.", url=url + "&utm_source=x", by=a_checker()
    )

    assert second.outcome is Outcome.REVISED
    assert second.article == first.article
    assert second.revision.number == 2
    assert [e.kind for e in first.article.events.oldest_first()] == [
        "article.added",
        "article.revised",
    ]


def test_proposals_about_an_earlier_text_are_set_aside() -> None:
    url = "https://news.example.com/a"
    first = add_article("The minister said that it rained in May.", url=url, by=a_checker())

    add_article("The minister said that it snowed in May.", url=url, by=a_checker())

    assert {p.state for p in first.revision.proposals.all()} == {"stale"}


def test_an_address_given_later_finds_the_pasted_text() -> None:
    pasted = add_article(KEY_SENTENCE, by=a_checker()).article

    fetched = add_article(KEY_SENTENCE, url="https://news.example.com/a", by=a_checker())

    assert fetched.article == pasted
    assert fetched.outcome is Outcome.KNOWN
    assert pasted.url == "https://news.example.com/a"


def test_the_same_words_at_two_addresses_are_two_articles() -> None:
    one = add_article(KEY_SENTENCE, url="https://one.example.com/a", by=a_checker())
    two = add_article(KEY_SENTENCE, url="https://two.example.com/a", by=a_checker())

    assert one.article != two.article


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "empty_text", id="empty"),
        pytest.param(" \n\t\x00 … — !", "empty_text", id="no letter or digit"),
        pytest.param("word " * 300_000, "too_long", id="too long"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        add_article(text, by=a_checker())

    assert (refusal.value.code, refusal.value.field) == (code, "text")
    assert Article.objects.count() == 0


def test_emoji_nul_and_right_to_left_text_are_kept_readable() -> None:
    text = (
        "Le ministre a déclaré que 🎈 tout\x00 allait bien en mai. "
        "\u200f\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631"
    )

    revision = add_article(text, by=a_checker()).revision

    assert revision.text == text.replace("\x00", "")
    for proposal in revision.proposals.all():
        assert revision.text[proposal.start : proposal.end] == proposal.quote


def test_a_language_that_no_reader_knows_is_kept_without_proposals() -> None:
    text = (
        "Das Ministerium erklärte, dass die Lieferung der Munition nicht stattgefunden hat und"
        " dass die Berichte darüber falsch sind."
    )

    article = add_article(text, by=a_checker()).article

    assert article.language == "de"
    assert Proposal.objects.count() == 0


def test_a_date_in_the_future_is_refused() -> None:
    tomorrow = (timezone.now().date() + timedelta(days=2)).isoformat()

    with pytest.raises(Invalid) as refusal:
        add_article(KEY_SENTENCE, published_on=tomorrow, by=a_checker())

    assert refusal.value.field == "published_on"


def test_a_stranger_may_not_add_articles() -> None:
    with pytest.raises(NotAllowed):
        add_article(KEY_SENTENCE, by=a_person())


def test_copies_of_one_article_count_as_one_origin() -> None:
    wire, copy, other = an_article(), an_article(), an_article()
    claim = a_claim()
    for article in (wire, copy, other):
        an_appearance(claim, article)

    edit_article(
        copy, derived_from=wire, derivation=Derivation.WIRE_COPY, note="Credit.", by=a_checker()
    )

    claim.refresh_from_db()
    counts = claim.document["counts"]
    assert (counts["articles"], counts["independent_origins"]) == (3, 2)
    origins = [item["origin"] for item in claim.document["appearances"]]
    assert origins == [wire.public_id, wire.public_id, other.public_id]


def test_an_article_is_not_derived_from_its_own_copy() -> None:
    wire, copy = an_article(), an_article()
    edit_article(copy, derived_from=wire, derivation=Derivation.REPRINT, by=a_checker())

    with pytest.raises(Invalid) as refusal:
        edit_article(wire, derived_from=copy, derivation=Derivation.REPRINT, by=a_checker())

    assert refusal.value.field == "derived_from"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("url", ["", "https://news.example.com/a"])
def test_the_same_article_twice_at_once_is_one_article(url: str) -> None:
    checker = a_checker()

    def ingest(_: int) -> Ingested:
        try:
            return add_article(KEY_SENTENCE, url=url, by=checker)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(ingest, range(6)))

    assert sorted(result.outcome for result in done) == ["added"] + ["known"] * 5
    assert (Article.objects.count(), ArticleRevision.objects.count()) == (1, 1)
