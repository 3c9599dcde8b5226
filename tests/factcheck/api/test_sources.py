"""Sources that evidence on public claims is from, and topics of public claims."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.evidence import withdraw_evidence
from claims.choices import SourceKind
from claims.models import Topic
from tests.builders import a_checker, a_claim, a_source, an_agent, evidence_for
from tests.factcheck.api.asking import V1, a_dossier, ids, results

pytestmark = pytest.mark.django_db


def test_a_source_is_what_the_claim_s_document_holds(client: Client) -> None:
    dossier = a_dossier()
    stored = dossier.claim.document["evidence"][0]["source"]

    assert results(client, "sources/") == [stored]
    assert client.get(f"{V1}/sources/{stored['id']}/").json() == stored


def test_sources_are_found_by_kind_and_publisher(client: Client) -> None:
    court = an_agent("Court of Audit")
    wanted = a_source(kind=SourceKind.OFFICIAL_RECORD, publisher=court)
    for source in (wanted, a_source()):
        evidence_for(a_claim(is_public=True), source=source)

    assert ids(client, "sources/", kind="official_record,dataset") == [wanted.public_id]
    assert ids(client, "sources/", publisher=court.public_id) == [wanted.public_id]


def test_a_source_of_drafts_only_is_not_there(client: Client) -> None:
    source = evidence_for(a_claim()).source

    assert ids(client, "sources/") == []
    assert client.get(f"{V1}/sources/{source.public_id}/").status_code == 404


def test_the_source_of_withdrawn_evidence_stays_as_the_evidence_does(client: Client) -> None:
    evidence = evidence_for(a_claim(is_public=True))

    withdraw_evidence(evidence, reason="It is about another bridge.", by=a_checker())

    assert results(client, "evidence/")[0]["is_withdrawn"] is True
    assert ids(client, "sources/") == [evidence.source.public_id]


@pytest.mark.parametrize("count", [1, 20])
def test_a_list_of_sources_takes_one_query_however_long(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        evidence_for(a_claim(is_public=True), source=a_source(publisher=an_agent()))

    with django_assert_num_queries(1):
        assert len(results(client, "sources/")) == count


def test_topics_are_those_of_public_claims(client: Client) -> None:
    about, unused = (
        Topic.objects.create(slug=slug, name_en=slug.title(), name_fr=slug)
        for slug in ("bridges", "secret-plans")
    )
    a_claim(is_public=True, topics=[about])
    a_claim(topics=[unused])

    assert results(client, "topics/") == [
        {"slug": "bridges", "name": {"en": "Bridges", "fr": "bridges"}}
    ]
