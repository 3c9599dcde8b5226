"""Articles in which public claims, or answers to them, were read. Their texts are not given."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from claims import dates
from claims.documents import article_document, article_reference
from claims.models import Appearance, Article, Claim
from claims.shapes import ArticleId, ArticleReference
from factcheck.api import paging, questions, shapes
from factcheck.api.answers import Json, written
from factcheck.api.resources import (
    ITEM_REFUSALS,
    ListResource,
    Resource,
    address_of,
    path_parameter,
)

MOST_CLAIMS = 100


def public_articles() -> QuerySet[Article]:
    read = Article.objects.public()
    return read.select_related("publisher", "derived_from").prefetch_related("urls")


class ArticlesAsked(questions.Page):
    url = questions.Address(required=False, help_text="Any address that leads to the article.")
    publisher = questions.Identifier("agt", help_text="The outlet that published it.")
    language = questions.Language(help_text="Of its text; fr also finds fr-CA.")
    published_from = questions.WorldDate(
        required=False, help_text="Published on this date or later, as far as is known."
    )
    published_until = questions.WorldDate(required=False, help_text="Published by this date.")


class Articles(ListResource):
    """Articles that carry public claims or answers to them, newest recorded first."""

    operation, summary, tag = "listArticles", "Articles", "Articles"
    question = ArticlesAsked
    answer = ArticleReference
    order = paging.numbered("pk", is_descending=True)

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        articles = public_articles()
        if "url" in asked:
            articles = articles.filter(urls__url=asked["url"])
        if "publisher" in asked:
            articles = articles.filter(publisher__public_id=asked["publisher"])
        if "language" in asked:
            articles = articles.filter(questions.in_language(asked["language"]))
        if "published_from" in asked:
            first = dates.earliest(asked["published_from"]).isoformat()
            coarse = articles.filter(published_on__in=dates.coarser(first))
            articles = articles.filter(published_on__gte=first) | coarse
        if "published_until" in asked:
            last = dates.latest(asked["published_until"]).isoformat()
            articles = articles.filter(published_on__lte=last).exclude(published_on="")
        return articles

    def texts(self, rows: Sequence[Article]) -> list[Json]:
        return [written(article_reference(article)) for article in rows]


class OneArticle(Resource):
    """An article, the addresses that lead to it, and the public claims that it carries."""

    operation, summary, tag = "getArticle", "One article", "Articles"
    answer = shapes.ArticleWithClaims
    refusals = ITEM_REFUSALS
    path_parameters = path_parameter("article_id", ArticleId)

    def get(self, request: Request, article_id: str) -> HttpResponseBase:
        self.asked()
        article = public_articles().filter(public_id=article_id).first()
        if article is None:
            raise exceptions.NotFound(_("No public claim was read in such an article."))
        document: shapes.ArticleWithClaims = {
            **article_document(article),
            "claims": claims_of(article),
            "appearances_url": (
                f"{address_of('appearances')}?{urlencode({'article': article.public_id})}"
            ),
        }
        return Response(written(document))


def claims_of(article: Article) -> list[shapes.ClaimReference]:
    carried = Appearance.objects.standing().filter(claim=OuterRef("pk"), revision__article=article)
    rows = Claim.objects.published().filter(Exists(carried)).newest_first()
    return [
        {
            "id": claim.public_id,
            "text": claim.text,
            "path": f"/claims/{claim.slug}/",
            "verification_status": claim.verification_status,
        }
        for claim in rows.only("public_id", "text", "slug", "verification_status")[:MOST_CLAIMS]
    ]
