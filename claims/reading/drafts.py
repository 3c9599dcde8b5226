"""A statement while it is being found: still in tokens, not yet typed or linked."""

from dataclasses import dataclass, field

from claims.reading.noun_phrases import Phrase
from claims.reading.page import Page, first_word
from claims.reading.proposals import Reason, ReasonCode, StatementType
from claims.reading.sentences import SentenceRange
from claims.reading.verb_groups import find_verb_groups
from claims.reading.verbs import VerbGroup


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words that attribute, by token indices."""

    first: int
    end: int
    lemma: str
    kind: str


@dataclass(slots=True)
class Draft:
    sentence: int
    first: int
    end: int
    pattern: ReasonCode
    cue: CueWords
    claimant: Phrase | None = None
    speaker_is_carried: bool = False
    is_negated: bool = False
    own_type: StatementType | None = None
    """Set where the construction itself decides: a deny verb, a refusal to comment."""
    relays: list[tuple[Phrase, CueWords]] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    chained_to: "Draft | None" = None
    """The draft whose verb this one shares: "que P, mais que Q"."""
    is_opposed: bool = False
    """Joined to that draft by "mais"."""

    def covers(self, index: int) -> bool:
        return self.first <= index < self.end


@dataclass(slots=True)
class SentenceView:
    """One sentence on the table, with what has been found in it so far."""

    page: Page
    number: int
    sentence: SentenceRange
    first: int
    end: int
    groups: list[VerbGroup]
    used: set[int] = field(default_factory=set)
    """Heads of the verb groups that already belong to a construction."""
    walls: set[int] = field(default_factory=set)
    """Tokens at which an attribution starts, so that no content runs into it."""
    drafts: list[Draft] = field(default_factory=list)
    relays: list[tuple[int, Phrase, CueWords]] = field(default_factory=list)

    def free_groups(self) -> list[VerbGroup]:
        return [group for group in self.groups if group.head not in self.used]

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)

    def covered(self, index: int) -> bool:
        return any(draft.covers(index) for draft in self.drafts)


def view_sentence(page: Page, number: int) -> SentenceView:
    sentence = page.sentences[number]
    end = sentence.end
    while end > sentence.first and page.written(end - 1) in {".", "!", "?", "…"}:
        end -= 1
    return SentenceView(
        page, number, sentence, first_word(page, sentence), end, find_verb_groups(page, sentence)
    )


def cue_of(group: VerbGroup) -> CueWords:
    return CueWords(group.first, group.end, group.lemma, group.kind)


@dataclass(frozen=True, slots=True)
class Start:
    """Where a speaker's words start, and by which construction they are attributed."""

    place: int
    pattern: ReasonCode
