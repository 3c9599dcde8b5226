"""What a decision form starts from: the record's best guess for each field. A person decides."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.choices import Capacity, Certainty, ResponseKind
from claims.models import Agent, AgentAlias, Claim, Proposal
from claims.models.agent import fold_each

RESPONSES = {
    Proposal.Type.DENIAL: ResponseKind.DENIAL,
    Proposal.Type.PARTIAL_DENIAL: ResponseKind.PARTIAL_DENIAL,
    Proposal.Type.NO_COMMENT: ResponseKind.NO_COMMENT,
    Proposal.Type.CONFIRMATION: ResponseKind.CONFIRMATION,
}
"""Types of statement that answer a claim rather than make one."""

CERTAINTIES = {
    Proposal.Type.ASSERTION: Certainty.CERTAIN,
    Proposal.Type.HEARSAY: Certainty.POSSIBLE,
    Proposal.Type.PROJECTION: Certainty.PROBABLE,
}

MOST = 8


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody that the article lets speak: as it calls them, and who of the record that may be."""

    mention: str
    is_unnamed: bool
    cue: str
    agents: tuple[Agent, ...]

    @property
    def agent(self) -> Agent | None:
        """The one it must be, if only one goes by this name."""
        return self.agents[0] if len(self.agents) == 1 else None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How a proposal would enter the record if nobody changed anything."""

    text: str
    language: str
    said_on: str
    certainty: str
    speakers: tuple[Speaker, ...]
    """The outlet nearest to the reader first, the claimant last."""
    response_kind: str
    """Empty when the statement makes a claim of its own."""
    capacity: str
    targets: tuple[Claim, ...]
    """Claims of the record that it seems to answer, best first."""
    waiting_targets: tuple[Proposal, ...]
    """Statements that it seems to answer and that nobody has accepted yet."""

    @property
    def claimant(self) -> Speaker | None:
        return self.speakers[-1] if self.speakers else None


def suggest(proposal: Proposal) -> Suggestion:
    """The starting point for a decision on this proposal."""
    article = proposal.revision.article
    targets, waiting = _targets(proposal)
    kind = RESPONSES.get(Proposal.Type(proposal.type), "")
    if kind == ResponseKind.CONFIRMATION and _only_acknowledges(proposal):
        kind = ResponseKind.ACKNOWLEDGEMENT
    if kind == ResponseKind.CONFIRMATION and not targets and not waiting:
        kind = ""
    return Suggestion(
        text=_as_sentence(proposal.quote),
        language=article.language,
        said_on=article.published_on,
        certainty=CERTAINTIES.get(Proposal.Type(proposal.type), Certainty.UNDERSPECIFIED),
        speakers=_speakers(proposal),
        response_kind=kind,
        capacity=Capacity.SUBJECT,
        targets=targets,
        waiting_targets=waiting,
    )


def _as_sentence(quote: str) -> str:
    """The words of the article, begun with a capital and ended with a full stop."""
    words = " ".join(quote.split()).strip(" ,;:")
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…")) else words + "."


def _only_acknowledges(proposal: Proposal) -> bool:
    codes = {reason["code"] for reason in proposal.details["reasons"]}
    return "acknowledges_before_denying" in codes


def _speakers(proposal: Proposal) -> tuple[Speaker, ...]:
    return tuple(
        Speaker(
            mention=mention["refers_to"] or mention["text"],
            is_unnamed=mention["is_unnamed"],
            cue=cue["text"] if cue else "",
            agents=agents_called(mention["refers_to"] or mention["text"]),
        )
        for mention, cue in _mentions(proposal)
    )


def _mentions(proposal: Proposal) -> list[tuple[dict[str, Any], dict[str, str] | None]]:
    steps = [(step["mention"], step["cue"]) for step in proposal.details["attribution"]]
    if steps or not proposal.details["claimant"]:
        return steps
    return [(proposal.details["claimant"], proposal.details["cue"])]


ARTICLES = ("the ", "a ", "an ", "le ", "la ", "les ", "l'", "l’", "un ", "une ", "des ", "m. ")


def agents_called(mention: str) -> tuple[Agent, ...]:
    """Agents of the record that go by these words, with or without the article before them."""
    return agents_called_each([mention])[mention]


def agents_called_each(mentions: Iterable[str]) -> dict[str, tuple[Agent, ...]]:
    """The same for many mentions: a few queries, however many."""
    names = {mention: _without_article(mention) for mention in mentions}
    folded = fold_each({name for both in names.values() for name in both})
    known = _agents_by_folded_name(set(folded.values()))
    return {
        mention: _first_of(agent for name in both for agent in known.get(folded[name], ()))
        for mention, both in names.items()
    }


def _without_article(mention: str) -> list[str]:
    """As it is, and without the article that it begins with."""
    lowered = mention.lower()
    bare = [mention[len(word) :] for word in ARTICLES if lowered.startswith(word)]
    return [name.strip() for name in (mention, *bare)]


def _agents_by_folded_name(names: Collection[str]) -> dict[str, list[Agent]]:
    found: dict[str, list[Agent]] = {}
    for agent in Agent.objects.filter(folded_name__in=names).order_by("pk"):
        found.setdefault(agent.folded_name, []).append(agent)
    aliases = AgentAlias.objects.filter(folded_name__in=names).select_related("agent")
    for alias in aliases.order_by("agent"):
        found.setdefault(alias.folded_name, []).append(alias.agent)
    return found


def _first_of(agents: Iterable[Agent]) -> tuple[Agent, ...]:
    return tuple({agent.pk: agent for agent in agents}.values())[:MOST]


def _targets(proposal: Proposal) -> tuple[tuple[Claim, ...], tuple[Proposal, ...]]:
    keys = [
        target["key"] for target in [*proposal.details["targets"], *proposal.details["candidates"]]
    ]
    named = {
        other.key: other
        for other in Proposal.objects.filter(
            revision=proposal.revision, engine=proposal.engine, key__in=keys
        ).select_related("became_claim", "became_response__claim")
    }
    in_order = [named[key] for key in keys if key in named]
    claims = [claim for other in in_order if (claim := _claim_of(other)) is not None]
    waiting = [other for other in in_order if _claim_of(other) is None]
    return _once(claims), tuple(waiting)


def _claim_of(proposal: Proposal) -> Claim | None:
    if proposal.became_response is not None:
        return proposal.became_response.claim
    return proposal.became_claim


def _once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple({claim.pk: claim for claim in claims}.values())
