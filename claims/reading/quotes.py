"""Stretches between quotation marks: other people's words, where no cue of ours counts."""

from typing import NamedTuple

from claims.reading.tokens import Token

_CLOSING = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_STRAIGHT = '"'
_MARKS = frozenset({*_CLOSING, *_CLOSING.values(), _STRAIGHT})
_FURTHEST = 800
"""A quotation longer than this many words and marks is a mark that was never closed."""


class Quote(NamedTuple):
    """An outermost quotation, by the indices of its two marks; quotes inside it are its own."""

    opening: int
    closing: int


def find_quotes(text: str, tokens: list[Token]) -> list[Quote]:
    """Quotations within a paragraph, or going on through paragraphs that reopen the mark."""
    pairs: list[Quote] = []
    open_marks: list[int] = []
    skipped = -1
    for index, token in enumerate(tokens):
        if token.text == "\n":
            mark = tokens[open_marks[0]].text if open_marks else ""
            skipped = _reopening(tokens, index, mark)
            if skipped < 0:
                open_marks.clear()
        elif index == skipped or token.text not in _MARKS:
            continue
        elif open_marks and token.text == _closing(tokens[open_marks[-1]]):
            pairs.append(Quote(open_marks.pop(), index))
        elif _opens(text, token):
            open_marks.append(index)
        else:
            _close_earlier(tokens, open_marks, pairs, index)
    return _outermost(pairs)


def _close_earlier(
    tokens: list[Token], open_marks: list[int], pairs: list[Quote], index: int
) -> None:
    """A closing mark past one that was never closed: «a “b» closes the first."""
    for place in range(len(open_marks) - 1, max(-1, len(open_marks) - 6), -1):
        if tokens[index].text == _closing(tokens[open_marks[place]]):
            pairs.append(Quote(open_marks[place], index))
            del open_marks[place:]
            return


def _outermost(pairs: list[Quote]) -> list[Quote]:
    quotes: list[Quote] = []
    reached = -1
    for quote in sorted(pairs):
        if quote.opening > reached and quote.closing - quote.opening <= _FURTHEST:
            quotes.append(quote)
            reached = quote.closing
    return quotes


def _closing(token: Token) -> str:
    return _CLOSING.get(token.text, _STRAIGHT)


def _opens(text: str, token: Token) -> bool:
    if token.text in _CLOSING:
        return True
    return token.text == _STRAIGHT and _next_is_word(text, token) and not _after_word(text, token)


def _after_word(text: str, token: Token) -> bool:
    return token.start > 0 and text[token.start - 1].isalnum()


def _next_is_word(text: str, token: Token) -> bool:
    """A straight mark opens before a word, or before the space that French puts inside it."""
    following = text[token.end : token.end + 1]
    return bool(following) and (not following.isspace() or following in "\u00a0\u202f")


def _reopening(tokens: list[Token], line_end: int, mark: str) -> int:
    """Newspapers repeat the opening mark at the head of each further paragraph of a quotation."""
    index = line_end
    while index < len(tokens) and tokens[index].text == "\n":
        index += 1
    if index < len(tokens) and mark in _CLOSING and tokens[index].text == mark:
        return index
    return -1
