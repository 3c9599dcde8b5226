"""The published description says what is so: every answer and every question is held to it."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no types
from openapi_spec_validator import validate

from claims.actions.assessments import withdraw_assessment
from claims.actions.responses import supersede_response
from claims.models import Appearance, Assessment, Evidence, Response
from factcheck.api.description import description
from factcheck.api.schema import Schema
from tests.builders import (
    a_checker,
    a_claim,
    a_published_finding,
    a_response,
    a_reviewer,
    an_appearance,
)
from tests.factcheck.api.asking import V1, Dossier, a_dossier, a_finding_about

pytestmark = pytest.mark.django_db

COMMITTED = Path(settings.BASE_DIR, "docs", "openapi.yaml")


def closed(schema: Any) -> Any:
    """The same schema, with nothing allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: closed(part) for key, part in schema.items() if key != "example"}
    if "properties" in schema:
        parts["additionalProperties"] = False
    return parts


def answer_of(path: str, status: str = "200") -> Draft202012Validator:
    """What the description says of an answer, read strictly."""
    [content] = description()["paths"][path]["get"]["responses"][status]["content"].values()
    whole: Schema = {"components": description()["components"], "allOf": [content["schema"]]}
    return Draft202012Validator(closed(whole), format_checker=Draft202012Validator.FORMAT_CHECKER)


def a_full_record() -> Dossier:
    """Every member of every shape is there once, and once is not."""
    dossier = a_dossier()
    later = a_response(dossier.claim, agent=dossier.denier, said_on="2023-08-01")
    supersede_response(dossier.denial, later=later, by=a_checker())
    a_finding_about(dossier.claim)
    withdraw_assessment(a_published_finding(), notice="Another year's table.", by=a_reviewer())
    bare = a_claim(is_public=True)
    a_response(bare, url="https://ministry.example/statement", where="")
    an_appearance(bare)
    return dossier


def filled(path: str, dossier: Dossier) -> str:
    part: Appearance | Assessment | Evidence | Response = dossier.denial
    if "/appearances/" in path:
        part = dossier.claim.appearances.get()
    if "/evidence/" in path:
        part = dossier.evidence
    if "/assessments/" in path:
        part = dossier.claim.assessments.get()
    names = {
        "claim_id": dossier.claim.public_id,
        "part_id": part.public_id,
        "agent_id": dossier.denier.public_id,
        "article_id": dossier.article.public_id,
        "source_id": dossier.evidence.source.public_id,
    }
    return path.format(**names)


@pytest.mark.parametrize("path", description()["paths"])
def test_every_answer_has_exactly_the_published_shape(client: Client, path: str) -> None:
    dossier = a_full_record()

    answer = client.get(filled(path, dossier))

    assert answer.status_code == 200
    assert [error.message for error in answer_of(path).iter_errors(answer.json())] == []
    results = answer.json().get("results")
    assert results is None or results


@pytest.mark.parametrize("query", ["as_of=2026-01-01", "occurred_by=2023-07-11"])
def test_a_past_state_has_the_published_shape(client: Client, query: str) -> None:
    dossier = a_full_record()

    answer = client.get(f"{V1}/claims/{dossier.claim.public_id}/?{query}")

    status = str(answer.status_code)
    errors = answer_of("/api/v1/claims/{claim_id}/", status).iter_errors(answer.json())
    assert [error.message for error in errors] == []


def test_a_problem_has_the_published_shape(client: Client) -> None:
    for query in ("?status=x", "?colour=red&limit=0"):
        answer = client.get(f"{V1}/claims/{query}")
        assert [*answer_of("/api/v1/claims/", "400").iter_errors(answer.json())] == []


def test_it_is_openapi() -> None:
    validate(description())
    assert description()["openapi"].startswith("3.1")


def test_the_committed_copy_is_the_one_that_the_code_draws() -> None:
    drawn = StringIO()

    call_command("spectacular", "--validate", "--fail-on-warn", stdout=drawn)

    assert drawn.getvalue().rstrip() == COMMITTED.read_text().rstrip(), (
        "Draw it again: python manage.py spectacular --file docs/openapi.yaml"
    )


def test_it_is_served(client: Client) -> None:
    answer = client.get(f"{V1}/openapi.json")

    assert answer.json() == description()
    assert answer.headers["Content-Type"] == "application/json"


def test_every_operation_and_parameter_is_explained_and_named_once() -> None:
    operations = [said["get"] for said in description()["paths"].values()]

    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)
    for operation in operations:
        assert operation["summary"]
        assert operation["description"]
        assert operation["tags"]
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (operation["operationId"], parameter["name"])
        for answer in operation["responses"].values():
            assert answer["description"]


def test_every_example_has_the_shape_that_it_is_an_example_of() -> None:
    for path, said in description()["paths"].items():
        content = said["get"]["responses"]["200"]["content"]["application/json"]
        errors = [error.message for error in answer_of(path).iter_errors(content["example"])]
        assert errors == [], path


def test_the_index_leads_everywhere(client: Client) -> None:
    answer = client.get(f"{V1}/")

    index = answer.json()
    for address in (*index["resources"].values(), index["description"], index["documentation"]):
        assert client.get(address).status_code == 200
    assert f'<{index["description"]}>; rel="service-desc"' in answer.headers["Link"]
    listed = {f"/api/v1/{name}/" for name in index["resources"]}
    published = {path for path in description()["paths"] if path.count("/") == 4}
    assert listed == published


def test_the_site_says_where_its_api_is(client: Client) -> None:
    answer = client.get("/.well-known/api-catalog")

    assert answer.headers["Content-Type"] == "application/linkset+json"
    [api] = answer.json()["linkset"]
    assert api["anchor"] == "http://testserver/api/v1/"
    for relation in ("service-desc", "service-doc"):
        assert client.get(api[relation][0]["href"]).status_code == 200


def test_the_reference_for_people_names_every_operation_and_shape(client: Client) -> None:
    page = client.get(f"{V1}/docs/").content.decode()

    for said in description()["paths"].values():
        assert f'id="{said["get"]["operationId"]}"' in page
    for name in description()["components"]["schemas"]:
        assert f'id="shape-{name}"' in page
    assert "<script" not in page
    assert "style=" not in page
