"""Noun phrases to the right: how far a name with its titles and appositions reaches."""

from typing import NamedTuple

from claims.reading.clauses import has_finite, jump
from claims.reading.page import Page

STRONG = frozenset({";", ":", "—", "–", "\n", "?", "!"})


class Phrase(NamedTuple):
    """A noun phrase by its token indices."""

    first: int
    end: int


def subject_after(page: Page, start: int, end: int) -> Phrase | None:
    """The subject of an inverted verb: "a déclaré | le ministre", "said | the minister"."""
    return _rightward(page, start, end, page.lexicon["adjunct"])


def source_after(page: Page, start: int, end: int) -> Phrase | None:
    """The source after "selon" or "according to", which may carry its own complements."""
    return _rightward(page, start, end, frozenset())


def is_apposition(page: Page, start: int, end: int) -> bool:
    """ "le ministre des Affaires étrangères", "editor at large", "Jr."; not "interrogé hier"."""
    low = page.low(start)
    if has_finite(page, start, end) and not has_relative(page, start, end):
        return False
    if low in {"et", "and"} and end - start > 1:
        return True
    titled = page.is_a(start, "title")
    gerund = low.endswith(("ing", "ant")) and not titled and low != "commandant"
    if gerund or page.is_any(start, *_NOT_APPOSITIONS):
        return False
    named = page.is_capital(start) or low.isdigit() or low in {'"', "«"}
    if titled or named or page.is_a(start, "np_determiner"):
        return True
    if page.lexicon.language == "fr":
        return low.startswith(("ex-", "vice-", "co-")) or page.is_a(start, "source_noun")
    return not low.endswith("ed")


_NOT_APPOSITIONS = (
    "preposition",
    "relative",
    "subordinator",
    "opener_head",
    "time_head",
    "adverb",
    "conjunction",
    "speaker_pronoun",
    "example",
)


def trim(page: Page, first: int, end: int) -> Phrase | None:
    """The phrase without leading conjunctions, its relative clause and trailing adverbs."""
    first = past_adverbs(page, first, end)
    while first < end and page.low(first) in {",", "'", "’"}:
        first += 1
    index = first + 1
    while index < end:
        if _starts_relative(page, index, end):
            end = index
            break
        index = jump(page, index, end)
    while end > first and _dangles(page, end - 1, first):
        end -= 1
    if all(page.in_quote(i) or not page.is_word(i) for i in range(first, end)) and end - first > 5:
        return None
    if page.low(first) == "la" and page.low(first + 1) == "voix" and end - first > 3:
        first += 3 if page.low(first + 2) in {"de", "d'", "du", "des"} else 0
    if end <= first or not any(page.is_word(i) for i in range(first, end)):
        return None
    return Phrase(first, end)


def _starts_relative(page: Page, index: int, end: int) -> bool:
    low = page.low(index)
    if low in page.lexicon["relative"]:
        return True
    if low in page.lexicon["complementiser"]:
        return has_finite(page, index, end) or page.lexicon.language == "fr"
    return False


def _dangles(page: Page, index: int, first: int) -> bool:
    low = page.low(index)
    if low in {",", "-", "—", "–", ":"}:
        return True
    if index == first:
        return False
    if low in {"lui", "elle", "eux", "elles"} and page.low(index - 1) in {"à", "quant"}:
        return True
    return (
        low in page.lexicon["adverb"]
        or low in page.lexicon["dangling"]
        or low in page.lexicon["time_head"]
        or low in page.lexicon["conjunction"]
        or (low in {"à", "quant", "de", "in", "on", "at", "of", "n'", "ne"})
        or (low in {"lui", "eux"} and page.lexicon.language == "fr" and index > first)
    )


def _rightward(page: Page, start: int, end: int, adjuncts: frozenset[str]) -> Phrase | None:
    index = start
    while index < end:
        low = page.low(index)
        if low == ",":
            after = _apposition_end(page, index + 1, end)
            if after is None:
                break
            index = after
            continue
        if _ends_right(page, index, start, adjuncts):
            break
        index = jump(page, index, end)
    return trim(page, start, index) if index > start else None


def _ends_right(page: Page, index: int, start: int, adjuncts: frozenset[str]) -> bool:
    """The word here no longer belongs to the noun phrase that starts at `start`."""
    low = page.low(index)
    if low in STRONG or low in {"»", "”", "…", "-"} or low.startswith(".."):
        return True
    if low == ".":
        return not _is_initial(page, index)
    if index == start:
        return False
    quote = page.quote_at.get(index)
    if quote is not None and quote.opening == index:
        return quote.closing - index > 6
    if low in adjuncts and not _belongs_to_title(page, index, start):
        return True
    return _is_time(page, index) or _opens_clause(page, index)


def _is_time(page: Page, index: int) -> bool:
    """ "mardi", "ce matin", "le 3 mai"; but "le Monde du Dimanche" is a name."""
    low = page.low(index)
    if page.is_a(index, "time_head"):
        return not (page.is_capital(index) and page.low(index - 1) in {"le", "the"})
    if low in {"ce", "cette", "this"}:
        return page.is_a(index + 1, "time")
    return low == "le" and (page.low(index + 1).isdigit() or page.is_a(index + 1, "time"))


_ALSO_PREPOSITIONS = frozenset(
    {
        "si", "bien", "as", "since", "after", "before", "until",
        "après", "depuis", "avant", "sans", "dès",
    }
)  # fmt: skip


def _opens_clause(page: Page, index: int) -> bool:
    if page.is_any(index, "relative", "complementiser"):
        return True
    if page.is_a(index, "subordinator") and page.low(index) not in _ALSO_PREPOSITIONS:
        return True
    if page.lexicon.language == "fr" and page.low(index).endswith("ant"):
        return _is_gerund(page, index)
    return has_finite(page, index, index + 1) and not page.is_a(index, "participle")


def _is_gerund(page: Page, index: int) -> bool:
    low = page.low(index)
    return low in page.lexicon["gerund"] or any(
        form.mood == "ger" for form in page.lexicon.verbs.get(low, ())
    )


def _is_initial(page: Page, index: int) -> bool:
    """The full stop of "M." or "J." inside a name."""
    before = page.tokens[index - 1]
    return before.end == page.tokens[index].start and (
        (len(before.text) == 1 and before.is_capitalised)
        or before.low in page.lexicon["abbreviation"]
    )


def _belongs_to_title(page: Page, index: int, start: int) -> bool:
    """ "secrétaire général à la Défense", "editor at large", "ministre en exercice"."""
    low = page.low(index)
    if low in {"à", "au", "aux", "at", "for", "to", "in"}:
        titled = any(page.low(i) in page.lexicon["title_with_place"] for i in range(start, index))
        return (
            titled
            and page.low(index + 1) not in page.lexicon["audience"]
            and page.low(index + 2) not in page.lexicon["audience"]
        )
    if low == "en":
        return page.low(index + 1) in {"chef", "exercice", "charge", "marche"}
    if low == "with":
        return page.low(index - 1) in {"spokesman", "analyst", "officer"}
    return low == "chargé"


def _apposition_end(page: Page, start: int, end: int) -> int | None:
    """Where an apposition that starts here stops, or None when something else starts."""
    if start >= end or page.in_quote(start):
        return None
    if page.low(start) in {"et", "and"}:
        return None
    index = start
    while index < end and page.low(index) not in {",", ".", ";", ":", "?", "!"}:
        if index > start and page.is_a(index, "relative"):
            break
        if page.in_quote(index) and page.quote_at[index].closing - page.quote_at[index].opening > 6:
            break
        if index > start and (
            page.is_a(index, "time_head") or _is_late_adjunct(page, index, start)
        ):
            break
        index = jump(page, index, end)
    if index <= start or not is_apposition(page, start, index) or has_finite(page, start, index):
        return None
    return index


def _is_late_adjunct(page: Page, index: int, start: int) -> bool:
    low = page.low(index)
    if low == "à" and page.low(index + 2) in {"époque", "issue", "occasion", "heure"}:
        return True
    return low in {"dans", "lors", "auprès", "via", "during", "après"} or (
        low == "in" and page.low(index + 1) in {"a", "an", "remarks"}
    )


def has_relative(page: Page, start: int, end: int) -> bool:
    return any(
        page.is_a(i, "relative") or page.is_a(i, "complementiser") for i in range(start, end)
    )


def past_adverbs(page: Page, start: int, end: int) -> int:
    while start < end and (
        page.is_a(start, "sentence_adverb")
        or page.is_a(start, "conjunction")
        or page.low(start) in {"—", "–", "-", "•", "*"}
    ):
        start += 1
    return start
