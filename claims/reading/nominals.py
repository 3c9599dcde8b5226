"""Claims carried by a noun: "une rumeur selon laquelle P", "allegations from X that P"."""

from claims.reading.clauses import first_finite, has_finite, jump
from claims.reading.contents import content_end, trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView
from claims.reading.noun_phrases import Phrase, subject_after
from claims.reading.proposals import ReasonCode, StatementType

_WHICH = frozenset({"laquelle", "lesquelles", "lequel", "lesquels"})


def find_nominals(view: SentenceView) -> None:
    for index in range(view.first, view.end - 2):
        if view.page.in_quote(index):
            continue
        if view.page.lexicon.language == "fr":
            _french(view, index)
        else:
            _english(view, index)


def _french(view: SentenceView, index: int) -> None:
    page = view.page
    if page.low(index) in {"selon", "suivant"} and page.low(index + 1) in _WHICH:
        noun = next(
            (
                i
                for i in range(index - 1, max(view.first, index - 16) - 1, -1)
                if page.is_a(i, "nominal_cue") or page.is_a(i, "claim_noun")
            ),
            None,
        )
        if noun is not None:
            _record(view, noun, index + 2, index)
    elif page.low(index) in _ANNOUNCED and page.low(index - 1) in {"l'", "la"}:
        _announced_by(view, index)
    elif page.low(index) in {"que", "qu'"} and page.low(index - 1) in {
        "idée",
        "hypothèse",
        "thèse",
        "rumeur",
    }:
        _record(view, index - 1, index + 1, index)


_ANNOUNCED = frozenset({"annonce", "révélation", "affirmation"})


def _announced_by(view: SentenceView, noun: int) -> None:
    """ "l'annonce de P par X"."""
    page = view.page
    if page.low(noun + 1) not in {"de", "d'", "du", "des"} or view.covered(noun):
        return
    by = next(
        (i for i in range(noun + 2, min(view.end, noun + 18)) if page.low(i) in {"par", ","}), None
    )
    if (
        by is None
        or page.low(by) != "par"
        or page.low(noun + 2) in {"sa", "son", "ses", "leur", "leurs"}
    ):
        return
    source = subject_after(page, by + 1, view.end)
    cut = trimmed(page, noun + 2, by)
    if source is not None and cut is not None and cut[1] - cut[0] > 2:
        cue = CueWords(noun, noun + 1, page.low(noun), "nominal")
        view.add(Draft(view.number, *cut, ReasonCode.NOMINAL_CONTENT, cue, source))


def _english(view: SentenceView, index: int) -> None:
    page = view.page
    if not page.is_a(index, "nominal_cue") or _is_verb(view, index):
        return
    for that in range(index + 1, min(view.end - 2, index + 10)):
        if page.low(that) == "that" and has_finite(page, that + 1, view.end):
            if page.low(that + 1) in {
                "is",
                "was",
                "were",
                "are",
                "has",
                "had",
                "have",
                "said",
                "says",
            }:
                return
            _record(view, index, that + 1, that)
            return
        if page.low(that) == "whether":
            _record(view, index, that, that)
            return
        if page.low(that) in {",", ";", ":", "which", "who"} or has_finite(page, that, that + 1):
            return


def _is_verb(view: SentenceView, index: int) -> bool:
    return any(group.first <= index < group.end for group in view.groups)


def _record(view: SentenceView, noun: int, start: int, wall: int) -> None:
    page = view.page
    end, _ = content_end(view, start)
    if noun <= view.first + 3:
        end = _before_second_verb(view, start, end)
    for joint in range(start, end):
        if (page.low(joint) == "," or page.is_a(joint, "adversative")) and page.low(joint + 1) in {
            "a",
            "ont",
            "mais",
            "but",
            "has",
            "have",
        }:
            end = joint
            break
    cut = trimmed(page, start, end)
    if cut is None or any(draft.first == cut[0] for draft in view.drafts):
        return
    source = _owner(view, noun, wall)
    inside = [d for d in view.drafts if d.covers(wall) and d.own_type is not StatementType.DENIAL]
    if source is None and inside:
        return
    for draft in view.drafts:
        if (
            draft.covers(wall)
            and draft.own_type in {None, StatementType.DENIAL}
            and draft.first < noun
        ):
            kept = trimmed(page, draft.first, wall)
            if kept is not None:
                draft.first, draft.end = kept
    vague = page.low(noun).startswith(("rum", "bruit", "specul")) or (
        source is None and page.low(noun) in {"reports", "whether"}
    )
    own = StatementType.HEARSAY if vague else None
    cue = CueWords(noun, noun + 1, page.low(noun), "nominal")
    view.add(Draft(view.number, *cut, ReasonCode.NOMINAL_CONTENT, cue, source, own_type=own))


def _before_second_verb(view: SentenceView, start: int, end: int) -> int:
    """ "Une rumeur selon laquelle P | a circulé": the noun's own verb comes after the content."""
    page = view.page
    verb = first_finite(page, start, end)
    if verb is None:
        return end
    index = verb + 1
    joined = False
    while index < end:
        if page.in_quote(index):
            index = jump(page, index, end)
            continue
        if page.low(index) in {
            ",",
            "que",
            "qu'",
            "qui",
            "et",
            "dont",
            "mais",
            "that",
            "which",
            "who",
            "and",
            "but",
            "to",
        }:
            joined = True
        elif has_finite(page, index, index + 1):
            if not joined:
                return index
            joined = False
        index += 1
    return end


def _owner(view: SentenceView, noun: int, wall: int) -> Phrase | None:
    """Whose allegation: "of X", "from X", "de X", "X's"."""
    page = view.page
    for index in range(noun + 1, wall):
        if page.low(index) in {"from", "by", "of", "de", "du", "des", "d'"}:
            return subject_after(page, index + 1, wall)
    if page.low(noun - 1) == "'s":
        first = noun - 2
        while first > view.first and (
            page.is_capital(first - 1) or page.is_a(first - 1, "np_determiner")
        ):
            first -= 1
        return Phrase(first, noun - 1)
    return None
