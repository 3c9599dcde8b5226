"""Findings on the desk: drafting, reviewing with the difference, publishing, withdrawing."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from accounts.roles import Role
from claims.actions.assessments import (
    approve,
    ask_changes,
    edit_draft,
    publish_assessment,
    rate_blind,
    schedule,
    submit,
)
from claims.choices import Stance
from claims.models import Assessment, Claim
from tests.builders import (
    a_checked_claim,
    a_checker,
    a_claim,
    a_draft,
    a_person,
    a_published_finding,
    a_rating,
    a_response,
    a_reviewer,
    an_approved_finding,
    evidence_for,
)
from tests.factcheck.admin.filling import untouched
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db

CHANGED_SINCE = (
    "Not yet. This is still missing: The claim, its answers and its evidence are what they were"
    " when it was approved."
)


def page_of(finding: Assessment) -> str:
    return reverse("admin:claims_assessment_change", args=[finding.pk])


def act(name: str, finding: Assessment) -> str:
    return reverse(f"admin:claims_assessment_{name}", args=[finding.pk])


def draft_page(claim: Claim) -> str:
    return reverse("admin:claims_claim_draft", args=[claim.pk])


def offered(user: User, finding: Assessment) -> list[str]:
    page = signed_in(user).get(page_of(finding) + "?read=1")
    return [str(button.label) for button in page.context["buttons"]]


def as_shown(client: Client, path: str, **changes: Any) -> dict[str, Any]:
    return {**untouched([client.get(path).context["form"]]), **changes}


def submitted(**values: Any) -> Assessment:
    draft = a_draft(**values)
    return submit(draft, by=draft.author)


def test_a_finding_is_drafted_on_the_page_of_its_claim() -> None:
    author = a_checker()
    claim = a_checked_claim(by=author)
    client = signed_in(author)
    assert draft_page(claim) in client.get(f"/admin/claims/claim/{claim.pk}/change/").text

    client.post(
        draft_page(claim),
        {
            "rating": a_rating("false").pk,
            "short_answer": "It cost four.",
            "reasoning": "The *audit* says so.",
            "evidence": [claim.evidence.get().pk],
        },
    )

    finding = Assessment.objects.get()
    assert (finding.author, finding.rating, finding.state) == (author, a_rating("false"), "draft")
    assert (finding.short_answer, finding.reasoning) == ("It cost four.", "The *audit* says so.")
    assert list(finding.evidence.all()) == list(claim.evidence.all())


def test_a_finding_is_not_drafted_before_checking_has_begun() -> None:
    claim = a_claim()
    client = signed_in(a_checker())

    page = client.post(draft_page(claim), {})

    assert page.context["form"].non_field_errors() == [
        "Start checking this claim before you draft a finding."
    ]
    assert draft_page(claim) not in client.get(f"/admin/claims/claim/{claim.pk}/change/").text


def test_a_preview_shows_what_readers_will_see_and_saves_nothing() -> None:
    claim = a_checked_claim()

    page = signed_in(a_checker()).post(
        draft_page(claim),
        {
            "rating": a_rating("false").pk,
            "short_answer": "It cost four.",
            "reasoning": "*So* it is. <script>alert(1)</script>",
            "preview": "Preview",
        },
    )

    assert "<em>So</em> it is." in page.text
    assert "<script>alert" not in page.text
    assert page.context["form"]["short_answer"].value() == "It cost four."
    assert not Assessment.objects.exists()


def test_a_short_answer_that_is_too_long_is_refused_beside_its_field() -> None:
    claim = a_checked_claim()

    page = signed_in(a_checker()).post(draft_page(claim), {"short_answer": "a" * 301})

    assert list(page.context["form"].errors) == ["short_answer"]


def test_retired_ratings_are_offered_no_more() -> None:
    claim, retired = a_checked_claim(), a_rating("mixed")
    retired.is_retired = True
    retired.save()

    page = signed_in(a_checker()).get(draft_page(claim))

    assert retired not in page.context["form"].fields["rating"].queryset


def test_a_draft_is_edited_by_its_author() -> None:
    draft = a_draft()
    client = signed_in(draft.author)

    client.post(act("edit", draft), as_shown(client, act("edit", draft), short_answer="Four."))

    draft.refresh_from_db()
    assert (draft.short_answer, draft.version) == ("Four.", 2)


def test_somebody_else_s_draft_is_not_edited() -> None:
    draft = a_draft()
    client = signed_in(a_checker())

    page = client.post(act("edit", draft), as_shown(client, act("edit", draft), short_answer="No."))

    assert page.context["form"].non_field_errors() == [f"This is the draft of {draft.author}."]
    assert "Edit the draft" not in offered(a_checker(), draft)


def test_who_saves_a_draft_second_sees_both_texts_and_may_save_again() -> None:
    draft = a_draft(short_answer="One.")
    client = signed_in(draft.author)
    typed = as_shown(client, act("edit", draft), short_answer="Three.")
    edit_draft(draft, short_answer="Two.", by=draft.author)

    form = client.post(act("edit", draft), typed).context["form"]

    assert form["short_answer"].value() == "Three."
    assert form.errors["short_answer"] == ["Saved meanwhile: “Two.”."]
    client.post(act("edit", draft), {**typed, "expected_version": form["expected_version"].value()})
    draft.refresh_from_db()
    assert draft.short_answer == "Three."


def test_the_page_says_what_is_missing_in_words() -> None:
    draft = a_draft(short_answer="", evidence=[])
    client = signed_in(draft.author)

    page = client.get(page_of(draft))

    missing = [item.condition.value for item in page.context["checklist"] if not item.is_met]
    assert missing == ["short_answer", "evidence"]
    assert page.text.count("<strong>Missing</strong>") == 2
    refused = client.post(act("submit", draft))
    assert str(refused.context["form"].non_field_errors()[0]).startswith(
        "Not yet. This is still missing: The short answer is written."
    )


def test_a_finding_is_submitted_and_leaves_the_author_s_hands() -> None:
    draft = a_draft()

    signed_in(draft.author).post(act("submit", draft))

    draft.refresh_from_db()
    assert draft.state == "submitted"
    assert offered(draft.author, draft) == []


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.DESK_CHIEF])
def test_the_author_sees_no_approve_button_and_is_refused_if_they_post_it(role: Role) -> None:
    author = a_person(role)
    finding = submitted(by=author)
    assert offered(author, finding) == []

    page = signed_in(author).post(act("approve", finding), {})

    assert page.context["form"].non_field_errors() == ["Nobody reviews their own finding."]
    finding.refresh_from_db()
    assert finding.state == "submitted"


@pytest.mark.parametrize("name", ["approve", "return", "rate", "schedule", "publish", "withdraw"])
def test_a_checker_decides_on_no_finding(name: str) -> None:
    finding = submitted()

    assert signed_in(a_checker()).post(act(name, finding), {}).status_code == 403


def test_a_reviewer_has_not_seen_the_rating_until_they_say_so() -> None:
    finding = submitted(short_answer="CANARY", reasoning="CANARY")
    edited = finding.claim
    client = signed_in(a_reviewer())

    unread = [
        client.get(page_of(finding)),
        client.get(act("rate", finding)),
        client.get(f"/admin/claims/claim/{edited.pk}/change/"),
        client.get("/admin/claims/assessment/"),
    ]

    assert all("CANARY" not in page.text for page in unread)
    assert "CANARY" in client.get(page_of(finding) + "?read=1").text


def test_what_was_edited_in_a_draft_does_not_stand_in_the_history() -> None:
    draft = a_draft()
    edit_draft(draft, short_answer="CANARY", by=draft.author)
    submit(draft, by=draft.author)

    page = signed_in(a_reviewer()).get(f"/admin/claims/claim/{draft.claim_id}/change/")

    assert "CANARY" not in page.text
    assert "Draft of a finding edited" in page.text


def test_a_rating_given_unseen_stands_beside_the_author_s() -> None:
    finding, reviewer = submitted(rating=a_rating("false")), a_reviewer()
    client = signed_in(reviewer)

    client.post(act("rate", finding), {"rating": a_rating("mixed").pk, "reason": "Two parts."})

    page = client.get(page_of(finding))
    [second] = page.context["second_ratings"]
    assert (second.blind.rater, second.blind.rating) == (reviewer, a_rating("mixed"))
    assert not second.agrees
    assert client.get(act("rate", finding))["Location"] == page_of(finding)


def test_a_rating_is_given_unseen_once() -> None:
    finding, reviewer = submitted(), a_reviewer()
    rate_blind(finding, rating=a_rating("mixed"), by=reviewer)

    page = signed_in(reviewer).post(act("rate", finding), {"rating": a_rating("false").pk})

    assert page.context["form"].errors
    assert finding.blind_ratings.count() == 1


def test_changes_are_asked_for_with_a_reason() -> None:
    finding, client = submitted(), signed_in(a_reviewer())
    assert list(client.post(act("return", finding), {"note": " "}).context["form"].errors) == [
        "note"
    ]

    client.post(act("return", finding), {"note": "Say by how much."})

    finding.refresh_from_db()
    assert finding.state == "changes_asked"
    assert "Say by how much." in signed_in(finding.author).get(page_of(finding)).text


def test_a_reviewer_reads_what_changed_since_and_nothing_else() -> None:
    finding, reviewer = submitted(short_answer="It cost four, not three."), a_reviewer()
    ask_changes(finding, note="Say by how much.", by=reviewer)
    more = evidence_for(finding.claim, stance=Stance.REFUTES)
    edit_draft(
        finding,
        short_answer="It cost four, a third more, not three.",
        rating=a_rating("mostly-false"),
        evidence=[*finding.evidence.all(), more],
        by=finding.author,
    )
    submit(finding, by=finding.author)

    differences = signed_in(reviewer).get(page_of(finding) + "?read=1").context["differences"]

    assert [str(part.label) for part in differences] == [
        "Rating",
        "Short answer",
        "Evidence relied on",
    ]
    pieces = {str(part.label): [(p.kind, p.text) for p in part.pieces] for part in differences}
    assert pieces["Short answer"] == [
        ("same", "It cost four, "),
        ("new", "a third more, "),
        ("same", "not three."),
    ]
    assert pieces["Evidence relied on"] == [("new", more.source.title)]


def test_a_finding_is_approved_by_another() -> None:
    finding, reviewer = submitted(), a_reviewer()
    assert offered(reviewer, finding) == ["Approve", "Ask for changes"]

    signed_in(reviewer).post(act("approve", finding), {"note": "Clear."})

    finding.refresh_from_db()
    assert (finding.state, finding.reviewer) == ("approved", reviewer)
    assert offered(reviewer, finding) == ["Publish now", "Schedule", "Ask for changes"]


def test_publishing_shows_what_readers_get_and_makes_it_public() -> None:
    finding = an_approved_finding(short_answer="It cost four, not three.")
    client = signed_in(a_reviewer())
    assert "It cost four, not three." in client.get(act("publish", finding)).text

    client.post(act("publish", finding))

    claim = Claim.objects.get(pk=finding.claim_id)
    assert (claim.verification_status, claim.publication_status) == ("refuted", "published")


def test_the_guard_says_in_sentences_why_it_does_not_publish() -> None:
    finding = an_approved_finding()
    a_response(finding.claim)

    page = signed_in(a_reviewer()).post(act("publish", finding))

    assert page.context["form"].non_field_errors() == [CHANGED_SINCE]
    assert [item.condition.value for item in page.context["checklist"] if not item.is_met] == [
        "nothing_new"
    ]


def test_a_publication_is_scheduled_on_the_clock_of_a_place() -> None:
    finding, client = an_approved_finding(), signed_in(a_reviewer())

    client.post(
        act("schedule", finding),
        {"scheduled_for": "2030-07-01T06:00", "time_zone": "Asia/Seoul"},
    )

    finding.refresh_from_db()
    assert finding.scheduled_for == datetime(2030, 6, 30, 21, 0, tzinfo=UTC)
    assert "1 Jul 2030, 06:00 (Asia/Seoul)" in client.get(page_of(finding)).text
    client.post(act("schedule", finding), {"scheduled_for": "", "time_zone": "UTC"})
    finding.refresh_from_db()
    assert finding.scheduled_for is None


def test_a_moment_that_has_passed_is_refused_beside_its_field() -> None:
    page = signed_in(a_reviewer()).post(
        act("schedule", an_approved_finding()),
        {"scheduled_for": "2020-01-01T06:00", "time_zone": "UTC"},
    )

    assert page.context["form"].errors == {"scheduled_for": ["This moment has passed."]}


def test_a_published_finding_is_withdrawn_with_a_notice() -> None:
    finding, client = a_published_finding(), signed_in(a_reviewer())
    assert list(client.post(act("withdraw", finding), {}).context["form"].errors) == ["notice"]

    client.post(act("withdraw", finding), {"notice": "The table was another year's."})

    finding.refresh_from_db()
    assert (finding.state, finding.withdrawal_notice) == (
        "withdrawn",
        "The table was another year's.",
    )


def test_a_draft_is_given_up() -> None:
    draft = a_draft()

    signed_in(draft.author).post(act("abandon", draft), {"note": "A duplicate."})

    draft.refresh_from_db()
    assert draft.state == "abandoned"


def test_a_published_finding_shows_its_seal_and_what_came_up_since() -> None:
    finding = a_published_finding()
    client = signed_in(a_checker())
    page = client.get(page_of(finding))
    assert finding.seal_hash in page.text
    assert page.context["since_sealed"] == []

    a_response(finding.claim)

    since = client.get(page_of(finding)).context["since_sealed"]
    assert [(str(sentence), damage) for sentence, damage in since] == [
        ("An answer has come in since.", False)
    ]


def test_each_kind_of_waiting_is_counted_and_listed() -> None:
    reviewer = a_reviewer()
    to_review = submitted()
    submitted(by=reviewer)
    returned = ask_changes(submitted(by=reviewer), note="Shorter.", by=a_reviewer())
    ready = an_approved_finding()
    later = an_approved_finding()
    schedule(later, at=datetime(2030, 1, 1, tzinfo=UTC), by=reviewer)
    client = signed_in(reviewer)

    waiting = {str(item.label): item for item in client.get("/admin/").context["waiting"]}

    def listed(label: str) -> list[Assessment]:
        assert waiting[label].count == 1
        return list(client.get(waiting[label].url).context["cl"].result_list)

    assert listed("Findings awaiting your review") == [to_review]
    assert listed("Changes asked of you") == [returned]
    assert listed("Approved findings to publish") == [ready]
    assert listed("Findings scheduled") == [later]


def test_the_list_of_findings_tells_whose_they_are() -> None:
    mine, author = a_draft(), a_checker()
    theirs = a_draft(by=author)
    client = signed_in(author)

    listed = client.get("/admin/claims/assessment/?whose=drafted").context["cl"].result_list

    assert list(listed) == [theirs]
    assert mine not in listed


def test_the_history_of_a_finding_is_that_of_its_steps() -> None:
    finding = an_approved_finding()
    publish_assessment(finding, by=a_reviewer())

    page = signed_in(a_checker()).get(reverse("admin:claims_assessment_history", args=[finding.pk]))

    assert [told.what for told in page.context["events"]] == [
        "finding published",
        "finding approved",
        "finding submitted for review",
        "finding drafted",
    ]


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_list_of_findings_costs_the_same_however_long(
    how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        a_draft()
    client = signed_in(a_checker())

    with django_assert_num_queries(5):  # session, person, roles, count, page
        client.get("/admin/claims/assessment/")


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_page_of_a_finding_costs_the_same_however_much_it_relies_on(
    how_many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    claim = a_checked_claim()
    for _ in range(how_many):
        evidence_for(claim)
    draft = a_draft(claim, evidence=list(claim.evidence.all()))
    finding = approve(submit(draft, by=draft.author), by=a_reviewer())
    client = signed_in(a_reviewer())

    with django_assert_max_num_queries(24):
        client.get(page_of(finding))
