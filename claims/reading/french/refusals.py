"""How French says that somebody would not say."""

from claims.reading.drafts import SentenceView

_WISHES = frozenset(
    {
        "souhaité",
        "voulu",
        "souhaite",
        "souhaitent",
        "souhaitait",
        "désiré",
        "veut",
        "veulent",
        "voulait",
        "souhaitaient",
        "tenu",
    }
)
_REFUSES = frozenset(
    {
        "refusé",
        "refuse",
        "refusent",
        "refusée",
        "refusés",
        "refusait",
        "décliné",
        "décline",
        "abstenu",
        "abstenue",
        "abstient",
    }
)
_SPEAK = frozenset(
    {
        "commenter",
        "réagir",
        "répondre",
        "exprimer",
        "confirmer",
        "infirmer",
        "préciser",
        "communiquer",
        "détailler",
        "commentaire",
        "commentaires",
        "déclaration",
        "démentir",
        "témoigner",
        "donner",
        "faire",
        "dire",
        "s'exprimer",
        "suite",
        "prononcer",
        "parler",
        "révéler",
    }
)
_SPOKEN = frozenset(
    {
        "commenté",
        "réagi",
        "répondu",
        "précisé",
        "communiqué",
        "confirmé",
        "infirmé",
        "exprimé",
        "exprimée",
    }
)


def french_refusal(view: SentenceView, index: int) -> int | None:
    page = view.page
    low = page.low(index)
    words = [page.low(i) for i in range(index, min(view.end, index + 10))]
    if low in {"n'", "ne"}:
        return _negated(words, index)
    if low in {"s'", "a", "ont", "refuse", "refusent", "décline", "avait", "avaient"}:
        refusal = next((n for n, word in enumerate(words[:5]) if word in _REFUSES), None)
        if refusal is None or any(word in {",", "que", "et"} for word in words[:refusal]):
            return None
        rest = words[refusal + 1 : refusal + 6]
        if rest[:1] and rest[0] in {"de", "d'", "à", "tout", "pour"}:
            for n, word in enumerate(rest):
                if word in _SPEAK - {"faire", "donner", "dire"}:
                    return index + refusal + 2 + n
                if word in {"faire", "donner", "dire"} and any(
                    w
                    in {
                        "commentaire",
                        "commentaires",
                        "déclaration",
                        "détails",
                        "suite",
                        "plus",
                        "précisions",
                    }
                    for w in words[refusal:]
                ):
                    return index + refusal + 2 + n
    return None


def _negated(words: list[str], index: int) -> int | None:
    negator = next(
        (
            n
            for n, word in enumerate(words)
            if word in {"pas", "aucun", "aucune", "rien", "jamais", "ni", "guère"}
        ),
        None,
    )
    if negator is None or negator > 7:
        return None
    joined = " ".join(words)
    if (
        " ni confirmé ni " in joined
        or " ni confirmer ni " in joined
        or " ni infirmé ni " in joined
        or "confirme ni" in joined
    ):
        return index + 7
    if any(
        phrase in joined
        for phrase in (
            "aucun commentaire",
            "pas donné suite",
            "pas fait de commentaire",
            "aucune réaction",
            "aucune déclaration",
        )
    ) and any(w in joined for w in ("fait", "donné", "suite", "formulé", "eu ", "réagi")):
        return index + min(len(words), negator + 2)
    if "joignable" in words[:6] or "joignables" in words[:6]:
        return index + 5
    wish = next((n for n, word in enumerate(words) if word in _WISHES), None)
    if wish is not None:
        speak = next(
            (n for n in range(wish + 1, min(len(words), wish + 5)) if words[n] in _SPEAK),
            None,
        )
        if speak is not None and (
            words[speak] not in {"donner", "faire", "dire"}
            or any(
                w in {"suite", "commentaire", "commentaires", "détails", "précisions", "plus"}
                for w in words
            )
        ):
            return index + speak + 1
        return None
    spoken = next((n for n, word in enumerate(words) if word in _SPOKEN), None)
    if (
        spoken is not None
        and spoken > negator
        and spoken - negator < 4
        and words[1] in {"a", "ont", "avait", "avaient", "s'", "est"}
        and "été" not in words[:spoken]
    ):
        return index + spoken + 1
    return None
