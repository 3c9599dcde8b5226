"""Denials by more than a verb: "clame son innocence", "est revenu sur ses propos"."""

from claims.reading.claimants import subject_before
from claims.reading.clauses import has_finite, jump
from claims.reading.contents import content_end, trimmed
from claims.reading.denials import add_denial
from claims.reading.drafts import CueWords, Draft, SentenceView, cue_of
from claims.reading.proposals import ReasonCode, StatementType
from claims.reading.speakers import speaker_of


def find_denial_phrases(view: SentenceView) -> None:
    _find_judgements(view)
    _find_opposites(view)
    _find_pleas(view)
    _find_retractions(view)
    _find_denial_nouns(view)


def _find_opposites(view: SentenceView) -> None:
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
        add_denial(view, group.first, place + 1, cue_of(group), source, carried=carried)
        view.used.add(group.head)


def _find_pleas(view: SentenceView) -> None:
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
            (
                i
                for i in range(index - 1, max(view.first, index - 5), -1)
                if page.low(i) in page.lexicon["pleads"]
            ),
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
            add_denial(view, first, end, CueWords(first, index + 1, low, "deny"), source)


_JUDGES = frozenset({"juger", "estimer", "trouver", "considérer", "consider"})


def _find_judgements(view: SentenceView) -> None:
    """ "juge « extravagante » cette affirmation", "called the report a fabrication"."""
    for group in view.free_groups():
        active = group.mood in {"fin", "ger"} and not group.is_passive and not group.is_negated
        judges = group.takes("p") or group.lemma in _JUDGES
        if not (active and judges) or view.covered(group.head):
            continue
        end = _object_end(view, group.end)
        if _calls_a_claim_false(view, range(group.end, end)):
            source, carried = speaker_of(view, group)
            add_denial(view, group.first, end, cue_of(group), source, carried=carried)


def _calls_a_claim_false(view: SentenceView, inside: range) -> bool:
    """A claim the text speaks of is called false; a mere opinion must point at it: "ces"."""
    page = view.page
    if any(page.is_a(i, "complementiser") for i in inside):
        return False
    claims = [i for i in inside if page.is_a(i, "claim_noun")]
    if any(page.is_a(i, "false_word") and not page.is_a(i, "opinion_word") for i in inside):
        return any(page.is_a(i - 1, "anaphor_determiner") for i in claims)
    opinion = any(page.is_a(i, "opinion_word") for i in inside)
    return opinion and any(page.is_a(i - 1, "demonstrative") for i in claims)


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


def _find_retractions(view: SentenceView) -> None:
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
            doubts = page.low(index) in page.lexicon["doubts"]
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
    if words[0] in page.lexicon["doubts"] and words[1:3] in {
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


def _find_denial_nouns(view: SentenceView) -> None:
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
                if page.low(i) in page.lexicon["issues"]
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
