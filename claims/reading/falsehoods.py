"""Statements that say that something is false, or is not so."""

from claims.reading.clauses import has_finite
from claims.reading.drafts import Draft, SentenceView
from claims.reading.proposals import ReasonCode


def says_the_opposite(view: SentenceView, draft: Draft) -> bool:
    """ "claimed just the opposite", "affirme le contraire"."""
    return draft.end - draft.first < 5 and any(
        view.page.is_a(i, "opposite") for i in range(draft.first, draft.end)
    )


def says_it_is_false(view: SentenceView, draft: Draft) -> bool:
    page = view.page
    for index in range(draft.first, draft.end):
        if page.low(index) in page.lexicon["false_word"] and _is_predicate(view, draft, index):
            return True
    words = page.folded(draft.first, draft.end)
    return any(phrase in words for phrase in page.lexicon.phrases["false"])


def _is_predicate(view: SentenceView, draft: Draft, index: int) -> bool:
    """ "ces informations étaient inexactes", not "l'auteur de la fausse alerte"."""
    page, low = view.page, view.page.low(index)
    if draft.pattern is ReasonCode.ACCUSATION:
        return False
    if page.is_a(index, "lying") and low != "lies":
        return page.is_any(index - 1, "subject_pronoun", "have", "be")
    if _qualifies_a_noun(view, draft, index):
        return False
    copula = _copula_before(view, draft, index)
    if copula is not None:
        return _holds_of_a_claim(view, draft, copula, index)
    if draft.pattern is ReasonCode.PREDICATIVE:
        return any(page.is_a(i, "claim_noun") for i in range(draft.first, index))
    alone = index <= draft.first + 1 and draft.end - draft.first < 12
    return alone and not page.is_a(index + 1, "title")


def _copula_before(view: SentenceView, draft: Draft, index: int) -> int | None:
    page = view.page
    for place in range(index - 1, max(draft.first - 2, index - 14), -1):
        if page.is_a(place, "copula"):
            return place
        if page.low(place) in {"que", "qui", "who", "that"} or has_finite(page, place, place + 1):
            return None
    return None


def _holds_of_a_claim(view: SentenceView, draft: Draft, copula: int, index: int) -> bool:
    """The verb is not negated or relative; a mere opinion must be about what was claimed."""
    page = view.page
    subject = range(max(draft.first, copula - 6), copula)
    if any(page.low(i) in {"qui", "who"} for i in subject):
        return False
    if any(page.low(i) in {"pas", "not", "n'", "ne"} for i in range(copula - 1, index)):
        return False
    pointing = (
        page.low(copula - 1) in {"ce", "cela", "it", "this", "ceci"}
        and page.low(copula - 2) != "of"
    )
    about_claim = any(page.is_a(i, "claim_noun") for i in subject)
    opinion = page.is_a(index, "opinion_word")
    return not opinion or pointing or about_claim or page.low(copula) == "c'"


def _qualifies_a_noun(view: SentenceView, draft: Draft, index: int) -> bool:
    """ "cette fausse alerte": the alert was false, the statement about it is not denied."""
    page = view.page
    after = index + 1
    if (
        after >= draft.end
        or not page.is_word(after)
        or page.in_quote(after) != page.in_quote(index)
    ):
        return False
    if page.is_a(index, "false_noun") or page.is_any(after, "reported_noun", "of"):
        return False
    return not page.is_any(after, *_AFTER_A_PREDICATE)


_AFTER_A_PREDICATE = (
    "preposition",
    "coordinator",
    "relative",
    "adverb",
    "subordinator",
    "complementiser",
    "contrast",
)


def denies_existence(view: SentenceView, draft: Draft) -> bool:
    """ "there was no fraud", "il n'y a eu aucune irrégularité", "aucun soldat n'a …"."""
    page, end = view.page, min(draft.end, draft.first + 8)
    opening = page.folded(draft.first, end) + " "
    starts = tuple(phrase + " " for phrase in page.lexicon.phrases["nothing_there"])
    return opening.startswith(starts) and any(
        page.is_a(i, "negator") for i in range(draft.first, end)
    )


def disclaims(view: SentenceView, draft: Draft) -> bool:
    """ "I never met him", "je n'ai rien volé", "said he had never received money"."""
    page, end = view.page, min(draft.end, draft.first + 6)
    quoted = draft.pattern is ReasonCode.DIRECT_SPEECH
    starts = page.lexicon.phrases["own_denial_quoted" if quoted else "own_denial"]
    if not page.folded(draft.first, end).startswith(starts):
        return False
    if any(page.is_a(i, "mental") for i in range(draft.first, end)):
        return False
    negators = {page.low(i) for i in range(draft.first, end)} & page.lexicon["negator"]
    # "il n'a pas compris" only says no; "jamais", "rien" and "aucun" answer somebody.
    return bool(negators - ({"pas"} if not quoted else set())) or page.lexicon.language == "en"


def is_negated(view: SentenceView, draft: Draft) -> bool:
    """The statement says that something is not so."""
    return any(_negates(view, index) for index in range(draft.first, draft.end))


def _negates(view: SentenceView, index: int) -> bool:
    page, low = view.page, view.page.low(index)
    if low == "not":
        return page.low(index - 1) != "if"
    if low == "no":
        return page.low(index + 1) not in {".", "longer"}
    if low in {"n'", "ne"}:
        return has_finite(page, index, index + 3)
    return page.is_a(index, "plain_negator") or low.endswith("n't")
