"""Verb groups that speak: "n'a pas confirmé", "affirme-t-il", "later recanted"."""

from dataclasses import dataclass

from claims.reading.lexicon import VerbForm
from claims.reading.page import Page
from claims.reading.sentences import SentenceRange


@dataclass(frozen=True, slots=True)
class Head:
    """Where one form of a cue verb stands in its sentence."""

    page: Page
    sentence: SentenceRange
    index: int
    end: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A cue verb with its auxiliaries, clitics and adverbs, by token indices."""

    first: int
    head: int
    end: int
    form: VerbForm
    mood: str
    """fin, inf (with `is_governed` when a verb carries it), ger, or pp without auxiliary."""
    is_negated: bool = False
    is_passive: bool = False
    is_reflexive: bool = False
    is_governed: bool = False
    pronoun: int | None = None
    """The inverted subject: the "il" of "a-t-il déclaré"."""

    @property
    def kind(self) -> str:
        return self.form.kind

    @property
    def lemma(self) -> str:
        return self.form.lemma

    def takes(self, flag: str) -> bool:
        return flag in self.form.flags

    @property
    def speaks(self) -> bool:
        """It has, or shares, a subject that says something."""
        return self.mood in {"fin", "ger"} or (self.mood == "inf" and self.is_governed)
