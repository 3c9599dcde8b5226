"""The page of a claim, its form, and everything that can be done from it."""

from typing import Any

import pytest
from django.contrib.admin.utils import quote
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from claims.actions.claims import Part, edit_claim, publish_record
from claims.choices import (
    ComponentRole,
    PublicationStatus,
    ResponseKind,
    ResponseState,
    SourceKind,
    Stance,
    VerificationStatus,
)
from claims.models import Claim, Source
from tests.builders import (
    KEY_SENTENCE,
    a_checker,
    a_claim,
    a_response,
    a_source,
    an_agent,
    an_appearance,
    an_article,
    evidence_for,
)
from tests.factcheck.admin.filling import untouched
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db


def page_of(claim: Claim) -> str:
    return reverse("admin:claims_claim_change", args=[claim.pk])


def act(name: str, claim: Claim, *more: str) -> str:
    return reverse(f"admin:claims_claim_{name}", args=[claim.pk, *more])


def as_shown(client: Client, path: str, **changes: Any) -> dict[str, Any]:
    """What the browser would send if nothing but these fields were touched."""
    context = client.get(path).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {**untouched(forms), **changes}


def test_a_claim_is_entered_by_hand() -> None:
    ministry = an_agent("Ministry")
    client = signed_in(a_checker())
    add = reverse("admin:claims_claim_add")

    client.post(
        add,
        as_shown(
            client,
            add,
            text="The bridge cost 3 million euros.",
            language="en",
            said_on="2023-07",
            claimant=ministry.pk,
            **{"components-0-role": "quantity", "components-0-text": "3 million euros"},
        ),
    )

    claim = Claim.objects.get()
    assert (claim.text, claim.claimant) == ("The bridge cost 3 million euros.", ministry)
    assert [str(part) for part in claim.components.all()] == ["quantity: 3 million euros"]
    assert claim.events.count() == 1


def test_a_date_in_the_future_is_refused_beside_its_field() -> None:
    client = signed_in(a_checker())
    add = reverse("admin:claims_claim_add")

    page = client.post(add, as_shown(client, add, text="So it is.", language="en", said_on="2999"))

    form = page.context["adminform"].form
    assert form.errors == {"said_on": ["This date is in the future."]}
    assert form["text"].value() == "So it is."
    assert not Claim.objects.exists()


def test_an_edit_is_an_event_with_what_changed() -> None:
    claim = a_claim(text="The bridge cost 3 million.")
    client = signed_in(a_checker())

    client.post(page_of(claim), as_shown(client, page_of(claim), text="The bridge cost 4 million."))

    claim.refresh_from_db()
    assert claim.text == "The bridge cost 4 million."
    event = claim.events.newest_first()[0]
    assert event.changes == {"text": ["The bridge cost 3 million.", "The bridge cost 4 million."]}


def test_a_public_claim_changes_with_a_reason_only() -> None:
    claim = a_claim(is_public=True, text="The bridge cost 3 million.")
    client = signed_in(a_checker())

    page = client.post(page_of(claim), as_shown(client, page_of(claim), text="It cost more."))

    form = page.context["adminform"].form
    assert form.errors == {"note": ["The record of this claim is public: say why it changes."]}
    assert form["text"].value() == "It cost more."
    claim.refresh_from_db()
    assert claim.text == "The bridge cost 3 million."


def test_who_saves_second_sees_both_texts_and_loses_nothing() -> None:
    claim = a_claim(text="The bridge cost 3 million.")
    client = signed_in(a_checker())
    typed = as_shown(client, page_of(claim), text="The bridge cost 5 million.")
    edit_claim(claim, text="The bridge cost 4 million.", by=a_checker())

    page = client.post(page_of(claim), typed)

    form = page.context["adminform"].form
    assert form["text"].value() == "The bridge cost 5 million."
    assert form.errors["text"] == ["On record now: “The bridge cost 4 million.”."]
    assert "Somebody changed this claim while you were editing it." in str(form.non_field_errors())
    claim.refresh_from_db()
    assert claim.text == "The bridge cost 4 million."


def test_having_seen_both_one_may_save_again() -> None:
    claim = a_claim(text="The bridge cost 3 million.")
    client = signed_in(a_checker())
    typed = as_shown(client, page_of(claim), text="The bridge cost 5 million.")
    edit_claim(claim, text="The bridge cost 4 million.", by=a_checker())
    shown = client.post(page_of(claim), typed).context["adminform"].form

    client.post(page_of(claim), {**typed, "expected_version": shown["expected_version"].value()})

    claim.refresh_from_db()
    assert claim.text == "The bridge cost 5 million."


def test_a_part_that_an_answer_is_about_cannot_be_removed() -> None:
    claim = a_claim(components=[Part(ComponentRole.QUANTITY, "3 million")])
    part = claim.components.get()
    a_response(claim, components=[part])
    client = signed_in(a_checker())

    page = client.post(
        page_of(claim), as_shown(client, page_of(claim), **{"components-0-DELETE": "on"})
    )

    assert "cannot be removed: an answer or evidence is about it." in page.text
    assert claim.components.get() == part


def test_parts_are_added_and_removed_with_the_claim() -> None:
    claim = a_claim(components=[Part(ComponentRole.QUANTITY, "3 million")])
    client = signed_in(a_checker())

    client.post(
        page_of(claim),
        as_shown(
            client,
            page_of(claim),
            **{
                "components-0-DELETE": "on",
                "components-1-role": "place",
                "components-1-text": "Lyon",
            },
        ),
    )

    assert [str(part) for part in claim.components.all()] == ["place: Lyon"]


def test_the_page_says_where_the_claim_stands_and_why() -> None:
    claim = a_claim(text="The bridge cost 3 million.")
    a_response(claim, agent=an_agent("The ministry"), words="That is wrong.")
    evidence_for(claim, excerpt="3,004,112 euros")
    an_appearance(claim)

    page = signed_in(a_checker()).get(page_of(claim))

    for said in (
        "Contested",
        "It is denied, and the denial stands.",
        "The ministry",
        "That is wrong.",
        "3,004,112 euros",
        "The minister said that the bridge cost",
        "Answer recorded",
    ):
        assert said in page.text


def test_a_claim_is_reached_by_its_identifier_too() -> None:
    claim = a_claim()

    page = signed_in(a_checker()).get(f"/admin/claims/claim/{quote(claim.public_id)}/change/")

    assert page.status_code == 200


def test_a_record_is_published() -> None:
    claim = a_claim()

    answer = signed_in(a_checker()).post(act("publish", claim), {})

    claim.refresh_from_db()
    assert claim.publication_status == PublicationStatus.PUBLISHED
    assert answer["Location"] == page_of(claim)


def test_a_record_is_not_published_twice() -> None:
    claim = a_claim(is_public=True)

    page = signed_in(a_checker()).post(act("publish", claim), {})

    assert page.context["form"].non_field_errors() == [
        "The record of this claim is public already."
    ]


def test_a_record_is_withdrawn_with_a_notice() -> None:
    claim = a_claim(is_public=True)

    signed_in(a_checker()).post(act("withdraw", claim), {"notice": "Filed by mistake."})

    claim.refresh_from_db()
    assert claim.publication_status == PublicationStatus.WITHDRAWN
    assert claim.withdrawal_notice == "Filed by mistake."


def test_a_denial_is_recorded_by_hand() -> None:
    claim, ministry = a_claim(said_on="2023-07"), an_agent("Ministry")

    signed_in(a_checker()).post(
        act("respond", claim),
        {
            "agent": ministry.pk,
            "kind": ResponseKind.DENIAL,
            "capacity": "subject",
            "words": "This is inaccurate.",
            "language": "en",
            "said_on": "2023-07-11",
            "where": "press briefing",
        },
    )

    response = claim.responses.get()
    assert (response.agent, response.words) == (ministry, "This is inaccurate.")
    claim.refresh_from_db()
    assert claim.verification_status == VerificationStatus.CONTESTED


def test_a_denial_before_the_claim_is_refused_beside_its_date() -> None:
    claim, ministry = a_claim(said_on="2023-07-10"), an_agent("Ministry")

    page = signed_in(a_checker()).post(
        act("respond", claim),
        {
            "agent": ministry.pk,
            "kind": ResponseKind.DENIAL,
            "capacity": "subject",
            "words": "This is inaccurate.",
            "language": "en",
            "said_on": "2023-07-01",
            "where": "press briefing",
        },
    )

    assert page.context["form"].errors == {
        "said_on": ["This answer is dated 2023-07-01, before the claim was made (2023-07-10)."]
    }


def test_an_answer_is_quoted_from_an_article() -> None:
    claim, article = a_claim(), an_article(KEY_SENTENCE)

    signed_in(a_checker()).post(
        act("respond", claim),
        {
            "agent": an_agent().pk,
            "kind": ResponseKind.DENIAL,
            "capacity": "subject",
            "words": "ces informations étaient inexactes",
            "language": "fr",
            "article": article.pk,
        },
    )

    response = claim.responses.get()
    assert response.revision == article.revisions.get()
    assert (response.start, response.end) == (268, 302)


def test_words_that_the_article_does_not_have_are_refused() -> None:
    claim, article = a_claim(), an_article(KEY_SENTENCE)

    page = signed_in(a_checker()).post(
        act("respond", claim),
        {
            "agent": an_agent().pk,
            "kind": ResponseKind.DENIAL,
            "capacity": "subject",
            "words": "tout est faux",
            "language": "fr",
            "article": article.pk,
        },
    )

    assert "These words do not stand in the article." in page.text
    assert not claim.responses.exists()


def test_a_denial_that_was_taken_back_no_longer_contests() -> None:
    claim = a_claim()
    denial = a_response(claim)

    signed_in(a_checker()).post(
        act("take_back", claim, denial.public_id), {"note": "Said so on the radio."}
    )

    denial.refresh_from_db()
    claim.refresh_from_db()
    assert denial.state == ResponseState.WITHDRAWN
    assert claim.verification_status == VerificationStatus.UNVERIFIED


def test_a_later_answer_replaces_an_earlier_one() -> None:
    claim, ministry = a_claim(), an_agent("Ministry")
    denial = a_response(claim, agent=ministry)
    later = a_response(claim, agent=ministry, kind=ResponseKind.CONFIRMATION, words="It is so.")

    signed_in(a_checker()).post(
        act("supersede", claim, denial.public_id), {"later": later.pk, "note": "New statement."}
    )

    denial.refresh_from_db()
    assert (denial.state, denial.superseded_by) == (ResponseState.SUPERSEDED, later)


def test_evidence_is_added_from_a_source_on_record() -> None:
    claim, audit = a_claim(), a_source()

    signed_in(a_checker()).post(
        act("add_evidence", claim),
        {
            "source": audit.pk,
            "stance": Stance.REFUTES,
            "excerpt": "It cost 4 million.",
            "credibility": "2",
        },
    )

    evidence = claim.evidence.get()
    assert (evidence.source, evidence.stance) == (audit, Stance.REFUTES)


def test_evidence_is_added_with_a_new_source_at_once() -> None:
    claim = a_claim()

    signed_in(a_checker()).post(
        act("add_evidence", claim),
        {
            "title": "Audit 2023",
            "source_kind": SourceKind.DOCUMENT,
            "stance": Stance.SUPPORTS,
            "excerpt": "It cost 3 million.",
            "credibility": "2",
        },
    )

    assert claim.evidence.get().source == Source.objects.get(title="Audit 2023")


def test_refused_evidence_leaves_no_source_behind() -> None:
    claim = a_claim()

    page = signed_in(a_checker()).post(
        act("add_evidence", claim),
        {
            "title": "Audit 2999",
            "source_kind": SourceKind.DOCUMENT,
            "published_on": "2999",
            "stance": Stance.SUPPORTS,
            "excerpt": "It cost 3 million.",
            "credibility": "2",
        },
    )

    assert page.context["form"].errors == {"published_on": ["This date is in the future."]}
    assert not Source.objects.exists()


def test_evidence_names_one_source() -> None:
    page = signed_in(a_checker()).post(
        act("add_evidence", a_claim()), {"stance": Stance.SUPPORTS, "excerpt": "So."}
    )

    assert page.context["form"].errors["source"] == [
        "Choose a source, or describe a new one: one of the two."
    ]


def test_evidence_is_withdrawn_with_a_reason() -> None:
    claim = a_claim()
    evidence = evidence_for(claim)

    signed_in(a_checker()).post(
        act("withdraw_evidence", claim, evidence.public_id), {"reason": "A forgery."}
    )

    evidence.refresh_from_db()
    assert evidence.withdrawn_reason == "A forgery."


def test_an_appearance_is_quoted_from_an_article() -> None:
    claim, article, speaker = a_claim(), an_article(KEY_SENTENCE), an_agent()

    signed_in(a_checker()).post(
        act("add_appearance", claim),
        {
            "article": article.pk,
            "quote": "il discutait des exportations de munitions",
            "speaker": speaker.pk,
            "certainty": "certain",
            "stance": "observing",
        },
    )

    appearance = claim.appearances.get()
    assert (appearance.start, appearance.certainty) == (195, "certain")
    assert appearance.attribution.get().agent == speaker


def test_an_appearance_is_removed_with_a_reason() -> None:
    claim = a_claim()
    appearance = an_appearance(claim)

    signed_in(a_checker()).post(
        act("remove_appearance", claim, appearance.public_id), {"note": "Another bridge."}
    )

    assert not claim.appearances.standing().exists()


def test_the_record_is_shown_as_it_was() -> None:
    claim = a_claim(text="The bridge cost 3 million.")
    filed = claim.events.get()
    a_response(claim, words="That is wrong.")

    page = signed_in(a_checker()).get(act("as_of", claim), {"event": filed.position})

    assert "Unverified" in page.text
    assert "Nobody has answered yet." in page.text
    assert "That is wrong." not in page.text


def test_claims_are_found_by_number() -> None:
    claim = a_claim()
    a_claim()

    page = signed_in(a_checker()).get("/admin/claims/claim/", {"q": claim.number.lower()})

    assert list(page.context["cl"].result_list) == [claim]


def test_claims_are_found_by_words_whatever_their_endings() -> None:
    claim = a_claim(text="Les loyers ont baissé de douze pour cent.", language="fr")
    a_claim()

    page = signed_in(a_checker()).get("/admin/claims/claim/", {"q": "loyer baisse"})

    assert list(page.context["cl"].result_list) == [claim]


def test_claims_are_filtered_by_what_denies_them() -> None:
    denied = a_claim()
    a_response(denied)
    a_claim()

    page = signed_in(a_checker()).get("/admin/claims/claim/", {"has_standing_denial__exact": "1"})

    assert list(page.context["cl"].result_list) == [denied]


def test_a_claim_is_picked_by_its_number_and_shown_with_it() -> None:
    claim = a_claim(text="The bridge cost 3 million.")

    answer = signed_in(a_checker()).get(
        "/admin/autocomplete/",
        {
            "app_label": "claims",
            "model_name": "response",
            "field_name": "claim",
            "term": claim.number,
        },
    )

    assert answer.json()["results"] == [
        {"id": str(claim.pk), "text": f"{claim.number} The bridge cost 3 million."}
    ]


@pytest.mark.parametrize("how_many", [1, 20])
def test_the_list_of_claims_costs_the_same_however_long(
    how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        an_appearance(a_claim(claimant=an_agent()))
    client = signed_in(a_checker())

    with django_assert_num_queries(6):  # session, person, roles, topics, count, page
        page = client.get("/admin/claims/claim/")

    assert page.context["cl"].model_admin.appearances(page.context["cl"].result_list[0]) == 1


@pytest.mark.parametrize("how_many", [1, 20])
def test_the_page_of_a_claim_costs_the_same_however_much_it_holds(
    how_many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    claim = a_claim(claimant=an_agent())
    for _ in range(how_many):
        a_response(claim)
        an_appearance(claim)
        evidence_for(claim)
    publish_record(claim, by=a_checker())
    client = signed_in(a_checker())

    with django_assert_max_num_queries(17):
        client.get(page_of(claim))
