"""Deciding on what was found in an article."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions.proposals import accept_as_claim, reject
from claims.choices import (
    EventKind,
    ProposalState,
    PublicationStatus,
    RejectionReason,
    ResponseKind,
    VerificationStatus,
)
from claims.models import Agent, Claim, Event, Proposal
from tests.builders import KEY_SENTENCE, a_checker, a_claim, an_agent, an_article
from tests.factcheck.admin.filling import untouched
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db


def key_proposals() -> tuple[Proposal, Proposal, Proposal]:
    """The media's claim, the ministry's acknowledgement and its denial."""
    media, talks, denial = (
        an_article(KEY_SENTENCE, published_on="2023-07").revisions.get().proposals.in_text_order()
    )
    return media, talks, denial


def accepted(proposal: Proposal) -> Claim:
    return accept_as_claim(
        proposal, text=proposal.quote, language="fr", claimant=None, by=a_checker()
    )


def page_of(proposal: Proposal) -> str:
    return reverse("admin:claims_proposal_decide", args=[proposal.pk])


def as_shown(client: Client, proposal: Proposal, **changes: Any) -> dict[str, Any]:
    """What the browser would send if nothing but these fields were touched."""
    form = client.get(page_of(proposal)).context["form"]
    parts = [form, *form.voices, form.parts.management_form, *form.parts.forms]
    return {**untouched(parts), "accept": "Accept", **changes}


def decide(proposal: Proposal, **changes: Any) -> Any:
    client = signed_in(a_checker())
    return client.post(page_of(proposal), as_shown(client, proposal, **changes), follow=True)


def test_a_new_claim_and_its_new_claimant_come_out_of_one_decision() -> None:
    media, _talks, _denial = key_proposals()

    page = decide(media, **{"voice-0-sure": "on"})

    claim = Claim.objects.get()
    assert claim.text == (
        "La Corée du Sud avait accepté d'envoyer des munitions d'artillerie aux États-Unis pour"
        " les livrer à l'Ukraine."
    )
    assert claim.said_on == "2023-07"
    assert claim.publication_status == PublicationStatus.DRAFT
    assert claim.claimant is not None
    assert (claim.claimant.name, claim.claimant.kind, claim.claimant.is_unnamed) == (
        "Les médias",
        "group",
        True,
    )
    step = claim.appearances.get().attribution.get()
    assert (step.agent, step.mention, step.cue) == (claim.claimant, "Les médias", "ont rapporté")
    assert "Publish its record" in page.text
    assert "1 of 3 decided" in page.text


def test_nobody_new_enters_the_record_unconfirmed() -> None:
    media, _talks, _denial = key_proposals()

    page = decide(media)

    assert page.context["form"].voices[0].errors == {
        "sure": ["Confirm that a new agent is to be created."]
    }
    assert not Agent.objects.exists()
    assert not Claim.objects.exists()


def test_a_name_that_the_record_knows_is_offered_before_a_namesake_is_made() -> None:
    media, _talks, _denial = key_proposals()
    presse = an_agent("La presse")

    page = decide(media, **{"voice-0-name": "la Presse", "voice-0-sure": "on"})

    voice = page.context["form"].voices[0]
    assert "The record already knows an agent of this name" in voice.errors["name"][0]
    assert (str(presse.pk), "La presse (organisation)") in voice.fields["who"].choices
    assert Agent.objects.get() == presse


def test_a_true_namesake_is_made_when_it_is_asked_for_again() -> None:
    media, _talks, _denial = key_proposals()
    an_agent("La presse")

    decide(
        media,
        **{"voice-0-name": "La presse", "voice-0-seen": "La presse", "voice-0-sure": "on"},
    )

    assert Agent.objects.filter(name="La presse").count() == 2


def test_accepting_and_publishing_are_two_events_of_one_click() -> None:
    media, _talks, _denial = key_proposals()

    decide(media, publish="on", **{"voice-0-sure": "on"})

    claim = Claim.objects.get()
    assert claim.publication_status == PublicationStatus.PUBLISHED
    kinds = [event.kind for event in claim.events.oldest_first()]
    assert kinds == [EventKind.CLAIM_FILED, EventKind.RECORD_PUBLISHED]


def test_a_denial_of_a_known_claim_by_a_known_agent_takes_one_confirmation() -> None:
    media, _talks, denial = key_proposals()
    claim = accepted(media)
    ministry = an_agent("Ministère sud-coréen de la défense")
    client = signed_in(a_checker())

    page = client.get(page_of(denial))

    assert page.context["is_clear"]
    assert "Nothing is in doubt. This would be recorded:" in page.text
    client.post(page_of(denial), as_shown(client, denial))
    response = claim.responses.get()
    assert (response.agent, response.kind) == (ministry, ResponseKind.DENIAL)
    assert response.words == "ces informations étaient inexactes"
    claim.refresh_from_db()
    assert claim.verification_status == VerificationStatus.CONTESTED


def test_a_denial_of_what_nobody_accepted_yet_offers_to_accept_that_first() -> None:
    media, _talks, denial = key_proposals()

    page = signed_in(a_checker()).get(page_of(denial))

    assert "which nobody has accepted yet." in page.text
    assert f"{page_of(media)}?next={page_of(denial)}" in page.text


def test_accepting_that_one_first_leads_back_to_the_denial() -> None:
    media, _talks, denial = key_proposals()
    client = signed_in(a_checker())
    sent = as_shown(client, media, **{"voice-0-sure": "on", "next": page_of(denial)})

    answer = client.post(page_of(media), sent)

    assert answer["Location"] == page_of(denial)
    page = client.get(page_of(denial))
    assert page.context["target"] == Claim.objects.get()


def test_an_answer_needs_a_claim_and_says_so_beside_the_field() -> None:
    _media, _talks, denial = key_proposals()

    page = decide(denial, **{"voice-0-sure": "on"})

    assert page.context["form"].errors == {"claim": ["Choose the claim."]}
    assert not Agent.objects.exists()


def test_an_answer_needs_somebody_who_gives_it() -> None:
    media, _talks, denial = key_proposals()
    accepted(media)

    page = decide(denial, **{"voice-0-who": "nobody"})

    assert page.context["form"].errors == {"__all__": ["An answer needs somebody who gives it."]}


def test_two_statements_are_never_joined_unseen() -> None:
    media, _talks, _denial = key_proposals()
    other = a_claim(text="Seoul agreed to send shells.")

    page = decide(
        media,
        outcome="appearance",
        claim="other",
        other_claim=other.pk,
        same="on",
        **{"voice-0-sure": "on"},
    )

    form = page.context["form"]
    assert form.errors == {
        "same": ["Compare the words of the article with the claim, and confirm."]
    }
    assert form["claim"].value() == str(other.pk)
    assert not form["same"].value()
    assert "“Seoul agreed to send shells.”" in page.text
    assert not other.appearances.exists()


def test_a_compared_claim_gains_an_appearance() -> None:
    media, _talks, _denial = key_proposals()
    other = a_claim(text="Seoul agreed to send shells.")

    decide(
        media,
        outcome="appearance",
        claim=str(other.pk),
        same="on",
        **{"voice-0-sure": "on"},
    )

    appearance = other.appearances.get()
    assert appearance.quote == media.quote
    assert Claim.objects.get() == other


def test_parts_are_filed_with_the_claim() -> None:
    media, _talks, _denial = key_proposals()

    decide(
        media,
        **{
            "voice-0-sure": "on",
            "parts-0-role": "recipient",
            "parts-0-text": "l'Ukraine",
        },
    )

    assert [str(part) for part in Claim.objects.get().components.all()] == [
        "recipient or destination: l'Ukraine"
    ]


def test_a_part_without_its_words_is_refused_beside_the_field() -> None:
    media, _talks, _denial = key_proposals()

    page = decide(media, **{"voice-0-sure": "on", "parts-0-role": "recipient"})

    assert page.context["form"].parts.errors[0] == {
        "text": ["A part needs both: what it is, and its words."]
    }


def test_a_refused_date_is_said_beside_its_field_and_nothing_is_created() -> None:
    media, _talks, _denial = key_proposals()

    page = decide(media, said_on="2999", **{"voice-0-sure": "on"})

    assert page.context["form"].errors == {"said_on": ["This date is in the future."]}
    assert not Agent.objects.exists()


def test_who_comes_second_reads_who_was_first() -> None:
    media, _talks, _denial = key_proposals()
    client = signed_in(a_checker())
    sent = as_shown(client, media, **{"voice-0-sure": "on"})
    claim = accepted(media)

    page = client.post(page_of(media), sent)

    [said] = page.context["form"].non_field_errors()
    assert f"has already accepted this proposal; it is part of claim {claim.number}." in said
    assert not Agent.objects.exists()


def test_a_rejection_has_a_reason_and_stays_on_record() -> None:
    media, _talks, _denial = key_proposals()

    page = signed_in(a_checker()).post(
        reverse("admin:claims_proposal_reject", args=[media.pk]),
        {"reason": RejectionReason.NOT_CHECKABLE, "note": "An opinion."},
        follow=True,
    )

    media.refresh_from_db()
    assert (media.state, media.rejection_reason) == (ProposalState.REJECTED, "not_checkable")
    assert Event.objects.newest_first()[0].note == "An opinion."
    assert "Rejected. It can still be accepted later." in page.text
    assert "Cannot be checked" in page.text


def test_a_rejected_statement_can_still_be_accepted() -> None:
    media, _talks, _denial = key_proposals()
    reject(media, by=a_checker())

    decide(media, **{"voice-0-sure": "on"})

    media.refresh_from_db()
    assert media.state == ProposalState.ACCEPTED


def test_a_proposal_of_the_list_opens_where_it_stands() -> None:
    _media, _talks, denial = key_proposals()

    answer = signed_in(a_checker()).get(f"/admin/claims/proposal/{denial.pk}/change/")

    article = denial.revision.article
    assert answer["Location"] == (
        f"/admin/claims/article/{article.pk}/change/?revision=1#proposal-3"
    )
