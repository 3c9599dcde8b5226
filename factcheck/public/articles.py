"""The articles that public claims were read in. Never their text: that is their publisher's."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.documents import Document, article_document
from claims.models import Appearance, Article, Claim, Response
from factcheck.public.denials import as_told
from factcheck.public.http import page, public_page
from factcheck.public.paging import page_of


def with_claim_counts(articles: QuerySet[Article]) -> QuerySet[Article]:
    carried = (
        Appearance.objects.standing()
        .filter(revision__article=OuterRef("pk"), claim__publication_status="published")
        .order_by()
        .values("revision__article")
        .annotate(count=Count("claim", distinct=True))
        .values("count")
    )
    return articles.annotate(claim_count=Coalesce(Subquery(carried), 0))


@public_page
def article_list(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.public().select_related("publisher").prefetch_related("urls")
    if publisher := request.GET.get("publisher", "").replace("\0", ""):
        articles = articles.filter(publisher__public_id=publisher)
    found = page_of(with_claim_counts(articles), request.GET)
    return page(request, "articles", {"page": found})


@public_page
def article_page(request: HttpRequest, public_id: str) -> HttpResponse:
    article = get_object_or_404(
        Article.objects.public().select_related("publisher", "derived_from"), public_id=public_id
    )
    carried = Claim.objects.published().filter(
        pk__in=Appearance.objects.standing().filter(revision__article=article).values("claim")
    )
    answers = Response.objects.public().filter(revision__article=article)
    found = page_of(carried, request.GET)
    return page(
        request,
        "article",
        {
            "article": article_document(article),
            "origin": _shown(article.derived_from),
            "copies": list(Article.objects.public().filter(derived_from=article)[:50]),
            "page": found,
            "claims": [_carried(claim.document, article.public_id) for claim in found.rows],
            "answers": [
                as_told(row) for row in answers.select_related("claim").newest_first()[:50]
            ],
        },
    )


def _shown(article: Article | None) -> Article | None:
    """An article that no public claim was read in is not shown, not even as an origin."""
    if article is None:
        return None
    return Article.objects.public().filter(pk=article.pk).first()


def _carried(claim: Document, article: str) -> dict[str, Any]:
    """A claim and the places of this article where it stands."""
    places = [item for item in claim["appearances"] if item["article"]["id"] == article]
    return {"claim": claim, "appearances": places}
