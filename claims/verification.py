"""The verification status: one pure function of what the record holds. Nobody sets it by hand.

Denied is not refuted: a denial contests a claim, and only an assessed finding can refute it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.choices import (
    DENIALS,
    Capacity,
    ResponseKind,
    ResponseState,
    Stance,
    VerificationStatus,
)

RULE_VERSION = "2"


class ReasonCode(StrEnum):
    """Why a claim has its status. Part of the API."""

    STANDING_DENIAL = "standing_denial"
    REFUTING_EVIDENCE = "refuting_evidence"
    SUPPORTING_EVIDENCE = "supporting_evidence"
    RETRACTED_BY_CLAIMANT = "retracted_by_claimant"
    ASSESSED = "assessed"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response to a claim, as far as it bears on the status."""

    id: str
    kind: str
    state: str
    capacity: str = ""

    @property
    def is_standing_denial(self) -> bool:
        return self.state == ResponseState.STANDING and self.kind in DENIALS

    @property
    def is_standing_retraction(self) -> bool:
        """Its claimant takes it back. Anybody else can only deny."""
        is_retraction = self.kind == ResponseKind.RETRACTION and self.capacity == Capacity.CLAIMANT
        return self.state == ResponseState.STANDING and is_retraction


@dataclass(frozen=True, slots=True)
class Bearing:
    """A piece of evidence, as far as it bears on the status."""

    id: str
    stance: str
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A published assessment: what it comes down to, and the answers and evidence it weighed."""

    id: str
    bucket: str
    weighed: frozenset[tuple[str, str]]
    """Each with what it was then: an answer of another kind is another answer."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, and the record's items that it rests on."""

    code: ReasonCode
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim stands, and why."""

    status: VerificationStatus
    reasons: tuple[Reason, ...]


def standing(
    answers: Sequence[Answer], bearings: Sequence[Bearing], finding: Finding | None = None
) -> Standing:
    """Where a claim stands.

    Unless an assessment has settled it, a standing denial of any kind, or evidence against it,
    contests a claim; evidence for it does not verify it. A finding stands until something comes up
    that it did not weigh and that goes against it.
    """
    if finding is None:
        reasons = _grounds(answers, bearings, against={Stance.REFUTES}, weighed=frozenset())
        status = VerificationStatus.CONTESTED if reasons else VerificationStatus.UNVERIFIED
        return Standing(status, (*reasons, Reason(ReasonCode.NOT_ASSESSED)))
    bucket = VerificationStatus(finding.bucket)
    reasons = _grounds(
        # Who denies a refuted claim agrees with the finding.
        () if bucket == VerificationStatus.REFUTED else answers,
        bearings,
        against=OPPOSING.get(bucket, frozenset()),
        weighed=finding.weighed,
    )
    status = VerificationStatus.CONTESTED if reasons else bucket
    return Standing(status, (*reasons, Reason(ReasonCode.ASSESSED, (finding.id,))))


OPPOSING = {
    VerificationStatus.SUPPORTED: frozenset({Stance.REFUTES}),
    VerificationStatus.REFUTED: frozenset({Stance.SUPPORTS}),
}
"""Evidence of which stance goes against a finding. Other findings leave room for either."""


def _grounds(
    answers: Sequence[Answer],
    bearings: Sequence[Bearing],
    *,
    against: Collection[str],
    weighed: Collection[tuple[str, str]],
) -> tuple[Reason, ...]:
    """What contests the claim, or the finding about it."""
    new_answers = [a for a in answers if (a.id, a.kind) not in weighed]
    new_bearings = [
        b
        for b in bearings
        if b.stance in against and not b.is_withdrawn and (b.id, b.stance) not in weighed
    ]
    found = (
        (ReasonCode.STANDING_DENIAL, [a.id for a in new_answers if a.is_standing_denial]),
        (
            ReasonCode.REFUTING_EVIDENCE,
            [b.id for b in new_bearings if b.stance == Stance.REFUTES],
        ),
        (
            ReasonCode.SUPPORTING_EVIDENCE,
            [b.id for b in new_bearings if b.stance == Stance.SUPPORTS],
        ),
        (ReasonCode.RETRACTED_BY_CLAIMANT, [a.id for a in new_answers if a.is_standing_retraction]),
    )
    return tuple(Reason(code, tuple(items)) for code, items in found if items)
