"""The reader that works by grammar rules: sentence by sentence, then across them."""

import hashlib

from claims.reading import lexicon
from claims.reading.according import find_according
from claims.reading.claimants import Phrase, before_clitics, is_pronoun, mention, subject_before
from claims.reading.clauses import first_finite, mark_finite
from claims.reading.denials import find_answers, find_denials
from claims.reading.drafts import CueWords, Draft, SentenceView, view_sentence
from claims.reading.floating import find_floating
from claims.reading.indirect import find_indirect
from claims.reading.linking import ENOUGH, Statement, contradicts, links_for, stems_of
from claims.reading.nominals import find_nominals
from claims.reading.page import Page, open_page
from claims.reading.passives import find_passives
from claims.reading.postposed import find_postposed
from claims.reading.proposals import (
    AttributionStep,
    Cue,
    Hedge,
    Mention,
    ProposedClaim,
    Reading,
    Reason,
    ReasonCode,
    Span,
    StatementType,
    Target,
)
from claims.reading.refusals import find_refusals
from claims.reading.statement_types import (
    decide_type,
    hedge_in,
    denies_existence,
    disclaims,
    hedge_of_cue,
    is_negated,
)
from claims.reading.unsourced import find_unsourced
from claims.reading.worthiness import worthiness

_PACKAGES = {"fr": "french", "en": "english"}
_LINKS_SHOWN = 2
_CANDIDATES_SHOWN = 3


class RuleReader:
    """Closed lexicons and span patterns; the same text gives the same proposals, always."""

    name = "rules"
    version = "1"

    def propose(self, text: str, language: str) -> tuple[ProposedClaim, ...]:
        return self.read(text, language).proposals

    def read(self, text: str, language: str) -> Reading:
        page = open_page(text, lexicon.load(_PACKAGES[language], language))
        views = [view_sentence(page, number) for number in range(len(page.sentences))]
        mark_finite(page, (group for view in views for group in view.groups))
        for view in views:
            _find_statements(view)
        sentences = tuple(page.span(*view.sentence) for view in views)
        return Reading(language, self.name, self.version, _proposals(page, views, self), sentences)


def _find_statements(view: SentenceView) -> None:
    find_refusals(view)
    find_answers(view)
    find_postposed(view)
    find_according(view)
    find_denials(view)
    find_indirect(view)
    find_passives(view)
    find_nominals(view)
    find_unsourced(view)
    find_floating(view)
    view.drafts = _without_repeats(view.drafts)
    for at, source, cue in view.relays:
        for draft in view.drafts:
            if draft.first < at:
                draft.relays.append((source, cue))
    _carry_speakers(view)
    view.drafts.sort(key=lambda draft: (draft.first, draft.end))


def _carry_speakers(view: SentenceView) -> None:
    """ "…," she said, but refused to comment": who refuses is who spoke before."""
    for draft in view.drafts:
        if draft.claimant is not None or draft.own_type is not StatementType.NO_COMMENT:
            continue
        earlier = [d for d in view.drafts if d.cue.first < draft.cue.first and d.claimant]
        if earlier:
            draft.claimant = max(earlier, key=lambda d: d.cue.first).claimant
            draft.speaker_is_carried = True


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Two constructions may find the same words; the one found first is kept."""
    kept: list[Draft] = []
    for draft in drafts:
        same = (
            min(draft.end, other.end) - max(draft.first, other.first)
            > 0.8 * max(draft.end - draft.first, other.end - other.first)
            for other in kept
        )
        if not any(same):
            kept.append(draft)
    return kept


def _proposals(
    page: Page, views: list[SentenceView], reader: RuleReader
) -> tuple[ProposedClaim, ...]:
    drafts = [(view, draft) for view in views for draft in view.drafts]
    mentions = _mentions(page, views)
    drafts = [
        (view, draft)
        for view, draft in drafts
        if not (
            draft.speaker_is_carried and draft.cue.kind == "quote" and mentions[id(draft)] is None
        )
    ]
    statements = [_statement(page, view, draft, mentions[id(draft)]) for view, draft in drafts]
    _settle_types(statements)
    spans = [page.span(statement.draft.first, statement.draft.end) for statement in statements]
    keys = [
        _key(reader, span, statement.type)
        for span, statement in zip(spans, statements, strict=True)
    ]
    denied = set()
    all_links = {}
    for number, statement in enumerate(statements):
        if statement.type.is_denial or _acknowledges(statement):
            all_links[number] = links_for(page, number, statements)
            denied |= {link.to for link in all_links[number][:1] if link.score >= ENOUGH}
    proposals = []
    for number, ((view, draft), statement) in enumerate(zip(drafts, statements, strict=True)):
        links = all_links.get(number, [])
        if _acknowledges(statement):
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


def _mentions(page: Page, views: list[SentenceView]) -> dict[int, Mention | None]:
    """Every draft's claimant, pronouns and lone quotations carried over from who spoke before."""
    found: dict[int, Mention | None] = {}
    named: Mention | None = None
    last: Mention | None = None
    last_at: SentenceView | None = None
    for view in views:
        subject = _main_subject(page, view)
        for draft in sorted(view.drafts, key=lambda d: d.cue.first):
            who = None
            if draft.claimant is not None:
                who = mention(page, draft.claimant)
                if is_pronoun(page, draft.claimant):
                    who = _resolved(page, draft.claimant, who, named)
                    draft.reasons.append(Reason(ReasonCode.PRONOUN_CLAIMANT, who.refers_to or ""))
                else:
                    named = who
            elif draft.cue.kind == "quote" and last is not None and _goes_on(page, last_at, view):
                who = last
            found[id(draft)] = who
            if who is not None:
                last, last_at = who, view
        if subject is not None and not view.drafts and _is_a_name(page, subject):
            named = mention(page, subject)
    return found


def _goes_on(page: Page, spoke: SentenceView | None, view: SentenceView) -> bool:
    """The same paragraph, and at most one sentence in between."""
    if spoke is None or view.number - spoke.number > 2:
        return False
    between = range(spoke.sentence.first, view.sentence.first)
    return not any(page.tokens[i].text == "\n" and not page.in_quote(i) for i in between)


def _is_a_name(page: Page, phrase: Phrase) -> bool:
    """A person or body that a later pronoun may stand for."""
    short = phrase.end - phrase.first <= 12
    return (
        short
        and not is_pronoun(page, phrase)
        and any(
            page.tokens[i].is_capitalised
            and (i > phrase.first or not page.is_a(i, "np_determiner"))
            for i in range(phrase.first, phrase.end)
        )
    )


def _main_subject(page: Page, view: SentenceView) -> Phrase | None:
    verb = first_finite(page, view.first, view.end)
    if verb is None:
        return None
    subject = subject_before(page, view.sentence, before_clitics(page, verb, view.first))
    if subject is None or not page.tokens[subject.first].is_word:
        return None
    return subject


def _latest_name(page: Page, before: int) -> str | None:
    """ "ce dernier", "the latter": whoever was named last."""
    end = before
    while end > max(0, before - 60):
        if (
            page.tokens[end - 1].is_capitalised
            and not page.is_a(end - 1, "time")
            and not page.is_a(end - 1, "sentence_adverb")
        ):
            first = end - 1
            while first > 0 and page.tokens[first - 1].is_capitalised:
                first -= 1
            if end - first > 1:
                return page.words(first, end)
        end -= 1
    return None


def _resolved(page: Page, phrase: Phrase, who: Mention, named: Mention | None) -> Mention:
    if phrase.end - phrase.first > 1:
        return Mention(who.span, who.text, refers_to=_latest_name(page, phrase.first))
    start = page.tokens[phrase.first].start
    text = page.tokens[phrase.first].text
    stripped = text.removeprefix("-t-").removeprefix("-")
    span = Span(start + len(text) - len(stripped), page.tokens[phrase.first].end)
    fits = named is not None and _agrees(page, stripped.lower(), named.text)
    return Mention(span, stripped, refers_to=named.text if named and fits else None)


def _agrees(page: Page, pronoun: str, name: str) -> bool:
    """Whether the pronoun's gender and number allow the name, as far as its article tells."""
    first = name.lower().replace("’", "'").split()[0]
    excluded = {
        "il": {"la", "une", "cette", "mme", "les", "des", "sa"},
        "elle": {"le", "un", "ce", "m", "m.", "les", "des"},
        "ils": {"le", "la", "un", "une", "m", "m.", "mme"},
        "elles": {"le", "la", "un", "une", "m", "m.", "mme"},
    }
    if pronoun in {"he", "she"} and first == "the":
        words = {word.lower() for word in name.split()}
        return bool(words & page.lexicon["title"])
    return first not in excluded.get(pronoun, set())


def _statement(page: Page, view: SentenceView, draft: Draft, who: Mention | None) -> Statement:
    kind = decide_type(view, draft)
    speaker = (who.refers_to or who.text).lower() if who else None
    return Statement(
        draft,
        kind,
        speaker,
        stems_of(page, draft.first, draft.end),
        is_negated(view, draft),
        is_emphatic=any(page.is_a(i, "emphasis") for i in range(draft.first, draft.end)),
        is_disclaimer=disclaims(view, draft),
        denies_existence=denies_existence(view, draft),
    )


def _settle_types(statements: list[Statement]) -> None:
    """What only the neighbours tell: a contradiction, an admission before a denial."""
    for number, statement in enumerate(statements):
        if statement.type is not StatementType.ASSERTION:
            continue
        if not statement.is_negated and not statement.is_emphatic:
            continue
        near = range(max(0, number - 12), min(len(statements), number + 12))
        others = [statements[place] for place in near if place != number]
        before = statements[max(0, number - 12) : number]
        if statement.denies_existence and _answers(statement, before):
            statement.type = StatementType.DENIAL
            statement.draft.reasons.append(Reason(ReasonCode.CONTRADICTS_EARLIER))
        elif (
            statement.is_disclaimer
            or any(contradicts(statement, other) for other in others)
            or (_goes_on_denying(statement, before))
        ):
            statement.type = StatementType.DENIAL
            statement.draft.reasons.append(Reason(ReasonCode.CONTRADICTS_EARLIER))
    of_draft = {id(statement.draft): statement for statement in statements}
    for statement in statements:
        first = statement.draft.chained_to
        if first is None or not statement.type.is_denial or not statement.draft.is_opposed:
            continue
        admitted = of_draft.get(id(first))
        if admitted is not None and admitted.type is StatementType.ASSERTION:
            admitted.type = StatementType.CONFIRMATION
            first.reasons.append(Reason(ReasonCode.ACKNOWLEDGES_BEFORE_DENYING))


def _answers(statement: Statement, earlier: list[Statement]) -> bool:
    """Somebody else has just put something forward that this could be the answer to."""
    return any(
        statement.draft.sentence - other.draft.sentence <= 1
        and other.speaker != statement.speaker
        and (other.draft.cue.kind in {"accuse", "distance"} or other.type is StatementType.HEARSAY)
        and not other.type.is_denial
        for other in earlier[-3:]
    )


def _goes_on_denying(statement: Statement, earlier: list[Statement]) -> bool:
    """Someone who has just denied goes on: "there are no foreign troops"."""
    return statement.draft.pattern is not ReasonCode.DIRECT_SPEECH and any(
        other.type.is_denial
        and statement.draft.sentence - other.draft.sentence <= 2
        and other.draft.cue.kind == "deny"
        and statement.draft.claimant is not None
        for other in earlier
        if other.type is not StatementType.NO_COMMENT
    )


def _acknowledges(statement: Statement) -> bool:
    return any(
        reason.code is ReasonCode.ACKNOWLEDGES_BEFORE_DENYING for reason in statement.draft.reasons
    )


def _links_of_denial(statement: Statement, statements: list[Statement], all_links):  # type: ignore[no-untyped-def]
    for number, other in enumerate(statements):
        if other.draft.chained_to is statement.draft and number in all_links:
            return all_links[number]
    return []


def _key(reader: RuleReader, span: Span, kind: StatementType) -> str:
    named = f"{reader.name}/{reader.version}/{span.start}/{span.end}/{kind}"
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
