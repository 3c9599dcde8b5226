"""Deciding on what the reader of articles proposes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from claims.actions.appearances import Step
from claims.actions.proposals import (
    accept_as_appearance,
    accept_as_claim,
    accept_as_response,
    reject,
)
from claims.choices import RejectionReason, ResponseKind
from claims.errors import AlreadyDecided, NotAllowed, NotNow
from claims.models import Claim, Proposal
from claims.suggestions import suggest
from tests.builders import KEY_SENTENCE, a_checker, a_claim, a_person, an_agent, an_article

pytestmark = pytest.mark.django_db


def key_proposals() -> tuple[Proposal, Proposal, Proposal]:
    """The media's claim, the ministry's acknowledgement and its denial."""
    revision = an_article(KEY_SENTENCE).revisions.get()
    media, talks, denial = revision.proposals.in_text_order()
    return media, talks, denial


def accepted(proposal: Proposal) -> Claim:
    return accept_as_claim(
        proposal, text=proposal.quote, language="fr", claimant=None, by=a_checker()
    )


def test_the_key_sentence_has_three_statements() -> None:
    media, talks, denial = key_proposals()

    assert [p.type for p in (media, talks, denial)] == ["hearsay", "confirmation", "denial"]
    assert media.quote == (
        "la Corée du Sud avait accepté d'envoyer des munitions d'artillerie aux États-Unis pour"
        " les livrer à l'Ukraine"
    )
    assert talks.quote == "il discutait des exportations de munitions vers les États-Unis"
    assert denial.quote == "ces informations étaient inexactes"
    assert media.details["claimant"]["text"] == "Les médias"
    assert denial.details["claimant"]["text"] == "le ministère sud-coréen de la défense"
    assert denial.details["targets"][0]["key"] == media.key


def test_accepting_files_a_claim_with_its_appearance_as_one_event() -> None:
    media, _talks, _denial = key_proposals()
    outlets = an_agent("Les médias", is_unnamed=True)

    claim = accept_as_claim(
        media,
        text="La Corée du Sud a accepté d'envoyer des obus aux États-Unis pour l'Ukraine.",
        language="fr",
        claimant=outlets,
        attribution=[Step(outlets, mention="Les médias", cue="ont rapporté")],
        by=a_checker(),
    )

    media.refresh_from_db()
    assert (media.state, media.became_claim) == ("accepted", claim)
    [appearance] = claim.document["appearances"]
    assert appearance["quote"] == media.quote
    assert appearance["prefix"] == "Les médias ont rapporté que "
    assert appearance["attribution"][0]["agent"]["name"] == "Les médias"
    assert [event.kind for event in claim.events.all()] == ["claim.filed"]


def test_an_accepted_denial_contests_the_claim_it_denies() -> None:
    media, talks, denial = key_proposals()
    ministry = an_agent("Ministère de la défense")
    claim = accepted(media)
    assert suggest(denial).targets == (claim,)

    accept_as_response(
        talks, claim, agent=ministry, kind=ResponseKind.ACKNOWLEDGEMENT, by=a_checker()
    )
    claim.refresh_from_db()
    assert claim.verification_status == "unverified"

    accept_as_response(denial, claim, agent=ministry, kind=ResponseKind.DENIAL, by=a_checker())
    claim.refresh_from_db()
    assert claim.verification_status == "contested"
    assert claim.document["responses"][1]["words"] == "ces informations étaient inexactes"


def test_a_denial_whose_target_nobody_accepted_says_so() -> None:
    media, talks, denial = key_proposals()

    assert suggest(denial).targets == ()
    assert suggest(denial).waiting_targets == (media,)
    assert suggest(denial).response_kind == "denial"
    assert suggest(talks).response_kind == "acknowledgement"
    assert suggest(media).response_kind == ""


def test_a_claimant_known_under_another_name_is_found() -> None:
    _media, _talks, denial = key_proposals()
    ministry = an_agent("Ministère sud-coréen de la Défense")

    speaker = suggest(denial).claimant

    assert speaker is not None
    assert speaker.agent == ministry


def test_a_statement_can_be_one_more_appearance_of_a_known_claim() -> None:
    media, _talks, _denial = key_proposals()
    claim = a_claim()

    accept_as_appearance(media, claim, by=a_checker())

    claim.refresh_from_db()
    assert claim.document["counts"]["appearances"] == 1
    assert [e.kind for e in claim.events.oldest_first()] == ["claim.filed", "appearance.added"]


def test_a_second_acceptance_is_refused_by_name() -> None:
    media, _talks, _denial = key_proposals()
    claim = accepted(media)

    with pytest.raises(AlreadyDecided, match=f"part of claim {claim.number}"):
        accepted(media)

    assert Claim.objects.count() == 1


def test_a_rejected_proposal_can_be_accepted_later() -> None:
    media, _talks, _denial = key_proposals()
    reject(media, reason=RejectionReason.NOT_INTERESTING, by=a_checker())
    media.refresh_from_db()
    assert (media.state, media.rejection_reason) == ("rejected", "not_interesting")

    accepted(media)

    media.refresh_from_db()
    assert (media.state, media.rejection_reason) == ("accepted", "")


def test_a_rejection_is_an_event_of_the_article() -> None:
    media, _talks, _denial = key_proposals()

    reject(media, reason=RejectionReason.NOT_A_CLAIM, by=a_checker())

    event = media.revision.article.events.newest_first()[0]
    assert event.kind == "proposal.rejected"
    assert event.changes["reason"] == [None, "not_a_claim"]


def test_an_accepted_proposal_cannot_be_rejected() -> None:
    media, _talks, _denial = key_proposals()
    accepted(media)

    with pytest.raises(AlreadyDecided):
        reject(media, by=a_checker())


def test_a_proposal_about_an_earlier_text_cannot_be_accepted() -> None:
    url = "https://news.example.com/a"
    article = an_article(KEY_SENTENCE, url=url)
    proposal = article.revisions.get().proposals.in_text_order()[0]
    an_article("Le ministre a déclaré qu'il pleuvait en mai.", url=url)

    with pytest.raises(NotNow):
        accepted(proposal)


def test_a_reader_may_not_decide() -> None:
    media, _talks, _denial = key_proposals()

    with pytest.raises(NotAllowed):
        accept_as_claim(media, text="x", language="fr", claimant=None, by=a_person())


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_accepting_at_once_one_is_refused() -> None:
    media, _talks, _denial = key_proposals()
    editors = [a_checker(), a_checker()]

    def decide(index: int) -> str:
        try:
            accept_as_claim(media, text="Un fait.", language="fr", claimant=None, by=editors[index])
        except AlreadyDecided:
            return "refused"
        finally:
            connection.close()
        return "accepted"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(decide, range(2)))

    assert sorted(outcomes) == ["accepted", "refused"]
    assert Claim.objects.count() == 1
