"""Thousands of generated questions, right and wrong: no fault, nothing that is not described.

A longer run: FACTCHECK_QUESTIONS=2000 pytest tests/factcheck/api/test_random_questions.py
"""

import os
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from config.wsgi import application
from factcheck.api.description import description
from tests.factcheck.api.test_description import a_full_record, filled

pytestmark = pytest.mark.django_db

QUESTIONS = int(os.environ.get("FACTCHECK_QUESTIONS", "8"))
PATHS = description()["paths"]
SITE = "http://testserver"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]

few = settings(
    max_examples=QUESTIONS,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """A request would close it, and with it the transaction that holds the test's record."""
    moments = (request_started, request_finished)
    for moment in moments:
        moment.disconnect(close_old_connections)
    yield
    for moment in moments:
        moment.connect(close_old_connections)


def operation(path: str) -> Any:
    """What can be asked there, about a record that exists."""
    address = filled(path, a_full_record())
    said = deepcopy(description())
    for parameter in said["paths"][path]["get"].get("parameters", []):
        if parameter["in"] == "path":
            parameter["schema"]["enum"] = [address.split("/")[4]]
    schema = schemathesis.openapi.from_dict(said)
    schema.app = application
    return schema[path]["GET"]


def ask(path: str, mode: GenerationMode) -> None:
    @few
    @given(case=operation(path).as_strategy(generation_mode=mode))
    def each(case: Any) -> None:
        case.call_and_validate(base_url=SITE, checks=CHECKS)

    each()


@pytest.mark.parametrize("path", PATHS)
def test_no_right_question_finds_a_fault(path: str) -> None:
    ask(path, GenerationMode.POSITIVE)


@pytest.mark.parametrize(
    "path",
    [
        path
        for path, said in PATHS.items()
        if any(each["in"] == "query" for each in said["get"].get("parameters", []))
    ],
)
def test_every_wrong_question_is_refused(path: str) -> None:
    ask(path, GenerationMode.NEGATIVE)
