"""Filing, rewording, publishing and withdrawing claims."""

import pytest
from django.db import IntegrityError, transaction

from claims.actions.claims import (
    Part,
    edit_claim,
    file_claim,
    publish_record,
    set_components,
    withdraw_record,
)
from claims.choices import ComponentRole
from claims.errors import Invalid, NotNow, Stale
from claims.models import Claim, ClaimComponent, Topic
from tests.builders import a_checker, a_claim, a_response, an_agent, an_appearance, an_article

pytestmark = pytest.mark.django_db


def a_topic(slug: str = "defence") -> Topic:
    return Topic.objects.get_or_create(slug=slug, name_en=slug, name_fr=slug)[0]


def test_a_filed_claim_is_unverified_and_not_public() -> None:
    ministry = an_agent("Ministry")

    claim = a_claim(claimant=ministry, said_on="2023-07", topics=[a_topic()])

    assert (claim.verification_status, claim.publication_status) == ("unverified", "draft")
    document = claim.document
    assert document["claimant"]["name"] == "Ministry"
    assert document["said_on"] == "2023-07"
    assert [topic["slug"] for topic in document["topics"]] == ["defence"]
    assert document["verification_reasons"] == [{"code": "not_assessed", "items": []}]
    assert document["version"] == 1


def test_the_address_of_a_public_claim_is_its_words_and_never_changes() -> None:
    claim = a_claim(text="Séoul a accepté d'envoyer des obus !", is_public=True)
    slug = claim.slug

    edit_claim(claim, text="Séoul a promis des obus.", note="Misheard.", by=a_checker())

    assert slug.startswith("seoul-a-accepte-denvoyer-des-")
    claim.refresh_from_db()
    assert claim.slug == slug


def test_two_claims_in_the_same_words_have_two_addresses() -> None:
    assert a_claim(text="It rained.").slug != a_claim(text="It rained.").slug


@pytest.mark.parametrize("text", ["", "  \n ", "\x00"])
def test_a_claim_without_words_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        a_claim(text=text)

    assert refusal.value.field == "text"
    assert Claim.objects.count() == 0


def test_every_wrong_field_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refusal:
        file_claim(text="", language="", said_on="yesterday", by=a_checker())

    assert set(refusal.value.fields) == {"text", "language", "said_on"}


def test_a_public_record_changes_only_with_a_reason() -> None:
    claim = a_claim(is_public=True)

    with pytest.raises(Invalid) as refusal:
        edit_claim(claim, text="Other words.", by=a_checker())

    assert (refusal.value.field, refusal.value.code) == ("note", "reason_missing")
    claim.refresh_from_db()
    assert claim.text != "Other words."


def test_nobody_overwrites_what_they_have_not_seen() -> None:
    claim = a_claim()
    seen = claim.version
    edit_claim(claim, text="First.", expected_version=seen, by=a_checker())

    with pytest.raises(Stale):
        edit_claim(claim, text="Second.", expected_version=seen, by=a_checker())

    claim.refresh_from_db()
    assert claim.text == "First."


def test_publishing_happens_once() -> None:
    claim = a_claim(is_public=True)

    with pytest.raises(NotNow):
        publish_record(claim, by=a_checker())


def test_a_withdrawn_record_says_why_and_can_come_back_with_a_reason() -> None:
    claim = a_claim(is_public=True)
    with pytest.raises(Invalid):
        withdraw_record(claim, notice=" ", by=a_checker())
    withdraw_record(claim, notice="Filed by mistake.", by=a_checker())

    claim.refresh_from_db()
    assert claim.document["publication_status"] == "withdrawn"
    assert claim.document["withdrawal_notice"] == "Filed by mistake."
    with pytest.raises(Invalid):
        publish_record(claim, by=a_checker())
    publish_record(claim, note="It was right after all.", by=a_checker())
    claim.refresh_from_db()
    assert (claim.publication_status, claim.withdrawal_notice) == ("published", "")


def test_a_draft_cannot_be_withdrawn() -> None:
    with pytest.raises(NotNow):
        withdraw_record(a_claim(), notice="No.", by=a_checker())


def test_components_stand_and_fall_alone() -> None:
    claim = a_claim()
    set_components(
        claim,
        [Part(ComponentRole.ACT, "sale"), Part(ComponentRole.RECIPIENT, "Ukraine")],
        by=a_checker(),
    )
    sale, ukraine = claim.components.all()

    denial = a_response(claim, kind="partial_denial", components=[ukraine])

    claim.refresh_from_db()
    assert [(c["text"], c["standing_denials"]) for c in claim.document["components"]] == [
        ("sale", []),
        ("Ukraine", [denial.public_id]),
    ]
    assert sale.responses.count() == 0


def test_a_component_that_was_answered_cannot_be_removed() -> None:
    claim = a_claim(components=[Part(ComponentRole.ACT, "sale")])
    [sale] = claim.components.all()
    a_response(claim, components=[sale])

    with pytest.raises(NotNow, match="cannot be removed"):
        set_components(claim, [], by=a_checker())

    assert list(claim.components.all()) == [sale]


def test_a_component_of_another_claim_is_refused() -> None:
    other = a_claim(components=[Part(ComponentRole.ACT, "sale")]).components.get()

    with pytest.raises(Invalid) as refusal:
        a_response(a_claim(), components=[other])

    assert refusal.value.field == "components"


def test_a_component_can_be_reworded_in_place() -> None:
    claim = a_claim(components=[Part(ComponentRole.ACT, "sale")])
    [sale] = claim.components.all()

    set_components(claim, [Part(ComponentRole.ACT, "export", component=sale)], by=a_checker())

    assert [(c.pk, c.text) for c in claim.components.all()] == [(sale.pk, "export")]
    assert claim.events.newest_first()[0].changes["components"] == [
        ["act: sale"],
        ["act: export"],
    ]


@pytest.mark.parametrize(
    "words",
    ["obus", "l'obus", "ministere", "Ministère de la Défense", "OBUS ukraine"],
)
def test_claims_are_found_by_their_words_whatever_the_accents_and_endings(words: str) -> None:
    claim = a_claim(
        text="Séoul envoie des obus à l'Ukraine.",
        language="fr",
        claimant=an_agent("Ministère de la défense"),
    )
    a_claim(text="The bridge cost three million.")

    assert list(Claim.objects.matching(words)) == [claim]


@pytest.mark.parametrize("words", ["", "!!!", "le la les", "\\", "'", '"', "& | ! ( ) <->", "🎈"])
def test_a_search_for_nothing_finds_nothing_and_breaks_nothing(words: str) -> None:
    a_claim(text="Séoul envoie des obus à l'Ukraine.")

    assert list(Claim.objects.matching(words)) == []


def test_claims_are_found_by_any_address_of_an_article() -> None:
    article = an_article(
        "The minister said that it rained.",
        url="https://news.example.com/a",
        aliases=["https://news.example.com/amp/a"],
    )
    claim = a_claim()
    an_appearance(claim, article)

    for url in ("https://news.example.com/a", "https://news.example.com/amp/a"):
        assert list(Claim.objects.in_article_at(url)) == [claim]


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"text": ""}, "claim_has_text"),
        ({"said_on": "yesterday"}, "claim_said_on_is_a_date"),
        ({"publication_status": "published"}, "claim_public_since_a_moment"),
        ({"withdrawal_notice": "Gone."}, "claim_notice_only_when_withdrawn"),
        ({"has_standing_denial": True}, "claim_denied_is_never_unverified"),
        ({"verification_status": "false"}, "claim_verification_status_is_one"),
    ],
)
def test_the_database_keeps_the_rules_of_a_claim(
    values: dict[str, object], constraint: str
) -> None:
    claim = a_claim()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**values)


def test_the_database_keeps_components_distinct() -> None:
    claim = a_claim(components=[Part(ComponentRole.ACT, "sale")])

    with pytest.raises(IntegrityError, match="component_once_per_claim"), transaction.atomic():
        ClaimComponent.objects.create(claim=claim, role="act", text="sale")
