"""Statements the article does not vouch for, with nobody named: conditional, "allegedly"."""

from claims.reading.clauses import has_finite, jump
from claims.reading.contents import clause_start, content_end, trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView
from claims.reading.hedges import has_if, is_conditional_of_rumour
from claims.reading.proposals import ReasonCode, StatementType


def find_unsourced(view: SentenceView) -> None:
    index = view.first
    while index < view.end:
        if (
            not view.page.in_quote(index)
            and not view.covered(index)
            and not _is_in_cue(view, index)
        ):
            if view.page.lexicon.language == "fr":
                _french(view, index)
            else:
                _english(view, index)
        index = jump(view.page, index, view.end)


def _is_in_cue(view: SentenceView, index: int) -> bool:
    """ "aurait déclaré que P": the hedge is on the cue, and P is already found."""
    return any(draft.cue.first - 1 <= index < draft.cue.end for draft in view.drafts)


def _french(view: SentenceView, index: int) -> None:
    page, low = view.page, view.page.low(index)
    if is_conditional_of_rumour(view, index):
        _clause(
            view,
            index,
            index + 1,
            "conditional",
            StatementType.HEARSAY,
            ReasonCode.CONDITIONAL_MOOD,
        )
    elif (
        low in {"devrait", "devraient"}
        and not has_if(view)
        and page.low(index + 1) not in {"pas-no"}
    ):
        _clause(view, index, index + 1, "future", StatementType.PROJECTION, ReasonCode.FUTURE)
    elif low in {"pourrait", "pourraient"} and not has_if(view):
        perfect = page.low(index + 1) == "avoir" or _is_guess_at_what_is(view, index)
        kind = StatementType.HEARSAY if perfect else StatementType.PROJECTION
        _clause(
            view,
            index,
            index + 1,
            "modal",
            kind,
            ReasonCode.EVIDENTIAL_WORD if perfect else ReasonCode.FUTURE,
        )
    elif low in {"probablement", "vraisemblablement"}:
        _clause(
            view, index, index + 1, "evidential", StatementType.HEARSAY, ReasonCode.EVIDENTIAL_WORD
        )
    elif (
        low in {"semblerait", "paraîtrait", "paraît", "parait"}
        and page.low(index - 1) in {"il", ","}
        and page.is_a(index + 1, "complementiser")
    ):
        _said_by_nobody(view, index)
    elif low in {"semble", "paraît", "dit", "parait"} and page.low(index + 1) in {
        "-t-il",
        "-il",
        "-on",
    }:
        _clause(
            view, index, index + 2, "evidential", StatementType.HEARSAY, ReasonCode.EVIDENTIAL_WORD
        )


def _is_guess_at_what_is(view: SentenceView, index: int) -> bool:
    """ "pourrait être la cause", "pourrait être liée à": about what is, not what will be."""
    page = view.page
    if page.low(index + 1) != "être":
        return False
    following = page.low(index + 2)
    return page.is_a(index + 2, "np_determiner") or following in {
        "à",
        "lié",
        "liée",
        "liés",
        "liées",
        "dû",
        "due",
        "dus",
        "responsable",
        "impliqué",
        "impliquée",
    }


def _said_by_nobody(view: SentenceView, index: int) -> None:
    """ "Il semblerait que P"."""
    page = view.page
    end, _ = content_end(view, index + 2)
    cut = trimmed(page, index + 2, end)
    if cut is not None:
        cue = CueWords(index, index + 1, page.low(index), "evidential")
        view.add(
            Draft(
                view.number, *cut, ReasonCode.EVIDENTIAL_WORD, cue, own_type=StatementType.HEARSAY
            )
        )


def _english(view: SentenceView, index: int) -> None:
    page, low = view.page, view.page.low(index)
    if (
        low in page.lexicon["evidential_adverb"]
        and low
        not in {
            "apparently",
            "ostensibly",
            "presumably",
        }
    ) or (low == "alleged" and page.low(index - 1) in {"an", "were", "was"}):
        _clause(
            view, index, index + 1, "evidential", StatementType.HEARSAY, ReasonCode.EVIDENTIAL_WORD
        )
    elif low in {"could", "may", "might"} and _is_forecast(view, index):
        _clause(view, index, index + 1, "modal", StatementType.PROJECTION, ReasonCode.FUTURE)
    elif low in {"may", "might"} and page.low(index + 1) == "have":
        _clause(
            view,
            index,
            index + 2,
            "modal",
            StatementType.HEARSAY,
            ReasonCode.EVIDENTIAL_WORD,
            whole=False,
        )


def _is_forecast(view: SentenceView, index: int) -> bool:
    """ "A win could put Israel in an awkward spot", not "could not be reached", "May 2014"."""
    page = view.page
    following = page.low(index + 1)
    return (
        following.isalpha()
        and following not in {"not", "have", "be", "also", "only", "no", "of", "the"}
        and page.tokens[index].text[0].islower()
        and not any(
            page.is_a(i, "relative") or page.low(i) in {"if", "that", "as", "so"}
            for i in range(view.first, index)
        )
    )


def _clause(
    view: SentenceView,
    index: int,
    cue_end: int,
    kind: str,
    own_type: StatementType,
    reason: ReasonCode,
    *,
    whole: bool = True,
) -> None:
    page = view.page
    first = clause_start(view, index)
    if not whole and page.low(index - 1) in page.lexicon["coordinator"]:
        first = index
    end, _ = content_end(view, index)
    end = _before_narration(view, index, end)
    cut = trimmed(page, first, end)
    if cut is None or cut[1] - cut[0] < 4:
        return
    if any(draft.first < cut[1] and cut[0] < draft.end for draft in view.drafts):
        cut = _uncovered(view, index, cut)
        if cut is None:
            return
    cue = CueWords(index, cue_end, page.words(index, cue_end).lower(), kind)
    view.add(Draft(view.number, *cut, reason, cue, own_type=own_type))


def _before_narration(view: SentenceView, index: int, end: int) -> int:
    page = view.page
    place = index + 1
    while place < end:
        if page.low(place) in {",", "et", "and"} and page.low(place + 1) in {
            "tandis",
            "alors",
            "while",
        }:
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
