"""Assessments: what the desk found. Published, superseded, and of withdrawn ones the notice."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from rest_framework.serializers import CharField

from claims.choices import SEALED, AssessmentState, Bucket
from claims.models import Assessment
from claims.models.assessment import AssessmentQuerySet
from claims.shapes import AssessmentId
from factcheck.api import paging, questions, shapes
from factcheck.api.parts import OnePart, written_part
from factcheck.api.resources import ListResource, path_parameter


def public_assessments() -> AssessmentQuerySet:
    return Assessment.objects.sealed().filter(claim__publication_status="published")


def _rated(**wanted: Any) -> Q:
    """What a withdrawn finding said is gone: no rating finds it."""
    return ~Q(state=AssessmentState.WITHDRAWN) & Q(**wanted)


FILTERS: Mapping[str, Callable[[Any], Q]] = {
    "claim": lambda claim: Q(claim__public_id=claim),
    "state": lambda states: Q(state__in=states),
    "bucket": lambda buckets: _rated(rating__bucket__in=buckets),
    "rating": lambda slug: _rated(rating__slug=slug),
    "since": lambda moment: Q(published_at__gte=moment) | Q(ended_at__gte=moment),
}


class AssessmentsAsked(questions.Page):
    claim = questions.Identifier("clm", help_text="Findings about this claim.")
    state = questions.Several([state.value for state in SEALED], help_text="What became of them.")
    bucket = questions.Several(
        Bucket.values, help_text="What the rating comes down to, whatever it is called."
    )
    rating = CharField(required=False, help_text="The slug of a rating, such as mostly-false.")
    since = questions.Moment(
        required=False, help_text="Published, superseded or withdrawn at this moment or later."
    )


class AssessmentsSeen:
    member = "assessments"
    answer = shapes.AssessmentOfClaim
    tag = "Assessments"

    def public(self) -> AssessmentQuerySet:
        return public_assessments()


class Assessments(AssessmentsSeen, ListResource):
    """What the desk found, newest published first, with what it found before."""

    operation, summary = "listAssessments", "Assessments"
    question = AssessmentsAsked
    order = paging.newest_first("published_at")

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        found = self.public()
        for name, narrow in FILTERS.items():
            if name in asked:
                found = found.filter(narrow(asked[name]))
        return found.values("pk", "published_at", written=written_part(self.member))


class OneAssessment(AssessmentsSeen, OnePart):
    """One finding about a claim."""

    operation, summary = "getAssessment", "One assessment"
    path_parameters = path_parameter("part_id", AssessmentId)
