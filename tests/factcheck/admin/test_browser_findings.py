"""A finding, in a real browser: from the draft by one person to the page that readers see."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from claims.models import Assessment, Claim
from tests.browser import WatchedPage, problems_in_every_look
from tests.builders import (
    a_checked_claim,
    a_checker,
    a_rating,
    a_response,
    a_reviewer,
    an_agent,
)
from tests.factcheck.admin.people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REASONING = "The audit says *four*.\n\n- Steel: 1 million.\n- Work: 3 million."


@pytest.fixture
def desk_of(browser: Browser, live_server: LiveServer) -> Iterator[Callable[[User], Page]]:
    """Each person at a window of their own. No window may complain."""
    windows: list[WatchedPage] = []

    def open_for(user: User) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        context.set_default_timeout(10_000)
        windows.append(WatchedPage(context.new_page()))
        sign_in(windows[-1].page, live_server.url, user)
        return windows[-1].page

    yield open_for
    complaints = [said for window in windows for said in window.complaints.all]
    for window in windows:
        window.page.context.close()
    assert complaints == []


def a_claim_under_way(by: User) -> Claim:
    for slug in ("true", "mixed", "unverifiable"):
        a_rating(slug)
    a_rating("false")
    claim = a_checked_claim(text="The bridge cost 3 million euros.", by=by)
    a_response(claim, agent=an_agent("The ministry"), by=by)
    return claim


def choose(page: Page, slug: str) -> None:
    page.get_by_role("radio", name=slug, exact=False).first.check()


def draft(page: Page, answer: str) -> None:
    page.get_by_role("link", name="Draft a finding…").click()
    choose(page, "false")
    page.get_by_label("Short answer").fill(answer)
    page.get_by_label("Reasoning").fill(REASONING)
    page.get_by_role("checkbox", name="supports").check()
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview li").first).to_have_text("Steel: 1 million.")
    page.get_by_role("button", name="Save the draft").click()


def submit(page: Page) -> None:
    page.get_by_role("link", name="Submit for review…").click()
    page.get_by_role("button", name="Submit for review").click()
    expect(page.locator(".claim-status")).to_contain_text("waiting for a reviewer")


def page_of(live_server: LiveServer, finding: Assessment) -> str:
    return f"{live_server.url}/admin/claims/assessment/{finding.pk}/change/"


def test_a_finding_goes_from_draft_to_readers_through_another_s_hands(
    live_server: LiveServer, desk_of: Callable[[User], Page]
) -> None:
    author, reviewer = a_checker(), a_reviewer()
    claim = a_claim_under_way(author)
    at_author, at_reviewer = desk_of(author), desk_of(reviewer)

    at_author.goto(f"{live_server.url}/admin/claims/claim/{claim.pk}/change/")
    draft(at_author, "It cost four million, not three.")
    submit(at_author)
    expect(at_author.get_by_role("link", name="Approve…")).to_have_count(0)

    at_reviewer.reload()
    at_reviewer.get_by_role("link", name="1 Findings awaiting your review").click()
    at_reviewer.locator("#result_list tbody a").first.click()
    expect(at_reviewer.get_by_text("You have not read it yet")).to_be_visible()
    expect(at_reviewer.get_by_text("It cost four million")).to_have_count(0)
    at_reviewer.get_by_role("link", name="Rate it unseen…").click()
    choose(at_reviewer, "mixed")
    at_reviewer.get_by_role("button", name="Give this rating").click()
    expect(at_reviewer.get_by_text("the author’s is: false")).to_be_visible()
    at_reviewer.get_by_role("link", name="Ask for changes…").click()
    at_reviewer.get_by_label("What should change").fill("Say where the figure is from.")
    at_reviewer.get_by_role("button", name="Ask for changes").click()
    expect(at_reviewer.locator(".claim-status")).to_contain_text("changes asked for")

    at_author.goto(f"{live_server.url}/admin/")
    at_author.get_by_role("link", name="1 Changes asked of you").click()
    at_author.locator("#result_list tbody a").first.click()
    expect(at_author.get_by_text("Say where the figure is from.")).to_be_visible()
    at_author.get_by_role("link", name="Edit the draft…").click()
    at_author.get_by_label("Short answer").fill("It cost four million, the audit says, not three.")
    at_author.get_by_role("button", name="Save the draft").click()
    submit(at_author)

    finding = Assessment.objects.get()
    at_reviewer.goto(page_of(live_server, finding))
    changed = at_reviewer.locator(".differences")
    expect(changed.locator("dt")).to_have_text(["Short answer"])
    expect(changed.locator("ins")).to_have_text([" the audit says,"])
    expect(changed.locator("del")).to_have_count(0)
    at_reviewer.get_by_role("link", name="Approve…").click()
    at_reviewer.get_by_role("button", name="Approve").click()
    at_reviewer.get_by_role("link", name="Publish now…").click()
    at_reviewer.get_by_role("button", name="Publish now").click()
    expect(at_reviewer.get_by_text("It holds: everything that it rested on")).to_be_visible()

    claim.refresh_from_db()
    at_reviewer.goto(live_server.url + claim.document["path"])
    expect(at_reviewer.locator("h1")).to_have_text("The bridge cost 3 million euros.")
    expect(at_reviewer.locator(".claim-main")).to_contain_text(
        "It cost four million, the audit says, not three."
    )
    expect(at_reviewer.locator(".reasoning em")).to_have_text("four")


def test_the_author_cannot_approve_by_any_way(
    live_server: LiveServer, desk_of: Callable[[User], Page]
) -> None:
    author = a_reviewer()
    claim = a_claim_under_way(author)
    page = desk_of(author)
    page.goto(f"{live_server.url}/admin/claims/claim/{claim.pk}/change/")
    draft(page, "It cost four million.")
    submit(page)
    expect(page.get_by_role("link", name="Approve…")).to_have_count(0)

    finding = Assessment.objects.get()
    page.goto(f"{live_server.url}/admin/claims/assessment/{finding.pk}/approve/")
    page.get_by_role("button", name="Approve").click()

    expect(page.get_by_text("Nobody reviews their own finding.")).to_be_visible()
    finding.refresh_from_db()
    assert finding.state == "submitted"


def test_the_pages_of_the_work_have_no_violation(
    live_server: LiveServer, desk_of: Callable[[User], Page]
) -> None:
    author, reviewer = a_checker(), a_reviewer()
    claim = a_claim_under_way(author)
    at_author, at_reviewer = desk_of(author), desk_of(reviewer)
    found = {}

    def look(page: Page, name: str) -> None:
        if said := problems_in_every_look(page):
            found[name] = said

    at_author.goto(f"{live_server.url}/admin/claims/claim/{claim.pk}/change/")
    look(at_author, "claim")
    at_author.get_by_role("link", name="Draft a finding…").click()
    look(at_author, "empty draft")
    choose(at_author, "false")
    at_author.get_by_label("Short answer").fill("It cost four million.")
    at_author.get_by_label("Reasoning").fill(REASONING)
    at_author.get_by_role("button", name="Preview").click()
    look(at_author, "preview")
    at_author.get_by_role("button", name="Save the draft").click()
    look(at_author, "draft with something missing")
    at_author.get_by_role("link", name="Edit the draft…").click()
    at_author.get_by_role("checkbox", name="supports").check()
    at_author.get_by_role("button", name="Save the draft").click()
    submit(at_author)

    finding = Assessment.objects.get()
    at_reviewer.goto(page_of(live_server, finding))
    look(at_reviewer, "not read yet")
    at_reviewer.get_by_role("link", name="Rate it unseen…").click()
    look(at_reviewer, "rating unseen")
    choose(at_reviewer, "mixed")
    at_reviewer.get_by_role("button", name="Give this rating").click()
    look(at_reviewer, "ratings compared")
    at_reviewer.get_by_role("link", name="Approve…").click()
    look(at_reviewer, "approving")
    at_reviewer.get_by_role("button", name="Approve").click()
    at_reviewer.get_by_role("link", name="Schedule…").click()
    look(at_reviewer, "scheduling")
    at_reviewer.goto(page_of(live_server, finding))
    at_reviewer.get_by_role("link", name="Publish now…").click()
    look(at_reviewer, "publishing")
    at_reviewer.get_by_role("button", name="Publish now").click()
    look(at_reviewer, "published")

    assert found == {}
