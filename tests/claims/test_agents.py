"""Whoever speaks or acts."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from claims.actions.agents import Alias, edit_agent
from claims.choices import AgentKind
from claims.errors import Invalid, NotAllowed
from claims.models import Agent
from tests.builders import a_checker, a_person, an_agent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["NATO", "nato", "OTAN", "Organisation du traité de l'Atlantique nord"]
)
def test_an_agent_is_found_by_any_of_its_names_accents_aside(name: str) -> None:
    nato = an_agent(
        "NATO",
        aliases=[Alias("OTAN", "fr"), Alias("Organisation du traite de l'Atlantique Nord", "fr")],
    )
    an_agent("NATO Parliamentary Assembly")

    assert list(Agent.objects.called(name)) == [nato]


def test_an_unnamed_agent_says_why() -> None:
    official = an_agent(
        "a US official",
        kind=AgentKind.PERSON,
        is_unnamed=True,
        unnamed_reason="Not authorised to speak.",
    )

    assert official.events.get().state["unnamed_reason"] == "Not authorised to speak."


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": "robot"}, "kind"),
        ({"wikidata_id": "7184"}, ""),
        ({"unnamed_reason": "Shy."}, ""),
    ],
)
def test_a_wrong_value_is_refused_by_name(values: dict[str, Any], field: str) -> None:
    agent = an_agent()

    with pytest.raises(Invalid) as refusal:
        edit_agent(agent, by=a_checker(), **values)

    assert field in refusal.value.fields


def test_an_agent_is_not_part_of_its_own_part() -> None:
    state = an_agent("State")
    ministry = an_agent("Ministry", part_of=state)

    with pytest.raises(Invalid) as refusal:
        edit_agent(state, part_of=ministry, by=a_checker())

    assert refusal.value.field == "part_of"


def test_changing_other_names_is_on_record() -> None:
    agent = an_agent("NATO", aliases=[Alias("OTAN", "fr")])

    edit_agent(agent, aliases=[Alias("OTAN", "fr"), Alias("NAVO", "nl")], by=a_checker())

    assert agent.events.newest_first()[0].changes == {
        "aliases": [["OTAN (fr)"], ["NAVO (nl)", "OTAN (fr)"]]
    }


def test_a_stranger_may_not_edit_agents() -> None:
    agent = an_agent()

    with pytest.raises(NotAllowed):
        edit_agent(agent, name="Other", by=a_person())


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"name": ""}, "agent_has_a_name"),
        ({"unnamed_reason": "Shy."}, "agent_reason_only_when_unnamed"),
        ({"wikidata_id": "7184"}, "agent_wikidata_id_is_a_q_number"),
    ],
)
def test_the_database_keeps_the_rules_of_an_agent(
    values: dict[str, object], constraint: str
) -> None:
    agent = an_agent()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Agent.objects.filter(pk=agent.pk).update(**values)


def test_one_wikidata_id_is_one_agent() -> None:
    an_agent(wikidata_id="Q7184")

    with pytest.raises(Invalid):
        an_agent(wikidata_id="Q7184")
