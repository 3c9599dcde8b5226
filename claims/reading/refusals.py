"""Refusals to comment: "n'a pas souhaité réagir", "declined to comment", "could not be reached"."""

from claims.reading.claimants import subject_before
from claims.reading.clauses import has_finite, jump
from claims.reading.contents import trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView
from claims.reading.english.refusals import english_refusal
from claims.reading.french.refusals import french_refusal
from claims.reading.proposals import ReasonCode, StatementType


def find_refusals(view: SentenceView) -> None:
    index = view.first
    while index < view.end:
        if view.page.in_quote(index):
            index = jump(view.page, index, view.end)
            continue
        end = _refusal_end(view, index)
        if end is not None and not _is_reported(view, index):
            _record(view, index, end)
            index = end
        index += 1


def _is_reported(view: SentenceView, index: int) -> bool:
    """The refusal is itself what somebody says: "wrote that officials had not responded"."""
    page = view.page
    place = index - 1
    while place >= view.first and not has_finite(page, place, place + 1):
        if page.is_a(place, "complementiser"):
            return True
        if page.low(place) in {",", ";", ":"}:
            return False
        place -= 1
    return False


def _refusal_end(view: SentenceView, index: int) -> int | None:
    """Where the core of the refusal ends if one starts here, at its auxiliary or verb."""
    if view.page.lexicon.language == "fr":
        return french_refusal(view, index)
    return english_refusal(view, index)


def _record(view: SentenceView, first: int, core: int) -> None:
    page = view.page
    core = min(core, view.end)
    end = core
    while (
        end < view.end
        and page.low(end) not in {",", ";", ":"}
        and not page.is_a(end, "adversative")
    ):
        asks = end == core and page.is_a(end, "question_word")
        if page.is_a(end, "subordinator") and page.low(end) not in {"si", "if"} and not asks:
            break
        if page.is_a(end, "coordinator") and any(group.first == end + 1 for group in view.groups):
            break
        end = jump(page, end, view.end)
    cut = trimmed(page, first, end)
    if cut is None:
        return
    source = subject_before(page, view.sentence, first)
    view.used |= {group.head for group in view.groups if first <= group.head < end}
    view.walls.add(first)
    cue = CueWords(first, core, page.words(first, core).lower(), "no_comment")
    view.add(
        Draft(
            view.number,
            *cut,
            ReasonCode.NO_COMMENT_PHRASE,
            cue,
            source,
            own_type=StatementType.NO_COMMENT,
        )
    )
