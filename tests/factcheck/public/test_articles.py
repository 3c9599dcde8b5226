"""Articles: what they carry and where they are, and never what they say."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.builders import a_claim, an_appearance, an_article
from tests.factcheck.public.dossiers import (
    DRAFT_CANARY,
    a_dossier,
    drafts_that_nobody_may_see,
    the_key_case,
)
from tests.factcheck.public.reading import length_of_list, row_count, tree, words

pytestmark = pytest.mark.django_db


def test_the_list_says_how_many_claims_an_article_carries_and_links_to_them(
    client: Client,
) -> None:
    dossier = a_dossier()

    response = client.get("/articles/")

    assert "The Agency · 11 November 2022 · rewrite · carries 1 claim" in words(response)
    [address] = tree(response).xpath(
        f"//a[@href='/claims/?article={dossier.original.public_id}']/@href"
    )
    assert length_of_list(client, address) == 1


def test_an_article_shows_its_claims_in_its_own_words_and_what_was_copied_from_it(
    client: Client,
) -> None:
    dossier = a_dossier()

    original = words(client.get(f"/articles/{dossier.original.public_id}/"))
    copy = words(client.get(f"/articles/{dossier.copy.public_id}/"))

    assert "Seoul sells shells The Journal, 10 November 2022" in original
    assert "https://journal.example/shells" in original
    assert "Copied or retold by Seoul said to sell shells" in original
    assert "Seoul sells shells for Ukraine. Claimed by US officials" in original
    assert "Rewrite of Seoul sells shells" in copy


def test_an_article_shows_the_answers_that_were_read_in_it(client: Client) -> None:
    claim = the_key_case()
    article = claim.appearances.get().revision.article

    page = words(client.get(f"/articles/{article.public_id}/"))

    assert "Answers that were read in it" in page
    assert "ces informations étaient inexactes" in page
    assert "none: the text was handed to the desk" in page


def test_the_text_of_an_article_is_never_shown(client: Client) -> None:
    text = "It rained in Brest. " + "Nobody said anything else about Kamchatka. " * 9
    article = an_article(text, title="Rain")
    an_appearance(a_claim(is_public=True), article, quote="It rained in Brest.")

    page = client.get(f"/articles/{article.public_id}/").content.decode()

    assert "Nobody said anything else …" in page
    assert "Kamchatka" not in page


def test_an_origin_that_carries_no_public_claim_is_not_named(client: Client) -> None:
    dossier = a_dossier()
    dossier.claim.appearances.filter(revision__article=dossier.original).update(
        removed_at=dossier.claim.created_at
    )

    page = client.get(f"/articles/{dossier.copy.public_id}/").content.decode()

    assert "of an article that is not listed here" in page
    assert ">Seoul sells shells<" not in page
    assert client.get(f"/articles/{dossier.original.public_id}/").status_code == 404


def test_articles_of_drafts_are_not_found(client: Client) -> None:
    draft = drafts_that_nobody_may_see()
    article = draft.appearances.get().revision.article

    assert client.get(f"/articles/{article.public_id}/").status_code == 404
    response = client.get("/articles/")
    assert row_count(response) == 0
    assert "No article is listed here yet." in words(response)
    assert DRAFT_CANARY not in response.content.decode()


@pytest.mark.parametrize("how_many", [1, 20])
def test_the_list_costs_the_same_however_long(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        an_appearance(a_claim(is_public=True))

    with django_assert_num_queries(3):  # the count, the page, the addresses
        client.get("/articles/")


@pytest.mark.parametrize("how_many", [1, 20])
def test_an_article_costs_the_same_however_much_it_carries(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = an_article()
    for _ in range(how_many):
        an_appearance(a_claim(is_public=True), article)

    with django_assert_num_queries(8):
        client.get(f"/articles/{article.public_id}/")
