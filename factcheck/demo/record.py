"""From the demo's files to the record, through the same verbs that people use."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import User
from claims.actions.agents import Alias, add_agent
from claims.actions.appearances import Step, add_appearance, place_of
from claims.actions.articles import add_article, edit_article
from claims.actions.claims import Part, file_claim, publish_record, withdraw_record
from claims.actions.evidence import add_evidence
from claims.actions.fetches import request_fetch, run_fetch
from claims.actions.proposals import (
    accept_as_appearance,
    accept_as_claim,
    accept_as_response,
    reject,
)
from claims.actions.responses import record_response, supersede_response
from claims.actions.sources import add_source
from claims.actions.topics import add_topic
from claims.actions.workflow import assign, move
from claims.models import (
    Agent,
    ArticleRevision,
    Claim,
    ClaimComponent,
    Event,
    Proposal,
    Response,
    Source,
    Topic,
)
from factcheck.demo.people import People, demo_people, put_people

DATA = Path(__file__).parent / "data"
DOSSIERS = ("artillery", "wikinews", "captainfact", "unfinished")

Row = dict[str, Any]


@dataclass
class Desk:
    """Who works in the demo, and what has been entered so far, by the names that the files use."""

    people: People
    topics: dict[str, Topic] = field(default_factory=dict)
    agents: dict[str, Agent] = field(default_factory=dict)
    articles: dict[str, ArticleRevision] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def cora(self) -> User:
        """She brings in what the others work on."""
        return self.people["cora"]

    @property
    def dana(self) -> User:
        """She says who does what, and takes back what was wrong."""
        return self.people["dana"]

    @property
    def chen(self) -> User:
        """He decides on proposals, and enters claims, answers and evidence."""
        return self.people["chen"]


@transaction.atomic
def load() -> bool:
    """Put the demo on record, whole or not at all. Says whether it was not there yet."""
    is_new = not Event.objects.filter(actor__in=demo_people()).exists()
    desk = Desk(put_people())
    if is_new:
        _put_topics(desk)
        _put_agents(desk)
        for name in DOSSIERS:
            _put_dossier(desk, json.loads((DATA / f"{name}.json").read_text()))
    return is_new


def demo_topics() -> list[str]:
    return [row["slug"] for row in _topics()]


def _topics() -> list[Row]:
    rows: list[Row] = json.loads((DATA / "topics.json").read_text())
    return rows


def _put_topics(desk: Desk) -> None:
    """A desk that has a topic of the same short name keeps its own."""
    known = {topic.slug: topic for topic in Topic.objects.all()}
    for row in _topics():
        slug = row["slug"]
        desk.topics[slug] = known.get(slug) or add_topic(**row, by=desk.chen)


def _put_agents(desk: Desk) -> None:
    """In the order of the file: a body comes before its parts."""
    for key, row in json.loads((DATA / "agents.json").read_text()).items():
        desk.agents[key] = add_agent(
            name=row["name"],
            kind=row["kind"],
            is_unnamed=row.get("is_unnamed", False),
            unnamed_reason=row.get("unnamed_reason", ""),
            part_of=desk.agents.get(row.get("part_of", "")),
            wikidata_id=row.get("wikidata_id", ""),
            aliases=[Alias(name, language) for name, language in row.get("aliases", [])],
            by=desk.chen,
        )


def _put_dossier(desk: Desk, dossier: Row) -> None:
    for row in [*dossier.get("articles", []), *_lines(dossier.get("articles_in", ""))]:
        _put_article(desk, row)
    for row in dossier.get("sources", []):
        _put_source(desk, row)
    for row in dossier.get("claims", []):
        _put_claim(desk, row)
    for row in dossier.get("rejected", []):
        _reject(desk, row)
    for url in dossier.get("pages", []):
        # All of them are addresses that nothing is fetched from, so no connection is opened.
        run_fetch(request_fetch(url, by=desk.cora))


def _lines(name: str) -> Iterator[Row]:
    if name:
        yield from map(json.loads, (DATA / name).read_text().splitlines())


def _put_article(desk: Desk, row: Row) -> None:
    added = add_article(
        row["text"],
        title=row["title"],
        url=row.get("url", ""),
        publisher=desk.agents.get(row.get("publisher", "")),
        published_on=row.get("published_on", ""),
        language=row["language"],
        by=desk.cora,
    )
    desk.articles[row["key"]] = added.revision
    if "derived_from" in row:
        edit_article(
            added.article,
            derived_from=desk.articles[row["derived_from"]].article,
            derivation=row["derivation"],
            derivation_basis=row["derivation_basis"],
            by=desk.chen,
        )


def _put_source(desk: Desk, row: Row) -> None:
    revision = desk.articles.get(row.get("article", ""))
    desk.sources[row["url"]] = add_source(
        kind=row["kind"],
        title=row["title"],
        publisher=desk.agents.get(row.get("publisher", "")),
        url=row["url"],
        article=revision.article if revision else None,
        published_on=row.get("published_on", ""),
        reliability=row.get("reliability", "F"),
        reliability_reason=row.get("reliability_reason", ""),
        by=desk.chen,
    )


def _put_claim(desk: Desk, row: Row) -> None:
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


def _reject(desk: Desk, row: Row) -> None:
    """A reader that no longer proposes these words needs no rejection."""
    proposal = _proposal(desk, row)
    if proposal:
        reject(proposal, reason=row["reason"], by=desk.chen, note=row.get("note", ""))
