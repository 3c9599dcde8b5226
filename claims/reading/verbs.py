"""Verb groups that speak: "n'a pas confirmé", "affirme-t-il", "later recanted"."""

from dataclasses import dataclass

from claims.reading.lexicon import VerbForm
from claims.reading.page import Page
from claims.reading.sentences import SentenceRange


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


def find_verb_groups(page: Page, sentence: SentenceRange) -> list[VerbGroup]:
    """All cue verbs of the sentence outside quotations, left to right."""
    from claims.reading.english.verbs import english_group
    from claims.reading.french.verbs import french_group

    build = french_group if page.lexicon.language == "fr" else english_group
    groups: list[VerbGroup] = []
    index = sentence.first
    while index < sentence.end:
        group = None
        if not page.in_quote(index):
            readings = _readings(page, index, sentence.end)
            group = (
                build(page, sentence, index, readings)
                if readings
                else _stance(page, sentence, index)
            )
        if group is not None:
            groups.append(group)
            index = group.end
        else:
            index += 1
    return groups


def _stance(page: Page, sentence: SentenceRange, index: int) -> VerbGroup | None:
    """ "est convaincu que", "se dit certaine que", "is adamant that"."""
    low = page.low(index)
    if low not in page.lexicon["stance"] or not page.is_a(index + 1, "complementiser"):
        return None
    first = index - 1
    while first > sentence.first and page.is_a(first, "adverb"):
        first -= 1
    if not (
        page.is_a(first, "be")
        or page.low(first) in {"dit", "disent", "disait", "déclaré", "remains"}
    ):
        return None
    while first > sentence.first and (
        page.is_a(first - 1, "clitic") or page.is_a(first - 1, "have")
    ):
        first -= 1
    form = VerbForm((low,), low, "belief", "q", "pp")
    return VerbGroup(first, index, index + 1, form, "fin")


def _readings(page: Page, index: int, end: int) -> list[VerbForm]:
    """The forms that start here, all of the greatest length that fits."""
    best: list[VerbForm] = []
    for form in page.lexicon.verbs.get(page.low(index), ()):
        if best and len(form.words) < len(best[0].words):
            break
        if index + len(form.words) <= end and all(
            page.low(index + offset) == word for offset, word in enumerate(form.words)
        ):
            best.append(form)
    return best
