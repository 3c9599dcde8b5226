"""Every page of the desk, in a real browser: no complaint, no violation, in every look."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.roles import Role
from claims.actions.fetches import request_fetch
from claims.choices import FetchState
from tests.browser import problems_in_every_look
from tests.builders import a_checker, a_person
from tests.factcheck.admin.desk import a_whole_desk, forms, lists, pages
from tests.factcheck.admin.people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def problems(page: Page, address: str, paths: list[str]) -> dict[str, list[str]]:
    found = {}
    for path in paths:
        page.goto(address + path)
        if said := problems_in_every_look(page):
            found[path] = said
    return found


def test_the_sign_in_page_has_no_violation(live_server: LiveServer, browser_page: Page) -> None:
    assert problems(browser_page, live_server.url, ["/admin/login/"]) == {}


def test_no_list_has_a_violation(live_server: LiveServer, browser_page: Page) -> None:
    a_whole_desk()
    sign_in(browser_page, live_server.url, a_person(Role.DESK_CHIEF))

    assert problems(browser_page, live_server.url, lists()) == {}


def test_no_page_has_a_violation(live_server: LiveServer, browser_page: Page) -> None:
    claim = a_whole_desk()
    sign_in(browser_page, live_server.url, a_person(Role.DESK_CHIEF))

    assert problems(browser_page, live_server.url, pages(claim)) == {}


def test_no_form_has_a_violation(live_server: LiveServer, browser_page: Page) -> None:
    claim = a_whole_desk()
    sign_in(browser_page, live_server.url, a_person(Role.DESK_CHIEF))

    assert problems(browser_page, live_server.url, forms(claim)) == {}


def test_no_page_about_people_has_a_violation(live_server: LiveServer, browser_page: Page) -> None:
    operator = a_person(Role.OPERATOR)
    sign_in(browser_page, live_server.url, operator)
    paths = ["", "add/", f"{operator.pk}/change/"]

    found = problems(
        browser_page, live_server.url, [f"/admin/accounts/user/{path}" for path in paths]
    )

    assert found == {}


def test_the_progress_of_a_page_shows_its_end_by_itself(
    live_server: LiveServer, browser_page: Page
) -> None:
    checker = a_checker()
    work = request_fetch("https://example.org/news", by=checker)
    sign_in(browser_page, live_server.url, checker)
    browser_page.goto(f"{live_server.url}/admin/claims/articlefetch/{work.pk}/change/")
    expect(browser_page.get_by_role("status")).to_contain_text("Waiting for a worker")

    work.state, work.failure = FetchState.FAILED, "The site does not answer."
    work.save()

    expect(browser_page.get_by_role("status")).to_contain_text("The site does not answer.")
    expect(browser_page.get_by_role("link", name="Paste the text by hand")).to_be_visible()
