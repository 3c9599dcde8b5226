"""Sources, and what they say for and against a claim."""

import pytest
from django.db import IntegrityError, transaction

from claims.actions.claims import Part
from claims.actions.evidence import edit_evidence, withdraw_evidence
from claims.actions.sources import edit_source
from claims.choices import ComponentRole, Derivation, Stance
from claims.errors import Invalid, NotAllowed, NotNow
from claims.models import Evidence, Source
from tests.builders import a_checker, a_claim, a_person, a_source, an_agent, evidence_for

pytestmark = pytest.mark.django_db


def test_evidence_for_a_claim_does_not_verify_it() -> None:
    claim = a_claim()

    evidence_for(claim, stance=Stance.SUPPORTS)

    claim.refresh_from_db()
    assert claim.verification_status == "unverified"
    assert claim.document["counts"]["evidence_supporting"] == 1


def test_evidence_against_a_claim_contests_it() -> None:
    claim = a_claim()

    evidence = evidence_for(claim, stance=Stance.REFUTES)

    claim.refresh_from_db()
    assert claim.verification_status == "contested"
    assert claim.document["verification_reasons"][0] == {
        "code": "refuting_evidence",
        "items": [evidence.public_id],
    }


def test_copies_of_a_source_count_once() -> None:
    claim, wire = a_claim(), a_source()
    copy = a_source(derived_from=wire, derivation=Derivation.REPRINT)
    copy_of_copy = a_source(derived_from=copy, derivation=Derivation.TRANSLATION)
    for source in (wire, copy, copy_of_copy, a_source()):
        evidence_for(claim, source=source)

    claim.refresh_from_db()
    assert claim.document["counts"]["evidence_supporting"] == 2
    assert claim.document["evidence"][2]["origin"] == wire.public_id


def test_an_interested_party_s_word_is_no_independent_support() -> None:
    claim = a_claim()

    evidence_for(claim, is_interested_party=True)

    claim.refresh_from_db()
    assert claim.document["counts"]["evidence_supporting"] == 0


def test_withdrawn_evidence_stays_on_record_and_no_longer_counts() -> None:
    claim = a_claim()
    evidence = evidence_for(claim, stance=Stance.REFUTES)

    withdraw_evidence(evidence, reason="The table was misread.", by=a_checker())

    claim.refresh_from_db()
    assert claim.verification_status == "unverified"
    [item] = claim.document["evidence"]
    assert (item["is_withdrawn"], item["withdrawn_reason"]) == (True, "The table was misread.")
    with pytest.raises(NotNow):
        withdraw_evidence(evidence, reason="Again.", by=a_checker())


def test_withdrawing_evidence_takes_a_reason() -> None:
    with pytest.raises(Invalid) as refusal:
        withdraw_evidence(evidence_for(a_claim()), reason=" ", by=a_checker())

    assert refusal.value.field == "reason"


def test_evidence_bears_on_the_components_it_names() -> None:
    claim = a_claim(components=[Part(ComponentRole.ACT, "sale")])
    [sale] = claim.components.all()

    evidence = evidence_for(claim, components=[sale])

    claim.refresh_from_db()
    assert claim.document["components"][0]["evidence"] == [evidence.public_id]


def test_regrading_a_source_shows_on_every_claim_that_cites_it() -> None:
    source = a_source()
    claim, other = a_claim(), a_claim()
    evidence_for(claim, source=source)

    edit_source(source, reliability="B", note="Checked its methods.", by=a_checker())

    claim.refresh_from_db()
    assert claim.document["evidence"][0]["source"]["reliability"] == "B"
    event = claim.events.newest_first()[0]
    assert (event.kind, event.changes) == (
        "claim.mention_changed",
        {"source.reliability": ["F", "B"]},
    )
    assert other.events.count() == 1
    assert [e.kind for e in source.events.oldest_first()] == ["source.added", "source.edited"]


def test_a_source_is_not_derived_from_its_own_copy() -> None:
    wire = a_source()
    copy = a_source(derived_from=wire, derivation=Derivation.REPRINT)

    with pytest.raises(Invalid) as refusal:
        edit_source(wire, derived_from=copy, derivation=Derivation.REPRINT, by=a_checker())

    assert refusal.value.field == "derived_from"


def test_correcting_evidence_says_what_changed() -> None:
    claim = a_claim()
    evidence = evidence_for(claim)

    edit_evidence(evidence, credibility="2", by=a_checker())

    assert claim.events.newest_first()[0].changes == {
        f"{evidence.public_id}.credibility": ["6", "2"]
    }


def test_a_stranger_may_not_add_evidence() -> None:
    with pytest.raises(NotAllowed):
        evidence_for(a_claim(), source=a_source(), by=a_person())


@pytest.mark.parametrize("field", ["url", "archived_url"])
def test_an_address_that_is_no_web_address_is_refused(field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        a_source(**{field: "javascript:alert(1)"})

    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"excerpt": ""}, "evidence_has_an_excerpt"),
        ({"withdrawn_reason": "x"}, "evidence_withdrawn_with_a_reason"),
    ],
)
def test_the_database_keeps_the_rules_of_evidence(
    values: dict[str, object], constraint: str
) -> None:
    evidence = evidence_for(a_claim())

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Evidence.objects.filter(pk=evidence.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"title": ""}, "source_has_a_title"),
        ({"derivation": "reprint"}, "source_derivation_says_from_what_and_how"),
        ({"published_on": "May"}, "source_published_on_is_a_date"),
    ],
)
def test_the_database_keeps_the_rules_of_a_source(
    values: dict[str, object], constraint: str
) -> None:
    source = a_source(publisher=an_agent())

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(**values)
