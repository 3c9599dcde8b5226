"""Words by which an article keeps its distance: the conditional of rumour, "allegedly"."""

from typing import NamedTuple

from claims.reading.clauses import has_finite
from claims.reading.drafts import Draft, SentenceView
from claims.reading.proposals import ReasonCode


class HedgeWords(NamedTuple):
    """Hedging words by their token indices."""

    first: int
    end: int
    kind: str


def hedge_in(view: SentenceView, draft: Draft) -> HedgeWords | None:
    """A conditional of rumour or an evidential word inside the statement, outside quotations."""
    page = view.page
    find = _french if page.lexicon.language == "fr" else _english
    if draft.pattern is not ReasonCode.DIRECT_SPEECH:
        for index in range(draft.first, draft.end):
            found = None if page.in_quote(index) else find(view, draft, index)
            if found is not None:
                return found
    if draft.cue.kind == "according" and draft.cue.lemma.startswith("à en"):
        return HedgeWords(draft.cue.first, draft.cue.end, "selon")
    return None


def _french(view: SentenceView, draft: Draft, index: int) -> HedgeWords | None:
    page, low = view.page, view.page.low(index)
    if is_conditional_of_rumour(view, index):
        # "a dit qu'il partirait" is a future, "estime qu'il serait utile" an opinion.
        supposes = draft.cue.kind == "belief" or (
            draft.pattern is ReasonCode.INDIRECT_SPEECH and _is_past(view, draft)
        )
        if not supposes or is_perfect(view, index):
            return HedgeWords(index, index + 1, "conditional")
    if low in {"pourrait", "pourraient"} and page.low(index + 1) == "avoir":
        return HedgeWords(index, index + 2, "modal")
    if low in {"semblerait", "soi-disant"}:
        return HedgeWords(index, index + 1, "evidential")
    return None


def is_perfect(view: SentenceView, index: int) -> bool:
    """ "aurait vendu", not "auraient lieu" or "aurait un effet"."""
    page, following = view.page, index + 1
    if not page.is_a(index, "have_conditional"):
        return False
    while page.is_any(following, "adverb", "negator"):
        following += 1
    return not page.is_any(following, "determiner", "preposition", "had_noun")


def _english(view: SentenceView, _draft: Draft, index: int) -> HedgeWords | None:
    page = view.page
    if page.is_a(index, "evidential_adverb"):
        return HedgeWords(index, index + 1, "evidential")
    if page.low(index) in {"may", "might", "could"} and page.low(index + 1) == "have":
        return HedgeWords(index, index + 2, "modal")
    return None


def hedge_of_cue(view: SentenceView, draft: Draft) -> HedgeWords | None:
    """That somebody spoke is itself hearsay: "aurait déclaré que", "reportedly said that"."""
    page = view.page
    for index in range(max(view.first, draft.cue.first - 1), draft.cue.end):
        if page.is_a(index, "evidential_adverb") and draft.cue.kind != "evidential":
            return HedgeWords(index, index + 1, "evidential")
        if page.is_a(index, "have_conditional") and is_conditional_of_rumour(view, index):
            return HedgeWords(index, index + 1, "conditional")
    return None


def _is_past(view: SentenceView, draft: Draft) -> bool:
    page = view.page
    start = draft.cue.first
    if page.low(start).endswith("ant") or page.low(start) == "en":
        # A gerund has the tense of the verb before it.
        start = max(view.first, start - 30)
    words = {page.low(i) for i in range(start, draft.cue.end)}
    if words & page.lexicon["have"]:
        return True
    return any(word.endswith(("ait", "aient", "èrent")) for word in words)


def is_conditional_of_rumour(view: SentenceView, index: int) -> bool:
    """ "aurait envoyé": told by another voice. Not "aurait dû", not "si … serait"."""
    page, low = view.page, view.page.low(index)
    if not low.endswith(("rait", "raient")) or page.in_quote(index):
        return False
    if page.is_any(index, "not_conditional", "wish"):
        return False
    pronoun = page.low(index - 1) in {"l'", "le", "la", "les", "leur", "en"}
    if page.is_a(index - 1, "determiner") and not pronoun:
        return False
    if page.is_a(index, "have_conditional") and any(
        page.is_a(i, "unfulfilled") for i in range(index + 1, min(view.end, index + 4))
    ):
        return False
    return not has_if(view)


def has_if(view: SentenceView) -> bool:
    page = view.page
    return any(
        (
            page.low(i) == "si"
            and not page.is_a(i + 1, "adverb")
            and page.low(i - 1) not in {"comme", "même"}
            and has_finite(page, i + 1, min(view.end, i + 10))
        )
        or (page.low(i) == "s'" and page.low(i + 1) in {"il", "ils"})
        for i in range(view.first, view.end)
        if not page.in_quote(i)
    )
