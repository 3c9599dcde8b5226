"""English verb groups around a cue verb."""

from claims.reading.lexicon import VerbForm
from claims.reading.page import Page
from claims.reading.sentences import SentenceRange
from claims.reading.verbs import VerbGroup

_NOUN_BEFORE = frozenset({"'s", "to-no"})
_DO = frozenset({"do", "does", "did", "don't", "doesn't", "didn't"})
_CONTENT_STARTS = frozenset(
    {"that", "to", "it", "he", "she", "they", "there", "we", "i", "you", "having"}
)


def english_group(
    page: Page, sentence: SentenceRange, index: int, readings: list[VerbForm]
) -> VerbGroup | None:
    moods = {form.mood: form for form in readings}
    end = index + len(readings[0].words)
    any_form = readings[0]
    auxiliary, between = _auxiliary(page, sentence, index)
    if auxiliary is not None:
        group = _with_auxiliary(page, sentence, auxiliary, index, end, moods)
        if group is not None or page.low(auxiliary) in {"are", "were", "is", "was", "been"}:
            return group
    if _is_noun(page, sentence, index, end):
        return None
    first = index
    while first > sentence.first and page.low(first - 1) in {"never", "not"}:
        first -= 1
    negated = any(page.low(i) in {"never", "not"} for i in range(first, index))
    reduced = page.low(end) == "by" or (any_form.kind == "accuse" and page.low(end) == "of")
    if "fin" in moods and reduced and "pp" in moods:
        return VerbGroup(index, index, end, moods["pp"], "pp")
    if "fin" in moods:
        return VerbGroup(first, index, end, moods["fin"], "fin", is_negated=negated)
    if "ger" in moods:
        return VerbGroup(index, index, end, moods["ger"], "ger")
    if "inf" in moods:
        return _base_form(page, sentence, index, end, moods["inf"])
    if "pp" in moods:
        return VerbGroup(index, index, end, any_form, "pp")
    return None


def _auxiliary(page: Page, sentence: SentenceRange, index: int) -> tuple[int | None, int]:
    """The auxiliary before the verb, past adverbs: "has also", "did not immediately"."""
    place = index - 1
    while place >= sentence.first and index - place < 6:
        low = page.low(place)
        if low in page.lexicon["have"] or low in page.lexicon["be"] or _is_modal(page, low):
            if low == "'s" and page.low(place - 1) not in {
                "he",
                "she",
                "it",
                "who",
                "there",
                "that",
            }:
                return None, 0
            return place, index - place
        if low == "to":
            return place, index - place
        if not (page.is_a(place, "adverb") or low in {"not", "never", "no", "longer", "been"}):
            return None, 0
        place -= 1
    return None, 0


def _is_modal(page: Page, low: str) -> bool:
    return (
        low
        in {
            "will",
            "would",
            "can",
            "could",
            "may",
            "might",
            "must",
            "should",
            "shall",
            "cannot",
            "'ll",
        }
        or low in _DO
        or (low.endswith("n't") and len(low) > 3)
    )


def _with_auxiliary(
    page: Page,
    sentence: SentenceRange,
    auxiliary: int,
    index: int,
    end: int,
    moods: dict[str, VerbForm],
) -> VerbGroup | None:
    low = page.low(auxiliary)
    first = auxiliary
    if (
        low in page.lexicon["be"] and low != "'d" and page.low(auxiliary) != "been"
    ) or low == "been":
        first = _outer_auxiliary(page, sentence, auxiliary)
    negated = any(
        page.low(i) in {"not", "never", "cannot"} or page.low(i).endswith("n't")
        for i in range(first, index)
    )
    if low == "to":
        return _to_infinitive(page, sentence, auxiliary, index, end, moods)
    if low in page.lexicon["be"]:
        if "ger" in moods:
            return VerbGroup(first, index, end, moods["ger"], "fin", is_negated=negated)
        if "pp" in moods:
            mood = "ger" if low == "being" and first == auxiliary else "fin"
            return VerbGroup(
                first, index, end, moods["pp"], mood, is_negated=negated, is_passive=True
            )
        return None
    if low in page.lexicon["have"] and "pp" in moods:
        mood = "ger" if low == "having" else "fin"
        return VerbGroup(first, index, end, moods["pp"], mood, is_negated=negated)
    if _is_modal(page, low) and "inf" in moods:
        return VerbGroup(first, index, end, moods["inf"], "fin", is_negated=negated)
    return None


def _outer_auxiliary(page: Page, sentence: SentenceRange, auxiliary: int) -> int:
    place = auxiliary - 1
    while place >= sentence.first and auxiliary - place < 4:
        low = page.low(place)
        if low in page.lexicon["have"] or _is_modal(page, low):
            return place
        if not (page.is_a(place, "adverb") or low in {"not", "been"}):
            break
        place -= 1
    return auxiliary


def _to_infinitive(
    page: Page,
    sentence: SentenceRange,
    to: int,
    index: int,
    end: int,
    moods: dict[str, VerbForm],
) -> VerbGroup | None:
    """ "went on to say", "has tried to blame", "sought to deny" share their subject."""
    if "inf" not in moods:
        return None
    place = to - 1
    carrier = {
        "tried",
        "tries",
        "trying",
        "sought",
        "seeks",
        "went",
        "goes",
        "on",
        "wanted",
        "wants",
        "continued",
        "continues",
        "moved",
        "moves",
        "rushed",
        "had",
        "has",
        "have",
        "began",
        "used",
        "appeared",
        "appears",
        "seemed",
        "seems",
    }
    start = place
    while start >= sentence.first and page.low(start) in carrier:
        start -= 1
    start += 1
    if start > place:
        return VerbGroup(to, index, end, moods["inf"], "inf")
    return VerbGroup(start, index, end, moods["inf"], "inf", is_governed=True)


def _base_form(
    page: Page, sentence: SentenceRange, index: int, end: int, form: VerbForm
) -> VerbGroup | None:
    """ "Officials say": the bare form is a verb after a plural or a pronoun."""
    if index == sentence.first:
        return None
    place = index - 1
    while place > sentence.first and page.is_a(place, "adverb"):
        place -= 1
    before = page.low(place)
    if page.low(index) not in page.lexicon["cue_noun"] and page.low(index) in {
        "say",
        "believe",
        "think",
        "argue",
        "deny",
        "insist",
        "allege",
    }:
        return VerbGroup(index, index, end, form, "fin") if before != "to" else None
    plural = (
        (before.endswith("s") and not before.endswith("'s") and len(before) > 2)
        or before
        in {
            "they",
            "we",
            "i",
            "you",
            "who",
            "people",
            "media",
            "police",
            "some",
            "others",
            "many",
            "both",
            "and",
            "authorities",
            "that",
            "family",
            "men",
            "women",
            ")",
            ",",
        }
        or (page.tokens[place].is_capitalised and page.low(index) not in page.lexicon["cue_noun"])
        or page.tokens[place].text in {"”", '"'}
    )
    return VerbGroup(index, index, end, form, "fin") if plural else None


def _is_noun(page: Page, sentence: SentenceRange, index: int, end: int) -> bool:
    low = page.low(index)
    if page.tokens[index].is_capitalised and index > sentence.first:
        return True
    before = page.low(index - 1) if index > sentence.first else ""
    if low.endswith("ing"):
        return before in page.lexicon["np_determiner"] or before == "'s" or before == "of"
    if low not in page.lexicon["cue_noun"]:
        return (
            before in page.lexicon["np_determiner"]
            and low not in {"said", "told"}
            and before
            not in {
                "all",
                "both",
                "some",
                "many",
                "most",
                "other",
                "others",
                "this",
                "these",
                "those",
                "another",
                "one",
            }
        )
    if (
        before in page.lexicon["determiner"]
        or before in page.lexicon["preposition"]
        or before == "'s"
    ):
        return before not in {"some", "many", "others", "both", "all", "that"}
    if low == "accused" and page.low(end) != "of":
        return before in page.lexicon["determiner"]
    if low in page.lexicon["cue_adjective"]:
        return not before or before in {"and", "an", "a", "the"}
    following = page.low(end)
    if low.endswith("s") or low in {
        "claim",
        "report",
        "state",
        "note",
        "fear",
        "charge",
        "doubt",
        "suspect",
        "dispute",
        "question",
        "blame",
        "call",
    }:
        return not (
            following in _CONTENT_STARTS
            or page.is_a(end, "determiner")
            or following == ","
            or (page.in_quote(end))
            or (end < sentence.end and page.tokens[end].is_capitalised)
            or page.is_a(index - 1, "subject_pronoun")
            or (following.endswith("s") and low.endswith("s"))
        ) or _already_has_verb(page, sentence, index, end)
    return False


def _already_has_verb(page: Page, sentence: SentenceRange, index: int, end: int) -> bool:
    """ "Media reports said": the noun is followed by the verb."""
    return any(
        form.mood == "fin" for form in page.lexicon.verbs.get(page.low(end), ())
    ) or page.low(end) in {"is", "are", "was", "were", "has", "have", "had"}
