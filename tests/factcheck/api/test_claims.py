"""The list of claims, each claim, and its history."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.actions.articles import add_article
from claims.actions.claims import edit_claim, publish_record, withdraw_record
from claims.actions.responses import withdraw_response
from claims.models import Topic
from tests.builders import a_checker, a_claim, a_response, an_agent, an_appearance
from tests.factcheck.api.asking import V1, a_dossier, ids, results

pytestmark = pytest.mark.django_db


def get(client: Client, claim_id: str, **query: Any) -> Any:
    return client.get(f"{V1}/claims/{claim_id}/", query)


def test_a_list_holds_the_stored_documents_newest_first(client: Client) -> None:
    older, newer = a_claim(is_public=True), a_claim(is_public=True)
    a_response(older)

    found = results(client, "claims/")

    for claim in (older, newer):
        claim.refresh_from_db()
    assert found == [newer.document, older.document]


@pytest.mark.parametrize("count", [1, 20])
def test_a_list_takes_one_query_however_long(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        a_response(a_claim(is_public=True))

    with django_assert_num_queries(1):
        assert len(results(client, "claims/")) == count


def test_drafts_and_withdrawn_claims_are_not_listed(client: Client) -> None:
    a_claim()
    withdraw_record(a_claim(is_public=True), notice="Filed by mistake.", by=a_checker())

    assert results(client, "claims/") == []


def test_claims_are_found_by_each_filter(client: Client) -> None:
    dossier, other = a_dossier(), a_claim(is_public=True, language="de", said_on="2024-05")
    wanted = dossier.claim.public_id

    for query in (
        {"status": "contested"},
        {"status": "refuted,contested"},
        {"status": ["refuted", "contested"]},
        {"topic": dossier.topic.slug},
        {"claimant": dossier.claimant.public_id},
        {"denied_by": dossier.denier.public_id},
        {"language": "en"},
        {"said_until": "2023"},
        {"said_until": "2023-07-10"},
        {"has_standing_denial": "true"},
        {"slug": dossier.claim.slug},
        {"search": "shell Ukraine"},
        {"search": "-bridge"},
    ):
        assert ids(client, "claims/", **query) == [wanted], query
    for query in (
        {"status": "unverified"},
        {"said_from": "2024"},
        {"said_from": "2024-05-20"},
        {"language": "de"},
        {"has_standing_denial": "false"},
    ):
        assert ids(client, "claims/", **query) == [other.public_id], query
    for query in (
        {"said_from": "2024-06"},
        {"topic": "none"},
        {"denied_by": dossier.claimant.public_id},
        {"status": "contested", "language": "de"},
    ):
        assert ids(client, "claims/", **query) == [], query


def test_a_language_finds_its_varieties_however_it_is_written(client: Client) -> None:
    canadian = a_claim(is_public=True, language="fr-CA")
    french = a_claim(is_public=True, language="fr")
    a_claim(is_public=True, language="fro")

    assert ids(client, "claims/", language="FR") == [french.public_id, canadian.public_id]
    assert ids(client, "claims/", language="fr-ca") == [canadian.public_id]


def test_an_agent_who_took_its_denial_back_denies_no_more(client: Client) -> None:
    dossier = a_dossier()

    withdraw_response(dossier.denial, note="Said so in a letter.", by=a_checker())

    assert ids(client, "claims/", denied_by=dossier.denier.public_id) == []


def test_a_claim_is_found_by_any_address_of_an_article_that_carries_it(client: Client) -> None:
    claim = a_claim(is_public=True)
    article = add_article(
        "The bridge cost three million.",
        url="https://news.example/bridge",
        aliases=["https://m.news.example/bridge"],
        by=a_checker(),
    ).article
    an_appearance(claim, article)
    a_claim(is_public=True)

    for url in (
        "https://news.example/bridge",
        "HTTPS://News.Example:443/bridge?utm_source=mail#top",
        "https://m.news.example/bridge",
    ):
        assert ids(client, "claims/", url=url) == [claim.public_id]
    assert ids(client, "claims/", url="https://news.example/tunnel") == []


def test_claims_can_be_listed_by_their_last_change(client: Client) -> None:
    first, second = a_claim(is_public=True), a_claim(is_public=True)
    before = timezone.now()
    a_response(first)

    listed = ids(client, "claims/", order="changed")
    assert listed == [first.public_id, second.public_id]
    assert ids(client, "claims/", changed_since=before.isoformat()) == [first.public_id]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("colour=red", ["colour"]),
        ("status=false", ["status"]),
        ("status=", ["status"]),
        ("topic=a&topic=b", ["topic"]),
        ("claimant=clm_01h5a1b6x3c2d3e4f5g6h7j8k9", ["claimant"]),
        ("language=french+please", ["language"]),
        ("said_from=11/07/2023", ["said_from"]),
        ("has_standing_denial=1", ["has_standing_denial"]),
        ("url=javascript:alert(1)", ["url"]),
        ("search=%00", ["search"]),
        ("changed_since=yesterday", ["changed_since"]),
        ("order=text", ["order"]),
        ("limit=0", ["limit"]),
        ("limit=201", ["limit"]),
        ("limit=many&status=x&colour=red", ["limit", "status", "colour"]),
        ("format=xml", ["format"]),
        (f"search={'x' * 3000}", ["search"]),
    ],
)
def test_a_bad_parameter_is_refused_by_its_name(
    client: Client, query: str, names: list[str]
) -> None:
    answer = client.get(f"{V1}/claims/?{query}")

    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert {error["parameter"] for error in answer.json()["errors"]} == set(names)


def test_a_claim_comes_with_its_history(client: Client) -> None:
    dossier = a_dossier()

    answer = get(client, dossier.claim.public_id)

    said = answer.json()
    history, url = said.pop("history"), said.pop("history_url")
    assert said == dossier.claim.document
    assert [item["kind"] for item in history] == [
        "evidence.added",
        "response.recorded",
        "appearance.added",
        "claim.published",
    ]
    assert history[1]["changes"] == {
        "responses": [None, dossier.denial.public_id],
        "verification_status": ["unverified", "contested"],
    }
    assert history[1]["verification_status"] == "contested"
    assert history[1]["occurred_on"] == "2023-07-11"
    assert client.get(url).json()["results"] == history


def test_a_change_of_what_was_public_already_says_what_kind_of_change_it_is(
    client: Client,
) -> None:
    claim = a_claim(is_public=True)
    edit_claim(
        claim,
        text="The bridge cost nine.",
        correction="clarification",
        note="Misheard.",
        by=a_checker(),
    )

    history = get(client, claim.public_id).json()["history"]

    assert [change["correction"] for change in history] == ["clarification", None]


def test_history_tells_neither_who_in_the_desk_nor_their_notes(client: Client) -> None:
    checker = a_checker()
    claim = a_claim(is_public=True, by=checker)
    a_response(claim, note="CANARY-NOTE", by=checker)

    answer = get(client, claim.public_id).content.decode()

    assert "CANARY-NOTE" not in answer
    assert checker.username not in answer


@pytest.mark.parametrize("count", [1, 20])
def test_a_claim_takes_two_queries_however_much_belongs_to_it(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claim = a_claim(is_public=True)
    for _ in range(count):
        a_response(claim)

    with django_assert_num_queries(2):
        get(client, claim.public_id)


def test_whoever_knows_this_version_is_told_so_in_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claim = a_claim(is_public=True)
    etag = get(client, claim.public_id).headers["ETag"]
    address = f"{V1}/claims/{claim.public_id}/"

    for known in (etag, f"W/{etag}", f'"0", {etag}', "*"):
        with django_assert_num_queries(1):
            answer = client.get(address, headers={"If-None-Match": known})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["ETag"] == etag

    a_response(claim)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_a_draft_is_no_claim_for_the_public(client: Client) -> None:
    claim = a_claim()

    for path in ("", "history/"):
        answer = client.get(f"{V1}/claims/{claim.public_id}/{path}")
        assert answer.status_code == 404
        assert answer.json()["code"] == "not_found"


def test_a_withdrawn_claim_is_gone_and_says_why(client: Client) -> None:
    claim = a_claim(is_public=True)
    etag = get(client, claim.public_id).headers["ETag"]
    withdraw_record(claim, notice="Filed by mistake.", by=a_checker())

    for path, headers in (
        ("", {}),
        ("", {"If-None-Match": etag}),
        ("?as_of=2023-07-11", {}),
        ("history/", {}),
    ):
        answer = client.get(f"{V1}/claims/{claim.public_id}/{path}", headers=headers)
        assert answer.status_code == 410
        assert answer.json()["detail"] == "Filed by mistake."
        assert claim.text not in answer.content.decode()


def test_what_was_tried_out_while_a_record_was_withdrawn_is_never_shown(client: Client) -> None:
    checker = a_checker()
    claim = a_claim(is_public=True)
    withdraw_record(claim, notice="Under review.", by=checker)
    edit_claim(claim, text="CANARY wording", note="Trying.", by=checker)
    while_withdrawn = timezone.now()
    edit_claim(claim, text="The bridge cost nine.", note="Better.", by=checker)
    publish_record(claim, note="Reviewed.", by=checker)

    answer = get(client, claim.public_id)
    assert answer.status_code == 200
    assert "CANARY" not in answer.content.decode()
    assert "CANARY" not in client.get(f"{V1}/events/").content.decode()
    then = get(client, claim.public_id, as_of=while_withdrawn.isoformat())
    assert (then.status_code, then.json()["detail"]) == (410, "Under review.")


def test_a_claim_can_be_read_as_the_record_knew_it(client: Client) -> None:
    claim = a_claim(is_public=True)
    before = timezone.now()
    a_response(claim)

    then = get(client, claim.public_id, as_of=before.isoformat()).json()
    now = get(client, claim.public_id).json()

    assert (then["verification_status"], now["verification_status"]) == ("unverified", "contested")
    assert [item["kind"] for item in then["history"]] == ["claim.published"]
    assert then["as_of"] == before.isoformat().replace("+00:00", "Z")


def test_a_claim_can_be_read_as_the_world_stood(client: Client) -> None:
    claim = a_claim(is_public=True, said_on="2022-11-10")
    a_response(claim, said_on="2022-11-12")

    on = {
        day: get(client, claim.public_id, occurred_by=day).json().get("verification_status")
        for day in ("2022-11-11", "2022-11-12")
    }

    assert on == {"2022-11-11": "unverified", "2022-11-12": "contested"}
    assert get(client, claim.public_id, occurred_by="2022-11-09").status_code == 404


def test_both_clocks_can_be_asked_at_once(client: Client) -> None:
    claim = a_claim(is_public=True, said_on="2022-11-10")
    before = timezone.now()
    a_response(claim, said_on="2022-11-12")

    then = get(client, claim.public_id, as_of=before.isoformat(), occurred_by="2022-11-12").json()

    assert then["responses"] == []


def test_a_day_means_its_end_and_today_means_now(client: Client) -> None:
    claim = a_claim(is_public=True)
    today = timezone.now().date()

    assert get(client, claim.public_id, as_of=today.isoformat()).status_code == 200
    yesterday = today - timedelta(days=1)
    assert get(client, claim.public_id, as_of=yesterday.isoformat()).status_code == 404


@pytest.mark.parametrize(
    ("parameter", "value", "code"),
    [
        ("as_of", "soon", "invalid"),
        ("as_of", "2023-02-30", "invalid"),
        ("as_of", "2023-07-11T09:30:00", "invalid"),
        ("as_of", "2023-07-11T25:30:00Z", "invalid"),
        ("as_of", "0001-01-01T00:00:00+14:00", "invalid"),
        ("as_of", "2999-01-01", "future"),
        ("as_of", "2999-01-01T00:00:00Z", "future"),
        ("occurred_by", "2023-07", "invalid"),
        ("occurred_by", "2999-01-01", "future"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(
    client: Client, parameter: str, value: str, code: str
) -> None:
    answer = get(client, a_claim(is_public=True).public_id, **{parameter: value})

    assert answer.status_code == 400
    errors = [(error["parameter"], error["code"]) for error in answer.json()["errors"]]
    assert errors == [(parameter, code)]


def test_an_offset_may_be_written_with_a_bare_plus(client: Client) -> None:
    claim = a_claim(is_public=True)

    answer = client.get(f"{V1}/claims/{claim.public_id}/?as_of=2023-07-11T09:30:00+02:00")

    assert answer.status_code == 404


def test_the_case_it_was_all_made_for(client: Client) -> None:
    dossier = a_dossier()

    said = get(client, dossier.claim.public_id).json()

    assert said["verification_status"] == "contested"
    assert said["verification_reasons"] == [
        {"code": "standing_denial", "items": [dossier.denial.public_id]},
        {"code": "not_assessed", "items": []},
    ]
    denial = said["responses"][0]
    assert denial["words"] == "ces informations étaient inexactes"
    assert denial["agent"]["name"].startswith("Ministry of National Defence")
    assert said["appearances"][0]["attribution"][-1]["mention"] == "Les médias"


def test_unknown_identifiers_are_not_found(client: Client) -> None:
    for name in ("clm_01h5a1b6x3c2d3e4f5g6h7j8k9", "nothing", "1"):
        assert get(client, name).status_code == 404


def test_topics_and_agents_that_nobody_knows_find_nothing(client: Client) -> None:
    a_claim(is_public=True, claimant=an_agent())
    Topic.objects.create(slug="empty", name_en="Empty", name_fr="Vide")

    assert ids(client, "claims/", topic="empty") == []
    assert ids(client, "claims/", claimant="agt_01h5a1b6x3c2d3e4f5g6h7j8k9") == []
