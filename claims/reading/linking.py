"""Which statement a denial is about. No link rather than a wrong one."""

import re
import unicodedata
from dataclasses import dataclass

from claims.reading.drafts import Draft
from claims.reading.page import Page
from claims.reading.proposals import ReasonCode, StatementType

ENOUGH = 0.5
_REACH = 12
"""A denial answers something near it; further away the words only look alike."""
_WORD = re.compile(r"\w{4,}|\d+")


@dataclass(frozen=True, slots=True)
class Link:
    """A statement a denial may be about, by its place among the drafts."""

    to: int
    score: float
    why: ReasonCode


@dataclass(slots=True)
class Statement:
    """A draft with what linking needs to know of it."""

    draft: Draft
    type: StatementType
    speaker: str | None
    stems: frozenset[str]
    is_negated: bool
    is_emphatic: bool = False
    """ "a vraiment travaillé": insists against somebody's "no"."""
    denies_existence: bool = False
    is_disclaimer: bool = False
    """ "I never met him": the speaker says of himself that it was not so."""


def stems_of(page: Page, first: int, end: int) -> frozenset[str]:
    """Content words, cut to what survives inflection."""
    found = set()
    for index in range(first, end):
        low = page.low(index)
        if _WORD.fullmatch(low) and low not in page.lexicon["empty"]:
            plain = unicodedata.normalize("NFKD", low).encode("ascii", "ignore").decode()
            found.add(plain[:5])
    return frozenset(found)


def links_for(page: Page, number: int, statements: list[Statement]) -> list[Link]:
    """Every statement that the denial `number` may be about, best first."""
    denial = statements[number]
    links = [
        link
        for other in range(max(0, number - _REACH), min(len(statements), number + _REACH))
        if other != number and (link := _link(page, denial, statements[other], other)) is not None
    ]
    links.sort(key=lambda link: (-link.score, abs(link.to - number)))
    if len(links) == 1 and _is_plausible(denial, statements[links[0].to]):
        only = links[0]
        links = [Link(only.to, max(only.score, ENOUGH), only.why)]
    return links


def _is_plausible(denial: Statement, other: Statement) -> bool:
    """The only statement around, just before, and about something in common."""
    distance = denial.draft.sentence - other.draft.sentence
    return 0 <= distance <= 1 and bool(denial.stems & other.stems)


def contradicts(one: Statement, other: Statement) -> bool:
    """Two speakers, mostly the same words, and only one of them says "not"."""
    if one.speaker is not None and one.speaker == other.speaker:
        return False
    shared = len(one.stems & other.stems)
    near = abs(one.draft.sentence - other.draft.sentence) <= 3
    if shared < 2 or not near or shared < 0.25 * min(len(one.stems), len(other.stems)):
        return False
    if one.is_negated:
        return not other.is_negated
    return one.is_emphatic and other.is_negated


def _link(page: Page, denial: Statement, other: Statement, place: int) -> Link | None:
    mine, its = denial.draft, other.draft
    if other.type is StatementType.NO_COMMENT:
        return None
    if _inside(its, mine) or mine.first <= its.cue.first < mine.end <= its.first:
        return Link(place, 1.0, ReasonCode.DENIES_OWN_OBJECT)
    same_speaker = denial.speaker is not None and denial.speaker == other.speaker
    if same_speaker and not _takes_back(denial):
        return None
    base = -0.3 if other.type.is_denial and not same_speaker else 0.0
    later = its.first > mine.first
    shared = len(denial.stems & other.stems)
    distance = abs(its.sentence - mine.sentence)
    noun = _anaphor(page, mine)
    score = base + 0.12 * min(shared, 4) - 0.08 * distance
    why = ReasonCode.DENIES_BY_SHARED_WORDS
    if noun is not None and not later:
        score += (
            0.55 + _family(noun, other) + (0.12 if distance == 0 else 0.06 if distance == 1 else 0)
        )
        why = ReasonCode.DENIES_BY_NOUN
    elif _is_bare(page, mine) and not later:
        score += 0.6 + (0.15 if _mentions(page, other, denial) else 0.0)
        why = ReasonCode.DENIES_NEAREST
    elif contradicts(denial, other):
        score += 0.4
    elif denial.denies_existence and not later and distance <= 1:
        score += 0.5
    elif not later:
        score += (0.36 if _is_called_false(mine) else 0.28) + (0.08 if distance <= 1 else 0.0)
    if (
        other.draft.claimant is not None
        and not later
        and stems_of(page, *other.draft.claimant)
        & stems_of(page, mine.first, min(mine.end, mine.first + 5))
    ):
        score += 0.2
    if other.type is StatementType.HEARSAY or other.draft.cue.kind == "accuse":
        score += 0.06
    return Link(place, round(min(score, 0.99), 3), why) if score > 0.2 else None


def _is_called_false(draft: Draft) -> bool:
    return any(reason.code is ReasonCode.FALSE_WORD for reason in draft.reasons)


def _inside(inner: Draft, outer: Draft) -> bool:
    return outer.first <= inner.first and inner.end <= outer.end and inner.first > outer.first


def _takes_back(denial: Statement) -> bool:
    return (
        denial.draft.cue.lemma
        in {"recant", "retract", "rétracter", "dédire", "désavouer", "disavow"}
        or "revenu" in denial.draft.cue.lemma
    )


def _anaphor(page: Page, draft: Draft) -> str | None:
    """The noun that points back: "ces informations", "the allegations"; or "cela", "it"."""
    if page.low(draft.first - 1) == "," and draft.pattern is ReasonCode.DENY_VERB:
        for index in range(draft.first, min(draft.end, draft.first + 4)):
            if page.is_a(index, "claim_noun") or page.low(index) in {"ce", "something", "which"}:
                return page.low(index)
    for index in range(draft.first, min(draft.end, draft.first + 14)):
        if page.is_a(index, "anaphor_determiner"):
            for place in range(index + 1, min(draft.end, index + 4)):
                low = page.low(place)
                if low in page.lexicon["claim_noun"]:
                    return low
                if low in page.lexicon["preposition"]:
                    break
        if (
            page.low(index)
            in {"cela", "ceci", "it", "this", "them", "ceux-ci", "celles-ci", "ce", "c'"}
            and index - draft.first < 6
        ):
            return page.low(index)
        if page.low(index) == "l'" and page.is_a(index + 1, "have"):
            return "l'"
    return None


def _family(noun: str, other: Statement) -> float:
    """An accusation is answered to whoever accused, a rumour to the rumour."""
    kind, lemma = other.draft.cue.kind, other.draft.cue.lemma
    if noun.startswith(("accus", "alleg", "allég", "charge", "reproch")):
        return (
            0.15
            if kind == "accuse" or "alleg" in lemma or other.draft.pattern is ReasonCode.ACCUSATION
            else 0.0
        )
    if noun.startswith(("rum", "inform", "report", "révél", "articl")):
        return 0.15 if other.type is StatementType.HEARSAY or kind in {"reveal"} else 0.0
    return 0.0


def _is_bare(page: Page, draft: Draft) -> bool:
    """The deny verb has no object of its own: "a toujours démenti", "nie farouchement"."""
    if draft.pattern is not ReasonCode.DENY_VERB:
        return False
    return draft.end - draft.cue.end <= 2


def _mentions(page: Page, other: Statement, denial: Statement) -> bool:
    """The other statement is about the one who denies."""
    if denial.draft.claimant is None:
        return False
    return bool(stems_of(page, *denial.draft.claimant) & other.stems)
