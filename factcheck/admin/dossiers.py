"""A claim's document as the desk reads it: today's, or that of a past moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from claims.choices import (
    ArticleStance,
    Capacity,
    Certainty,
    ComponentRole,
    Credibility,
    PublicationStatus,
    Reliability,
    ResponseKind,
    ResponseState,
    Stance,
    VerificationStatus,
)
from claims.documents import Document
from factcheck.admin.words import status_reasons_in_words

LABELS: dict[str, type[TextChoices]] = {
    "capacity": Capacity,
    "certainty": Certainty,
    "credibility": Credibility,
    "publication_status": PublicationStatus,
    "reliability": Reliability,
    "role": ComponentRole,
    "state": ResponseState,
    "verification_status": VerificationStatus,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the document, with its codes in words and its addresses on the desk."""

    raw: Mapping[str, Any]
    words: Mapping[str, str]
    links: Mapping[str, str]


def page_of(noun: str, public_id: str) -> str:
    return reverse(f"admin:claims_{noun}_change", args=[quote(public_id)])


def _words(item: Mapping[str, Any], **choices: type[TextChoices]) -> dict[str, str]:
    known = LABELS | choices
    return {
        name: str(known[name](value).label)
        for name, value in item.items()
        if name in known and value
    }


def _links(item: Mapping[str, Any], *nouns: str) -> dict[str, str]:
    return {noun: page_of(noun, item[noun]["id"]) for noun in nouns if item.get(noun)}


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a document holds, ready to be read."""

    document: Document
    words: Mapping[str, str]
    reasons: list[str]
    claimant_page: str
    appearances: list[Item]
    responses: list[Item]
    evidence: list[Item]
    components: list[Item]
    since: Any


def dossier(document: Document) -> Dossier:
    claimant = document["claimant"]
    since = document["verification_status_since"]
    return Dossier(
        document=document,
        words=_words(document),
        reasons=status_reasons_in_words(document),
        claimant_page=page_of("agent", claimant["id"]) if claimant else "",
        appearances=[
            Item(item, _words(item, stance=ArticleStance), _links(item, "article"))
            for item in document["appearances"]
        ],
        responses=[
            Item(item, _words(item, kind=ResponseKind), _links(item, "agent", "article"))
            for item in document["responses"]
        ],
        evidence=[
            Item(
                item,
                _words(item, stance=Stance) | _words(item["source"]),
                _links(item, "source"),
            )
            for item in document["evidence"]
        ],
        components=[Item(item, _words(item), {}) for item in document["components"]],
        since=parse_datetime(since) if since else None,
    )
