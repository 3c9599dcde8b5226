"""The verification status: one pure function of what the record holds. Nobody sets it by hand.

Denied is not refuted: a denial contests a claim, and only an assessed finding can refute it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.choices import DENIALS, ResponseKind, ResponseState, Stance, VerificationStatus

RULE_VERSION = "1"


class ReasonCode(StrEnum):
    """Why a claim has its status. Part of the API."""

    STANDING_DENIAL = "standing_denial"
    REFUTING_EVIDENCE = "refuting_evidence"
    RETRACTED_BY_CLAIMANT = "retracted_by_claimant"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response to a claim, as far as it bears on the status."""

    id: str
    kind: str
    state: str

    @property
    def is_standing_denial(self) -> bool:
        return self.state == ResponseState.STANDING and self.kind in DENIALS

    @property
    def is_standing_retraction(self) -> bool:
        return self.state == ResponseState.STANDING and self.kind == ResponseKind.RETRACTION


@dataclass(frozen=True, slots=True)
class Bearing:
    """A piece of evidence, as far as it bears on the status."""

    id: str
    stance: str
    is_withdrawn: bool


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


def standing(answers: Sequence[Answer], bearings: Sequence[Bearing]) -> Standing:
    """Where a claim stands that no published assessment has settled.

    A standing denial of any kind, or evidence against it, contests a claim. Evidence for it does
    not verify it: that takes an assessment.
    """
    grounds = (
        (ReasonCode.STANDING_DENIAL, [a.id for a in answers if a.is_standing_denial]),
        (
            ReasonCode.REFUTING_EVIDENCE,
            [b.id for b in bearings if b.stance == Stance.REFUTES and not b.is_withdrawn],
        ),
        (ReasonCode.RETRACTED_BY_CLAIMANT, [a.id for a in answers if a.is_standing_retraction]),
    )
    reasons = tuple(Reason(code, tuple(items)) for code, items in grounds if items)
    status = VerificationStatus.CONTESTED if reasons else VerificationStatus.UNVERIFIED
    return Standing(status, (*reasons, Reason(ReasonCode.NOT_ASSESSED)))
