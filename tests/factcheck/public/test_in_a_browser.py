"""The public pages in a real browser: every look, by keyboard, without script, on paper."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from claims.actions.claims import edit_claim
from claims.models import Claim
from tests.browser import accessibility_violations, overflow, problems_in_every_look
from tests.builders import (
    a_checked_claim,
    a_checker,
    a_claim,
    a_published_finding,
    a_response,
    an_agent,
)
from tests.factcheck.public.dossiers import a_dossier, the_key_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses(claim: Claim) -> list[str]:
    appearance = claim.appearances.all()[0]
    claimant = claim.claimant
    assert claimant
    return [
        "/",
        "/claims/",
        "/claims/?status=refuted&said_from=2023-01-01",
        f"/claims/{claim.slug}/",
        f"/claims/{claim.slug}/?occurred_by=2022-11-30",
        "/denials/",
        "/articles/",
        f"/articles/{appearance.revision.article.public_id}/",
        f"/agents/{claimant.public_id}/",
        "/topics/",
        "/topics/arms/",
        "/changes/",
        "/corrections/",
        "/method/",
    ]


def test_every_page_is_accessible_and_fits_in_every_look(
    live_server: LiveServer, browser_page: Page
) -> None:
    claim = a_dossier().claim
    the_key_case()
    arabic = a_claim(is_public=True, text="كلفت إعادة بناء الجسر القديم الكثير.", language="ar")
    a_response(arabic, words="هذا غير صحيح.", language="ar")
    found = a_published_finding(reasoning="We *read* it:\n\n- [here](https://a.example/)").claim
    edit_claim(found, language="en-GB", note="The spelling is British.", by=a_checker())

    for address in [*addresses(claim), f"/claims/{arabic.slug}/", f"/claims/{found.slug}/"]:
        browser_page.goto(live_server.url + address)

        assert problems_in_every_look(browser_page) == [], address


def test_a_finding_as_data_is_no_script_and_breaks_no_policy(
    live_server: LiveServer, browser_page: Page
) -> None:
    claim = a_published_finding(short_answer="</script><script>document.title='run'</script>").claim

    browser_page.goto(f"{live_server.url}/claims/{claim.slug}/")

    data = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    assert browser_page.evaluate(f"{data}.claimReviewed") == claim.text
    assert browser_page.evaluate("document.scripts.length") == 1
    assert browser_page.title() != "run"


def test_very_long_words_and_addresses_do_not_widen_a_page(
    live_server: LiveServer, browser_page: Page
) -> None:
    claim = a_claim(is_public=True, text="Donaudampfschifffahrt" * 20)
    a_response(claim, words="No" * 400, url="https://example.org/" + "a" * 300)
    browser_page.set_viewport_size({"width": 320, "height": 700})

    for address in ("/", "/claims/", "/denials/", f"/claims/{claim.slug}/"):
        browser_page.goto(live_server.url + address)

        assert overflow(browser_page) <= 0, address


def test_on_a_phone_the_first_screen_has_the_answer(
    live_server: LiveServer, browser_page: Page
) -> None:
    finding = a_published_finding(a_checked_claim(claimant=an_agent(), said_on="2026-03-12"))
    browser_page.set_viewport_size({"width": 390, "height": 844})

    for claim, answer in ((the_key_case(), ".claim-reason"), (finding.claim, ".finding-answer")):
        browser_page.goto(f"{live_server.url}/claims/{claim.slug}/")
        for selector in (".claim-status", "h1", ".claim-who", answer):
            box = browser_page.locator(selector).bounding_box()
            assert box
            assert box["y"] + box["height"] <= 600, selector


def test_the_keyboard_goes_through_a_page_in_reading_order(
    live_server: LiveServer, browser_page: Page
) -> None:
    browser_page.goto(f"{live_server.url}/claims/{the_key_case().slug}/")

    seen = []
    for _ in range(12):
        browser_page.keyboard.press("Tab")
        seen.append(browser_page.evaluate("document.activeElement.textContent.trim()"))
        assert browser_page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
        ), seen[-1]
    assert seen == [
        "Skip to the content",
        "Factcheck",
        "Claims",
        "Denials",
        "Articles",
        "Topics",
        "Changes",
        "Method",
        "Français",
        "les médias (unnamed)",
        "What this status means",
        "Ministère sud-coréen de la défense",
    ]


def test_everything_works_without_script(live_server: LiveServer, browser: Browser) -> None:
    claim = a_dossier().claim
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_role("link", name="1 Contested", exact=True).click()
    page.get_by_role("link", name=claim.text).click()
    page.get_by_label("Only what had been said in the world by this day").fill("2022-11-10")
    page.get_by_role("button", name="Show").click()
    assert "Unverified" in page.inner_text("h1 >> xpath=../p[1]")
    page.get_by_role("link", name="See it as it is now").click()
    page.get_by_role("link", name="Français").click()
    assert page.get_attribute("html", "lang") == "fr"
    assert page.url.endswith(f"/claims/{claim.slug}/")
    context.close()


def test_a_printed_claim_has_its_status_and_the_address_of_every_source(
    live_server: LiveServer, browser_page: Page
) -> None:
    claim = a_dossier().claim
    browser_page.goto(f"{live_server.url}/claims/{claim.slug}/")
    browser_page.emulate_media(media="print")

    printed = browser_page.inner_text("body")

    assert "Contested: denied in part by The Ministry" in printed
    for address in (
        "https://journal.example/shells",
        "https://agency.example/shells",
        "https://register.example/2022",
        "https://archive.example/register",
        f"http://127.0.0.1:8000/claims/{claim.slug}/",
    ):
        assert address in printed
    for chrome in ("Français", "See it at another time", "Denials\n"):
        assert chrome not in printed
    assert browser_page.pdf(format="A4").startswith(b"%PDF-")


def test_zoom_text_spacing_forced_colours_and_no_motion_lose_nothing(
    live_server: LiveServer, browser: Browser
) -> None:
    claim = a_dossier().claim
    context = browser.new_context(
        viewport={"width": 640, "height": 500},
        device_scale_factor=2,
        forced_colors="active",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    for address in ("/", f"/claims/{claim.slug}/"):
        page.goto(live_server.url + address)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
            " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
        )
        assert overflow(page) <= 0, address
        assert accessibility_violations(page) == [], address
    context.close()
