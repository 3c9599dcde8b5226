"""Every list of the desk: importing its module registers it."""

from factcheck.admin import (
    agents,
    articles,
    claims,
    events,
    evidence,
    fetches,
    people,
    proposals,
    responses,
    sources,
    topics,
)

__all__ = [
    "agents",
    "articles",
    "claims",
    "events",
    "evidence",
    "fetches",
    "people",
    "proposals",
    "responses",
    "sources",
    "topics",
]
