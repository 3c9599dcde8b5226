"""Denials in the same breath: "P, ce que dément X", "P, an allegation X rejects"."""

from claims.reading.clauses import has_finite
from claims.reading.denials import add_denial
from claims.reading.drafts import SentenceView, cue_of
from claims.reading.noun_phrases import Phrase, subject_after
from claims.reading.verbs import VerbGroup


def find_answers(view: SentenceView) -> None:
    """ "P, ce que dément X", "P, an allegation X rejects": X answers P in the same breath."""
    page = view.page
    for group in view.free_groups():
        if group.mood != "fin" or group.is_negated or group.is_passive:
            continue
        if group.kind != "deny" and not _calls_false(view, group):
            continue
        first = _takes_up(view, group)
        if first is None:
            continue
        source = subject_after(page, group.end, view.end)
        if first < group.first - 1 and _subject_between(view, first, group.first) is not None:
            source = _subject_between(view, first, group.first)
        if source is None:
            continue
        end = next((i for i in range(group.end, view.end) if page.low(i) in {",", ";"}), view.end)
        view.walls.add(first)
        add_denial(view, first, end, cue_of(group), source)


def _calls_false(view: SentenceView, group: VerbGroup) -> bool:
    """ "des accusations que Pékin qualifie d'infondées"."""
    following = range(group.end, min(view.end, group.end + 4))
    return group.takes("p") and any(view.page.is_a(i, "false_word") for i in following)


def _takes_up(view: SentenceView, group: VerbGroup) -> int | None:
    """Where "ce que", "which", "an allegation (that)", "something" takes up what was said."""
    page = view.page
    for index in range(group.first - 1, max(view.first, group.first - 14), -1):
        low = page.low(index)
        if low == "," or has_finite(page, index, index + 1):
            start = index + 1
            break
    else:
        return None
    if page.low(index) != ",":
        return None
    words = [page.low(i) for i in range(start, group.first)]
    if words[:2] in (["ce", "que"], ["ce", "qu'"]) or words[:1] == ["something"]:
        return start
    if words[:1] == ["which"] and len(words) > 1:
        return start
    noun = next(
        (i for i in range(start, min(start + 4, group.first)) if page.is_a(i, "claim_noun")), None
    )
    if noun is None or page.low(start) not in {
        "a",
        "an",
        "un",
        "une",
        "des",
        "allegations",
        "accusations",
        "charges",
        "claims",
    }:
        return None
    follows = page.low(noun + 1)
    return (
        start
        if follows in {"que", "qu'", "that", "which"} or page.lexicon.language == "en"
        else None
    )


def _subject_between(view: SentenceView, first: int, verb: int) -> Phrase | None:
    page = view.page
    start = first
    for index in range(first, verb):
        if (
            page.is_a(index, "claim_noun")
            or page.is_a(index, "complementiser")
            or page.low(index) in {"something", "which"}
        ):
            start = index + 1
    return Phrase(start, verb) if start < verb else None
