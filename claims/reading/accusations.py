"""Accusing, blaming, calling: "accuse X de P", "holds X responsible for P", "described X as Y"."""

from claims.reading.clauses import has_finite
from claims.reading.drafts import SentenceView, Start
from claims.reading.proposals import ReasonCode
from claims.reading.verbs import VerbGroup

_OF = frozenset({"de", "d'", "du", "des", "of", "for"})


def accusation(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "accuse X de P", "accused X of P", "blame X for P"."""
    page, after = view.page, group.end
    if group.lemma == "charge" and page.is_a(after, "complementiser"):
        return Start(after + 1, ReasonCode.INDIRECT_SPEECH)
    if page.low(after) in _OF:
        return _accused_by_pronoun(view, group)
    for index in range(after + 1, min(view.end, after + 30)):
        if page.low(index) in _OF:
            return Start(after, ReasonCode.ACCUSATION)
        if page.low(index) in {".", ";"} or has_finite(page, index, index + 1):
            break
    return None


def _accused_by_pronoun(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "l'accuse d'avoir menti"; "soupçonne des fuites" has no other object."""
    page, after = view.page, group.end
    pronouns = {"l'", "les", "le", "la"}
    if any(page.low(i) in pronouns for i in range(group.first, group.head)):
        return Start(after + 1, ReasonCode.ACCUSATION)
    if group.takes("q") and page.low(after) == "des":
        return Start(after, ReasonCode.ACCUSATION)
    return None


def held_responsible(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "tient X pour responsable de P", "holds X responsible for P"."""
    page, after = view.page, group.end
    for index in range(after + 1, min(view.end - 1, after + 14)):
        if page.low(index) in {"responsable", "responsables", "responsible"}:
            follows = page.low(index + 1) in {"de", "d'", "du", "des", "for"}
            return Start(after, ReasonCode.ACCUSATION) if follows else None
        if page.low(index) in {",", ";"} or has_finite(page, index, index + 1):
            return None
    return None


def reproach(view: SentenceView, group: VerbGroup) -> Start | None:
    page, after = view.page, group.end
    if page.low(after) in {"de", "d'"}:
        return Start(after + 1, ReasonCode.ACCUSATION)
    if page.low(after) in {"à", "au", "aux"}:
        return Start(after + 1 if page.low(after) == "à" else after, ReasonCode.ACCUSATION)
    return None


def predicative(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "qualifie X de Y", "described X as Y", "called X “Y”"."""
    page, after = view.page, group.end
    if page.low(after) in {"de", "d'", "comme"}:
        return Start(after + 1, ReasonCode.PREDICATIVE)
    if group.lemma in {"declare", "deem", "pronounce"}:
        return _declared(view, group)
    if group.lemma in {"call", "dub", "brand", "label"}:
        return _called(view, group)
    link = {"as"} if page.lexicon.language == "en" else {"de", "d'", "comme", "des"}
    for index in range(after + 1, min(view.end, after + 30)):
        if page.low(index) in link:
            return Start(after, ReasonCode.PREDICATIVE)
        if has_finite(page, index, index + 1) or page.low(index) in {";", ":"}:
            break
    return None


def _called(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "called X “Y”", "called X a Y", not "called for", "called the police"."""
    page, after = view.page, group.end
    limit = min(view.end, after + 30)
    if page.is_a(after, "preposition") or page.low(after) in {"to", ","}:
        return None
    quoted = any(page.in_quote(i) for i in range(after, limit))
    named = any(page.low(i) in {"a", "an"} for i in range(after + 1, limit))
    return Start(after, ReasonCode.PREDICATIVE) if quoted or named else None


def _declared(view: SentenceView, group: VerbGroup) -> Start | None:
    """ "declared the test a “success”"."""
    page, after = view.page, group.end
    end = next(
        (
            i
            for i in range(after, view.end)
            if page.low(i) in {",", ";"} or has_finite(page, i, i + 1)
        ),
        view.end,
    )
    if any(
        page.low(i) in {"a", "an"} or (page.in_quote(i) and page.quote_at[i].opening == i)
        for i in range(after + 2, end)
    ):
        return Start(after, ReasonCode.PREDICATIVE)
    return None
