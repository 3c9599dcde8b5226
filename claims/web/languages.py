"""Which language a page or a file is in: what it declares, else what its words say."""

import re

import py3langid

SAMPLE = 10_000
FEWEST_LETTERS = 20

_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]*)?\s*")
# ISO 639's ways to say nothing, and labels of the detector for what is no language.
_NONE = frozenset({"und", "zxx", "mul", "mis"})


def declared_language(tag: str) -> str:
    """The language of a tag such as `fr-CA` or `fr_FR`; empty when it names none."""
    found = _TAG.fullmatch(tag)
    language = found[1].lower() if found else ""
    return "" if language in _NONE else language


def language_of_words(text: str) -> str:
    """The likeliest language; empty when the text is too short to tell."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return ""
    return declared_language(py3langid.classify(sample)[0])
