"""What programs say in codes, in sentences for the desk."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims import verification
from claims.errors import Text
from claims.reading import ReasonCode

REASONS: dict[str, Text] = {
    ReasonCode.INDIRECT_SPEECH: gettext_lazy("reported with “said that”"),
    ReasonCode.DIRECT_SPEECH: gettext_lazy("quoted word for word"),
    ReasonCode.POSTPOSED_ATTRIBUTION: gettext_lazy("the speaker is named after the words"),
    ReasonCode.ACCORDING_TO: gettext_lazy("introduced by “according to”"),
    ReasonCode.INFINITIVE_CONTENT: gettext_lazy("what the speaker says they did or will do"),
    ReasonCode.OBJECT_CONTENT: gettext_lazy("what is said stands as the verb’s object"),
    ReasonCode.PREDICATIVE: gettext_lazy("the speaker calls something by a name or quality"),
    ReasonCode.NOMINAL_CONTENT: gettext_lazy("a noun such as “reports that” introduces it"),
    ReasonCode.ACCUSATION: gettext_lazy("somebody is accused of something"),
    ReasonCode.PASSIVE_REPORT: gettext_lazy("reported without a speaker: “is said to”"),
    ReasonCode.CONDITIONAL_MOOD: gettext_lazy("the conditional keeps a distance"),
    ReasonCode.EVIDENTIAL_WORD: gettext_lazy("a word such as “reportedly” keeps a distance"),
    ReasonCode.UNNAMED_SOURCE: gettext_lazy("whoever says it is not named"),
    ReasonCode.DENY_VERB: gettext_lazy("a verb that denies"),
    ReasonCode.FALSE_WORD: gettext_lazy("a word such as “false” or “inaccurate”"),
    ReasonCode.NEGATED_ACCUSATION: gettext_lazy("an accusation is turned down"),
    ReasonCode.CONTRADICTS_EARLIER: gettext_lazy("says the contrary of an earlier statement"),
    ReasonCode.LIMITS: gettext_lazy("denies one part only"),
    ReasonCode.CONFIRM_VERB: gettext_lazy("a verb that confirms"),
    ReasonCode.ACKNOWLEDGES_BEFORE_DENYING: gettext_lazy("acknowledges something, then denies"),
    ReasonCode.NO_COMMENT_PHRASE: gettext_lazy("declines to comment"),
    ReasonCode.FUTURE: gettext_lazy("about what is to come"),
    ReasonCode.RELAYED: gettext_lazy("passed on from somebody else"),
    ReasonCode.PRONOUN_CLAIMANT: gettext_lazy("the speaker is a pronoun, resolved in the text"),
    ReasonCode.CARRIED_SPEAKER: gettext_lazy("the speaker is carried over from before"),
    ReasonCode.CLAIMANT_UNKNOWN: gettext_lazy("who says it could not be found"),
    ReasonCode.DENIES_OWN_OBJECT: gettext_lazy("what is denied stands in the same sentence"),
    ReasonCode.DENIES_BY_NOUN: gettext_lazy("“these reports” and the like point to what is denied"),
    ReasonCode.DENIES_BY_SHARED_WORDS: gettext_lazy("shares words with what is denied"),
    ReasonCode.DENIES_NEAREST: gettext_lazy("the nearest statement is what is denied"),
    ReasonCode.HAS_NUMBER: gettext_lazy("has a figure"),
    ReasonCode.HAS_DATE: gettext_lazy("has a date"),
    ReasonCode.HAS_NAME: gettext_lazy("names somebody or something"),
    ReasonCode.IS_ACCUSATION: gettext_lazy("accuses somebody"),
    ReasonCode.IS_DENIED: gettext_lazy("somebody denies it"),
    ReasonCode.IS_OPINION: gettext_lazy("reads as an opinion"),
    ReasonCode.IS_INTENTION: gettext_lazy("reads as an intention"),
    ReasonCode.IS_FRAGMENT: gettext_lazy("is not a whole sentence"),
}

STATUS_REASONS: dict[str, Text] = {
    verification.ReasonCode.STANDING_DENIAL: gettext_lazy("It is denied, and the denial stands."),
    verification.ReasonCode.REFUTING_EVIDENCE: gettext_lazy("Evidence speaks against it."),
    verification.ReasonCode.RETRACTED_BY_CLAIMANT: gettext_lazy(
        "Whoever made the claim has taken it back."
    ),
    "supporting_evidence": gettext_lazy("Evidence speaks for it."),
    "assessed": gettext_lazy("The desk has published its finding."),
    verification.ReasonCode.NOT_ASSESSED: gettext_lazy("Nobody has assessed it yet."),
}


def reasons_in_words(reasons: Iterable[Mapping[str, str]]) -> list[str]:
    """Why a statement was proposed, as it was."""
    return [_reason_in_words(reason) for reason in reasons]


def _reason_in_words(reason: Mapping[str, str]) -> str:
    code, detail = reason["code"], reason.get("detail", "")
    sentence = str(REASONS.get(code, code.replace("_", " ")))
    if not detail:
        return sentence
    return _("%(reason)s: “%(words)s”") % {"reason": sentence, "words": detail}


def status_reasons_in_words(document: Mapping[str, Any]) -> list[str]:
    """Why a claim has its verification status."""
    return [
        str(STATUS_REASONS.get(reason["code"], reason["code"].replace("_", " ")))
        for reason in document["verification_reasons"]
    ]
