"""Events in words: what changed, from what to what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.choices import EventKind
from claims.models import (
    Agent,
    Appearance,
    Article,
    Assessment,
    Claim,
    Event,
    Evidence,
    Proposal,
    RatingLabel,
    ReplyRequest,
    Response,
    Source,
    Topic,
)

OWNERS: dict[str, type[Model]] = {
    "agent": Agent,
    "article": Article,
    "source": Source,
    "topic": Topic,
    "rating": RatingLabel,
    "app": Appearance,
    "rsp": Response,
    "evd": Evidence,
}
"""Whose field a change is about, by what stands before the dot."""

SUBJECTS: dict[str, type[Model]] = {
    "article": Article,
    "agent": Agent,
    "source": Source,
    "assessment": Assessment,
}

WORDS: dict[str, tuple[type[Model], str]] = {
    "agt": (Agent, "name"),
    "art": (Article, "title"),
    "src": (Source, "title"),
    "prp": (Proposal, "quote"),
    "app": (Appearance, "quote"),
    "rsp": (Response, "words"),
    "evd": (Evidence, "excerpt"),
    "asm": (Assessment, "number"),
    "rrq": (ReplyRequest, "agent__name"),
}
"""How people know what an identifier stands for."""

LABELS = {
    "appearances": gettext_lazy("appearance"),
    "responses": gettext_lazy("answer"),
    "evidence": gettext_lazy("evidence"),
    "assessments": gettext_lazy("finding number"),
    "assessment": gettext_lazy("finding number"),
    "reply_requests": gettext_lazy("asked for a reply"),
    "proposal": gettext_lazy("proposal"),
    "proposals": gettext_lazy("proposals found"),
    "revision": gettext_lazy("text"),
    "aliases": gettext_lazy("other names"),
    "components": gettext_lazy("components"),
    "attribution": gettext_lazy("attribution chain"),
    "is_withdrawn": gettext_lazy("withdrawn"),
    "reason": gettext_lazy("reason"),
}

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a person reads it."""

    event: Event
    what: str
    changes: tuple[Change, ...]


def told_each(events: Iterable[Event]) -> list[Told]:
    """Events in words, at the same price however many: one query for each kind of thing."""
    rows = list(events)
    words = _words_for({value for event in rows for value in _identifiers(event)})
    return [Told(row, row.get_kind_display(), tuple(_changes(row, words))) for row in rows]


def _identifiers(event: Event) -> Iterator[str]:
    for path, both in event.changes.items():
        for value in (path, *both) if path.startswith("rrq_") else both:
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, str) and item.partition("_")[0] in WORDS:
                    yield item


def _words_for(identifiers: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for prefix, (model, column) in WORDS.items():
        keys = [key for key in identifiers if key.startswith(f"{prefix}_")]
        if keys:
            rows = model._default_manager.filter(public_id__in=keys)  # noqa: SLF001
            found |= {key: str(word) for key, word in rows.values_list("public_id", column)}
    return found


def _changes(event: Event, words: Mapping[str, str]) -> Iterator[Change]:
    subject = SUBJECTS.get(event.kind.partition(".")[0], Claim)
    for path, (old, new) in event.changes.items():
        owner, _dot, name = path.rpartition(".")
        model = OWNERS.get(owner.partition("_")[0], subject) if owner else subject
        if name.startswith("rrq_"):
            field, label = _field(ReplyRequest, "state"), words.get(name, name)
        else:
            field = _field(model, name) or _field(Claim, name)
            label = _label(field, name)
        if event.kind == EventKind.ASSESSMENT_EDITED:
            # Whoever is to rate a finding unseen reads the history, too.
            yield Change(label, "", _("changed"))
            continue
        yield Change(label, _shown(field, old, words), _shown(field, new, words))


def _field(model: type[Model], name: str) -> Field[Any, Any] | None:
    try:
        field = model._meta.get_field(name)  # noqa: SLF001  the public name of it
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, Field) else None


def _label(field: Field[Any, Any] | None, name: str) -> str:
    if name in LABELS:
        return capfirst(str(LABELS[name]))
    return capfirst(str(field.verbose_name) if field else name.replace("_", " "))


def _shown(field: Field[Any, Any] | None, value: Any, words: Mapping[str, str]) -> str:
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return " · ".join(words.get(str(item), str(item)) for item in value)[:LONGEST]
    labels = dict(field.flatchoices) if field else {}
    return str(labels.get(value) or words.get(str(value)) or value)[:LONGEST]
