"""In French: no English sentence of ours is left, and nothing of the record is translated."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import polib
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from lxml import html
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.roles import Role
from claims.actions.assessments import withdraw_assessment
from claims.actions.claims import file_claim, withdraw_record
from claims.choices import VerificationStatus
from claims.errors import Refusal
from factcheck import wording
from tests.browser import problems_in_every_look
from tests.builders import a_checker, a_claim, a_person, a_published_finding, a_reviewer
from tests.factcheck.admin.desk import a_whole_desk, forms, lists, pages
from tests.factcheck.admin.people import sign_in, signed_in
from tests.factcheck.public.dossiers import a_dossier, the_key_case
from tests.factcheck.public.reading import Answer, tree, words

pytestmark = pytest.mark.django_db

CHECKOUT = Path(__file__).resolve().parents[2]
SHOWN = ["title", "aria-label", "alt", "placeholder", "value", "content"]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|</?\w+>")
FEWEST_WORDS = 3


def english_sentences() -> Iterator[str]:
    """What no French page may say: the sentences of the catalogues, without their gaps."""
    for path in sorted(CHECKOUT.glob("*/locale/fr/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            for english in filter(None, (entry.msgid, entry.msgid_plural)):
                for fragment in PLACEHOLDER.split(english):
                    sentence = fragment.strip(" .,:;()“”")
                    if len(sentence.split()) >= FEWEST_WORDS:
                        yield sentence


def everything_said(response: Answer) -> str:
    """The text of a page, and what its attributes say to those who listen or point."""
    page = tree(response)
    for code in page.xpath("//script | //style"):
        code.drop_tree()
    attributes = [page.xpath(f"//@{name}") for name in SHOWN]
    said = [page.text_content(), *(str(text) for found in attributes for text in found)]
    return " ".join(" ".join(said).split())


def still_english(response: Answer) -> list[str]:
    said = everything_said(response)
    return [
        english
        for english in set(english_sentences())
        if re.search(rf"\b{re.escape(english)}\b", said)
    ]


def a_withdrawn_finding_and_one_that_stands() -> list[str]:
    standing, withdrawn = a_published_finding(), a_published_finding()
    withdraw_assessment(withdrawn, notice="Une pièce était fausse.", by=a_reviewer())
    return [f"/claims/{finding.claim.slug}/" for finding in (standing, withdrawn)]


def public_pages() -> list[str]:
    dossier = a_dossier()
    gone = a_claim(is_public=True)
    withdraw_record(gone, notice="Une erreur.", by=a_checker())
    claimant = dossier.claim.claimant
    assert claimant
    page = f"/claims/{dossier.claim.slug}/"
    return [
        *("/", "/claims/", "/denials/", "/articles/", "/topics/", "/changes/", "/method/"),
        *(page, f"{page}?occurred_by=2022-11-30", f"{page}?as_of=2001-01-01", f"{page}?as_of=x"),
        "/claims/?q=nothing&status=mixed",
        "/claims/?said_from=never",
        "/denials/?kind=denial",
        "/changes/?only=corrections",
        f"/claims/{the_key_case().slug}/",
        f"/claims/{gone.slug}/",
        f"/articles/{dossier.copy.public_id}/",
        f"/agents/{claimant.public_id}/",
        f"/agents/{dossier.ministry.public_id}/",
        "/topics/arms/",
        "/nowhere/",
        *a_withdrawn_finding_and_one_that_stands(),
    ]


def test_no_public_page_has_a_sentence_left_in_english(client: Client) -> None:
    found = {}
    for address in public_pages():
        response = client.get(address, follow=True, HTTP_ACCEPT_LANGUAGE="fr")
        assert tree(response).get("lang") == "fr", address
        if english := still_english(response):
            found[address] = english

    assert found == {}


def test_an_empty_site_is_french_too(client: Client) -> None:
    for address in ("/", "/claims/", "/denials/", "/articles/", "/topics/", "/changes/"):
        assert still_english(client.get(address, HTTP_ACCEPT_LANGUAGE="fr")) == [], address


def test_no_page_of_the_desk_has_a_sentence_left_in_english() -> None:
    claim = a_whole_desk()
    desk = signed_in(a_person(Role.DESK_CHIEF, language="fr"))
    found = {}
    for address in [*lists(), *pages(claim), *forms(claim)]:
        response = desk.get(address)
        assert (response.status_code, tree(response).get("lang")) == (200, "fr"), address
        if english := still_english(response):
            found[address] = english

    assert found == {}


def test_the_pages_about_people_are_french() -> None:
    operator = a_person(Role.OPERATOR, language="fr")
    people = reverse("admin:accounts_user_changelist")
    addresses = [people, f"{people}add/", f"{people}{operator.pk}/change/"]

    answers = [signed_in(operator).get(address) for address in addresses]

    assert [still_english(answer) for answer in answers] == [[], [], []]
    assert "Exploitation" in everything_said(answers[0])


def test_what_the_desk_refuses_it_refuses_in_french() -> None:
    desk = signed_in(a_person(Role.CHECKER, language="fr"))

    page = desk.post(reverse("admin:claims_claim_add"), {"text": " ", "language": "fr"})

    assert still_english(page) == []
    assert tree(page).xpath("//ul[contains(@class, 'errorlist')]/li")


def test_a_refusal_of_the_record_speaks_the_language_of_who_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        file_claim(text="Le pont est tombé.", language="fr", by=a_person())

    with translation.override("fr"):
        assert str(refused.value) == "Votre rôle ne vous permet pas de modifier le registre."


def test_what_was_claimed_and_answered_stays_in_its_own_language(client: Client) -> None:
    claim = a_dossier().claim

    page = tree(client.get(f"/claims/{claim.slug}/", HTTP_ACCEPT_LANGUAGE="fr"))

    [title] = page.xpath("//h1")
    assert (title.text_content(), title.get("lang")) == ("Seoul sells shells for Ukraine.", "en")
    [answer] = page.xpath("//article[contains(@class, 'answer')]//blockquote")
    assert answer.text_content().strip() == "on the premise that the US is the end user"
    assert answer.get("lang") == "en"
    assert {place.get("lang") for place in page.xpath("//p[@class='context']")} == {"en"}


def test_a_status_agrees_with_what_it_is_about() -> None:
    with translation.override("fr"):
        labels = [str(status.label) for status in VerificationStatus]

    assert labels == [
        "non vérifiée",
        "contestée",
        "étayée",
        "réfutée",
        "mitigée",
        "invérifiable",
        "dépassée",
    ]


def test_the_key_case_reads_in_french_as_a_desk_would_say_it() -> None:
    claim = the_key_case()

    with translation.override("fr"):
        said = wording.status_with_reason(claim.document)

    assert said == (
        "Contestée\u00a0: démentie par Ministère sud-coréen de la défense\u202f; personne ne l’a"
        " encore évaluée."
    )


def test_a_moment_is_written_as_french_writes_it() -> None:
    with translation.override("fr"):
        assert wording.moment("2023-07-11T09:05:00Z") == "11 juillet 2023 à 9\u00a0h\u00a005 UTC"


def test_the_numbers_are_right_in_one_and_in_many(client: Client) -> None:
    a_claim(is_public=True)
    one = words(client.get("/", HTTP_ACCEPT_LANGUAGE="fr"))
    a_claim(is_public=True)
    two = words(client.get("/", HTTP_ACCEPT_LANGUAGE="fr"))

    assert "1 affirmation au registre public" in one
    assert "2 affirmations au registre public" in two


def test_each_language_is_offered_under_its_own_name(client: Client) -> None:
    for language in ("en", "fr"):
        page = tree(client.get("/method/", HTTP_ACCEPT_LANGUAGE=language))

        offered = page.xpath("//nav[@class='languages']//li/*")
        assert [(one.get("lang"), one.text_content()) for one in offered] == [
            ("en", "English"),
            ("fr", "Français"),
        ]


def test_the_desk_changes_its_language_at_once_and_stays_on_the_page() -> None:
    person = a_person(Role.CHECKER)
    desk, claims = signed_in(person), reverse("admin:claims_claim_changelist")
    assert tree(desk.get(claims)).get("lang") == "en"

    answer = desk.post(reverse("admin:switch_language"), {"language": "fr", "next": claims})

    assert answer.headers["Location"] == claims
    page = desk.get(claims)
    assert tree(page).get("lang") == "fr"
    assert "Affirmations" in everything_said(page)
    person.refresh_from_db()
    assert person.language == "fr"


def test_the_pages_for_failures_have_french(client: Client) -> None:
    page = html.fromstring(client.get("/nowhere/", HTTP_ACCEPT_LANGUAGE="fr").content.decode())

    assert page.findtext(".//h1") == "Cette page n’existe pas"


CUT_OFF = """
() => [...document.querySelectorAll("input, select, textarea, label, p, a, span")]
  .filter((shown) => shown.getBoundingClientRect().width > 0)
  .filter((shown) => {
    const right = shown.getBoundingClientRect().right;
    for (let box = shown.parentElement; box; box = box.parentElement) {
      const hides = getComputedStyle(box).overflowX === "hidden" && box.clientWidth > 4;
      if (hides && right > box.getBoundingClientRect().right + 1) return true;
    }
    return false;
  })
  .map((shown) => shown.outerHTML)
"""
"""What reaches out of a box that shows nothing beyond its edge."""


def cut_off(page: Page) -> list[str]:
    page.set_viewport_size({"width": 390, "height": 900})
    found: list[str] = page.evaluate(CUT_OFF)
    return found


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_french_fits_on_every_public_page(live_server: LiveServer, browser_page: Page) -> None:
    addresses = [page for page in public_pages() if "nowhere" not in page and "=x" not in page]
    browser_page.goto(f"{live_server.url}/method/")
    browser_page.get_by_role("link", name="Français").click()
    expect(browser_page.get_by_role("heading", level=1)).to_have_text("Comment cela fonctionne")
    found = {}
    for address in addresses[:8]:
        browser_page.goto(live_server.url + quote(address, safe="/?&=-"))
        if problems := problems_in_every_look(browser_page) + cut_off(browser_page):
            found[address] = problems

    assert found == {}


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_french_fits_on_the_desk(live_server: LiveServer, browser_page: Page) -> None:
    claim = a_whole_desk()
    sign_in(browser_page, live_server.url, a_person(Role.DESK_CHIEF, language="fr"))
    decision = next(address for address in forms(claim) if "decide" in address)
    found = {}
    for address in [reverse("admin:index"), *pages(claim)[:3], decision]:
        browser_page.goto(live_server.url + address)
        if problems := problems_in_every_look(browser_page) + cut_off(browser_page):
            found[address] = problems

    assert found == {}
