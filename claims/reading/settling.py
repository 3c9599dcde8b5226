"""What only the neighbours tell of a statement: a contradiction, an admission before a denial."""

from claims.reading.drafts import Draft, SentenceView
from claims.reading.falsehoods import denies_existence, disclaims, is_negated
from claims.reading.linking import Statement, contradicts, stems_of
from claims.reading.page import Page
from claims.reading.proposals import Mention, Reason, ReasonCode, StatementType
from claims.reading.statement_types import decide_type


def statement_of(page: Page, view: SentenceView, draft: Draft, who: Mention | None) -> Statement:
    kind = decide_type(view, draft)
    speaker = (who.refers_to or who.text).lower() if who else None
    return Statement(
        draft,
        kind,
        speaker,
        stems_of(page, draft.first, draft.end),
        is_negated(view, draft),
        is_emphatic=any(page.is_a(i, "emphasis") for i in range(draft.first, draft.end)),
        is_disclaimer=disclaims(view, draft),
        denies_existence=denies_existence(view, draft),
    )


def settle_types(statements: list[Statement]) -> None:
    """What only the neighbours tell: a contradiction, an admission before a denial."""
    for number, statement in enumerate(statements):
        if statement.type is not StatementType.ASSERTION:
            continue
        if not statement.is_negated and not statement.is_emphatic:
            continue
        near = range(max(0, number - 12), min(len(statements), number + 12))
        others = [statements[place] for place in near if place != number]
        before = statements[max(0, number - 12) : number]
        if (statement.denies_existence and _answers(statement, before)) or (
            statement.is_disclaimer
            or any(contradicts(statement, other) for other in others)
            or (_goes_on_denying(statement, before))
        ):
            statement.type = StatementType.DENIAL
            statement.draft.reasons.append(Reason(ReasonCode.CONTRADICTS_EARLIER))
    of_draft = {id(statement.draft): statement for statement in statements}
    for statement in statements:
        first = statement.draft.chained_to
        if first is None or not statement.type.is_denial or not statement.draft.is_opposed:
            continue
        admitted = of_draft.get(id(first))
        if admitted is not None and admitted.type is StatementType.ASSERTION:
            admitted.type = StatementType.CONFIRMATION
            first.reasons.append(Reason(ReasonCode.ACKNOWLEDGES_BEFORE_DENYING))


def _answers(statement: Statement, earlier: list[Statement]) -> bool:
    """Somebody else has just put something forward that this could be the answer to."""
    return any(
        statement.draft.sentence - other.draft.sentence <= 1
        and other.speaker != statement.speaker
        and (other.draft.cue.kind in {"accuse", "distance"} or other.type is StatementType.HEARSAY)
        and not other.type.is_denial
        for other in earlier[-3:]
    )


def _goes_on_denying(statement: Statement, earlier: list[Statement]) -> bool:
    """Someone who has just denied goes on: "there are no foreign troops"."""
    return statement.draft.pattern is not ReasonCode.DIRECT_SPEECH and any(
        other.type.is_denial
        and statement.draft.sentence - other.draft.sentence <= 2
        and other.draft.cue.kind == "deny"
        and statement.draft.claimant is not None
        for other in earlier
        if other.type is not StatementType.NO_COMMENT
    )


def acknowledges(statement: Statement) -> bool:
    return any(
        reason.code is ReasonCode.ACKNOWLEDGES_BEFORE_DENYING for reason in statement.draft.reasons
    )
