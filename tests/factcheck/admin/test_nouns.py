"""Agents, sources, evidence, answers, topics and events: their lists and forms."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.roles import Role
from claims.actions.agents import Alias
from claims.actions.fetches import request_fetch
from claims.choices import Derivation, ResponseKind
from claims.models import Agent, Event, Source, Topic
from tests.builders import (
    a_checker,
    a_claim,
    a_person,
    a_response,
    a_source,
    an_agent,
    an_article,
    evidence_for,
)
from tests.factcheck.admin.filling import untouched
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db


def save(path: str, **changes: Any) -> Any:
    client = signed_in(a_checker())
    context = client.get(path).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return client.post(path, {**untouched(forms), **changes})


def page(noun: str, key: int) -> str:
    return reverse(f"admin:claims_{noun}_change", args=[key])


def test_an_agent_is_added_with_its_other_names() -> None:
    save(
        reverse("admin:claims_agent_add"),
        name="NATO",
        kind="organisation",
        **{"aliases-0-name": "OTAN", "aliases-0-language": "fr"},
    )

    nato = Agent.objects.get()
    assert [str(alias) for alias in nato.aliases.all()] == ["OTAN"]
    assert Event.objects.get().agent == nato


def test_other_names_are_removed_and_added() -> None:
    nato = an_agent("NATO", aliases=[Alias("OTAN", "fr")])

    save(
        page("agent", nato.pk),
        **{
            "aliases-0-DELETE": "on",
            "aliases-1-name": "North Atlantic Treaty Organization",
        },
    )

    assert [str(alias) for alias in nato.aliases.all()] == ["North Atlantic Treaty Organization"]


def test_a_wrong_wikidata_id_is_refused_beside_the_form() -> None:
    answer = save(
        reverse("admin:claims_agent_add"), name="NATO", kind="organisation", wikidata_id="7184"
    )

    assert answer.status_code == 200
    assert answer.context["errors"]
    assert not Agent.objects.exists()


def test_an_agent_is_not_part_of_its_own_part() -> None:
    army = an_agent("Army")
    brigade = an_agent("Brigade", part_of=army)

    answer = save(page("agent", army.pk), part_of=brigade.pk)

    assert answer.context["adminform"].form.errors == {
        "part_of": ["An agent cannot be part of its own part."]
    }


def test_a_claim_tells_that_its_claimant_is_called_otherwise() -> None:
    ministry = an_agent("Ministry")
    claim = a_claim(claimant=ministry)

    save(page("agent", ministry.pk), name="Ministry of Defence")

    claim.refresh_from_db()
    assert claim.document["claimant"]["name"] == "Ministry of Defence"


def test_agents_are_found_by_any_name_whatever_its_accents() -> None:
    nato = an_agent("NATO", aliases=[Alias("Alliance atlantique élargie", "fr")])
    an_agent()

    found = signed_in(a_checker()).get("/admin/claims/agent/", {"q": "elargie alli"})

    assert list(found.context["cl"].result_list) == [nato]


def test_a_source_is_graded() -> None:
    source = a_source()

    save(page("source", source.pk), reliability="B", reliability_reason="Audited yearly.")

    source.refresh_from_db()
    assert (source.reliability, source.reliability_reason) == ("B", "Audited yearly.")


def test_a_source_is_not_derived_from_its_own_copy() -> None:
    original = a_source()
    copy = a_source(derived_from=original, derivation=Derivation.REPRINT)

    answer = save(page("source", original.pk), derived_from=copy.pk, derivation=Derivation.REPRINT)

    assert answer.context["adminform"].form.errors == {
        "derived_from": ["A source cannot be derived from its own copy."]
    }


def test_a_source_is_added() -> None:
    save(reverse("admin:claims_source_add"), kind="dataset", title="Rents 2023")

    assert Source.objects.get().title == "Rents 2023"


def test_an_answer_is_corrected() -> None:
    response = a_response(a_claim())

    save(page("response", response.pk), kind=ResponseKind.PARTIAL_DENIAL, said_on="2023-07")

    response.refresh_from_db()
    assert (response.kind, response.said_on) == (ResponseKind.PARTIAL_DENIAL, "2023-07")


def test_a_public_answer_is_corrected_with_a_reason_only() -> None:
    response = a_response(a_claim(is_public=True))

    answer = save(page("response", response.pk), words="Not so.")

    assert answer.context["adminform"].form.errors == {
        "note": ["The record of this claim is public: say why it changes."]
    }


def test_denials_are_listed_apart() -> None:
    denial = a_response(a_claim())
    a_response(a_claim(), kind=ResponseKind.NO_COMMENT)

    found = signed_in(a_checker()).get("/admin/claims/denial/")

    assert [row.pk for row in found.context["cl"].result_list] == [denial.pk]


def test_evidence_is_corrected() -> None:
    evidence = evidence_for(a_claim())

    save(page("evidence", evidence.pk), credibility="1", is_interested_party="on")

    evidence.refresh_from_db()
    assert (evidence.credibility, evidence.is_interested_party) == ("1", True)


def test_a_topic_is_added_and_renamed() -> None:
    save(reverse("admin:claims_topic_add"), slug="arms", name_en="Arms", name_fr="Armes")
    topic = Topic.objects.get()

    save(page("topic", topic.pk), name_en="Arms trade")

    topic.refresh_from_db()
    assert topic.name_en == "Arms trade"


def test_events_are_only_read() -> None:
    a_claim()
    event = Event.objects.newest_first()[0]

    answer = signed_in(a_person(*Role)).post(page("event", event.pk), {"note": "Changed"})

    event.refresh_from_db()
    assert answer.status_code in {200, 403}
    assert event.note == ""


def test_the_first_page_counts_what_waits_and_links_to_it() -> None:
    a_response(a_claim())
    a_claim(is_public=True)
    client = signed_in(a_checker())

    waiting = {str(item.label): item for item in client.get("/admin/").context["waiting"]}

    contested = waiting["Contested claims"]
    drafts = waiting["Claims whose record is not public"]
    assert (contested.count, drafts.count) == (1, 1)
    for item in waiting.values():
        listed = client.get(item.url).context["cl"]
        assert listed.result_count == item.count


def rows_of_everything(how_many: int) -> None:
    for _ in range(how_many):
        claim = a_claim()
        a_response(claim)
        evidence_for(claim, source=a_source(publisher=an_agent()))
        an_article()
        request_fetch(f"https://example.org/{claim.pk}", by=a_checker())


@pytest.fixture
def queries_of(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> Callable[[str], int]:
    def count(path: str) -> int:
        client = signed_in(a_checker())
        client.get(path)
        with django_assert_max_num_queries(30) as captured:
            client.get(path)
        return len(captured)

    return count


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/claims/proposal/",
        "/admin/claims/articlefetch/",
        "/admin/claims/agent/",
        "/admin/claims/source/",
        "/admin/claims/response/",
        "/admin/claims/denial/",
        "/admin/claims/evidence/",
        "/admin/claims/event/",
    ],
)
def test_a_list_costs_the_same_however_long(path: str, queries_of: Callable[[str], int]) -> None:
    rows_of_everything(1)
    one = queries_of(path)
    rows_of_everything(19)

    assert queries_of(path) == one
