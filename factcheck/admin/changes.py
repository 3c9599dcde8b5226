"""Events in words: what changed, from what to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from claims.models import (
    Agent,
    Appearance,
    Article,
    Claim,
    Event,
    Evidence,
    Proposal,
    Response,
    Source,
)

OWNERS: dict[str, type[Model]] = {
    "agent": Agent,
    "article": Article,
    "source": Source,
    "app": Appearance,
    "rsp": Response,
    "evd": Evidence,
}
"""Whose field a change is about, by what stands before the dot."""

SUBJECTS: dict[str, type[Model]] = {
    "claim": Claim,
    "article": Article,
    "agent": Agent,
    "source": Source,
    "appearance": Appearance,
    "response": Response,
    "evidence": Evidence,
    "proposal": Proposal,
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


def told(event: Event) -> Told:
    return Told(event, event.get_kind_display(), tuple(_changes(event)))


def _changes(event: Event) -> Iterator[Change]:
    default = SUBJECTS.get(event.kind.partition(".")[0], Claim)
    for path, (old, new) in event.changes.items():
        owner, _dot, name = path.rpartition(".")
        model = OWNERS.get(owner.partition("_")[0], default) if owner else default
        field = _field(model, name)
        yield Change(_label(field, name), _shown(field, old), _shown(field, new))


def _field(model: type[Model], name: str) -> Any:
    for owner in (model, Claim):
        try:
            return owner._meta.get_field(name)  # noqa: SLF001  the public name of it
        except FieldDoesNotExist:
            continue
    return None


def _label(field: Any, name: str) -> str:
    other = {
        "appearances": _("appearance"),
        "responses": _("answer"),
        "evidence": _("evidence"),
        "proposal": _("proposal"),
        "proposals": _("proposals found"),
        "revision": _("text"),
        "aliases": _("other names"),
        "components": _("components"),
        "attribution": _("attribution chain"),
        "is_withdrawn": _("withdrawn"),
        "reason": _("reason"),
    }
    if name in other:
        return capfirst(other[name])
    known = str(field.verbose_name) if isinstance(field, Field) else name.replace("_", " ")
    return capfirst(known)


def _shown(field: Any, value: Any) -> str:
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return " · ".join(str(item) for item in value)[:LONGEST]
    labels = dict(field.flatchoices) if isinstance(field, Field) else {}
    return str(labels.get(value, value))[:LONGEST]
