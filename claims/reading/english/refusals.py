"""How English says that somebody would not say."""

from claims.reading.drafts import SentenceView

_REFUSES = frozenset(
    {"declined", "declines", "decline", "refused", "refuses", "refuse", "refusing", "declining"}
)
_SPEAK = frozenset(
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
_SPOKEN = frozenset(
    {"commented", "responded", "replied", "said", "confirmed", "answered", "returned", "specified"}
)


def english_refusal(view: SentenceView, index: int) -> int | None:
    page = view.page
    words = [page.low(i) for i in range(index, min(view.end, index + 10))]
    low = words[0]
    if low in _REFUSES and len(words) > 2 and words[1] == "to" and words[2] in _SPEAK:
        return index + 3 if _may_refuse(words) else None
    if low in _REFUSES and any(word == "comment" for word in words[1:4]):
        return index + 1 + words.index("comment")
    if low in {"did", "has", "have", "had", "would", "could", "does", "do"} or low.endswith("n't"):
        return _negated(words, index)
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


def _negated(words: list[str], index: int) -> int | None:
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
        if word in _SPOKEN and words[0] in {"has", "have", "had", "hasn't", "haven't"}:
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
