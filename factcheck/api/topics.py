"""Topics that public claims are about."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from claims.documents import topic_document
from claims.models import Claim, Topic
from claims.shapes import TopicDocument
from factcheck.api import paging
from factcheck.api.answers import Json, written
from factcheck.api.resources import ListResource


class Topics(ListResource):
    """Subjects of public claims, by their short names."""

    operation, summary, tag = "listTopics", "Topics", "Topics"
    answer = TopicDocument
    order = paging.alphabetical("slug")

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        about = Claim.objects.published().filter(topics=OuterRef("pk"))
        return Topic.objects.filter(Exists(about))

    def texts(self, rows: Sequence[Topic]) -> list[Json]:
        return [written(topic_document(topic)) for topic in rows]
