"""What a decision form starts from: the record's best guess for each field. A person decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.choices import Capacity, Certainty, ResponseKind
from claims.models import Agent, Claim, Proposal

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
    names = [mention]
    lowered = mention.lower()
    names += [mention[len(word) :] for word in ARTICLES if lowered.startswith(word)]
    found: dict[int, Agent] = {}
    for name in names:
        for agent in Agent.objects.called(name.strip())[:MOST]:
            found[agent.pk] = agent
    return tuple(found.values())


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
