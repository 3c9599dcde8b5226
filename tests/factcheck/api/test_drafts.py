"""Nothing of what only drafts hold comes out, at any address of this door."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver
from django.utils import timezone

from accounts.roles import Role
from claims.actions.assessments import schedule
from claims.actions.claims import edit_claim, withdraw_record
from claims.actions.replies import waive_reply
from claims.actions.workflow import move
from claims.models import Event
from factcheck.api import urls
from tests.builders import a_checker, a_person, a_response, a_reviewer, an_approved_finding
from tests.factcheck.api.asking import LISTS, V1, Dossier, a_dossier, a_finding_about

pytestmark = pytest.mark.django_db

MARK = "CANARY7Q4Z"


def routes(patterns: Sequence[URLPattern | URLResolver], prefix: str = "/api/") -> Iterator[str]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, path)
        else:
            yield path


def addresses(dossier: Dossier) -> Iterator[str]:
    """Every route of the door, with every identifier in it, wanted there or not."""
    identifiers = [
        dossier.claim.public_id,
        dossier.denial.public_id,
        dossier.evidence.public_id,
        dossier.evidence.source.public_id,
        dossier.claimant.public_id,
        dossier.denier.public_id,
        dossier.article.public_id,
        dossier.claim.appearances.get().public_id,
        *dossier.claim.assessments.values_list("public_id", flat=True),
        dossier.claim.slug,
        str(dossier.claim.pk),
        *Event.objects.values_list("public_id", flat=True)[:3],
    ]
    for route in routes(urls.urlpatterns):
        before, opening, rest = route.partition("<")
        if opening:
            yield from (f"{before}{name}{rest.partition('>')[2]}" for name in identifiers)
        else:
            yield route


def questions(dossier: Dossier) -> Iterator[str]:
    """Filters that name what only the draft holds."""
    claim, agent = dossier.claim.public_id, dossier.denier.public_id
    yield from (
        f"claims/?search={MARK}",
        f"claims/?slug={dossier.claim.slug}",
        f"claims/?claimant={dossier.claimant.public_id}",
        f"claims/?denied_by={agent}",
        f"claims/?topic={dossier.topic.slug}",
        f"denials/?claim={claim}",
        f"responses/?agent={agent}",
        f"appearances/?article={dossier.article.public_id}",
        f"evidence/?source={dossier.evidence.source.public_id}",
        f"events/?claim={claim}",
        f"corrections/?claim={claim}",
        f"assessments/?claim={claim}&rating=false&bucket=refuted",
        f"agents/?search={MARK}",
        f"articles/?language=fr&publisher={agent}",
        f"claims/{claim}/?as_of=2026-01-01",
    )


def leaks(client: Client, dossier: Dossier) -> list[str]:
    asked = [*addresses(dossier), *(f"{V1}/{question}" for question in questions(dossier))]
    assert len(asked) > 50
    return [address for address in asked if MARK in client.get(address).content.decode()]


def test_the_mark_is_found_where_the_record_is_public(client: Client) -> None:
    dossier = a_dossier(mark=MARK)
    a_finding_about(dossier.claim, short_answer=f"It did not. {MARK}")

    found = leaks(client, dossier)

    for name in LISTS:
        assert f"{V1}/{name}/" in found


def test_nothing_of_a_draft_comes_out(client: Client) -> None:
    assert leaks(client, a_dossier(is_public=False, mark=MARK)) == []


def test_nothing_of_an_embargoed_finding_comes_out(client: Client) -> None:
    dossier = a_dossier()
    claim = move(dossier.claim, "checking", by=a_checker())
    waive_reply(claim, reason="It is about public figures.", by=a_checker())
    finding = an_approved_finding(claim, short_answer=MARK, reasoning=MARK)
    tomorrow = timezone.now() + timedelta(days=1)
    schedule(finding, at=tomorrow, by=a_reviewer())

    assert leaks(client, dossier) == []
    assert client.get(f"{V1}/assessments/{finding.public_id}/").status_code == 404


def test_why_the_desk_did_something_comes_out_for_corrections_only(client: Client) -> None:
    dossier = a_dossier()
    author = a_person(Role.CHECKER, first_name=MARK, last_name=MARK)
    a_response(dossier.claim, note=f"Our lawyer {MARK} found it.", by=author)
    edit_claim(dossier.claim, said_on="2023-07", note="Misread.", by=author)

    assert leaks(client, dossier) == []


def test_nothing_of_a_draft_comes_out_beside_public_claims(client: Client) -> None:
    a_dossier()
    draft = a_dossier(is_public=False, mark=MARK)

    assert leaks(client, draft) == []


def test_nothing_of_a_withdrawn_record_comes_out(client: Client) -> None:
    dossier = a_dossier(mark=MARK)
    a_finding_about(dossier.claim, short_answer=f"It did not. {MARK}")
    withdraw_record(dossier.claim, notice="Filed by mistake.", by=a_checker())

    assert leaks(client, dossier) == []
