"""Where sentences end: never inside a quotation, never after an abbreviation."""

from typing import NamedTuple

from claims.reading.lexicon import Words
from claims.reading.quotes import Quote
from claims.reading.tokens import Token

_ENDS = frozenset({".", "!", "?", "…"})
_CLOSERS = frozenset({"»", "”", '"', ")", "]", "’", "'"})
_OPENERS = frozenset({"«", "“", '"', "(", "[", "—", "–", "-", "„", "¿", "¡"})
_LONGEST = 300
"""More words and marks than any sentence a person wrote; a longer one is cut, so that reading
takes time in proportion to the text."""


class SentenceRange(NamedTuple):
    """A sentence by its token indices, the end excluded; its line ends are not part of it."""

    first: int
    end: int


def split_sentences(
    text: str, tokens: list[Token], quotes: list[Quote], abbreviations: Words
) -> list[SentenceRange]:
    closing_of = {quote.opening: quote.closing for quote in quotes}
    ranges: list[SentenceRange] = []
    first = index = 0
    while index < len(tokens):
        if index in closing_of:
            index = closing_of[index]
            ends = _ends_with_quote(tokens, index)
        else:
            ends = _ends_here(tokens, index, abbreviations)
        if ends:
            end = _past_closers(text, tokens, index + 1)
            _add(ranges, tokens, closing_of, first, end)
            first = index = end
        else:
            index += 1
    _add(ranges, tokens, closing_of, first, len(tokens))
    return ranges


def _add(
    ranges: list[SentenceRange],
    tokens: list[Token],
    closing_of: dict[int, int],
    first: int,
    end: int,
) -> None:
    while end - first > _LONGEST:
        cut = _cut(tokens, closing_of, first, end)
        _add_one(ranges, tokens, first, cut)
        first = cut
    _add_one(ranges, tokens, first, end)


def _cut(tokens: list[Token], closing_of: dict[int, int], first: int, end: int) -> int:
    """Where an endless sentence is cut: after a quotation, at a comma, or anywhere."""
    index, comma = first, first
    while index < min(end, first + _LONGEST):
        if tokens[index].text in {",", ";"}:
            comma = index + 1
        index = closing_of.get(index, index) + 1
    return comma if comma > first + _LONGEST // 2 else min(index, end)


def _add_one(ranges: list[SentenceRange], tokens: list[Token], first: int, end: int) -> None:
    while first < end and tokens[first].text == "\n":
        first += 1
    while end > first and tokens[end - 1].text == "\n":
        end -= 1
    if any(token.is_word for token in tokens[first:end]):
        ranges.append(SentenceRange(first, end))


def _ends_here(tokens: list[Token], index: int, abbreviations: Words) -> bool:
    token = tokens[index]
    if token.text == "\n":
        return not _is_wrapped(tokens, index)
    if token.text not in _ENDS and not token.text.startswith(".."):
        return _is_dotted_end(tokens, index)
    if token.text == "." and _is_abbreviation(tokens, index, abbreviations):
        return False
    following = _after(tokens, index)
    if following is None:
        return True
    if following.start == token.end and following.text not in _OPENERS:
        return False
    return _may_start(following)


def _is_dotted_end(tokens: list[Token], index: int) -> bool:
    """ "… in the U.S. The …": initials swallow the full stop; a determiner tells."""
    token = tokens[index]
    if "." not in token.text or not token.text[0].isalpha():
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    starters = {"the", "a", "in", "he", "she", "it", "they", "but", "this", "on", "we", "according"}
    return following is not None and following.is_capitalised and following.low in starters


def _ends_with_quote(tokens: list[Token], closing: int) -> bool:
    """A quotation that closes with its own full stop ends the sentence if a new one follows."""
    if tokens[closing - 1].text not in _ENDS and not tokens[closing - 1].text.startswith(".."):
        return False
    following = tokens[closing + 1] if closing + 1 < len(tokens) else None
    return following is None or (_may_start(following) and following.text != "(")


def _is_abbreviation(tokens: list[Token], index: int, abbreviations: Words) -> bool:
    if index == 0 or tokens[index - 1].end != tokens[index].start:
        return False
    previous = tokens[index - 1]
    if len(previous.text) == 1 and previous.is_capitalised:
        return True
    if previous.low in {"etc", "no", "st", "co", "corp", "inc", "jr", "sr", "ltd", "art", "p"}:
        following = _after(tokens, index)
        return following is not None and (
            not following.is_capitalised or previous.low in {"st", "no", "art", "p"}
        )
    if previous.low in {"sen", "rep", "m", "mm", "mme", "mmes", "gen", "mr"}:
        return True
    return previous.low in abbreviations and (
        previous.is_capitalised or (index + 1 < len(tokens) and not _may_start(tokens[index + 1]))
    )


def _is_wrapped(tokens: list[Token], index: int) -> bool:
    """A line end in the middle of a sentence: a text that was wrapped at some width."""
    if index == 0 or index + 1 >= len(tokens) or tokens[index + 1].text == "\n":
        return False
    return tokens[index - 1].is_word and tokens[index + 1].text[0].islower()


def _after(tokens: list[Token], index: int) -> Token | None:
    index += 1
    while index < len(tokens) and tokens[index].text in {"»", "”", ")", "]"}:
        index += 1
    return tokens[index] if index < len(tokens) else None


def _may_start(token: Token) -> bool:
    return (
        token.text == "\n"
        or token.text in _OPENERS
        or token.is_capitalised
        or token.text[0].isdigit()
    )


def _past_closers(text: str, tokens: list[Token], index: int) -> int:
    """Closing marks that touch the full stop still belong to the sentence."""
    while index < len(tokens) and tokens[index].text in _CLOSERS:
        gap = text[tokens[index - 1].end : tokens[index].start]
        if gap.strip() or "\n" in gap or (gap and tokens[index].text not in "»”"):
            break
        index += 1
    return index
