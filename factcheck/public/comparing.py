"""What a correction changed: from what to what, as readers may see both."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.documents import Document
from claims.models import (
    Agent,
    Appearance,
    Article,
    Claim,
    Evidence,
    RatingLabel,
    Response,
    Source,
)
from claims.models.fields import WorldDateField
from factcheck import wording

OWNERS: Mapping[str, type[Model]] = {
    "agent": Agent,
    "article": Article,
    "source": Source,
    "rating": RatingLabel,
    "app": Appearance,
    "rsp": Response,
    "evd": Evidence,
}
"""Whose field a change is about, by what stands before the dot. Without a dot, the claim's."""

LABELS: Mapping[str, str | Promise] = {
    "components": gettext_lazy("components"),
    "attribution": gettext_lazy("attribution chain"),
    "is_withdrawn": gettext_lazy("withdrawn"),
}
"""Of what is no field of its own."""

TOLD_OTHERWISE = frozenset(
    {"verification_status", "publication_status", "appearances", "assessment"}
)
"""The sentence of the event, or its effect on the status, says it already."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was changed. Empty: nothing was said there."""

    label: str
    old: str
    new: str


def differences(
    changes: Mapping[str, list[Any]], before: Document, after: Document
) -> Iterator[Difference]:
    """In words, from the public states around the change: nothing is looked up as it is today."""
    for path, (old, new) in changes.items():
        owner, _dot, name = path.rpartition(".")
        if name in TOLD_OTHERWISE:
            continue
        field = _field(OWNERS.get(owner.partition("_")[0], Claim), name)
        shown = _shown(path, field)
        if shown is not None and (field is not None or name in LABELS):
            label = LABELS[name] if field is None else field.verbose_name
            yield Difference(capfirst(str(label)), shown(old, before), shown(new, after))


def _field(model: type[Model], name: str) -> Field[Any, Any] | None:
    try:
        field = model._meta.get_field(name)  # noqa: SLF001  the public name of it
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, Field) else None


Shown = Callable[[Any, Document], str]


def _shown(path: str, field: Field[Any, Any] | None) -> Shown | None:
    """How a value of this field is written; None for what cannot be told apart from here."""
    if path in WHOLE:
        return WHOLE[path]
    if path.endswith(".components"):
        return _named_parts
    if field is not None and field.is_relation:
        return None
    return lambda value, _state: _plain(field, value)


def _plain(field: Field[Any, Any] | None, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return " ← ".join(map(str, value))
    if isinstance(field, WorldDateField):
        return wording.world_date(value)
    labels = dict(field.flatchoices) if field else {}
    return str(labels.get(value, value))


def _claimant(_value: Any, state: Document) -> str:
    claimant = state.get("claimant")
    return wording.agent_name(claimant) if claimant else ""


def _topics(_value: Any, state: Document) -> str:
    return wording.listed([wording.topic_name(topic) for topic in state.get("topics", ())])


def _parts(_value: Any, state: Document) -> str:
    return _quoted(part["text"] for part in state.get("components", ()))


def _named_parts(value: Any, state: Document) -> str:
    named = [part["text"] for part in state.get("components", ()) if part["id"] in value]
    return _quoted(named) or _("the claim as a whole")


def _quoted(texts: Iterable[str]) -> str:
    return wording.listed([_("“%(words)s”") % {"words": text} for text in texts])


WHOLE: Mapping[str, Shown] = {"claimant": _claimant, "topics": _topics, "components": _parts}
"""What events name by identifiers or in the editor's language: the states say it in words."""
