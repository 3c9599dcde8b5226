"""Every answer under /api/ that is not what was asked for is a problem, and tells no secrets."""

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings

from tests.builders import a_claim
from tests.factcheck.api.asking import LISTS, V1

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"
INSIDE = "connection to server at 10.1.2.3 failed"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/", 404),
        ("GET", "/api/v1/nothing/", 404),
        ("POST", "/api/v2/claims/", 404),
        ("GET", f"{V1}/claims/clm_01h5a1b6x3c2d3e4f5g6h7j8k9/", 404),
        ("GET", f"{V1}/claims/%00/", 404),
        ("GET", f"{V1}/claims/?status=x", 400),
        ("POST", f"{V1}/claims/", 405),
        ("DELETE", f"{V1}/claims/clm_01h5a1b6x3c2d3e4f5g6h7j8k9/", 405),
        ("TRACE", f"{V1}/claims/", 405),
        ("BREW", f"{V1}/claims/", 405),
    ],
)
def test_a_problem_says_what_is_wrong(client: Client, method: str, path: str, status: int) -> None:
    answer = client.generic(method, path)

    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM)
    problem = answer.json()
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["title"]
    assert problem["detail"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_cannot_be_done_says_what_can(client: Client) -> None:
    assert client.post(f"{V1}/claims/").headers["Allow"] == "GET, HEAD, OPTIONS"


def test_only_json_is_offered(client: Client) -> None:
    answer = client.get(f"{V1}/claims/", headers={"Accept": "application/xml"})

    assert (answer.status_code, answer.headers["Content-Type"]) == (406, PROBLEM)


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    answer = client.get(f"{V1}/claims/", headers={"Host": "evil.example"})

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)


def test_problems_speak_the_language_that_is_asked_for_and_documents_do_not_vary(
    client: Client,
) -> None:
    assert "Accept-Language" in client.get(f"{V1}/claims/?x=1").headers["Vary"]
    assert "Vary" not in client.get(f"{V1}/claims/").headers


@pytest.mark.parametrize("name", LISTS)
def test_a_database_that_cannot_be_reached_is_said_and_worth_another_try(
    client: Client, name: str
) -> None:
    def refuse(*_statement: object) -> None:
        raise OperationalError(INSIDE)

    with connection.execute_wrapper(refuse):
        answer = client.get(f"{V1}/{name}/")

    assert (answer.status_code, answer.headers["Content-Type"]) == (503, PROBLEM)
    assert answer.headers["Retry-After"] == "5"
    assert INSIDE not in answer.content.decode()


def test_a_fault_of_ours_tells_nothing_of_our_inside() -> None:
    client = Client(raise_request_exception=False)

    def fail(*_statement: object) -> None:
        raise RuntimeError(INSIDE)

    with connection.execute_wrapper(fail):
        answer = client.get(f"{V1}/claims/")

    assert (answer.status_code, answer.headers["Content-Type"]) == (500, PROBLEM)
    assert INSIDE not in answer.content.decode()


@override_settings(DEBUG=False)
def test_people_still_get_a_page(client: Client) -> None:
    assert client.get("/nothing/").headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("origin", ["https://partner.example", "null"])
def test_pages_of_any_origin_may_read(client: Client, origin: str) -> None:
    claim = a_claim(is_public=True)

    asked = client.options(
        f"{V1}/claims/",
        headers={"Origin": origin, "Access-Control-Request-Method": "GET"},
    )
    answer = client.get(f"{V1}/claims/{claim.public_id}/", headers={"Origin": origin})

    assert asked.status_code == 204
    assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Link"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_other_pages_of_the_site_stay_closed_to_other_origins(client: Client) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/admin/").headers


def test_options_tell_what_can_be_done(client: Client) -> None:
    answer = client.options(f"{V1}/claims/")

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_head_tells_the_same_as_get_without_a_body(client: Client) -> None:
    claim = a_claim(is_public=True)
    address = f"{V1}/claims/{claim.public_id}/"

    head, get = client.head(address), client.get(address)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_answers_may_be_kept_a_minute_by_anybody(client: Client) -> None:
    answer = client.get(f"{V1}/claims/")

    caching = "public, max-age=60, stale-while-revalidate=600"
    assert answer.headers["Cache-Control"] == caching
    assert not answer.cookies
