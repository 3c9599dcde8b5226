"""English verb groups around a cue verb."""

from claims.reading.lexicon import VerbForm
from claims.reading.page import Page
from claims.reading.verbs import Head, VerbGroup

Moods = dict[str, VerbForm]

_BE = frozenset({"are", "were", "is", "was", "been"})
_MODALS = frozenset(
    {
        "will", "would", "can", "could", "may", "might", "must", "should", "shall", "cannot",
        "'ll", "do", "does", "did",
    }
)  # fmt: skip


def english_group(head: Head, readings: list[VerbForm]) -> VerbGroup | None:
    page = head.page
    moods = {form.mood: form for form in readings}
    auxiliary = _auxiliary(head)
    if auxiliary is not None:
        group = _with_auxiliary(head, auxiliary, moods)
        if group is not None or page.low(auxiliary) in _BE:
            return group
    return None if _is_noun(head) else _without_auxiliary(head, moods)


def _without_auxiliary(head: Head, moods: Moods) -> VerbGroup | None:
    page, index, end = head.page, head.index, head.end
    accused = page.low(end) == "of" and any(form.kind == "accuse" for form in moods.values())
    if "pp" in moods and (page.low(end) == "by" or accused):
        return VerbGroup(index, index, end, moods["pp"], "pp")
    if "fin" in moods:
        first = index
        while first > head.sentence.first and page.low(first - 1) in {"never", "not"}:
            first -= 1
        return VerbGroup(first, index, end, moods["fin"], "fin", is_negated=first < index)
    if "ger" in moods:
        return VerbGroup(index, index, end, moods["ger"], "ger")
    if "inf" in moods:
        return _base_form(head, moods["inf"])
    return VerbGroup(index, index, end, moods["pp"], "pp")


def _auxiliary(head: Head) -> int | None:
    """The auxiliary before the verb, past adverbs: "has also", "did not immediately"."""
    page = head.page
    for place in range(head.index - 1, max(head.sentence.first, head.index - 5) - 1, -1):
        low = page.low(place)
        if low == "'s":
            return place if page.is_a(place - 1, "shortening") else None
        if low == "to" or page.is_any(place, "have", "be") or _is_modal(low):
            return place
        if not (page.is_a(place, "adverb") or low in {"not", "never", "no", "longer"}):
            return None
    return None


def _is_modal(low: str) -> bool:
    return low in _MODALS or (low.endswith("n't") and len(low) > 3)


def _with_auxiliary(head: Head, auxiliary: int, moods: Moods) -> VerbGroup | None:
    page, index, end = head.page, head.index, head.end
    low = page.low(auxiliary)
    if low == "to":
        return _to_infinitive(head, auxiliary, moods)
    first = _outer_auxiliary(head, auxiliary) if page.is_a(auxiliary, "be") else auxiliary
    negated = any(
        page.low(i) in {"not", "never", "cannot"} or page.low(i).endswith("n't")
        for i in range(first, index)
    )
    if page.is_a(auxiliary, "be"):
        return _with_be(head, first, auxiliary, moods, negated=negated)
    if page.is_a(auxiliary, "have") and "pp" in moods:
        mood = "ger" if low == "having" else "fin"
        return VerbGroup(first, index, end, moods["pp"], mood, is_negated=negated)
    if _is_modal(low) and "inf" in moods:
        return VerbGroup(first, index, end, moods["inf"], "fin", is_negated=negated)
    return None


def _with_be(
    head: Head, first: int, auxiliary: int, moods: Moods, *, negated: bool
) -> VerbGroup | None:
    """ "are predicting" speaks, "is believed" is spoken of."""
    index, end = head.index, head.end
    if "ger" in moods:
        return VerbGroup(first, index, end, moods["ger"], "fin", is_negated=negated)
    if "pp" not in moods:
        return None
    bare = head.page.low(auxiliary) == "being" and first == auxiliary
    mood = "ger" if bare else "fin"
    return VerbGroup(first, index, end, moods["pp"], mood, is_negated=negated, is_passive=True)


def _outer_auxiliary(head: Head, auxiliary: int) -> int:
    page = head.page
    for place in range(auxiliary - 1, max(head.sentence.first, auxiliary - 3) - 1, -1):
        if page.is_a(place, "have") or _is_modal(page.low(place)):
            return place
        if not (page.is_a(place, "adverb") or page.low(place) in {"not", "been"}):
            break
    return auxiliary


def _to_infinitive(head: Head, to: int, moods: Moods) -> VerbGroup | None:
    """ "went on to say", "has tried to blame", "sought to deny" share their subject."""
    if "inf" not in moods:
        return None
    first = to
    while first > head.sentence.first and head.page.is_a(first - 1, "carrier"):
        first -= 1
    return VerbGroup(first, head.index, head.end, moods["inf"], "inf", is_governed=first < to)


def _base_form(head: Head, form: VerbForm) -> VerbGroup | None:
    """ "Officials say": the bare form is a verb after a plural or a pronoun."""
    page, index = head.page, head.index
    place = index - 1
    while place > head.sentence.first and page.is_a(place, "adverb"):
        place -= 1
    if index == head.sentence.first or not _may_be_plural(page, place, index):
        return None
    return VerbGroup(index, index, head.end, form, "fin")


def _may_be_plural(page: Page, place: int, index: int) -> bool:
    before = page.low(place)
    if page.is_a(index, "plain_cue"):
        return before != "to"
    plural = before.endswith("s") and not before.endswith("'s") and len(before) > 2
    named = page.is_capital(place) and not page.is_a(index, "cue_noun")
    return plural or named or page.is_a(place, "plural") or page.written(place) in {"”", '"'}


def _is_noun(head: Head) -> bool:
    page, index = head.page, head.index
    first = index == head.sentence.first
    before = "" if first else page.low(index - 1)
    if page.is_capital(index) and not first:
        return True
    if page.low(index).endswith("ing"):
        return before in page.lexicon["np_determiner"] or before in {"'s", "of"}
    if not page.is_a(index, "cue_noun"):
        determined = before in page.lexicon["np_determiner"]
        return (
            determined
            and before not in page.lexicon["pronoun_too"]
            and not page.is_a(index, "plain_cue")
        )
    if not first and (page.is_any(index - 1, "determiner", "preposition") or before == "'s"):
        return before not in {"some", "many", "others", "both", "all", "that"}
    return _reads_as_noun(head, before)


def _reads_as_noun(head: Head, before: str) -> bool:
    """Noun or verb by what follows: "claims they use arms" against "claims of fraud"."""
    page, low = head.page, head.page.low(head.index)
    if low == "accused" and page.low(head.end) != "of":
        return False
    if page.is_a(head.index, "cue_adjective"):
        return not before or before in {"and", "an", "a", "the"}
    if low.endswith("s") or page.is_a(head.index, "singular_cue"):
        return _is_followed_by_verb(head) or not _content_may_follow(head)
    return False


def _content_may_follow(head: Head) -> bool:
    page, end = head.page, head.end
    if page.is_any(end, "determiner", "content_start") or page.in_quote(end):
        return True
    if page.low(end) == "," or page.is_a(head.index - 1, "subject_pronoun"):
        return True
    plurals = page.low(end).endswith("s") and page.low(head.index).endswith("s")
    return plurals or (end < head.sentence.end and page.is_capital(end))


def _is_followed_by_verb(head: Head) -> bool:
    """ "Media reports said": the noun is followed by its verb."""
    following = head.page.low(head.end)
    return following in {"is", "are", "was", "were", "has", "have", "had"} or any(
        form.mood == "fin" for form in head.page.lexicon.verbs.get(following, ())
    )
