"""Words first, speaker after: "P, a déclaré X", "P, X said", « P », affirme-t-il."""

from claims.reading.clauses import comma_pieces, first_main_finite, has_finite
from claims.reading.contents import content_end, trimmed, without_openers
from claims.reading.drafts import CueWords, Draft, SentenceView, cue_of
from claims.reading.noun_phrases import Phrase, subject_after
from claims.reading.proposals import ReasonCode, StatementType
from claims.reading.verbs import VerbGroup


def find_postposed(view: SentenceView) -> None:
    for group in view.free_groups():
        if group.mood != "fin" or not group.takes("d") or group.is_passive:
            continue
        if group.takes("r") and not group.is_reflexive:
            continue
        found = (
            _inverted_pronoun(view, group)
            or _after_as(view, group)
            or _inverted(view, group)
            or _subject_then_verb(view, group)
        )
        if found is not None:
            view.used.add(group.head)
            _record(view, group, *found)


def _inverted_pronoun(
    view: SentenceView, group: VerbGroup
) -> tuple[int, Phrase | None, int] | None:
    if group.pronoun is None or view.page.is_a(group.end, "complementiser"):
        return None
    low = view.page.low(group.pronoun)
    if low.endswith("on"):
        source = _source_of_one(view, group.end)
        return group.first, source, source.end if source else group.end
    if _is_question(view):
        return None
    return group.first, Phrase(group.pronoun, group.pronoun + 1), group.end


def _source_of_one(view: SentenceView, after: int) -> Phrase | None:
    """ "indique-t-on de source policière", "a-t-on appris auprès du parquet"."""
    page = view.page
    for index in range(after, min(view.end, after + 4)):
        if page.low(index) in {"de", "auprès", "par"}:
            start = index + 1 if page.low(index) != "auprès" else index + 2
            return subject_after(page, start, view.end)
        if page.low(index) == ",":
            return None
    return None


def _is_question(view: SentenceView) -> bool:
    return view.page.written(view.sentence.end - 1) == "?"


def _after_as(view: SentenceView, group: VerbGroup) -> tuple[int, Phrase | None, int] | None:
    """ "comme l'a rappelé X", "ainsi que l'explique X"."""
    page = view.page
    before = group.first - 1
    if page.low(before) != "comme" and not (
        page.low(before) == "que" and page.low(before - 1) == "ainsi"
    ):
        return None
    if page.low(group.first) not in {"l'", "le"}:
        return None
    start = before - 1 if page.low(before) == "que" else before
    source = subject_after(page, group.end, view.end)
    return (start, source, source.end) if source else None


def _inverted(view: SentenceView, group: VerbGroup) -> tuple[int, Phrase | None, int] | None:
    page = view.page
    before, after = group.first - 1, _past_audience(view, group.end)
    if before < view.first or not _closes_content(view, before):
        return None
    if _goes_on_after_an_inset(view, before):
        return None
    plain = page.in_quote(before) and group.end < view.end and page.is_word(after)
    if not _may_be_subject(view, after) and not (
        plain
        and page.lexicon.language == "fr"
        and not page.is_a(after, "complementiser")
        and not page.is_a(after, "preposition")
    ):
        return None
    source = subject_after(page, after, view.end)
    if source is None:
        return None
    inside = group.lemma != "dire" and _is_verb_after(view, source.end)
    if page.low(before) == "," and not _is_clause(view, before) and not inside:
        return None
    return group.first, source, source.end


def _goes_on_after_an_inset(view: SentenceView, closing: int) -> bool:
    """ "ce qui, selon lui, | souligne l'importance": the relative pronoun is the verb's subject."""
    page = view.page
    opening = next((i for i in range(closing - 1, view.first, -1) if page.low(i) == ","), None)
    return opening is not None and page.is_a(opening - 1, "relative")


def _past_audience(view: SentenceView, after: int) -> int:
    """ "affirme | au Monde | Michel Crépu": who was told stands before who told."""
    page = view.page
    while after < view.end and (
        page.is_a(after, "time")
        or page.low(after) in {"même", "aussi", "également", "encore", "ensuite", "notamment"}
    ):
        after += 1
    if page.low(after) == "," and page.low(after + 1) in {"à", "au", "aux", "to"}:
        closing = next(
            (i for i in range(after + 2, min(view.end, after + 10)) if page.low(i) == ","), None
        )
        return closing + 1 if closing else after
    if page.lexicon.language != "fr" or page.low(after) not in {
        "à",
        "au",
        "aux",
        "sur",
        "dans",
        "devant",
    }:
        return after
    for index in range(after + 2, min(view.end, after + 7)):
        starts = page.is_a(index, "np_determiner") or page.is_capital(index)
        if page.low(index) in {",", ".", ";"} or has_finite(page, index, index + 1):
            return after
        if starts and page.is_word(index - 1) and not page.is_a(index - 1, "determiner"):
            if page.low(index - 1) in {"de", "d'", "à"} or page.is_a(index - 1, "preposition"):
                continue
            return index
    return after


def _is_verb_after(view: SentenceView, after: int) -> bool:
    """ "La piscine, a expliqué le maire mardi, | rouvrira en juin"."""
    page = view.page
    comma = next((i for i in range(after, min(view.end, after + 14)) if page.low(i) == ","), None)
    return comma is not None and comma + 1 < view.end and (has_finite(page, comma + 1, comma + 3))


def _closes_content(view: SentenceView, index: int) -> bool:
    page = view.page
    quote = page.quote_at.get(index)
    if quote is not None:
        return quote.closing == index and quote.closing - quote.opening > 2
    return page.low(index) in {",", "—", "–"}


def _may_be_subject(view: SentenceView, index: int) -> bool:
    page = view.page
    if index >= view.end or page.in_quote(index):
        return False
    token, low = page.tokens[index], page.low(index)
    if low in page.lexicon["complementiser"] or low in {":", ",", "to", "having"}:
        return False
    if low in page.lexicon["preposition"] or low in {"de", "d'"}:
        return False
    if page.lexicon.language == "en" and low in {
        "it",
        "there",
        "they",
        "he",
        "she",
        "we",
        "i",
        "this",
    }:
        return not has_finite(page, index, view.end)
    return (
        token.is_capitalised
        or low in page.lexicon["np_determiner"]
        or low in page.lexicon["title"]
        or low in page.lexicon["source_noun"]
        or low in {"celui-ci", "celle-ci", "ceux-ci", "celles-ci", "m", "mme", "cet", "ce", "cette"}
    )


def _is_clause(view: SentenceView, end: int) -> bool:
    """The words before have a verb of their own, or are a quotation."""
    page = view.page
    if first_main_finite(page, view.first, end) is not None:
        return True
    return any(
        page.in_quote(index) and page.quote_at[index].closing - page.quote_at[index].opening > 3
        for index in range(view.first, end)
    )


def _subject_then_verb(
    view: SentenceView, group: VerbGroup
) -> tuple[int, Phrase | None, int] | None:
    """ "P, the minister said" with nothing said to the right."""
    page = view.page
    if page.lexicon.language != "en" or not _nothing_follows(view, group):
        return None
    start = _subject_start(view, group.first)
    if start is None:
        return None
    source = _plain(view, start, group.first)
    return (start, source, group.end) if source else None


def _plain(view: SentenceView, start: int, end: int) -> Phrase | None:
    page = view.page
    while start < end and (page.is_a(start, "conjunction") or page.low(start) == ","):
        start += 1
    pieces = comma_pieces(page, start, end)
    if not pieces:
        return None
    stop = pieces[0][1]
    for first, last in pieces[1:]:
        if page.is_a(first, "relative") or page.is_a(first, "preposition"):
            break
        stop = last
    while stop > start and page.is_a(stop - 1, "adverb"):
        stop -= 1
    return Phrase(start, stop) if stop > start else None


def _nothing_follows(view: SentenceView, group: VerbGroup) -> bool:
    page = view.page
    index = group.end
    if group.takes("t"):
        while index < view.end and page.low(index) != "," and not page.is_a(index, "preposition"):
            if page.is_a(index, "complementiser") or has_finite(page, index, index + 1):
                return False
            if page.in_quote(index):
                return False
            index += 1
    while index < view.end and page.low(index) != ",":
        if page.is_a(index, "complementiser") or page.in_quote(index) or page.low(index) == ":":
            return False
        index += 1
    if has_finite(page, group.end, index):
        return False
    place = group.end
    while place < index and page.is_a(place, "adverb"):
        place += 1
    return (
        place == index
        or group.takes("t")
        or page.is_a(place, "adjunct")
        or page.is_a(place, "time_head")
        or page.low(place) == "to"
    )


def _subject_start(view: SentenceView, verb: int) -> int | None:
    """After the comma or closing mark that ends the content: no verb stands in between."""
    page = view.page
    quote_end = next(
        (
            index
            for index in range(verb - 1, view.first - 1, -1)
            if page.in_quote(index)
            and page.quote_at[index].closing == index
            and page.quote_at[index].closing - page.quote_at[index].opening > 2
        ),
        None,
    )
    if quote_end is not None and not has_finite(page, quote_end + 1, verb):
        closing = (
            page.written(quote_end - 1) in {",", "?", "!", ".", "—"}
            or page.low(quote_end + 1) == ","
        )
        if closing and quote_end + 1 < verb:
            return quote_end + 1
    for index in range(view.first + 1, verb):
        if page.low(index) == "," and not page.in_quote(index):
            if first_main_finite(page, view.first, index) is None:
                continue
            if (
                not has_finite(page, index + 1, verb)
                and index + 1 < verb
                and not page.is_a(index + 1, "preposition")
                and not page.is_a(index + 1, "relative")
                and not page.is_a(index + 1, "subordinator")
                and page.low(index + 1) not in {"and", "but", "even"}
            ):
                return index + 1
    return None


def _record(
    view: SentenceView, group: VerbGroup, start: int, source: Phrase | None, after: int
) -> None:
    page = view.page
    cue = cue_of(group)
    if source is not None and group.lemma == "dire" and page.low(source.first) == "on":
        return
    left = trimmed(page, without_openers(page, view.first, start), start)
    view.walls.add(start - 1 if page.low(start - 1) == "," else start)
    if left is None or start <= view.first + 1:
        _record_following(view, group, cue, source, after)
        return
    if _is_already_said(view, left[0], start):
        if source is not None:
            view.relays.append((start, source, cue))
        return
    if page.low(after) == ":" and page.in_quote(after + 1):
        cut = trimmed(page, after + 1, page.quote_at[after + 1].closing + 1)
        if cut is not None:
            view.add(Draft(view.number, *cut, ReasonCode.DIRECT_SPEECH, cue, source))
        return
    quoted = _leading_quote(view, *left) or _closing_quote(view, *left)
    first, end = quoted or left
    further = _resumed(view, after)
    if further is not None:
        end = further
        cut = trimmed(page, first, end)
        first, end = cut or (first, end)
    view.add(
        Draft(
            view.number,
            first,
            end,
            ReasonCode.DIRECT_SPEECH if quoted else ReasonCode.POSTPOSED_ATTRIBUTION,
            cue,
            source,
            is_negated=group.is_negated,
            own_type=_own_type(view, group, source),
        )
    )


def _own_type(view: SentenceView, group: VerbGroup, source: Phrase | None) -> StatementType | None:
    if group.kind == "deny":
        return StatementType.DENIAL
    if group.pronoun is not None and view.page.low(group.pronoun).endswith("on"):
        return StatementType.HEARSAY
    return None


def _record_following(
    view: SentenceView, group: VerbGroup, cue: CueWords, source: Phrase | None, after: int
) -> None:
    """ "Comme l'a rappelé X, P"."""
    page = view.page
    if page.low(after) != "," or after + 2 >= view.end:
        return
    end, _ = content_end(view, after + 1)
    cut = trimmed(page, after + 1, end)
    speech = any(
        g.first > after and g.mood == "fin" and g.takes("q") and page.is_a(g.end, "complementiser")
        for g in view.groups
    )
    if speech and source is not None:
        view.relays.append((view.end, source, cue))
    elif cut:
        view.add(Draft(view.number, *cut, ReasonCode.POSTPOSED_ATTRIBUTION, cue, source))


def _is_already_said(view: SentenceView, first: int, end: int) -> bool:
    """The words before are themselves attributed: this speaker only passes them on."""
    page = view.page
    if any(
        draft.first < end
        and draft.cue.first < end
        and draft.first >= first
        and draft.cue.kind != "no_comment"
        for draft in view.drafts
    ):
        return True
    return any(
        group.first < end
        and group.head not in view.used
        and group.mood == "fin"
        and group.takes("q")
        and page.is_a(group.end, "complementiser")
        and not page.in_quote(group.head)
        for group in view.groups
    )


def _leading_quote(view: SentenceView, first: int, end: int) -> tuple[int, int] | None:
    """The inside of the quotation that the content is; scare quotes inside a clause are not it."""
    page = view.page
    quote = page.quote_at.get(first)
    if quote is None:
        return None
    if quote.closing >= end - 1 and quote.opening >= first - 1:
        return trimmed(page, quote.opening, quote.closing + 1)
    return None


def _closing_quote(view: SentenceView, first: int, end: int) -> tuple[int, int] | None:
    """The quotation just before the speaker, when the words before it are attributed already."""
    page = view.page
    quote = page.quote_at.get(end - 1)
    if quote is None or quote.opening <= first or not page.is_capital(quote.opening + 1):
        return None
    if any(
        group.first < quote.opening and group.head not in view.used and group.takes("q")
        for group in view.groups
    ):
        view.walls.add(quote.opening)
        return trimmed(page, quote.opening, quote.closing + 1)
    return None


def _resumed(view: SentenceView, after: int) -> int | None:
    """The end of words that go on after the speaker: "P, X told Y, but Q"."""
    page = view.page
    index = after
    while index < view.end and page.low(index) not in {",", ":", ";"} and not page.in_quote(index):
        index += 1
    if index >= view.end:
        return None
    place = index if page.in_quote(index) else index + 1
    quote = page.quote_at.get(place)
    if quote is not None and quote.opening == place and quote.closing - quote.opening > 3:
        if any(after <= group.first < place for group in view.groups):
            return None
        return quote.closing + 1
    if (
        page.lexicon.language == "fr"
        and page.low(place) not in {"qui", "mais", "et"}
        and has_finite(page, place, place + 2)
        and not any(g.first >= place for g in view.free_groups())
    ):
        return view.end
    if (
        page.low(place) in {"but", "and"}
        and has_finite(page, place, view.end)
        and not any(wall > place for wall in view.walls)
        and not any(g.first > place for g in view.free_groups())
    ):
        return view.end
    return None
