"""Which articles and agents a public record makes public."""

import pytest

from claims.actions.appearances import Step, add_appearance, place_of, remove_appearance
from claims.models import Agent, Article
from tests.builders import (
    a_checker,
    a_claim,
    a_response,
    a_source,
    an_agent,
    an_article,
    evidence_for,
)

pytestmark = pytest.mark.django_db


def test_an_article_is_public_when_it_carries_a_public_claim_or_an_answer_to_one() -> None:
    carries, answers, neither = an_article(), an_article(), an_article("Nobody reads this yet.")
    claim = a_claim(is_public=True)
    add_appearance(claim, place_of("The minister", carries.revisions.get()), by=a_checker())
    a_response(claim, place=place_of("the bridge", answers.revisions.get()))
    draft = a_claim()
    add_appearance(draft, place_of("Nobody", neither.revisions.get()), by=a_checker())

    assert set(Article.objects.public()) == {carries, answers}


def test_an_appearance_that_was_taken_back_makes_no_article_public() -> None:
    article = an_article()
    appearance = add_appearance(
        a_claim(is_public=True), place_of("the bridge", article.revisions.get()), by=a_checker()
    )

    remove_appearance(appearance, by=a_checker(), note="It is about another bridge.")

    assert not Article.objects.public().exists()


def test_an_agent_is_public_in_whatever_role_a_public_record_names_it() -> None:
    claimant, answers, passes_on, publishes, is_cited = (an_agent() for _ in range(5))
    claim = a_claim(is_public=True, claimant=claimant)
    a_response(claim, agent=answers)
    article = an_article(publisher=publishes)
    add_appearance(
        claim,
        place_of("the bridge", article.revisions.get()),
        attribution=[Step(passes_on)],
        by=a_checker(),
    )
    evidence_for(claim, source=a_source(publisher=is_cited))

    named = {claimant, answers, passes_on, publishes, is_cited}
    assert set(Agent.objects.mentioned_publicly()) == named


def test_an_agent_that_only_drafts_name_is_not_public() -> None:
    claimant, answers = an_agent(), an_agent()
    a_response(a_claim(claimant=claimant), agent=answers)

    assert not Agent.objects.mentioned_publicly().exists()
