"""What a name says of the one it names: a pronoun, nobody one could ask, hearsay."""

from claims.reading.noun_phrases import Phrase
from claims.reading.page import Page
from claims.reading.proposals import Mention


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
    return not any(page.is_capital(index) for index in range(head + 1, phrase.end)) or page.low(
        head + 1
    ) in {"de", "du", "of", "proche"}


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
    return not any(page.is_capital(index) for index in range(head + 1, phrase.end))


def _head_noun(page: Page, phrase: Phrase, heads: frozenset[str]) -> int | None:
    """The first of `heads` in the phrase, unless it only completes another noun."""
    for index in range(phrase.first, min(phrase.end, phrase.first + 4)):
        if page.low(index) in heads:
            return index
        if index > phrase.first and page.low(index) in {"de", "d'", "of", "du", "des"}:
            return None
    return None
