"""Articles in which public claims or answers were read."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.claims import withdraw_record
from tests.builders import a_checker, a_claim, an_agent, an_appearance, an_article
from tests.factcheck.api.asking import V1, a_dossier, ids, results

pytestmark = pytest.mark.django_db


def test_an_article_comes_with_the_claims_it_carries_and_without_its_text(client: Client) -> None:
    dossier = a_dossier()

    answer = client.get(f"{V1}/articles/{dossier.article.public_id}/")

    article = answer.json()
    assert article["claims"] == [
        {
            "id": dossier.claim.public_id,
            "text": dossier.claim.text,
            "path": f"/claims/{dossier.claim.slug}/",
            "verification_status": "contested",
        }
    ]
    assert article["revisions"][0]["number"] == 1
    assert "mais le ministère" not in answer.content.decode()
    assert len(client.get(article["appearances_url"]).json()["results"]) == 1


def test_articles_are_found_by_each_filter(client: Client) -> None:
    outlet = an_agent("Newspaper")
    wanted = an_article(
        url="https://news.example/a",
        publisher=outlet,
        language="fr",
        published_on="2023-07-11",
    )
    other = an_article(language="en", published_on="2024")
    for article in (wanted, other):
        an_appearance(a_claim(is_public=True), article)

    for query in (
        {"url": "https://news.example/a?utm_source=x"},
        {"publisher": outlet.public_id},
        {"language": "fr"},
        {"published_until": "2023"},
    ):
        assert ids(client, "articles/", **query) == [wanted.public_id], query
    for query in ({"published_from": "2024-02"}, {"published_from": "2024"}, {"language": "en"}):
        assert ids(client, "articles/", **query) == [other.public_id], query
    assert ids(client, "articles/") == [other.public_id, wanted.public_id]


def test_articles_of_drafts_and_withdrawn_claims_are_not_there(client: Client) -> None:
    withdrawn = a_claim(is_public=True)
    articles = [an_appearance(claim).revision.article for claim in (a_claim(), withdrawn)]
    withdraw_record(withdrawn, notice="Filed by mistake.", by=a_checker())

    assert ids(client, "articles/") == []
    for article in articles:
        assert client.get(f"{V1}/articles/{article.public_id}/").status_code == 404


def test_an_article_shows_only_the_claims_that_are_public(client: Client) -> None:
    article = an_article()
    public, draft = a_claim(is_public=True), a_claim()
    for claim in (public, draft):
        an_appearance(claim, article)

    said = client.get(f"{V1}/articles/{article.public_id}/").json()

    assert [claim["id"] for claim in said["claims"]] == [public.public_id]


@pytest.mark.parametrize("count", [1, 20])
def test_a_list_of_articles_takes_two_queries_however_long(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        article = an_article(url=f"https://news.example/{number}", publisher=an_agent())
        an_appearance(a_claim(is_public=True), article)

    with django_assert_num_queries(2):
        assert len(results(client, "articles/")) == count
