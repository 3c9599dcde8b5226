"""Agents: whoever a public record names."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import CharField

from claims.choices import AgentKind
from claims.documents import agent_document
from claims.models import Agent, AgentAlias
from claims.models.agent import Fold
from claims.shapes import AgentId
from factcheck.api import paging, questions, shapes
from factcheck.api.answers import Json, written
from factcheck.api.resources import (
    ITEM_REFUSALS,
    ListResource,
    Resource,
    address_of,
    path_parameter,
)

LONGEST_NAME = 200


def public_agents() -> QuerySet[Agent]:
    named = Agent.objects.mentioned_publicly()
    return named.select_related("part_of").prefetch_related("aliases")


def with_links(agent: Agent) -> Json:
    document: shapes.AgentWithLinks = {
        **agent_document(agent),
        "claims_url": f"{address_of('claims')}?{urlencode({'claimant': agent.public_id})}",
        "denials_url": f"{address_of('denials')}?{urlencode({'agent': agent.public_id})}",
    }
    return written(document)


class AgentsAsked(questions.Page):
    search = CharField(
        required=False,
        max_length=LONGEST_NAME,
        help_text="Part of a name or of another name, whatever its accents and capitals.",
    )
    kind = questions.Several(AgentKind.values, help_text="What kind of agent.")
    wikidata_id = questions.WikidataId(help_text="Such as Q7184.")


class Agents(ListResource):
    """Whoever public records name: those who claim, answer, pass on, publish. By name."""

    operation, summary, tag = "listAgents", "Agents", "Agents"
    question = AgentsAsked
    answer = shapes.AgentWithLinks
    order = paging.alphabetical("folded_name")

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        agents = public_agents()
        if "search" in asked:
            part = Fold(Value(asked["search"]))
            alias = AgentAlias.objects.filter(agent=OuterRef("pk"), folded_name__contains=part)
            agents = agents.filter(Q(folded_name__contains=part) | Exists(alias))
        if "kind" in asked:
            agents = agents.filter(kind__in=asked["kind"])
        if "wikidata_id" in asked:
            agents = agents.filter(wikidata_id=asked["wikidata_id"])
        return agents

    def texts(self, rows: Sequence[Agent]) -> list[Json]:
        return [with_links(agent) for agent in rows]


class OneAgent(Resource):
    """An agent that a public record names."""

    operation, summary, tag = "getAgent", "One agent", "Agents"
    answer = shapes.AgentWithLinks
    refusals = ITEM_REFUSALS
    path_parameters = path_parameter("agent_id", AgentId)

    def get(self, request: Request, agent_id: str) -> HttpResponseBase:
        self.asked()
        agent = public_agents().filter(public_id=agent_id).first()
        if agent is None:
            raise exceptions.NotFound(_("No public record names such an agent."))
        return Response(with_links(agent))
