"""The shapes of public documents: what `claims.documents` builds and the published API describes.

Each member says what it means, which codes it may hold, and what form it has.
"""

from dataclasses import dataclass
from typing import Annotated, TypedDict

from claims import dates
from claims.choices import (
    AgentKind,
    ArticleStance,
    AssessmentState,
    Bucket,
    Capacity,
    Certainty,
    ComponentRole,
    Credibility,
    Derivation,
    PublicationStatus,
    Reliability,
    ReplyState,
    ResponseKind,
    ResponseState,
    SourceKind,
    Stance,
    VerificationStatus,
)
from claims.verification import ReasonCode


@dataclass(frozen=True, slots=True)
class Form:
    """What a value looks like, in the words of JSON Schema, and one example."""

    example: str | int
    format: str = ""
    pattern: str = ""
    minimum: int | None = None


def _identifier(prefix: str, example: str) -> Form:
    return Form(f"{prefix}_{example}", pattern=f"^{prefix}_[0-9a-z]{{26}}$")


AgentId = Annotated[str, _identifier("agt", "01h5a1b6x0c2d3e4f5g6h7j8k9")]
ArticleId = Annotated[str, _identifier("art", "01h5a1b6x1c2d3e4f5g6h7j8k9")]
RevisionId = Annotated[str, _identifier("rev", "01h5a1b6x2c2d3e4f5g6h7j8k9")]
ClaimId = Annotated[str, _identifier("clm", "01h5a1b6x3c2d3e4f5g6h7j8k9")]
ComponentId = Annotated[str, _identifier("cmp", "01h5a1b6x4c2d3e4f5g6h7j8k9")]
AppearanceId = Annotated[str, _identifier("app", "01h5a1b6x5c2d3e4f5g6h7j8k9")]
ResponseId = Annotated[str, _identifier("rsp", "01h5a1b6x6c2d3e4f5g6h7j8k9")]
SourceId = Annotated[str, _identifier("src", "01h5a1b6x7c2d3e4f5g6h7j8k9")]
EvidenceId = Annotated[str, _identifier("evd", "01h5a1b6x8c2d3e4f5g6h7j8k9")]
AssessmentId = Annotated[str, _identifier("asm", "01h5a1b6xac2d3e4f5g6h7j8k9")]
ReplyRequestId = Annotated[str, _identifier("rrq", "01h5a1b6xbc2d3e4f5g6h7j8k9")]
EventId = Annotated[str, _identifier("evt", "01h5a1b6x9c2d3e4f5g6h7j8k9")]

Moment = Annotated[str, Form("2023-07-11T09:30:00.000000Z", format="date-time")]
WorldDate = Annotated[str, Form("2023-07-11", pattern=dates.SHAPE)]
Address = Annotated[str, Form("https://news.example/shells", format="uri")]
Language = Annotated[str, "A BCP 47 tag.", Form("fr")]
Count = Annotated[int, Form(1, minimum=0)]


class AgentReference(TypedDict):
    """An agent as other documents mention it."""

    id: AgentId
    name: Annotated[str, Form("Ministry of National Defence")]
    kind: Annotated[str, AgentKind]
    is_unnamed: Annotated[bool, "Known by a description only, such as “the media”."]
    wikidata_id: Annotated[str, Form("Q484876", pattern="^Q[1-9][0-9]*$")] | None


class AliasDocument(TypedDict):
    """Another name of an agent."""

    name: str
    language: Annotated[str, "A BCP 47 tag, or empty.", Form("fr")]


class AgentDocument(AgentReference):
    """A person, organisation, public body, news outlet or group that speaks or acts."""

    unnamed_reason: Annotated[str, "The reason given for leaving the name out, or empty."]
    part_of: Annotated[AgentReference | None, "The larger body that it belongs to."]
    aliases: list[AliasDocument]


class ArticleReference(TypedDict):
    """An article as other documents mention it."""

    id: ArticleId
    title: str
    url: Annotated[Address | None, "Its canonical address; null for a text that was pasted in."]
    publisher: AgentReference | None
    published_on: WorldDate | None
    language: Language
    derived_from: Annotated[ArticleId | None, "The article that it copies or retells."]
    derivation: Annotated[str, Derivation] | None


class RevisionReference(TypedDict):
    """Which text of an article."""

    id: RevisionId
    number: Annotated[int, Form(1, minimum=1)]


class RevisionDocument(RevisionReference):
    """The text of an article as it was when it was read. The text itself is its publisher's."""

    sha256: Annotated[str, Form("b7" * 32, pattern="^[0-9a-f]{64}$")]
    characters: Count
    retrieved_at: Moment


class ArticleDocument(ArticleReference):
    """One work of a publisher, the addresses that lead to it, and its successive texts."""

    derivation_basis: Annotated[str, "How it is known what it derives from, or empty."]
    url_aliases: list[Address]
    revisions: list[RevisionDocument]


class SourceDocument(TypedDict):
    """Where evidence comes from."""

    id: SourceId
    kind: Annotated[str, SourceKind]
    title: str
    publisher: AgentReference | None
    url: Address | None
    archived_url: Annotated[Address | None, "A copy that will not change."]
    article: Annotated[ArticleId | None, "The article, if the source is one."]
    published_on: WorldDate | None
    reliability: Annotated[str, Reliability, "Of the source itself (Admiralty scale)."]
    reliability_reason: str
    derived_from: Annotated[SourceId | None, "The source that it copies or retells."]
    derivation: Annotated[str, Derivation] | None


class StepDocument(TypedDict):
    """One link of a chain of hearsay; the last one's word it is."""

    agent: AgentReference
    mention: Annotated[str, "As the article calls them."]
    cue: Annotated[str, "The words that attribute.", Form("ont rapporté")]
    hedge: Annotated[str, "The words that keep a distance, or empty."]


class AppearanceDocument(TypedDict):
    """A claim in the exact words of one article (a W3C text quote and position)."""

    id: AppearanceId
    article: ArticleReference
    origin: Annotated[ArticleId, "What the article derives from in the end: copies share one."]
    revision: RevisionReference
    quote: str
    prefix: Annotated[str, "Up to 32 characters before the quote."]
    suffix: Annotated[str, "Up to 32 characters after it."]
    start: Annotated[Count, "In code points of the revision's text."]
    end: Annotated[Count, "The first code point after the quote."]
    certainty: Annotated[str, Certainty, "How firmly the article words it."]
    stance: Annotated[str, ArticleStance, "Where the article stands on it."]
    attribution: list[StepDocument]
    recorded_at: Moment


class ResponseDocument(TypedDict):
    """What an agent concerned answers to a claim. Three of the kinds are denials."""

    id: ResponseId
    kind: Annotated[str, ResponseKind]
    is_denial: Annotated[bool, "Denied is not refuted: only evidence refutes."]
    agent: AgentReference
    capacity: Annotated[str, Capacity, "In which role it answers."]
    words: Annotated[str, "Verbatim."]
    language: Language
    said_on: WorldDate | None
    components: Annotated[list[ComponentId], "The parts that it is about; empty: the whole claim."]
    state: Annotated[str, ResponseState]
    ended_on: Annotated[WorldDate | None, "When it was withdrawn or superseded, if known."]
    ended_at: Annotated[Moment | None, "When the record learned that."]
    superseded_by: ResponseId | None
    article: Annotated[ArticleReference | None, "Where it was read."]
    url: Address | None
    where: Annotated[str, "Such as “press briefing”, or empty."]
    recorded_at: Moment


class EvidenceDocument(TypedDict):
    """A source brought to bear on a claim."""

    id: EvidenceId
    source: SourceDocument
    origin: Annotated[
        str, "What the source derives from in the end, a source or an article: copies share one."
    ]
    stance: Annotated[str, Stance]
    credibility: Annotated[str, Credibility, "Of this information (Admiralty scale)."]
    excerpt: str
    locator: Annotated[str, "Page, table or minute, or empty."]
    is_interested_party: bool
    components: Annotated[list[ComponentId], "The parts it bears on; empty: the whole claim."]
    is_withdrawn: Annotated[bool, "The desk no longer relies on it."]
    withdrawn_reason: str
    recorded_at: Moment


class RatingLabelDocument(TypedDict):
    """What a rating is called in one language, and what it means."""

    language: Language
    label: Annotated[str, Form("Mostly false")]
    meaning: str


class RatingDocument(TypedDict):
    """A step of the desk's scale. The bucket is what it comes down to on any scale."""

    scale: Annotated[str, Form("standard")]
    slug: Annotated[str, Form("mostly-false")]
    bucket: Annotated[str, Bucket]
    value: Annotated[int | None, "Null where a number would mislead.", Form(2, minimum=1)]
    best: Annotated[int | None, "The highest value of the scale: the truest.", Form(5, minimum=1)]
    worst: Annotated[int | None, "The lowest.", Form(1, minimum=1)]
    labels: list[RatingLabelDocument]


class WeighedDocument(TypedDict):
    """Something that a finding took into account, and what it was then."""

    item: Annotated[str, "The identifier of an answer or a piece of evidence."]
    was: Annotated[str, "The kind of the answer, or the stance of the evidence."]


class AssessmentDocument(TypedDict):
    """A finding of the desk, approved by a second person and sealed when it was published."""

    id: AssessmentId
    number: Annotated[int, "Findings about this claim, counted.", Form(1, minimum=1)]
    state: Annotated[str, AssessmentState, "Only published ones and what became of them."]
    rating: Annotated[RatingDocument | None, "Null when the finding was withdrawn."]
    short_answer: str
    reasoning: Annotated[str, "Markdown: paragraphs, lists, emphasis, links."]
    would_settle: Annotated[str, "What is missing to decide, where nothing could be."]
    evidence: Annotated[list[EvidenceId], "The evidence relied on."]
    weighed: Annotated[
        list[WeighedDocument], "Every answer and piece of evidence that stood at the time."
    ]
    reply_waiver: Annotated[str, "Why nobody was asked for a reply, if nobody was."]
    published_at: Moment
    ended_at: Annotated[Moment | None, "When it was superseded or withdrawn."]
    withdrawal_notice: str
    seal_hash: Annotated[str, Form("b7" * 32, pattern="^[0-9a-f]{64}$")]


class ReplyRequestDocument(TypedDict):
    """Somebody concerned was asked for a reply; or answered, or did not by the deadline."""

    id: ReplyRequestId
    agent: AgentReference
    asked_at: Moment
    deadline: Moment
    state: Annotated[str, ReplyState]
    response: ResponseId | None


class TopicName(TypedDict):
    """The name of a topic in the languages of the desk."""

    en: str
    fr: str


class TopicDocument(TypedDict):
    """A subject that can be followed."""

    slug: Annotated[str, Form("ukraine")]
    name: TopicName


class ComponentWording(TypedDict):
    """A part of a claim that can stand or fall alone."""

    id: ComponentId
    role: Annotated[str, ComponentRole]
    text: str


class ComponentDocument(ComponentWording):
    """A part of a claim, and what denies or bears on that part."""

    standing_denials: list[ResponseId]
    evidence: list[EvidenceId]


class Reason(TypedDict):
    """Why a claim has its verification status."""

    code: Annotated[str, ReasonCode]
    items: Annotated[list[str], "Identifiers of the answers or evidence that decide."]


class Counts(TypedDict):
    """What a claim has, counted. Copies of one origin count once."""

    appearances: Count
    articles: Count
    independent_origins: Count
    responses: Count
    standing_denials: Count
    evidence_supporting: Annotated[Count, "Independent origins, interested parties left out."]
    evidence_refuting: Annotated[Count, "Independent origins, interested parties left out."]


class ClaimWords(TypedDict):
    """A claim itself, and what was put on record about it."""

    id: ClaimId
    slug: str
    path: Annotated[str, "Of the page for readers.", Form("/claims/a-claim-6h7j8k/")]
    version: Annotated[int, "Grows with every change.", Form(3, minimum=1)]
    text: str
    language: Language
    said_on: WorldDate | None
    claimant: AgentReference | None
    topics: list[TopicDocument]
    publication_status: Annotated[str, PublicationStatus]
    withdrawal_notice: str
    appearances: list[AppearanceDocument]
    responses: list[ResponseDocument]
    evidence: list[EvidenceDocument]
    assessments: Annotated[list[AssessmentDocument], "Newest first, earlier ones included."]
    reply_requests: list[ReplyRequestDocument]
    first_published_at: Moment | None
    filed_at: Moment


class ClaimAsRecorded(ClaimWords):
    """A claim before anything is concluded from its parts."""

    components: list[ComponentWording]


class Conclusions(TypedDict):
    """What follows from the parts of a claim, by rule."""

    components: list[ComponentDocument]
    assessment: Annotated[AssessmentDocument | None, "The finding that stands."]
    verification_status: Annotated[
        str, VerificationStatus, "Computed from the rest. Contested is not refuted."
    ]
    verification_reasons: list[Reason]
    verification_rule: Annotated[str, "The version of the rule that computed the status."]
    has_standing_denial: bool
    counts: Counts


class ClaimDocument(ClaimWords, Conclusions):
    """A specific, checkable statement, with everything that is known about it."""

    verification_status_since: Annotated[
        Moment | None, "Null when the claim is shown as the world stood on a day."
    ]
    updated_at: Moment
