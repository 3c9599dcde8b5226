"""Whose words they are: the noun phrase before or after the verb that speaks."""

from typing import NamedTuple

from claims.reading.clauses import comma_pieces, first_finite, has_finite, jump, jump_back
from claims.reading.page import Page, first_word
from claims.reading.proposals import Mention
from claims.reading.sentences import SentenceRange

_STRONG = frozenset({";", ":", "—", "–", "\n", "?", "!"})
_BEFORE_AGENT = frozenset({"par", "by"})


class Phrase(NamedTuple):
    """A noun phrase by its token indices."""

    first: int
    end: int


def subject_before(page: Page, sentence: SentenceRange, verb: int) -> Phrase | None:
    """The subject that stands left of the verb at token `verb`, or None when it has none there."""
    first = first_word(page, sentence)
    start, antecedent = _clause_start(page, first, verb)
    if antecedent is not None:
        return _noun_phrase_ending(page, first, antecedent)
    pieces = comma_pieces(page, start, verb)
    if not pieces or (pieces[-1][1] < verb - 1):
        return None
    head = _head_piece(page, pieces)
    if head is None:
        return _buried_subject(page, pieces[-1])
    phrase = _with_appositions(page, pieces, head)
    return _trim(page, *phrase)


def subject_after(page: Page, start: int, end: int) -> Phrase | None:
    """The subject of an inverted verb: "a déclaré | le ministre", "said | the minister"."""
    return _rightward(page, start, end, page.lexicon["adjunct"])


def source_after(page: Page, start: int, end: int) -> Phrase | None:
    """The source after "selon" or "according to", which may carry its own complements."""
    return _rightward(page, start, end, frozenset())


def before_clitics(page: Page, verb: int, first: int) -> int:
    """The verb with the pronouns that lean on it: "s'est", "ne l'a"."""
    start = verb
    while (
        start > first
        and page.is_a(start - 1, "clitic")
        and page.low(start - 1) not in {"le", "la", "les", "leur", "nous"}
    ):
        start -= 1
    return start


def mention(page: Page, phrase: Phrase) -> Mention:
    span = page.span(*phrase)
    return Mention(span, span.of(page.text), is_unnamed=is_unnamed(page, phrase))


def is_pronoun(page: Page, phrase: Phrase) -> bool:
    words = page.words(*phrase).lower()
    if words in {"ce dernier", "cette dernière", "ces derniers", "ces dernières", "the latter"}:
        return True
    low = page.low(phrase.first).lstrip("-").removeprefix("t-")
    return phrase.end == phrase.first + 1 and (
        low in page.lexicon["speaker_pronoun"] or low in page.lexicon["subject_pronoun"]
    )


def is_unnamed(page: Page, phrase: Phrase) -> bool:
    """The media, witnesses, "a US official", "un proche du dossier": nobody one could ask."""
    if is_hearsay_source(page, phrase):
        return True
    head = _head_noun(page, phrase, page.lexicon["anonymous_head"])
    if head is None or page.low(phrase.first) not in page.lexicon["indefinite"]:
        return False
    return not any(
        page.tokens[index].is_capitalised for index in range(head + 1, phrase.end)
    ) or page.low(head + 1) in {"de", "du", "of", "proche"}


def is_hearsay_source(page: Page, phrase: Phrase) -> bool:
    """Rumour, "des sources", "les médias", "witnesses": hearsay whatever they say."""
    head = _head_noun(page, phrase, page.lexicon["unnamed"])
    if head is None:
        return False
    before = [page.low(index) for index in range(phrase.first, head)]
    if not all(
        word in page.lexicon["np_determiner"] or word in page.lexicon["unnamed_determiner"]
        for word in before
    ):
        return False
    if page.low(head) in page.lexicon["always_unnamed"]:
        return True
    return not any(page.tokens[index].is_capitalised for index in range(head + 1, phrase.end))


def _head_noun(page: Page, phrase: Phrase, heads: frozenset[str]) -> int | None:
    """The first of `heads` in the phrase, unless it only completes another noun."""
    for index in range(phrase.first, min(phrase.end, phrase.first + 4)):
        if page.low(index) in heads:
            return index
        if index > phrase.first and page.low(index) in {"de", "d'", "of", "du", "des"}:
            return None
    return None


def _clause_start(page: Page, first: int, verb: int) -> tuple[int, int | None]:
    """Where the verb's own clause starts, or, if it is relative, where its antecedent ends."""
    index = verb - 1
    while index >= first:
        low = page.low(index)
        if page.in_quote(index) or low in {")", "]"}:
            index = jump_back(page, index, first)
            continue
        if low in _STRONG:
            return index + 1, None
        inside = has_finite(page, index + 1, verb)
        if _subordinates(page, index, verb) and not inside:
            return index + 1, None
        if _is_who(page, index) and not inside and _only_asides(page, index + 1, verb):
            return index, _antecedent_end(page, first, index)
        if low in page.lexicon["complementiser"] and not inside:
            return index + 1, None
        if (
            _joins(page, index)
            and not inside
            and has_finite(page, first, index)
            and not _closes_aside(page, index, verb)
        ):
            return index + 1, None
        index -= 1
    return first, None


def _subordinates(page: Page, index: int, verb: int) -> bool:
    """ "while | Kyiv says", "lorsque | le ministre a déclaré": no comma before the verb."""
    return (
        page.is_a(index, "subordinator")
        and page.low(index)
        not in {
            "si",
            "afin",
            "parce",
            "bien",
            "sans",
            "tout",
            "pendant",
            "alors",
            "tandis",
            "avant",
            "après",
            "depuis",
            "dès",
        }
        and index + 1 < verb
        and not any(page.low(i) == "," for i in range(index, verb))
        and not page.is_a(index + 1, "time")
    )


def _is_who(page: Page, index: int) -> bool:
    return page.low(index) in {"qui", "who", "which"}


def _only_asides(page: Page, start: int, end: int) -> bool:
    """Nothing but adverbs between "qui" and its verb, or a pair of commas."""
    pieces = comma_pieces(page, start, end)
    return (
        not pieces
        or len(pieces) == 1
        and (page.low(start) == "," or all(page.is_a(i, "adverb") for i in range(start, end)))
    )


def _joins(page: Page, index: int) -> bool:
    return (
        page.is_a(index, "coordinator")
        or page.is_a(index, "contrast")
        or page.low(index) in {"que", "puis", "then"}
    )


def _closes_aside(page: Page, joint: int, verb: int) -> bool:
    """ "X, que Y dit avoir vu ou tué, | revendique": the joint is inside what the comma closes."""
    return (
        page.low(verb - 1) == ","
        and page.low(joint + 1) != ","
        and len(comma_pieces(page, joint + 1, verb)) == 1
    )


def _antecedent_end(page: Page, first: int, relative: int) -> int | None:
    end = relative
    while end > first and page.low(end - 1) in {",", "et", "and", "à", "of"}:
        end -= 1
    return end if end > first else None


def _noun_phrase_ending(page: Page, first: int, end: int) -> Phrase | None:
    """The noun phrase whose last word is before `end`: what "qui" stands for."""
    pieces = comma_pieces(page, first, end)
    if not pieces:
        return None
    start, stop = pieces[-1]
    if len(pieces) > 1 and _is_apposition(page, start, stop):
        before = _noun_phrase_ending(page, first, pieces[-2][1])
        if before is not None:
            return Phrase(before.first, stop)
    index = stop - 1
    begin = stop
    while index >= start:
        low = page.low(index)
        if page.in_quote(index) or low in {")", "]"}:
            index = jump_back(page, index, start)
            begin = index + 1
            continue
        if _STRONG & {low} or low in page.lexicon["relative"] or low in _BEFORE_AGENT:
            break
        if has_finite(page, index, index + 1) or _ends_left(page, index):
            break
        begin = index
        index -= 1
    return _trim(page, begin, stop) if begin < stop else None


def _ends_left(page: Page, index: int) -> bool:
    low = page.low(index)
    return low in page.lexicon["preposition"] and low not in {"of", "de", "d'", "for", "at"}


def _head_piece(page: Page, pieces: list[tuple[int, int]]) -> int | None:
    for number, (start, end) in enumerate(pieces):
        if not _is_opener(page, start, end, last=number == len(pieces) - 1):
            return number
    return None


def _is_opener(page: Page, start: int, end: int, *, last: bool) -> bool:
    """Time, place, circumstance before the subject: "Mardi", "Dans un communiqué"."""
    start = _past_adverbs(page, start, end)
    if start >= end:
        return True
    low = page.low(start)
    if low in page.lexicon["time_head"] and not (
        page.tokens[start].is_capitalised and end - start > 3 and low in {"this", "last"}
    ):
        return True
    if low in {"ce", "cette", "this", "last", "late", "early"} and _is_time_piece(page, start, end):
        return True
    if low.isdigit() or low in {"le"} and page.low(start + 1).isdigit():
        return True
    if (
        low in page.lexicon["preposition"]
        or low in page.lexicon["subordinator"]
        or low in page.lexicon["opener_head"]
        or low in page.lexicon["source_preposition"]
        or low in page.lexicon["relative"]
    ):
        return True
    if page.lexicon.language == "fr":
        participle = (
            low.endswith(("ant", "é", "ée", "és", "ées"))
            and not page.tokens[end - 1].is_capitalised
        )
        lower = (
            not page.tokens[start].is_capitalised
            or start == 0
            or page.low(start - 1) in {".", "\n"}
        )
        if (
            low.endswith("ant")
            and len(low) > 5
            and not page.is_a(start, "title")
            and low != "cependant"
            and lower
            and not page.tokens[min(end - 1, start + 1)].is_capitalised
        ):
            return True
        if not last and participle and end - start == 1:
            return True
        if (
            participle
            and lower
            and low not in {"quant"}
            and end - start > 1
            and low not in page.lexicon["title"]
        ):
            return True
    elif low.endswith(("ing", "ed")) and end - start > 1 and low not in {"king", "united"}:
        return True
    return first_finite(page, start, end) is not None and not _has_relative(page, start, end)


def _is_time_piece(page: Page, start: int, end: int) -> bool:
    return any(page.is_a(i, "time") for i in range(start, min(end, start + 3))) and not any(
        page.tokens[i].is_capitalised and i > start and not page.is_a(i, "time")
        for i in range(start, end)
    )


def _has_relative(page: Page, start: int, end: int) -> bool:
    return any(
        page.is_a(i, "relative") or page.is_a(i, "complementiser") for i in range(start, end)
    )


def _past_adverbs(page: Page, start: int, end: int) -> int:
    while start < end and (
        page.is_a(start, "sentence_adverb")
        or page.is_a(start, "conjunction")
        or page.low(start) in {"—", "–", "-", "•", "*"}
    ):
        start += 1
    return start


def _buried_subject(page: Page, piece: tuple[int, int]) -> Phrase | None:
    """A subject that no comma sets off: "Dans un communiqué | le ministre"."""
    start, end = piece
    if has_finite(page, start, end):
        return None
    for index in range(end - 1, start, -1):
        before = page.low(index - 1)
        starts = (
            page.is_a(index, "np_determiner")
            or (page.tokens[index].is_capitalised and not page.tokens[index - 1].is_capitalised)
            or page.is_a(index, "speaker_pronoun")
        )
        if (
            starts
            and not (
                before in page.lexicon["preposition"]
                or before in {"de", "d'", "du", "of", "l'", "à", "et", "and", "the", "that"}
                or before in page.lexicon["determiner"]
                or page.is_a(index, "time")
            )
            and not (before in page.lexicon["title"] and page.tokens[index].is_capitalised)
        ):
            return _trim(page, index, end)
    return None


def _with_appositions(page: Page, pieces: list[tuple[int, int]], head: int) -> tuple[int, int]:
    first, end = pieces[head]
    for start, stop in pieces[head + 1 :]:
        if not _is_apposition(page, start, stop):
            break
        end = stop
    return first, end


def _is_apposition(page: Page, start: int, end: int) -> bool:
    """ "le ministre des Affaires étrangères", "editor at large", "Jr."; not "interrogé hier"."""
    low = page.low(start)
    if has_finite(page, start, end) and not _has_relative(page, start, end):
        return False
    if low in {"et", "and"} and end - start > 1:
        return True
    if (
        low in page.lexicon["preposition"]
        or low in page.lexicon["relative"]
        or low in page.lexicon["subordinator"]
        or low in page.lexicon["opener_head"]
        or low in page.lexicon["time_head"]
        or low in page.lexicon["adverb"]
        or low in page.lexicon["conjunction"]
        or low in page.lexicon["speaker_pronoun"]
        or low in page.lexicon["example"]
    ):
        return False
    if low.endswith(("ing", "ant")) and low not in page.lexicon["title"] and low != "commandant":
        return False
    if page.is_a(start, "np_determiner") or low in page.lexicon["title"]:
        return True
    if page.tokens[start].is_capitalised or low.isdigit() or low in {'"', "«"}:
        return True
    if page.lexicon.language == "fr":
        return low.startswith(("ex-", "vice-", "co-")) or low in page.lexicon["source_noun"]
    return not low.endswith("ed")


def _trim(page: Page, first: int, end: int) -> Phrase | None:
    """The phrase without leading conjunctions, its relative clause and trailing adverbs."""
    first = _past_adverbs(page, first, end)
    while first < end and page.low(first) in {",", "'", "’"}:
        first += 1
    index = first + 1
    while index < end:
        if _starts_relative(page, index, end):
            end = index
            break
        index = jump(page, index, end)
    while end > first and _dangles(page, end - 1, first):
        end -= 1
    if (
        all(page.in_quote(i) or not page.tokens[i].is_word for i in range(first, end))
        and end - first > 5
    ):
        return None
    if page.low(first) == "la" and page.low(first + 1) == "voix" and end - first > 3:
        first += 3 if page.low(first + 2) in {"de", "d'", "du", "des"} else 0
    if end <= first or not any(page.tokens[i].is_word for i in range(first, end)):
        return None
    return Phrase(first, end)


def _starts_relative(page: Page, index: int, end: int) -> bool:
    low = page.low(index)
    if low in page.lexicon["relative"]:
        return True
    if low in page.lexicon["complementiser"]:
        return has_finite(page, index, end) or page.lexicon.language == "fr"
    return False


def _dangles(page: Page, index: int, first: int) -> bool:
    low = page.low(index)
    if low in {",", "-", "—", "–", ":"}:
        return True
    if index == first:
        return False
    if low in {"lui", "elle", "eux", "elles"} and page.low(index - 1) in {"à", "quant"}:
        return True
    return (
        low in page.lexicon["adverb"]
        or low in page.lexicon["dangling"]
        or low in page.lexicon["time_head"]
        or low in page.lexicon["conjunction"]
        or (low in {"à", "quant", "de", "in", "on", "at", "of", "n'", "ne"})
        or (low in {"lui", "eux"} and page.lexicon.language == "fr" and index > first)
    )


def _rightward(page: Page, start: int, end: int, adjuncts: frozenset[str]) -> Phrase | None:
    index = start
    while index < end:
        low = page.low(index)
        if low == ",":
            after = _apposition_end(page, index + 1, end)
            if after is None:
                break
            index = after
            continue
        if _ends_right(page, index, start, adjuncts):
            break
        index = jump(page, index, end)
    return _trim(page, start, index) if index > start else None


def _ends_right(page: Page, index: int, start: int, adjuncts: frozenset[str]) -> bool:
    low = page.low(index)
    token = page.tokens[index]
    if low in _STRONG or low in {"»", "”", "…", "-"} or low.startswith(".."):
        return True
    if low == "." and not _is_initial(page, index):
        return True
    if index == start:
        return False
    if page.in_quote(index) and page.quote_at[index].opening == index:
        return page.quote_at[index].closing - index > 6
    if low in page.lexicon["time_head"] and not (
        token.is_capitalised and page.low(index - 1) in {"le", "the"}
    ):
        return True
    if low in {"ce", "cette", "this"} and page.is_a(index + 1, "time"):
        return True
    if low == "le" and (page.low(index + 1).isdigit() or page.is_a(index + 1, "time")):
        return True
    if low in page.lexicon["relative"] or low in page.lexicon["complementiser"]:
        return True
    if low in adjuncts and not _belongs_to_title(page, index, start):
        return True
    if low in page.lexicon["subordinator"] and low not in {
        "si",
        "bien",
        "as",
        "since",
        "after",
        "before",
        "until",
        "après",
        "depuis",
        "avant",
        "sans",
        "dès",
    }:
        return True
    if page.lexicon.language == "fr" and low.endswith("ant") and _is_gerund(page, index):
        return True
    if low in _PARTICIPLES_OF_DOCUMENTS:
        return False
    return has_finite(page, index, index + 1)


_PARTICIPLES_OF_DOCUMENTS = frozenset(
    "sent made held found published posted released issued conducted obtained taken written shot seen".split()
)


def _is_gerund(page: Page, index: int) -> bool:
    low = page.low(index)
    return low in _COMMON_GERUNDS or any(
        form.mood == "ger" for form in page.lexicon.verbs.get(low, ())
    )


_COMMON_GERUNDS = frozenset(
    {"évoquant", "citant", "étant", "ayant", "appelant", "disant", "faisant"}
)


def _is_initial(page: Page, index: int) -> bool:
    """The full stop of "M." or "J." inside a name."""
    before = page.tokens[index - 1]
    return before.end == page.tokens[index].start and (
        len(before.text) == 1
        and before.is_capitalised
        or before.low in page.lexicon["abbreviation"]
    )


def _belongs_to_title(page: Page, index: int, start: int) -> bool:
    """ "secrétaire général à la Défense", "editor at large", "ministre en exercice"."""
    low = page.low(index)
    if low in {"à", "au", "aux", "at", "for", "to", "in"}:
        titled = any(page.low(i) in _TITLES_WITH_PLACE for i in range(start, index))
        return (
            titled
            and page.low(index + 1) not in _AUDIENCES
            and page.low(index + 2) not in _AUDIENCES
        )
    if low == "en":
        return page.low(index + 1) in {"chef", "exercice", "charge", "marche"}
    if low == "with":
        return page.low(index - 1) in {"spokesman", "analyst", "officer"}
    if low == "chargé":
        return True
    return False


_TITLES_WITH_PLACE = frozenset(
    {
        "ministre", "secrétaire", "ambassadeur", "candidat", "candidate", "adjoint", "adjointe",
        "professeur", "professeure", "chercheur", "chercheuse", "délégué", "enseignant",
        "conseiller", "conseillère", "commissaire", "directeur", "directrice", "chef", "maître",
        "spécialiste", "journaliste", "envoyé", "représentant", "représentante", "économiste",
        "editor", "professor", "director", "analyst", "ambassador", "researcher", "fellow",
        "spokesman", "spokeswoman", "spokesperson", "secretary", "minister", "officer",
        "candidate", "lecturer", "economist", "scientist", "expert", "director-general", "chief", "attorney", "representative",
    }
)  # fmt: skip
_AUDIENCES = frozenset(
    {"presse", "afp", "agence", "reuters", "bbc", "journal", "micro", "journalistes", "reporters", "journalists", "parlement", "télévision", "tribunal", "chaîne", "quotidien", "antenne", "secrétaire", "statement", "interview"}
)  # fmt: skip


def _apposition_end(page: Page, start: int, end: int) -> int | None:
    """Where an apposition that starts here stops, or None when something else starts."""
    if start >= end or page.in_quote(start):
        return None
    if page.low(start) in {"et", "and"}:
        return None
    index = start
    while index < end and page.low(index) not in {",", ".", ";", ":", "?", "!"}:
        if index > start and page.is_a(index, "relative"):
            break
        if page.in_quote(index) and page.quote_at[index].closing - page.quote_at[index].opening > 6:
            break
        if index > start and (
            page.is_a(index, "time_head") or _is_late_adjunct(page, index, start)
        ):
            break
        index = jump(page, index, end)
    if index <= start or not _is_apposition(page, start, index) or has_finite(page, start, index):
        return None
    return index


def _is_late_adjunct(page: Page, index: int, start: int) -> bool:
    low = page.low(index)
    if low == "à" and page.low(index + 2) in {"époque", "issue", "occasion", "heure"}:
        return True
    return low in {"dans", "lors", "auprès", "via", "during", "après"} or (
        low == "in" and page.low(index + 1) in {"a", "an", "remarks"}
    )
