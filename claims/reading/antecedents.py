"""Who "il", "she" and a quotation that stands alone go back to."""

from claims.reading.claimants import before_clitics, subject_before
from claims.reading.clauses import first_finite
from claims.reading.drafts import SentenceView
from claims.reading.mentions import is_pronoun, mention
from claims.reading.noun_phrases import Phrase
from claims.reading.page import Page
from claims.reading.proposals import Mention, Reason, ReasonCode, Span


def find_mentions(page: Page, views: list[SentenceView]) -> dict[int, Mention | None]:
    """Every draft's claimant, pronouns and lone quotations carried over from who spoke before."""
    found: dict[int, Mention | None] = {}
    named: Mention | None = None
    last: Mention | None = None
    last_at: SentenceView | None = None
    for view in views:
        subject = _main_subject(page, view)
        for draft in sorted(view.drafts, key=lambda d: d.cue.first):
            who = None
            if draft.claimant is not None:
                who = mention(page, draft.claimant)
                if is_pronoun(page, draft.claimant):
                    who = _resolved(page, draft.claimant, who, named)
                    draft.reasons.append(Reason(ReasonCode.PRONOUN_CLAIMANT, who.refers_to or ""))
                else:
                    named = who
            elif draft.cue.kind == "quote" and last is not None and _goes_on(page, last_at, view):
                who = last
            found[id(draft)] = who
            if who is not None:
                last, last_at = who, view
        if subject is not None and not view.drafts and _is_a_name(page, subject):
            named = mention(page, subject)
    return found


def _goes_on(page: Page, spoke: SentenceView | None, view: SentenceView) -> bool:
    """The same paragraph, and at most one sentence in between."""
    if spoke is None or view.number - spoke.number > 2:
        return False
    between = range(spoke.sentence.first, view.sentence.first)
    return not any(page.written(i) == "\n" and not page.in_quote(i) for i in between)


def _is_a_name(page: Page, phrase: Phrase) -> bool:
    """A person or body that a later pronoun may stand for."""
    short = phrase.end - phrase.first <= 12
    return (
        short
        and not is_pronoun(page, phrase)
        and any(
            page.is_capital(i) and (i > phrase.first or not page.is_a(i, "np_determiner"))
            for i in range(phrase.first, phrase.end)
        )
    )


def _main_subject(page: Page, view: SentenceView) -> Phrase | None:
    verb = first_finite(page, view.first, view.end)
    if verb is None:
        return None
    subject = subject_before(page, view.sentence, before_clitics(page, verb, view.first))
    if subject is None or not page.is_word(subject.first):
        return None
    return subject


def _latest_name(page: Page, before: int) -> str | None:
    """ "ce dernier", "the latter": whoever was named last."""
    end = before
    while end > max(0, before - 60):
        if (
            page.is_capital(end - 1)
            and not page.is_a(end - 1, "time")
            and not page.is_a(end - 1, "sentence_adverb")
        ):
            first = end - 1
            while first > 0 and page.is_capital(first - 1):
                first -= 1
            if end - first > 1:
                return page.words(first, end)
        end -= 1
    return None


def _resolved(page: Page, phrase: Phrase, who: Mention, named: Mention | None) -> Mention:
    if phrase.end - phrase.first > 1:
        return Mention(who.span, who.text, refers_to=_latest_name(page, phrase.first))
    start = page.tokens[phrase.first].start
    text = page.written(phrase.first)
    stripped = text.removeprefix("-t-").removeprefix("-")
    span = Span(start + len(text) - len(stripped), page.tokens[phrase.first].end)
    fits = named is not None and _agrees(page, stripped.lower(), named.text)
    return Mention(span, stripped, refers_to=named.text if named and fits else None)


def _agrees(page: Page, pronoun: str, name: str) -> bool:
    """Whether the pronoun's gender and number allow the name, as far as its article tells."""
    first = name.lower().replace("’", "'").split()[0]
    excluded = {
        "il": {"la", "une", "cette", "mme", "les", "des", "sa"},
        "elle": {"le", "un", "ce", "m", "m.", "les", "des"},
        "ils": {"le", "la", "un", "une", "m", "m.", "mme"},
        "elles": {"le", "la", "un", "une", "m", "m.", "mme"},
    }
    if pronoun in {"he", "she"} and first.endswith("s") and name.split()[1:] == []:
        return False
    if pronoun in {"he", "she"} and first == "the":
        words = {word.lower() for word in name.split()}
        return bool(words & page.lexicon["title"])
    return first not in excluded.get(pronoun, set())
