"""From drafts to what the editor is shown: spans, links, reasons, confidence."""

import hashlib
from dataclasses import dataclass

from claims.reading.antecedents import find_mentions
from claims.reading.drafts import CueWords, Draft, SentenceView
from claims.reading.hedges import hedge_in, hedge_of_cue
from claims.reading.linking import ENOUGH, Link, Statement, links_for
from claims.reading.mentions import mention
from claims.reading.page import Page
from claims.reading.proposals import (
    AttributionStep,
    Cue,
    Hedge,
    Mention,
    ProposedClaim,
    Reason,
    ReasonCode,
    StatementType,
    Target,
)
from claims.reading.settling import acknowledges, settle_types, statement_of
from claims.reading.worthiness import worthiness

_LINKS_SHOWN = 2
_CANDIDATES_SHOWN = 3
_CLOSE = 0.1
"""Two links this close are both right or both wrong: the editor sees both."""
_UNSURE = frozenset({ReasonCode.OBJECT_CONTENT, ReasonCode.NOMINAL_CONTENT, ReasonCode.PREDICATIVE})


@dataclass(frozen=True, slots=True)
class _Found:
    """A draft with all that has been found out about it."""

    view: SentenceView
    statement: Statement
    who: Mention | None
    key: str

    @property
    def draft(self) -> Draft:
        return self.statement.draft


def proposals_of(page: Page, views: list[SentenceView], engine: str) -> tuple[ProposedClaim, ...]:
    mentions = find_mentions(page, views)
    drafts = [(view, draft) for view in views for draft in view.drafts]
    attributed = [
        (view, draft, mentions[id(draft)])
        for view, draft in drafts
        if draft.cue.kind != "quote" or mentions[id(draft)] is not None
    ]
    statements = [statement_of(page, view, draft, who) for view, draft, who in attributed]
    settle_types(statements)
    found = [
        _Found(view, statement, who, _key(page, engine, statement))
        for (view, _, who), statement in zip(attributed, statements, strict=True)
    ]
    links = _links(page, statements)
    keys = [each.key for each in found]
    denied = _denied(links)
    return tuple(
        _proposal(each, _targets(links.get(number, []), keys), is_denied=number in denied)
        for number, each in enumerate(found)
    )


def _key(page: Page, engine: str, statement: Statement) -> str:
    span = page.span(statement.draft.first, statement.draft.end)
    named = f"{engine}/{span.start}/{span.end}/{statement.type}"
    return hashlib.sha256(named.encode()).hexdigest()[:16]


def _links(page: Page, statements: list[Statement]) -> dict[int, list[Link]]:
    """What each denial is about; an admission before a denial is about the same."""
    links = {
        number: links_for(page, number, statements)
        for number, statement in enumerate(statements)
        if statement.type.is_denial
    }
    place = {id(statement.draft): number for number, statement in enumerate(statements)}
    for number in tuple(links):
        admitted = place.get(id(statements[number].draft.chained_to))
        if admitted is not None and acknowledges(statements[admitted]):
            links[admitted] = links[number]
    return links


def _denied(links: dict[int, list[Link]]) -> set[int]:
    return {best.to for found in links.values() for best in found[:1] if best.score >= ENOUGH}


def _targets(links: list[Link], keys: list[str]) -> tuple[list[Target], list[Target]]:
    """The links that are sure enough, and the next ones for the editor to choose from."""
    targets = [Target(keys[link.to], link.score, link.why) for link in links]
    sure = [
        target
        for target in targets[:_LINKS_SHOWN]
        if target.score >= max(ENOUGH, targets[0].score - _CLOSE)
    ]
    return sure, targets[len(sure) : len(sure) + _CANDIDATES_SHOWN]


def _proposal(
    found: _Found, targets: tuple[list[Target], list[Target]], *, is_denied: bool
) -> ProposedClaim:
    page, draft, kind = found.view.page, found.draft, found.statement.type
    span = page.span(draft.first, draft.end)
    worth, why = worthiness(found.view, draft, kind, is_denied=is_denied)
    return ProposedClaim(
        key=found.key,
        sentence=page.span(*found.view.sentence),
        span=span,
        quote=span.of(page.text),
        type=kind,
        claimant=found.who,
        attribution=_attribution(page, draft, found.who),
        cue=_cue(page, draft.cue),
        hedges=_hedges(found.view, draft),
        targets=tuple(targets[0]),
        candidates=tuple(targets[1]),
        check_worthy=worth,
        confidence=_confidence(draft, found.who),
        reasons=(
            Reason(draft.pattern, draft.cue.lemma),
            *_speaker_reasons(found),
            *draft.reasons,
            *why,
        ),
    )


def _speaker_reasons(found: _Found) -> list[Reason]:
    draft, who = found.draft, found.who
    if who is None:
        return [Reason(ReasonCode.CLAIMANT_UNKNOWN)]
    reasons = []
    if draft.speaker_is_carried:
        reasons.append(Reason(ReasonCode.CARRIED_SPEAKER, who.text))
    if draft.relays:
        outlet = mention(found.view.page, draft.relays[0][0])
        reasons.append(Reason(ReasonCode.RELAYED, outlet.text))
    if found.statement.type is StatementType.PARTIAL_DENIAL:
        reasons.append(Reason(ReasonCode.LIMITS, draft.cue.lemma))
    return reasons


def _attribution(page: Page, draft: Draft, who: Mention | None) -> tuple[AttributionStep, ...]:
    steps = [
        AttributionStep(mention(page, source), _cue(page, cue)) for source, cue in draft.relays
    ]
    if who is not None:
        steps.append(AttributionStep(who, _cue(page, draft.cue)))
    return tuple(steps)


def _cue(page: Page, cue: CueWords) -> Cue:
    span = page.span(cue.first, cue.end)
    return Cue(span, span.of(page.text), cue.lemma, cue.kind)


def _hedges(view: SentenceView, draft: Draft) -> tuple[Hedge, ...]:
    found = hedge_in(view, draft) or hedge_of_cue(view, draft)
    if found is None:
        return ()
    span = view.page.span(found.first, found.end)
    return (Hedge(span, span.of(view.page.text), found.kind),)


def _confidence(draft: Draft, who: Mention | None) -> float:
    score = 0.85
    if who is None:
        score -= 0.15
    if draft.speaker_is_carried:
        score -= 0.15
    if draft.pattern in _UNSURE:
        score -= 0.15
    return round(score, 2)
