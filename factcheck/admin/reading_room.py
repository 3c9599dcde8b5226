"""The reading room: an article's text, and beside it every statement that was found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from claims.choices import ProposalState, RejectionReason
from claims.models import Agent, Article, ArticleRevision, Claim, Proposal
from claims.permissions import Permission, allows
from claims.suggestions import agents_called_each
from factcheck.admin.marks import Segment, paragraphs
from factcheck.admin.words import reasons_in_words

DECIDED = {ProposalState.ACCEPTED, ProposalState.REJECTED}
SIGNS = {
    ProposalState.OPEN: "○",
    ProposalState.ACCEPTED: "✓",
    ProposalState.REJECTED: "✕",
    ProposalState.STALE: "–",
}
"""A state is told by a sign and a word, never by colour alone."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One mouth of the chain: as the article calls it, and who of the record that may be."""

    mention: str
    stands_for: str
    """What a pronoun refers to, in the article's own words."""
    is_unnamed: bool
    cue: str
    agents: tuple[Agent, ...]


@dataclass(slots=True)
class Card:
    """A proposal as the reading room shows it."""

    number: int
    proposal: Proposal
    voices: tuple[Voice, ...]
    reasons: list[str]
    about: list["Card"] = field(default_factory=list)
    """What it answers or denies, by the reader's guess, best first."""
    maybe_about: list["Card"] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.proposal.start

    @property
    def end(self) -> int:
        return self.proposal.end

    @property
    def sign(self) -> str:
        return SIGNS[ProposalState(self.proposal.state)]

    @property
    def is_open(self) -> bool:
        return self.proposal.state == ProposalState.OPEN

    @property
    def can_be_accepted(self) -> bool:
        return self.proposal.state in {ProposalState.OPEN, ProposalState.REJECTED}

    @property
    def confidence(self) -> int:
        return round(self.proposal.confidence * 100)

    @property
    def claim(self) -> Claim | None:
        """The claim that it became a part of."""
        if self.proposal.became_response is not None:
            return self.proposal.became_response.claim
        return self.proposal.became_claim

    @property
    def hedges(self) -> list[str]:
        return [hedge["text"] for hedge in self.proposal.details["hedges"]]


def cards_of(revision: ArticleRevision) -> list[Card]:
    """Every proposal about this text, in its order: a few queries, however many."""
    rows = (
        revision.proposals.in_text_order()
        .select_related("decided_by", "became_claim", "became_response__claim")
        .defer(*_heavy("became_claim"), *_heavy("became_response__claim"))
    )
    proposals = list(rows)
    known = agents_called_each({name for row in proposals for name in _names(row)})
    cards = [_card(number, row, known) for number, row in enumerate(proposals, start=1)]
    by_key = {(card.proposal.engine, card.proposal.key): card for card in cards}
    for card in cards:
        card.about = _named(card, "targets", by_key)
        card.maybe_about = _named(card, "candidates", by_key)
    return cards


def _heavy(claim: str) -> Sequence[str]:
    """What a list of claims does not show, and would have to carry."""
    return [f"{claim}__{column}" for column in ("document", "search_text", "search_vector")]


def _steps(proposal: Proposal) -> list[tuple[dict[str, Any], str]]:
    """Who speaks, the outlet first, each with the words that attribute."""
    details = proposal.details
    steps = [(step["mention"], step["cue"]) for step in details["attribution"]]
    if not steps and details["claimant"]:
        steps = [(details["claimant"], details["cue"])]
    return [(mention, cue["text"] if cue else "") for mention, cue in steps]


def _names(proposal: Proposal) -> list[str]:
    return [mention["refers_to"] or mention["text"] for mention, _cue in _steps(proposal)]


def _card(number: int, proposal: Proposal, known: dict[str, tuple[Agent, ...]]) -> Card:
    voices = tuple(
        Voice(
            mention=mention["text"],
            stands_for=mention["refers_to"] or "",
            is_unnamed=mention["is_unnamed"],
            cue=cue,
            agents=known[mention["refers_to"] or mention["text"]],
        )
        for mention, cue in _steps(proposal)
    )
    return Card(number, proposal, voices, reasons_in_words(proposal.details["reasons"]))


def _named(card: Card, which: str, by_key: dict[tuple[str, str], Card]) -> list[Card]:
    keys = [(card.proposal.engine, target["key"]) for target in card.proposal.details[which]]
    return [by_key[key] for key in keys if key in by_key]


class ReadingRoom(TemplateView):
    """Reading is for everybody with a role; the buttons are for those who may decide."""

    template_name = "admin/claims/article/reading_room.html"
    http_method_names = ["get", "head", "options"]
    model_admin: Any = None

    def article(self) -> Article:
        found: Article = self.model_admin.found(self.request, self.kwargs["object_id"])
        return found

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        article = self.article()
        revisions = list(article.revisions.defer("text").order_by("-number"))
        revision = self._revision(article)
        cards = cards_of(revision)
        decided = [card for card in cards if card.proposal.state in DECIDED]
        return {
            **self.model_admin.admin_site.each_context(self.request),
            "title": article.title,
            "opts": self.model_admin.opts,
            "original": article,
            "article": article,
            "revision": revision,
            "revisions": revisions,
            "is_latest": revision.number == revisions[0].number,
            "cards": cards,
            "paragraphs": self._paragraphs(revision, cards),
            "decided": len(decided),
            "types": list(Proposal.Type.choices),
            "signs": [(SIGNS[state], state.label) for state in SIGNS],
            "rejection_reasons": RejectionReason.choices,
            "addresses": list(article.urls.order_by("-is_canonical", "pk")),
            "may_decide": allows(self.request.user, Permission.DECIDE_PROPOSAL),
            "may_edit": self.model_admin.has_change_permission(self.request, article),
            **context,
        }

    def _revision(self, article: Article) -> ArticleRevision:
        """The latest text, or the one that was asked for by its number."""
        rows = article.revisions.order_by("-number")
        asked = self.request.GET.get("revision", "")
        if asked.isdecimal():
            rows = rows.filter(number=int(asked[:9]))
        revision = rows.first()
        if revision is None:
            raise Http404(_("This article has no such text."))
        return revision

    def _paragraphs(
        self, revision: ArticleRevision, cards: Sequence[Card]
    ) -> list[tuple[Segment[Card], ...]]:
        return list(paragraphs(revision.text, cards))
