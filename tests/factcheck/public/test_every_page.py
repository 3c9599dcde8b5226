"""What holds for all public pages: safe methods, no cookies, no draft, two languages, policy."""

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, server_error

from claims.actions.claims import withdraw_record
from claims.choices import VerificationStatus
from factcheck import wording
from tests.builders import a_checker, a_claim
from tests.factcheck.public.dossiers import (
    DRAFT_CANARY,
    a_dossier,
    drafts_that_nobody_may_see,
    the_key_case,
)
from tests.factcheck.public.reading import tree, words

pytestmark = pytest.mark.django_db

LISTS = [
    "/",
    "/claims/",
    "/denials/",
    "/articles/",
    "/topics/",
    "/changes/",
    "/corrections/",
    "/method/",
]


def every_page() -> list[str]:
    dossier = a_dossier()
    claimant = dossier.claim.claimant
    assert claimant
    return [
        *LISTS,
        f"/claims/{dossier.claim.slug}/",
        f"/claims/{dossier.claim.slug}/?occurred_by=2022-11-30",
        f"/claims/{the_key_case().slug}/",
        f"/articles/{dossier.copy.public_id}/",
        f"/agents/{claimant.public_id}/",
        f"/agents/{dossier.ministry.public_id}/",
        "/topics/arms/",
    ]


def test_every_page_answers_without_cookies_inline_code_or_heavy_weight(client: Client) -> None:
    for address in every_page():
        response = client.get(address)

        assert response.status_code == 200, address
        assert not response.cookies, address
        assert len(response.content) < 60_000, address
        policy = response["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        page = tree(response)
        assert page.xpath("//script | //style | //@style") == [], address
        assert len(page.xpath("//h1")) == 1, address
        assert client.head(address).status_code == 200, address
        assert client.post(address).status_code == 405, address


def test_a_page_is_not_sent_again_to_who_has_it(client: Client) -> None:
    address = f"/claims/{the_key_case().slug}/"
    known = client.get(address)["ETag"]

    again = client.get(address, HTTP_IF_NONE_MATCH=known)
    other_language = client.get(address, HTTP_IF_NONE_MATCH=known, HTTP_ACCEPT_LANGUAGE="fr")

    assert (again.status_code, again.content) == (304, b"")
    assert other_language.status_code == 200


def test_no_page_shows_anything_of_a_draft_or_a_withdrawn_record(client: Client) -> None:
    pages = every_page()
    draft = drafts_that_nobody_may_see()
    withdrawn = a_claim(is_public=True, text=f"{DRAFT_CANARY} was sold.")
    withdraw_record(withdrawn, notice="An error.", by=a_checker())
    asked = [*pages, "/sitemap-claims.xml", "/claims/?q=bridge", f"/claims/{draft.slug}/"]

    for address in asked:
        assert DRAFT_CANARY not in client.get(address).content.decode(), address


def test_every_page_can_be_had_in_french(client: Client) -> None:
    for address in every_page():
        response = client.get(address, HTTP_ACCEPT_LANGUAGE="fr")

        assert response.status_code == 200
        assert tree(response).get("lang") == "fr", address


def test_codes_and_chart_lengths_are_the_same_in_every_language(client: Client) -> None:
    a_dossier()
    the_key_case()
    a_claim(is_public=True)

    page = tree(client.get("/", HTTP_ACCEPT_LANGUAGE="fr"))

    assert page.xpath("//svg[@class='bar']/rect/@width") == ["66.67%", "33.33%"]
    assert page.xpath("//a[@href='/claims/?status=contested']")


def test_the_method_explains_every_status(client: Client) -> None:
    page = words(client.get("/method/"))

    for status in VerificationStatus:
        meaning = wording.status_meaning(status)
        assert f"{wording.sentence(str(status.label))} {meaning}" in page


def test_a_page_that_is_not_there_offers_a_way_on(client: Client) -> None:
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "There is no such page" in words(response)
    assert tree(response).xpath("//form[@action='/claims/']//input[@name='q']")


def test_the_pages_for_failures_need_neither_a_database_nor_a_request() -> None:
    request = RequestFactory().get("/")

    assert "Something went wrong on our side" in server_error(request).content.decode()
    assert "cannot be understood" in bad_request(request, ValueError()).content.decode()
