"""What a reader of articles hands to an editor: statements found in a text, and why."""

from dataclasses import dataclass
from enum import StrEnum


class StatementType(StrEnum):
    """How a statement stands to what it says: put forward, passed on, denied, foreseen."""

    ASSERTION = "assertion"
    HEARSAY = "hearsay"
    DENIAL = "denial"
    PARTIAL_DENIAL = "partial_denial"
    CONFIRMATION = "confirmation"
    NO_COMMENT = "no_comment"
    PROJECTION = "projection"

    @property
    def is_denial(self) -> bool:
        return self in {StatementType.DENIAL, StatementType.PARTIAL_DENIAL}


class ReasonCode(StrEnum):
    """Every reason a reader can give. The sentence shown to people is translated elsewhere."""

    # The construction that attributes the words
    INDIRECT_SPEECH = "indirect_speech"
    DIRECT_SPEECH = "direct_speech"
    POSTPOSED_ATTRIBUTION = "postposed_attribution"
    ACCORDING_TO = "according_to"
    INFINITIVE_CONTENT = "infinitive_content"
    OBJECT_CONTENT = "object_content"
    PREDICATIVE = "predicative"
    NOMINAL_CONTENT = "nominal_content"
    ACCUSATION = "accusation"
    PASSIVE_REPORT = "passive_report"
    # What decided the type
    CONDITIONAL_MOOD = "conditional_mood"
    EVIDENTIAL_WORD = "evidential_word"
    UNNAMED_SOURCE = "unnamed_source"
    DENY_VERB = "deny_verb"
    FALSE_WORD = "false_word"
    NEGATED_ACCUSATION = "negated_accusation"
    CONTRADICTS_EARLIER = "contradicts_earlier"
    LIMITS = "limits"
    CONFIRM_VERB = "confirm_verb"
    ACKNOWLEDGES_BEFORE_DENYING = "acknowledges_before_denying"
    NO_COMMENT_PHRASE = "no_comment_phrase"
    FUTURE = "future"
    # Who speaks
    RELAYED = "relayed"
    PRONOUN_CLAIMANT = "pronoun_claimant"
    CARRIED_SPEAKER = "carried_speaker"
    CLAIMANT_UNKNOWN = "claimant_unknown"
    # What a denial is about
    DENIES_OWN_OBJECT = "denies_own_object"
    DENIES_BY_NOUN = "denies_by_noun"
    DENIES_BY_SHARED_WORDS = "denies_by_shared_words"
    DENIES_NEAREST = "denies_nearest"
    # What makes it worth a check, or not
    HAS_NUMBER = "has_number"
    HAS_DATE = "has_date"
    HAS_NAME = "has_name"
    IS_ACCUSATION = "is_accusation"
    IS_DENIED = "is_denied"
    IS_OPINION = "is_opinion"
    IS_INTENTION = "is_intention"
    IS_FRAGMENT = "is_fragment"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text, in code points, its end excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that name a speaker, here and now; not yet an agent of the record."""

    span: Span
    text: str
    refers_to: str | None = None
    """The antecedent, in the text's own words, when the mention is a pronoun."""
    is_unnamed: bool = False
    """The media, witnesses, "a US official": somebody, but nobody one could ask."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that show that somebody speaks: a verb, "selon", a conditional."""

    span: Span
    text: str
    lemma: str
    kind: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word by which the article keeps its distance from the statement."""

    span: Span
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class AttributionStep:
    """One mouth the words went through on their way to the page."""

    mention: Mention
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Another proposal of the same text that a denial may be about."""

    key: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for proposing what is proposed."""

    code: ReasonCode
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A statement found in a text. Nothing until an editor accepts it."""

    key: str
    """The same for the same engine version, span and type, run after run."""
    sentence: Span
    span: Span
    quote: str
    type: StatementType
    claimant: Mention | None = None
    attribution: tuple[AttributionStep, ...] = ()
    """The relaying outlet first, the claimant last."""
    cue: Cue | None = None
    hedges: tuple[Hedge, ...] = ()
    targets: tuple[Target, ...] = ()
    """What a denial denies, best first. Empty when in doubt: a wrong link misleads."""
    candidates: tuple[Target, ...] = ()
    """The next best, for the editor to choose from."""
    check_worthy: float = 0.5
    confidence: float = 0.5
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, read once by one engine."""

    language: str
    engine: str
    engine_version: str
    proposals: tuple[ProposedClaim, ...] = ()
    """In the order of the text."""
    sentences: tuple[Span, ...] = ()
