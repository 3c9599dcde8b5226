"""Shapes of answers that are this door's own: pages, problems, and documents with their claim."""

from typing import Annotated, Any, NotRequired, TypedDict

from claims.choices import CorrectionKind, EventKind, VerificationStatus
from claims.shapes import (
    AgentDocument,
    AppearanceDocument,
    ArticleDocument,
    AssessmentDocument,
    ClaimDocument,
    ClaimId,
    EventId,
    EvidenceDocument,
    Form,
    Moment,
    ResponseDocument,
    WorldDate,
)

Path = Annotated[str, "An address of this API, without the host."]


class WrongParameter(TypedDict):
    """What is wrong with one parameter."""

    parameter: Annotated[str, Form("as_of")]
    code: Annotated[str, Form("future")]
    detail: Annotated[str, "A sentence for people, in the language that was asked for."]


class Problem(TypedDict):
    """Why there is no other answer (RFC 9457)."""

    type: Annotated[str, "Always about:blank: the status says what kind it is."]
    title: Annotated[str, Form("Not Found")]
    status: Annotated[int, Form(404)]
    detail: Annotated[str, "A sentence for people, in the language that was asked for."]
    code: Annotated[str, "For programs. It never changes.", Form("not_found")]
    errors: NotRequired[list[WrongParameter]]


class ClaimReference(TypedDict):
    """The claim that something belongs to."""

    id: ClaimId
    text: str
    path: Annotated[str, "Of the page for readers."]
    verification_status: Annotated[str, VerificationStatus]


class Change(TypedDict):
    """One public change of a claim's record."""

    id: EventId
    position: Annotated[int, "In the order of commits, ascending for ever.", Form(7, minimum=1)]
    kind: Annotated[str, EventKind]
    claim: ClaimId
    sequence: Annotated[int, "The version of the claim that it made.", Form(3, minimum=1)]
    occurred_on: Annotated[WorldDate | None, "When it happened in the world."]
    recorded_at: Annotated[Moment, "When the record learned it."]
    changes: Annotated[
        dict[str, list[Any]], "What changed: the old value and the new one, by field."
    ]
    correction: Annotated[
        Annotated[str, CorrectionKind] | None, "What it is, if it changed what was public already."
    ]
    reason: Annotated[
        str | None,
        "Why, in the desk's words. A correction has one; what it said of a claim that "
        "is, or was then, withdrawn is left out.",
    ]
    verification_status: Annotated[
        Annotated[str, VerificationStatus] | None, "After it; null while the claim was withdrawn."
    ]


class ChangeWithState(Change):
    """One change of the whole record, with the claim as it was after it."""

    is_withdrawn: Annotated[bool, "The claim has been withdrawn since: forget what it said."]
    data: Annotated[ClaimDocument | None, "Null while the claim is, or was then, withdrawn."]


class Correction(TypedDict):
    """A change of something that was public already, and why it was made."""

    id: EventId
    kind: Annotated[str, EventKind, "What happened to the record."]
    correction: Annotated[str, CorrectionKind]
    changes: Annotated[
        dict[str, list[Any]], "What changed: the old value and the new one, by field."
    ]
    reason: Annotated[str, "Why, in the desk's words.", Form("The figure was of another year.")]
    recorded_at: Moment
    claim: ClaimReference


class AssessmentOfClaim(AssessmentDocument):
    """What the desk found about a claim. Of a withdrawn finding only the notice is left."""

    claim: ClaimReference


class AppearanceOfClaim(AppearanceDocument):
    """Where an article carries a claim, in which words and on whose word."""

    claim: ClaimReference


class ResponseToClaim(ResponseDocument):
    """What somebody concerned answers to a claim."""

    claim: ClaimReference


class EvidenceOnClaim(EvidenceDocument):
    """What a source says that bears on a claim."""

    claim: ClaimReference


class AgentWithLinks(AgentDocument):
    """An agent, and where to read what it claims and denies."""

    claims_url: Annotated[Path, "What it claims."]
    denials_url: Annotated[Path, "What it denies."]


class ArticleWithClaims(ArticleDocument):
    """An article and the claims that it carries. Its text is its publisher's, and not given."""

    claims: Annotated[list[ClaimReference], "Newest first, at most 100."]
    appearances_url: Annotated[Path, "All of them, with the exact words."]


class Index(TypedDict):
    """What there is to read, and where."""

    resources: dict[str, Path]
    description: Annotated[Path, "This API in the words of OpenAPI 3.1."]
    documentation: Annotated[Path, "The same, for people."]


class ClaimWithHistory(ClaimDocument):
    """A claim and the newest of what happened to its record."""

    history: Annotated[list[Change], "Newest first, at most 100."]
    history_url: Annotated[Path, "All of it."]
    as_of: NotRequired[Annotated[Moment, "What the record knew at this moment."]]
    occurred_by: NotRequired[Annotated[str, "What had happened by this day.", Form("2023-07-11")]]
