"""A real browser for tests, which notes whatever a page complains about."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
AXE = Path(str(axe_core_python.__file__)).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE, NARROW = (1280, 900), (320, 700)

NOTE_POLICY_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
});
"""


@dataclass
class Complaints:
    """What the console, the content security policy and the server said against a page."""

    console: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        return self.console + self.failed_requests


class WatchedPage:
    """A page of the browser and the complaints about it so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints = Complaints()
        page.add_init_script(NOTE_POLICY_VIOLATIONS)
        page.on("console", lambda said: self._note_console(said.type, said.text))
        page.on("pageerror", lambda error: self.complaints.console.append(str(error)))
        page.on("requestfailed", lambda request: self._note_request("failed", request.url))
        page.on(
            "response",
            lambda answer: (
                self._note_request(str(answer.status), answer.url) if answer.status >= 400 else None
            ),
        )

    def _note_console(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.console.append(text)

    def _note_request(self, outcome: str, url: str) -> None:
        self.complaints.failed_requests.append(f"{outcome} {url}")


def _as_root() -> bool:
    return os.geteuid() == 0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run. Where there is none, the test fails and says so."""
    if not CHROMIUM.exists():
        pytest.fail(
            f"There is no browser at {CHROMIUM}. Install Chromium, or say where it is with"
            " CHROMIUM=/path/to/chromium.",
            pytrace=False,
        )
    # The browser's driver runs an event loop in this thread; the tests themselves are not async.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if _as_root() else []
        )
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def watched(browser: Browser) -> Iterator[WatchedPage]:
    """A fresh page with its complaints."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="en-GB")
    context.set_default_timeout(10_000)
    yield WatchedPage(context.new_page())
    context.close()


@pytest.fixture
def browser_page(watched: WatchedPage) -> Iterator[Page]:
    """A fresh page. The test fails if it logs an error, breaks the policy or misses a file."""
    yield watched.page
    assert watched.complaints.all == []


@pytest.fixture
def scriptless_page(browser: Browser) -> Iterator[Page]:
    """A page as who has scripts switched off sees it."""
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def accessibility_violations(page: Page) -> list[str]:
    """Every rule of WCAG 2.2 A and AA that the page breaks, with the elements that break it."""
    # By the debugger's way in, so that the page's own policy stays in force.
    page.evaluate(AXE.read_text(encoding="utf-8") + "\n;undefined")
    found: dict[str, Any] = page.evaluate(
        "(rules) => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{violation['id']}: {node['html']} ({node['failureSummary']})"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wide: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


def looks(page: Page) -> Iterator[str]:
    """The page in light and dark, wide and narrow; says which, for the message of a failure."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width, height in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": height})
            yield f"{scheme} at {width}"
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def problems_in_every_look(page: Page) -> list[str]:
    """Accessibility violations and sideways scrolling, in light and dark, wide and narrow."""
    found = []
    for look in looks(page):
        found += [f"{look}: {violation}" for violation in accessibility_violations(page)]
        if overflow(page) > 0:
            found.append(f"{look}: {overflow(page)} pixels too wide")
    return found
