"""The demo's claims: filed, published, answered, brought evidence to, set to work on."""

from claims.actions.appearances import Step, add_appearance, place_of
from claims.actions.claims import Part, file_claim, publish_record, withdraw_record
from claims.actions.evidence import add_evidence
from claims.actions.proposals import (
    accept_as_appearance,
    accept_as_claim,
    accept_as_response,
    reject,
)
from claims.actions.responses import record_response, supersede_response
from claims.actions.workflow import assign, move
from claims.models import Claim, ClaimComponent, Proposal, Response
from factcheck.demo.desk import Desk, Row
from factcheck.demo.findings import put_finding


def put_claim(desk: Desk, row: Row) -> None:
    first, *others = row.get("appearances", [None])
    claim = _file(desk, row, first)
    if "published_by" in row:
        publish_record(claim, by=desk.people[row["published_by"]])
    for appearance in others:
        _add_appearance(desk, claim, appearance)
    _put_responses(desk, claim, row.get("responses", []))
    for evidence in row.get("evidence", []):
        _add_evidence(desk, claim, evidence)
    if "withdrawal_notice" in row:
        withdraw_record(claim, notice=row["withdrawal_notice"], by=desk.dana)
    if "work" in row:
        _set_to_work(desk, claim, row["work"])
    if "finding" in row:
        put_finding(desk, claim, row["finding"])


def _file(desk: Desk, row: Row, first: Row | None) -> Claim:
    """From the reader's proposal where there is one for these words, else by hand."""
    said: Row = {
        "text": row["text"],
        "language": row["language"],
        "claimant": desk.agents.get(row.get("claimant", "")),
        "said_on": row.get("said_on", ""),
        "topics": [desk.topics[slug] for slug in row["topics"]],
        "components": [Part(role, text) for role, text in row.get("components", [])],
        "note": row.get("note", ""),
        "by": desk.chen,
    }
    proposal = first and _proposal(desk, first)
    if first and proposal:
        return accept_as_claim(proposal, **said, **_carried(desk, first))
    claim = file_claim(**said)
    if first:
        _add_appearance(desk, claim, first)
    return claim


def _proposal(desk: Desk, row: Row) -> Proposal | None:
    """What the reader proposed for exactly these words, if nobody has decided on it yet."""
    return (
        Proposal.objects.open()
        .filter(revision=desk.articles[row["article"]], quote=row["quote"])
        .first()
    )


def _carried(desk: Desk, row: Row) -> Row:
    """How an article carries a claim."""
    return {
        "attribution": [
            Step(desk.agents[agent], mention=mention, cue=cue, hedge=hedge)
            for agent, mention, cue, hedge in row.get("attribution", [])
        ],
        "certainty": row["certainty"],
        "stance": row.get("stance", "observing"),
    }


def _add_appearance(desk: Desk, claim: Claim, row: Row) -> None:
    proposal = _proposal(desk, row)
    if proposal:
        accept_as_appearance(proposal, claim, **_carried(desk, row), by=desk.chen)
        return
    place = place_of(row["quote"], desk.articles[row["article"]])
    add_appearance(claim, place, **_carried(desk, row), by=desk.chen)


def _put_responses(desk: Desk, claim: Claim, rows: list[Row]) -> None:
    put: list[Response] = []
    for row in rows:
        put.append(_add_response(desk, claim, row))
        if "supersedes" in row:
            supersede_response(put[row["supersedes"]], later=put[-1], by=desk.chen)


def _add_response(desk: Desk, claim: Claim, row: Row) -> Response:
    said: Row = {
        "agent": desk.agents[row["agent"]],
        "kind": row["kind"],
        "capacity": row["capacity"],
        "said_on": row.get("said_on", ""),
        "components": _components(claim, row),
        "note": row.get("note", ""),
        "by": desk.chen,
    }
    proposal = _proposal(desk, row)
    if proposal:
        return accept_as_response(proposal, claim, **said)
    revision = desk.articles[row["article"]]
    return record_response(
        claim,
        words=row["quote"],
        language=revision.article.language,
        place=place_of(row["quote"], revision),
        where=row.get("where", ""),
        **said,
    )


def _components(claim: Claim, row: Row) -> list[ClaimComponent]:
    return [claim.components.get(text=text) for text in row.get("components", [])]


def _add_evidence(desk: Desk, claim: Claim, row: Row) -> None:
    add_evidence(
        claim,
        source=desk.sources[row["source"]],
        stance=row["stance"],
        excerpt=row["excerpt"],
        credibility=row.get("credibility", "6"),
        locator=row.get("locator", ""),
        is_interested_party=row.get("is_interested_party", False),
        components=_components(claim, row),
        note=row.get("note", ""),
        by=desk.chen,
    )


def _set_to_work(desk: Desk, claim: Claim, work: Row) -> None:
    who = desk.people[work["assigned_to"]]
    assign(claim, to=who, is_urgent=work.get("is_urgent", False), by=desk.dana)
    if "state" in work:
        move(claim, work["state"], by=who, note=work.get("note", ""))


def turn_down(desk: Desk, row: Row) -> None:
    """A reader that no longer proposes these words needs no rejection."""
    proposal = _proposal(desk, row)
    if proposal:
        reject(proposal, reason=row["reason"], by=desk.chen, note=row.get("note", ""))
