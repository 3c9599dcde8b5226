"""What is still missing before work can go on. The same list guards the action and tells people."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.choices import AssessmentState, Bucket, ReplyState
from claims.documents import claim_document
from claims.errors import Refusal
from claims.models import Assessment
from claims.seals import digest_of_record


class Condition(StrEnum):
    RATING = "rating"
    SHORT_ANSWER = "short_answer"
    EVIDENCE = "evidence"
    WOULD_SETTLE = "would_settle"
    REPLY_ASKED = "reply_asked"
    REPLY_ENDED = "reply_ended"
    REVIEWER = "reviewer"
    NOTHING_NEW = "nothing_new"
    TIME = "time"
    EMBARGO = "embargo"


SENTENCES: dict[Condition, str | Promise] = {
    Condition.RATING: _("A rating is chosen."),
    Condition.SHORT_ANSWER: _("The short answer is written."),
    Condition.EVIDENCE: _("At least one piece of standing evidence is relied on."),
    Condition.WOULD_SETTLE: _("It says what would settle what cannot be decided."),
    Condition.REPLY_ASKED: _("Somebody concerned was asked for a reply, or nobody for a reason."),
    Condition.REPLY_ENDED: _("Every request for a reply was answered, or its deadline has passed."),
    Condition.REVIEWER: _("Another person than the author has approved it."),
    Condition.NOTHING_NEW: _(
        "The claim, its answers and its evidence are what they were when it was approved."
    ),
    Condition.TIME: _("No evidence relied on is dated after the finding."),
    Condition.EMBARGO: _("The moment that publication is scheduled for has come."),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One condition, and whether it is met."""

    condition: Condition
    is_met: bool

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.condition])


class NotReady(Refusal):
    """Conditions are missing; `missing` has them all."""

    code = "not_ready"

    def __init__(self, missing: list[Item]) -> None:
        self.missing = missing
        wanting = " ".join(item.sentence for item in missing)
        super().__init__(_("Not yet. This is still missing: %(wanting)s") % {"wanting": wanting})


def before_review(assessment: Assessment) -> list[Item]:
    """What a draft needs before a reviewer is asked to read it."""
    return list(_content(assessment)) + list(_reply_asked(assessment))


def before_publication(assessment: Assessment) -> list[Item]:
    """The publish guard: every condition, in the order people meet them."""
    return [*before_review(assessment), *_reviewed(assessment), *_timely(assessment)]


def require_all(items: list[Item]) -> None:
    missing = [item for item in items if not item.is_met]
    if missing:
        raise NotReady(missing)


def _content(assessment: Assessment) -> Iterator[Item]:
    rating = assessment.rating
    yield Item(Condition.RATING, rating is not None)
    yield Item(Condition.SHORT_ANSWER, bool(assessment.short_answer.strip()))
    yield Item(Condition.EVIDENCE, assessment.evidence.standing().exists())
    if rating is not None and rating.bucket == Bucket.UNVERIFIABLE:
        yield Item(Condition.WOULD_SETTLE, bool(assessment.would_settle.strip()))


def _reply_asked(assessment: Assessment) -> Iterator[Item]:
    claim = assessment.claim
    asked = claim.reply_requests.exclude(state=ReplyState.CANCELLED).exists()
    yield Item(Condition.REPLY_ASKED, asked or bool(claim.reply_waiver))


def _reviewed(assessment: Assessment) -> Iterator[Item]:
    open_requests = assessment.claim.reply_requests.open()
    yield Item(Condition.REPLY_ENDED, not open_requests.exists())
    approved = assessment.state == AssessmentState.APPROVED
    is_another = assessment.reviewer_id not in {None, assessment.author_id}
    yield Item(Condition.REVIEWER, approved and is_another)
    if assessment.approved_of:
        same = assessment.approved_of == digest_of_record(claim_document(assessment.claim))
        yield Item(Condition.NOTHING_NEW, same)


def _timely(assessment: Assessment) -> Iterator[Item]:
    today = timezone.now().date().isoformat()
    late = assessment.evidence.standing().filter(source__published_on__gt=today)
    yield Item(Condition.TIME, not late.exists())
    if assessment.scheduled_for is not None:
        yield Item(Condition.EMBARGO, assessment.scheduled_for <= timezone.now())
