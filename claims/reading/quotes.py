"""Stretches between quotation marks: other people's words, where no cue of ours counts."""

from typing import NamedTuple

from claims.reading.tokens import Token

_CLOSING = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_STRAIGHT = '"'
_FURTHEST = 1500
"""A quotation longer than this many words and marks is a mark that was never closed."""


class Quote(NamedTuple):
    """An outermost quotation, by the indices of its two marks; quotes inside it are its own."""

    opening: int
    closing: int


def find_quotes(text: str, tokens: list[Token]) -> list[Quote]:
    """Quotations within a paragraph, or going on through paragraphs that reopen the mark."""
    quotes: list[Quote] = []
    index = 0
    while index < len(tokens):
        closing = _closing_of(text, tokens, index) if _opens(text, tokens[index]) else None
        if closing is None:
            index += 1
        else:
            quotes.append(Quote(index, closing))
            index = closing + 1
    return quotes


def _opens(text: str, token: Token) -> bool:
    if token.text in _CLOSING:
        return True
    return token.text == _STRAIGHT and _next_is_word(text, token) and not _after_word(text, token)


def _after_word(text: str, token: Token) -> bool:
    return token.start > 0 and text[token.start - 1].isalnum()


def _next_is_word(text: str, token: Token) -> bool:
    """A straight mark opens before a word, or before the space that French puts inside it."""
    following = text[token.end : token.end + 1]
    return bool(following) and (not following.isspace() or following in "  ")


def _closing_of(text: str, tokens: list[Token], opening: int) -> int | None:
    mark = tokens[opening].text
    closing = _CLOSING.get(mark, _STRAIGHT)
    depth = 1
    for index in range(opening + 1, min(len(tokens), opening + _FURTHEST)):
        found = tokens[index].text
        if found == "\n":
            if not _reopened(tokens, index, mark):
                return None
        elif found == closing:
            depth -= 1
            if depth == 0:
                return index
        elif found == mark and tokens[index - 1].text != "\n":
            depth += 1
    return None


def _reopened(tokens: list[Token], line_end: int, mark: str) -> bool:
    """Newspapers repeat the opening mark at the head of each further paragraph of a quotation."""
    index = line_end
    while index < len(tokens) and tokens[index].text == "\n":
        index += 1
    return index < len(tokens) and tokens[index].text == mark and mark != _STRAIGHT
