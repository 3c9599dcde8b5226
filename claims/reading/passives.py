"""Words whose speaker is behind the verb or missing: "est accusé de", "is said to"."""

from claims.reading.claimants import subject_before
from claims.reading.clauses import has_finite
from claims.reading.contents import clause_start, content_end, left_edge, trimmed
from claims.reading.drafts import Draft, SentenceView, cue_of
from claims.reading.noun_phrases import Phrase, subject_after
from claims.reading.proposals import ReasonCode, StatementType
from claims.reading.verbs import VerbGroup

_OF = frozenset({"de", "d'", "du", "des", "of"})


def find_passives(view: SentenceView) -> None:
    for group in view.free_groups():
        if view.covered(group.first) or not (group.is_passive or group.mood == "pp"):
            continue
        draft = (
            _quoted_as(view, group)
            or _impersonal(view, group)
            or _accused(view, group)
            or _said_to(view, group)
            or _claimed_by(view, group)
            or _criticised(view, group)
        )
        if draft is not None:
            view.used.add(group.head)
            view.add(draft)


def agent_of(view: SentenceView, group: VerbGroup) -> Phrase | None:
    page = view.page
    for index in range(group.end, min(view.end, group.end + 12)):
        if page.low(index) in {"par", "by"}:
            return subject_after(page, index + 1, view.end)
        if page.low(index) in {",", "que", "qu'", "that"} | _OF:
            return None
    return None


def _draft(
    view: SentenceView,
    group: VerbGroup,
    first: int,
    end: int,
    *,
    pattern: ReasonCode,
    claimant: Phrase | None,
    own_type: StatementType | None = None,
) -> Draft | None:
    cut = trimmed(view.page, first, end)
    if cut is None:
        return None
    return Draft(
        view.number,
        *cut,
        pattern,
        cue_of(group),
        claimant,
        is_negated=group.is_negated,
        own_type=own_type,
    )


def _impersonal(view: SentenceView, group: VerbGroup) -> Draft | None:
    """ "Il lui est reproché de P", "il est rapporté que P", "it was reported that P"."""
    page = view.page
    if not group.is_passive or page.low(group.first - 1) not in {"il", "it"}:
        return None
    if group.kind == "accuse" and group.lemma != "reprocher":
        return None
    after = group.end
    agent = agent_of(view, group)
    if agent is not None:
        after = agent.end
    if page.low(after) in {"de", "d'"} or page.is_a(after, "complementiser"):
        end, _ = content_end(view, after + 1)
        kind = None if agent else StatementType.HEARSAY
        return _draft(
            view,
            group,
            after + 1,
            end,
            pattern=ReasonCode.PASSIVE_REPORT,
            claimant=agent,
            own_type=kind,
        )
    return None


def _accused(view: SentenceView, group: VerbGroup) -> Draft | None:
    """ "X est accusé de P", "suspected of P": told of X by nobody in particular."""
    page = view.page
    if not (group.takes("a") or group.lemma in {"reprocher"}):
        return None
    if group.mood == "pp" and page.low(group.end + 1) not in {"avoir", "having", "être"}:
        return None
    agent = agent_of(view, group)
    if agent is not None:
        agent = _before_charge(view, agent)
    after = agent.end if agent else group.end
    if page.low(after) not in _OF and page.low(after) not in {"for", "with"}:
        return None
    first = group.first if group.mood == "pp" else clause_start(view, group.first)
    end, _ = content_end(view, after)
    if agent is None:
        agent = _late_agent(view, after, end)
    return _draft(
        view,
        group,
        first,
        end,
        pattern=ReasonCode.ACCUSATION,
        claimant=agent,
        own_type=None if agent else StatementType.HEARSAY,
    )


def _late_agent(view: SentenceView, start: int, end: int) -> Phrase | None:
    """ "accusé de viol par une ancienne collaboratrice"."""
    page = view.page
    for index in range(start, end):
        if page.low(index) in {",", "avoir", "être", "having"} or has_finite(
            page, index, index + 1
        ):
            return None
        if page.low(index) in {"par", "by"}:
            return subject_after(page, index + 1, end)
    return None


def _before_charge(view: SentenceView, agent: Phrase) -> Phrase:
    """ "par le ministre de la Justice | d'avoir menti", "by two women | of harassment"."""
    page = view.page
    cut = agent.end
    for index in range(agent.end, agent.first, -1):
        if page.low(index) not in _OF:
            continue
        if not page.is_a(index + 1, "np_determiner") and not page.is_capital(index + 1):
            cut = index
            break
    return Phrase(agent.first, cut)


def _said_to(view: SentenceView, group: VerbGroup) -> Draft | None:
    """ "X is believed to P", "has been cited to consider P", "est présenté comme Y"."""
    page = view.page
    if page.lexicon.language != "en" or not group.is_passive or page.low(group.end) != "to":
        return None
    if group.takes("t") or group.lemma in {
        "call",
        "ask",
        "threaten",
        "charge",
        "refer to",
        "forecast",
    }:
        return None
    first = clause_start(view, group.first)
    end, _ = content_end(view, group.end + 1)
    if group.lemma == "cite":
        source = subject_before(page, view.sentence, group.first)
        return _draft(
            view,
            group,
            group.end + 1,
            end,
            pattern=ReasonCode.PASSIVE_REPORT,
            claimant=source,
            own_type=StatementType.HEARSAY,
        )
    kind = (
        StatementType.PROJECTION if group.lemma in {"expect", "predict"} else StatementType.HEARSAY
    )
    return _draft(
        view, group, first, end, pattern=ReasonCode.PASSIVE_REPORT, claimant=None, own_type=kind
    )


def _claimed_by(view: SentenceView, group: VerbGroup) -> Draft | None:
    """ "…, claimed by officials to be P"."""
    page = view.page
    if group.mood != "pp" or page.low(group.end) not in {"by", "par"}:
        return None
    agent = subject_after(page, group.end + 1, view.end)
    if agent is None or page.low(agent.end) != "to":
        return None
    end, _ = content_end(view, agent.end)
    return _draft(view, group, agent.end, end, pattern=ReasonCode.PASSIVE_REPORT, claimant=agent)


def _criticised(view: SentenceView, group: VerbGroup) -> Draft | None:
    """ "has been criticised by X as P", "a été qualifié de P par X"."""
    page = view.page
    if group.kind not in {"criticise", "call"} or not group.is_passive:
        return None
    agent = agent_of(view, group)
    if agent is not None and page.low(agent.end) in {"as", "comme", "for"}:
        end, _ = content_end(view, agent.end + 1)
        subject = range(view.first, group.first)
        if page.is_a(agent.end + 1, "false_word") and any(
            page.is_a(i, "claim_noun") for i in subject
        ):
            first = clause_start(view, group.first)
            return _draft(
                view,
                group,
                first,
                end,
                pattern=ReasonCode.DENY_VERB,
                claimant=agent,
                own_type=StatementType.DENIAL,
            )
        if group.lemma == "identifier":
            return None
        return _draft(
            view, group, agent.end + 1, end, pattern=ReasonCode.PREDICATIVE, claimant=agent
        )
    link = group.end
    if page.low(link) in {"de", "d'", "comme", "as"}:
        by = next(
            (
                i
                for i in range(link, view.end)
                if page.low(i) in {"par", "by"} and not has_finite(page, link, i)
            ),
            None,
        )
        if by is not None:
            source = subject_after(page, by + 1, view.end)
            return _draft(
                view,
                group,
                left_edge(view, group.first),
                by,
                pattern=ReasonCode.PREDICATIVE,
                claimant=source,
            )
    return None


def _quoted_as(view: SentenceView, group: VerbGroup) -> Draft | None:
    """ "X was quoted as saying P"."""
    page = view.page
    if (
        not group.is_passive
        or page.low(group.end) != "as"
        or page.low(group.end + 1) not in {"saying", "stating"}
    ):
        return None
    start = group.end + 2
    if page.is_a(start, "complementiser"):
        start += 1
    end, _ = content_end(view, start)
    source = subject_before(page, view.sentence, group.first)
    view.used |= {other.head for other in view.groups if other.head == group.end + 1}
    return _draft(view, group, start, end, pattern=ReasonCode.INDIRECT_SPEECH, claimant=source)
