"""Words and marks of a text, each with its place."""

import re
from typing import NamedTuple

_FRENCH = re.compile(
    r"""
      aujourd['’]hui
    | quelqu['’]un\w*
    | (?:qu|jusqu|lorsqu|puisqu|quoiqu|presqu|[cdjlmnst])['’](?=\s?[\w«“"])   # elided: l', qu'
    | -t-(?:ils?|elles?|on)\b
    | -(?:ils?|elles?|on|je|nous|vous|ce)\b
    | \d+(?:[.,]\d+)*
    | \w+(?:[-‑](?!(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce)\b)\w+)*
    | \.{2,}
    | \n
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"""
      (?:[a-z]\.){2,}
    | ['’](?:s|re|ve|ll|d|m)\b
    | \d+(?:[.,]\d+)*
    | [^\W\d_]+n['’]t\b
    | \w+(?:[-‑]\w+)*
    | \.{2,}
    | \n
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    start: int
    end: int
    text: str
    low: str
    """Folded for looking up: lower case, straight apostrophe."""

    @property
    def is_word(self) -> bool:
        return self.low[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def tokenise(text: str, language: str) -> list[Token]:
    """All words, numbers, marks and line ends of the text, in order."""
    pattern = _FRENCH if language == "fr" else _ENGLISH
    return [
        Token(found.start(), found.end(), found[0], found[0].lower().replace("’", "'"))
        for found in pattern.finditer(text)
    ]
