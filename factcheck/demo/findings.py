"""The demo's findings: few, about what is beyond doubt, and some of them not finished."""

from claims.actions.assessments import approve, draft_assessment, publish_assessment, submit
from claims.actions.replies import waive_reply
from claims.models import Claim, Rating
from factcheck.demo.desk import Desk, Row


def put_finding(desk: Desk, claim: Claim, row: Row) -> None:
    """Drafted by one person and, as far as the file says, submitted, approved and published."""
    rating = Rating.objects.in_use().filter(slug=row["rating"]).first()
    if rating is None:
        return  # this desk rates on a scale of its own
    author = desk.people[row["author"]]
    waive_reply(claim, reason=row["reply_waiver"], by=author)
    finding = draft_assessment(
        claim,
        rating=rating,
        short_answer=row["short_answer"],
        reasoning=row["reasoning"],
        evidence=list(claim.evidence.standing()),
        by=author,
    )
    if row["state"] == "draft":
        return
    submit(finding, by=author)
    if row["state"] == "published":
        reviewer = desk.people[row["reviewer"]]
        approve(finding, by=reviewer)
        publish_assessment(finding, by=reviewer)
