"""The choice of a language: a link, a cookie, and back to where one was."""

import pytest
from django.test import Client

from tests.factcheck.public.reading import tree

pytestmark = pytest.mark.django_db


def test_a_language_is_remembered_and_the_reader_led_back(client: Client) -> None:
    response = client.get("/language/fr/?next=/method/%3Fa%3Db")

    assert response.status_code == 302
    assert response["Location"] == "/method/?a=b"
    cookie = response.cookies["django_language"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("fr", "Lax", True)
    assert tree(client.get("/method/")).get("lang") == "fr"


def test_the_switch_leads_back_to_the_very_page(client: Client) -> None:
    page = tree(client.get("/claims/?status=contested&q=a"))

    assert page.xpath("//a[@hreflang='fr']/@href") == [
        "/language/fr/?next=/claims/%3Fstatus%3Dcontested%26q%3Da"
    ]


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""],
)
def test_it_never_leads_to_another_site(client: Client, elsewhere: str) -> None:
    response = client.get("/language/fr/", {"next": elsewhere})

    assert response["Location"] == "/"


def test_a_language_that_is_not_offered_is_not_found(client: Client) -> None:
    assert client.get("/language/tlh/").status_code == 404
