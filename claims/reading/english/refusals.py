"""How English says that somebody would not say."""

from claims.reading.drafts import SentenceView

_DO = frozenset({"did", "has", "have", "had", "would", "could", "does", "do"})
_BE = frozenset({"is", "was", "were", "are"})


def english_refusal(view: SentenceView, index: int) -> int | None:
    """Where the core of a refusal that starts here ends."""
    page, low = view.page, view.page.low(index)
    if page.is_a(index, "refuses"):
        return _refused(view, index)
    if page.folded(index + 1, index + 3) == "no comment":
        return index + 3 if low in {"had", "has", "have", "offered", "made", "gave"} else None
    if low == "neither":
        return index + 4 if page.low(index + 1).startswith("confirm") else None
    if low in _BE:
        return _unavailable(view, index)
    return _negated(view, index) if low in _DO or low.endswith("n't") else None


def _refused(view: SentenceView, index: int) -> int | None:
    """ "declined to comment", "refused further comment"."""
    page = view.page
    if page.low(index + 1) == "to" and page.is_a(index + 2, "speaks"):
        return index + 3 if _says_nothing(view, index) else None
    return _first(view, index + 1, index + 4, "comment_noun")


def _says_nothing(view: SentenceView, index: int) -> bool:
    """ "refused to give details", "to be identified"; not "to give ground", "to be moved"."""
    needed = {"give": "said_thing", "provide": "said_thing", "be": "named"}
    word_class = needed.get(view.page.low(index + 2))
    return word_class is None or _first(view, index, index + 10, word_class) is not None


def _unavailable(view: SentenceView, index: int) -> int | None:
    """ "was not available for comment"."""
    page = view.page
    words = {page.low(i) for i in range(index, min(view.end, index + 10))}
    if not words & {"available", "unavailable", "reached"}:
        return None
    return (
        _first(view, index, index + 8, "comment_noun") if words & {"not", "unavailable"} else None
    )


def _negated(view: SentenceView, index: int) -> int | None:
    """ "did not immediately respond", "would not say whether", "could not be reached"."""
    page, end = view.page, min(view.end, index + 10)
    words = [page.low(i) for i in range(index, end)]
    if "neither" in words[:3]:
        return index + 5 if any(word.startswith("confirm") for word in words) else None
    if not words[0].endswith("n't") and "not" not in words[:4]:
        return None
    if "be reached" in page.folded(index, end):
        return index + words.index("reached") + 1
    for place in range(index + 1, min(end, index + 6)):
        if _keeps_silent(view, place, words[0]):
            return place + 1
        if not page.is_a(place, "refusal_adverb"):
            break
    return None


def _keeps_silent(view: SentenceView, place: int, auxiliary: str) -> bool:
    page, low = view.page, view.page.low(place)
    if page.is_a(place, "stays_silent"):
        return True
    if low in {"say", "return", "answer", "provide", "give", "identify", "discuss"}:
        return _first(view, place + 1, place + 5, "left_unsaid") is not None
    if auxiliary not in {"has", "have", "had", "hasn't", "haven't"}:
        return False
    if low == "said":
        return page.is_a(place + 1, "question_word")
    return page.is_a(place, "spoken")


def _first(view: SentenceView, start: int, end: int, word_class: str) -> int | None:
    """The end of the first word of that class."""
    for index in range(start, min(view.end, end)):
        if view.page.is_a(index, word_class):
            return index + 1
    return None
