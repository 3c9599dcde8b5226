"""Pages that neither skip nor repeat, whatever is added meanwhile."""

import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from tests.builders import a_claim, a_response, an_agent
from tests.factcheck.api.asking import V1

pytestmark = pytest.mark.django_db


def walk(client: Client, address: str, direction: str = "next") -> list[list[str]]:
    """The identifiers on every page from this one on."""
    pages = []
    following: str | None = address
    while following:
        page = client.get(following).json()
        pages.append([item["id"] for item in page["results"]])
        following = page[direction]
    return pages


def cursor(*said: Any) -> str:
    return urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


def test_pages_hold_every_row_once(client: Client) -> None:
    claims = [a_claim(is_public=True).public_id for _ in range(7)]

    pages = walk(client, f"{V1}/claims/?limit=3")

    assert [len(page) for page in pages] == [3, 3, 1]
    assert [claim for page in pages for claim in page] == claims[::-1]


def test_rows_of_the_same_moment_are_neither_skipped_nor_repeated(client: Client) -> None:
    claims = [a_claim(is_public=True) for _ in range(7)]
    Claim.objects.update(created_at=claims[0].created_at)

    pages = walk(client, f"{V1}/claims/?limit=2")

    assert [claim for page in pages for claim in page] == [c.public_id for c in claims[::-1]]


def test_what_is_added_meanwhile_moves_nothing(client: Client) -> None:
    claims = [a_claim(is_public=True).public_id for _ in range(4)]
    first = client.get(f"{V1}/claims/?limit=2").json()

    a_claim(is_public=True)
    second = client.get(first["next"]).json()

    seen = [item["id"] for item in first["results"] + second["results"]]
    assert seen == claims[::-1]


def test_pages_can_be_walked_back(client: Client) -> None:
    for _ in range(7):
        a_claim(is_public=True)
    pages = walk(client, f"{V1}/claims/?limit=3")
    last = f"{V1}/claims/?limit=3"
    while following := client.get(last).json()["next"]:
        last = following

    back = walk(client, last, "previous")

    assert back == pages[::-1]


def test_the_first_page_has_no_previous_and_the_last_no_next(client: Client) -> None:
    for _ in range(2):
        a_claim(is_public=True)

    first = client.get(f"{V1}/claims/?limit=1").json()
    last = client.get(first["next"]).json()

    assert first["previous"] is None
    assert last["next"] is None
    assert client.get(last["previous"]).json()["results"] == first["results"]


def test_links_in_the_header_are_those_in_the_body_and_keep_the_filters(client: Client) -> None:
    for _ in range(3):
        a_response(a_claim(is_public=True))
    address = f"{V1}/claims/?limit=1&status=contested&status=refuted"
    second = client.get(client.get(address).json()["next"])

    page = second.json()
    assert second.headers["Link"] == (
        f'<{page["next"]}>; rel="next", <{page["previous"]}>; rel="prev"'
    )
    assert "status=contested&status=refuted" in page["next"]
    assert page["next"].startswith("http://testserver/api/v1/claims/")


def test_every_order_can_be_walked(client: Client) -> None:
    for name in ("Élysée", "NATO", "Court"):
        a_response(a_claim(is_public=True, claimant=an_agent(name)), agent=an_agent(name))

    for path, count in (
        ("claims/?order=changed", 3),
        ("agents/?", 6),
        ("denials/?", 3),
        ("events/?", 6),
    ):
        pages = walk(client, f"{V1}/{path}&limit=1")
        assert len(pages) == count
        assert len({tuple(page) for page in pages}) == count


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "é",
        "!!!!",
        cursor(),
        cursor("created_at", 0),
        cursor("created_at", 0, "2023-07-11T00:00:00+00:00"),
        cursor("created_at", 0, "2023-07-11T00:00:00", 1),
        cursor("created_at", 0, "2023-07-11T00:00:00+02:00", 1),
        cursor("created_at", 0, "yesterday", 1),
        cursor("created_at", 2, "2023-07-11T00:00:00+00:00", 1),
        cursor("created_at", [], "2023-07-11T00:00:00+00:00", 1),
        cursor("created_at", 0, "2023-07-11T00:00:00+00:00", "1"),
        cursor("created_at", 0, "2023-07-11T00:00:00+00:00", 1.5),
        cursor("created_at", 0, "2023-07-11T00:00:00+00:00", 10**30),
        cursor("updated_at", 0, "2023-07-11T00:00:00+00:00", 1),
        cursor("position", 0, 1),
        urlsafe_b64encode(b"[" * 1500).decode(),
    ],
)
def test_a_cursor_that_is_not_of_this_list_is_refused(client: Client, text: str) -> None:
    answer = client.get(f"{V1}/claims/", {"cursor": text})

    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == ["cursor"]


def test_a_name_that_no_database_can_hold_is_refused_in_a_cursor(client: Client) -> None:
    answer = client.get(f"{V1}/agents/", {"cursor": cursor("folded_name", 0, "a\x00", 1)})

    assert answer.status_code == 400
