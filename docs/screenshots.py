"""Take the README's pictures from a running demonstration.

    .venv/bin/python docs/screenshots.py http://127.0.0.1:8000 chen PASSWORD

`python3 manage.py start` prints the address and the password. Needs a Chromium in /usr/bin.
"""

import sys
from pathlib import Path

import httpx
from playwright.sync_api import Page, ViewportSize, sync_playwright

IMAGES = Path(__file__).parent / "images"
WINDOW: ViewportSize = {"width": 1200, "height": 860}


def main(site: str, user: str, password: str) -> None:
    found = httpx.get(f"{site}/api/v1/claims/", params={"search": "munitions artillerie Ukraine"})
    claim = found.json()["results"][0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport=WINDOW)
        take(page, f"{site}/", "dashboard")
        take(page, f"{site}{claim['path']}", "claim")
        page.goto(f"{site}/admin/")
        page.fill("#id_username", user)
        page.fill("#id_password", password)
        page.click("[type=submit]")
        page.goto(f"{site}/admin/claims/article/?q=Zonebourse")
        page.click("#result_list tbody tr:first-child th a")
        take(page, page.url, "reading-room")
        browser.close()


def take(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
