"""From the demo's files to the record, through the same verbs that people use."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from claims.actions.agents import Alias, add_agent
from claims.actions.articles import add_article, edit_article
from claims.actions.fetches import request_fetch, run_fetch
from claims.actions.sources import add_source
from claims.actions.topics import add_topic
from claims.models import Event, Topic
from factcheck.demo.claims import put_claim, turn_down
from factcheck.demo.desk import Desk, Row
from factcheck.demo.people import demo_people, put_people

DATA = Path(__file__).parent / "data"
DOSSIERS = ("captainfact", "wikinews", "unfinished", "artillery")
"""The one that the product was conceived from comes last: readers meet it first."""


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
        put_claim(desk, row)
    for row in dossier.get("rejected", []):
        turn_down(desk, row)
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
