"""What kind of statement a draft is, from its own words and from what introduces them."""

from claims.reading.denials import has_claim_noun
from claims.reading.drafts import Draft, SentenceView
from claims.reading.falsehoods import says_it_is_false, says_the_opposite
from claims.reading.futures import is_projection, main_verb
from claims.reading.hedges import hedge_in, hedge_of_cue
from claims.reading.mentions import is_hearsay_source
from claims.reading.proposals import Reason, ReasonCode, StatementType


def decide_type(view: SentenceView, draft: Draft) -> StatementType:
    own = draft.own_type
    if own in {StatementType.NO_COMMENT, StatementType.DENIAL, StatementType.PARTIAL_DENIAL}:
        return own
    if _reports_a_denial(view, draft):
        draft.reasons.append(Reason(ReasonCode.DENY_VERB))
        return StatementType.DENIAL
    if says_it_is_false(view, draft) or says_the_opposite(view, draft):
        draft.reasons.append(Reason(ReasonCode.FALSE_WORD))
        return StatementType.DENIAL
    if own is StatementType.CONFIRMATION or (draft.cue.kind == "confirm" and not draft.is_negated):
        draft.reasons.append(Reason(ReasonCode.CONFIRM_VERB, draft.cue.lemma))
        return StatementType.CONFIRMATION
    if own is not None:
        return own
    hedge = hedge_in(view, draft) or hedge_of_cue(view, draft)
    if hedge is not None:
        draft.reasons.append(
            Reason(
                ReasonCode.CONDITIONAL_MOOD
                if hedge[2] == "conditional"
                else ReasonCode.EVIDENTIAL_WORD,
                view.page.words(hedge[0], hedge[1]),
            )
        )
        return StatementType.HEARSAY
    if _is_told_of_somebody(view, draft):
        draft.reasons.append(Reason(ReasonCode.EVIDENTIAL_WORD))
        return StatementType.HEARSAY
    if draft.claimant is not None and is_hearsay_source(view.page, draft.claimant):
        draft.reasons.append(Reason(ReasonCode.UNNAMED_SOURCE))
        return StatementType.HEARSAY
    if is_projection(view, draft):
        draft.reasons.append(Reason(ReasonCode.FUTURE))
        return StatementType.PROJECTION
    return StatementType.ASSERTION


def _is_told_of_somebody(view: SentenceView, draft: Draft) -> bool:
    """The statement only passes on what is said of somebody: "X is accused of P"."""
    if draft.cue.kind not in {"according"}:
        return False
    return any(
        group.is_passive and group.kind == "accuse" and draft.covers(group.head)
        for group in view.groups
    )


def _reports_a_denial(view: SentenceView, draft: Draft) -> bool:
    """Its main verb denies: "que le ministre démentait ces informations", "it denied the report"."""
    if draft.pattern is ReasonCode.ACCUSATION:
        return False
    verb = main_verb(view, draft)
    return any(
        group.kind == "deny"
        and not group.is_negated
        and not group.is_passive
        and verb is not None
        and group.first <= verb < group.end
        and (not group.takes("n") or has_claim_noun(view, group))
        and group.lemma not in {"contredire", "contradict"}
        for group in view.groups
    )
