"""Speaker first, words after: "X a déclaré que P", "X said P", "X accuse Y de Z"."""

from claims.reading.citations import find_citations
from claims.reading.clauses import has_finite, jump
from claims.reading.content_starts import content_start
from claims.reading.contents import content_end, cut_after_quote, trimmed
from claims.reading.drafts import Draft, SentenceView, Start, cue_of
from claims.reading.noun_phrases import Phrase
from claims.reading.proposals import ReasonCode
from claims.reading.speakers import speaker_of
from claims.reading.verbs import VerbGroup


def find_indirect(view: SentenceView) -> None:
    find_citations(view)
    for group in view.free_groups():
        if group.head in view.used or view.covered(group.first):
            continue
        if not _may_attribute(view, group):
            continue
        start = content_start(view, group)
        if start is None:
            continue
        source, carried = speaker_of(view, group)
        if not _is_speaker(view, source, group):
            continue
        view.used.add(group.head)
        _add_chain(view, group, start, source, carried=carried)


def _may_attribute(view: SentenceView, group: VerbGroup) -> bool:
    if group.kind == "deny" or not group.speaks:
        return False
    if group.takes("r") and not group.is_reflexive:
        return False
    if _is_free_relative(view, group):
        return False
    if group.is_passive or _is_quoted_as(view, group):
        return False
    return not (
        group.is_negated and group.kind in {"report", "confirm", "reveal"} and not group.takes("i")
    )


def _is_quoted_as(view: SentenceView, group: VerbGroup) -> bool:
    """ "was quoted as saying": the verb before it attributes."""
    page = view.page
    return group.mood == "ger" and page.low(group.first - 1) == "as"


def _is_free_relative(view: SentenceView, group: VerbGroup) -> bool:
    """ "à ce qu'avait annoncé le Cameroun": takes something up, puts nothing forward."""
    page = view.page
    return page.low(group.first - 1) in {"qu'", "que"} and page.low(group.first - 2) in {
        "ce",
        "tel",
        "ainsi",
        "comme",
    }


_FINDS = frozenset({"find", "show", "note", "établir", "découvrir"})
"""Verbs that need somebody: "il est établi que" and "showed that" alone say too little."""
_NOT_OTHERS = frozenset(
    {"on", "nous", "je", "j'", "-on", "we", "i", "you", "vous", "visiblement", "apparently"}
)


def _is_speaker(view: SentenceView, source: Phrase | None, group: VerbGroup) -> bool:
    """Somebody other than the author: not "on", not "rien", not an adverb."""
    page = view.page
    if source is None:
        return group.mood == "ger" or group.lemma not in _FINDS
    if page.is_a(source.first, "negative_quantifier") or page.low(source.first) in _NOT_OTHERS:
        return False
    french = page.lexicon.language == "fr"
    if french and any(page.low(i) == "on" for i in range(source.first, source.end)):
        return False
    if source.end > source.first + 1:
        return True
    vague = page.is_a(source.first, "vague_subject") and page.low(source.first) != "it"
    return not vague and not page.is_a(source.first, "adverb")


def _add_chain(
    view: SentenceView, group: VerbGroup, start: "Start", source: Phrase | None, *, carried: bool
) -> None:
    """The content, and each further clause under the same verb."""
    page = view.page
    previous: Draft | None = None
    place: int | None = start.place
    while place is not None:
        spoken = start.pattern is ReasonCode.INDIRECT_SPEECH and page.lexicon.language == "en"
        end, place_after = content_end(view, place, chains=spoken)
        end = _before_main_clause(view, group, place, end)
        if start.pattern in {
            ReasonCode.OBJECT_CONTENT,
            ReasonCode.ACCUSATION,
            ReasonCode.PREDICATIVE,
        }:
            end = _object_end(view, place, end)
        cut = trimmed(view.page, place, end)
        if cut is not None and (cut[1] - cut[0] > 1 or view.page.in_quote(cut[0])):
            draft = Draft(
                view.number,
                *cut,
                start.pattern,
                cue_of(group),
                source,
                speaker_is_carried=carried,
                is_negated=group.is_negated,
                chained_to=previous,
                is_opposed=any(page.is_a(i, "adversative") for i in range(place - 4, place)),
            )
            view.add(draft)
            previous = draft
        place = place_after


def _before_main_clause(view: SentenceView, group: VerbGroup, start: int, end: int) -> int:
    """The speech sits in a clause that the main one follows: "While X says P, | Y is true".

    Or inside the main one: "X, que Y affirme avoir tué, | revendique".
    """
    page = view.page
    clause = group.first - 1
    while (
        clause >= view.first
        and page.low(clause) != ","
        and not has_finite(page, clause, clause + 1)
    ):
        if (
            page.is_a(clause, "subordinator")
            and page.low(clause) not in {"si", "as", "if", "tout", "bien"}
        ) or (page.is_a(clause, "complementiser") and page.low(clause - 1) == ","):
            return next(
                (i for i in range(start, end) if page.low(i) == "," and not page.in_quote(i)), end
            )
        clause -= 1
    return end


def _object_end(view: SentenceView, start: int, end: int) -> int:
    """An object reaches to the first comma that opens a new clause."""
    page = view.page
    if (
        page.is_a(start, "anaphor_determiner")
        and page.is_a(start + 1, "claim_noun")
        and (page.low(start + 2).endswith(("ant", "ing")) or page.low(start + 2) == ",")
    ):
        return start + 2
    index = start
    while index < end:
        if cut_after_quote(view, index) and index > start:
            return index
        if page.low(index) in {",", "et", "and", "mais", "but"} and index > start:
            following = index + 1
            if page.low(index) == "," and page.low(following) in {
                "qui",
                "que",
                "qu'",
                "which",
                "who",
                "while",
                "alors",
                "après",
                "after",
            }:
                return index
            if page.low(index) in {"and", "et"} and _starts_clause(view, following, end):
                return index
            if page.low(following) == "even":
                following += 1
            if (
                page.low(index) == ","
                and page.is_a(following, "subordinator")
                and page.lexicon.language == "en"
            ):
                return index
        index = jump(page, index, end)
    return end


def _starts_clause(view: SentenceView, start: int, end: int) -> bool:
    """ "… et la préfecture demande": a verb of its own before any comma or relative."""
    page = view.page
    for index in range(start, min(end, start + 9)):
        if page.low(index) == "," or page.is_a(index, "relative") or page.in_quote(index):
            return False
        if has_finite(page, index, index + 1):
            return True
    return False
