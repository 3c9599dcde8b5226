"""Speaker first, words after: indirect speech, quotations, infinitives, objects, accusations."""

from claims.reading.claimants import Phrase, before_clitics, subject_after, subject_before
from claims.reading.clauses import first_finite, first_main_finite, has_finite, jump
from claims.reading.contents import _cut_after_quote, content_end, trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView, cue_of
from claims.reading.proposals import ReasonCode, StatementType
from claims.reading.verbs import VerbGroup

Content = tuple[int, int, ReasonCode]

_FURTHEST_COMPLEMENT = 24


def find_indirect(view: SentenceView) -> None:
    _cited_as_saying(view)
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


def _cited_as_saying(view: SentenceView) -> None:
    """ "Reuters cited officials as saying that P": the officials speak, Reuters passes it on."""
    page = view.page
    for group in view.free_groups():
        if group.lemma not in {"cite", "quote"} or group.is_passive or not group.speaks:
            continue
        at = next(
            (
                i
                for i in range(group.end + 1, min(view.end, group.end + 20))
                if page.low(i) == "as" and page.low(i + 1) in {"saying", "stating", "telling"}
            ),
            None,
        )
        if at is None:
            continue
        start = at + 3 if page.is_a(at + 2, "complementiser") else at + 2
        cut = trimmed(page, start, content_end(view, start)[0])
        source = subject_after(page, group.end, at)
        view.used |= {group.head, at + 1}
        if cut is None or source is None:
            continue
        outlet, _ = speaker_of(view, group)
        draft = Draft(
            view.number,
            *cut,
            ReasonCode.INDIRECT_SPEECH,
            CueWords(at + 1, at + 2, "say", "report"),
            source,
        )
        if outlet is not None:
            draft.relays.append((outlet, cue_of(group)))
        view.add(draft)


def _may_attribute(view: SentenceView, group: VerbGroup) -> bool:
    if group.kind == "deny" or not group.speaks:
        return False
    if group.takes("r") and not group.is_reflexive:
        return False
    if _is_free_relative(view, group):
        return False
    if group.is_passive:
        return False
    return not (
        group.is_negated and group.kind in {"report", "confirm", "reveal"} and not group.takes("i")
    )


def _is_free_relative(view: SentenceView, group: VerbGroup) -> bool:
    """ "à ce qu'avait annoncé le Cameroun": the verb takes up something, it puts nothing forward."""
    page = view.page
    return page.low(group.first - 1) in {"qu'", "que"} and page.low(group.first - 2) in {
        "ce",
        "tel",
        "ainsi",
        "comme",
    }


def _is_speaker(view: SentenceView, source: Phrase | None, group: VerbGroup) -> bool:
    if source is None:
        return group.mood == "ger" or group.lemma not in {
            "find",
            "show",
            "note",
            "établir",
            "découvrir",
        }
    low = view.page.low(source.first)
    if view.page.lexicon.language == "fr" and any(
        view.page.low(i) == "on" for i in range(source.first, source.end)
    ):
        return False
    if group.is_negated and low in view.page.lexicon["negative_quantifier"]:
        return False
    if source.end == source.first + 1 and (
        view.page.is_a(source.first, "adverb") or low in {"visiblement", "apparently"}
    ):
        return False
    if low in {"on", "nous", "je", "j'", "-on", "we", "i", "you", "vous"}:
        return False
    return not (
        low in view.page.lexicon["vague_subject"]
        and source.end == source.first + 1
        and low not in {"it"}
    )


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
            or (page.is_a(clause, "complementiser") and page.low(clause - 1) == ",")
        ):
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
        if _cut_after_quote(view, index) and index > start:
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


class Start:
    """Where the words start, and by which construction they are attributed."""

    __slots__ = ("pattern", "place")

    def __init__(self, place: int, pattern: ReasonCode) -> None:
        self.place = place
        self.pattern = pattern


def content_start(view: SentenceView, group: VerbGroup) -> Start | None:
    page, after = view.page, group.end
    if after >= view.end:
        return None
    if group.takes("a") or group.takes("b"):
        accused = _accusation(view, group)
        if accused is not None or not group.takes("q"):
            return accused
    if group.takes("x"):
        return _reproach(view, group)
    if group.takes("R"):
        return _held_responsible(view, group)
    if group.takes("p"):
        found = _predicative(view, group)
        if found is not None:
            return found
    if _is_only(view, group):
        return Start(after + 1, ReasonCode.OBJECT_CONTENT)
    complement = _complement(view, group) if group.takes("q") else None
    if complement is not None:
        return Start(complement, ReasonCode.INDIRECT_SPEECH)
    if group.takes("g") and page.low(after).endswith("ing"):
        return Start(after, ReasonCode.INFINITIVE_CONTENT)
    if group.takes("i") and _infinitive_starts(view, after):
        return Start(_past_to(view, after), ReasonCode.INFINITIVE_CONTENT)
    quoted = _quotation(view, group) if group.takes("d") or group.takes("q") else None
    if quoted is not None:
        return Start(quoted, ReasonCode.DIRECT_SPEECH)
    if group.takes("j"):
        bare = _bare_clause(view, group)
        if bare is not None:
            return Start(bare, ReasonCode.INDIRECT_SPEECH)
    if group.lemma == "parler":
        return _spoken_of(view, group)
    if group.takes("w") and page.low(after) in {"of", "about", "contre"}:
        return Start(after + 1, ReasonCode.OBJECT_CONTENT)
    if group.takes("o") and _object_starts(view, group):
        return Start(after, ReasonCode.OBJECT_CONTENT)
    if (
        group.takes("o")
        and page.low(after) == ","
        and page.low(after + 1) in {"pour", "de", "quant", "lui", "elle", "mardi", "for", "on"}
    ):
        closing = next(
            (i for i in range(after + 1, min(view.end, after + 7)) if page.low(i) == ","), None
        )
        if closing is not None and (
            page.is_a(closing + 1, "np_determiner") or page.low(closing + 1)[:1].isdigit()
        ):
            return Start(closing + 1, ReasonCode.OBJECT_CONTENT)
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
    return (
        None
        if page.tokens[after + 1].is_capitalised
        else Start(after + 1, ReasonCode.OBJECT_CONTENT)
    )


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
        if low in {";", ":"} or page.in_quote(index) and page.quote_at[index].opening == index:
            return None
        if index > group.end and has_finite(page, index, index + 1):
            return None
        if index in view.walls or page.is_a(index, "relative"):
            return None
        index = jump(page, index, limit)
    return None


def _is_complement(view: SentenceView, group: VerbGroup, que: int) -> bool:
    page = view.page
    if page.lexicon.language == "en" and page.low(que + 1) in {".", ","}:
        return False
    first = page.low(group.end)
    if que == group.end:
        return (
            page.lexicon.language != "en"
            or has_finite(page, que + 1, view.end)
            or page.in_quote(que + 1)
        )
    if page.low(que - 1) in _BEFORE_OTHER_QUE and page.low(que - 2) != "de":
        return False
    if first in {"du", "de"} and page.low(group.end + 1) == "fait":
        return True
    if group.takes("t"):
        return True
    if (
        page.is_a(group.end, "adverb")
        or page.is_a(group.end, "time")
        or first
        in {
            "à",
            "au",
            "aux",
            "dans",
            "sur",
            "lors",
            "par",
            ",",
            "via",
            "hier",
            "en",
            "devant",
            "auprès",
            "ce",
            "le",
            "in",
            "on",
            "at",
            "to",
            "during",
            "before",
            "this",
            "last",
            "(",
            "through",
            "with",
            "avec",
            "pour",
            "après",
            "late",
            "early",
            "entre",
            "lui",
            "elle",
            "eux",
            "from",
            "under",
            "as",
            "for",
        }
    ):
        return not (
            first in {"le", "ce"}
            and not page.is_a(group.end + 1, "time")
            and not page.low(group.end + 1).isdigit()
        )
    return False


_BEFORE_OTHER_QUE = frozenset(
    {"plus", "moins", "tel", "autre", "alors", "tandis", "ainsi", "même", "so", "all", "only"}
)


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
            low.endswith(("er", "ir", "oir", "re")) and _looks_infinitive(low)
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


_NOT_INFINITIVES = frozenset(
    {
        "hier",
        "premier",
        "dernier",
        "entre",
        "autre",
        "autres",
        "contre",
        "notre",
        "votre",
        "leur",
        "quatre",
        "janvier",
        "février",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "mer",
        "titre",
        "livre",
        "guerre",
        "affaire",
        "centre",
        "ministre",
        "avenir",
        "désir",
        "soir",
        "espoir",
        "pouvoir",
        "cher",
        "fer",
        "ver",
        "encore",
        "toujours",
        "nombre",
        "membre",
        "rencontre",
        "mettre",
        "genre",
        "ordre",
        "cadre",
        "nature",
        "culture",
        "ouvrir-n",
        "désordre",
        "air",
        "pair",
        "maire",
        "père",
        "mère",
        "guère",
        "derrière",
        "arrière",
        "histoire",
        "victoire",
        "territoire",
        "heure",
        "mesure",
        "procédure",
        "lettre",
    }
)


def _is_infinitive(view: SentenceView, index: int) -> bool:
    token = view.page.tokens[index]
    return (
        token.text[0].islower()
        and token.low.endswith(("er", "ir", "oir", "re"))
        and _looks_infinitive(token.low)
    )


def _looks_infinitive(low: str) -> bool:
    return len(low) > 3 and low not in _NOT_INFINITIVES


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
    low = page.low(index)
    if low in {
        ",",
        "by",
        "about",
        "of",
        "for",
        ":",
        "if",
        "whether",
        "how",
        "why",
        "what",
        "who",
        "as",
    } or page.is_a(index, "relative"):
        return None
    end, _ = content_end(view, index)
    verb = first_main_finite(page, index, end) or first_finite(page, index, end)
    if verb is not None and _is_cut_off(view, index, verb):
        return None
    if verb is None or verb == index:
        return index if _quoted_verb(view, index, end) else None
    asides = any(
        page.low(i) in {"who", "which"} and page.low(i - 1) != "," for i in range(index, verb)
    )
    if asides and first_finite(page, verb + 1, end) is None:
        return None
    if group.takes("o") and _is_relative_object(view, index, verb):
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
    start = page.is_a(index, "np_determiner") or page.tokens[index].is_capitalised
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
    if page.low(after)[:1].isdigit():
        return True
    low = page.low(after)
    if page.in_quote(after):
        return True
    if (
        low in page.lexicon["negator"]
        or low in page.lexicon["subject_pronoun"]
        or low in {"ce", "sa", "son", "ses", "his", "her", "its", "their", "how", "whether"}
    ):
        return group.kind == "criticise" or low in {"it", "they"} and False
    if group.kind == "confirm" and _is_a_vote(view, group):
        return False
    if low in page.lexicon["np_determiner"] or low in {"de", "du", "des", "d'", "responsibility"}:
        return not page.is_a(after + 1, "time") and not page.low(after + 1).isdigit()
    return (
        page.lexicon.language == "en"
        and page.tokens[after].is_word
        and not page.is_a(after, "preposition")
        and low not in {"to", "and", "or", "that"}
        and group.kind in {"criticise", "accuse"}
    )


def _is_a_vote(view: SentenceView, group: VerbGroup) -> bool:
    words = {
        "unanimité",
        "vote",
        "voix",
        "scrutin",
        "verdict",
        "élus",
        "sénat",
        "senate",
        "nomination",
        "ratification",
        "jury",
        "unanimously",
        "peine",
        "condamnation",
        "jugement",
    }
    nearby = range(view.first, min(view.end, group.end + 6))
    return any(view.page.low(i) in words for i in nearby)


def _accusation(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "accuse X de P", "accused X of P", "blame X for P"."""
    page = view.page
    links = {"de", "d'", "du", "des", "of", "for"}
    limit = min(view.end, group.end + 30)
    if (
        page.lexicon.language == "en"
        and group.lemma == "charge"
        and page.is_a(group.end, "complementiser")
    ):
        return Start(group.end + 1, ReasonCode.INDIRECT_SPEECH)
    if page.low(group.end) in links:
        clitic = any(
            page.low(i) in {"l'", "les", "le", "la"} for i in range(group.first, group.head)
        )
        if clitic:
            return Start(group.end + 1, ReasonCode.ACCUSATION)
        if group.takes("q") and page.low(group.end) == "des":
            return Start(group.end, ReasonCode.ACCUSATION)
        return None
    for index in range(group.end + 1, limit):
        if page.low(index) in links:
            return Start(group.end, ReasonCode.ACCUSATION)
        if page.low(index) in {".", ";"} or has_finite(page, index, index + 1):
            return None
    return None


def _held_responsible(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "tient X pour responsable de P", "holds X responsible for P"."""
    page, after = view.page, group.end
    for index in range(after + 1, min(view.end - 1, after + 14)):
        if page.low(index) in {"responsable", "responsables", "responsible"}:
            follows = page.low(index + 1) in {"de", "d'", "du", "des", "for"}
            return Start(after, ReasonCode.ACCUSATION) if follows else None
        if page.low(index) in {",", ";"} or has_finite(page, index, index + 1):
            return None
    return None


def _reproach(view: SentenceView, group: VerbGroup) -> Start | None:
    page, after = view.page, group.end
    if page.low(after) in {"de", "d'"}:
        return Start(after + 1, ReasonCode.ACCUSATION)
    if page.low(after) in {"à", "au", "aux"}:
        return Start(after + 1 if page.low(after) == "à" else after, ReasonCode.ACCUSATION)
    return None


def _predicative(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "qualifie X de Y", "described X as Y", "called X “Y”"."""
    page, after = view.page, group.end
    limit = min(view.end, after + 30)
    if page.low(after) in {"de", "d'", "comme"}:
        return Start(after + 1, ReasonCode.PREDICATIVE)
    if group.lemma in {"declare", "deem", "pronounce"}:
        return _declared(view, group)
    if group.lemma in {"call", "dub", "brand", "label"}:
        if page.is_a(after, "preposition") or page.low(after) in {"to", ","}:
            return None
        quoted = any(page.in_quote(i) for i in range(after, limit))
        named = any(page.low(i) in {"a", "an"} for i in range(after + 1, limit))
        return Start(after, ReasonCode.PREDICATIVE) if quoted or named else None
    link = {"as"} if page.lexicon.language == "en" else {"de", "d'", "comme", "des"}
    for index in range(after + 1, limit):
        if page.low(index) in link:
            return Start(after, ReasonCode.PREDICATIVE)
        if has_finite(page, index, index + 1) or page.low(index) in {";", ":"}:
            return None
    return None


def _declared(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "declared the test a “success”"."""
    page, after = view.page, group.end
    end = next(
        (
            i
            for i in range(after, view.end)
            if page.low(i) in {",", ";"} or has_finite(page, i, i + 1)
        ),
        view.end,
    )
    if any(
        page.low(i) in {"a", "an"} or (page.in_quote(i) and page.quote_at[i].opening == i)
        for i in range(after + 2, end)
    ):
        return Start(after, ReasonCode.PREDICATIVE)
    return None


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
