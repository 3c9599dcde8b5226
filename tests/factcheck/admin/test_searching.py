"""Searching the lists of the desk."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions.agents import Alias
from tests.builders import a_checker, an_agent

pytestmark = pytest.mark.django_db


def test_a_long_search_joins_no_more_tables_than_a_short_one(client: Client) -> None:
    client.force_login(a_checker())
    an_agent("Aa", aliases=[Alias(f"aa {n}", "fr") for n in range(9)])

    with CaptureQueriesContext(connection) as queries:
        page = client.get("/admin/claims/agent/", {"q": " ".join(f"a{n}" for n in range(60))})

    assert page.status_code == 200
    assert max(query["sql"].count("JOIN") for query in queries) <= 3


def test_an_agent_is_found_by_all_the_words_of_one_of_its_names(client: Client) -> None:
    client.force_login(a_checker())
    an_agent("NATO", aliases=[Alias("Organisation du traité de l'Atlantique nord", "fr")])
    an_agent("Organisation du désert")

    page = client.get("/admin/claims/agent/", {"q": "organisation TRAITE"})

    assert "NATO" in page.content.decode()
    assert "Organisation du désert" not in page.content.decode()
