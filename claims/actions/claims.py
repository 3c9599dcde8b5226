"""Verbs about claims themselves: filing, rewording, publishing and withdrawing their record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.actions.values import (
    assign,
    check,
    require_past,
    require_reason,
    require_unchanged,
    tidy,
)
from claims.choices import ComponentRole, CorrectionKind, EventKind, PublicationStatus
from claims.errors import Invalid, NotNow
from claims.models import Agent, Claim, ClaimComponent, Topic
from claims.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class Part:
    """A component as somebody wants it; `component` is the one it replaces, if any."""

    role: ComponentRole | str
    text: str
    component: ClaimComponent | None = None


@transaction.atomic
def file_claim(
    *,
    text: str,
    language: str,
    claimant: Agent | None = None,
    said_on: str = "",
    topics: Sequence[Topic] = (),
    components: Sequence[Part] = (),
    by: User,
    note: str = "",
) -> Claim:
    """Put a claim on record. It is not public until its record is published."""
    require(by, Permission.EDIT_RECORD)
    claim = put_claim(
        text=text,
        language=language,
        claimant=claimant,
        said_on=said_on,
        topics=topics,
        components=components,
    )
    events.record_claim(claim, EventKind.CLAIM_FILED, by=by, note=note, occurred_on=said_on)
    return claim


def put_claim(
    *,
    text: str,
    language: str,
    claimant: Agent | None,
    said_on: str,
    topics: Sequence[Topic],
    components: Sequence[Part],
) -> Claim:
    """The rows of a new claim, for a verb that writes the event itself."""
    claim = Claim(text=tidy(text), language=language, claimant=claimant, said_on=said_on)
    claim.slug = claim.slug_for_readers()
    require_past("said_on", said_on)
    check(claim)
    claim.save()
    claim.topics.set(topics)
    _put_components(claim, components)
    return claim


@transaction.atomic
def edit_claim(
    claim: Claim,
    *,
    topics: Sequence[Topic] | None = None,
    expected_version: int | None = None,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
    note: str = "",
    **values: Any,
) -> Claim:
    """Reword or describe a claim better: its text, language, claimant, date or topics."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(claim)
    require_unchanged(claim, expected_version)
    if "text" in values:
        values["text"] = tidy(values["text"])
    _refuse_rewording_a_finding(claim, values)
    changes = dict(assign(claim, values)) | _set_topics(claim, topics)
    if not changes:
        return claim
    require_reason(claim, note)
    require_past("said_on", claim.said_on)
    check(claim)
    # Until somebody outside has seen it, the address follows the words: a draft's are nobody's.
    if claim.first_published_at is None:
        claim.slug = claim.slug_for_readers()
    claim.save(update_fields=[*(name for name in changes if name != "topics"), "slug"])
    events.record_claim(
        claim,
        EventKind.CLAIM_EDITED,
        by=by,
        changes=changes,
        note=note,
        correction=correction,
    )
    return claim


def _refuse_rewording_a_finding(claim: Claim, values: Mapping[str, Any]) -> None:
    """A published finding is about these words, by this claimant."""
    reworded = [name for name in ("text", "claimant", "said_on") if name in values]
    changes = any(values[name] != getattr(claim, name) for name in reworded)
    if changes and claim.assessments.standing().exists():
        raise NotNow(
            _(
                "A published finding is about these words. Withdraw or supersede it first, or file"
                " the other wording as a claim of its own."
            ),
            field=reworded[0],
        )


def _set_topics(claim: Claim, topics: Sequence[Topic] | None) -> dict[str, tuple[Any, Any]]:
    if topics is None:
        return {}
    old = sorted(topic.slug for topic in claim.topics.all())
    new = sorted(topic.slug for topic in topics)
    if old == new:
        return {}
    claim.topics.set(topics)
    return {"topics": (old, new)}


@transaction.atomic
def set_components(
    claim: Claim,
    parts: Sequence[Part],
    *,
    expected_version: int | None = None,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
    note: str = "",
) -> Claim:
    """Say which parts a claim has. A part that an answer or evidence is about stays."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(claim)
    require_unchanged(claim, expected_version)
    old = _worded(claim)
    kept = {part.component.pk for part in parts if part.component}
    _remove_components(claim, kept)
    _put_components(claim, parts)
    new = _worded(claim)
    if old != new:
        require_reason(claim, note)
        events.record_claim(
            claim,
            EventKind.COMPONENTS_CHANGED,
            by=by,
            changes={"components": (old, new)},
            note=note,
            correction=correction,
        )
    return claim


def _worded(claim: Claim) -> list[str]:
    """The components as history keeps them: codes, whatever the language of the screen."""
    return [f"{part.role}: {part.text}" for part in claim.components.all()]


def _remove_components(claim: Claim, kept: set[int]) -> None:
    for component in claim.components.exclude(pk__in=kept):
        if component.responses.exists() or component.evidence.exists():
            raise NotNow(
                _("“%(part)s” cannot be removed: an answer or evidence is about it.")
                % {"part": component},
                field="components",
            )
        component.delete()


def _put_components(claim: Claim, parts: Sequence[Part]) -> None:
    for position, part in enumerate(parts):
        component = part.component or ClaimComponent(claim=claim)
        if component.claim_id != claim.pk:
            raise Invalid(_("This component belongs to another claim."), field="components")
        component.position = position
        component.role, component.text = str(part.role), tidy(part.text)
        check(component)
        component.save()


@transaction.atomic
def publish_record(claim: Claim, *, by: User, note: str = "") -> Claim:
    """Let the public follow a claim, long before any finding: as unverified, or contested."""
    require(by, Permission.PUBLISH_RECORD)
    claim = Claim.objects.lock(claim)
    if claim.publication_status == PublicationStatus.PUBLISHED:
        raise NotNow(_("The record of this claim is public already."))
    if claim.publication_status == PublicationStatus.WITHDRAWN:
        require_reason(claim, note)
    put_public(claim, by=by, note=note)
    return claim


def put_public(claim: Claim, *, by: User | None, note: str = "") -> None:
    """Make a locked claim's record public and write the event, for verbs that imply it."""
    old = claim.publication_status
    claim.publication_status = PublicationStatus.PUBLISHED
    claim.first_published_at = claim.first_published_at or timezone.now()
    claim.withdrawal_notice = ""
    claim.save(update_fields=["publication_status", "first_published_at", "withdrawal_notice"])
    events.record_claim(
        claim,
        EventKind.RECORD_PUBLISHED,
        by=by,
        changes={"publication_status": (str(old), "published")},
        note=note,
    )


@transaction.atomic
def withdraw_record(claim: Claim, *, notice: str, by: User, note: str = "") -> Claim:
    """Take a public record back. Its address stays, and says this notice."""
    require(by, Permission.PUBLISH_RECORD)
    claim = Claim.objects.lock(claim)
    if claim.publication_status != PublicationStatus.PUBLISHED:
        raise NotNow(_("Only a public record can be withdrawn."))
    notice = tidy(notice)
    if not notice:
        raise Invalid(_("Write the notice that readers will find."), field="notice")
    claim.publication_status = PublicationStatus.WITHDRAWN
    claim.withdrawal_notice = notice
    check(claim)
    claim.save(update_fields=["publication_status", "withdrawal_notice"])
    events.record_claim(
        claim,
        EventKind.RECORD_WITHDRAWN,
        by=by,
        changes={"publication_status": ("published", "withdrawn")},
        note=note,
    )
    return claim
