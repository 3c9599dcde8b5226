"""What probes and search engines ask for."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from claims.actions.assessments import publish_assessment
from claims.actions.claims import edit_claim
from claims.models import Claim
from tests.builders import a_checked_claim, a_checker, a_claim, a_reviewer, an_approved_finding
from tests.factcheck.public.dossiers import drafts_that_nobody_may_see


def test_a_process_is_alive_without_a_database(client: Client) -> None:
    response = client.get("/healthz")

    assert response.json() == {"status": "ok"}
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_it_is_ready_when_every_migration_has_run(client: Client) -> None:
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"status": "ready"})
    assert not response.cookies


@pytest.mark.django_db
def test_it_is_not_ready_while_a_migration_is_missing(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("claims", "0003_append_only")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"status": "not ready", "problem": "migrations"}


@pytest.mark.django_db(transaction=True)
def test_it_is_not_ready_without_its_database(client: Client) -> None:
    connection.close()
    known = connection.settings_dict["PORT"]
    connection.settings_dict["PORT"] = "1"
    try:
        response = client.get("/readyz")
    finally:
        connection.settings_dict["PORT"] = known

    assert response.status_code == 503
    assert response.json() == {"status": "not ready", "problem": "database"}


@pytest.mark.django_db
def test_search_engines_are_told_of_every_published_claim_and_of_no_other(client: Client) -> None:
    claim = a_claim(is_public=True)
    drafts_that_nobody_may_see()

    index = client.get("/sitemap.xml").content.decode()
    claims = client.get("/sitemap-claims.xml").content.decode()
    pages = client.get("/sitemap-pages.xml").content.decode()

    assert "/sitemap-claims.xml</loc>" in index
    assert claims.count("<loc>") == 1
    assert f"<loc>http://127.0.0.1:8000/claims/{claim.slug}/</loc>" in claims
    assert "<loc>http://127.0.0.1:8000/method/</loc>" in pages


@pytest.mark.django_db
def test_search_engines_learn_when_a_finding_or_a_correction_changed_a_page(client: Client) -> None:
    def last_change() -> str:
        page = client.get("/sitemap-claims.xml").content.decode()
        return page.partition("<lastmod>")[2].partition("</lastmod>")[0]

    claim = a_checked_claim(is_public=True)
    Claim.objects.update(updated_at=datetime(2026, 3, 1, tzinfo=UTC))
    an_approved_finding(claim)
    assert last_change() == "2026-03-01T00:00:00+00:00"

    publish_assessment(claim.assessments.get(), by=a_reviewer())
    published = last_change()
    edit_claim(claim, language="fr", note="Misread.", by=a_checker())

    assert "2026-03-01T00:00:00+00:00" < published <= last_change()
    assert "/corrections/</loc>" in client.get("/sitemap-pages.xml").content.decode()


def test_search_engines_are_kept_from_the_desk_and_from_past_states(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/" in text
    assert "Disallow: /*?*as_of=" in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
