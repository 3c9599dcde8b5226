"""Findings in the words of schema.org, held to what Google and the readers of its feed ask for."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.actions.assessments import withdraw_assessment
from claims.actions.claims import edit_claim, publish_record, withdraw_record
from claims.actions.evidence import withdraw_evidence
from claims.actions.replies import waive_reply
from claims.actions.workflow import move
from claims.choices import AgentKind, ResponseKind, SourceKind
from claims.models import Assessment, Claim
from tests.builders import (
    a_checked_claim,
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
from tests.factcheck.public.dossiers import a_dossier, the_key_case
from tests.factcheck.public.reading import tree, words

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def markup(client: Client, claim: Claim, query: str = "") -> list[dict[str, Any]]:
    """As crawlers find it: every script element of that type."""
    response = client.get(f"/claims/{claim.slug}/{query}")
    assert response.status_code == 200
    page = tree(response)
    return [json.loads(e.text) for e in page.xpath("//script[@type='application/ld+json']")]


def the_review(client: Client, claim: Claim) -> dict[str, Any]:
    [review] = markup(client, claim)
    return review


def a_finding_on_a_full_dossier() -> Assessment:
    claim = a_dossier().claim
    by = a_checker()
    waive_reply(claim, reason="Their answers are public.", by=by)
    return a_published_finding(
        move(claim, "checking", by=by),
        rating=a_rating("mostly-false"),
        reasoning="We *read* the [register](https://a.example/): 5 < 6.",
    )


def test_a_finding_is_exactly_one_claim_review_that_says_what_its_page_says(client: Client) -> None:
    finding = a_finding_on_a_full_dossier()
    claim = finding.claim
    page = f"{SITE}/claims/{claim.slug}/"

    review = the_review(client, claim)

    assert review["@context"] == "https://schema.org"
    assert review["@type"] == "ClaimReview"
    assert review["@id"] == f"{page}#claimreview"
    assert review["url"] == page
    assert review["identifier"] == claim.public_id
    assert review["claimReviewed"] == claim.text
    assert review["version"] == "1"
    assert datetime.fromisoformat(review["datePublished"]) == finding.published_at
    assert review["author"] == {
        "@type": "Organization",
        "@id": f"{SITE}/#org",
        "name": "Factcheck",
        "url": f"{SITE}/",
    }
    assert review["publisher"]["@type"] == "NewsMediaOrganization"
    assert review["publisher"]["correctionsPolicy"] == f"{SITE}/corrections/"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Mostly false",
        "ratingValue": 2,
        "bestRating": 5,
        "worstRating": 1,
        "ratingExplanation": finding.short_answer,
    }
    assert review["reviewBody"] == f"{finding.short_answer}\n\nWe read the register: 5 < 6."
    shown = words(client.get(f"/claims/{claim.slug}/"))
    for text in (review["claimReviewed"], "Mostly false", *review["reviewBody"].split("\n\n")):
        assert text in shown


def test_the_claim_under_review_has_its_author_places_and_denials(client: Client) -> None:
    claim = a_finding_on_a_full_dossier().claim

    said = the_review(client, claim)["itemReviewed"]

    assert said["@type"] == "Claim"
    assert said["author"] == [
        {
            "@type": "Organization",
            "name": "US officials",
            "description": "Not named: known by this description only.",
        }
    ]
    assert said["datePublished"] == "2022-11-10"
    assert said["firstAppearance"] == {
        "@type": "NewsArticle",
        "url": "https://journal.example/shells",
        "headline": "Seoul sells shells",
        "inLanguage": "en",
        "datePublished": "2022-11-10",
        "publisher": {"@type": "Organization", "name": "The Journal"},
    }
    assert [place["url"] for place in said["appearance"]] == ["https://agency.example/shells"]
    [comment] = said["comment"]
    assert comment["@type"] == "Comment"
    assert comment["name"] == "partial denial"
    assert comment["text"] == "on the premise that the US is the end user"
    assert comment["author"] == {"@type": "Organization", "name": "The Ministry"}
    assert comment["datePublished"] == "2022-11-11"


def test_what_it_relies_on_is_cited_and_what_was_withdrawn_is_not(client: Client) -> None:
    claim = a_finding_on_a_full_dossier().claim

    [citation] = the_review(client, claim)["citation"]

    assert citation == {
        "@type": "DigitalDocument",
        "name": "Register of exports",
        "url": "https://register.example/2022",
        "archivedAt": "https://archive.example/register",
        "datePublished": "2023-01",
    }
    withdraw_evidence(claim.evidence.get(), reason="A forgery.", by=a_checker())
    assert "citation" not in the_review(client, claim)


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_of_source_can_be_cited(client: Client, kind: SourceKind) -> None:
    by = a_checker()
    claim = a_claim(by=by)
    evidence_for(claim, by=by, source=a_source(kind=kind, by=by))
    waive_reply(claim, reason="Figures that are public.", by=by)

    finding = a_published_finding(move(claim, "checking", by=by))

    assert len(the_review(client, finding.claim)["citation"]) == 1


def test_a_person_is_a_person_and_known_by_wikidata(client: Client) -> None:
    minister = an_agent("A. Minister", kind=AgentKind.PERSON, wikidata_id="Q42")

    finding = a_published_finding(a_checked_claim(claimant=minister))

    assert the_review(client, finding.claim)["itemReviewed"]["author"] == [
        {
            "@type": "Person",
            "name": "A. Minister",
            "sameAs": "https://www.wikidata.org/entity/Q42",
        }
    ]


def test_nobody_is_made_up_as_the_claimant(client: Client) -> None:
    finding = a_published_finding()

    said = the_review(client, finding.claim)["itemReviewed"]

    assert not {"author", "datePublished", "firstAppearance", "comment"} & said.keys()


def test_what_cannot_be_decided_has_a_label_and_no_number(client: Client) -> None:
    finding = a_published_finding(rating=a_rating("unverifiable"), would_settle="The contract.")

    rating = the_review(client, finding.claim)["reviewRating"]

    assert rating["alternateName"] == "Unverifiable"
    assert not {"ratingValue", "bestRating", "worstRating"} & rating.keys()


@pytest.mark.parametrize("slug", ["true", "mostly-true", "mixed", "mostly-false", "false"])
def test_numbers_place_a_rating_on_its_scale(client: Client, slug: str) -> None:
    rating = the_review(client, a_published_finding(rating=a_rating(slug)).claim)["reviewRating"]

    assert 1 == rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"] == 5


def test_a_denial_after_the_finding_leaves_the_finding_and_says_that_it_is_contested(
    client: Client,
) -> None:
    claim = a_published_finding(rating=a_rating("true")).claim
    a_response(claim, agent=an_agent("The Ministry"), words="This is not so.")

    review = the_review(client, claim)

    assert review["reviewRating"]["alternateName"] == "True"
    assert "Contested: denied by The Ministry" in review["reviewRating"]["ratingExplanation"]
    assert review["itemReviewed"]["comment"][0]["text"] == "This is not so."
    head = tree(client.get(f"/claims/{claim.slug}/"))
    assert head.xpath("//meta[@property='og:title']/@content")[0].startswith("Contested: ")


def test_corrections_and_earlier_findings_are_told(client: Client) -> None:
    claim = a_published_finding().claim
    edit_claim(claim, language="en-GB", note="It is British.", by=a_checker())
    move(claim, "checking", by=a_checker(), note="New figures.")
    a_published_finding(claim, rating=a_rating("mixed"))

    review = the_review(client, claim)

    superseded, corrected = review["correction"]
    assert review["version"] == "2"
    assert superseded["@type"] == corrected["@type"] == "CorrectionComment"
    assert "“False”, was superseded by a later one." in superseded["text"]
    assert corrected["text"].endswith("Why: It is British.")
    assert datetime.fromisoformat(corrected["datePublished"]).tzinfo


def test_there_is_no_review_without_a_finding_that_stands_today(client: Client) -> None:
    key_case, unverified = the_key_case(), a_claim(is_public=True)
    finding = a_published_finding()

    for claim in (key_case, unverified):
        assert markup(client, claim) == []
    assert len(markup(client, finding.claim)) == 1
    now = timezone.now()
    for query in (f"?as_of={now:%Y-%m-%dT%H:%M:%S.%fZ}", f"?occurred_by={now:%Y-%m-%d}"):
        assert markup(client, finding.claim, query) == []
    withdraw_assessment(finding, notice="Another year's table.", by=a_reviewer())
    assert markup(client, finding.claim) == []


def test_no_other_page_holds_a_review(client: Client) -> None:
    a_published_finding()

    for address in ("/", "/claims/", "/denials/", "/corrections/", "/changes/", "/topics/"):
        assert tree(client.get(address)).xpath("//script") == []


def test_what_others_wrote_cannot_leave_the_element(client: Client) -> None:
    text = '</script><script>alert(1)</script><!-- & "quoted" \u2028'
    finding = a_published_finding(a_checked_claim(text=text), short_answer=text)

    review = the_review(client, finding.claim)

    assert review["claimReviewed"] == finding.claim.text
    page = client.get(f"/claims/{finding.claim.slug}/").content.decode()
    assert page.count("<script") == 1
    element = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set("<>&\u2028") & set(element)


def test_the_file_of_a_claim_is_what_its_page_holds(client: Client) -> None:
    finding = a_published_finding()

    response = client.get(f"/claims/{finding.claim.slug}.jsonld")

    assert response.headers["Content-Type"] == "application/ld+json"
    assert response.json() == the_review(client, finding.claim)
    links = tree(client.get(f"/claims/{finding.claim.slug}/")).xpath(
        "//link[@type='application/ld+json']/@href"
    )
    assert links == [f"/claims/{finding.claim.slug}.jsonld"]


def test_the_file_of_a_contested_claim_is_a_claim_with_its_denial_and_no_verdict(
    client: Client,
) -> None:
    claim = the_key_case()

    said = client.get(f"/claims/{claim.slug}.jsonld").json()

    assert (said["@context"], said["@type"]) == ("https://schema.org", "Claim")
    assert said["text"] == claim.text
    assert said["author"][0]["name"] == "les médias"
    [denial] = said["comment"]
    assert (denial["name"], denial["text"]) == ("denial", "ces informations étaient inexactes")
    assert "Rating" not in json.dumps(said)


def test_drafts_have_no_file_and_withdrawn_records_an_empty_one(client: Client) -> None:
    draft, withdrawn = a_claim(), a_claim(is_public=True)
    withdraw_record(withdrawn, notice="An error.", by=a_checker())

    gone = client.get(f"/claims/{withdrawn.slug}.jsonld")

    assert client.get(f"/claims/{draft.slug}.jsonld").status_code == 404
    assert (gone.status_code, gone.content) == (410, b"")


def data_feed(client: Client) -> dict[str, Any]:
    feed: dict[str, Any] = json.loads(client.get("/feeds/claimreview.jsonld").getvalue())
    return feed


def test_the_data_feed_has_each_standing_finding_once_in_a_list_of_its_own(client: Client) -> None:
    finding = a_published_finding()
    the_key_case()

    feed = data_feed(client)

    assert (feed["@context"], feed["@type"]) == ("https://schema.org", "DataFeed")
    [element] = feed["dataFeedElement"]
    assert element["@type"] == "DataFeedItem"
    review = the_review(client, finding.claim)
    assert element["item"] == [{k: v for k, v in review.items() if k != "@context"}]
    assert element["url"] == element["item"][0]["url"]
    assert element["dateCreated"] == review["datePublished"]
    assert element["dateModified"] == review["dateModified"]


def test_what_was_withdrawn_is_a_tombstone_in_the_data_feed(client: Client) -> None:
    kept = a_published_finding(short_answer="Kamchatka.")
    gone = a_published_finding(short_answer="Kamchatka.")
    withdraw_assessment(kept, notice="Another year's table.", by=a_reviewer())
    withdraw_record(gone.claim, notice="An error.", by=a_checker())

    elements = data_feed(client)["dataFeedElement"]

    assert [element["url"] for element in elements] == [
        f"{SITE}/claims/{finding.claim.slug}/" for finding in (kept, gone)
    ]
    for element in elements:
        assert datetime.fromisoformat(element["dateDeleted"]).tzinfo
        assert element["item"] == [
            {
                "@type": "CreativeWork",
                "@id": f"{element['url']}#claimreview",
                "url": element["url"],
            }
        ]
    assert "Kamchatka" not in json.dumps(elements)
    publish_record(gone.claim, note="Reviewed.", by=a_checker())
    assert data_feed(client)["dataFeedElement"][1]["item"][0]["@type"] == "ClaimReview"


def test_an_empty_data_feed_is_one(client: Client) -> None:
    assert data_feed(client)["dataFeedElement"] == []


@pytest.mark.parametrize("how_many", [1, 20])
def test_the_data_feed_costs_the_same_however_long(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        edit_claim(a_published_finding().claim, language="fr", note="No.", by=a_checker())

    # The newest event twice, the claims, their corrections, and that there are no more claims.
    with django_assert_num_queries(5):
        assert len(data_feed(client)["dataFeedElement"]) == how_many


def test_a_desk_has_its_own_name_everywhere(client: Client, settings: Any) -> None:
    settings.SITE_NAME = "Desk <of> Facts"
    finding = a_published_finding()

    page = tree(client.get(f"/claims/{finding.claim.slug}/"))

    assert page.xpath("//meta[@property='og:site_name']/@content") == ["Desk <of> Facts"]
    assert page.xpath("//a[@class='brand']")[0].text_content() == "Desk <of> Facts"
    assert the_review(client, finding.claim)["author"]["name"] == "Desk <of> Facts"
    assert client.get("/feeds/claims.json").json()["authors"][0]["name"] == "Desk <of> Facts"


def test_social_cards_carry_the_finding(client: Client) -> None:
    finding = a_published_finding(a_checked_claim(text="It cost three."))

    page = tree(client.get(f"/claims/{finding.claim.slug}/"))

    def said(name: str) -> str:
        return str(page.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")[0])

    assert said("og:title") == "False: It cost three."
    assert said("og:description").startswith(f"{finding.short_answer} Refuted: ")
    assert said("og:type") == "article"
    assert said("twitter:card") == "summary"
    claim = Claim.objects.get(pk=finding.claim.pk)
    assert datetime.fromisoformat(said("article:modified_time")) == claim.updated_at


def test_an_answer_that_is_no_denial_is_no_comment_on_the_claim(client: Client) -> None:
    claim = a_claim(is_public=True)
    a_response(claim, kind=ResponseKind.ACKNOWLEDGEMENT)

    assert "comment" not in client.get(f"/claims/{claim.slug}.jsonld").json()
