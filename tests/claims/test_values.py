"""What every verb does with what it is given."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.values import check
from claims.errors import Invalid
from tests.builders import a_claim, a_response, an_agent

pytestmark = pytest.mark.django_db


def test_however_many_rules_a_row_has_they_are_one_question() -> None:
    claim = a_claim()

    with CaptureQueriesContext(connection) as asked:
        check(claim)

    about_rules = [query["sql"] for query in asked if "_check" in query["sql"]]
    assert len(about_rules) == 1
    assert len(claim.get_constraints()[0][1]) > 5


def test_a_row_that_breaks_two_rules_is_told_both() -> None:
    response = a_response(a_claim())
    response.words, response.where, response.revision, response.url = " ", "", None, ""
    response.state, response.ended_on = "standing", "2023-07-11"

    with pytest.raises(Invalid) as refusal:
        check(response)

    assert len([text for texts in refusal.value.fields.values() for text in texts]) == 2


def test_uniqueness_is_still_told_by_its_own_sentence() -> None:
    an_agent("One", wikidata_id="Q7184")

    with pytest.raises(Invalid, match="Another agent of the record has this Wikidata id"):
        an_agent("Two", wikidata_id="Q7184")
