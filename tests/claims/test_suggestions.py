"""What a decision form starts from."""

import pytest
from pytest_django import DjangoAssertNumQueries

from claims.actions.agents import Alias
from claims.suggestions import agents_called, agents_called_each
from tests.builders import an_agent

pytestmark = pytest.mark.django_db


def test_an_agent_goes_by_its_name_without_article_accents_and_capitals() -> None:
    ministry = an_agent("Ministère de la Défense")

    assert agents_called("le ministere de la défense") == (ministry,)


def test_an_agent_goes_by_its_other_names() -> None:
    nato = an_agent("NATO", aliases=[Alias("OTAN", "fr")])

    assert agents_called("l'OTAN") == (nato,)


def test_namesakes_are_all_offered() -> None:
    one, other = an_agent("Jean Martin"), an_agent("Jean Martin")

    assert agents_called("Jean Martin") == (one, other)


@pytest.mark.parametrize("how_many", [1, 20])
def test_many_mentions_cost_as_much_as_one(
    how_many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    agents = [an_agent() for _ in range(how_many)]

    with django_assert_num_queries(3):
        found = agents_called_each([agent.name for agent in agents])

    assert found == {agent.name: (agent,) for agent in agents}
