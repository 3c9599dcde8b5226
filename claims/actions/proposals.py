"""Verbs about what a reader of articles proposes. A person decides; nothing decides for them."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.actions.appearances import Place, Step, put_appearance
from claims.actions.claims import Part, put_claim
from claims.actions.responses import put_response, record_new_response
from claims.choices import (
    ArticleStance,
    Capacity,
    Certainty,
    EventKind,
    ProposalState,
    RejectionReason,
    ResponseKind,
)
from claims.errors import AlreadyDecided, NotNow
from claims.models import (
    Agent,
    ArticleRevision,
    Claim,
    ClaimComponent,
    Proposal,
    Response,
    Topic,
)
from claims.permissions import Permission, require
from claims.reading import ProposedClaim, Reading, UnsupportedLanguage, read


def propose(revision: ArticleRevision) -> int:
    """Let the reader suggest what a new text claims. Returns how many statements it found.

    Suggestions about an earlier text that nobody has decided on are set aside. A text in a language
    that no reader knows has none: its claims are entered by hand.
    """
    earlier = Proposal.objects.open().filter(revision__article=revision.article)
    earlier.exclude(revision=revision).update(state=ProposalState.STALE)
    try:
        reading = read(revision.text, revision.article.language)
    except UnsupportedLanguage:
        return 0
    Proposal.objects.bulk_create(
        [_proposal(revision, reading, found) for found in reading.proposals],
        ignore_conflicts=True,
    )
    return len(reading.proposals)


def _proposal(revision: ArticleRevision, reading: Reading, found: ProposedClaim) -> Proposal:
    return Proposal(
        revision=revision,
        engine=reading.engine,
        engine_version=reading.engine_version,
        key=found.key,
        type=found.type.value,
        quote=found.quote,
        start=found.span.start,
        end=found.span.end,
        details={
            "sentence": asdict(found.sentence),
            "claimant": found.claimant and asdict(found.claimant),
            "attribution": [asdict(step) for step in found.attribution],
            "cue": found.cue and asdict(found.cue),
            "hedges": [asdict(hedge) for hedge in found.hedges],
            "targets": [asdict(target) for target in found.targets],
            "candidates": [asdict(target) for target in found.candidates],
            "reasons": [asdict(reason) for reason in found.reasons],
        },
        check_worthy=found.check_worthy,
        confidence=found.confidence,
    )


@transaction.atomic
def accept_as_claim(
    proposal: Proposal,
    *,
    text: str,
    language: str,
    claimant: Agent | None,
    said_on: str = "",
    topics: Sequence[Topic] = (),
    components: Sequence[Part] = (),
    attribution: Sequence[Step] = (),
    certainty: Certainty | str = Certainty.UNDERSPECIFIED,
    stance: ArticleStance | str = ArticleStance.OBSERVING,
    by: User,
    note: str = "",
) -> Claim:
    """File a new claim with this statement as its first appearance: one event."""
    proposal = _lock(proposal, by)
    claim = put_claim(
        text=text,
        language=language,
        claimant=claimant,
        said_on=said_on,
        topics=topics,
        components=components,
    )
    put_appearance(
        claim,
        place_of_proposal(proposal),
        attribution=attribution,
        certainty=certainty,
        stance=stance,
    )
    _accepted(proposal, claim=claim, by=by)
    events.record_claim(
        claim,
        EventKind.CLAIM_FILED,
        by=by,
        changes={"proposal": (None, proposal.public_id)},
        note=note,
        occurred_on=said_on,
    )
    return claim


@transaction.atomic
def accept_as_appearance(
    proposal: Proposal,
    claim: Claim,
    *,
    attribution: Sequence[Step] = (),
    certainty: Certainty | str = Certainty.UNDERSPECIFIED,
    stance: ArticleStance | str = ArticleStance.OBSERVING,
    by: User,
    note: str = "",
) -> Claim:
    """The statement repeats a claim that is on record: it becomes one more appearance of it."""
    proposal = _lock(proposal, by)
    claim = Claim.objects.lock(claim)
    appearance = put_appearance(
        claim,
        place_of_proposal(proposal),
        attribution=attribution,
        certainty=certainty,
        stance=stance,
    )
    _accepted(proposal, claim=claim, by=by)
    events.record_claim(
        claim,
        EventKind.APPEARANCE_ADDED,
        by=by,
        changes={
            "appearances": (None, appearance.public_id),
            "proposal": (None, proposal.public_id),
        },
        note=note,
        occurred_on=proposal.revision.article.published_on,
    )
    return claim


@transaction.atomic
def accept_as_response(
    proposal: Proposal,
    claim: Claim,
    *,
    agent: Agent,
    kind: ResponseKind | str,
    capacity: Capacity | str = Capacity.SUBJECT,
    said_on: str = "",
    components: Sequence[ClaimComponent] = (),
    by: User,
    note: str = "",
) -> Response:
    """The statement answers a claim that is on record: a denial contests it at once."""
    proposal = _lock(proposal, by)
    claim = Claim.objects.lock(claim)
    response = put_response(
        claim,
        agent=agent,
        kind=kind,
        words=proposal.quote,
        language=proposal.revision.article.language,
        capacity=capacity,
        said_on=said_on,
        components=components,
        place=place_of_proposal(proposal),
    )
    _accepted(proposal, response=response, by=by)
    record_new_response(claim, response, by=by, note=note)
    return response


@transaction.atomic
def reject(
    proposal: Proposal,
    *,
    reason: RejectionReason | str = RejectionReason.OTHER,
    by: User,
    note: str = "",
) -> Proposal:
    """Decide that a statement is none of the record's. It can still be accepted later."""
    require(by, Permission.DECIDE_PROPOSAL)
    proposal = Proposal.objects.lock(proposal)
    if proposal.state in {ProposalState.ACCEPTED, ProposalState.REJECTED}:
        raise _already_decided(proposal)
    proposal.state = ProposalState.REJECTED
    proposal.rejection_reason = reason
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save()
    events.record_article(
        proposal.revision.article,
        EventKind.PROPOSAL_REJECTED,
        by=by,
        changes={"proposal": (proposal.public_id, None), "reason": (None, str(reason))},
        note=note,
    )
    return proposal


def place_of_proposal(proposal: Proposal) -> Place:
    return Place(proposal.revision, proposal.start, proposal.end)


def _lock(proposal: Proposal, by: User) -> Proposal:
    require(by, Permission.DECIDE_PROPOSAL)
    proposal = Proposal.objects.lock(proposal)
    if proposal.state == ProposalState.ACCEPTED:
        raise _already_decided(proposal)
    if proposal.state == ProposalState.STALE:
        raise NotNow(_("This proposal is about an earlier text of the article."))
    return proposal


def _already_decided(proposal: Proposal) -> AlreadyDecided:
    became = proposal.became_claim or (
        proposal.became_response.claim if proposal.became_response else None
    )
    if became is None:
        return AlreadyDecided(
            _("%(who)s has already rejected this proposal.") % {"who": proposal.decided_by}
        )
    return AlreadyDecided(
        _("%(who)s has already accepted this proposal; it is part of claim %(number)s.")
        % {"who": proposal.decided_by, "number": became.number}
    )


def _accepted(
    proposal: Proposal, *, claim: Claim | None = None, response: Response | None = None, by: User
) -> None:
    proposal.state = ProposalState.ACCEPTED
    proposal.rejection_reason = ""
    proposal.became_claim, proposal.became_response = claim, response
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save()
