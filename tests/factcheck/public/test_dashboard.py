"""The first page: every number is a link, and tells how long the list behind it is."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.actions.claims import edit_claim
from claims.actions.responses import withdraw_response
from claims.choices import AgentKind, ResponseKind, Stance
from tests.builders import (
    a_checked_claim,
    a_checker,
    a_claim,
    a_draft,
    a_published_finding,
    a_response,
    a_source,
    an_agent,
    evidence_for,
)
from tests.factcheck.public.dossiers import (
    DRAFT_CANARY,
    a_dossier,
    drafts_that_nobody_may_see,
    the_key_case,
)
from tests.factcheck.public.reading import length_of_list, numbers, words

pytestmark = pytest.mark.django_db


def test_every_number_is_as_large_as_the_list_it_leads_to(client: Client) -> None:
    a_dossier()
    the_key_case()
    drafts_that_nobody_may_see()
    for _ in range(27):
        a_claim(is_public=True, claimant=an_agent())
    no_longer_denied = a_response(a_claim(is_public=True, claimant=an_agent()))
    withdraw_response(no_longer_denied, by=a_checker(), note="Their letter says so.")
    edit_claim(no_longer_denied.claim, said_on="2023", by=a_checker(), note="Found.")
    a_published_finding(a_checked_claim(is_public=True))
    refuted = a_claim(is_public=True, claimant=an_agent("The Union"))
    evidence_for(refuted, stance=Stance.REFUTES)

    shown = numbers(client.get("/"))

    assert len(shown) == 28
    assert {number.name: number.value for number in shown} == {
        number.name: length_of_list(client, number.address) for number in shown
    }


def test_the_numbers_are_those_of_the_record(client: Client) -> None:
    a_dossier()
    the_key_case()
    a_claim(is_public=True)
    drafts_that_nobody_may_see()

    shown = {number.name: number.value for number in numbers(client.get("/"))}

    assert shown["status-contested"] == 2
    assert shown["status-unverified"] == 1
    assert shown["status-refuted"] == 0
    assert shown["denials"] == 2
    assert shown["articles"] == 3
    assert shown["contested-without-evidence"] == 1
    assert shown["unverified-without-evidence"] == 1
    assert shown["topic-arms"] == 1
    assert shown["week-12"] == 3


def test_a_contested_claim_shows_who_denies_it_and_in_which_words(client: Client) -> None:
    the_key_case()

    page = words(client.get("/"))

    assert "Claimed by les médias (unnamed), July 2023" in page
    assert "ces informations étaient inexactes" in page
    assert "Ministère sud-coréen de la défense denial" in page


def test_a_claim_that_only_evidence_contests_shows_that_evidence(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained.", claimant=an_agent("The Union"))
    source = a_source(title="Weather log", reliability="B")
    evidence_for(claim, stance=Stance.REFUTES, source=source, excerpt="No rain fell.")

    page = words(client.get("/"))

    assert "Contested by evidence It rained. Claimed by The Union" in page
    assert "No rain fell. Weather log B: usually reliable" in page


def test_a_claim_that_two_deny_is_shown_once_with_the_newest_denial(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained.")
    a_response(claim, words="Never.")
    a_response(claim, words="Not at all.")

    page = words(client.get("/")).partition("What has just changed")[0]

    assert page.count("It rained.") == 1
    assert "Not at all." in page
    assert "Never." not in page


def test_the_newest_findings_come_first(client: Client) -> None:
    finding = a_published_finding(short_answer="It cost four.")

    page = words(client.get("/"))

    shown = {number.name: number.value for number in numbers(client.get("/"))}
    assert shown["status-refuted"] == 1
    assert f"Refuted {finding.claim.text} False. It cost four." in page


def test_drafts_of_findings_show_nowhere(client: Client) -> None:
    claim = a_checked_claim(is_public=True)
    a_draft(claim, short_answer="Kamchatka.")

    for address in ("/", "/changes/", f"/claims/{claim.slug}/"):
        assert "Kamchatka" not in client.get(address).content.decode()
        assert "drafted" not in words(client.get(address))


def test_persons_are_in_no_list_of_contested_claimants(client: Client) -> None:
    for kind, name in ((AgentKind.PERSON, "Marie Dupont"), (AgentKind.ORGANISATION, "The Union")):
        a_response(a_claim(is_public=True, claimant=an_agent(name, kind=kind)))

    shown = [n for n in numbers(client.get("/")) if n.name.startswith("claimant-")]

    assert [number.value for number in shown] == [1]
    assert "The Union" in words(client.get(shown[0].address))


def test_a_denial_that_was_taken_back_no_longer_counts(client: Client) -> None:
    denial = a_response(a_claim(is_public=True))

    withdraw_response(denial, by=a_checker(), note="Their letter says so.")

    shown = {number.name: number.value for number in numbers(client.get("/"))}
    assert (shown["denials"], shown["status-contested"], shown["status-unverified"]) == (0, 0, 1)


def test_a_refusal_to_comment_contests_nothing(client: Client) -> None:
    a_response(a_claim(is_public=True), kind=ResponseKind.NO_COMMENT, words="No comment.")

    shown = {number.name: number.value for number in numbers(client.get("/"))}

    assert (shown["denials"], shown["status-contested"], shown["status-unverified"]) == (0, 0, 1)


def test_an_empty_record_says_what_will_show_here(client: Client) -> None:
    page = words(client.get("/"))

    assert "Nobody denies a claim that is on public record." in page
    assert "from the moment the desk publishes their record" in page


def test_drafts_show_nowhere_on_it(client: Client) -> None:
    drafts_that_nobody_may_see()

    assert DRAFT_CANARY not in client.get("/").content.decode()


@pytest.mark.parametrize("how_many", [1, 20])
def test_it_costs_the_same_however_long_the_record(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        a_response(a_claim(is_public=True, claimant=an_agent()))

    with django_assert_num_queries(12):  # the last event, seven counts, four lists
        client.get("/")


def test_what_has_not_changed_is_not_counted_again(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claim = a_claim(is_public=True)
    client.get("/")

    with django_assert_num_queries(5):  # the last event, three lists of claims, the changes
        client.get("/")

    a_response(claim)
    shown = {number.name: number.value for number in numbers(client.get("/"))}
    assert (shown["denials"], shown["status-contested"]) == (1, 1)
