"""From an article's text to the statements in it: pure, deterministic, offline."""

from typing import Protocol

from claims.reading.errors import UnsupportedLanguage
from claims.reading.languages import READABLE, language_of
from claims.reading.proposals import (
    AttributionStep,
    Cue,
    Hedge,
    Mention,
    ProposedClaim,
    Reading,
    Reason,
    ReasonCode,
    Span,
    StatementType,
    Target,
)
from claims.reading.rules import RuleReader
from claims.reading.text import normalise, published_date_line

__all__ = [
    "READABLE",
    "AttributionStep",
    "Cue",
    "Hedge",
    "Mention",
    "ProposedClaim",
    "Reader",
    "Reading",
    "Reason",
    "ReasonCode",
    "RuleReader",
    "Span",
    "StatementType",
    "Target",
    "UnsupportedLanguage",
    "language_of",
    "normalise",
    "published_date_line",
    "read",
]


class Reader(Protocol):
    """Anything that finds statements in a text: grammar rules, or a language model beside them."""

    name: str
    version: str

    def propose(self, text: str, language: str) -> tuple[ProposedClaim, ...]: ...


def read(text: str, language: str | None = None) -> Reading:
    """Read a text with the rules of its language, found by its commonest words if not given."""
    language = language or language_of(text)
    if language not in READABLE:
        raise UnsupportedLanguage(language)
    return RuleReader().read(text, language)
