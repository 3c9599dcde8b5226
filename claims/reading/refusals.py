"""Refusals to comment: "n'a pas souhaité réagir", "declined to comment", "could not be reached"."""

from claims.reading.claimants import subject_before
from claims.reading.clauses import has_finite, jump
from claims.reading.contents import trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView
from claims.reading.proposals import ReasonCode, StatementType

_FRENCH_WISHES = frozenset(
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
_FRENCH_REFUSES = frozenset(
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
_FRENCH_SPEAK = frozenset(
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
_FRENCH_SPOKEN = frozenset(
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
_ENGLISH_REFUSES = frozenset(
    {"declined", "declines", "decline", "refused", "refuses", "refuse", "refusing", "declining"}
)
_ENGLISH_SPEAK = frozenset(
    {
        "comment",
        "respond",
        "answer",
        "discuss",
        "elaborate",
        "say",
        "speak",
        "confirm",
        "disclose",
        "identify",
        "address",
        "reply",
        "give",
        "provide",
        "be",
        "name",
        "reveal",
        "talk",
        "return",
        "specify",
    }
)
_ENGLISH_SPOKEN = frozenset(
    {"commented", "responded", "replied", "said", "confirmed", "answered", "returned", "specified"}
)


def find_refusals(view: SentenceView) -> None:
    index = view.first
    while index < view.end:
        if view.page.in_quote(index):
            index = jump(view.page, index, view.end)
            continue
        end = _refusal_end(view, index)
        if end is not None and not _is_reported(view, index):
            _record(view, index, end)
            index = end
        index += 1


def _is_reported(view: SentenceView, index: int) -> bool:
    """The refusal is itself what somebody says: "wrote that officials had not responded"."""
    page = view.page
    place = index - 1
    while place >= view.first and not has_finite(page, place, place + 1):
        if page.is_a(place, "complementiser"):
            return True
        if page.low(place) in {",", ";", ":"}:
            return False
        place -= 1
    return False


def _refusal_end(view: SentenceView, index: int) -> int | None:
    """Where the core of the refusal ends if one starts here, at its auxiliary or verb."""
    if view.page.lexicon.language == "fr":
        return _french(view, index)
    return _english(view, index)


def _french(view: SentenceView, index: int) -> int | None:
    page = view.page
    low = page.low(index)
    words = [page.low(i) for i in range(index, min(view.end, index + 10))]
    if low in {"n'", "ne"}:
        return _french_negated(words, index)
    if low in {"s'", "a", "ont", "refuse", "refusent", "décline", "avait", "avaient"}:
        refusal = next((n for n, word in enumerate(words[:5]) if word in _FRENCH_REFUSES), None)
        if refusal is None or any(word in {",", "que", "et"} for word in words[:refusal]):
            return None
        rest = words[refusal + 1 : refusal + 6]
        if rest[:1] and rest[0] in {"de", "d'", "à", "tout", "pour"}:
            for n, word in enumerate(rest):
                if word in _FRENCH_SPEAK - {"faire", "donner", "dire"}:
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


def _french_negated(words: list[str], index: int) -> int | None:
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
    wish = next((n for n, word in enumerate(words) if word in _FRENCH_WISHES), None)
    if wish is not None:
        speak = next(
            (n for n in range(wish + 1, min(len(words), wish + 5)) if words[n] in _FRENCH_SPEAK),
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
    spoken = next((n for n, word in enumerate(words) if word in _FRENCH_SPOKEN), None)
    if (
        spoken is not None
        and spoken > negator
        and spoken - negator < 4
        and words[1] in {"a", "ont", "avait", "avaient", "s'", "est"}
        and "été" not in words[:spoken]
    ):
        return index + spoken + 1
    return None


def _english(view: SentenceView, index: int) -> int | None:
    page = view.page
    words = [page.low(i) for i in range(index, min(view.end, index + 10))]
    low = words[0]
    if (
        low in _ENGLISH_REFUSES
        and len(words) > 2
        and words[1] == "to"
        and words[2] in _ENGLISH_SPEAK
    ):
        return index + 3 if _may_refuse(words) else None
    if low in _ENGLISH_REFUSES and any(word == "comment" for word in words[1:4]):
        return index + 1 + words.index("comment")
    if low in {"did", "has", "have", "had", "would", "could", "does", "do"} or low.endswith("n't"):
        return _english_negated(words, index)
    if (
        low in {"is", "was", "were", "are"}
        and "comment" in words[:8]
        and ("available" in words or "unavailable" in words or "reached" in words)
    ):
        return (
            index + 1 + words.index("comment") if "not" in words or "unavailable" in words else None
        )
    if low == "neither" and {"confirm", "confirmed", "confirming"} & set(words[:3]):
        return index + 4
    if low in {"had", "offered", "made", "gave"} and words[1:3] == ["no", "comment"]:
        return index + 3
    return None


def _may_refuse(words: list[str]) -> bool:
    if words[2] in {"give", "provide"}:
        return bool(
            {"details", "detail", "comment", "information", "name", "names", "reason", "reasons"}
            & set(words)
        )
    if words[2] == "be":
        return bool({"identified", "named", "interviewed", "quoted"} & set(words[:5]))
    return words[2] != "identify" or True


def _english_negated(words: list[str], index: int) -> int | None:
    negated = words[0].endswith("n't") or "not" in words[:4] or "neither" in words[:3]
    joined = " ".join(words)
    if words[0] in {"has", "had", "have"} and words[1:3] == ["no", "comment"]:
        return index + 3
    if "neither" in words[:3] and ("confirm" in joined):
        return index + 5
    if not negated:
        return None
    if "be reached" in joined:
        return index + words.index("reached") + 1
    for n, word in enumerate(words[1:6], 1):
        if word in {
            "comment",
            "respond",
            "reply",
            "elaborate",
            "disclose",
            "confirm",
            "specify",
        } or (
            word in {"say", "return", "answer", "provide", "give", "identify", "discuss"}
            and _is_silence(words, n)
        ):
            return index + n + 1
        if word in _ENGLISH_SPOKEN and words[0] in {"has", "have", "had", "hasn't", "haven't"}:
            return (
                index + n + 1
                if word not in {"said"}
                or {"how", "who", "what", "whether", "when", "why", "if"}
                & set(words[n + 1 : n + 2])
                else None
            )
        if word not in {
            "not",
            "immediately",
            "yet",
            "be",
            "directly",
            "been",
            "publicly",
            "to",
            "requests",
            "further",
        }:
            break
    return None


def _is_silence(words: list[str], n: int) -> bool:
    following = set(words[n + 1 : n + 5])
    return bool(
        following
        & {
            "how",
            "who",
            "what",
            "whether",
            "when",
            "why",
            "if",
            "where",
            "calls",
            "call",
            "questions",
            "requests",
            "details",
            "detail",
            "comment",
            "more",
            "messages",
        }
    )


def _record(view: SentenceView, first: int, core: int) -> None:
    page = view.page
    core = min(core, view.end)
    end = core
    while (
        end < view.end
        and page.low(end) not in {",", ";", ":"}
        and not page.is_a(end, "adversative")
    ):
        if page.is_a(end, "subordinator") and page.low(end) not in {"si", "if", "whether"}:
            break
        if page.is_a(end, "coordinator") and any(group.first == end + 1 for group in view.groups):
            break
        end = jump(page, end, view.end)
    cut = trimmed(page, first, end)
    if cut is None:
        return
    source = subject_before(page, view.sentence, first)
    view.used |= {group.head for group in view.groups if first <= group.head < end}
    view.walls.add(first)
    cue = CueWords(first, core, page.words(first, core).lower(), "no_comment")
    view.add(
        Draft(
            view.number,
            *cut,
            ReasonCode.NO_COMMENT_PHRASE,
            cue,
            source,
            own_type=StatementType.NO_COMMENT,
        )
    )
