"""The reference page, and a partner's own page that reads the record, in a real browser."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import problems_in_every_look
from tests.builders import a_claim
from tests.factcheck.api.asking import V1

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PARTNER = "https://partner.example/"

READ_TWICE = """
async (address) => {
  const first = await fetch(address);
  const etag = first.headers.get("ETag");
  const again = await fetch(address, {headers: {"If-None-Match": etag}, cache: "no-store"});
  const missing = await fetch(address + "nothing/");
  return {
    text: (await first.json()).text,
    etag,
    again: again.status,
    missing: (await missing.json()).title,
  };
}
"""


def test_the_reference_has_no_violation_under_the_strict_policy(
    live_server: LiveServer, browser_page: Page
) -> None:
    browser_page.goto(f"{live_server.url}{V1}/docs/")

    assert problems_in_every_look(browser_page) == []
    assert browser_page.get_by_role("heading", name="One claim", exact=True).is_visible()


def test_a_page_of_a_partner_can_read_a_claim_and_ask_again_cheaply(
    live_server: LiveServer, browser: Browser
) -> None:
    claim = a_claim(is_public=True)
    # The server of a test is on this machine, where a public page needs leave to go.
    context = browser.new_context(permissions=["local-network-access"])
    page = context.new_page()
    page.route(PARTNER, lambda route: route.fulfill(body="<p>", content_type="text/html"))
    page.goto(PARTNER)

    said = page.evaluate(READ_TWICE, f"{live_server.url}{V1}/claims/{claim.public_id}/")

    assert said == {"text": claim.text, "etag": '"2"', "again": 304, "missing": "Not Found"}
    context.close()
