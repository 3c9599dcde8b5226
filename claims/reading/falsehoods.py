"""Statements that say that something is false, or is not so."""

from claims.reading.clauses import has_finite
from claims.reading.drafts import Draft, SentenceView
from claims.reading.proposals import ReasonCode

_FALSE_PHRASES = {
    "fr": (
        "rien à voir", "sans fondement", "aucun fondement", "dénué de tout fondement", "dénuée de tout fondement",
        "dénuées de tout fondement", "dénués de tout fondement", "n' est pas vrai", "n' était pas vrai",
        "n' est pas exact", "pure invention", "pas conforme à la réalité", "n' a aucun sens", "ne correspond pas à la réalité", "n' est pas le cas", "n' était pas le cas", "ne repose sur rien", "dénué de fondement", "dénuées de fondement", "dénuée de fondement",
    ),
    "en": (
        "nothing to do with", "no basis", "not true", "without foundation", "without merit", "no truth", "not the case",
        "not a factor", "without any basis", "no evidence for", "simply not so", "did not happen", "never happened", "no such thing", "completely made up",
    ),
}  # fmt: skip


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
    words = " ".join(page.low(i) for i in range(draft.first, draft.end))
    return any(phrase in words for phrase in _FALSE_PHRASES[page.lexicon.language])


def _is_predicate(view: SentenceView, draft: Draft, index: int) -> bool:
    """ "ces informations étaient inexactes", not "l'auteur de la fausse alerte"."""
    page = view.page
    if draft.pattern is ReasonCode.ACCUSATION:
        return False
    low = page.low(index)
    if low in page.lexicon["lying"] and low != "lies":
        before = page.low(index - 1)
        return before in page.lexicon["subject_pronoun"] or before in {
            "a",
            "ont",
            "is",
            "are",
            "was",
            "were",
            "had",
            "has",
        }
    if _qualifies_a_noun(view, draft, index):
        return False
    opinion = low in page.lexicon["opinion_word"]
    back = index - 1
    while back >= draft.first - 1 and index - back < 14:
        word = page.low(back)
        if word in page.lexicon["copula"] - {"of", "as"}:
            subject = {page.low(i) for i in range(max(draft.first, back - 6), back)}
            negated = any(page.low(i) in {"pas", "not", "n'", "ne"} for i in range(back - 1, index))
            pointing = page.low(back - 1) in {"ce", "cela", "it", "this", "ceci"} or word == "c'"
            about_claim = pointing or bool(subject & page.lexicon["claim_noun"])
            return not subject & {"qui", "who"} and not negated and (not opinion or about_claim)
        if word in {"que", "qui", "who", "that"} or has_finite(page, back, back + 1):
            break
        back -= 1
    if draft.pattern is ReasonCode.PREDICATIVE:
        return bool(
            set(page.low(i) for i in range(draft.first, index)) & page.lexicon["claim_noun"]
        )
    return (
        index <= draft.first + 1
        and draft.end - draft.first < 12
        and not page.is_a(index + 1, "title")
    )


def _qualifies_a_noun(view: SentenceView, draft: Draft, index: int) -> bool:
    """ "cette fausse alerte": the alert was false, the statement about it is not denied."""
    page = view.page
    after = index + 1
    if (
        after >= draft.end
        or not page.tokens[after].is_word
        or page.in_quote(after) != page.in_quote(index)
    ):
        return False
    return not (
        page.is_a(after, "preposition")
        or page.is_a(after, "coordinator")
        or page.is_a(after, "relative")
        or page.is_a(after, "adverb")
        or page.is_a(after, "subordinator")
        or page.is_a(after, "complementiser")
        or page.is_a(after, "contrast")
        or page.low(after) in {"de", "d'", "du", "des", "au", "aux"}
        or page.is_a(index, "false_noun")
    )


def denies_existence(view: SentenceView, draft: Draft) -> bool:
    """ "there was no fraud", "il n'y a eu aucune irrégularité", "aucun soldat n'a …"."""
    page = view.page
    words = [page.low(i) for i in range(draft.first, min(draft.end, draft.first + 8))]
    joined = " ".join(words)
    if page.lexicon.language == "fr":
        return words[:1] in (["aucun"], ["aucune"]) or (
            joined.startswith("il n' y") and bool({"aucun", "aucune", "pas", "jamais"} & set(words))
        )
    return words[:1] in (["no"], ["nobody"]) or joined.startswith(
        (
            "there is no",
            "there was no",
            "there were no",
            "there are no",
            "there has been no",
            "there have been no",
            "it has no",
            "it had no",
        )
    )


def disclaims(view: SentenceView, draft: Draft) -> bool:
    """ "I never met him", "je n'ai rien volé", "said he had never received money"."""
    page = view.page
    words = [page.low(i) for i in range(draft.first, min(draft.end, draft.first + 9))]
    joined = " ".join(words)
    quoted = draft.pattern is ReasonCode.DIRECT_SPEECH
    if page.lexicon.language == "fr":
        starts = (
            ("je n' ai", "nous n' avons", "je ne suis jamais")
            if quoted
            else (
                "il n' a",
                "elle n' a",
                "ils n' ont",
                "il n' avait",
                "elle n' avait",
                "ils n' avaient",
                "n' avoir",
                "ne jamais avoir",
                "ne pas avoir",
            )
        )
        denied = (
            {"jamais", "rien", "aucun", "aucune"}
            if not quoted
            else {"jamais", "rien", "pas", "aucun", "aucune"}
        )
        return joined.startswith(starts) and bool(denied & set(words[:6]))
    starts = (
        (
            "i never",
            "i did not",
            "i didn't",
            "i have never",
            "i've never",
            "we never",
            "we did not",
            "we didn't",
            "we have never",
            "i had no",
        )
        if quoted
        else (
            "he never",
            "she never",
            "they never",
            "he had never",
            "she had never",
            "they had never",
            "it had never",
            "it never",
            "he has never",
            "it has never",
            "she has never",
            "he did not",
            "she did not",
        )
    )
    opinion = {
        "know",
        "think",
        "see",
        "expect",
        "want",
        "understand",
        "believe",
        "imagine",
        "thought",
        "feel",
        "mean",
        "realize",
        "hear",
        "need",
    }
    return joined.startswith(starts) and not opinion & set(words[:5])


def is_negated(view: SentenceView, draft: Draft) -> bool:
    """The statement says that something is not so."""
    page = view.page
    for index in range(draft.first, draft.end):
        low = page.low(index)
        if low == "not" and page.low(index - 1) == "if":
            continue
        if low in {
            "pas",
            "aucun",
            "aucune",
            "jamais",
            "not",
            "never",
            "cannot",
            "none",
            "nobody",
            "nothing",
            "rien",
        } or low.endswith("n't"):
            return True
        if low == "no" and page.low(index + 1) not in {".", "longer"}:
            return True
        if low in {"n'", "ne"} and has_finite(page, index, index + 3):
            return True
    return False
