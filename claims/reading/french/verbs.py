"""French verb groups around a cue verb."""

from typing import NamedTuple

from claims.reading.lexicon import VerbForm
from claims.reading.page import Page
from claims.reading.sentences import SentenceRange
from claims.reading.verbs import Head, VerbGroup

_FURTHEST_AUXILIARY = 12
_SUBJECTS = frozenset({"qui", "il", "elle", "ne", "on", "ils", "elles", "que"})


class Clitics(NamedTuple):
    """The small words that lean on a verb: "ne l'a", "s'est"."""

    first: int
    words: frozenset[str]

    @property
    def reflexive(self) -> bool:
        return bool(self.words & {"s'", "se"})

    @property
    def negative(self) -> bool:
        return bool(self.words & {"ne", "n'"})


def french_group(head: Head, readings: list[VerbForm]) -> VerbGroup | None:
    moods = {form.mood: form for form in readings}
    index, end = head.index, head.end
    if "pp" in moods:
        auxiliary = _auxiliary(head.page, head.sentence, index)
        if auxiliary is not None:
            return _compound(head, auxiliary, moods["pp"])
    if "fin" in moods and not _is_noun(head):
        return _finite(head, moods["fin"])
    if "ger" in moods:
        first = index - 1 if head.page.low(index - 1) == "en" else index
        return VerbGroup(first, index, end, moods["ger"], "ger")
    if "inf" in moods:
        return _infinitive(head, moods["inf"])
    if "pp" in moods and "fin" not in moods:
        return VerbGroup(index, index, end, moods["pp"], "pp")
    return None


def _is_noun(head: Head) -> bool:
    page, index = head.page, head.index
    if index == head.sentence.first:
        return not page.low(index).endswith(("e", "ent", "it"))
    if page.is_a(index - 1, "noun_determiner") or page.is_capital(index):
        return True
    before = page.low(index - 1)
    if page.is_a(index, "cue_noun") and page.is_a(index - 1, "noun_only_after"):
        # "qui la note" and "il l'annonce" have a subject before the pronoun.
        further = page.low(index - 2) if index - 1 > head.sentence.first else ""
        return before not in {"l'", "le", "la", "les"} or further not in _SUBJECTS
    return before in {"de", "d'", "par", "sans"} and page.low(index) != "dément"


def _auxiliary(page: Page, sentence: SentenceRange, index: int) -> int | None:
    """The avoir or être of a participle: "a", "a à plusieurs reprises", "a, mardi,"."""
    commas = 0
    for place in range(index - 1, max(sentence.first, index - _FURTHEST_AUXILIARY) - 1, -1):
        if page.in_quote(place):
            return None
        if page.is_any(place, "have", "be"):
            owns = page.low(place) == "a" and page.is_a(place + 1, "article")
            return None if owns or commas == 1 else place
        if page.low(place) == ",":
            commas += 1
        elif not _may_interrupt(page, place, commas):
            return None
    return None


def _may_interrupt(page: Page, place: int, commas: int) -> bool:
    low = page.low(place)
    if commas == 1:
        return low not in {"que", "qu'", "qui", ";", ":", "."}
    return page.is_any(place, "adverb", "negator", "aside") or low.endswith("ment")


def _compound(head: Head, auxiliary: int, form: VerbForm) -> VerbGroup:
    page, sentence = head.page, head.sentence
    first = auxiliary
    if page.low(auxiliary) == "été":
        further = _auxiliary(page, sentence, auxiliary)
        first = auxiliary if further is None else further
    clitics = _clitics(page, sentence, first)
    moods = {"avoir": "inf", "être": "inf", "ayant": "ger", "étant": "ger"}
    passive = page.is_a(auxiliary, "be") and not clitics.reflexive and form.lemma != "convenir"
    governed = clitics.first > sentence.first and page.is_a(clitics.first - 1, "modal")
    return VerbGroup(
        clitics.first,
        head.index,
        head.end,
        form,
        moods.get(page.low(auxiliary), "fin"),
        is_negated=_is_negated(head, clitics),
        is_passive=passive,
        is_reflexive=clitics.reflexive,
        is_governed=governed,
        pronoun=_inverted_pronoun(page, auxiliary, head.index),
    )


def _inverted_pronoun(page: Page, first: int, end: int) -> int | None:
    return next((i for i in range(first, end) if page.low(i).startswith("-")), None)


def _finite(head: Head, form: VerbForm) -> VerbGroup:
    page, end = head.page, head.end
    clitics = _clitics(page, head.sentence, head.index)
    pronoun = None
    if end < head.sentence.end and page.low(end).startswith("-") and len(page.low(end)) > 1:
        pronoun, end = end, end + 1
    negated = clitics.negative or page.low(end) in {"pas", "nullement", "aucunement"}
    while end < head.sentence.end and _belongs_to_verb(page, end):
        end += 1
    return VerbGroup(
        clitics.first,
        head.index,
        end,
        form,
        "fin",
        is_negated=negated,
        is_reflexive=clitics.reflexive,
        pronoun=pronoun,
    )


def _belongs_to_verb(page: Page, index: int) -> bool:
    """The adverb after a verb: "affirme également", "nie farouchement"."""
    low = page.low(index)
    if page.is_a(index, "adverb"):
        return low not in {"en", "même", "tout", "rien", "depuis"}
    return low.endswith("ment") and not page.is_a(index - 1, "determiner")


def _infinitive(head: Head, form: VerbForm) -> VerbGroup:
    """ "tient à préciser", "a voulu démentir", "en a profité pour démentir"."""
    page, sentence = head.page, head.sentence
    own = _clitics(page, sentence, head.index)
    carrier = _carrier(page, sentence, own.first)
    if carrier is None:
        return VerbGroup(own.first, head.index, head.end, form, "inf", is_reflexive=own.reflexive)
    auxiliary = _auxiliary(page, sentence, carrier)
    outer = _clitics(page, sentence, carrier if auxiliary is None else auxiliary)
    return VerbGroup(
        outer.first,
        head.index,
        head.end,
        form,
        "inf",
        is_negated=_is_negated(head, outer),
        is_reflexive=own.reflexive,
        is_governed=True,
        pronoun=_inverted_pronoun(page, outer.first, head.index),
    )


def _carrier(page: Page, sentence: SentenceRange, first: int) -> int | None:
    """The verb that lends its subject to an infinitive."""
    place = first - 1
    while place > sentence.first and page.low(place).endswith("ment"):
        place -= 1
    if place >= sentence.first and page.is_a(place, "modal_link"):
        place -= 1
    while place > sentence.first and (
        page.is_any(place, "adverb", "negator") or page.low(place) == "même"
    ):
        place -= 1
    return place if place >= sentence.first and page.is_a(place, "modal") else None


def _clitics(page: Page, sentence: SentenceRange, verb: int) -> Clitics:
    first, words = verb, set()
    while first > sentence.first and page.is_a(first - 1, "verb_clitic"):
        if page.low(first - 1) == "nous" and page.low(first - 2) != "nous":
            break
        first -= 1
        words.add(page.low(first))
    return Clitics(first, frozenset(words))


def _is_negated(head: Head, clitics: Clitics) -> bool:
    page, before = head.page, range(clitics.first, head.index)
    if page.low(head.index + 1) in {"que", "qu'"} and not any(
        page.is_a(i, "negator") for i in before
    ):
        # "n'a confirmé que P" limits, it does not negate.
        return False
    return clitics.negative or any(page.low(i) == "pas" for i in before)
