"""Verbs about evidence."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.actions.values import assign, check, require_reason, tidy
from claims.actions.workflow import reopen
from claims.choices import CorrectionKind, Credibility, EventKind, Stance
from claims.errors import Invalid, NotNow
from claims.models import Claim, ClaimComponent, Evidence, Source
from claims.permissions import Permission, require
from claims.reading import normalise


@transaction.atomic
def add_evidence(
    claim: Claim,
    *,
    source: Source,
    stance: Stance | str,
    excerpt: str,
    credibility: Credibility | str = Credibility.CANNOT_BE_JUDGED,
    locator: str = "",
    is_interested_party: bool = False,
    components: Sequence[ClaimComponent] = (),
    by: User,
    note: str = "",
) -> Evidence:
    """Bring a source to bear on a claim: for it, against it, or as context."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(claim)
    evidence = Evidence(
        claim=claim,
        source=source,
        stance=stance,
        credibility=credibility,
        excerpt=normalise(excerpt).strip(),
        locator=tidy(locator),
        is_interested_party=is_interested_party,
    )
    check(evidence)
    evidence.save()
    _set_components(evidence, components)
    events.record_claim(
        claim,
        EventKind.EVIDENCE_ADDED,
        by=by,
        changes={"evidence": (None, evidence.public_id)},
        note=note,
        occurred_on=source.published_on,
    )
    if evidence.stance != Stance.CONTEXT:
        reopen(claim, by=by, note=str(_("New evidence was added.")))
    return evidence


def _set_components(evidence: Evidence, components: Sequence[ClaimComponent]) -> None:
    if any(component.claim_id != evidence.claim_id for component in components):
        raise Invalid(_("A component belongs to another claim."), field="components")
    evidence.components.set(components)


@transaction.atomic
def edit_evidence(
    evidence: Evidence,
    *,
    components: Sequence[ClaimComponent] | None = None,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
    note: str = "",
    **values: Any,
) -> Evidence:
    """Correct how a source bears on a claim."""
    require(by, Permission.EDIT_RECORD)
    claim, evidence = _lock(evidence)
    changes = dict(assign(evidence, values))
    if components is not None:
        old = sorted(part.public_id for part in evidence.components.all())
        new = sorted(part.public_id for part in components)
        if old != new:
            _set_components(evidence, components)
            changes["components"] = (old, new)
    if not changes:
        return evidence
    require_reason(claim, note)
    check(evidence)
    evidence.save()
    _record(
        claim,
        evidence,
        EventKind.EVIDENCE_EDITED,
        changes,
        by=by,
        note=note,
        correction=correction,
    )
    if "stance" in changes and evidence.stance != Stance.CONTEXT:
        reopen(claim, by=by, note=note)
    return evidence


@transaction.atomic
def withdraw_evidence(
    evidence: Evidence,
    *,
    reason: str,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
) -> Evidence:
    """Stop relying on a piece of evidence. It stays on record, with the reason."""
    require(by, Permission.EDIT_RECORD)
    claim, evidence = _lock(evidence)
    if evidence.withdrawn_at is not None:
        raise NotNow(_("This evidence has already been withdrawn."))
    reason = tidy(reason)
    if not reason:
        raise Invalid(_("Say why this evidence is withdrawn."), field="reason")
    evidence.withdrawn_at, evidence.withdrawn_reason = timezone.now(), reason
    check(evidence)
    evidence.save()
    changes = {"is_withdrawn": (False, True)}
    _record(
        claim,
        evidence,
        EventKind.EVIDENCE_WITHDRAWN,
        changes,
        by=by,
        note=reason,
        correction=correction,
    )
    return evidence


def _lock(evidence: Evidence) -> tuple[Claim, Evidence]:
    claim = Claim.objects.lock(evidence.claim)
    return claim, claim.evidence.select_for_update(of=("self",), no_key=True).get(pk=evidence.pk)


def _record(
    claim: Claim,
    evidence: Evidence,
    kind: EventKind,
    changes: events.Changes,
    *,
    by: User,
    note: str,
    correction: CorrectionKind | str,
) -> None:
    seen = {f"{evidence.public_id}.{field}": change for field, change in changes.items()}
    events.record_claim(claim, kind, by=by, changes=seen, note=note, correction=correction)
