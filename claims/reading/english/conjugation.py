"""The forms of the verbs of the English lexicon."""

_IRREGULAR = {
    "withdraw": ("withdraws", "withdrew", "withdrawn"),
    "foresee": ("foresees", "foresaw", "foreseen"),
    "prove": ("proves", "proved", "proven"),
    "hold": ("holds", "held", "held"),
    "understand": ("understands", "understood", "understood"),
    "swear": ("swears", "swore", "sworn"),
    "say": ("says", "said", "said"),
    "tell": ("tells", "told", "told"),
    "write": ("writes", "wrote", "written"),
    "think": ("thinks", "thought", "thought"),
    "feel": ("feels", "felt", "felt"),
    "find": ("finds", "found", "found"),
    "show": ("shows", "showed", "shown"),
    "learn": ("learns", "learned", "learned"),
    "foretell": ("foretells", "foretold", "foretold"),
    "forecast": ("forecasts", "forecast", "forecast"),
}
_DOUBLING = {
    "refer": "referr",
    "admit": "admitt",
    "rebut": "rebutt",
    "dub": "dubb",
    "quip": "quipp",
}
_VOWELS = "aeiou"


def forms_of(verb: str) -> dict[str, set[str]]:
    """Every form of a verb, by what it is: fin (its past too), pp, inf or ger."""
    third, past, participle = _IRREGULAR.get(verb) or _regular(verb)
    return {
        "fin": {third, past},
        "pp": {participle},
        "inf": {verb},
        "ger": {_stem(verb) + "ing"},
    }


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied"
    third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")
    past = _stem(verb) + "ed"
    return third, past, past


def _stem(verb: str) -> str:
    if verb in _DOUBLING:
        return _DOUBLING[verb]
    return verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
