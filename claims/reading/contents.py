"""How far a statement's own words reach, to the left and to the right of what attributes them."""

from claims.reading.clauses import has_finite, jump
from claims.reading.drafts import SentenceView
from claims.reading.page import Page
from claims.reading.verbs import VerbGroup

_STRONG = frozenset({";", "\n", "—", "–"})
_EDGE = frozenset({",", ";", ":", "—", "–", "-", ".", "…"})


def content_end(view: SentenceView, start: int, *, chains: bool = False) -> tuple[int, int | None]:
    """Where content that starts here ends, and where a clause under the same verb goes on."""
    page = view.page
    index = start
    while index < view.end:
        if index > start:
            if index in view.walls:
                return index, None
            following = _same_verb_again(page, index, view.end)
            if following is None and chains:
                following = _new_subject(view, index)
            if following is not None:
                return index, following
            if _is_over(view, start, index) or cut_after_quote(view, index):
                return index, None
        index = jump(page, index, view.end)
    return view.end, None


def _is_over(view: SentenceView, start: int, index: int) -> bool:
    page, low = view.page, view.page.low(index)
    if low in {"—", "–"}:
        return not any(page.low(i) == low for i in range(index + 1, view.end))
    if low in _STRONG:
        return True
    if any(
        group.first == index
        and group.mood == "ger"
        and group.takes("q")
        and page.is_a(group.end, "complementiser")
        and page.written(index - 1) in {"»", "”", '"'}
        for group in view.groups
    ):
        return True
    if low == ",":
        return _comma_ends(view, index)
    if low in page.lexicon["coordinator"] or low in page.lexicon["contrast"]:
        return _another_speaks(view, index) or _same_speaks_again(view, index)
    return False


def cut_after_quote(view: SentenceView, index: int) -> bool:
    """ "… are “laughable,” | despite": the comma is inside the closing mark."""
    page = view.page
    cuts = (
        page.is_a(index, "cut_before")
        or page.is_a(index, "subordinator")
        or page.low(index) == "even"
    )
    return cuts and page.written(index - 1) in {"”", '"', "»"} and page.low(index - 2) == ","


def _comma_ends(view: SentenceView, comma: int) -> bool:
    page, following = view.page, comma + 1
    if page.low(following) in page.lexicon["cut_before"]:
        return not (page.low(following) == "tout" and page.low(following + 1) != "en")
    if any(
        group.first == following and group.mood == "ger" and _is_speech(group.form.flags)
        for group in view.groups
    ):
        return True
    if page.low(following) == "en":
        return any(group.head == following + 1 and group.mood == "ger" for group in view.groups)
    if page.low(following) in {"sans", "without"} and page.is_a(following + 1, "leaves_out"):
        return True
    if page.low(following) in {"ce", "which"} and page.low(following + 1) in {
        "qui",
        "que",
        "qu'",
        "dont",
        "a",
    }:
        return True
    return following in view.walls


def _is_speech(flags: str) -> bool:
    return any(flag in flags for flag in "qdoanp")


def _another_speaks(view: SentenceView, joint: int) -> bool:
    """ "…, mais | le ministère a déclaré que": a new subject with a verb of speech."""
    page = view.page
    for group in view.groups:
        if group.first <= joint or group.mood != "fin" or not _is_speech(group.form.flags):
            continue
        if has_finite(page, joint + 1, group.first):
            return False
        aside = page.low(joint) in {"et", "ou", "and", "or"} and any(
            page.low(i) == "," for i in range(joint, group.first)
        )
        return not aside and group.first - joint < 25 and _says_something(view, group)
    return False


def _same_speaks_again(view: SentenceView, joint: int) -> bool:
    """ "… et | a ajouté que"."""
    page = view.page
    after = joint + 1
    while page.is_a(after, "adverb") or page.is_a(after, "contrast"):
        after += 1
    return any(
        group.first in {after, joint + 1} and group.mood == "fin" and _says_something(view, group)
        for group in view.groups
    )


def _says_something(view: SentenceView, group: VerbGroup) -> bool:
    """Words that could be its content follow the verb."""
    page, end = view.page, group.end
    if group.is_passive or not (group.kind in {"deny", "limit"} or _is_speech(group.form.flags)):
        return False
    if group.kind in {"deny", "limit"} or page.in_quote(end) or page.low(end) == ":":
        return True
    infinitive = group.takes("i") and page.low(end) in {"to", "avoir", "être"}
    if infinitive or page.is_a(end, "complementiser") or _complement_follows(view, group):
        return True
    starts = page.is_any(end, "np_determiner", "subject_pronoun")
    named = end < view.end and page.is_capital(end)
    if group.takes("j") and (starts or named) and has_finite(page, end, view.end):
        return True
    return starts and any(group.takes(flag) for flag in "oanp")


def _complement_follows(view: SentenceView, group: VerbGroup) -> bool:
    page, end = view.page, group.end
    return group.takes("q") and any(
        page.is_a(i, "complementiser") and not has_finite(page, end, i)
        for i in range(end, min(view.end, end + 12))
    )


def _same_verb_again(page: Page, index: int, end: int) -> int | None:
    """After "et que", "mais que", "and that": where the further clause starts."""
    place = index
    if page.low(place) == ",":
        place += 1
    if page.low(place) not in page.lexicon["coordinator"] or place + 2 >= end:
        return None
    place += 1
    while page.is_a(place, "adverb") and place < end:
        place += 1
    if page.low(place) not in page.lexicon["complementiser"]:
        return None
    return place + 1 if has_finite(page, place + 1, end) or page.lexicon.language == "fr" else None


def _new_subject(view: SentenceView, comma: int) -> int | None:
    """English goes on without "that": "…, and | a landslide would signify …"."""
    page = view.page
    if page.low(comma) != "," or page.low(comma + 1) != "and":
        return None
    start = comma + 2
    if not (page.is_a(start, "np_determiner") or page.is_a(start, "subject_pronoun")):
        return None
    for index in range(start + 1, min(view.end, start + 8)):
        if page.low(index) in {",", "and"} or page.in_quote(index):
            return None
        if has_finite(page, index, index + 1):
            return start
    return None


def left_edge(view: SentenceView, index: int) -> int:
    """Where the clause that contains `index` starts."""
    page = view.page
    best = view.first
    place = view.first
    while place < index:
        low = page.low(place)
        if low in {";", ":"} or (_opens_clause(page, place) and has_finite(page, best, place)):
            best = place + 1
        place = jump(page, place, index)
    return without_openers(page, best, index)


def _opens_clause(page: Page, joint: int) -> bool:
    joins = page.is_a(joint, "contrast") or page.low(joint) in {"et", "and"}
    return joins and page.low(joint - 1) == ","


def clause_start(view: SentenceView, index: int) -> int:
    """The start of the clause, or its verb when the subject is heavy with a relative clause."""
    page = view.page
    start = left_edge(view, index)
    verb = index
    while verb > start and page.low(verb - 1) in page.lexicon["clitic"]:
        verb -= 1
    if page.low(verb - 1) == "," and any(
        page.is_a(i, "relative") and page.low(i - 1) == "," for i in range(start, verb)
    ):
        return verb
    for place in range(verb - 1, start, -1):
        low = page.low(place)
        if page.in_quote(place):
            continue
        if low in {"et", "and"} and has_finite(page, start, place):
            return place + 1
        if has_finite(page, place + 1, verb):
            continue
        if low in {
            "qui",
            "who",
            "which",
            "que",
            "qu'",
            "that",
            "où",
            "where",
            "puisque",
            "puisqu'",
            "car",
            "because",
            "lorsque",
            "lorsqu'",
        } and has_finite(page, start, place):
            return place + 1
        if low in {"qui", "who", "which"}:
            return start
    return start


def without_openers(page: Page, first: int, end: int) -> int:
    """Past "Toutefois,", "But", "Et": words that tie the sentence to the one before."""
    for phrase in page.lexicon.phrases["connective"]:
        length = phrase.count(" ") + 1
        if page.folded(first, first + length) == phrase and page.low(first + length) == ",":
            first += length + 1
    while first < end - 1 and (
        page.is_a(first, "sentence_adverb")
        or page.is_a(first, "conjunction")
        or page.written(first) in _EDGE
    ):
        first += 1
    return first


def trimmed(page: Page, first: int, end: int) -> tuple[int, int] | None:
    """Content without marks at its edges; the inside of a quotation that is all of it."""
    while True:
        while first < end and page.written(first) in _EDGE:
            first += 1
        while end > first and (
            (page.written(end - 1) in _EDGE and not _is_part_of_word(page, end - 1))
            or page.is_a(end - 1, "conjunction")
        ):
            end -= 1
        if first >= end:
            return None
        quote = page.quote_at.get(first)
        if quote is None or quote.opening != first or quote.closing != end - 1:
            break
        first, end = first + 1, end - 1
    quote = page.quote_at.get(first)
    if quote is not None and quote.opening == first and quote.closing >= end:
        first += 1
    last = page.quote_at.get(end - 1)
    if last is not None and last.closing == end - 1 and last.opening < first:
        end -= 1
    if not any(page.is_word(index) for index in range(first, end)):
        return None
    return first, end


def _is_part_of_word(page: Page, index: int) -> bool:
    """The full stop of "Jr." or "U.S." just before the end of the content."""
    token = page.tokens[index]
    return (
        token.text == "."
        and index > 0
        and page.tokens[index - 1].low in page.lexicon["abbreviation"]
    )
