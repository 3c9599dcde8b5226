"""The vocabulary. The values are part of the API: they are never renamed or translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgentKind(TextChoices):
    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    PUBLIC_BODY = "public_body", _("public body")
    NEWS_OUTLET = "news_outlet", _("news outlet")
    GROUP = "group", _("group of people")


class Derivation(TextChoices):
    """How one article or source came out of another."""

    WIRE_COPY = "wire_copy", _("copy of a wire story")
    REPRINT = "reprint", _("reprint")
    REWRITE = "rewrite", _("rewrite")
    TRANSLATION = "translation", _("translation")
    SUMMARY = "summary", _("summary of another's report")


class Certainty(TextChoices):
    """How firmly an article words a claim (after FactBank)."""

    CERTAIN = "certain", _("certain")
    PROBABLE = "probable", _("probable")
    POSSIBLE = "possible", _("possible")
    UNDERSPECIFIED = "underspecified", _("not said")


class ArticleStance(TextChoices):
    """Where an article that carries a claim stands on it."""

    FOR = "for", _("states it as so")
    AGAINST = "against", _("says it is not so")
    OBSERVING = "observing", _("only reports it")


class ComponentRole(TextChoices):
    """What part of a claim a component is."""

    ACTOR = "actor", _("actor")
    ACT = "act", _("act")
    OBJECT = "object", _("object")
    QUANTITY = "quantity", _("quantity")
    RECIPIENT = "recipient", _("recipient or destination")
    PLACE = "place", _("place")
    TIME = "time", _("time")
    CONDITION = "condition", _("condition")


class ResponseKind(TextChoices):
    """What an answer to a claim amounts to. Only three of them are denials."""

    CONFIRMATION = "confirmation", _("confirms")
    PARTIAL_CONFIRMATION = "partial_confirmation", _("confirms in part")
    ACKNOWLEDGEMENT = "acknowledgement", _("acknowledges something related")
    DENIAL = "denial", _("denies")
    PARTIAL_DENIAL = "partial_denial", _("denies in part")
    UNSPECIFIC_DENIAL = "unspecific_denial", _("denies without saying what")
    NO_COMMENT = "no_comment", _("declines to comment")
    NEITHER = "neither_confirm_nor_deny", _("neither confirms nor denies")
    COUNTER_CLAIM = "counter_claim", _("claims something else instead")
    RETRACTION = "retraction", _("takes its own claim back")


DENIALS = frozenset(
    {ResponseKind.DENIAL, ResponseKind.PARTIAL_DENIAL, ResponseKind.UNSPECIFIC_DENIAL}
)


class Capacity(TextChoices):
    """In which role somebody answers a claim."""

    SUBJECT = "subject", _("the one the claim is about")
    PARTY = "party", _("a party to it")
    SPOKESPERSON = "spokesperson", _("spokesperson for one of them")
    CLAIMANT = "claimant", _("the one who made the claim")
    THIRD_PARTY = "third_party", _("a third party")


class ResponseState(TextChoices):
    STANDING = "standing", _("standing")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SUPERSEDED = "superseded", _("superseded by a later answer")


class SourceKind(TextChoices):
    DOCUMENT = "document", _("document")
    DATASET = "dataset", _("dataset")
    RECORDING = "recording", _("recording")
    OFFICIAL_RECORD = "official_record", _("official record")
    PERSON = "person", _("person")
    ARTICLE = "article", _("article")


class Reliability(TextChoices):
    """How far a source can be relied on (Admiralty scale), whatever it says this time."""

    A = "A", _("A: completely reliable")
    B = "B", _("B: usually reliable")
    C = "C", _("C: fairly reliable")
    D = "D", _("D: not usually reliable")
    E = "E", _("E: unreliable")
    F = "F", _("F: cannot be judged")


class Credibility(TextChoices):
    """How credible one piece of information is (Admiralty scale), whoever says it."""

    CONFIRMED = "1", _("1: confirmed by other sources")
    PROBABLY_TRUE = "2", _("2: probably true")
    POSSIBLY_TRUE = "3", _("3: possibly true")
    DOUBTFUL = "4", _("4: doubtful")
    IMPROBABLE = "5", _("5: improbable")
    CANNOT_BE_JUDGED = "6", _("6: cannot be judged")


class Stance(TextChoices):
    """Which way a piece of evidence points."""

    SUPPORTS = "supports", _("supports")
    REFUTES = "refutes", _("refutes")
    CONTEXT = "context", _("gives context")


class VerificationStatus(TextChoices):
    """What is known about a claim. Computed, never set by hand; `claims.verification` says how."""

    UNVERIFIED = "unverified", _("unverified")
    CONTESTED = "contested", _("contested")
    SUPPORTED = "supported", _("supported")
    REFUTED = "refuted", _("refuted")
    MIXED = "mixed", _("mixed")
    UNVERIFIABLE = "unverifiable", _("unverifiable")
    OUTDATED = "outdated", _("outdated")


class PublicationStatus(TextChoices):
    """Whether the public can see a claim's record."""

    DRAFT = "draft", _("not public")
    PUBLISHED = "published", _("public")
    WITHDRAWN = "withdrawn", _("withdrawn")


class FetchState(TextChoices):
    """How far the reading of a web page has come."""

    WAITING = "waiting", _("waiting for a worker")
    FETCHING = "fetching", _("being fetched")
    DONE = "done", _("read")
    FAILED = "failed", _("could not be read")


class ProposalState(TextChoices):
    OPEN = "open", _("waiting for a decision")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    STALE = "stale", _("about an earlier text")


class RejectionReason(TextChoices):
    NOT_A_CLAIM = "not_a_claim", _("not a claim")
    NOT_CHECKABLE = "not_checkable", _("cannot be checked")
    WRONG_WORDS = "wrong_words", _("the words are cut wrongly")
    WRONG_CLAIMANT = "wrong_claimant", _("wrong claimant")
    NOT_INTERESTING = "not_interesting", _("of no interest to the desk")
    OTHER = "other", _("other")


class EventKind(TextChoices):
    """What happened to the record."""

    CLAIM_FILED = "claim.filed", _("claim filed")
    CLAIM_EDITED = "claim.edited", _("claim edited")
    RECORD_PUBLISHED = "claim.published", _("record published")
    RECORD_WITHDRAWN = "claim.withdrawn", _("record withdrawn")
    COMPONENTS_CHANGED = "claim.components_changed", _("components changed")
    APPEARANCE_ADDED = "appearance.added", _("appearance added")
    APPEARANCE_EDITED = "appearance.edited", _("appearance edited")
    APPEARANCE_REMOVED = "appearance.removed", _("appearance removed")
    RESPONSE_RECORDED = "response.recorded", _("answer recorded")
    RESPONSE_EDITED = "response.edited", _("answer edited")
    RESPONSE_WITHDRAWN = "response.withdrawn", _("answer withdrawn by who gave it")
    RESPONSE_SUPERSEDED = "response.superseded", _("answer superseded")
    EVIDENCE_ADDED = "evidence.added", _("evidence added")
    EVIDENCE_EDITED = "evidence.edited", _("evidence edited")
    EVIDENCE_WITHDRAWN = "evidence.withdrawn", _("evidence withdrawn")
    CLAIM_MOVED = "claim.moved", _("work on the claim went on")
    CLAIM_ASSIGNED = "claim.assigned", _("claim assigned")
    ASSESSMENT_DRAFTED = "assessment.drafted", _("finding drafted")
    ASSESSMENT_EDITED = "assessment.edited", _("draft of a finding edited")
    ASSESSMENT_SUBMITTED = "assessment.submitted", _("finding submitted for review")
    ASSESSMENT_RETURNED = "assessment.returned", _("changes asked of a finding")
    ASSESSMENT_APPROVED = "assessment.approved", _("finding approved")
    ASSESSMENT_SCHEDULED = "assessment.scheduled", _("publication of a finding scheduled")
    ASSESSMENT_ABANDONED = "assessment.abandoned", _("draft of a finding given up")
    ASSESSMENT_PUBLISHED = "assessment.published", _("finding published")
    ASSESSMENT_WITHDRAWN = "assessment.withdrawn", _("finding withdrawn")
    REPLY_ASKED = "reply.asked", _("reply asked for")
    REPLY_ANSWERED = "reply.answered", _("reply received")
    REPLY_SILENT = "reply.silent", _("no reply by the deadline")
    REPLY_CANCELLED = "reply.cancelled", _("request for a reply cancelled")
    REPLY_WAIVED = "reply.waived", _("asking for a reply waived")
    MENTION_CHANGED = "claim.mention_changed", _("something that the claim refers to changed")
    ARTICLE_ADDED = "article.added", _("article added")
    ARTICLE_EDITED = "article.edited", _("article edited")
    REVISION_ADDED = "article.revised", _("article's text changed")
    PROPOSAL_REJECTED = "proposal.rejected", _("proposal rejected")
    AGENT_ADDED = "agent.added", _("agent added")
    AGENT_EDITED = "agent.edited", _("agent edited")
    SOURCE_ADDED = "source.added", _("source added")
    SOURCE_EDITED = "source.edited", _("source edited")


class WorkflowState(TextChoices):
    """How far the desk has come with a claim. `claims.lifecycle` says what may follow what."""

    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    CHECKING = "checking", _("checking")
    AWAITING_REPLY = "awaiting_reply", _("awaiting reply")
    IN_REVIEW = "in_review", _("in review")
    CLOSED = "closed", _("closed")
    NOT_CHECKABLE = "not_checkable", _("not checkable")


class AssessmentState(TextChoices):
    """How far a finding has come, from one person's draft to something of the past."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for a reviewer")
    CHANGES_ASKED = "changes_asked", _("changes asked for")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("superseded by a later finding")
    WITHDRAWN = "withdrawn", _("withdrawn")
    ABANDONED = "abandoned", _("given up before publication")


UNFINISHED = (
    AssessmentState.DRAFT,
    AssessmentState.SUBMITTED,
    AssessmentState.CHANGES_ASKED,
    AssessmentState.APPROVED,
)
"""States of work in progress: a claim has one such assessment at most."""

SEALED = (AssessmentState.PUBLISHED, AssessmentState.SUPERSEDED, AssessmentState.WITHDRAWN)
"""States of what was published: its content never changes again."""


class Bucket(TextChoices):
    """What a rating comes down to, whatever a desk's scale calls it."""

    SUPPORTED = "supported", _("supported")
    REFUTED = "refuted", _("refuted")
    MIXED = "mixed", _("mixed")
    UNVERIFIABLE = "unverifiable", _("unverifiable")
    OUTDATED = "outdated", _("outdated")


class CorrectionKind(TextChoices):
    """What a change of something public is. A correction is called one, never anything softer."""

    CORRECTION = "correction", _("correction: something was wrong")
    CLARIFICATION = "clarification", _("clarification: something could be misread")
    UPDATE = "update", _("update: something new became known")


class ReplyState(TextChoices):
    """How a request for a reply stands."""

    OPEN = "open", _("waiting for an answer")
    ANSWERED = "answered", _("answered")
    SILENT = "silent", _("no answer by the deadline")
    CANCELLED = "cancelled", _("cancelled")


class ReplyChannel(TextChoices):
    EMAIL = "email", _("e-mail")
    PHONE = "phone", _("telephone")
    LETTER = "letter", _("letter")
    MESSAGE = "message", _("message")
    IN_PERSON = "in_person", _("in person")
    OTHER = "other", _("other")
