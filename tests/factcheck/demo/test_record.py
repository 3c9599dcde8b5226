"""The rest of the demo: enough of everything, honest, and quick to take out again."""

from collections import Counter
from pathlib import Path

import pytest
from django.contrib.auth import authenticate

from accounts.roles import Role
from claims.choices import DENIALS, FetchState, ProposalState, PublicationStatus
from claims.events import verify_chain
from claims.models import Article, ArticleFetch, Assessment, Claim, Event, Proposal, Source
from factcheck.demo import record
from factcheck.demo.people import CAST, password
from factcheck.demo.record import load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_loading_it_again_adds_nothing() -> None:
    before = Event.objects.count(), Claim.objects.count(), Article.objects.count()

    is_new = load()

    assert not is_new
    assert (Event.objects.count(), Claim.objects.count(), Article.objects.count()) == before


def test_there_is_one_person_for_each_role_of_a_desk() -> None:
    people = [authenticate(username=c.username, password=password()) for c in CAST]

    assert [person.roles for person in people if person] == [{c.role} for c in CAST]
    assert {c.role for c in CAST} == set(Role) - {Role.READER}


def test_every_list_has_something_in_it() -> None:
    statuses = Counter(Claim.objects.values_list("publication_status", flat=True))

    assert Claim.objects.count() >= 100
    assert statuses[PublicationStatus.DRAFT] >= 5
    assert statuses[PublicationStatus.WITHDRAWN] == 1
    assert Claim.objects.contested().count() >= 20
    assert set(Claim.objects.values_list("language", flat=True)) == {"en", "fr"}
    assert Source.objects.count() >= 50


def test_little_is_found_true_or_false_and_nothing_that_anybody_disputes() -> None:
    found = Claim.objects.exclude(verification_status__in=["unverified", "contested"])

    assert {claim.text[:24]: claim.verification_status for claim in found} == {
        "Le naufrage du Titanic a": "refuted",
        "Marie Curie a eu le prix": "supported",
        "Tous les accès à Wikipéd": "supported",
    }
    assert not any(claim.has_standing_denial for claim in found)


def test_findings_are_at_every_stage_and_nobody_approved_their_own() -> None:
    findings = Assessment.objects.all()

    assert Counter(finding.state for finding in findings) == {
        "published": 3,
        "submitted": 1,
        "draft": 1,
    }
    assert not any(finding.reviewer == finding.author for finding in findings)


def test_every_contested_claim_has_its_ground() -> None:
    for claim in Claim.objects.contested():
        standing = [r for r in claim.responses.all() if r.kind in DENIALS and r.state == "standing"]
        refuting = claim.evidence.filter(stance="refutes")
        assert standing or refuting, claim


def test_a_denial_found_in_one_article_answers_a_claim_found_in_another() -> None:
    claim = Claim.objects.get(text__startswith="L’armée a libéré 5 000 otages")

    [denial] = claim.document["responses"]
    [appearance] = claim.document["appearances"]

    assert denial["agent"]["name"] == "Abubakar Shekau"
    assert denial["article"]["id"] != appearance["article"]["id"]
    assert claim.verification_status == "contested"


def test_a_later_more_precise_denial_replaces_the_first() -> None:
    claim = Claim.objects.get(text__startswith="Penelope Fillon a touché 45 000 euros")

    states = {item["kind"]: item["state"] for item in claim.document["responses"]}

    assert states == {"unspecific_denial": "superseded", "partial_denial": "standing"}
    assert claim.document["counts"]["standing_denials"] == 1


def test_some_decisions_are_made_and_some_are_left() -> None:
    states = Counter(Proposal.objects.values_list("state", flat=True))

    assert states[ProposalState.ACCEPTED] >= 20
    assert states[ProposalState.REJECTED] >= 10
    assert states[ProposalState.OPEN] >= 50


def test_pages_that_could_not_be_read_say_why() -> None:
    failures = ArticleFetch.objects.filter(state=FetchState.FAILED)

    assert [work.failure_code for work in failures] == ["forbidden_address"] * 3
    assert all(work.failure for work in failures)


def test_some_work_is_in_hand() -> None:
    in_hand = Counter(
        Claim.objects.exclude(assigned_to=None).values_list("workflow_state", flat=True)
    )

    assert set(in_hand) == {"accepted", "checking", "in_review", "closed", "not_checkable"}
    assert Claim.objects.filter(is_urgent=True).count() == 2


def test_a_text_that_no_reader_knows_waits_for_a_person() -> None:
    article = Article.objects.get(language="de")

    assert article.revisions.get().proposals.count() == 0


def test_its_chain_verifies() -> None:
    assert list(verify_chain()) == []


def test_its_files_are_small_and_each_says_where_it_is_from() -> None:
    files = [path for path in Path(record.DATA).iterdir() if path.suffix != ".md"]
    attribution = (record.DATA / "ATTRIBUTION.md").read_text()

    assert sum(path.stat().st_size for path in files) < 1_000_000
    assert [path.name for path in files if f"`{path.name}`" not in attribution] == []
