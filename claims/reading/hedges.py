"""Words by which an article keeps its distance: the conditional of rumour, "allegedly"."""

from claims.reading.clauses import has_finite
from claims.reading.drafts import Draft, SentenceView
from claims.reading.proposals import ReasonCode


def hedge_in(view: SentenceView, draft: Draft) -> tuple[int, int, str] | None:
    """A conditional of rumour or an evidential word inside the statement, outside quotations."""
    page = view.page
    indirect_past = draft.pattern is ReasonCode.INDIRECT_SPEECH and _is_past(view, draft)
    quoted = draft.pattern is ReasonCode.DIRECT_SPEECH
    for index in range(draft.first, draft.end):
        low = page.low(index)
        if page.in_quote(index) or quoted:
            continue
        if page.lexicon.language == "fr":
            supposes = indirect_past or draft.cue.kind == "belief"
            if is_conditional_of_rumour(view, index) and not (
                supposes and low not in {"aurait", "auraient"}
            ):
                return index, index + 1, "conditional"
            if low in {"pourrait", "pourraient"} and page.low(index + 1) == "avoir":
                return index, index + 2, "modal"
            if low in {"semblerait", "soi-disant"}:
                return index, index + 1, "evidential"
        elif low in page.lexicon["evidential_adverb"]:
            return index, index + 1, "evidential"
        elif low in {"may", "might", "could"} and page.low(index + 1) == "have":
            return index, index + 2, "modal"
    if draft.cue.kind == "according" and draft.cue.lemma.startswith("à en"):
        return draft.cue.first, draft.cue.end, "selon"
    return None


def hedge_of_cue(view: SentenceView, draft: Draft) -> tuple[int, int, str] | None:
    """That somebody spoke is itself hearsay: "aurait déclaré que", "reportedly said that"."""
    page = view.page
    for index in range(draft.cue.first, draft.cue.end):
        if page.low(index) in page.lexicon["evidential_adverb"] and draft.cue.kind != "evidential":
            return index, index + 1, "evidential"
        if (
            page.lexicon.language == "fr"
            and is_conditional_of_rumour(view, index)
            and page.low(index) in {"aurait", "auraient"}
        ):
            return index, index + 1, "conditional"
    before = draft.cue.first - 1
    if before >= view.first and page.low(before) in page.lexicon["evidential_adverb"]:
        return before, before + 1, "evidential"
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
    if (
        not low.endswith(("rait", "raient"))
        or low in page.lexicon["not_conditional"]
        or page.in_quote(index)
    ):
        return False
    if low in {
        "devrait",
        "devraient",
        "pourrait",
        "pourraient",
        "voudrait",
        "faudrait",
        "semblerait",
        "paraîtrait",
        "voudraient",
        "aimerait",
        "aimeraient",
        "souhaiterait",
        "souhaiteraient",
        "vaudrait",
        "dirait",
        "préférerait",
    }:
        return False
    if page.is_a(index - 1, "determiner") and page.low(index - 1) not in {
        "l'",
        "le",
        "la",
        "les",
        "leur",
        "en",
    }:
        return False
    following = [page.low(i) for i in range(index + 1, min(view.end, index + 4))]
    if low in {"aurait", "auraient"} and {
        "pu",
        "dû",
        "préféré",
        "voulu",
        "souhaité",
        "fallu",
        "aimé",
        "dues",
    } & set(following):
        return False
    return not has_if(view, index)


def has_if(view: SentenceView, index: int) -> bool:
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
