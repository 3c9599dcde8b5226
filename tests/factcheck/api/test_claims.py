"""The list of claims, and each claim."""

import json

import pytest
from django.test import Client

from tests.builders import a_claim, a_response

pytestmark = pytest.mark.django_db


def test_a_list_holds_the_stored_documents_newest_first(client: Client) -> None:
    older, newer = a_claim(is_public=True), a_claim(is_public=True)
    a_response(older)

    answer = client.get("/api/v1/claims/")

    for claim in (older, newer):
        claim.refresh_from_db()
    assert answer.status_code == 200
    assert answer.json() == {
        "results": [newer.document, older.document],
        "next": None,
        "previous": None,
    }
