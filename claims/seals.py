"""Seals: what a finding rested on when it was published, so that it can be recomputed."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims import documents, verification
from claims.documents import Document
from claims.models import Assessment

SHAPE = 1
"""Of the seal itself: an old seal is read by the rules of its own time."""


def digest(value: Any) -> str:
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def make_seal(assessment: Assessment, document: Document) -> Document:
    """Everything that the finding rests on, from the claim's public state at this moment."""
    relied_on = {item.public_id for item in assessment.evidence.all()}
    standing = [item for item in document["evidence"] if not item["is_withdrawn"]]
    return {
        "shape": SHAPE,
        "rule": verification.RULE_VERSION,
        "finding": _finding(assessment),
        "claim": {"version": document["version"], "sha256": digest(_wording(document))},
        "evidence": {item["id"]: digest(item) for item in standing},
        "relied_on": sorted(relied_on & {item["id"] for item in standing}),
        "responses": {item["id"]: digest(item) for item in document["responses"]},
        "standing_denials": [
            item["id"]
            for item in document["responses"]
            if item["is_denial"] and item["state"] == "standing"
        ],
        "weighed": [
            *({"item": item["id"], "was": item["stance"]} for item in standing),
            *(
                {"item": item["id"], "was": item["kind"]}
                for item in document["responses"]
                if item["state"] == "standing"
            ),
        ],
        "reply_requests": [
            [request.public_id, request.state]
            for request in assessment.claim.reply_requests.order_by("pk")
        ],
        "reply_waiver": assessment.claim.reply_waiver,
        "people": {"author": assessment.author_id, "reviewer": assessment.reviewer_id},
    }


def _finding(assessment: Assessment) -> Document:
    assert assessment.rating is not None  # noqa: S101  the guard has seen to it
    return {
        "rating": f"{assessment.rating.scale.slug}/{assessment.rating.slug}",
        "bucket": assessment.rating.bucket,
        "short_answer": assessment.short_answer,
        "reasoning": assessment.reasoning,
        "would_settle": assessment.would_settle,
    }


def _wording(document: Document) -> Document:
    """What the claim says and who says it."""
    parts = [{"role": p["role"], "text": p["text"]} for p in document["components"]]
    return {
        "text": document["text"],
        "language": document["language"],
        "said_on": document["said_on"],
        "claimant": document["claimant"] and document["claimant"]["id"],
        "components": parts,
    }


def digest_of_record(document: Document) -> str:
    """What a reviewer has seen of a claim: its wording, the answers and the evidence."""
    return digest([_wording(document), document["responses"], document["evidence"]])


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it was when the finding was sealed."""

    assessment: str
    what: str
    item: str
    is_damage: bool
    """The seal itself or the sealed finding was tampered with; otherwise the world moved on."""


def compare(assessment: Assessment, document: Document | None = None) -> Iterator[Difference]:
    """The seal recomputed and held against today's record."""
    seal = assessment.seal or {}
    name = assessment.public_id
    if digest(seal) != assessment.seal_hash:
        yield Difference(name, "seal", name, is_damage=True)
    if seal.get("finding") != _finding(assessment):
        yield Difference(name, "finding", name, is_damage=True)
    people = {"author": assessment.author_id, "reviewer": assessment.reviewer_id}
    if seal.get("people") != people:
        yield Difference(name, "people", name, is_damage=True)
    today = document or documents.claim_document(assessment.claim)
    if seal["claim"]["sha256"] != digest(_wording(today)):
        yield Difference(name, "claim_changed", today["id"], is_damage=False)
    yield from _items(name, "evidence", seal["evidence"], today["evidence"])
    yield from _items(name, "response", seal["responses"], today["responses"])


def _items(
    name: str, noun: str, sealed: dict[str, str], today: list[Document]
) -> Iterator[Difference]:
    now = {item["id"]: digest(item) for item in today}
    for key in sealed.keys() - now.keys():
        yield Difference(name, f"{noun}_gone", key, is_damage=True)
    for key in sorted(now.keys() - sealed.keys()):
        yield Difference(name, f"{noun}_new", key, is_damage=False)
    for key in sorted(now.keys() & sealed.keys()):
        if now[key] != sealed[key]:
            yield Difference(name, f"{noun}_changed", key, is_damage=False)
