"""Where the words of a speaker start after the verb, and by which construction."""

from collections.abc import Callable

from claims.reading.accusations import accusation, held_responsible, predicative, reproach
from claims.reading.clauses import first_finite, first_main_finite, has_finite, jump
from claims.reading.contents import content_end
from claims.reading.drafts import SentenceView, Start
from claims.reading.page import Page
from claims.reading.proposals import ReasonCode
from claims.reading.verbs import VerbGroup

_FURTHEST_COMPLEMENT = 24
Construction = Callable[[SentenceView, VerbGroup], Start | None]
_BEFORE_OTHER_QUE = frozenset(
    {"plus", "moins", "tel", "autre", "alors", "tandis", "ainsi", "même", "so", "all", "only"}
)


def content_start(view: SentenceView, group: VerbGroup) -> Start | None:
    """The first construction that fits the verb and the words after it."""
    if group.end >= view.end:
        return None
    for flags, construction in _CONSTRUCTIONS:
        if any(group.takes(flag) for flag in flags):
            found = construction(view, group)
            if found is not None:
                return found
            if flags in _EXCLUSIVE and not group.takes("q"):
                return None
    return None


def _is_only(view: SentenceView, group: VerbGroup) -> bool:
    """ "n'a confirmé que le blocage": no more than that."""
    page = view.page
    return (
        page.low(group.first) in {"n'", "ne"}
        and page.low(group.end) in {"que", "qu'"}
        and not group.is_negated
        and not has_finite(page, group.end, min(view.end, group.end + 5))
    )


def _spoken_of(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "parlent d'actes criminels", "parle d'un complot": a name given to what happened."""
    page, after = view.page, group.end
    if page.low(after) not in {"de", "d'"} or page.is_a(after + 1, "subject_pronoun"):
        return None
    if page.is_a(after + 1, "np_determiner") and page.low(after + 1) not in {
        "un",
        "une",
        "plusieurs",
    }:
        return None
    return None if page.is_capital(after + 1) else Start(after + 1, ReasonCode.OBJECT_CONTENT)


def _complement(view: SentenceView, group: VerbGroup) -> int | None:
    """After "que" or "that", straight away or past the circumstances: "mardi à la presse que"."""
    page = view.page
    index = group.end
    following = next(
        (g.first for g in view.groups if g.first >= group.end and g.mood != "pp"), view.end
    )
    limit = min(view.end, group.end + _FURTHEST_COMPLEMENT, following + 1)
    while index < limit:
        low = page.low(index)
        if low in page.lexicon["complementiser"]:
            return index + 1 if _is_complement(view, group, index) else None
        if low in {";", ":"} or (page.in_quote(index) and page.quote_at[index].opening == index):
            return None
        if index > group.end and has_finite(page, index, index + 1):
            return None
        if index in view.walls or page.is_a(index, "relative"):
            return None
        index = jump(page, index, limit)
    return None


def _is_complement(view: SentenceView, group: VerbGroup, que: int) -> bool:
    """The "que" introduces what is said, and not a relative or a comparison."""
    page = view.page
    english = page.lexicon.language == "en"
    if english and page.low(que + 1) in {".", ","}:
        return False
    if que == group.end:
        return not english or has_finite(page, que + 1, view.end) or page.in_quote(que + 1)
    if page.low(que - 1) in _BEFORE_OTHER_QUE and page.low(que - 2) != "de":
        return False
    of_the_fact = page.low(group.end) in {"du", "de"} and page.low(group.end + 1) == "fait"
    return of_the_fact or group.takes("t") or _is_circumstance(view, group.end)


def _is_circumstance(view: SentenceView, index: int) -> bool:
    """ "mardi", "à la presse", "in a statement" may stand between the verb and "que"."""
    page = view.page
    if page.low(index) in {"le", "ce"}:
        return page.is_a(index + 1, "time") or page.low(index + 1).isdigit()
    return page.is_any(index, "adverb", "time", "circumstance")


def _quotation(view: SentenceView, group: VerbGroup) -> int | None:
    """A quotation straight after the verb, a colon, or the circumstances."""
    page = view.page
    index = group.end
    limit = min(
        [view.end, group.end + 18]
        + [g.first for g in view.groups if g.first >= group.end and g.mood != "pp"]
    )
    while index < limit:
        quote = page.quote_at.get(index)
        if quote is not None and quote.opening == index:
            near = index - group.end < 2 or page.low(index - 1) in {":", ",", "que"}
            long = quote.closing - quote.opening > 4
            adjunct = page.is_a(group.end, "preposition") or page.is_a(group.end, "time")
            return index if long and (near or adjunct or not _scare(view, group, index)) else None
        if page.low(index) == ":":
            return (
                index + 1
                if index + 1 < view.end
                and (page.in_quote(index + 1) or has_finite(page, index + 1, view.end))
                else None
            )
        if (
            has_finite(page, index, index + 1)
            or index in view.walls
            or page.is_a(index, "relative")
        ):
            return None
        index = jump(page, index, limit)
    return None


def _scare(view: SentenceView, group: VerbGroup, quote: int) -> bool:
    """The quotation is only part of an object: "dénonce une « mascarade »"."""
    return view.page.low(quote - 1) not in {":", ","}


def _infinitive_starts(view: SentenceView, after: int) -> bool:
    page = view.page
    if page.lexicon.language == "en":
        return (
            page.low(after) == "to"
            and page.low(after + 1).isalpha()
            and not page.is_a(after + 1, "np_determiner")
            and page.low(after + 1) not in {"reporters", "journalists"}
        )
    index = after
    while index < view.end and index - after < 9:
        low = page.low(index)
        if low in {"ne", "n'", "pas", "de", "d'", "s'", "se", "l'", "le", "les", "en", "y", "lui"}:
            index += 1
            continue
        if low in {"avoir", "être"} or (
            low.endswith(("er", "ir", "oir", "re")) and _looks_infinitive(page, low)
        ):
            return True
        if index == after and (low in {"sur", "dans", "à", "lors"} or page.is_a(index, "adverb")):
            return _later_infinitive(view, index)
        return False
    return False


def _later_infinitive(view: SentenceView, index: int) -> bool:
    page = view.page
    return any(
        page.low(i) in {"avoir", "être", "vouloir", "ne"}
        and not has_finite(page, index, i)
        and not any(page.low(k) in {",", "de", "d'"} for k in range(index, i))
        for i in range(index, min(view.end, index + 6))
    )


def _is_infinitive(view: SentenceView, index: int) -> bool:
    token = view.page.tokens[index]
    return (
        token.text[0].islower()
        and token.low.endswith(("er", "ir", "oir", "re"))
        and _looks_infinitive(view.page, token.low)
    )


def _looks_infinitive(page: Page, low: str) -> bool:
    return len(low) > 3 and low not in page.lexicon["not_infinitive"]


def _past_to(view: SentenceView, after: int) -> int:
    """ "claims | to have": the content starts at "to"; "affirme sur Twitter | vouloir"."""
    page = view.page
    index = after
    if page.lexicon.language == "fr":
        while (
            index < view.end
            and not _is_infinitive(view, index)
            and page.low(index) not in {"ne", "n'", "s'", "se", "l'", "de", "d'"}
        ):
            index += 1
        if page.low(index) in {"de", "d'"}:
            index += 1
        if index < view.end and page.low(index) in {"sur"}:
            index += 1
    return index


def _bare_clause(view: SentenceView, group: VerbGroup) -> int | None:
    """English leaves "that" out: "says | the broadcasts will continue"."""
    page = view.page
    index = _past_circumstances(view, group)
    if index >= view.end or page.in_quote(index):
        return None
    if page.is_any(index, "relative", "not_a_clause"):
        return None
    end, _ = content_end(view, index)
    verb = first_main_finite(page, index, end) or first_finite(page, index, end)
    if verb is None or verb == index:
        return index if _quoted_verb(view, index, end) else None
    if _is_cut_off(view, index, verb):
        return None
    asides = any(
        page.low(i) in {"who", "which"} and page.low(i - 1) != "," for i in range(index, verb)
    )
    only_relative = asides and first_finite(page, verb + 1, end) is None
    if only_relative or (group.takes("o") and _is_relative_object(view, index, verb)):
        return None
    return index


def _is_cut_off(view: SentenceView, start: int, verb: int) -> bool:
    """A single comma before the verb: it belongs to another clause."""
    page = view.page
    commas = sum(page.low(i) == "," and not page.in_quote(i) for i in range(start, verb))
    return (
        commas == 1
        and not any(page.is_a(i, "relative") for i in range(start, verb))
        and (
            page.low(verb - 1) == ","
            or any(g.first <= verb < g.end and page.low(g.first - 1) == "," for g in view.groups)
        )
    )


def _quoted_verb(view: SentenceView, index: int, end: int) -> bool:
    """ "claims two jets “forced” a bomber", "warns the “elevated levels … is …”"."""
    page = view.page
    start = page.is_a(index, "np_determiner") or page.is_capital(index)
    return start and any(page.in_quote(i) and i > index for i in range(index, end))


def _is_relative_object(view: SentenceView, index: int, verb: int) -> bool:
    return any(view.page.is_a(i, "complementiser") for i in range(index, verb))


def _past_circumstances(view: SentenceView, group: VerbGroup) -> int:
    """Past "reporters", "on Monday", "in a statement": who was told, when, where."""
    page, index = view.page, group.end
    if group.takes("t"):
        index = _past_listener(view, index)
    moved = True
    while moved and index < view.end:
        moved = False
        if page.is_a(index, "time_head") or (
            page.low(index) in {"late", "early", "last", "this"} and page.is_a(index + 1, "time")
        ):
            while index < view.end and (
                page.is_a(index, "time")
                or page.low(index) in {"late", "early", "last", "this", "week", "year", "month"}
            ):
                index += 1
            moved = True
        elif page.low(index) in {
            "on",
            "in",
            "during",
            "at",
            "to",
            "before",
            "after",
            "via",
            "through",
            "from",
            "for",
        }:
            further = _past_prepositional(view, index)
            moved = further > index
            index = further
        elif page.low(index) == "," and group.end < index:
            break
    return index


def _past_listener(view: SentenceView, index: int) -> int:
    page = view.page
    start = index
    while index < view.end and index - start < 8:
        low = page.low(index)
        if low in page.lexicon["complementiser"]:
            return index
        if page.in_quote(index):
            return start if page.is_a(start, "np_determiner") else index
        if (
            index > start
            and (
                page.is_a(index, "np_determiner")
                or page.is_a(index, "subject_pronoun")
                or page.is_a(index, "preposition")
                or page.is_a(index, "time_head")
            )
            and low not in {"'s", "of"}
            and not page.is_a(index - 1, "preposition")
            and page.low(index - 1) not in {"of", "and"}
        ):
            return index
        if has_finite(page, index, index + 1):
            return max(start + 1, index - 1)
        index += 1
    return index


def _past_prepositional(view: SentenceView, index: int) -> int:
    page = view.page
    if page.is_a(index + 1, "time"):
        index += 2
        while page.low(index).isdigit() or page.is_a(index, "time"):
            index += 1
        return index
    place = index + 1
    while place < view.end and place - index < 7:
        if page.low(place) in page.lexicon["say_adjunct"] or page.low(place) in {
            "conference",
            "reporters",
            "journalists",
            "parliament",
            "court",
            "congress",
            "camera",
        }:
            return place + 1
        if has_finite(page, place, place + 1) or page.low(place) in {",", ":", "that"}:
            return index
        place += 1
    return index


def _object_starts(view: SentenceView, group: VerbGroup) -> bool:
    page, after = view.page, group.end
    if page.low(after) in {"just", "only", "exactly", "exactement"}:
        after += 1
    if any(page.low(i)[:1].isdigit() for i in range(after, after + 3)) and (
        page.low(after)[:1].isdigit() or page.is_a(after, "about_number")
    ):
        return True
    low = page.low(after)
    if page.in_quote(after):
        return True
    if (
        low in page.lexicon["negator"]
        or low in page.lexicon["subject_pronoun"]
        or low in {"ce", "sa", "son", "ses", "his", "her", "its", "their", "how", "whether"}
    ):
        return group.kind == "criticise" or (low in {"it", "they"} and False)
    if group.kind == "confirm" and _is_a_vote(view, group):
        return False
    if low in page.lexicon["np_determiner"] or low in {"de", "du", "des", "d'", "responsibility"}:
        return not page.is_a(after + 1, "time") and not page.low(after + 1).isdigit()
    return (
        page.lexicon.language == "en"
        and page.is_word(after)
        and not page.is_a(after, "preposition")
        and low not in {"to", "and", "or", "that"}
        and group.kind in {"criticise", "accuse"}
    )


def _is_a_vote(view: SentenceView, group: VerbGroup) -> bool:
    nearby = range(view.first, min(view.end, group.end + 6))
    return any(view.page.is_a(i, "vote") for i in nearby)


def _complement_clause(view: SentenceView, group: VerbGroup) -> Start | None:
    place = _complement(view, group)
    return None if place is None else Start(place, ReasonCode.INDIRECT_SPEECH)


def _gerund(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "admitted | stealing the car"."""
    if not view.page.low(group.end).endswith("ing"):
        return None
    return Start(group.end, ReasonCode.INFINITIVE_CONTENT)


def _infinitive(view: SentenceView, group: VerbGroup) -> Start | None:
    if not _infinitive_starts(view, group.end):
        return None
    return Start(_past_to(view, group.end), ReasonCode.INFINITIVE_CONTENT)


def _quoted_words(view: SentenceView, group: VerbGroup) -> Start | None:
    place = _quotation(view, group)
    return None if place is None else Start(place, ReasonCode.DIRECT_SPEECH)


def _clause_without_that(view: SentenceView, group: VerbGroup) -> Start | None:
    place = _bare_clause(view, group)
    return None if place is None else Start(place, ReasonCode.INDIRECT_SPEECH)


def _warning(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "warned of a second attack", "met en garde contre une pénurie"."""
    if view.page.low(group.end) not in {"of", "about", "contre"}:
        return None
    return Start(group.end + 1, ReasonCode.OBJECT_CONTENT)


def _object(view: SentenceView, group: VerbGroup) -> Start | None:
    if group.lemma == "parler":
        return _spoken_of(view, group)
    if _object_starts(view, group):
        return Start(group.end, ReasonCode.OBJECT_CONTENT)
    return _object_after_aside(view, group)


def _object_after_aside(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "évoque, pour sa part, 2 000 manifestants"."""
    page, after = view.page, group.end
    asides = {"pour", "de", "quant", "lui", "elle", "mardi", "for", "on"}
    if page.low(after) != "," or page.low(after + 1) not in asides:
        return None
    for index in range(after + 1, min(view.end - 1, after + 7)):
        if page.low(index) == ",":
            number = page.low(index + 1)[:1].isdigit()
            if number or page.is_a(index + 1, "np_determiner"):
                return Start(index + 1, ReasonCode.OBJECT_CONTENT)
            return None
    return None


def _no_more_than(view: SentenceView, group: VerbGroup) -> Start | None:
    if not _is_only(view, group):
        return None
    return Start(group.end + 1, ReasonCode.OBJECT_CONTENT)


_CONSTRUCTIONS: tuple[tuple[str, Construction], ...] = (
    ("ab", accusation),
    ("x", reproach),
    ("R", held_responsible),
    ("p", predicative),
    ("qo", _no_more_than),
    ("q", _complement_clause),
    ("g", _gerund),
    ("i", _infinitive),
    ("dq", _quoted_words),
    ("j", _clause_without_that),
    ("w", _warning),
    ("o", _object),
)
"""By the flags of the verb table, in the order they are tried."""
_EXCLUSIVE = frozenset({"ab", "x", "R"})
"""A verb that accuses takes nothing else, unless it takes "que" as well."""
