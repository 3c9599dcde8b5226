"""Verbs about what those concerned answer to a claim."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import dates, events
from claims.actions.appearances import Place
from claims.actions.values import assign, check, require_past, require_reason
from claims.actions.workflow import reopen
from claims.choices import Capacity, CorrectionKind, EventKind, ResponseKind, ResponseState
from claims.errors import Invalid, NotNow
from claims.models import Agent, Claim, ClaimComponent, Response
from claims.permissions import Permission, require
from claims.reading import normalise


@transaction.atomic
def record_response(
    claim: Claim,
    *,
    agent: Agent,
    kind: ResponseKind | str,
    words: str,
    language: str,
    capacity: Capacity | str = Capacity.SUBJECT,
    said_on: str = "",
    components: Sequence[ClaimComponent] = (),
    place: Place | None = None,
    url: str = "",
    where: str = "",
    by: User,
    note: str = "",
) -> Response:
    """Put on record what somebody answers to a claim. A denial contests the claim at once."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(claim)
    response = put_response(
        claim,
        agent=agent,
        kind=kind,
        words=words,
        language=language,
        capacity=capacity,
        said_on=said_on,
        components=components,
        place=place,
        url=url,
        where=where,
    )
    record_new_response(claim, response, by=by, note=note)
    return response


def put_response(
    claim: Claim,
    *,
    agent: Agent,
    kind: ResponseKind | str,
    words: str,
    language: str,
    capacity: Capacity | str,
    said_on: str,
    components: Sequence[ClaimComponent],
    place: Place | None,
    url: str = "",
    where: str = "",
) -> Response:
    """The rows of a response, for a verb that writes the event itself."""
    response = Response(
        claim=claim,
        agent=agent,
        kind=kind,
        capacity=capacity,
        words=normalise(words).strip(),
        language=language,
        said_on=said_on,
        url=url.strip(),
        where=where.strip(),
    )
    if place is not None:
        response.revision, response.start, response.end = place.revision, place.start, place.end
        response.prefix, response.suffix = place.prefix, place.suffix
    check(response)
    _check_dates(claim, response)
    response.save()
    _set_components(response, components)
    return response


def record_new_response(claim: Claim, response: Response, *, by: User, note: str) -> None:
    events.record_claim(
        claim,
        EventKind.RESPONSE_RECORDED,
        by=by,
        changes={"responses": (None, response.public_id)},
        note=note,
        occurred_on=response.said_on,
    )
    if response.is_denial:
        reopen(claim, by=by, note=str(_("A new denial was recorded.")))


def _check_dates(claim: Claim, response: Response) -> None:
    require_past("said_on", response.said_on)
    if dates.is_surely_before(response.said_on, claim.said_on):
        raise Invalid(
            _("This answer is dated %(answer)s, before the claim was made (%(claim)s).")
            % {"answer": response.said_on, "claim": claim.said_on},
            field="said_on",
            code="before_the_claim",
        )


def _set_components(response: Response, components: Sequence[ClaimComponent]) -> None:
    if any(component.claim_id != response.claim_id for component in components):
        raise Invalid(_("A component belongs to another claim."), field="components")
    response.components.set(components)


@transaction.atomic
def edit_response(
    response: Response,
    *,
    components: Sequence[ClaimComponent] | None = None,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
    note: str = "",
    **values: Any,
) -> Response:
    """Correct what was recorded of an answer."""
    require(by, Permission.EDIT_RECORD)
    claim, response = _lock(response)
    changes = dict(assign(response, values))
    if components is not None:
        old = sorted(part.public_id for part in response.components.all())
        new = sorted(part.public_id for part in components)
        if old != new:
            _set_components(response, components)
            changes["components"] = (old, new)
    if not changes:
        return response
    require_reason(claim, note)
    check(response)
    _check_dates(claim, response)
    response.save()
    _record(
        claim,
        response,
        EventKind.RESPONSE_EDITED,
        changes,
        by=by,
        note=note,
        correction=correction,
    )
    if response.is_denial:
        reopen(claim, by=by, note=note)
    return response


@transaction.atomic
def withdraw_response(response: Response, *, on: str = "", by: User, note: str) -> Response:
    """Whoever gave this answer has taken it back. It stays on record, no longer standing."""
    require(by, Permission.EDIT_RECORD)
    claim, response = _lock(response)
    _require_standing(response)
    if not note.strip():
        raise Invalid(_("Say how it is known that the answer was taken back."), field="note")
    changes = _end(response, ResponseState.WITHDRAWN, on)
    _record(
        claim,
        response,
        EventKind.RESPONSE_WITHDRAWN,
        changes,
        by=by,
        note=note,
        occurred_on=on,
    )
    return response


@transaction.atomic
def supersede_response(
    response: Response, *, later: Response, by: User, note: str = ""
) -> Response:
    """The same agent has since given another answer to the same claim; that one counts now."""
    require(by, Permission.EDIT_RECORD)
    claim, response = _lock(response)
    _require_standing(response)
    if later.claim_id != response.claim_id or later.agent_id != response.agent_id:
        raise Invalid(
            _("A later answer must be by the same agent, to the same claim."), field="later"
        )
    if later.pk == response.pk or dates.is_surely_before(later.said_on, response.said_on):
        raise Invalid(_("The later answer must be the later one."), field="later")
    # As it is now: somebody may have ended it since it was chosen.
    later = claim.responses.get(pk=later.pk)
    _require_standing(later)
    response.superseded_by = later
    changes = _end(response, ResponseState.SUPERSEDED, later.said_on)
    _record(
        claim,
        response,
        EventKind.RESPONSE_SUPERSEDED,
        changes,
        by=by,
        note=note,
        occurred_on=later.said_on,
    )
    return response


def _lock(response: Response) -> tuple[Claim, Response]:
    claim = Claim.objects.lock(response.claim)
    return claim, claim.responses.select_for_update(of=("self",), no_key=True).get(pk=response.pk)


def _require_standing(response: Response) -> None:
    if response.state != ResponseState.STANDING:
        raise NotNow(
            _("This answer no longer stands: it is %(state)s.")
            % {"state": response.get_state_display()}
        )


def _end(response: Response, state: ResponseState, on: str) -> events.Changes:
    require_past("ended_on", on)
    if dates.is_surely_before(on, response.said_on):
        raise Invalid(_("This is before the answer was given."), field="ended_on")
    response.state, response.ended_on, response.ended_at = state, on, timezone.now()
    check(response)
    response.save()
    return {"state": (ResponseState.STANDING.value, state.value)}


def _record(
    claim: Claim,
    response: Response,
    kind: EventKind,
    changes: events.Changes,
    *,
    by: User,
    note: str,
    occurred_on: str = "",
    correction: CorrectionKind | str = "",
) -> None:
    seen = {f"{response.public_id}.{field}": change for field, change in changes.items()}
    events.record_claim(
        claim,
        kind,
        by=by,
        changes=seen,
        note=note,
        occurred_on=occurred_on,
        correction=correction,
    )
