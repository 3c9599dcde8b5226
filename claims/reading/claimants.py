"""Whose words they are: the subject before the verb that speaks."""

from claims.reading.clauses import comma_pieces, has_finite, jump_back
from claims.reading.noun_phrases import (
    STRONG,
    Phrase,
    has_relative,
    is_apposition,
    past_adverbs,
    trim,
)
from claims.reading.page import Page, first_word
from claims.reading.sentences import SentenceRange

_BEFORE_AGENT = frozenset({"par", "by"})


def subject_before(page: Page, sentence: SentenceRange, verb: int) -> Phrase | None:
    """The subject that stands left of the verb at token `verb`, or None when it has none there."""
    first = first_word(page, sentence)
    start, antecedent = _clause_start(page, first, verb)
    if antecedent is not None:
        return _noun_phrase_ending(page, first, antecedent)
    pieces = comma_pieces(page, start, verb)
    if not pieces or (pieces[-1][1] < verb - 1):
        return None
    head = _head_piece(page, pieces)
    if head is None:
        return _buried_subject(page, pieces[-1])
    phrase = _with_appositions(page, pieces, head)
    return trim(page, *phrase)


def before_clitics(page: Page, verb: int, first: int) -> int:
    """The verb with the pronouns that lean on it: "s'est", "ne l'a"."""
    start = verb
    while (
        start > first
        and page.is_a(start - 1, "clitic")
        and page.low(start - 1) not in {"le", "la", "les", "leur", "nous"}
    ):
        start -= 1
    return start


def _clause_start(page: Page, first: int, verb: int) -> tuple[int, int | None]:
    """Where the verb's own clause starts, or, if it is relative, where its antecedent ends."""
    index = verb - 1
    while index >= first:
        low = page.low(index)
        if page.in_quote(index) or low in {")", "]"}:
            index = jump_back(page, index, first)
            continue
        if low in STRONG:
            return index + 1, None
        inside = has_finite(page, index + 1, verb)
        if _subordinates(page, index, verb) and not inside:
            return index + 1, None
        if _is_who(page, index) and not inside and _only_asides(page, index + 1, verb):
            return index, _antecedent_end(page, first, index)
        if low in page.lexicon["complementiser"] and not inside:
            return index + 1, None
        if (
            _joins(page, index)
            and not inside
            and has_finite(page, first, index)
            and not _closes_aside(page, index, verb)
        ):
            return index + 1, None
        index -= 1
    return first, None


def _subordinates(page: Page, index: int, verb: int) -> bool:
    """ "while | Kyiv says", "lorsque | le ministre a déclaré": no comma before the verb."""
    return (
        page.is_a(index, "subordinator")
        and page.low(index)
        not in {
            "si",
            "afin",
            "parce",
            "bien",
            "sans",
            "tout",
            "pendant",
            "alors",
            "tandis",
            "avant",
            "après",
            "depuis",
            "dès",
        }
        and index + 1 < verb
        and not any(page.low(i) == "," for i in range(index, verb))
        and not page.is_a(index + 1, "time")
    )


def _is_who(page: Page, index: int) -> bool:
    return page.low(index) in {"qui", "who", "which"}


def _only_asides(page: Page, start: int, end: int) -> bool:
    """Nothing but adverbs between "qui" and its verb, or a pair of commas."""
    pieces = comma_pieces(page, start, end)
    return not pieces or (
        len(pieces) == 1
        and (page.low(start) == "," or all(page.is_a(i, "adverb") for i in range(start, end)))
    )


def _joins(page: Page, index: int) -> bool:
    return (
        page.is_a(index, "coordinator")
        or page.is_a(index, "contrast")
        or page.low(index) in {"que", "puis", "then"}
    )


def _closes_aside(page: Page, joint: int, verb: int) -> bool:
    """ "X, que Y dit avoir vu ou tué, | revendique": the joint is inside what the comma closes."""
    return (
        page.low(verb - 1) == ","
        and page.low(joint + 1) != ","
        and len(comma_pieces(page, joint + 1, verb)) == 1
    )


def _antecedent_end(page: Page, first: int, relative: int) -> int | None:
    end = relative
    while end > first and page.low(end - 1) in {",", "et", "and", "à", "of"}:
        end -= 1
    return end if end > first else None


def _noun_phrase_ending(page: Page, first: int, end: int) -> Phrase | None:
    """The noun phrase whose last word is before `end`: what "qui" stands for."""
    pieces = comma_pieces(page, first, end)
    if not pieces:
        return None
    start, stop = pieces[-1]
    if len(pieces) > 1 and is_apposition(page, start, stop):
        before = _noun_phrase_ending(page, first, pieces[-2][1])
        if before is not None:
            return Phrase(before.first, stop)
    index = stop - 1
    begin = stop
    while index >= start:
        low = page.low(index)
        if page.in_quote(index) or low in {")", "]"}:
            index = jump_back(page, index, start)
            begin = index + 1
            continue
        if STRONG & {low} or low in page.lexicon["relative"] or low in _BEFORE_AGENT:
            break
        if has_finite(page, index, index + 1) or _ends_left(page, index):
            break
        begin = index
        index -= 1
    return trim(page, begin, stop) if begin < stop else None


def _ends_left(page: Page, index: int) -> bool:
    low = page.low(index)
    return low in page.lexicon["preposition"] and low not in {"of", "de", "d'", "for", "at"}


def _head_piece(page: Page, pieces: list[tuple[int, int]]) -> int | None:
    for number, (start, end) in enumerate(pieces):
        if not _is_opener(page, start, end, last=number == len(pieces) - 1):
            return number
    return None


def _is_opener(page: Page, start: int, end: int, *, last: bool) -> bool:
    """Time, place, circumstance before the subject: "Mardi", "Dans un communiqué"."""
    start = past_adverbs(page, start, end)
    if start >= end or _is_time_opener(page, start, end) or page.is_any(start, *_OPENERS):
        return True
    if _is_participle_opener(page, start, end, last=last):
        return True
    return has_finite(page, start, end) and not has_relative(page, start, end)


_OPENERS = ("preposition", "subordinator", "opener_head", "source_preposition", "relative")


def _is_time_opener(page: Page, start: int, end: int) -> bool:
    low = page.low(start)
    if page.is_a(start, "time_head"):
        # "Last Week Tonight" is a name.
        named = page.is_capital(start) and low in {"this", "last"}
        return not (named and end - start > 3)
    if low in {"ce", "cette", "this", "last", "late", "early"}:
        return _is_time_piece(page, start, end)
    return low.isdigit() or (low == "le" and page.low(start + 1).isdigit())


def _is_participle_opener(page: Page, start: int, end: int, *, last: bool) -> bool:
    """ "Interrogé mardi", "Revenant sur l'affaire", "Ému", "Asked by reporters"."""
    low = page.low(start)
    if page.lexicon.language == "en":
        return low.endswith(("ing", "ed")) and end - start > 1 and low not in {"king", "united"}
    named = page.is_capital(end - 1)
    participle = low.endswith(("ant", "é", "ée", "és", "ées")) and not named
    if end - start == 1:
        return participle and not last
    first_of_sentence = start == 0 or page.low(start - 1) in {".", "\n"}
    if page.is_a(start, "title") or not (first_of_sentence or not page.is_capital(start)):
        return False
    gerund = low.endswith("ant") and len(low) > 5 and low != "cependant"
    return low != "quant" and (participle or (gerund and not page.is_capital(start + 1)))


def _is_time_piece(page: Page, start: int, end: int) -> bool:
    return any(page.is_a(i, "time") for i in range(start, min(end, start + 3))) and not any(
        page.is_capital(i) and i > start and not page.is_a(i, "time") for i in range(start, end)
    )


def _buried_subject(page: Page, piece: tuple[int, int]) -> Phrase | None:
    """A subject that no comma sets off: "Dans un communiqué | le ministre"."""
    start, end = piece
    if has_finite(page, start, end):
        return None
    for index in range(end - 1, start, -1):
        before = page.low(index - 1)
        starts = (
            page.is_a(index, "np_determiner")
            or (page.is_capital(index) and not page.is_capital(index - 1))
            or page.is_a(index, "speaker_pronoun")
        )
        if (
            starts
            and not (
                before in page.lexicon["preposition"]
                or before in {"de", "d'", "du", "of", "l'", "à", "et", "and", "the", "that"}
                or before in page.lexicon["determiner"]
                or page.is_a(index, "time")
            )
            and not (before in page.lexicon["title"] and page.is_capital(index))
        ):
            return trim(page, index, end)
    return None


def _with_appositions(page: Page, pieces: list[tuple[int, int]], head: int) -> tuple[int, int]:
    first, end = pieces[head]
    for start, stop in pieces[head + 1 :]:
        if not is_apposition(page, start, stop):
            break
        end = stop
    return first, end
