"""Finding the verbs that speak, in either language."""

from claims.reading.english.verbs import english_group
from claims.reading.french.verbs import french_group
from claims.reading.lexicon import VerbForm
from claims.reading.page import Page
from claims.reading.sentences import SentenceRange
from claims.reading.verbs import Head, VerbGroup


def find_verb_groups(page: Page, sentence: SentenceRange) -> list[VerbGroup]:
    """All cue verbs of the sentence outside quotations, left to right."""
    build = french_group if page.lexicon.language == "fr" else english_group
    groups: list[VerbGroup] = []
    index = sentence.first
    while index < sentence.end:
        group = None
        if not page.in_quote(index):
            readings = _readings(page, index, sentence.end)
            group = (
                build(_head(page, sentence, index, readings), readings)
                if readings
                else _stance(page, sentence, index)
            )
        if group is not None:
            groups.append(group)
            index = group.end
        else:
            index += 1
    return groups


def _head(page: Page, sentence: SentenceRange, index: int, readings: list[VerbForm]) -> Head:
    return Head(page, sentence, index, index + len(readings[0].words))


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
