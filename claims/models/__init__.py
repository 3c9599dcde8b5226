"""The record: one noun a module."""

from claims.models.agent import Agent, AgentAlias
from claims.models.appearance import Appearance, AttributionStep
from claims.models.article import Article, ArticleFetch, ArticleRevision, ArticleUrl
from claims.models.claim import Claim, ClaimComponent
from claims.models.event import Event
from claims.models.evidence import Evidence
from claims.models.proposal import Proposal
from claims.models.response import Denial, Response
from claims.models.source import Source
from claims.models.topic import Topic

__all__ = [
    "Agent",
    "AgentAlias",
    "Appearance",
    "Article",
    "ArticleFetch",
    "ArticleRevision",
    "ArticleUrl",
    "AttributionStep",
    "Claim",
    "ClaimComponent",
    "Denial",
    "Event",
    "Evidence",
    "Proposal",
    "Response",
    "Source",
    "Topic",
]
