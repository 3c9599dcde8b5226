"""How much a statement asks to be checked: a key to sort by, never a filter."""

from claims.reading.drafts import Draft, SentenceView
from claims.reading.proposals import Reason, ReasonCode, StatementType

_EVEN = 0.55


def worthiness(view: SentenceView, draft: Draft, kind: StatementType) -> tuple[float, list[Reason]]:
    page = view.page
    words = [page.low(i) for i in range(draft.first, draft.end) if page.tokens[i].is_word]
    score, reasons = _EVEN, []
    if kind is StatementType.NO_COMMENT:
        return 0.1, [Reason(ReasonCode.NO_COMMENT_PHRASE)]
    if any(word[0].isdigit() for word in words):
        score += 0.2
        reasons.append(Reason(ReasonCode.HAS_NUMBER))
    if any(word in page.lexicon["month"] for word in words):
        score += 0.05
        reasons.append(Reason(ReasonCode.HAS_DATE))
    if any(
        page.tokens[i].is_capitalised and i > draft.first for i in range(draft.first, draft.end)
    ):
        score += 0.1
        reasons.append(Reason(ReasonCode.HAS_NAME))
    if kind in {StatementType.HEARSAY, StatementType.DENIAL, StatementType.PARTIAL_DENIAL}:
        score += 0.1
    if draft.cue.kind == "accuse":
        score += 0.1
        reasons.append(Reason(ReasonCode.IS_ACCUSATION))
    opinion = draft.cue.kind in {"call", "criticise"}
    feelings = [word for word in words if word in page.lexicon["feeling"]]
    if opinion or feelings:
        score -= 0.35
        reasons.append(Reason(ReasonCode.IS_OPINION, ", ".join(feelings[:2])))
    if kind is StatementType.PROJECTION and _is_intention(view, draft, words):
        score -= 0.25
        reasons.append(Reason(ReasonCode.IS_INTENTION))
    if any(word in page.lexicon["first_person"] for word in words[:6]):
        score -= 0.15
        reasons.append(Reason(ReasonCode.IS_OPINION, "first person"))
    if len(words) < 5:
        score -= 0.2
        reasons.append(Reason(ReasonCode.IS_FRAGMENT))
    return round(min(1.0, max(0.0, score)), 2), reasons


def _is_intention(view: SentenceView, draft: Draft, words: list[str]) -> bool:
    return draft.pattern is ReasonCode.INFINITIVE_CONTENT or any(
        word in view.page.lexicon["intention"] for word in words[:3]
    )
