"""Feeds: an entry for each finding and each correction, read as feed readers read them."""

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.feedgenerator import rfc2822_date
from lxml import etree, html
from pytest_django import DjangoAssertNumQueries

from accounts.roles import Role
from claims.actions.assessments import schedule, withdraw_assessment
from claims.actions.claims import edit_claim, withdraw_record
from claims.actions.workflow import move
from claims.models import Claim
from tests.builders import (
    a_checked_claim,
    a_checker,
    a_claim,
    a_draft,
    a_person,
    a_published_finding,
    a_rating,
    a_response,
    a_reviewer,
    an_agent,
    an_approved_finding,
)
from tests.factcheck.public.dossiers import DRAFT_CANARY, drafts_that_nobody_may_see
from tests.factcheck.public.reading import tree

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = ("/feeds/claims.atom", "/feeds/claims.rss", "/feeds/claims.json", "/feeds/corrections.atom")
SITE = "http://127.0.0.1:8000"


def xml(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200
    return etree.fromstring(response.content)


def entries(client: Client, address: str = "/feeds/claims.atom") -> list[dict[str, str]]:
    """Each entry by the names of its elements."""
    return [
        {etree.QName(part).localname: part.text or part.get("href", "") for part in entry}
        for entry in xml(client, address).findall("a:entry", ATOM)
    ]


def as_shown(markup: str) -> str:
    """What a reader shows of an entry's HTML."""
    return " ".join(html.fromstring(markup).text_content().split())


def test_a_published_finding_is_an_entry_that_says_all_that_a_reader_needs(client: Client) -> None:
    claimant = an_agent("The mayor")
    finding = a_published_finding(a_checked_claim(text="It cost three.", claimant=claimant))

    [entry] = entries(client)

    assert entry["title"] == "False: It cost three."
    assert entry["link"] == f"{SITE}/claims/{finding.claim.slug}/"
    assert as_shown(entry["summary"]).startswith(f"False. {finding.short_answer} Refuted: ")
    assert "Claimed by The mayor" in as_shown(entry["summary"])
    finding.refresh_from_db()
    assert finding.published_at
    published = datetime.fromisoformat(entry["published"])
    assert abs(published - finding.published_at) < timedelta(seconds=1)


def test_a_correction_is_an_entry_of_its_own_and_updates_the_finding_s(client: Client) -> None:
    finding = a_published_finding(a_checked_claim(text="It cost three."))
    [before] = entries(client)

    edit_claim(finding.claim, language="en-GB", note="It is British.", by=a_checker())

    correction, after = entries(client)
    assert correction["title"] == "Correction: It cost three."
    assert "Language: en → en-GB" in as_shown(correction["summary"])
    assert "Why: It is British." in as_shown(correction["summary"])
    assert (after["id"], after["published"]) == (before["id"], before["published"])
    assert after["title"] == "False: It cost three."
    assert after["updated"] >= before["updated"]
    [alone] = entries(client, "/feeds/corrections.atom")
    assert alone == correction


def test_ids_are_unique_and_do_not_depend_on_the_site(client: Client, settings: Any) -> None:
    for _ in range(3):
        edit_claim(a_published_finding().claim, language="fr", note="No.", by=a_checker())
    before = [entry["id"] for entry in entries(client)]

    settings.SITE_URL = "https://other.example"

    assert [entry["id"] for entry in entries(client)] == before
    assert len(set(before)) == 6
    assert all(one.startswith("urn:uuid:") for one in before)


def test_of_a_withdrawn_finding_the_notice_is_left_under_its_id_and_a_correction_tells_it(
    client: Client,
) -> None:
    finding = a_published_finding(short_answer="Kamchatka.")
    [before] = entries(client)

    withdraw_assessment(finding, notice="We misread a table.", by=a_reviewer())

    correction, after = entries(client)
    assert after["id"] == before["id"]
    assert after["title"].startswith("Withdrawn: ")
    assert correction["title"].startswith("Correction: ")
    for entry in (correction, after):
        assert "We misread a table." in as_shown(entry["summary"])
    for address in FEEDS:
        assert "Kamchatka" not in client.get(address).content.decode()
        assert "False" not in client.get(address).content.decode()


def test_a_superseded_finding_says_so(client: Client) -> None:
    first = a_published_finding()
    claim = move(first.claim, "checking", by=a_checker(), note="New figures.")
    a_published_finding(claim, short_answer="It cost five.", rating=a_rating("mixed"))

    newest, oldest = entries(client)

    assert newest["title"].startswith("Half true: ")
    assert "superseded by a later one" in as_shown(oldest["summary"])


def test_of_a_withdrawn_record_only_the_notice_is_told(client: Client) -> None:
    finding = a_published_finding(a_checked_claim(text="Of Kamchatka."), short_answer="Kamchatka.")
    edit_claim(finding.claim, language="fr", note="Kamchatka.", by=a_checker())
    withdraw_record(finding.claim, notice="Two towns were mixed up.", by=a_checker())

    for address in FEEDS:
        text = client.get(address).content.decode()
        assert "Kamchatka" not in text, address
        assert "Two towns were mixed up." in text
        assert "A record was withdrawn" in text


def test_a_finding_that_is_contested_says_both(client: Client) -> None:
    claim = a_published_finding(rating=a_rating("true")).claim
    a_response(claim, agent=an_agent("The Ministry"))

    [entry] = entries(client)

    assert as_shown(entry["summary"]).startswith("True. ")
    assert "Contested: denied by The Ministry" in as_shown(entry["summary"])


HOSTILE = '<script>alert(1)</script> & "5 < 6" ]]>'


def test_what_others_wrote_is_text_in_every_format(client: Client) -> None:
    finding = a_published_finding(a_checked_claim(text=HOSTILE), short_answer=HOSTILE)
    edit_claim(finding.claim, language="fr", note=HOSTILE, by=a_checker())

    rss = xml(client, "/feeds/claims.rss").findall("channel/item")
    atom = entries(client)
    items = client.get("/feeds/claims.json").json()["items"]

    for title, markup in (
        *((item.findtext("title"), item.findtext("description")) for item in rss),
        *((entry["title"], entry["summary"]) for entry in atom),
        *((item["title"], item["content_html"]) for item in items),
    ):
        assert HOSTILE in title
        assert "<script" not in markup
        assert "&lt;script&gt;" in markup  # escaped as HTML, and once more by the format itself
        assert HOSTILE in as_shown(markup)


def test_rss_has_what_its_readers_ask_for(client: Client) -> None:
    finding = a_published_finding()
    response = client.get("/feeds/claims.rss")

    channel = etree.fromstring(response.content).find("channel")

    assert channel.findtext("title") == "Factcheck – Findings and corrections"
    assert channel.find("a:link", ATOM).get("href") == f"{SITE}/feeds/claims.rss"
    assert channel.find("a:link", ATOM).get("rel") == "self"
    assert channel.findtext("language") == "en"
    guid: Element = channel.find("item/guid")
    assert (guid.get("isPermaLink"), (guid.text or "")[:9]) == ("false", "urn:uuid:")
    finding.refresh_from_db()
    assert finding.published_at
    assert channel.findtext("item/pubDate") == rfc2822_date(finding.published_at)


def test_atom_has_what_its_readers_ask_for(client: Client) -> None:
    a_published_finding()

    feed = xml(client, "/feeds/claims.atom")

    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {"alternate": f"{SITE}/", "self": f"{SITE}/feeds/claims.atom"}
    assert feed.findtext("a:id", namespaces=ATOM) == f"{SITE}/feeds/claims.atom"
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == "Factcheck"
    assert feed.find("a:entry/a:summary", ATOM).get("type") == "html"
    for name in ("a:updated", "a:entry/a:updated", "a:entry/a:published"):
        assert datetime.fromisoformat(feed.findtext(name, namespaces=ATOM)).tzinfo


def test_json_feed_has_the_same_entries(client: Client) -> None:
    edit_claim(a_published_finding().claim, language="fr", note="No.", by=a_checker())

    feed = client.get("/feeds/claims.json").json()

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}/feeds/claims.json"
    assert [(i["id"], i["title"], i["url"], i["content_html"]) for i in feed["items"]] == [
        (e["id"], e["title"], e["link"], e["summary"]) for e in entries(client)
    ]
    for item in feed["items"]:
        assert datetime.fromisoformat(item["date_published"]).tzinfo


@pytest.mark.parametrize(
    ("address", "media_type"),
    [
        ("/feeds/claims.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/corrections.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/claims.rss", "application/rss+xml; charset=utf-8"),
        ("/feeds/claims.json", "application/feed+json"),
        ("/feeds/claimreview.jsonld", "application/ld+json"),
    ],
)
def test_a_feed_says_what_it_is_and_is_not_sent_again_unchanged(
    client: Client, address: str, media_type: str
) -> None:
    claim = a_published_finding().claim
    first = client.get(address)
    known = {"If-None-Match": first.headers["ETag"]}

    assert first.headers["Content-Type"] == media_type
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert not first.cookies
    a_draft(move(claim, "checking", by=a_checker(), note="New figures."))
    assert client.get(address, headers=known).status_code == 304
    assert client.get(address, headers=known | {"Accept-Language": "fr"}).status_code == 200
    a_response(claim)
    assert client.get(address, headers=known).status_code == 200
    assert client.post(address).status_code == 405


def test_nothing_changed_takes_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_published_finding()

    for address in (*FEEDS, "/feeds/claimreview.jsonld"):
        known = {"If-None-Match": client.get(address).headers["ETag"]}
        with django_assert_num_queries(1):
            assert client.get(address, headers=known).status_code == 304


@pytest.mark.parametrize("how_many", [1, 20])
def test_feeds_cost_the_same_however_long(
    client: Client, how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        edit_claim(a_published_finding().claim, language="fr", note="No.", by=a_checker())

    for address, queries in zip(FEEDS, (4, 4, 4, 3), strict=True):
        with django_assert_num_queries(queries):
            client.get(address)


def test_a_feed_has_an_end(client: Client) -> None:
    claim = a_claim(is_public=True)
    for number in range(55):
        edit_claim(claim, text=f"It was {number}.", note="No.", by=a_checker())

    found = entries(client)

    assert len(found) == 50
    assert "It was 54." in as_shown(found[0]["summary"])


def test_an_empty_feed_is_a_feed(client: Client) -> None:
    assert xml(client, "/feeds/claims.atom").findall("a:entry", ATOM) == []
    assert xml(client, "/feeds/claims.rss").findall("channel/item") == []
    assert client.get("/feeds/claims.json").json()["items"] == []


@pytest.mark.parametrize("address", ["/feeds/claims.xml", "/feeds/drafts.atom", "/feeds/"])
def test_there_are_no_other_feeds(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_nothing_that_only_the_desk_may_see_is_in_a_feed(client: Client) -> None:
    drafts_that_nobody_may_see()
    by = a_person(Role.CHECKER, first_name=DRAFT_CANARY, last_name=DRAFT_CANARY)
    a_draft(a_checked_claim(is_public=True), short_answer=DRAFT_CANARY)
    embargoed = an_approved_finding(a_checked_claim(is_public=True), short_answer=DRAFT_CANARY)
    schedule(embargoed, at=timezone.now() + timedelta(days=1), by=a_reviewer())
    claim = a_published_finding(by=by).claim
    a_response(claim, note=f"Our lawyer in {DRAFT_CANARY}.", by=by)
    edit_claim(claim, language="fr", note="Misread.", by=by)

    for address in (
        *FEEDS,
        "/feeds/claimreview.jsonld",
        "/corrections/",
        f"/claims/{claim.slug}/",
        *(f"/claims/{slug}.jsonld" for slug in Claim.objects.values_list("slug", flat=True)),
    ):
        text = client.get(address).getvalue().decode()
        assert DRAFT_CANARY not in text, address
        assert by.username not in text, address


def test_pages_say_where_the_feeds_are(client: Client) -> None:
    head = tree(client.get("/"))

    for link in head.xpath("//link[@rel='alternate']"):
        response = client.get(urlsplit(link.get("href")).path)
        assert response.headers["Content-Type"].partition(";")[0] == link.get("type")
    assert len(head.xpath("//link[@rel='alternate']")) == len(FEEDS)


def test_a_feed_speaks_the_reader_s_language(client: Client) -> None:
    a_published_finding()

    response = client.get("/feeds/claims.json", headers={"Accept-Language": "fr"})

    assert json.loads(response.content)["language"] == "fr"
    assert response.json()["items"][0]["title"].startswith("Faux")
