"""The history: writing an event, verifying the chain, and what was known at a past moment."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from accounts.models import User
from claims import documents
from claims.choices import CorrectionKind, EventKind, PublicationStatus
from claims.documents import Document
from claims.models import Agent, Article, Claim, Event, Source

CHAIN_LOCK = 7_203_142_023
"""The advisory lock that makes the order of commits the order of positions."""

FIRST_HASH = "0" * 64

Changes = Mapping[str, tuple[Any, Any]]
"""What changed: the field, its old value, its new value."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The end of the chain, and the time by the database's clock."""

    position: int
    hash: str
    now: datetime


def _take_chain() -> _Head:
    """Hold the end of the chain until the transaction ends.

    Taken as late as possible: from here on, every other writer waits. Rows must be locked before,
    so that two writers cannot wait for each other; and locked without their keys, since other
    writers' foreign keys are checked at commit, while they hold the chain.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
        # A new statement: it must see what the writer before us has committed.
        cursor.execute(
            "SELECT position, hash, greatest(clock_timestamp(), recorded_at)"
            " FROM claims_event ORDER BY position DESC LIMIT 1"
        )
        row = cursor.fetchone()
        if row:
            return _Head(*row)
        cursor.execute("SELECT clock_timestamp()")
        return _Head(0, FIRST_HASH, cursor.fetchone()[0])


def _hash_of(event: Event) -> str:
    """SHA-256 over everything that the event says and the hash of the event before."""
    subject = event.claim_id, event.article_id, event.agent_id, event.source_id
    said = [
        event.position,
        event.public_id,
        event.kind,
        subject,
        event.sequence,
        event.changes,
        event.note,
        event.correction,
        event.state,
        event.is_public,
        event.actor_id,
        event.occurred_on,
        documents.moment(event.recorded_at),
        event.previous_hash,
    ]
    written = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _append(event: Event, head: _Head) -> Event:
    event.position = head.position + 1
    event.recorded_at = head.now
    event.previous_hash = head.hash
    event.hash = _hash_of(event)
    event.save(force_insert=True)
    return event


def _as_json(changes: Changes | None) -> dict[str, list[Any]]:
    return {field: [old, new] for field, (old, new) in (changes or {}).items()}


def record_claim(
    claim: Claim,
    kind: EventKind,
    *,
    by: User | None,
    changes: Changes | None = None,
    note: str = "",
    occurred_on: str = "",
    correction: CorrectionKind | str = "",
) -> Event:
    """Write down what happened to a claim, with its whole state after it.

    The claim's row must be locked, and the change made. Its verification status, its stored
    document and its version follow here, in the same transaction.
    """
    before = claim.document
    head = _take_chain()
    claim.version += 1
    # What an earlier look-up cached may have changed since.
    fresh = Claim.objects.select_related("claimant").get(pk=claim.pk)
    fresh.version = claim.version
    after = documents.claim_document(fresh)
    changed = _as_json(changes)
    since = claim.verification_status_since
    if before.get("verification_status") != after["verification_status"]:
        since = head.now
        if before:
            changed["verification_status"] = [
                before["verification_status"],
                after["verification_status"],
            ]
    state = after | {
        "verification_status_since": documents.moment(since),
        "updated_at": documents.moment(head.now),
    }
    _store(claim, state, since=since, now=head.now)
    return _append(
        Event(
            kind=kind,
            claim=claim,
            sequence=claim.version,
            changes=changed,
            note=note,
            correction=correction if fresh.is_public else "",
            state=state,
            is_public=fresh.is_public,
            actor=by,
            occurred_on=occurred_on,
        ),
        head,
    )


def record_work(
    claim: Claim,
    kind: EventKind,
    *,
    by: User | None,
    changes: Changes | None = None,
    note: str = "",
) -> Event:
    """Write down what the desk did that no reader sees: drafts, reviews, assignments.

    The public state stays what it was, its version included.
    """
    head = _take_chain()
    claim.version += 1
    claim.save(update_fields=["version"])
    event = Event(
        kind=kind,
        claim=claim,
        sequence=claim.version,
        changes=_as_json(changes),
        note=note,
        state=claim.document,
        actor=by,
    )
    return _append(event, head)


def _store(claim: Claim, state: Document, *, since: datetime | None, now: datetime) -> None:
    """Keep the new state on the claim's own row, where lists and searches find it."""
    claim.document = state
    claim.verification_status = state["verification_status"]
    claim.verification_status_since = since
    claim.has_standing_denial = state["has_standing_denial"]
    claim.search_text = _search_text(state)
    claim.updated_at = now
    claim.save(
        update_fields=[
            "version",
            "document",
            "verification_status",
            "verification_status_since",
            "has_standing_denial",
            "search_text",
            "updated_at",
        ]
    )


def _search_text(state: Document) -> str:
    """The words that a claim can be found by."""
    claimant = state["claimant"]
    words = [
        state["text"],
        claimant["name"] if claimant else "",
        *(part["text"] for part in state["components"]),
        *(name for topic in state["topics"] for name in topic["name"].values()),
        *(item["agent"]["name"] for item in state["responses"]),
    ]
    return " \n".join(word for word in words if word)


def _record_other(
    subject: Agent | Article | Source,
    name: str,
    kind: EventKind,
    state: Mapping[str, object],
    *,
    by: User | None,
    changes: Changes | None,
    note: str,
) -> Event:
    head = _take_chain()
    sequence = Event.objects.filter(**{name: subject}).count() + 1
    event = Event(
        kind=kind,
        sequence=sequence,
        changes=_as_json(changes),
        note=note,
        state=state,
        actor=by,
        **{name: subject},
    )
    return _append(event, head)


def record_agent(
    agent: Agent,
    kind: EventKind,
    *,
    by: User | None,
    changes: Changes | None = None,
    note: str = "",
) -> Event:
    state = documents.agent_document(agent)
    return _record_other(agent, "agent", kind, state, by=by, changes=changes, note=note)


def record_article(
    article: Article,
    kind: EventKind,
    *,
    by: User | None,
    changes: Changes | None = None,
    note: str = "",
) -> Event:
    state = documents.article_document(article)
    return _record_other(article, "article", kind, state, by=by, changes=changes, note=note)


def record_source(
    source: Source,
    kind: EventKind,
    *,
    by: User | None,
    changes: Changes | None = None,
    note: str = "",
) -> Event:
    state = documents.source_document(source)
    return _record_other(source, "source", kind, state, by=by, changes=changes, note=note)


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold."""

    position: int
    problem: str


def verify_chain() -> Iterator[Break]:
    """Every event whose content, place or link is not what its writer left."""
    position, previous = 0, FIRST_HASH
    for event in Event.objects.oldest_first().iterator(chunk_size=500):
        position += 1
        if event.position != position:
            yield Break(position, f"missing: the next event is number {event.position}")
            position = event.position
        if event.previous_hash != previous:
            yield Break(event.position, "not linked to the event before it")
        if event.hash != _hash_of(event):
            yield Break(event.position, "changed after it was written")
        previous = event.hash
    yield from _claims_that_differ_from_their_last_event()


def _claims_that_differ_from_their_last_event() -> Iterator[Break]:
    """An event that was cut off at the end of the chain shows here."""
    for claim in Claim.objects.only("pk", "version", "document", "public_id").iterator(500):
        last = claim.events.newest_first().first()
        if last is None:
            yield Break(0, f"claim {claim.public_id} has no event")
        elif last.state != claim.document:
            yield Break(last.position, f"claim {claim.public_id} differs from its last event")


def state_as_of(
    claim: Claim, *, recorded_by: datetime | None = None, occurred_by: date | None = None
) -> Document | None:
    """The claim as the record had it at a moment, or None if it had not been filed.

    `occurred_by` leaves out what had not yet been said in the world on that day; a claim that
    nobody had made yet is None.
    """
    state: Document | None = claim.document
    if recorded_by is not None:
        event = claim.events.recorded_until(recorded_by).newest_first().first()
        state = event.state if event else None
    if state is None or occurred_by is None:
        return state
    return documents.as_the_world_stood(state, occurred_by)


def public_state_as_of(
    claim: Claim, *, recorded_by: datetime | None = None, occurred_by: date | None = None
) -> Document | None:
    """The same for the public, who see nothing of the time before the record was published."""
    state = state_as_of(claim, recorded_by=recorded_by, occurred_by=occurred_by)
    if state is None or state["publication_status"] == PublicationStatus.DRAFT:
        return None
    return documents.without_withdrawn_findings(state, claim.document["assessments"])
