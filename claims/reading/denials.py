"""Denials by their verb: "a démenti P", "nie avoir", "rejected the allegations", "recanted"."""

from claims.reading.clauses import has_finite, jump
from claims.reading.contents import content_end, left_edge, trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView, cue_of
from claims.reading.noun_phrases import Phrase, subject_after
from claims.reading.passives import agent_of
from claims.reading.proposals import ReasonCode, StatementType
from claims.reading.speakers import speaker_of
from claims.reading.verbs import VerbGroup

_LIMITING = frozenset({"revanche", "partiellement", "partly", "partially", "however"})


def find_denials(view: SentenceView) -> None:
    for group in view.free_groups():
        if group.kind not in {"deny", "limit"} or view.covered(group.head):
            continue
        if group.takes("r") and not group.is_reflexive:
            continue
        if _is_reported(view, group):
            continue
        if group.lemma in {"contredire", "contradict"} and group.mood != "fin":
            continue
        if group.mood == "pp":
            _reduced(view, group)
            continue
        if group.mood == "inf" and not group.is_governed and not _after_for(view, group):
            continue
        draft = _passive(view, group) if group.is_passive else _active(view, group)
        if draft is not None:
            view.used.add(group.head)
            view.add(draft)


def _is_reported(view: SentenceView, group: VerbGroup) -> bool:
    """ "X a indiqué que Y démentait P": what X says, found as such and typed as a denial."""
    page = view.page
    place = group.first - 1
    while place >= view.first and not has_finite(page, place, place + 1):
        if page.is_a(place, "complementiser") and page.low(place - 1) not in {"ce", ","}:
            return any(
                other.end <= place
                and not has_finite(page, other.end, place)
                and other.takes("q")
                and other.speaks
                for other in view.groups
            )
        place -= 1
    return False


def _after_for(view: SentenceView, group: VerbGroup) -> bool:
    """ "… s'est exprimé pour démentir P": the aim of what the subject did."""
    return view.page.low(group.first - 1) in {"pour"} or (
        view.page.low(group.first) == "to"
        and view.page.low(group.first - 1) not in {"declined", "refused"}
    )


def _active(view: SentenceView, group: VerbGroup) -> Draft | None:
    page = view.page
    if not _denies_a_claim(view, group):
        return None
    source, carried = speaker_of(view, group)
    if group.kind == "limit" and source is None:
        return None
    if (
        source is not None
        and page.low(source.first) in page.lexicon["vague_subject"]
        and source.end - source.first == 1
    ):
        return None
    if page.low(group.first - 1) in {"qui", "who"} and page.low(group.first - 2) == ",":
        view.walls.add(group.first - 2)
    first = (
        group.head
        if page.low(group.head - 1) in {"pour"} or (group.is_governed and _is_for(view, group))
        else _without_adverb(view, group)
    )
    end = _denial_end(view, group)
    cut = trimmed(page, first, end)
    if cut is None:
        return None
    draft = Draft(
        view.number,
        *cut,
        ReasonCode.DENY_VERB,
        cue_of(group),
        source,
        speaker_is_carried=carried,
        own_type=_type_of(view, group, end),
    )
    if draft.own_type is StatementType.CONFIRMATION:
        draft.is_negated = True
    return draft


def _is_for(view: SentenceView, group: VerbGroup) -> bool:
    """ "en a profité pour démentir": only the infinitive is the denial."""
    return any(view.page.low(i) == "pour" for i in range(group.first, group.head))


def _type_of(view: SentenceView, group: VerbGroup, end: int) -> StatementType:
    if group.is_negated:
        # "ne nie pas" admits; "ne doute pas" is sure.
        return StatementType.CONFIRMATION if group.kind == "deny" else StatementType.ASSERTION
    if group.kind == "limit":
        return StatementType.PARTIAL_DENIAL
    around = {view.page.low(i) for i in range(group.first, min(end, group.end + 4))}
    return StatementType.PARTIAL_DENIAL if around & _LIMITING else StatementType.DENIAL


def _denies_a_claim(view: SentenceView, group: VerbGroup) -> bool:
    """A claim is denied; access, a motion, a substance is not."""
    page, after = view.page, group.end
    if group.kind == "limit":
        return _limits_a_claim(view, group)
    infinitive = group.takes("i") and page.low(after) in {"avoir", "être"}
    if infinitive or page.is_a(after, "complementiser"):
        return True
    if group.lemma == "défendre":
        return page.low(after) in {"d'", "de"} and page.low(after + 1).endswith(
            ("er", "ir", "re", "oir")
        )
    if group.takes("n"):
        bare = group.lemma == "contester" and after >= view.end
        return bare or has_claim_noun(view, group) or _rejects_as(view, group)
    if group.lemma in _OF_CLAIMS_ONLY:
        return has_claim_noun(view, group)
    return group.lemma != "deny" or _denies_words(view, group)


_OF_CLAIMS_ONLY = frozenset({"contredire", "contradict", "retract", "disavow", "désavouer"})


def _limits_a_claim(view: SentenceView, group: VerbGroup) -> bool:
    """ "doute que P", "doubts the election will be free", "minimise ces accusations"."""
    page, after = view.page, group.end
    if group.takes("M") or group.takes("n"):
        return page.is_a(after, "np_determiner") and has_claim_noun(view, group)
    of = page.lexicon.language == "fr" and page.low(after) in {"de", "d'", "du", "des"}
    clause = group.takes("j") and has_finite(page, after, view.end)
    return of or clause or page.is_a(after, "complementiser")


def _denies_words(view: SentenceView, group: VerbGroup) -> bool:
    """ "denied the report", "denied any role", not "denied him access" or "denied bail"."""
    following = range(group.end, min(view.end, group.end + 4))
    return not any(view.page.is_a(i, "denied_thing") for i in following)


def has_claim_noun(view: SentenceView, group: VerbGroup) -> bool:
    page = view.page
    index = group.end
    seen = 0
    while index < view.end and seen < 9:
        low = page.low(index)
        if low in page.lexicon["claim_noun"]:
            return True
        if page.in_quote(index):
            index = jump(page, index, view.end)
            continue
        if low in {
            ".",
            ";",
            "qui",
            "que",
            "who",
            "which",
            "dans",
            "lors",
            "pour",
            "par",
            "from",
            "in",
            "by",
            "du",
            "against",
        }:
            return False
        index += 1
        seen += 1
    return False


def _rejects_as(view: SentenceView, group: VerbGroup) -> bool:
    """ "dismissing them as a “witch hunt”"."""
    page, after = view.page, group.end
    return (
        any(page.low(i) == "as" for i in range(after, min(view.end, after + 10)))
        and page.lexicon.language == "en"
    )


def _denial_end(view: SentenceView, group: VerbGroup) -> int:
    page = view.page
    end, _ = content_end(view, group.end)
    index = group.end
    while index < end:
        low = page.low(index)
        if index > group.end and (low == "," or page.is_a(index, "adversative")):
            following = index + 1
            clausal = page.is_a(group.end, "complementiser") or any(
                page.is_a(i, "complementiser") for i in range(group.end, index)
            )
            if (
                page.is_a(index, "adversative")
                or page.is_a(following, "conjunction")
                or page.is_a(following, "subordinator")
                or (
                    not clausal
                    and (
                        has_finite(page, following, end)
                        or page.low(following).endswith(("ant", "ing"))
                        or page.low(following) in {"lors", "dans", "in", "during", "le", "on"}
                    )
                )
            ):
                return index
        if low == ":" and not page.in_quote(index + 1):
            return index
        if (
            low in {"et", "and"}
            and index > group.end
            and has_finite(page, index + 1, min(end, index + 4))
            and not any(page.is_a(i, "complementiser") for i in range(group.end, index))
        ):
            return index
        if low in {"et", "and"} and any(
            page.low(index + 1) == form or page.low(index + 1).endswith("é")
            for form in ("convaincu",)
        ):
            return index
        index = jump(page, index, end)
    return end


def _without_adverb(view: SentenceView, group: VerbGroup) -> int:
    first = group.first
    while first < group.head and view.page.is_a(first, "adverb"):
        first += 1
    return first


def _reduced(view: SentenceView, group: VerbGroup) -> None:
    """ "… - annonce démentie par la suite -", "allegations denied by the company"."""
    page = view.page
    noun = group.first - 1
    if group.kind != "deny" or not page.is_a(noun, "claim_noun"):
        return
    by = next(
        (i for i in range(group.end, min(view.end, group.end + 4)) if page.low(i) in {"par", "by"}),
        None,
    )
    source = None
    if by is not None and page.low(by + 1) not in {"la"} | page.lexicon["time"]:
        source = subject_after(page, by + 1, view.end)
    first = noun
    while first > view.first and (
        page.is_a(first - 1, "anaphor_determiner")
        or page.low(first - 1) in {"a", "an", "une", "un"}
    ):
        first -= 1
    if page.low(first - 1) == ",":
        view.walls.add(first - 1)
    end = source.end if source else group.end
    while not source and end < view.end and page.is_word(end):
        end += 1
    add_denial(view, first, end, cue_of(group), source)


def _passive(view: SentenceView, group: VerbGroup) -> Draft | None:
    """ "Ces informations ont été démenties par X"."""
    page = view.page
    if group.is_negated or group.kind == "limit":
        return None
    first = left_edge(view, group.first)
    subject = [page.low(i) for i in range(first, group.first)]
    agent = agent_of(view, group)
    noun = any(word in page.lexicon["claim_noun"] for word in subject[-8:])
    pointing = (
        bool(subject) and subject[-1] in {"cela", "it", "this", "that"} and not group.takes("n")
    )
    if not noun and not (pointing and agent is not None):
        return None
    end, _ = content_end(view, group.end)
    cut = trimmed(page, first, end)
    if cut is None:
        return None
    return Draft(
        view.number, *cut, ReasonCode.DENY_VERB, cue_of(group), agent, own_type=StatementType.DENIAL
    )


def add_denial(
    view: SentenceView,
    first: int,
    end: int,
    cue: CueWords,
    source: Phrase | None,
    *,
    carried: bool = False,
    own_type: StatementType = StatementType.DENIAL,
) -> None:
    cut = trimmed(view.page, first, end)
    if cut is None:
        return
    view.used |= {group.head for group in view.groups if first <= group.head < end}
    view.add(
        Draft(
            view.number,
            *cut,
            ReasonCode.DENY_VERB,
            cue,
            source,
            speaker_is_carried=carried,
            own_type=own_type,
        )
    )
