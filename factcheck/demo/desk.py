"""Who works in the demo, and what they have entered so far."""

from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from claims.models import Agent, ArticleRevision, Source, Topic
from factcheck.demo.people import People

Row = dict[str, Any]


@dataclass
class Desk:
    """The people, and everything by the names that the files use for it."""

    people: People
    topics: dict[str, Topic] = field(default_factory=dict)
    agents: dict[str, Agent] = field(default_factory=dict)
    articles: dict[str, ArticleRevision] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def cora(self) -> User:
        """She brings in what the others work on."""
        return self.people["cora"]

    @property
    def dana(self) -> User:
        """She says who does what, and takes back what was wrong."""
        return self.people["dana"]

    @property
    def chen(self) -> User:
        """He decides on proposals, and enters claims, answers and evidence."""
        return self.people["chen"]
