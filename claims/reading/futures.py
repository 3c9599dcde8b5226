"""Statements about what will be, or what somebody means to do."""

from claims.reading.clauses import first_main_finite, is_finite
from claims.reading.drafts import Draft, SentenceView
from claims.reading.page import Page
from claims.reading.proposals import ReasonCode

_FRENCH_FUTURE = ("ra", "ront", "rai", "rons")


def is_projection(view: SentenceView, draft: Draft) -> bool:
    page = view.page
    if _is_ready(view, draft):
        return True
    if draft.cue.kind == "project" and draft.pattern is not ReasonCode.OBJECT_CONTENT:
        return True
    if draft.pattern is ReasonCode.INFINITIVE_CONTENT:
        return page.is_a(draft.first, "intention") or draft.cue.kind == "project"
    verb = main_verb(view, draft)
    if verb is None:
        return False
    low = page.low(verb)
    if page.lexicon.language == "en":
        return _is_english_future(view, draft, verb)
    if low in page.lexicon["intention_verb"] and page.low(verb + 1).endswith(
        ("er", "ir", "re", "oir")
    ):
        return True
    if low in page.lexicon["future_modal"]:
        return True
    if low.endswith(("rait", "raient")) and not low.startswith(("aurai", "aurait")):
        return draft.pattern is ReasonCode.INDIRECT_SPEECH and _is_conditional_form(page, low)
    return low.endswith(_FRENCH_FUTURE) and low not in page.lexicon["not_future"] and len(low) > 3


def _is_conditional_form(page: Page, low: str) -> bool:

    return low not in page.lexicon["not_conditional"]


def _is_ready(view: SentenceView, draft: Draft) -> bool:
    """ "was ready to halt", "était prêt à signer"."""
    page = view.page
    return any(
        page.low(i) in {"ready", "willing", "prepared", "prêt", "prête", "prêts", "prêtes"}
        and page.low(i + 1) in {"to", "à"}
        for i in range(draft.first, min(draft.end, draft.first + 10))
    )


def _is_english_future(view: SentenceView, draft: Draft, verb: int) -> bool:
    page = view.page
    low = page.low(verb)
    if low in {"will", "'ll", "won't"}:
        return True
    if low in {"could", "may", "might"}:
        return page.low(verb + 1) not in {"not", "have"}
    if low in {"would", "wouldn't"}:
        return page.low(verb + 1) != "have"
    if page.low(verb + 1) == "going" and page.low(verb + 2) == "to":
        return True
    if low in {"is", "are", "was", "were"} and page.low(verb + 1) in {
        "expected",
        "likely",
        "set",
        "due",
        "scheduled",
    }:
        return True
    return low in page.lexicon["intention_verb"] and page.low(verb + 1) == "to"


def main_verb(view: SentenceView, draft: Draft) -> int | None:
    """The statement's verb, inside its quotation if it is one."""
    page = view.page
    verb = first_main_finite(page, draft.first, draft.end)
    if verb is not None:
        return verb

    return next((i for i in range(draft.first, draft.end) if is_finite(page, i)), None)
