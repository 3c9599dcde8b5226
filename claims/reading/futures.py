"""Statements about what will be, or what somebody means to do."""

from claims.reading.clauses import first_main_finite, is_finite
from claims.reading.drafts import Draft, SentenceView
from claims.reading.hedges import is_perfect
from claims.reading.proposals import ReasonCode

_FRENCH_FUTURE = ("ra", "ront", "rai", "rons")


def is_projection(view: SentenceView, draft: Draft) -> bool:
    page = view.page
    foretold = draft.cue.kind == "project" and draft.pattern is not ReasonCode.OBJECT_CONTENT
    if foretold or _is_ready(view, draft):
        return True
    if draft.pattern is ReasonCode.INFINITIVE_CONTENT:
        return page.is_a(draft.first, "intention")
    verb = main_verb(view, draft)
    if verb is None:
        return False
    if page.lexicon.language == "en":
        return _is_english_future(view, verb)
    return _is_french_future(view, draft, verb)


def _is_french_future(view: SentenceView, draft: Draft, verb: int) -> bool:
    page, low = view.page, view.page.low(verb)
    if page.is_a(verb, "future_modal"):
        return True
    if page.is_a(verb, "intention_verb"):
        return page.low(verb + 1).endswith(("er", "ir", "re", "oir"))
    if low.endswith(("rait", "raient")) and not is_perfect(view, verb):
        # The future seen from the past: "a annoncé qu'il partirait".
        indirect = draft.pattern is ReasonCode.INDIRECT_SPEECH
        return indirect and not page.is_a(verb, "not_conditional")
    return low.endswith(_FRENCH_FUTURE) and not page.is_a(verb, "not_future") and len(low) > 3


def _is_ready(view: SentenceView, draft: Draft) -> bool:
    """ "was ready to halt", "était prêt à signer"."""
    page = view.page
    return any(
        page.low(i) in {"ready", "willing", "prepared", "prêt", "prête", "prêts", "prêtes"}
        and page.low(i + 1) in {"to", "à"}
        for i in range(draft.first, min(draft.end, draft.first + 10))
    )


def _is_english_future(view: SentenceView, verb: int) -> bool:
    page, low, following = view.page, view.page.low(verb), view.page.low(verb + 1)
    if low in {"will", "'ll", "won't"}:
        return True
    if low in {"could", "may", "might", "would", "wouldn't"}:
        return following not in {"not", "have"} or (low == "would" and following == "not")
    if low in {"is", "are", "was", "were"} and following in _ABOUT_TO:
        return True
    going = following == "going" and page.low(verb + 2) == "to"
    return going or (page.is_a(verb, "intention_verb") and following == "to")


_ABOUT_TO = frozenset({"expected", "likely", "set", "due", "scheduled"})


def main_verb(view: SentenceView, draft: Draft) -> int | None:
    """The statement's verb, inside its quotation if it is one."""
    page = view.page
    verb = first_main_finite(page, draft.first, draft.end)
    if verb is not None:
        return verb

    return next((i for i in range(draft.first, draft.end) if is_finite(page, i)), None)
