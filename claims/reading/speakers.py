"""The speaker of a verb, its own subject or one carried over from the clause before."""

from claims.reading.claimants import before_clitics, subject_before
from claims.reading.clauses import first_finite, has_finite
from claims.reading.drafts import Draft, SentenceView
from claims.reading.noun_phrases import Phrase, subject_after
from claims.reading.verbs import VerbGroup


def speaker_of(view: SentenceView, group: VerbGroup) -> tuple[Phrase | None, bool]:
    """The subject of the verb, and whether it had to be carried over from another one."""
    page = view.page
    if group.pronoun is not None:
        return Phrase(group.pronoun, group.pronoun + 1), False
    if group.mood != "ger":
        source = subject_before(page, view.sentence, group.first)
        if source is not None:
            return source, False
        inverted = (
            subject_after(page, group.end, view.end) if group.first <= view.first + 1 else None
        )
        if inverted is not None and page.lexicon.language == "fr":
            return inverted, False
    return _carried(view, group), True


def _carried(view: SentenceView, group: VerbGroup) -> Phrase | None:
    """Who spoke last in this sentence, else the subject of its first verb."""
    page = view.page
    agent = _agent_before(view, group)
    if agent is not None:
        return agent
    earlier = [draft for draft in view.drafts if draft.cue.first < group.first and draft.claimant]
    if earlier:
        latest = max(earlier, key=lambda draft: draft.cue.first)
        return _nearer_subject(view, group, latest) or latest.claimant
    index = view.first
    while index < group.first:
        verb = first_finite(page, index, group.first)
        if verb is None:
            return None
        source = subject_before(page, view.sentence, before_clitics(page, verb, view.first))
        if source is not None:
            return source
        index = verb + 1
    return None


def _nearer_subject(view: SentenceView, group: VerbGroup, latest: Draft) -> Phrase | None:
    """The subject of a verb between the last statement and this gerund, if there is one."""
    if group.mood != "ger":
        return None
    page = view.page
    start = max(latest.end, latest.cue.end)
    verbs = [
        i
        for i in range(start, group.first)
        if has_finite(page, i, i + 1)
        and not view.covered(i)
        and not page.is_a(i - 1, "relative")
        and not page.is_a(i - 2, "relative")
    ]
    if not verbs:
        return None
    return subject_before(page, view.sentence, before_clitics(page, verbs[-1], view.first))


def _agent_before(view: SentenceView, group: VerbGroup) -> Phrase | None:
    """ "criticised by the union, saying": the one who acts is behind "by"."""
    page = view.page
    if group.mood != "ger":
        return None
    for other in view.groups:
        if other.is_passive and other.first < group.first:
            for index in range(other.end, group.first):
                if page.low(index) in {"by", "par"}:
                    return subject_after(page, index + 1, group.first)
    return None
