"""Shapes of answers that are this door's own: pages, problems, and documents with their claim."""

from typing import Annotated, Any, NotRequired, TypedDict

from claims.choices import EventKind, VerificationStatus
from claims.shapes import (
    ClaimDocument,
    ClaimId,
    EventId,
    Form,
    Moment,
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
    verification_status: Annotated[str, VerificationStatus, "After it."]


class ClaimWithHistory(ClaimDocument):
    """A claim and the newest of what happened to its record."""

    history: Annotated[list[Change], "Newest first, at most 100."]
    history_url: Annotated[Path, "All of it."]
    as_of: NotRequired[Annotated[Moment, "What the record knew at this moment."]]
    occurred_by: NotRequired[Annotated[str, "What had happened by this day.", Form("2023-07-11")]]
