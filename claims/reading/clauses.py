"""Just enough grammar to see where a clause begins, ends and has its verb."""

from collections.abc import Iterable

from claims.reading.page import Page
from claims.reading.verbs import VerbGroup

_FRENCH_ENDINGS = ("ait", "aient", "èrent", "irent", "urent", "ront")
_FRENCH_LONG_ENDINGS = ("era", "issent", "ira")
_OPENING = {"(": ")", "[": "]"}


def jump(page: Page, index: int, end: int) -> int:
    """The index after the quotation or bracket that opens here, or the next index."""
    quote = page.quote_at.get(index)
    if quote is not None and quote.opening == index:
        return min(quote.closing + 1, end)
    closing = _OPENING.get(page.written(index))
    if closing is not None:
        for further in range(index + 1, min(end, index + 60)):
            if page.written(further) == closing:
                return further + 1
    return index + 1


def jump_back(page: Page, index: int, first: int) -> int:
    """The index before the quotation or bracket that closes here, or the previous index."""
    quote = page.quote_at.get(index)
    if quote is not None and quote.closing == index:
        return max(quote.opening - 1, first - 1)
    if page.written(index) in {")", "]"}:
        for further in range(index - 1, max(first, index - 60) - 1, -1):
            if page.written(further) in _OPENING:
                return further - 1
    return index - 1


def mark_finite(page: Page, groups: Iterable[VerbGroup]) -> None:
    """Find every verb with a subject once, so that the rules can ask cheaply."""
    page.finite.update(index for index in range(len(page.tokens)) if _looks_finite(page, index))
    for group in groups:
        inside = range(group.first, group.end)
        if group.mood != "fin" and not group.is_governed:
            page.finite.difference_update(inside)
        elif page.finite.isdisjoint(inside):
            page.finite.add(group.head)


def is_finite(page: Page, index: int) -> bool:
    return index in page.finite


def _looks_finite(page: Page, index: int) -> bool:
    token = page.tokens[index]
    if not token.low[0].isalpha() and token.low[0] != "'":
        return False
    if token.is_capitalised and not _opens_sentence(page, index):
        return False
    if page.lexicon.language == "fr":
        return _is_finite_french(page, index)
    return _is_finite_english(page, index)


def _opens_sentence(page: Page, index: int) -> bool:
    return page.low(index - 1) in {"", ".", "!", "?", "\n", ":", "«", "“", '"', "(", "["}


def _is_finite_french(page: Page, index: int) -> bool:
    low, before = page.low(index), page.low(index - 1)
    if page.is_a(index, "finite"):
        return not page.is_a(index, "also_noun") or not page.is_a(index - 1, "before_noun")
    if page.is_a(index, "not_finite") or page.is_capital(index):
        return False
    if page.is_any(index - 1, "preposition", "noun_determiner", "noun_announcer"):
        return False
    if low.endswith("ent") and not low.endswith(("ment", "aient", "èrent")) and len(low) > 5:
        # "-ent" ends nouns too: a plural before it tells.
        plural = before.endswith(("s", "x")) or before == "qui"
        return plural or page.is_a(index - 1, "pronoun") or low.endswith(_FRENCH_ENDINGS)
    if page.is_a(index, "common_finite"):
        return _has_verbal_ending(low) or not page.is_a(index - 1, "before_noun")
    return _has_verbal_ending(low)


def _has_verbal_ending(low: str) -> bool:
    return (low.endswith(_FRENCH_ENDINGS) and len(low) > 4) or (
        low.endswith(_FRENCH_LONG_ENDINGS) and len(low) > 5
    )


def _is_finite_english(page: Page, index: int) -> bool:
    low = page.low(index)
    before = page.low(index - 1)
    if low == "'s":
        # A possessive is followed by its noun, a shortened "is" follows a pronoun.
        return before in {"he", "she", "it", "that", "there", "what", "who"}
    if low in page.lexicon["finite"]:
        return before not in page.lexicon["np_determiner"] and before != "to"
    if low in page.lexicon["not_finite"]:
        return False
    if low.endswith("ed") and len(low) > 4:
        following = page.low(index + 1)
        return (
            before not in page.lexicon["determiner"]
            and before not in page.lexicon["preposition"]
            and before not in page.lexicon["be"]
            and before not in {",", "and", "'s", "to"}
            and following != "by"
            and not page.is_capital(index)
        )
    if low in page.lexicon["common_finite"] and not page.is_capital(index):
        return (
            before not in page.lexicon["determiner"] and before not in page.lexicon["preposition"]
        )
    return False


def has_finite(page: Page, first: int, end: int) -> bool:
    """A verb with a subject, outside quotations and brackets."""
    return first_finite(page, first, end) is not None


def first_finite(page: Page, first: int, end: int) -> int | None:
    index = first
    while index < end:
        after = jump(page, index, end)
        if after == index + 1 and not page.in_quote(index) and is_finite(page, index):
            return index
        index = after
    return None


def first_main_finite(page: Page, first: int, end: int) -> int | None:
    """The first verb with a subject that is not inside a relative clause between commas."""
    index, relative = first, False
    while index < end:
        after = jump(page, index, end)
        if after == index + 1 and not page.in_quote(index):
            low = page.low(index)
            if low in page.lexicon["relative"] or low in page.lexicon["complementiser"]:
                relative = True
            elif low == ",":
                relative = False
            elif is_finite(page, index):
                if not relative:
                    return index
                relative = False
        index = after
    return None


def comma_pieces(page: Page, first: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas, quotations and brackets kept whole. None is empty."""
    pieces, start, index = [], first, first
    while index < end:
        if page.written(index) == ",":
            if index > start:
                pieces.append((start, index))
            start = index + 1
            index += 1
        else:
            index = jump(page, index, end)
    if end > start:
        pieces.append((start, end))
    return pieces
