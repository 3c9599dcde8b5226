"""Texts that were made to break something find nothing, or are refused; they break nothing."""

import time

import pytest
from django.test import Client

from factcheck.api.questions import LONGEST_VALUE
from tests.builders import a_claim
from tests.factcheck.api.asking import V1

pytestmark = pytest.mark.django_db

HOSTILE = (
    "'",
    '"',
    "\\",
    "%",
    "_",
    "' OR 1=1 --",
    "'; DROP TABLE claims_claim; --",
    "$$",
    "${7*7}",
    "{{7*7}}",
    "<script>alert(1)</script>",
    '"unclosed words',
    "a & | ! <-> b:*",
    "( ( (",
    "-" * 500,
    "- " * 500 + "a",
    "–" * 500,
    "-(" * 500,
    "-!" * 500 + "a",
    '"' * 501,
    "\ufeff\u202e\u200b",
    "\U0001f4a3",
    "a" * LONGEST_VALUE,
    "a" * (LONGEST_VALUE + 1),
    "a " * 1000,
    "../../etc/passwd",
    "\r\nSet-Cookie: x=1",
    "\x00",
    "%ED%A0%80",
    "null",
    "NaN",
    "-1",
    "1e400",
    "9" * 400,
    "[]",
    "{}",
)
FREE = (
    "claims/?search=",
    "claims/?slug=",
    "claims/?topic=",
    "claims/?url=",
    "claims/?url=https://news.example/",
    "claims/?language=",
    "claims/?said_from=",
    "claims/?changed_since=",
    "claims/?cursor=",
    "claims/?limit=",
    "claims/?",
    "agents/?search=",
    "agents/?wikidata_id=",
    "events/?after=",
)


@pytest.mark.parametrize("address", FREE)
def test_hostile_texts_break_nothing(client: Client, address: str) -> None:
    a_claim(is_public=True)
    path, _, name = address.partition("?")
    name, _, start = name.partition("=")

    for text in HOSTILE:
        began = time.perf_counter()
        answer = client.get(f"{V1}/{path}", {name: start + text} if name else {text: ""})
        assert answer.status_code in {200, 400}, text
        assert "Set-Cookie" not in answer.headers
        assert time.perf_counter() - began < 2


def test_bytes_that_are_no_text_break_nothing(client: Client) -> None:
    for query in ("search=%ff%fe", "search=%ED%A0%80", "%ff=1", "search=%C0%80", "&&=&", "a[]=1"):
        assert client.get(f"{V1}/claims/?{query}").status_code in {200, 400}, query
