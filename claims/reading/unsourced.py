"""Statements the article does not vouch for, with nobody named: conditional, "allegedly"."""

from typing import NamedTuple

from claims.reading.clauses import has_finite, jump
from claims.reading.contents import clause_start, content_end, trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView
from claims.reading.hedges import has_if, is_conditional_of_rumour
from claims.reading.proposals import ReasonCode, StatementType

_SHORTEST = 4


class _Sign(NamedTuple):
    """The words that keep a clause at a distance, and what they make of it."""

    length: int
    kind: str
    type: StatementType
    reason: ReasonCode


_RUMOUR = _Sign(1, "conditional", StatementType.HEARSAY, ReasonCode.CONDITIONAL_MOOD)
_EVIDENTIAL = _Sign(1, "evidential", StatementType.HEARSAY, ReasonCode.EVIDENTIAL_WORD)
_GUESS = _Sign(1, "modal", StatementType.HEARSAY, ReasonCode.EVIDENTIAL_WORD)
_FORECAST = _Sign(1, "modal", StatementType.PROJECTION, ReasonCode.FUTURE)


def find_unsourced(view: SentenceView) -> None:
    french = view.page.lexicon.language == "fr"
    index = view.first
    while index < view.end:
        if not (view.page.in_quote(index) or view.covered(index) or _is_in_cue(view, index)):
            sign = _french_sign(view, index) if french else _english_sign(view, index)
            if sign is not None:
                _record(view, index, sign)
            elif french and _is_said_by_nobody(view, index):
                _record_complement(view, index)
        index = jump(view.page, index, view.end)


def _is_in_cue(view: SentenceView, index: int) -> bool:
    """ "aurait déclaré que P": the hedge is on the cue, and P is already found."""
    return any(draft.cue.first - 1 <= index < draft.cue.end for draft in view.drafts)


def _french_sign(view: SentenceView, index: int) -> _Sign | None:
    page, low = view.page, view.page.low(index)
    if is_conditional_of_rumour(view, index):
        return _RUMOUR
    if low in {"devrait", "devraient"}:
        return None if has_if(view) else _FORECAST
    if low in {"pourrait", "pourraient"} and not has_if(view):
        about_now = page.low(index + 1) == "avoir" or _is_guess_at_what_is(view, index)
        return _GUESS if about_now else _FORECAST
    if low in {"probablement", "vraisemblablement"}:
        return _EVIDENTIAL
    if low in {"semble", "paraît", "dit", "parait"}:
        aside = page.low(index + 1) in {"-t-il", "-il", "-on"}
        return _EVIDENTIAL._replace(length=2) if aside else None
    return None


def _is_guess_at_what_is(view: SentenceView, index: int) -> bool:
    """ "pourrait être la cause", "pourrait être liée à": about what is, not what will be."""
    page = view.page
    return page.low(index + 1) == "être" and page.is_any(index + 2, "np_determiner", "state")


def _is_said_by_nobody(view: SentenceView, index: int) -> bool:
    """ "Il semblerait que P", "il paraît que P"."""
    page = view.page
    return (
        page.low(index) in {"semblerait", "paraîtrait", "paraît", "parait"}
        and page.low(index - 1) in {"il", ","}
        and page.is_a(index + 1, "complementiser")
    )


def _record_complement(view: SentenceView, index: int) -> None:
    end, _ = content_end(view, index + 2)
    cut = trimmed(view.page, index + 2, end)
    if cut is not None:
        cue = CueWords(index, index + 1, view.page.low(index), "evidential")
        view.add(
            Draft(
                view.number,
                *cut,
                ReasonCode.EVIDENTIAL_WORD,
                cue,
                own_type=StatementType.HEARSAY,
            )
        )


def _english_sign(view: SentenceView, index: int) -> _Sign | None:
    page, low = view.page, view.page.low(index)
    if page.is_a(index, "evidential_adverb"):
        return None if low in {"apparently", "ostensibly", "presumably"} else _EVIDENTIAL
    if low == "alleged":
        return _EVIDENTIAL if page.low(index - 1) in {"an", "were", "was"} else None
    if low in {"may", "might"} and page.low(index + 1) == "have":
        return _GUESS._replace(length=2)
    if low in {"could", "may", "might"}:
        return _FORECAST if _is_forecast(view, index) else None
    return None


def _is_forecast(view: SentenceView, index: int) -> bool:
    """ "A win could put Israel in an awkward spot", not "could not be reached", "May 2014"."""
    page = view.page
    verb = page.low(index + 1).isalpha() and not page.is_a(index + 1, "not_after_could")
    return (
        verb
        and page.written(index)[0].islower()
        and not any(
            page.is_a(i, "relative") or page.low(i) in {"if", "that", "as", "so"}
            for i in range(view.first, index)
        )
    )


def _record(view: SentenceView, index: int, sign: _Sign) -> None:
    page = view.page
    first = clause_start(view, index)
    if sign.length > 1 and page.is_a(index - 1, "coordinator"):
        # "…, and may have had P": the subject is far away, in a clause of its own.
        first = index
    end = _before_narration(view, index, content_end(view, index)[0])
    cut = trimmed(page, first, end)
    if cut is None or cut[1] - cut[0] < _SHORTEST:
        return
    if any(draft.first < cut[1] and cut[0] < draft.end for draft in view.drafts):
        cut = _uncovered(view, index, cut)
        if cut is None:
            return
    after = index + sign.length
    cue = CueWords(index, after, page.words(index, after).lower(), sign.kind)
    view.add(Draft(view.number, *cut, sign.reason, cue, own_type=sign.type))


def _before_narration(view: SentenceView, index: int, end: int) -> int:
    page = view.page
    place = index + 1
    while place < end:
        joint = page.low(place) in {",", "et", "and"}
        if joint and page.low(place + 1) in {"tandis", "alors", "while"}:
            return place
        if page.is_a(place, "adversative") and has_finite(page, place, min(end, place + 8)):
            return place
        place = jump(page, place, end)
    return end


def _uncovered(view: SentenceView, index: int, cut: tuple[int, int]) -> tuple[int, int] | None:
    """The part around `index` that no other draft has taken."""
    first, end = cut
    for draft in view.drafts:
        if draft.end <= index:
            first = max(first, draft.end)
        elif draft.first > index:
            end = min(end, draft.first)
        else:
            return None
    return trimmed(view.page, first, end) if end - first > 3 else None
