"""How much a statement asks to be checked: a key to sort by, never a filter."""

from collections.abc import Iterator

from claims.reading.drafts import Draft, SentenceView
from claims.reading.proposals import Reason, ReasonCode, StatementType

_EVEN = 0.55
_SILENCE = 0.1
_FRAGMENT = 5
_FIRM = frozenset({StatementType.HEARSAY, StatementType.DENIAL, StatementType.PARTIAL_DENIAL})


def worthiness(
    view: SentenceView, draft: Draft, kind: StatementType, *, is_denied: bool
) -> tuple[float, list[Reason]]:
    """Between 0 and 1, with what spoke for and against."""
    if kind is StatementType.NO_COMMENT:
        return _SILENCE, []
    score, reasons = _EVEN + (0.1 if kind in _FIRM else 0.0), []
    for weight, reason in _grounds(view, draft, kind):
        score += weight
        reasons.append(reason)
    score = min(1.0, max(0.0, score))
    if is_denied:
        score = min(1.0, score + 0.1)
        reasons.append(Reason(ReasonCode.IS_DENIED))
    return round(score, 2), reasons


def _grounds(
    view: SentenceView, draft: Draft, kind: StatementType
) -> Iterator[tuple[float, Reason]]:
    page, inside = view.page, range(draft.first, draft.end)
    words = [i for i in inside if page.is_word(i)]
    if any(page.low(i)[0].isdigit() for i in words):
        yield 0.2, Reason(ReasonCode.HAS_NUMBER)
    if any(page.is_a(i, "month") for i in words):
        yield 0.05, Reason(ReasonCode.HAS_DATE)
    if any(page.is_capital(i) for i in inside[1:]):
        yield 0.1, Reason(ReasonCode.HAS_NAME)
    if draft.cue.kind == "accuse":
        yield 0.1, Reason(ReasonCode.IS_ACCUSATION)
    feelings = [page.low(i) for i in words if page.is_a(i, "feeling")]
    if feelings or draft.cue.kind in {"call", "criticise"}:
        yield -0.35, Reason(ReasonCode.IS_OPINION, ", ".join(feelings[:2]))
    if kind is StatementType.PROJECTION and _is_intention(view, draft):
        yield -0.25, Reason(ReasonCode.IS_INTENTION)
    own = [page.low(i) for i in words[:6] if page.is_a(i, "first_person")]
    if own:
        yield -0.15, Reason(ReasonCode.IS_OPINION, own[0])
    if len(words) < _FRAGMENT:
        yield -0.2, Reason(ReasonCode.IS_FRAGMENT)


def _is_intention(view: SentenceView, draft: Draft) -> bool:
    if draft.pattern is ReasonCode.INFINITIVE_CONTENT:
        return True
    opening = range(draft.first, min(draft.end, draft.first + 3))
    return any(view.page.is_a(i, "intention") for i in opening)
