"""What kind of statement a draft is, from its own words and from what introduces them."""

from claims.reading.denials import has_claim_noun
from claims.reading.drafts import Draft, SentenceView
from claims.reading.falsehoods import says_it_is_false, says_the_opposite
from claims.reading.futures import is_projection, main_verb
from claims.reading.hedges import hedge_in, hedge_of_cue
from claims.reading.mentions import is_hearsay_source
from claims.reading.proposals import Reason, ReasonCode, StatementType

_SETTLED = frozenset({StatementType.NO_COMMENT, StatementType.DENIAL, StatementType.PARTIAL_DENIAL})


def decide_type(view: SentenceView, draft: Draft) -> StatementType:
    """The first that applies: silence, denial, confirmation, hearsay, projection, assertion."""
    if draft.own_type in _SETTLED:
        return draft.own_type
    for applies in (_denial, _confirmation):
        reason = applies(view, draft)
        if reason is not None:
            draft.reasons.append(reason)
            return StatementType.DENIAL if applies is _denial else StatementType.CONFIRMATION
    if draft.own_type is not None:
        return draft.own_type
    reason = _hearsay(view, draft)
    if reason is not None:
        draft.reasons.append(reason)
        return StatementType.HEARSAY
    if is_projection(view, draft):
        draft.reasons.append(Reason(ReasonCode.FUTURE))
        return StatementType.PROJECTION
    return StatementType.ASSERTION


def _denial(view: SentenceView, draft: Draft) -> Reason | None:
    if _reports_a_denial(view, draft):
        return Reason(ReasonCode.DENY_VERB)
    if says_it_is_false(view, draft) or says_the_opposite(view, draft):
        return Reason(ReasonCode.FALSE_WORD)
    return None


def _confirmation(_view: SentenceView, draft: Draft) -> Reason | None:
    confirms = draft.cue.kind == "confirm" and not draft.is_negated
    if confirms or draft.own_type is StatementType.CONFIRMATION:
        return Reason(ReasonCode.CONFIRM_VERB, draft.cue.lemma)
    return None


def _hearsay(view: SentenceView, draft: Draft) -> Reason | None:
    hedge = hedge_in(view, draft) or hedge_of_cue(view, draft)
    if hedge is not None:
        conditional = hedge.kind == "conditional"
        code = ReasonCode.CONDITIONAL_MOOD if conditional else ReasonCode.EVIDENTIAL_WORD
        return Reason(code, view.page.words(hedge.first, hedge.end))
    if _is_told_of_somebody(view, draft):
        return Reason(ReasonCode.EVIDENTIAL_WORD)
    if draft.claimant is not None and is_hearsay_source(view.page, draft.claimant):
        return Reason(ReasonCode.UNNAMED_SOURCE)
    return None


def _is_told_of_somebody(view: SentenceView, draft: Draft) -> bool:
    """The statement only passes on what is said of somebody: "X is accused of P"."""
    if draft.cue.kind != "according":
        return False
    return any(
        group.is_passive and group.kind == "accuse" and draft.covers(group.head)
        for group in view.groups
    )


def _reports_a_denial(view: SentenceView, draft: Draft) -> bool:
    """Its main verb denies: "que le ministre démentait ces informations"."""
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
