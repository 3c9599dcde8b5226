"""What public claims are about."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.choices import PublicationStatus
from claims.models import Claim, Topic
from factcheck.public.figures import by_status
from factcheck.public.http import page, public_page
from factcheck.public.paging import page_of


def public_topics() -> QuerySet[Topic]:
    """Topics of public claims. The others tell what the desk is working on."""
    about_it = Claim.objects.published().filter(topics=OuterRef("pk"))
    return Topic.objects.filter(Exists(about_it))


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic, and how many public claims are about it."""

    topic: Topic
    claims: int


def subjects() -> list[Subject]:
    """Every topic of a public claim; the desk has dozens, not thousands."""
    published = Q(claims__publication_status=PublicationStatus.PUBLISHED)
    counted = public_topics().annotate(claim_count=Count("claims", filter=published))
    return [Subject(topic, topic.claim_count) for topic in counted.order_by("-claim_count", "slug")]


@public_page
def topic_list(request: HttpRequest) -> HttpResponse:
    return page(request, "topics", {"subjects": subjects()})


@public_page
def topic_page(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(public_topics(), slug=slug)
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
