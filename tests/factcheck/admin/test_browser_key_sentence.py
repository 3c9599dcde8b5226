"""The sentence that the product was conceived from, from the pasted text to a contested claim."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.choices import ResponseKind, VerificationStatus
from claims.models import Claim
from tests.browser import problems_in_every_look
from tests.builders import KEY_SENTENCE, a_checker
from tests.factcheck.admin.people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def paste(page: Page, text: str) -> None:
    page.get_by_role("link", name="Add an article").first.click()
    page.fill("#id_paste_text", text)
    page.fill("#id_paste_published_on", "2023-07")
    page.get_by_role("button", name="Add this text").click()


def test_a_checker_takes_the_key_sentence_from_paste_to_contested(
    live_server: LiveServer, browser_page: Page
) -> None:
    page = browser_page
    sign_in(page, live_server.url, a_checker())

    paste(page, KEY_SENTENCE)
    expect(page.get_by_text("0 of 3 decided")).to_be_visible()
    denial = page.locator("article mark.type-denial")
    expect(denial).to_contain_text("ces informations étaient inexactes")

    page.get_by_role("link", name="Accept proposal 1…").click()
    page.get_by_label("Yes, create this agent").check()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("1 of 3 decided")).to_be_visible()

    page.get_by_role("link", name="Accept proposal 2…").click()
    page.get_by_label("Yes, create this agent").check()
    page.get_by_role("button", name="Accept", exact=True).click()

    page.get_by_role("link", name="Accept proposal 3…").click()
    expect(page.get_by_text("Nothing is in doubt")).to_be_visible()
    page.get_by_role("button", name="Accept and publish its record").click()
    expect(page.get_by_text("3 of 3 decided")).to_be_visible()

    claim = Claim.objects.get()
    assert claim.verification_status == VerificationStatus.CONTESTED
    assert claim.is_public
    assert claim.claimant is not None
    assert (claim.claimant.name, claim.claimant.is_unnamed) == ("Les médias", True)
    assert [answer.kind for answer in claim.responses.order_by("pk")] == [
        ResponseKind.ACKNOWLEDGEMENT,
        ResponseKind.DENIAL,
    ]
    page.get_by_role("link", name=claim.number).first.click()
    expect(page.locator(".claim-status")).to_contain_text("Contested")
    expect(page.locator("#content")).to_contain_text("It is denied, and the denial stands.")


def test_the_way_through_the_key_sentence_is_accessible_in_every_look(
    live_server: LiveServer, browser_page: Page
) -> None:
    page = browser_page
    sign_in(page, live_server.url, a_checker())

    paste(page, KEY_SENTENCE)
    assert problems_in_every_look(page) == []

    page.get_by_role("link", name="Accept proposal 1…").click()
    assert problems_in_every_look(page) == []
    page.get_by_label("Yes, create this agent").check()
    page.get_by_role("button", name="Accept and publish its record").click()
    assert problems_in_every_look(page) == []

    page.get_by_role("link", name=Claim.objects.get().number).first.click()
    assert problems_in_every_look(page) == []


def test_the_key_sentence_is_accepted_without_scripts_by_keyboard(
    live_server: LiveServer, scriptless_page: Page
) -> None:
    page = scriptless_page
    sign_in(page, live_server.url, a_checker())
    paste(page, KEY_SENTENCE)

    page.get_by_role("link", name="Accept proposal 1…").press("Enter")
    page.get_by_label("Yes, create this agent").press("Space")
    page.get_by_role("button", name="Accept", exact=True).press("Enter")

    expect(page.get_by_text("1 of 3 decided")).to_be_visible()
    page.get_by_label("Reject proposal 2…").press("Enter")
    page.locator("#proposal-2").get_by_label("Not a claim").press("Space")
    page.locator("#proposal-2").get_by_role("button", name="Reject", exact=True).press("Enter")
    expect(page.get_by_text("2 of 3 decided")).to_be_visible()
    assert Claim.objects.count() == 1
