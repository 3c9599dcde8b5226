"""A claim's own page: the answer first, denials in their own words, sources, and what was known."""

import json

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.actions.assessments import withdraw_assessment
from claims.actions.claims import edit_claim, publish_record, withdraw_record
from claims.actions.evidence import withdraw_evidence
from claims.actions.responses import supersede_response, withdraw_response
from claims.actions.workflow import move
from claims.choices import ResponseKind, Stance
from claims.models import Claim
from tests.builders import (
    a_checker,
    a_claim,
    a_published_finding,
    a_rating,
    a_response,
    a_reviewer,
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
from tests.factcheck.public.reading import tree, words

pytestmark = pytest.mark.django_db


def page_of(client: Client, claim: Claim, query: str = "") -> str:
    response = client.get(f"/claims/{claim.slug}/{query}")
    assert response.status_code == 200
    return words(response)


def test_the_key_case_comes_out_exactly_right(client: Client) -> None:
    page = page_of(client, the_key_case())

    assert page.startswith(
        "Contested La Corée du Sud a accepté d’envoyer des munitions aux États-Unis pour l’Ukraine."
        " Claimed by les médias (unnamed), July 2023"
        " Contested: denied by Ministère sud-coréen de la défense; nobody has assessed it yet."
    )
    assert "ces informations étaient inexactes Ministère sud-coréen de la défense denial" in page
    assert "acknowledgement of something related" in page
    assert "On the word of les médias (unnamed)" in page
    assert "In the words “ont rapporté que”" in page
    assert "Refuted" not in page


def test_a_partial_denial_is_never_told_as_a_denial(client: Client) -> None:
    dossier = a_dossier()

    page = page_of(client, dossier.claim)

    assert "Contested: denied in part by The Ministry; nobody has assessed it yet." in page
    assert "on the premise that the US is the end user The Ministry partial denial" in page
    assert "denied by The Ministry" not in page


def test_the_parts_say_what_stands_and_what_does_not(client: Client) -> None:
    response = client.get(f"/claims/{a_dossier().claim.slug}/")

    parts = [
        " ".join(part.text_content().split())
        for part in tree(response).xpath("//dl[@class='parts']/div")
    ]
    assert parts == [
        "Act Seoul sells shells Not denied · 1 piece of evidence",
        "Recipient or destination they are for Ukraine Denied in part by The Ministry",
    ]


def test_where_it_appeared_is_shown_with_the_chain_of_hearsay(client: Client) -> None:
    page = page_of(client, a_dossier().claim)

    assert "2 articles, 1 independent origin." in page
    assert "Seoul will sell shells for Ukraine, officials said." in page
    assert (
        "On the word of The Agency, citing The Journal, citing US officials (unnamed)."
        " In the words “said” and the hedge “reportedly”."
        " Worded as possible; the article only reports it."
    ) in page


def test_evidence_is_shown_with_its_grades_and_addresses(client: Client) -> None:
    page = page_of(client, a_dossier().claim)

    assert "No export was notified. Register of exports Document · January 2023" in page
    assert "From an interested party" in page
    assert "A: completely reliable" in page
    assert "2: probably true" in page
    assert "https://register.example/2022" in page
    assert "Archived copy https://archive.example/register" in page


def test_evidence_that_was_withdrawn_is_shown_as_such(client: Client) -> None:
    claim = a_claim(is_public=True)
    evidence = evidence_for(claim, stance=Stance.REFUTES)

    withdraw_evidence(evidence, reason="The document is forged.", by=a_checker())

    page = page_of(client, claim)
    assert "Withdrawn by the desk" in page
    assert "The document is forged." in page
    assert page.startswith("Unverified")


def test_answers_that_no_longer_stand_are_shown_as_such(client: Client) -> None:
    claim = a_claim(is_public=True)
    ministry = an_agent("The Ministry")
    first = a_response(claim, agent=ministry, words="Not so.", said_on="2023-07-01")
    later = a_response(
        claim,
        agent=ministry,
        kind=ResponseKind.CONFIRMATION,
        words="It is so.",
        said_on="2023-07-20",
    )
    other = a_response(claim, agent=an_agent("The Union"), words="Never.")

    supersede_response(first, later=later, by=a_checker(), note="They now confirm.")
    withdraw_response(other, on="2023-08-01", by=a_checker(), note="Their letter.")

    page = page_of(client, claim)
    assert "Not so. The Ministry denial superseded by a later answer, 20 July 2023" in page
    assert "Never. The Union denial withdrawn, 1 August 2023" in page
    assert "Unverified: no denial is on record, and nobody has assessed it yet." in page


def test_the_history_tells_each_change_in_a_sentence(client: Client) -> None:
    dossier = a_dossier()

    response = client.get(f"/claims/{dossier.claim.slug}/")

    entries = [
        " ".join(entry.text_content().split())
        for entry in tree(response).xpath("//ol[@class='history']/li")
    ]
    assert [entry.partition(" UTC ")[2] for entry in entries[:2]] == [
        "· in the world: January 2023 Added, context: “Register of exports”.",
        (
            "· in the world: 11 November 2022 Recorded: partial denial by The Ministry."
            " on the premise that the US is the end user Status: unverified → contested"
        ),
    ]
    assert entries[-1].endswith("The record became public.")


def test_a_past_state_is_shown_with_a_warning_and_the_way_back(client: Client) -> None:
    claim = a_claim(is_public=True)
    before = timezone.now()
    a_response(claim, agent=an_agent("The Ministry"))

    response = client.get(f"/claims/{claim.slug}/", {"as_of": before.isoformat()})

    page = words(response)
    assert page.startswith("This is not what the record says today.")
    assert "Unverified: no denial is on record" in page
    assert "The Ministry" not in page
    head = tree(response).find("head")
    assert head.xpath("meta[@name='robots']/@content") == ["noindex"]
    assert head.xpath("link[@rel='canonical']/@href")[0].endswith(f"/claims/{claim.slug}/")
    assert tree(response).xpath("//aside//a/@href")[0] == f"/claims/{claim.slug}/"


def test_only_what_had_been_said_by_a_day_can_be_asked(client: Client) -> None:
    claim = the_key_case()

    before = page_of(client, claim, "?occurred_by=2023-07-10")
    after = page_of(client, claim, "?occurred_by=2023-07-11")

    assert "It shows only what had been said in the world by 10 July 2023." in before
    assert "ces informations étaient inexactes" not in before
    assert "Unverified: no denial is on record" in before
    assert "ces informations étaient inexactes" in after


def test_a_day_before_the_record_was_public_is_explained(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained in Zanzibar.")

    response = client.get(f"/claims/{claim.slug}/?as_of=2020-01-01")

    assert response.status_code == 404
    assert "You asked what this record said on 1 January 2020, 23:59 UTC." in words(response)
    assert "Zanzibar" not in words(response)


def test_a_day_before_anybody_said_it_is_explained(client: Client) -> None:
    claim = a_claim(is_public=True, said_on="2023-07-11")

    response = client.get(f"/claims/{claim.slug}/?occurred_by=2023-07-10")

    assert response.status_code == 404
    assert "By 10 July 2023, nobody had made this claim yet" in words(response)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("as_of=yesterday", "“yesterday” is not a day. Write it as 2023-07-11."),
        ("as_of=2023-02-30", "“2023-02-30” is not a day."),
        ("as_of=2999-01-01", "This day is in the future."),
        ("occurred_by=2023", "This is not a day. Write it as 2023-07-11."),
        ("occurred_by=2999-01-01", "This day is in the future."),
        ("as_of=%00", "is not a day"),
    ],
)
def test_a_day_that_makes_no_sense_is_refused_by_name(
    client: Client, query: str, problem: str
) -> None:
    response = client.get(f"/claims/{a_claim(is_public=True).slug}/?{query}")

    assert response.status_code == 400
    assert problem in words(response)


def test_today_is_as_good_as_now(client: Client) -> None:
    claim = a_claim(is_public=True)
    a_response(claim, agent=an_agent("The Ministry"))

    assert "denied by The Ministry" in page_of(client, claim, f"?as_of={timezone.now().date()}")


def test_a_draft_is_not_found(client: Client) -> None:
    draft = drafts_that_nobody_may_see()

    response = client.get(f"/claims/{draft.slug}/")

    assert response.status_code == 404
    assert DRAFT_CANARY not in words(response)


def test_a_withdrawn_record_says_its_notice_and_nothing_else(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained in Zanzibar.")
    a_response(claim, words="Not in Zanzibar.")
    withdraw_record(claim, notice="Two towns were mixed up.", by=a_checker())

    for query in ("", f"?as_of={timezone.now().isoformat()}", "?occurred_by=2024-01-01"):
        response = client.get(f"/claims/{claim.slug}/{query}")

        assert response.status_code == 410
        assert "Two towns were mixed up." in words(response)
        assert "Zanzibar" not in response.content.decode()


def test_what_was_tried_while_withdrawn_is_never_shown(client: Client) -> None:
    claim = a_claim(is_public=True, text="It rained.")
    by = a_checker()
    withdraw_record(claim, notice="An error.", by=by)
    edit_claim(claim, text="It rained in Zanzibar.", by=by, note="A try.")
    edit_claim(claim, text="It rained in Brest.", by=by, note="Better.")
    publish_record(claim, by=by, note="Put right.")

    page = client.get(f"/claims/{claim.slug}/").content.decode()

    assert "It rained in Brest." in page
    assert "An error." in page
    assert "It rained in Zanzibar." not in page


def test_a_past_moment_when_it_was_withdrawn_says_the_notice_of_then(client: Client) -> None:
    claim = a_claim(is_public=True)
    by = a_checker()
    withdraw_record(claim, notice="Two towns were mixed up.", by=by)
    between = timezone.now()
    publish_record(claim, by=by, note="Put right.")

    response = client.get(f"/claims/{claim.slug}/", {"as_of": between.isoformat()})

    assert response.status_code == 410
    assert "Two towns were mixed up." in words(response)


def test_what_others_wrote_is_never_markup_and_never_a_dangerous_link(client: Client) -> None:
    claim = a_claim(
        is_public=True,
        text="<script>alert(1)</script> it rained",
        claimant=an_agent("<b>Bob</b>"),
    )
    a_response(claim, words='"><img src=x onerror=alert(1)>', where="<i>there</i>")
    evidence_for(claim, source=a_source(title="<u>Report</u>"), excerpt="<svg onload=alert(1)>")

    response = client.get(f"/claims/{claim.slug}/")

    page = tree(response)
    assert page.xpath("//script | //img | //b | //u | //i") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert "<script>alert(1)</script> it rained" in words(response)


def test_texts_carry_their_language_and_find_their_direction(client: Client) -> None:
    claim = a_claim(is_public=True, text="كلفت إعادة بناء الجسر القديم الكثير.", language="ar")
    a_response(claim, words="هذا غير صحيح.", language="ar")

    page = tree(client.get(f"/claims/{claim.slug}/"))

    assert page.xpath("//h1[@lang='ar'][@dir='auto']")
    assert page.xpath("//blockquote[@lang='ar'][@dir='auto']")


def test_the_head_says_what_the_page_says(client: Client) -> None:
    claim = the_key_case()

    page = tree(client.get(f"/claims/{claim.slug}/"))

    head = page.find("head")
    assert head.findtext("title").startswith("Contested: La Corée du Sud a accepté")
    why = "Contested: denied by Ministère sud-coréen de la défense; nobody has assessed it yet."
    assert head.xpath("meta[@name='description']/@content") == [why]
    assert head.xpath("meta[@property='og:description']/@content") == [why]
    assert head.xpath("link[@rel='canonical']/@href") == [
        f"http://127.0.0.1:8000/claims/{claim.slug}/"
    ]
    assert page.xpath("//*[@itemtype] | //script") == []


def test_the_machine_readable_copy_is_real_and_the_same(client: Client) -> None:
    claim = the_key_case()
    head = tree(client.get(f"/claims/{claim.slug}/")).find("head")

    [address] = head.xpath("link[@rel='alternate'][@type='application/json']/@href")

    response = client.get(address)
    assert response.status_code == 200
    assert json.loads(response.content)["text"] == claim.text


def test_a_page_stays_light_and_needs_no_session(client: Client) -> None:
    response = client.get(f"/claims/{a_dossier().claim.slug}/")

    assert len(response.content) < 40_000
    assert not response.cookies
    assert "Cookie" in response["Vary"]


@pytest.mark.parametrize("how_many", [1, 20])
def test_it_costs_the_same_however_much_is_on_record(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claim = a_claim(is_public=True)
    for _ in range(how_many):
        a_response(claim)
        evidence_for(claim)

    with django_assert_num_queries(3):  # the claim, its corrections, its history
        client.get(f"/claims/{claim.slug}/")


def test_a_long_history_is_cut_and_leads_to_the_whole(client: Client) -> None:
    claim = a_claim(is_public=True)
    for _ in range(45):
        a_response(claim)

    response = client.get(f"/claims/{claim.slug}/")

    assert len(tree(response).xpath("//ol[@class='history']/li")) == 40
    assert tree(response).xpath(f"//a[@href='/changes/?claim={claim.slug}']")


def test_a_finding_is_shown_with_its_reasons_and_what_it_relies_on(client: Client) -> None:
    finding = a_published_finding(
        short_answer="It cost four, not three.",
        reasoning="We *read* the [accounts](https://accounts.example/). <script>alert(1)</script>",
    )
    claim = finding.claim
    claim.refresh_from_db()

    response = client.get(f"/claims/{claim.slug}/")

    page = words(response)
    assert page.startswith(f"Refuted {claim.text}")
    assert "is “False”." in page
    assert "False. It cost four, not three. Refuted: the desk’s finding of" in page
    assert "What the desk found False" in page
    assert "<script>alert(1)</script>" in page
    assert tree(response).xpath("//em[text()='read']")
    assert tree(response).xpath("//a[@href='https://accounts.example/']")
    relied_on = tree(response).xpath("//ul[@class='relied-on']//a/@href")
    assert relied_on == [f"#{claim.evidence.get().public_id}"]
    assert "Nobody was asked: It is about figures that are public." in page


def test_a_denial_after_the_finding_contests_it_and_says_so(client: Client) -> None:
    finding = a_published_finding(rating=a_rating("true"))

    a_response(finding.claim, agent=an_agent("The Ministry"))

    page = words(client.get(f"/claims/{finding.claim.slug}/"))
    assert "Contested: denied by The Ministry; this came after the desk’s finding of" in page


def test_of_a_withdrawn_finding_only_the_notice_is_left_for_the_past_as_well(
    client: Client,
) -> None:
    finding = a_published_finding(short_answer="Kamchatka.")
    between = timezone.now()
    withdraw_assessment(finding, notice="We misread a table.", by=a_reviewer())

    for query in ("", f"?as_of={between.isoformat().replace('+00:00', 'Z')}"):
        response = client.get(f"/claims/{finding.claim.slug}/{query}")
        assert response.status_code == 200
        assert "We misread a table." in words(response)
        assert "Kamchatka" not in response.content.decode()
    assert "Kamchatka" not in client.get("/changes/").content.decode()


def test_a_later_finding_supersedes_the_earlier_one_in_sight(client: Client) -> None:
    first = a_published_finding(short_answer="It cost four.")
    claim = first.claim
    claim.refresh_from_db()
    move(claim, "checking", by=a_checker(), note="New figures.")

    a_published_finding(claim, short_answer="It cost five.", rating=a_rating("mixed"))

    page = words(client.get(f"/claims/{claim.slug}/"))
    assert page.startswith("Mixed")
    assert "Earlier findings False superseded by a later finding It cost four." in page
