"""What kind of statement a draft is, from its own words and from what introduces them."""

from claims.reading.claimants import is_hearsay_source
from claims.reading.clauses import first_main_finite, has_finite
from claims.reading.denials import has_claim_noun
from claims.reading.drafts import Draft, SentenceView
from claims.reading.proposals import Reason, ReasonCode, StatementType
from claims.reading.unsourced import is_conditional_of_rumour

_FRENCH_FUTURE = ("ra", "ront", "rai", "rons")
_NOT_FUTURE = frozenset(
    {
        "sera-n",
        "caméra",
        "opéra",
        "agora",
        "diaspora",
        "ira-n",
        "entra",
        "montra",
        "rencontra",
        "déclara",
        "tira",
        "retira",
        "assura",
        "ouvra",
        "jura",
        "figura",
        "livra",
        "para",
        "front",
        "tout",
        "affront",
    }
)


def decide_type(view: SentenceView, draft: Draft) -> StatementType:
    own = draft.own_type
    if own in {StatementType.NO_COMMENT, StatementType.DENIAL, StatementType.PARTIAL_DENIAL}:
        return own
    if _reports_a_denial(view, draft):
        draft.reasons.append(Reason(ReasonCode.DENY_VERB))
        return StatementType.DENIAL
    if _says_it_is_false(view, draft) or _says_the_opposite(view, draft):
        draft.reasons.append(Reason(ReasonCode.FALSE_WORD))
        return StatementType.DENIAL
    if own is StatementType.CONFIRMATION or (draft.cue.kind == "confirm" and not draft.is_negated):
        draft.reasons.append(Reason(ReasonCode.CONFIRM_VERB, draft.cue.lemma))
        return StatementType.CONFIRMATION
    if own is not None:
        return own
    hedge = hedge_in(view, draft) or hedge_of_cue(view, draft)
    if hedge is not None:
        draft.reasons.append(
            Reason(
                ReasonCode.CONDITIONAL_MOOD
                if hedge[2] == "conditional"
                else ReasonCode.EVIDENTIAL_WORD,
                view.page.words(hedge[0], hedge[1]),
            )
        )
        return StatementType.HEARSAY
    if _is_told_of_somebody(view, draft):
        draft.reasons.append(Reason(ReasonCode.EVIDENTIAL_WORD))
        return StatementType.HEARSAY
    if draft.claimant is not None and is_hearsay_source(view.page, draft.claimant):
        draft.reasons.append(Reason(ReasonCode.UNNAMED_SOURCE))
        return StatementType.HEARSAY
    if _is_projection(view, draft):
        draft.reasons.append(Reason(ReasonCode.FUTURE))
        return StatementType.PROJECTION
    return StatementType.ASSERTION


def _says_the_opposite(view: SentenceView, draft: Draft) -> bool:
    """ "claimed just the opposite", "affirme le contraire"."""
    return draft.end - draft.first < 5 and any(
        view.page.is_a(i, "opposite") for i in range(draft.first, draft.end)
    )


def _is_told_of_somebody(view: SentenceView, draft: Draft) -> bool:
    """The statement only passes on what is said of somebody: "X is accused of P"."""
    if draft.cue.kind not in {"according"}:
        return False
    return any(
        group.is_passive and group.kind == "accuse" and draft.covers(group.head)
        for group in view.groups
    )


def _reports_a_denial(view: SentenceView, draft: Draft) -> bool:
    """Its main verb denies: "que le ministre démentait ces informations", "it denied the report"."""
    if draft.pattern is ReasonCode.ACCUSATION:
        return False
    verb = _main_verb(view, draft)
    return any(
        group.kind == "deny"
        and not group.is_negated
        and not group.is_passive
        and verb is not None
        and group.first <= verb < group.end
        and (not group.takes("n") or has_claim_noun(view, group))
        and group.lemma not in {"contredire", "contradict"}
        for group in view.groups
    )


def _says_it_is_false(view: SentenceView, draft: Draft) -> bool:
    page = view.page
    for index in range(draft.first, draft.end):
        if page.low(index) in page.lexicon["false_word"] and _is_predicate(view, draft, index):
            return True
    words = " ".join(page.low(i) for i in range(draft.first, draft.end))
    return any(phrase in words for phrase in _FALSE_PHRASES[page.lexicon.language])


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
_COPULAS = frozenset(
    {
        "est",
        "sont",
        "était",
        "étaient",
        "serait",
        "seraient",
        "c'",
        "is",
        "are",
        "was",
        "were",
        "'s",
        "be",
        "been",
        "relève",
        "relèvent",
        "relevait",
        "ment",
        "mentez",
        "mentent",
        "menti",
        "mentait",
        "être",
        "sera",
        "of",
        "as",
        "'re",
    }
)
_VERBS_OF_LYING = frozenset(
    {
        "mentez",
        "ment",
        "mentent",
        "menti",
        "mentait",
        "lying",
        "lied",
        "lies",
        "misquoted",
        "misrepresented",
    }
)


def _is_predicate(view: SentenceView, draft: Draft, index: int) -> bool:
    """ "ces informations étaient inexactes", not "l'auteur de la fausse alerte"."""
    page = view.page
    if draft.pattern is ReasonCode.ACCUSATION:
        return False
    low = page.low(index)
    if low in _VERBS_OF_LYING and low != "lies":
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
        if word in _COPULAS - {"of", "as"}:
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


def hedge_in(view: SentenceView, draft: Draft) -> tuple[int, int, str] | None:
    """A conditional of rumour or an evidential word inside the statement, outside quotations."""
    page = view.page
    indirect_past = draft.pattern is ReasonCode.INDIRECT_SPEECH and _is_past(view, draft)
    quoted = draft.pattern is ReasonCode.DIRECT_SPEECH
    for index in range(draft.first, draft.end):
        low = page.low(index)
        if page.in_quote(index) or quoted:
            continue
        if page.lexicon.language == "fr":
            supposes = indirect_past or draft.cue.kind == "belief"
            if is_conditional_of_rumour(view, index) and not (
                supposes and low not in {"aurait", "auraient"}
            ):
                return index, index + 1, "conditional"
            if low in {"pourrait", "pourraient"} and page.low(index + 1) == "avoir":
                return index, index + 2, "modal"
            if low in {"semblerait", "soi-disant"}:
                return index, index + 1, "evidential"
        elif low in page.lexicon["evidential_adverb"]:
            return index, index + 1, "evidential"
        elif low in {"may", "might", "could"} and page.low(index + 1) == "have":
            return index, index + 2, "modal"
    if draft.cue.kind == "according" and draft.cue.lemma.startswith("à en"):
        return draft.cue.first, draft.cue.end, "selon"
    return None


def hedge_of_cue(view: SentenceView, draft: Draft) -> tuple[int, int, str] | None:
    """That somebody spoke is itself hearsay: "aurait déclaré que", "reportedly said that"."""
    page = view.page
    for index in range(draft.cue.first, draft.cue.end):
        if page.low(index) in page.lexicon["evidential_adverb"] and draft.cue.kind != "evidential":
            return index, index + 1, "evidential"
        if (
            page.lexicon.language == "fr"
            and is_conditional_of_rumour(view, index)
            and page.low(index) in {"aurait", "auraient"}
        ):
            return index, index + 1, "conditional"
    before = draft.cue.first - 1
    if before >= view.first and page.low(before) in page.lexicon["evidential_adverb"]:
        return before, before + 1, "evidential"
    return None


def _is_past(view: SentenceView, draft: Draft) -> bool:
    page = view.page
    start = draft.cue.first
    if page.low(start).endswith("ant") or page.low(start) == "en":
        # A gerund has the tense of the verb before it.
        start = max(view.first, start - 30)
    words = {page.low(i) for i in range(start, draft.cue.end)}
    if words & page.lexicon["have"]:
        return True
    return any(word.endswith(("ait", "aient", "èrent")) for word in words)


def _is_projection(view: SentenceView, draft: Draft) -> bool:
    page = view.page
    if _is_ready(view, draft):
        return True
    if draft.cue.kind == "project" and draft.pattern is not ReasonCode.OBJECT_CONTENT:
        return True
    if draft.pattern is ReasonCode.INFINITIVE_CONTENT:
        return page.is_a(draft.first, "intention") or draft.cue.kind == "project"
    verb = _main_verb(view, draft)
    if verb is None:
        return False
    low = page.low(verb)
    if page.lexicon.language == "en":
        return _is_english_future(view, draft, verb)
    if low in page.lexicon["intention_verb"] and page.low(verb + 1).endswith(
        ("er", "ir", "re", "oir")
    ):
        return True
    if low in page.lexicon["future_modal"]:
        return True
    if low.endswith(("rait", "raient")) and not low.startswith(("aurai", "aurait")):
        return draft.pattern is ReasonCode.INDIRECT_SPEECH and _is_conditional_form(low)
    return low.endswith(_FRENCH_FUTURE) and low not in _NOT_FUTURE and len(low) > 3


def _is_conditional_form(low: str) -> bool:
    from claims.reading.unsourced import _NOT_CONDITIONAL

    return low not in _NOT_CONDITIONAL


def _is_ready(view: SentenceView, draft: Draft) -> bool:
    """ "was ready to halt", "était prêt à signer"."""
    page = view.page
    return any(
        page.low(i) in {"ready", "willing", "prepared", "prêt", "prête", "prêts", "prêtes"}
        and page.low(i + 1) in {"to", "à"}
        for i in range(draft.first, min(draft.end, draft.first + 10))
    )


def _is_english_future(view: SentenceView, draft: Draft, verb: int) -> bool:
    page = view.page
    low = page.low(verb)
    if low in {"will", "'ll", "won't"}:
        return True
    if low in {"could", "may", "might"}:
        return page.low(verb + 1) not in {"not", "have"}
    if low in {"would", "wouldn't"}:
        return page.low(verb + 1) != "have"
    if page.low(verb + 1) == "going" and page.low(verb + 2) == "to":
        return True
    if low in {"is", "are", "was", "were"} and page.low(verb + 1) in {
        "expected",
        "likely",
        "set",
        "due",
        "scheduled",
    }:
        return True
    return low in page.lexicon["intention_verb"] and page.low(verb + 1) == "to"


def _main_verb(view: SentenceView, draft: Draft) -> int | None:
    """The statement's verb, inside its quotation if it is one."""
    page = view.page
    verb = first_main_finite(page, draft.first, draft.end)
    if verb is not None:
        return verb
    from claims.reading.clauses import is_finite

    return next((i for i in range(draft.first, draft.end) if is_finite(page, i)), None)


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
