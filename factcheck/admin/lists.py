"""Every list of the desk: importing its module registers it."""

from factcheck.admin import (
    agents,
    articles,
    assessments,
    claims,
    events,
    evidence,
    fetches,
    people,
    proposals,
    ratings,
    replies,
    responses,
    sources,
    topics,
)

__all__ = [
    "agents",
    "articles",
    "assessments",
    "claims",
    "events",
    "evidence",
    "fetches",
    "people",
    "proposals",
    "ratings",
    "replies",
    "responses",
    "sources",
    "topics",
]
