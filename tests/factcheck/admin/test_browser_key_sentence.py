"""The sentence that the product was conceived from, from the pasted text to a contested claim."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from tests.browser import problems_in_every_look
from tests.builders import KEY_SENTENCE, a_checker
from tests.factcheck.admin.people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOTS = Path(os.environ["SHOTS"]) if "SHOTS" in os.environ else None


def shot(page, name):
    if SHOTS:
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def test_a_checker_takes_the_key_sentence_from_paste_to_contested(
    live_server: LiveServer, browser_page: Page
) -> None:
    page = browser_page
    sign_in(page, live_server.url, a_checker())
    shot(page, "1-index")
    page.get_by_role("link", name="Add an article").first.click()
    shot(page, "2-add")
    page.fill("#id_paste_text", KEY_SENTENCE)
    page.fill("#id_paste_published_on", "2023-07")
    page.get_by_role("button", name="Add this text").click()

    expect(page.get_by_text("0 of 3 decided")).to_be_visible()
    expect(page.locator("article mark.type-denial")).to_contain_text("ces informations étaient inexactes")
    shot(page, "3-room")

    page.get_by_role("link", name="Accept proposal 1…").click()
    shot(page, "4-decide")
    page.get_by_label("Yes, create this agent").check()
    page.get_by_role("button", name="Accept", exact=True).click()

    expect(page.get_by_text("1 of 3 decided")).to_be_visible()
    page.get_by_role("link", name="Accept proposal 2…").click()
    shot(page, "5-decide-response")
    page.get_by_label("Yes, create this agent").check()
    page.get_by_role("button", name="Accept", exact=True).click()

    page.get_by_role("link", name="Accept proposal 3…").click()
    expect(page.get_by_text("Nothing is in doubt")).to_be_visible()
    shot(page, "6-decide-clear")
    page.get_by_role("button", name="Accept and publish its record").click()

    expect(page.get_by_text("3 of 3 decided")).to_be_visible()
    shot(page, "7-room-done")
    claim = Claim.objects.get()
    page.get_by_role("link", name=claim.number).first.click()
    expect(page.locator(".claim-status")).to_contain_text("Contested")
    shot(page, "8-claim")
    page.set_viewport_size({"width": 320, "height": 700}); shot(page, "9-claim-320")
