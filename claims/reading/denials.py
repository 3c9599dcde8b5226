"""Denials by their verb: "a démenti P", "nie avoir", "rejected the allegations", "recanted"."""

from claims.reading.claimants import Phrase, subject_after, subject_before
from claims.reading.clauses import has_finite, jump
from claims.reading.contents import content_end, left_edge, trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView, cue_of
from claims.reading.indirect import speaker_of
from claims.reading.passives import agent_of
from claims.reading.proposals import ReasonCode, StatementType
from claims.reading.verbs import VerbGroup

_LIMITING = frozenset({"revanche", "partiellement", "partly", "partially", "however"})


def find_answers(view: SentenceView) -> None:
    """ "P, ce que dément X", "P, an allegation X rejects": X answers P in the same breath."""
    page = view.page
    for group in view.free_groups():
        if group.kind != "deny" or group.mood != "fin" or group.is_negated or group.is_passive:
            continue
        first = _takes_up(view, group)
        if first is None:
            continue
        source = subject_after(page, group.end, view.end)
        if first < group.first - 1 and _subject_between(view, first, group.first) is not None:
            source = _subject_between(view, first, group.first)
        if source is None:
            continue
        end = next((i for i in range(group.end, view.end) if page.low(i) in {",", ";"}), view.end)
        view.walls.add(first)
        _add_denial(view, first, end, cue_of(group), source)


def _takes_up(view: SentenceView, group: VerbGroup) -> int | None:
    """Where "ce que", "which", "an allegation (that)", "something" takes up what was said."""
    page = view.page
    for index in range(group.first - 1, max(view.first, group.first - 14), -1):
        low = page.low(index)
        if low == "," or has_finite(page, index, index + 1):
            start = index + 1
            break
    else:
        return None
    if page.low(index) != ",":
        return None
    words = [page.low(i) for i in range(start, group.first)]
    if words[:2] in (["ce", "que"], ["ce", "qu'"]) or words[:1] == ["something"]:
        return start
    if words[:1] == ["which"] and len(words) > 1:
        return start
    noun = next(
        (i for i in range(start, min(start + 4, group.first)) if page.is_a(i, "claim_noun")), None
    )
    if noun is None or page.low(start) not in {
        "a",
        "an",
        "un",
        "une",
        "des",
        "allegations",
        "accusations",
        "charges",
        "claims",
    }:
        return None
    follows = page.low(noun + 1)
    return (
        start
        if follows in {"que", "qu'", "that", "which"} or page.lexicon.language == "en"
        else None
    )


def _subject_between(view: SentenceView, first: int, verb: int) -> Phrase | None:
    page = view.page
    start = first
    for index in range(first, verb):
        if (
            page.is_a(index, "claim_noun")
            or page.is_a(index, "complementiser")
            or page.low(index) in {"something", "which"}
        ):
            start = index + 1
    return Phrase(start, verb) if start < verb else None


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
    _judged_false(view)
    _opposite(view)
    _innocence(view)
    _argued_against(view)
    _denial_nouns(view)


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
        if page.low(group.head - 1) in {"pour"} or group.is_governed and _is_for(view, group)
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
    if group.takes("M"):
        return page.is_a(after, "np_determiner") and has_claim_noun(view, group)
    if group.kind == "limit":
        return (
            page.is_a(after, "complementiser")
            or (page.lexicon.language == "fr" and page.low(after) in {"de", "d'", "du", "des"})
            or (group.takes("j") and has_finite(page, after, view.end))
        )
    if page.is_a(after, "complementiser"):
        return True
    if group.takes("i") and page.low(after) in {"avoir", "être"}:
        return True
    if group.lemma == "défendre":
        return page.low(after) in {"d'", "de"} and page.low(after + 1).endswith(
            ("er", "ir", "re", "oir")
        )
    if group.lemma == "deny" and not _denies_words(view, group):
        return False
    if group.takes("n"):
        return has_claim_noun(view, group) or _rejects_as(view, group)
    if group.lemma in {"contredire", "contradict", "retract", "disavow", "désavouer"}:
        return has_claim_noun(view, group)
    return True


def _denies_words(view: SentenceView, group: VerbGroup) -> bool:
    """ "denied the report", "denied any role", not "denied him access" or "denied bail"."""
    page, after = view.page, group.end
    words = [page.low(i) for i in range(after, min(view.end, after + 5))]
    if not words:
        return True
    traps = {
        "access",
        "entry",
        "bail",
        "permission",
        "visa",
        "visas",
        "request",
        "requests",
        "parole",
        "appeal",
        "treatment",
        "asylum",
        "motion",
        "petition",
        "service",
        "application",
        "rights",
        "right",
        "him",
        "them",
        "us",
        "boarding",
    }
    return not traps & set(words[:4])


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
    while not source and end < view.end and page.tokens[end].is_word:
        end += 1
    _add_denial(view, first, end, cue_of(group), source)


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


def _opposite(view: SentenceView) -> None:
    """ "claimed just the opposite", "assure le contraire"."""
    page = view.page
    for group in view.free_groups():
        if group.mood not in {"fin", "ger"} or group.is_passive or view.covered(group.head):
            continue
        place = next(
            (i for i in range(group.end, min(view.end, group.end + 4)) if page.is_a(i, "opposite")),
            None,
        )
        if place is None or has_finite(page, group.end, place):
            continue
        source, carried = speaker_of(view, group)
        _add_denial(view, group.first, place + 1, cue_of(group), source, carried=carried)
        view.used.add(group.head)


def _add_denial(
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


_PLEADS = frozenset(
    "clame clamé clamer clamait clament proclame proclamé plaide plaidé plaident plaider plaidait dit disent "
    "maintains maintained maintain maintaining protested protests professed proclaimed pleaded pleads plead pled "
    "pleading insists insisted asserted".split()
)


def _innocence(view: SentenceView) -> None:
    """ "clame son innocence", "plaide non coupable", "pleaded not guilty"."""
    page = view.page
    for index in range(view.first + 1, view.end):
        low = page.low(index)
        guilty = low in {"coupable", "coupables", "guilty"} and page.low(index - 1) in {
            "non",
            "not",
        }
        if (
            page.in_quote(index)
            or view.covered(index)
            or not (guilty or low in {"innocence", "innocent", "innocente", "innocents"})
        ):
            continue
        verb = next(
            (i for i in range(index - 1, max(view.first, index - 5), -1) if page.low(i) in _PLEADS),
            None,
        )
        if verb is None:
            continue
        first = verb
        while first > view.first and (
            page.is_a(first - 1, "have")
            or page.is_a(first - 1, "clitic")
            or page.is_a(first - 1, "adverb")
        ):
            first -= 1
        source = subject_before(page, view.sentence, first)
        if source is not None:
            end = next(
                (i for i in range(index, view.end) if page.low(i) in {",", ";", "et", "and"}),
                view.end,
            )
            _add_denial(view, first, end, CueWords(first, index + 1, low, "deny"), source)


def _judged_false(view: SentenceView) -> None:
    """ "juge « extravagante » cette affirmation", "called the report a fabrication"."""
    page = view.page
    for group in view.free_groups():
        if (
            group.mood not in {"fin", "ger"}
            or group.is_passive
            or group.is_negated
            or view.covered(group.head)
        ):
            continue
        if not (
            group.takes("p")
            or group.lemma in {"juger", "estimer", "trouver", "considérer", "consider"}
        ):
            continue
        end = _object_end(view, group.end)
        inside = range(group.end, end)
        noun = any(
            page.is_a(i, "claim_noun") and page.is_a(i - 1, "anaphor_determiner") for i in inside
        )
        false = any(page.is_a(i, "false_word") or page.is_a(i, "opinion_word") for i in inside)
        cut = trimmed(page, group.first, end)
        if (
            not noun
            or not false
            or cut is None
            or any(page.is_a(i, "complementiser") for i in inside)
        ):
            continue
        source, carried = speaker_of(view, group)
        view.used.add(group.head)
        view.add(
            Draft(
                view.number, *cut, ReasonCode.DENY_VERB, cue_of(group), source,
                speaker_is_carried=carried, own_type=StatementType.DENIAL,
            )
        )  # fmt: skip


def _object_end(view: SentenceView, start: int) -> int:
    page = view.page
    index = start
    while (
        index < view.end
        and page.low(index) not in {",", ";", ":"}
        and not has_finite(page, index, index + 1)
    ):
        index = jump(page, index, view.end)
    return index


def _argued_against(view: SentenceView) -> None:
    """ "argued against the label", "est revenu sur ses propos", "walked back his remarks"."""
    page = view.page
    for index in range(view.first, view.end - 2):
        if page.in_quote(index):
            continue
        length = _retracts(view, index)
        if length and not view.covered(index):
            first = index
            while first > view.first and page.low(first - 1) in page.lexicon["have"] | page.lexicon[
                "be"
            ] | {"s'", "n'"}:
                first -= 1
            end, _ = content_end(view, index + length)
            comma = next((i for i in range(index + length, end) if page.low(i) == ","), end)
            cut = trimmed(page, first, comma)
            source = subject_before(page, view.sentence, first)
            if cut is None or source is None:
                continue
            view.used |= {g.head for g in view.groups if first <= g.head < comma}
            cue = CueWords(first, index + length, page.words(index, index + length).lower(), "deny")
            doubts = page.low(index) in _DOUBTS
            view.add(
                Draft(
                    view.number,
                    *cut,
                    ReasonCode.DENY_VERB,
                    cue,
                    source,
                    own_type=StatementType.PARTIAL_DENIAL if doubts else StatementType.DENIAL,
                )
            )


_DOUBTS = frozenset(
    "mis met mettent mettait mise remis remet remettent émis émet cast casts expressed called played".split()
)


def _retracts(view: SentenceView, index: int) -> int:
    page = view.page
    words = tuple(page.low(i) for i in range(index, min(view.end, index + 3)))
    if words[:2] in {
        ("argued", "against"),
        ("argues", "against"),
        ("walked", "back"),
        ("backed", "away"),
        ("took", "issue"),
        ("pushed", "back"),
    }:
        return 2
    if (
        words[0] in {"revenu", "revenue", "revenus", "revient", "revenait"}
        and words[1] == "sur"
        and any(page.is_a(i, "claim_noun") for i in range(index + 2, min(view.end, index + 5)))
    ):
        return 2
    if words[0] in _DOUBTS and words[1:3] in {
        ("en", "doute"),
        ("en", "question"),
        ("into", "question"),
        ("des", "doutes"),
        ("doubt", "on"),
        ("doubts", "about"),
        ("doubt", "about"),
        ("down", "the"),
    }:
        return 3
    return 0


def _denial_nouns(view: SentenceView) -> None:
    """ "a opposé un démenti formel", "issued a denial"."""
    page = view.page
    for index in range(view.first + 1, view.end):
        if (
            page.low(index) not in {"démenti", "démentis", "denial", "denials"}
            or page.in_quote(index)
            or view.covered(index)
        ):
            continue
        verb = next(
            (
                i
                for i in range(index - 1, max(view.first, index - 7) - 1, -1)
                if page.low(i) in _GIVES
            ),
            None,
        )
        if verb is None or any(
            group.head == index and group.mood == "fin" for group in view.groups
        ):
            continue
        first = verb
        while first > view.first and (
            page.low(first - 1) in page.lexicon["have"] | page.lexicon["clitic"]
            or page.is_a(first - 1, "adverb")
        ):
            first -= 1
        source = subject_before(page, view.sentence, first)
        end, _ = content_end(view, index)
        comma = next((i for i in range(index, end) if page.low(i) == ","), end)
        cut = trimmed(page, first, comma)
        if cut and source:
            view.used |= {g.head for g in view.groups if first <= g.head < comma}
            cue = CueWords(
                first, index + 1, "démenti" if page.lexicon.language == "fr" else "denial", "deny"
            )
            view.add(
                Draft(
                    view.number,
                    *cut,
                    ReasonCode.DENY_VERB,
                    cue,
                    source,
                    own_type=StatementType.DENIAL,
                )
            )


_GIVES = frozenset(
    {
        "opposé",
        "oppose",
        "apporté",
        "apporte",
        "publié",
        "publie",
        "fait",
        "adressé",
        "diffusé",
        "lancé",
        "opposent",
        "issued",
        "issues",
        "published",
        "repeated",
        "made",
        "released",
        "envoyé",
        "émis",
    }
)
