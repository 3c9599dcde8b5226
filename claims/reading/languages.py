"""Which language a text is in, by its commonest words."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000

_STOP_WORDS = {
    "fr": frozenset(
        "le la les un une des du de et est que qui dans en au aux pour par sur pas ne ce cette "
        "il elle ils elles avec son ses leur selon être été sont ont mais plus se sa d l qu n s c "
        "nous vous je y a été aurait serait".split()
    ),
    "en": frozenset(
        "the a an of and to in is was were that which for on by with his her their it he she they "
        "at from has have had be been not but as this would will said according are or who we "
        "after about there its no while when into are if more than been him out what one all also".split()
    ),
    "de": frozenset(
        "der die das und ist nicht ein eine zu den mit von auf für im dem des sich auch es er sie "
        "wird werden hat haben dass bei nach".split()
    ),
    "es": frozenset(
        "el los las y que en un una por con para del se no es su al lo como más pero sus ha este "
        "fue son está según".split()
    ),
    "it": frozenset(
        "il lo gli e che di in un una per con non è si da del della dei nel sono ha anche come "
        "più alla ma questo".split()
    ),
    "pt": frozenset(
        "o os as e que em um uma para com não é do da dos das no na se por mais foi ao como seu "
        "são à".split()
    ),
    "nl": frozenset(
        "de het een en van in is dat op te zijn met voor niet aan er om ook als bij maar door "
        "naar heeft hij".split()
    ),
}
READABLE = frozenset({"fr", "en"})


def language_of(text: str) -> str | None:
    """The two-letter code of the likeliest language, or None when nothing speaks for one."""
    words = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    scores = {
        language: sum(count for word, count in words.items() if word in stop_words)
        for language, stop_words in _STOP_WORDS.items()
    }
    best = max(scores, key=lambda language: (scores[language], language in READABLE))
    # A few stray matches in a long text say nothing.
    return best if scores[best] * 25 >= words.total() and scores[best] else None
