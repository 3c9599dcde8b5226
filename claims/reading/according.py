"""Selon, d'après, à en croire, according to: before, after or inside the words they attribute."""

from claims.reading.clauses import has_finite
from claims.reading.contents import content_end, left_edge, trimmed, without_openers
from claims.reading.drafts import CueWords, Draft, SentenceView
from claims.reading.noun_phrases import Phrase, source_after
from claims.reading.proposals import ReasonCode, StatementType

_PHRASES = {
    "fr": {
        "d'": (("d'", "après"),),
        "à": (("à", "en", "croire"),),
        "de": (("de", "l'", "avis", "de"), ("de", "l'", "avis", "des"), ("de", "l'", "aveu", "de")),
        "aux": (("aux", "dires", "de"), ("aux", "dires", "des"), ("aux", "yeux", "de")),
        "au": (("au", "dire", "de"),),
        "si": (("si", "l'", "on", "en", "croit"),),
        "selon": (("selon",),),
    },
    "en": {
        "according": (("according", "to"),),
        "in": (("in", "the", "words", "of"), ("in", "the", "view", "of")),
    },
}


def find_according(view: SentenceView) -> None:
    index = view.first
    while index < view.end:
        length = 0 if view.page.in_quote(index) else _length(view, index)
        if length:
            _attribute(view, index, length)
        index += max(1, length)
    _of_source(view)


def _length(view: SentenceView, index: int) -> int:
    page = view.page
    if page.low(index) == "pour" and index <= view.first + 1:
        return 1 if _is_opinion_of(view, index) else 0
    for phrase in _PHRASES[page.lexicon.language].get(page.low(index), ()):
        if index + len(phrase) < view.end and all(
            page.low(index + offset) == word for offset, word in enumerate(phrase)
        ):
            return len(phrase)
    return 0


def _is_opinion_of(view: SentenceView, index: int) -> bool:
    """ "Pour le syndicat, c'est une erreur": an opinion; "Pour la ville, un hôtel" is a purpose."""
    page = view.page
    source = source_after(page, index + 1, view.end)
    if source is None or page.low(source.end) != "," or page.is_a(source.first, "time"):
        return False
    named = page.is_capital(source.first) and page.low(source.first) not in page.lexicon["time"]
    titled = (
        page.is_a(source.first, "np_determiner")
        and page.low(source.first + 1) in page.lexicon["source_noun"]
    )
    titled = (
        titled
        or page.is_a(source.first, "speaker_pronoun")
        or (
            named
            and any(
                page.is_a(i, "title") or page.is_a(i, "source_noun")
                for i in range(source.first, source.end)
            )
        )
    )
    if page.in_quote(source.end + 1) and page.is_a(source.first, "np_determiner"):
        return True
    return titled and has_finite(page, source.end, view.end)


def _attribute(view: SentenceView, index: int, length: int) -> None:
    page = view.page
    source = source_after(page, index + length, view.end)
    if source is None or not _is_source(view, index, length, source):
        return
    cue = CueWords(index, index + length, page.words(index, index + length).lower(), "according")
    confirms = any(
        group.kind == "confirm"
        and group.mood == "fin"
        and source.end <= group.first <= source.end + 2
        and page.is_a(source.end, "relative")
        for group in view.groups
    )
    known = len(view.drafts)
    view.used |= {group.head for group in view.groups if index <= group.head < source.end}
    before = without_openers(page, view.first, index) if index > view.first else index
    if index - view.first <= 0 or before >= index or _only_openers(view, index):
        _words_after(view, index, source, cue)
    else:
        _words_around(view, index, source, cue)
    for draft in view.drafts[known:]:
        if confirms:
            draft.own_type = StatementType.CONFIRMATION


def _only_openers(view: SentenceView, index: int) -> bool:
    """Nothing but "Mais" or "Toujours" before."""
    page = view.page
    return index - view.first < 3 and all(
        page.is_a(i, "adverb")
        or page.is_a(i, "conjunction")
        or page.is_a(i, "sentence_adverb")
        or page.low(i) in {",", "toujours", "also"}
        for i in range(view.first, index)
    )


def _is_source(view: SentenceView, index: int, length: int, source: Phrase) -> bool:
    """Somebody or something that can say: not "selon leur âge", "according to size"."""
    page = view.page
    if page.is_a(source.first, "criterion"):
        return False
    if page.is_a(source.first, "speaker_pronoun") or page.in_quote(source.first):
        return True
    says = _can_say(view, source)
    if says is not None:
        return says
    set_off = page.low(index - 1) == "," or page.low(source.end) == ","
    if length == 1:
        return set_off and not page.is_a(source.first, "vague_source")
    plural = any(page.low(i).endswith("s") for i in range(source.first, source.end))
    return set_off or page.lexicon.language == "fr" or plural


def _can_say(view: SentenceView, source: Phrase) -> bool | None:
    """What the noun tells: the ministry can, a size cannot, a name probably can."""
    page = view.page
    for index in range(source.first, min(source.end, source.first + 7)):
        if page.is_any(index, "source_noun", "criterion"):
            return page.is_a(index, "source_noun")
        if page.low(index) in {"of", "de", "d'"}:
            break
    named = any(
        page.is_capital(index) and not page.is_a(index, "time")
        for index in range(source.first, source.end)
    )
    return True if named else None


def _words_after(view: SentenceView, index: int, source: Phrase, cue: CueWords) -> None:
    page = view.page
    start = source.end
    if page.low(start) not in {",", ":"} and not page.in_quote(start):
        split = _unmarked_start(view, source)
        if split is not None:
            source, start = Phrase(source.first, split), split
    while (
        start < view.end
        and page.low(start) != ","
        and not has_finite(page, start, start + 1)
        and not _starts_clause(view, start)
    ):
        start += 1
    if page.low(start) == "," and _is_still_source(view, start):
        start = next(i for i in range(start + 1, view.end) if page.low(i) == ",")
        source = Phrase(source.first, start)
    if start >= view.end:
        return
    speech = _speech_inside(view, start)
    if speech:
        view.relays.append((view.end, source, cue))
        return
    end, _ = content_end(view, start)
    cut = trimmed(page, without_openers(page, start, end), end)
    if cut is None or cut[1] - cut[0] < 2:
        return
    draft = Draft(view.number, *cut, ReasonCode.ACCORDING_TO, cue, source)
    view.add(draft)


def _is_still_source(view: SentenceView, comma: int) -> bool:
    """ ", quoting North Korea's main agency," still says where it is from."""
    return view.page.low(comma + 1) in {
        "quoting",
        "citing",
        "citant",
        "publiée",
        "publié",
        "publiés",
    } and any(view.page.low(i) == "," for i in range(comma + 2, view.end))


def _starts_clause(view: SentenceView, index: int) -> bool:
    page = view.page
    return (
        (
            page.is_a(index, "np_determiner")
            and page.low(index) not in {"l'"}
            and index > 0
            and not page.is_a(index - 1, "preposition")
            and page.low(index - 1) not in {"de", "d'"}
            and not page.is_a(index + 1, "time")
            and not page.low(index + 1).isdigit()
        )
        or page.is_a(index, "subject_pronoun")
        or page.in_quote(index)
    )


def _unmarked_start(view: SentenceView, source: Phrase) -> int | None:
    """ "According to officers | the lawyers had offered": no comma, so the next subject tells."""
    page = view.page
    verb = next(
        (
            i
            for i in range(source.end, view.end)
            if page.low(i) == "," or has_finite(page, i, i + 1)
        ),
        None,
    )
    if verb is None or page.low(verb) == ",":
        return None
    for index in range(source.first + 1, verb):
        before = page.low(index - 1)
        if (
            (page.is_a(index, "np_determiner") or page.is_a(index, "subject_pronoun"))
            and not page.is_a(index - 1, "preposition")
            and before
            not in {
                "de",
                "d'",
                "of",
                "et",
                "and",
                "à",
                "tous",
                "toutes",
                "all",
                "both",
                "l'",
                "la",
                "le",
                "les",
            }
            and not page.is_a(index - 1, "np_determiner")
        ):
            return index
    return None


def _speech_inside(view: SentenceView, start: int) -> bool:
    """ "Selon la BBC, le ministre a déclaré que": the outlet passes the minister's words on."""
    page = view.page
    for group in view.groups:
        if group.first <= start or group.mood != "fin" or group.is_passive:
            continue
        if has_finite(page, start, group.first):
            return False
        return group.takes("q") and (
            page.is_a(group.end, "complementiser")
            or (
                group.takes("j")
                and group.kind != "reveal"
                and has_finite(page, group.end, view.end)
            )
        )
    return False


def _words_around(view: SentenceView, index: int, source: Phrase, cue: CueWords) -> None:
    page = view.page
    wall = index - 1 if page.low(index - 1) == "," else index
    after = _past_remains(view, source)
    if page.low(after) == ",":
        after += 1
    relative = _open_relative(view, wall)
    joint = wall - 1
    if page.is_a(joint, "complementiser") or _is_in_aside(view, index, source):
        return
    if (
        page.is_a(joint, "coordinator")
        or page.is_a(joint, "contrast")
        or page.low(joint) in {";", ":"}
    ):
        _words_after(view, index, source, cue)
        view.walls.add(joint)
        return
    set_off = page.low(after - 1) == "," or page.in_quote(after)
    trimmed_off = page.low(source.end) != "," and not page.in_quote(source.end)
    late = trimmed_off and not has_finite(page, after, view.end) and _has_clause(view, wall)
    goes_on = after < view.end and set_off and not late and not _closes(view, after)
    if relative is not None and goes_on:
        first, end = after, content_end(view, after)[0]
    elif goes_on:
        first, end = left_edge(view, index), content_end(view, after)[0]
        before_end = content_end(view, first)[0]
        if before_end < wall:
            first = without_openers(page, before_end, index)
    else:
        view.walls.add(wall)
        if _is_already_attributed(view, wall):
            view.relays.append((wall, source, cue))
            return
        first, end = _uncovered_start(view, wall), wall
    if (
        not goes_on
        and not has_finite(page, first, end)
        and not any(page.in_quote(i) for i in range(first, end))
    ):
        return
    cut = trimmed(page, first, end)
    if cut is not None:
        view.add(Draft(view.number, *cut, ReasonCode.ACCORDING_TO, cue, source))


def _has_clause(view: SentenceView, wall: int) -> bool:
    return has_finite(view.page, left_edge(view, wall), wall)


def _past_remains(view: SentenceView, source: Phrase) -> int:
    """Past what was trimmed off the source: "le métro lui-même", "un rapport publié mardi"."""
    page, index = view.page, source.end
    while (
        index < view.end
        and page.low(index) != ","
        and not page.in_quote(index)
        and not has_finite(page, index, index + 1)
    ):
        index += 1
    return index if page.low(index) == "," else source.end


def _is_in_aside(view: SentenceView, index: int, source: Phrase) -> bool:
    """ "X, arrivé deuxième selon le juge, revendique": it is about the aside alone."""
    page = view.page
    if page.low(index - 1) == "," or page.low(source.end) != ",":
        return False
    comma = next((i for i in range(index - 1, view.first, -1) if page.low(i) == ","), None)
    return comma is not None and not has_finite(page, view.first, index)


def _uncovered_start(view: SentenceView, wall: int) -> int:
    """A source at the end vouches for everything before it, up to a semicolon."""
    page = view.page
    first = view.first
    for index in range(view.first, wall):
        if page.low(index) == ";" and not page.in_quote(index):
            first = index + 1
    return without_openers(page, first, wall)


def _closes(view: SentenceView, after: int) -> bool:
    """What follows the source is no longer the attributed clause."""
    page = view.page
    return page.is_any(after, "coordinator", "contrast", "relative", "subordinator", "cut_before")


def _open_relative(view: SentenceView, wall: int) -> int | None:
    """ "…, ce qui, selon X, souligne P"."""
    page = view.page
    return wall if page.low(wall - 1) in {"qui", "which", "who"} else None


def _is_already_attributed(view: SentenceView, wall: int) -> bool:
    page = view.page
    for group in view.groups:
        if group.first < wall and group.head not in view.used and group.mood == "fin":
            if has_finite(page, view.first, group.first):
                continue
            if (
                group.takes("q")
                and not group.is_passive
                and (
                    page.is_a(group.end, "complementiser")
                    or (group.takes("j") and has_finite(page, group.end, wall))
                )
            ):
                return True
    return any(draft.first < wall for draft in view.drafts)


def _of_source(view: SentenceView) -> None:
    """ "De source policière, P" and "De sources concordantes, P"."""
    page = view.page
    if page.low(view.first) != "de" or page.low(view.first + 1) not in {"source", "sources"}:
        return
    comma = next(
        (i for i in range(view.first, min(view.end, view.first + 8)) if page.low(i) == ","), None
    )
    if comma is None:
        return
    cue = CueWords(view.first, view.first + 1, "de source", "according")
    end, _ = content_end(view, comma + 1)
    cut = trimmed(page, comma + 1, end)
    if cut is not None:
        view.add(
            Draft(view.number, *cut, ReasonCode.ACCORDING_TO, cue, Phrase(view.first + 1, comma))
        )
