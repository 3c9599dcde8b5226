"""Bringing articles in, and reading them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from claims.actions.articles import add_article
from claims.actions.fetches import request_fetch
from claims.choices import FetchState
from claims.models import Article, ArticleFetch, Proposal
from tests.builders import KEY_SENTENCE, a_checker, an_agent, an_article
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db

ADD = "/admin/claims/article/add/"


def room(article: Article) -> str:
    return reverse("admin:claims_article_change", args=[article.pk])


def test_a_pasted_text_leads_to_its_reading_room() -> None:
    client = signed_in(a_checker())

    page = client.post(ADD, {"way": "paste", "text": KEY_SENTENCE}, follow=True)

    article = Article.objects.get()
    assert page.request["PATH_INFO"] == room(article)
    assert "The article is on record." in page.text
    assert "0 of 3 decided" in page.text


def test_a_text_that_is_known_is_said_to_be_known() -> None:
    article = an_article(KEY_SENTENCE)

    page = signed_in(a_checker()).post(ADD, {"way": "paste", "text": KEY_SENTENCE}, follow=True)

    assert page.request["PATH_INFO"] == room(article)
    assert "The record already has this text: here it is. Nothing was added." in page.text


def test_an_empty_text_is_refused_beside_its_field() -> None:
    page = signed_in(a_checker()).post(ADD, {"way": "paste", "text": " … ", "title": "Kept"})

    assert page.context["forms"]["paste"].errors == {"text": ["There is no text to read."]}
    assert 'value="Kept"' in page.text
    assert not Article.objects.exists()


def test_a_date_that_is_none_is_refused_beside_its_field() -> None:
    page = signed_in(a_checker()).post(
        ADD, {"way": "paste", "text": KEY_SENTENCE, "published_on": "July"}
    )

    assert page.context["forms"]["paste"].errors == {
        "published_on": ["“July” is not a date. Write 2023, 2023-07 or 2023-07-11."]
    }


def test_an_uploaded_text_leads_to_its_reading_room() -> None:
    file = SimpleUploadedFile("sommet.txt", KEY_SENTENCE.encode())

    page = signed_in(a_checker()).post(ADD, {"way": "upload", "file": file}, follow=True)

    assert page.request["PATH_INFO"] == room(Article.objects.get())


def test_an_uploaded_picture_is_refused_beside_its_field() -> None:
    file = SimpleUploadedFile("photo.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)

    page = signed_in(a_checker()).post(ADD, {"way": "upload", "file": file})

    assert page.context["forms"]["upload"].errors == {
        "file": ["photo.txt is not a text: it is a picture."]
    }


def test_an_address_leads_to_the_progress_of_its_page() -> None:
    page = signed_in(a_checker()).post(
        ADD, {"way": "address", "url": "https://example.org/news"}, follow=True
    )

    work = ArticleFetch.objects.get()
    assert work.url == "https://example.org/news"
    assert "Waiting for a worker" in page.text
    assert '<meta http-equiv="refresh" content="3">' in page.text


def test_an_address_that_is_known_leads_to_its_article() -> None:
    article = an_article(url="https://example.org/news")

    answer = signed_in(a_checker()).post(ADD, {"way": "address", "url": "https://example.org/news"})

    assert answer["Location"] == room(article)
    assert not ArticleFetch.objects.exists()


def test_an_address_inside_the_house_is_refused_beside_its_field() -> None:
    page = signed_in(a_checker()).post(ADD, {"way": "address", "url": "file:///etc/passwd"})

    assert "url" in page.context["forms"]["address"].errors
    assert not ArticleFetch.objects.exists()


def test_a_page_that_failed_says_why_and_offers_to_paste() -> None:
    work = request_fetch("https://example.org/news", by=a_checker())
    work.state, work.failure = FetchState.FAILED, "The site does not answer."
    work.save()

    page = signed_in(a_checker()).get(f"/admin/claims/articlefetch/{work.pk}/change/")

    assert "The site does not answer." in page.text
    assert "/admin/claims/article/add/?url=https%3A%2F%2Fexample.org%2Fnews" in page.text
    assert "http-equiv" not in page.text


def test_pasting_after_a_failure_has_the_address_filled_in() -> None:
    page = signed_in(a_checker()).get(ADD, {"url": "https://example.org/news"})

    assert page.context["forms"]["paste"]["url"].value() == "https://example.org/news"


def test_a_page_is_tried_again() -> None:
    work = request_fetch("https://example.org/news", by=a_checker())
    work.state, work.failure = FetchState.FAILED, "The site does not answer."
    work.save()

    signed_in(a_checker()).post(f"/admin/claims/articlefetch/{work.pk}/again/")

    assert ArticleFetch.objects.filter(state=FetchState.WAITING).count() == 1


def test_every_statement_is_marked_in_its_sentence() -> None:
    article = an_article(KEY_SENTENCE)

    page = signed_in(a_checker()).get(room(article))

    assert '<mark class="type-hearsay is-open ">' in page.text
    assert "la Corée du Sud avait accepté d&#x27;envoyer" in page.text
    assert '<mark class="type-denial is-open ">' in page.text
    assert 'href="#proposal-1">1 <q lang="fr">la Corée du Sud avait accepté' in page.text


def test_the_text_of_an_article_is_shown_as_text() -> None:
    article = an_article("<script>alert(1)</script> The minister said that it cost 3 euros.")

    page = signed_in(a_checker()).get(room(article))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
    assert "<script>alert" not in page.text


def test_an_earlier_text_can_still_be_read() -> None:
    article = an_article(KEY_SENTENCE, url="https://example.org/a")
    add_article("The minister said that it cost 3 euros.", url="https://example.org/a", by=None)

    page = signed_in(a_checker()).get(room(article), {"revision": "1"})

    assert "This is an earlier text." in page.text
    assert "about an earlier text" in page.text


def test_an_article_is_said_to_be_derived_from_another() -> None:
    original, copy = an_article(), an_article()
    outlet = an_agent("Le Journal", kind="news_outlet")

    signed_in(a_checker()).post(
        reverse("admin:claims_article_edit", args=[copy.pk]),
        {
            "title": "Better title",
            "language": "en",
            "publisher": outlet.pk,
            "derived_from": original.pk,
            "derivation": "wire_copy",
            "derivation_basis": "its credit line",
        },
    )

    copy.refresh_from_db()
    assert (copy.title, copy.publisher, copy.derived_from) == ("Better title", outlet, original)


def test_a_derivation_without_its_kind_is_refused() -> None:
    original, copy = an_article(), an_article()

    page = signed_in(a_checker()).post(
        reverse("admin:claims_article_edit", args=[copy.pk]),
        {"title": copy.title, "language": "en", "derived_from": original.pk},
    )

    assert page.status_code == 200
    assert page.context["errors"]
    copy.refresh_from_db()
    assert copy.derived_from is None


def test_articles_are_found_by_outlet_whatever_its_accents() -> None:
    found = an_article(publisher=an_agent("L’Écho", kind="news_outlet"))
    an_article()

    page = signed_in(a_checker()).get("/admin/claims/article/", {"q": "echo"})

    assert list(page.context["cl"].result_list) == [found]


def test_articles_that_wait_are_listed_apart() -> None:
    waiting = an_article(KEY_SENTENCE)
    an_article("Nothing is said here.")

    page = signed_in(a_checker()).get("/admin/claims/article/", {"proposals": "open"})

    assert list(page.context["cl"].result_list) == [waiting]
    assert page.context["cl"].result_list[0].open_proposals == 3


@pytest.mark.parametrize("how_many", [1, 20])
def test_the_list_of_articles_costs_the_same_however_long(
    how_many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(how_many):
        an_article(f"{KEY_SENTENCE} {number}", publisher=an_agent())
    client = signed_in(a_checker())

    with django_assert_max_num_queries(6):  # session, person, roles, count, page, dates
        client.get("/admin/claims/article/")


@pytest.mark.parametrize("how_many", [1, 20])
def test_a_reading_room_costs_the_same_however_many_statements(
    how_many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    article = an_article(
        " ".join(f"The minister said that it cost {n} euros." for n in range(how_many))
    )
    assert Proposal.objects.count() == how_many
    client = signed_in(a_checker())

    with django_assert_max_num_queries(12):
        client.get(room(article))
