"""How French says that somebody would not say."""

from claims.reading.drafts import SentenceView

_STARTS = frozenset({"s'", "a", "ont", "refuse", "refusent", "décline", "avait", "avaient"})
_LIGHT = frozenset({"faire", "donner", "dire"})
"""Verbs that only say nothing together with a noun: "faire de commentaire"."""
_AUXILIARIES = frozenset({"a", "ont", "avait", "avaient", "s'", "est"})


def french_refusal(view: SentenceView, index: int) -> int | None:
    """Where the core of a refusal that starts here ends."""
    low = view.page.low(index)
    if low in {"n'", "ne"}:
        return _negated(view, index)
    return _refused(view, index) if low in _STARTS else None


def _refused(view: SentenceView, index: int) -> int | None:
    """ "s'est refusé à tout commentaire", "a refusé de répondre"."""
    page = view.page
    refusal = _first(view, index, index + 5, "refuses")
    if refusal is None or any(page.low(i) in {",", "que", "et"} for i in range(index, refusal)):
        return None
    if page.low(refusal + 1) not in {"de", "d'", "à", "tout", "pour"}:
        return None
    for place in range(refusal + 1, min(view.end, refusal + 6)):
        if page.is_a(place, "speaks") and _says_nothing(view, place, refusal):
            return place + 1
    return None


def _negated(view: SentenceView, index: int) -> int | None:
    """ "n'a pas souhaité réagir", "n'a fait aucun commentaire", "n'a pas répondu"."""
    page, end = view.page, min(view.end, index + 10)
    words = page.folded(index, end)
    phrases = page.lexicon.phrases
    if any(phrase in words for phrase in phrases["neither_nor"]):
        return index + 7
    negator = _first(view, index, min(end, index + 8), "refusal_negator")
    if negator is None:
        return None
    if any(phrase in words for phrase in phrases["no_statement"]) and any(
        page.is_a(i, "makes_statement") for i in range(index, end)
    ):
        return min(end, negator + 2)
    if _first(view, index, index + 6, "reachable") is not None:
        return index + 5
    return _unwilling(view, index) or _silent(view, index, negator)


def _unwilling(view: SentenceView, index: int) -> int | None:
    end = min(view.end, index + 10)
    wish = _first(view, index, end, "wishes")
    if wish is None:
        return None
    speak = _first(view, wish + 1, min(end, wish + 5), "speaks")
    return speak + 1 if speak is not None and _says_nothing(view, speak, index) else None


def _silent(view: SentenceView, index: int, negator: int) -> int | None:
    page = view.page
    spoken = _first(view, negator + 1, negator + 4, "spoken")
    if spoken is None or page.low(index + 1) not in _AUXILIARIES:
        return None
    return None if any(page.low(i) == "été" for i in range(index, spoken)) else spoken + 1


def _says_nothing(view: SentenceView, place: int, start: int) -> bool:
    if view.page.low(place) not in _LIGHT:
        return True
    return _first(view, start, start + 10, "said_thing") is not None


def _first(view: SentenceView, start: int, end: int, word_class: str) -> int | None:
    for index in range(start, min(view.end, end)):
        if view.page.is_a(index, word_class):
            return index
    return None
