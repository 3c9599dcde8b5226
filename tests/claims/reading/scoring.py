"""How well proposals meet the passages that people have marked."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from claims.reading import ProposedClaim, read

PASSAGES = Path(__file__).parent / "data" / "passages.jsonl"

_WORD = re.compile(r"\w+")
_DENIALS = frozenset({"denial", "partial_denial"})


@dataclass(slots=True)
class Score:
    """Counts that add up over passages."""

    marked: int = 0
    proposed: int = 0
    met: int = 0
    """Proposals that share at least half of their words with a marked statement."""
    met_closely: int = 0
    """At least four words in five."""
    typed: int = 0
    claimants_marked: int = 0
    claimants_met: int = 0
    denials_marked: int = 0
    denials_proposed: int = 0
    denials_met: int = 0
    links_marked: int = 0
    links_met: int = 0
    quiet: int = 0
    """Passages without any statement."""
    quiet_broken: int = 0

    def __iadd__(self, other: "Score") -> "Score":
        for field in fields(self):
            total = getattr(self, field.name) + getattr(other, field.name)
            setattr(self, field.name, total)
        return self

    @property
    def f1(self) -> float:
        return _f1(self.met, self.proposed, self.marked)

    @property
    def f1_closely(self) -> float:
        return _f1(self.met_closely, self.proposed, self.marked)

    @property
    def claimants(self) -> float:
        return self.claimants_met / self.claimants_marked

    @property
    def types(self) -> float:
        return self.typed / self.met

    @property
    def denial_precision(self) -> float:
        return self.denials_met / self.denials_proposed

    @property
    def denial_recall(self) -> float:
        return self.denials_met / self.denials_marked

    @property
    def links(self) -> float:
        return self.links_met / self.links_marked

    @property
    def false_alarms(self) -> float:
        return self.quiet_broken / self.quiet


def score(language: str) -> Score:
    total = Score()
    for passage in passages():
        if passage["lang"] == language:
            total += _score_passage(passage)
    return total


def passages() -> Iterator[dict[str, Any]]:
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _score_passage(passage: dict[str, Any]) -> Score:
    text, marked = passage["text"], passage["claims"]
    proposed = read(text, passage["lang"]).proposals
    pairs = _pairs(text, marked, proposed, at_least=0.5)
    found = {marked[left]["id"]: proposed[right] for left, right in pairs.items()}
    denials = [mark for mark in marked if mark["type"] in _DENIALS]
    linked = [mark for mark in denials if mark["targets"]]
    return Score(
        marked=len(marked),
        proposed=len(proposed),
        met=len(pairs),
        met_closely=len(_pairs(text, marked, proposed, at_least=0.8)),
        typed=sum(marked[left]["type"] == proposed[right].type for left, right in pairs.items()),
        claimants_marked=sum(marked[left]["claimant"] is not None for left in pairs),
        claimants_met=sum(
            _same_claimant(text, marked[left]["claimant"], proposed[right])
            for left, right in pairs.items()
        ),
        denials_marked=len(denials),
        denials_proposed=sum(claim.type in _DENIALS for claim in proposed),
        denials_met=sum(
            mark["id"] in found and found[mark["id"]].type in _DENIALS for mark in denials
        ),
        links_marked=len(linked),
        links_met=sum(_is_linked(mark, found) for mark in linked),
        quiet=not marked,
        quiet_broken=not marked and bool(proposed),
    )


def _pairs(
    text: str, marked: list[dict[str, Any]], proposed: tuple[ProposedClaim, ...], *, at_least: float
) -> dict[int, int]:
    """Each marked statement with the proposal that is nearest to it, one to one, best first."""
    ranked = sorted(
        (
            (_overlap(text, tuple(mark["span"]), (claim.span.start, claim.span.end)), left, right)
            for left, mark in enumerate(marked)
            for right, claim in enumerate(proposed)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    pairs: dict[int, int] = {}
    for overlap, left, right in ranked:
        if overlap >= at_least and left not in pairs and right not in pairs.values():
            pairs[left] = right
    return pairs


def _same_claimant(text: str, span: list[int] | None, claim: ProposedClaim) -> bool:
    if span is None or claim.claimant is None:
        return False
    mention = claim.claimant.span
    return _overlap(text, (span[0], span[1]), (mention.start, mention.end)) >= 0.5


def _is_linked(mark: dict[str, Any], found: dict[str, ProposedClaim]) -> bool:
    claim = found.get(mark["id"])
    if claim is None or claim.type not in _DENIALS:
        return False
    keys = {target.key for target in claim.targets}
    return any(target in found and found[target].key in keys for target in mark["targets"])


def _overlap(text: str, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Dice's measure over the words of two stretches of one text."""
    words, others = _words(text, one), _words(text, other)
    return 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0


def _words(text: str, span: tuple[int, int]) -> set[int]:
    return {word.start() for word in _WORD.finditer(text, *span)}


def _f1(met: int, proposed: int, marked: int) -> float:
    return 2 * met / (proposed + marked)


def report() -> str:
    """The scores of both languages, one line a measure."""
    french, english = score("fr"), score("en")
    measures = ("f1", "f1_closely", "claimants", "types", "denial_precision", "denial_recall")
    return "".join(
        f"{name:18}{getattr(french, name):6.3f}{getattr(english, name):7.3f}\n"
        for name in (*measures, "links", "false_alarms")
    )


if __name__ == "__main__":
    sys.stdout.write(f"{'':18}{'fr':>6}{'en':>7}\n{report()}")
