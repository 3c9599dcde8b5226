"""A claim with everything that a public page can show."""

from dataclasses import dataclass

from claims.actions.appearances import Step, add_appearance, place_of
from claims.actions.articles import edit_article
from claims.actions.claims import Part
from claims.choices import AgentKind, ResponseKind, Stance
from claims.models import Agent, Article, Claim, Response, Topic
from tests.builders import (
    KEY_SENTENCE,
    a_checker,
    a_claim,
    a_response,
    a_source,
    an_agent,
    an_article,
    evidence_for,
)

DRAFT_CANARY = "Zanzibar"
"""Stands in everything that only the desk may see, and nowhere else."""


@dataclass(frozen=True, slots=True)
class Dossier:
    claim: Claim
    ministry: Agent
    original: Article
    copy: Article
    denial: Response
    topic: Topic


def a_dossier() -> Dossier:
    """Seoul's shells: three parts, an origin and its copy, a partial denial, evidence each way."""
    by = a_checker()
    journal = an_agent("The Journal", kind=AgentKind.NEWS_OUTLET, by=by)
    agency = an_agent("The Agency", kind=AgentKind.NEWS_OUTLET, by=by)
    officials = an_agent("US officials", kind=AgentKind.GROUP, is_unnamed=True, by=by)
    ministry = an_agent("The Ministry", kind=AgentKind.PUBLIC_BODY, by=by)
    topic, _ = Topic.objects.get_or_create(slug="arms", name_en="Arms", name_fr="Armement")
    original = an_article(
        "Seoul will sell shells for Ukraine, officials said.",
        title="Seoul sells shells",
        url="https://journal.example/shells",
        publisher=journal,
        published_on="2022-11-10",
        by=by,
    )
    copy = an_article(
        "Seoul reportedly sells shells for Ukraine, the Journal said.",
        title="Seoul said to sell shells",
        url="https://agency.example/shells",
        publisher=agency,
        published_on="2022-11-11",
        by=by,
    )
    edit_article(copy, derived_from=original, derivation="rewrite", by=by)
    claim = a_claim(
        text="Seoul sells shells for Ukraine.",
        claimant=officials,
        said_on="2022-11-10",
        topics=[topic],
        components=[Part("act", "Seoul sells shells"), Part("recipient", "they are for Ukraine")],
        is_public=True,
        by=by,
    )
    sale, destination = claim.components.all()
    add_appearance(
        claim,
        place_of("Seoul will sell shells for Ukraine", original.revisions.get()),
        attribution=[Step(journal), Step(officials, cue="said")],
        certainty="certain",
        by=by,
    )
    add_appearance(
        claim,
        place_of("Seoul reportedly sells shells for Ukraine", copy.revisions.get()),
        attribution=[Step(agency), Step(journal, cue="said", hedge="reportedly"), Step(officials)],
        certainty="possible",
        by=by,
    )
    denial = a_response(
        claim,
        agent=ministry,
        kind=ResponseKind.PARTIAL_DENIAL,
        words="on the premise that the US is the end user",
        said_on="2022-11-11",
        capacity="party",
        components=[destination],
        by=by,
    )
    evidence_for(
        claim,
        stance=Stance.CONTEXT,
        source=a_source(
            title="Register of exports",
            url="https://register.example/2022",
            archived_url="https://archive.example/register",
            published_on="2023-01",
            reliability="A",
            by=by,
        ),
        credibility="2",
        excerpt="No export was notified.",
        components=[sale],
        is_interested_party=True,
        by=by,
    )
    claim.refresh_from_db()
    return Dossier(claim, ministry, original, copy, denial, topic)


def the_key_case() -> Claim:
    """The sentence that the product was conceived from, on record: contested, and not false."""
    by = a_checker()
    media = an_agent("les médias", kind=AgentKind.GROUP, is_unnamed=True, by=by)
    ministry = an_agent("Ministère sud-coréen de la défense", kind=AgentKind.PUBLIC_BODY, by=by)
    article = an_article(KEY_SENTENCE, published_on="2023-07-11", language="fr", by=by)
    revision = article.revisions.get()
    claim = a_claim(
        text="La Corée du Sud a accepté d’envoyer des munitions aux États-Unis pour l’Ukraine.",
        language="fr",
        claimant=media,
        said_on="2023-07",
        is_public=True,
        by=by,
    )
    quote = "la Corée du Sud avait accepté d'envoyer des munitions d'artillerie"
    add_appearance(
        claim,
        place_of(quote, revision),
        attribution=[Step(media, mention="Les médias", cue="ont rapporté que")],
        by=by,
    )
    for kind, said in (
        (
            ResponseKind.ACKNOWLEDGEMENT,
            "il discutait des exportations de munitions vers les États-Unis",
        ),
        (ResponseKind.DENIAL, "ces informations étaient inexactes"),
    ):
        a_response(
            claim,
            agent=ministry,
            kind=kind,
            words=said,
            language="fr",
            said_on="2023-07-11",
            place=place_of(said, revision),
            by=by,
        )
    claim.refresh_from_db()
    return claim


def drafts_that_nobody_may_see() -> Claim:
    """A draft, its claimant, article, answer and source, each with the canary in its words."""
    by = a_checker()
    claimant = an_agent(f"Agent of {DRAFT_CANARY}", by=by)
    topic, _ = Topic.objects.get_or_create(
        slug="zanzibar", name_en=DRAFT_CANARY, name_fr=DRAFT_CANARY
    )
    claim = a_claim(
        text=f"The bridge of {DRAFT_CANARY} was sold.", claimant=claimant, topics=[topic], by=by
    )
    article = an_article(
        f"The bridge of {DRAFT_CANARY} was sold.",
        title=f"Bridge of {DRAFT_CANARY}",
        publisher=claimant,
        by=by,
    )
    place = place_of(f"bridge of {DRAFT_CANARY}", article.revisions.get())
    add_appearance(claim, place, attribution=[Step(claimant)], by=by)
    a_response(claim, agent=claimant, words=f"Not in {DRAFT_CANARY}.", by=by)
    evidence_for(
        claim,
        stance=Stance.REFUTES,
        source=a_source(title=f"Archive of {DRAFT_CANARY}", publisher=claimant, by=by),
        excerpt=f"Nothing of {DRAFT_CANARY} was sold.",
        by=by,
    )
    claim.refresh_from_db()
    return claim
