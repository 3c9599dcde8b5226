"""A record with everything in it, and ways to ask for it."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from claims.actions.agents import Alias
from claims.actions.appearances import Step, add_appearance, place_of
from claims.actions.claims import Part, edit_claim
from claims.actions.replies import waive_reply
from claims.actions.workflow import move
from claims.choices import AgentKind, ArticleStance, Certainty, ComponentRole, ResponseKind, Stance
from claims.models import Agent, Article, Assessment, Claim, Evidence, Response, Topic
from tests.builders import (
    KEY_SENTENCE,
    a_checker,
    a_claim,
    a_published_finding,
    a_response,
    a_source,
    an_agent,
    an_article,
    evidence_for,
)

V1 = "/api/v1"
LISTS = (
    "claims",
    "denials",
    "responses",
    "appearances",
    "evidence",
    "sources",
    "assessments",
    "corrections",
    "agents",
    "articles",
    "topics",
    "events",
)


def results(client: Client, path: str, **query: Any) -> list[dict[str, Any]]:
    answer = client.get(f"{V1}/{path}", query)
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def ids(client: Client, path: str, **query: Any) -> list[str]:
    return [item["id"] for item in results(client, path, **query)]


@dataclass(frozen=True)
class Dossier:
    """A claim with one of everything that can belong to it."""

    claim: Claim
    claimant: Agent
    denier: Agent
    article: Article
    denial: Response
    evidence: Evidence
    topic: Topic


def a_finding_about(claim: Claim, **values: Any) -> Assessment:
    """Published, and its record corrected since."""
    by = a_checker()
    waive_reply(claim, reason="It is about figures that are public.", by=by)
    finding = a_published_finding(move(claim, "checking", by=by), **values)
    edit_claim(claim, language="en-GB", note=f"Misread. {finding.short_answer}", by=by)
    claim.refresh_from_db()
    return finding


def a_dossier(*, is_public: bool = True, mark: str = "") -> Dossier:
    """`mark` is put into every text, so that it can be looked for."""
    by = a_checker()
    topic = Topic.objects.create(
        slug=f"topic-{mark.lower() or Topic.objects.count()}",
        name_en=f"Arms exports {mark}",
        name_fr=f"Exportations d'armes {mark}",
    )
    claimant = an_agent(f"The media {mark}", by=by, is_unnamed=True, kind=AgentKind.GROUP)
    denier = an_agent(
        f"Ministry of National Defence {mark}",
        by=by,
        kind=AgentKind.PUBLIC_BODY,
        part_of=an_agent(f"Government of South Korea {mark}", by=by),
        aliases=[Alias(f"ministère sud-coréen de la défense {mark}", "fr")],
    )
    publisher = an_agent(f"Newspaper {mark}", by=by, kind=AgentKind.NEWS_OUTLET)
    article = an_article(
        f"{mark} {KEY_SENTENCE}".strip(),
        by=by,
        title=f"Munitions {mark}",
        publisher=publisher,
        published_on="2023-07-11",
        language="fr",
    )
    claim = a_claim(
        by=by,
        is_public=is_public,
        text=f"South Korea agreed to send shells to the United States for Ukraine {mark}",
        claimant=claimant,
        said_on="2023-07-10",
        topics=[topic],
        components=[Part(ComponentRole.OBJECT, f"artillery shells {mark}")],
    )
    revision = article.revisions.get()
    add_appearance(
        claim,
        place_of("la Corée du Sud avait accepté d'envoyer des munitions", revision),
        attribution=[Step(publisher), Step(claimant, mention="Les médias", cue="ont rapporté")],
        certainty=Certainty.CERTAIN,
        stance=ArticleStance.OBSERVING,
        by=by,
    )
    denial = a_response(
        claim,
        by=by,
        agent=denier,
        kind=ResponseKind.DENIAL,
        place=place_of("ces informations étaient inexactes", revision),
        words="ces informations étaient inexactes",
        language="fr",
        said_on="2023-07-11",
        components=list(claim.components.all()),
    )
    evidence = evidence_for(
        claim,
        by=by,
        source=a_source(by=by, title=f"Export register {mark}", publisher=publisher),
        stance=Stance.CONTEXT,
        excerpt=f"No licence was granted. {mark}",
    )
    claim.refresh_from_db()
    return Dossier(claim, claimant, denier, article, denial, evidence, topic)
