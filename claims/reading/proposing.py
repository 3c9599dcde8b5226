"""From drafts to what the editor is shown: spans, links, reasons, confidence."""

import hashlib

from claims.reading.antecedents import find_mentions
from claims.reading.drafts import CueWords, Draft, SentenceView
from claims.reading.hedges import hedge_in, hedge_of_cue
from claims.reading.linking import ENOUGH, Statement, links_for
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
    Span,
    StatementType,
    Target,
)
from claims.reading.settling import acknowledges, settle_types, statement_of
from claims.reading.worthiness import worthiness

_LINKS_SHOWN = 2
_CANDIDATES_SHOWN = 3


def proposals_of(page: Page, views: list[SentenceView], engine: str) -> tuple[ProposedClaim, ...]:
    drafts = [(view, draft) for view in views for draft in view.drafts]
    mentions = find_mentions(page, views)
    drafts = [
        (view, draft)
        for view, draft in drafts
        if not (
            draft.speaker_is_carried and draft.cue.kind == "quote" and mentions[id(draft)] is None
        )
    ]
    statements = [statement_of(page, view, draft, mentions[id(draft)]) for view, draft in drafts]
    settle_types(statements)
    spans = [page.span(statement.draft.first, statement.draft.end) for statement in statements]
    keys = [
        _key(engine, span, statement.type)
        for span, statement in zip(spans, statements, strict=True)
    ]
    denied = set()
    all_links = {}
    for number, statement in enumerate(statements):
        if statement.type.is_denial or acknowledges(statement):
            all_links[number] = links_for(page, number, statements)
            denied |= {link.to for link in all_links[number][:1] if link.score >= ENOUGH}
    proposals = []
    for number, ((view, draft), statement) in enumerate(zip(drafts, statements, strict=True)):
        links = all_links.get(number, [])
        if acknowledges(statement):
            links = _links_of_denial(statement, statements, all_links)
        proposals.append(
            _proposal(
                view,
                statement,
                mentions[id(draft)],
                keys,
                number,
                links,
                is_denied=number in denied,
            )
        )
    return tuple(proposals)


def _links_of_denial(statement: Statement, statements: list[Statement], all_links):  # type: ignore[no-untyped-def]
    for number, other in enumerate(statements):
        if other.draft.chained_to is statement.draft and number in all_links:
            return all_links[number]
    return []


def _key(engine: str, span: Span, kind: StatementType) -> str:
    named = f"{engine}/{span.start}/{span.end}/{kind}"
    return hashlib.sha256(named.encode()).hexdigest()[:16]


def _proposal(
    view: SentenceView,
    statement: Statement,
    who: Mention | None,
    keys: list[str],
    number: int,
    links: list,
    *,
    is_denied: bool,
) -> ProposedClaim:
    page, draft = view.page, statement.draft
    span = page.span(draft.first, draft.end)
    targets = [Target(keys[link.to], link.score, link.why) for link in links]
    sure = [t for t in targets if t.score >= ENOUGH][:_LINKS_SHOWN]
    if sure:
        sure = [t for t in sure if t.score >= sure[0].score - 0.1]
    others = [t for t in targets if t not in sure][:_CANDIDATES_SHOWN]
    worth, why = worthiness(view, draft, statement.type)
    if is_denied:
        why.append(Reason(ReasonCode.IS_DENIED))
        worth = min(1.0, worth + 0.1)
    reasons = [Reason(draft.pattern, draft.cue.lemma), *draft.reasons, *why]
    return ProposedClaim(
        key=keys[number],
        sentence=page.span(*view.sentence),
        span=span,
        quote=span.of(page.text),
        type=statement.type,
        claimant=who,
        attribution=_attribution(page, draft, who),
        cue=_cue(page, draft.cue),
        hedges=_hedges(view, draft),
        targets=tuple(sure),
        candidates=tuple(others),
        check_worthy=round(worth, 2),
        confidence=_confidence(draft, who),
        reasons=tuple(reasons),
    )


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
    span = view.page.span(found[0], found[1])
    return (Hedge(span, span.of(view.page.text), found[2]),)


def _confidence(draft: Draft, who: Mention | None) -> float:
    score = 0.85
    if who is None:
        score -= 0.15
    if draft.speaker_is_carried:
        score -= 0.15
    if draft.pattern in {
        ReasonCode.OBJECT_CONTENT,
        ReasonCode.NOMINAL_CONTENT,
        ReasonCode.PREDICATIVE,
    }:
        score -= 0.15
    return round(score, 2)
