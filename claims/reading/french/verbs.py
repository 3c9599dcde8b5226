"""French verb groups around a cue verb."""

from claims.reading.lexicon import VerbForm
from claims.reading.page import Page
from claims.reading.sentences import SentenceRange
from claims.reading.verbs import VerbGroup

_DETERMINERS = frozenset(
    {"un", "une", "des", "du", "ce", "cette", "cet", "sa", "son", "ses", "au", "aux", "chaque"}
)
_CLITICS = frozenset(
    {"n'", "ne", "l'", "le", "la", "les", "lui", "leur", "en", "y", "s'", "se", "m'", "nous"}
)


def french_group(
    page: Page, sentence: SentenceRange, index: int, readings: list[VerbForm]
) -> VerbGroup | None:
    moods = {form.mood: form for form in readings}
    end = index + len(readings[0].words)
    if "pp" in moods:
        auxiliary = _auxiliary(page, sentence, index)
        if auxiliary is not None:
            return _compound(page, sentence, auxiliary, index, end, moods["pp"])
    if "fin" in moods and not _is_noun(page, sentence, index):
        return _finite(page, sentence, index, end, moods["fin"])
    if "ger" in moods:
        first = index - 1 if page.low(index - 1) == "en" else index
        return VerbGroup(first, index, end, moods["ger"], "ger")
    if "inf" in moods:
        return _infinitive(page, sentence, index, end, moods["inf"])
    if "pp" in moods and "fin" not in moods:
        return VerbGroup(index, index, end, moods["pp"], "pp")
    return None


def _is_noun(page: Page, sentence: SentenceRange, index: int) -> bool:
    if index == sentence.first and not page.low(index).endswith(("e", "ent", "it")):
        return True
    before = page.low(index - 1) if index > sentence.first else ""
    if before in _DETERMINERS:
        return True
    low = page.low(index)
    if page.tokens[index].is_capitalised and index > sentence.first:
        return True
    if low in page.lexicon["cue_noun"] and before in page.lexicon["noun_only_after"]:
        # "qui la note" and "il l'accuse" have a subject before the pronoun
        further = page.low(index - 2) if index - 1 > sentence.first else ""
        return before not in {"l'", "le", "la", "les"} or further not in {
            "qui",
            "il",
            "elle",
            "ne",
            "on",
            "ils",
            "elles",
            "que",
        }
    return before in {"de", "d'", "par", "sans"} and low not in {"dément"}


def _auxiliary(page: Page, sentence: SentenceRange, index: int) -> int | None:
    """The avoir or être of a participle: "a", "a à plusieurs reprises", "a, mardi,"."""
    commas = 0
    lowest = max(sentence.first, index - 12)
    for place in range(index - 1, lowest - 1, -1):
        low = page.low(place)
        if page.in_quote(place):
            return None
        if low in page.lexicon["have"] or low in page.lexicon["be"]:
            if low == "a" and page.low(place + 1) in {"un", "une", "des", "le", "les"}:
                return None
            return place if commas in {0, 2} else None
        if low == ",":
            commas += 1
        elif not _may_interrupt(page, place, commas):
            return None
    return None


def _may_interrupt(page: Page, place: int, commas: int) -> bool:
    if commas == 1:
        return page.low(place) not in {"que", "qu'", "qui", ";", ":", "."}
    low = page.low(place)
    return (
        low in page.lexicon["adverb"]
        or low in page.lexicon["negator"]
        or low in page.lexicon["aside"]
        or low.endswith("ment")
    )


def _compound(
    page: Page, sentence: SentenceRange, auxiliary: int, index: int, end: int, form: VerbForm
) -> VerbGroup:
    first = auxiliary
    passive = page.is_a(auxiliary, "be")
    if page.low(auxiliary) == "été":
        passive = True
        further = _auxiliary(page, sentence, auxiliary)
        first = auxiliary if further is None else further
    first, clitics = _with_clitics(page, sentence, first)
    reflexive = bool(clitics & {"s'", "se"})
    pronoun = next((i for i in range(auxiliary, index) if page.low(i).startswith("-")), None)
    negated = _is_negated(page, first, index, clitics)
    governed = page.is_a(first - 1, "modal") if first > sentence.first else False
    mood = "fin"
    if page.low(auxiliary) in {"avoir", "être"}:
        mood, negated = "inf", negated
    if page.low(auxiliary) in {"ayant", "étant"}:
        mood = "ger"
    return VerbGroup(
        first,
        index,
        end,
        form,
        mood,
        is_negated=negated,
        is_passive=passive and not reflexive and form.lemma not in {"convenir"},
        is_reflexive=reflexive,
        is_governed=governed,
        pronoun=pronoun,
    )


def _finite(page: Page, sentence: SentenceRange, index: int, end: int, form: VerbForm) -> VerbGroup:
    first, clitics = _with_clitics(page, sentence, index)
    pronoun = None
    if page.low(end).startswith("-") and len(page.low(end)) > 1 and end < sentence.end:
        pronoun, end = end, end + 1
    negated = bool(clitics & {"ne", "n'"}) or page.low(end) in {"pas", "nullement", "aucunement"}
    while end < sentence.end and (
        (page.is_a(end, "adverb") and page.low(end) not in {"en", "même", "tout", "rien", "depuis"})
        or (page.low(end).endswith("ment") and not page.is_a(end - 1, "determiner"))
    ):
        end += 1
    return VerbGroup(
        first,
        index,
        end,
        form,
        "fin",
        is_negated=negated,
        is_reflexive=bool(clitics & {"s'", "se"}),
        pronoun=pronoun,
    )


def _infinitive(
    page: Page, sentence: SentenceRange, index: int, end: int, form: VerbForm
) -> VerbGroup:
    """ "tient à préciser", "a voulu démentir", "en a profité pour démentir" share their subject."""
    first, clitics = _with_clitics(page, sentence, index)
    place = first - 1
    while place > sentence.first and page.low(place).endswith("ment"):
        place -= 1
    if place >= sentence.first and page.low(place) in page.lexicon["modal_link"]:
        place -= 1
    while place > sentence.first and (
        page.is_a(place, "adverb") or page.is_a(place, "negator") or page.low(place) == "même"
    ):
        place -= 1
    if place < sentence.first or not page.is_a(place, "modal"):
        return VerbGroup(first, index, end, form, "inf", is_reflexive=bool(clitics & {"s'", "se"}))
    start = place
    auxiliary = _auxiliary(page, sentence, place)
    if auxiliary is not None:
        start = auxiliary
    start, outer = _with_clitics(page, sentence, start)
    pronoun = next((i for i in range(start, index) if page.low(i).startswith("-")), None)
    return VerbGroup(
        start,
        index,
        end,
        form,
        "inf",
        is_negated=_is_negated(page, start, index, outer),
        is_reflexive=bool(clitics & {"s'", "se"}),
        is_governed=True,
        pronoun=pronoun,
    )


def _with_clitics(page: Page, sentence: SentenceRange, first: int) -> tuple[int, set[str]]:
    clitics: set[str] = set()
    while first > sentence.first and page.low(first - 1) in _CLITICS:
        if page.low(first - 1) == "nous" and page.low(first - 2) != "nous":
            break
        first -= 1
        clitics.add(page.low(first))
    return first, clitics


def _is_negated(page: Page, first: int, index: int, clitics: set[str]) -> bool:
    if page.low(index + 1) in {"que", "qu'"} and not any(
        page.low(i) in page.lexicon["negator"] for i in range(first, index)
    ):
        # "n'a confirmé que P" limits, it does not negate.
        return False
    if not clitics & {"ne", "n'"}:
        return any(page.low(i) == "pas" for i in range(first, index))
    return True
