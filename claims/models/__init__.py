"""The record: one noun a module."""

from claims.models.agent import Agent, AgentAlias
from claims.models.appearance import Appearance, AttributionStep
from claims.models.article import Article, ArticleFetch, ArticleRevision, ArticleUrl
from claims.models.assessment import Assessment, AssessmentSubmission, BlindRating
from claims.models.claim import Claim, ClaimComponent
from claims.models.event import Event
from claims.models.evidence import Evidence
from claims.models.proposal import Proposal
from claims.models.rating import Rating, RatingLabel, RatingScale
from claims.models.reply_request import ReplyRequest
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
    "Assessment",
    "AssessmentSubmission",
    "AttributionStep",
    "BlindRating",
    "Claim",
    "ClaimComponent",
    "Denial",
    "Event",
    "Evidence",
    "Proposal",
    "Rating",
    "RatingLabel",
    "RatingScale",
    "ReplyRequest",
    "Response",
    "Source",
    "Topic",
]
