"""What public claims are about."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.models import Claim, Topic
from factcheck.public.figures import by_status
from factcheck.public.http import page, public_page
from factcheck.public.paging import page_of

PUBLISHED = Q(claims__publication_status="published")


@public_page
def topic_list(request: HttpRequest) -> HttpResponse:
    topics = Topic.objects.annotate(claim_count=Count("claims", filter=PUBLISHED))
    return page(request, "topics", {"topics": list(topics.filter(claim_count__gt=0))})


@public_page
def topic_page(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    claims = Claim.objects.published().filter(topics=topic)
    found = page_of(claims, request.GET)
    return page(
        request,
        "topic",
        {
            "topic": topic,
            "statuses": by_status(claims, topic=topic.slug),
            "page": found,
            "claims": [claim.document for claim in found.rows],
        },
    )
