"""Ways around the rules that somebody has tried."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from claims.actions.agents import edit_agent
from claims.actions.articles import add_article, edit_article
from claims.actions.assessments import publish_assessment
from claims.actions.claims import Part, edit_claim, file_claim, publish_record, set_components
from claims.actions.evidence import add_evidence, edit_evidence, withdraw_evidence
from claims.actions.replies import ask_for_reply
from claims.actions.responses import (
    edit_response,
    record_response,
    supersede_response,
    withdraw_response,
)
from claims.actions.sources import edit_source
from claims.checklist import NotReady
from claims.choices import ComponentRole, Derivation
from claims.errors import Invalid, NotNow
from claims.events import state_as_of
from claims.models import Claim
from tests.builders import (
    KEY_SENTENCE,
    a_checked_claim,
    a_checker,
    a_claim,
    a_published_finding,
    a_rating,
    a_response,
    a_reviewer,
    a_source,
    an_agent,
    an_appearance,
    an_approved_finding,
    an_article,
    evidence_for,
)

pytestmark = pytest.mark.django_db


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_an_answer_edited_into_a_denial_contests_a_finding() -> None:
    claim = a_checked_claim()
    answer = a_response(claim, kind="no_comment")
    a_published_finding(fresh(claim), rating=a_rating("true"))

    edit_response(answer, kind="denial", note="Misread.", by=a_checker())

    assert fresh(claim).verification_status == "contested"
    assert fresh(claim).workflow_state == "checking"


def test_evidence_edited_to_refute_contests_a_finding() -> None:
    claim = a_checked_claim()
    evidence = evidence_for(claim, stance="context")
    a_published_finding(fresh(claim), rating=a_rating("true"))

    edit_evidence(evidence, stance="refutes", note="Misread.", by=a_checker())

    assert fresh(claim).verification_status == "contested"
    assert fresh(claim).workflow_state == "checking"


def test_what_was_approved_is_what_is_published() -> None:
    finding = an_approved_finding()
    edit_claim(finding.claim, text="The opposite.", by=finding.author)

    with pytest.raises(NotReady) as refusal:
        publish_assessment(finding, by=a_reviewer())

    assert [item.condition.value for item in refusal.value.missing] == ["nothing_new"]


def test_the_words_under_a_published_finding_are_not_changed() -> None:
    finding = a_published_finding()

    with pytest.raises(NotNow):
        edit_claim(finding.claim, text="The opposite.", note="Better.", by=a_checker())

    assert fresh(finding.claim).text == finding.claim.text


def test_an_answer_is_superseded_by_one_that_stands() -> None:
    claim, ministry = a_claim(), an_agent()
    first, second = a_response(claim, agent=ministry), a_response(claim, agent=ministry)
    supersede_response(first, later=second, by=a_checker())

    with pytest.raises(NotNow):
        supersede_response(second, later=first, by=a_checker())

    assert fresh(claim).verification_status == "contested"


def test_an_answer_does_not_end_before_it_was_given() -> None:
    denial = a_response(a_claim(), said_on="2023-07-11")

    with pytest.raises(Invalid) as refusal:
        withdraw_response(denial, on="2020", note="A letter.", by=a_checker())

    assert refusal.value.field == "ended_on"


def test_a_withdrawal_without_a_date_counts_from_the_day_it_was_recorded() -> None:
    claim = a_claim(said_on="2023-07-10")
    denial = a_response(claim, said_on="2023-07-11")
    withdraw_response(denial, note="A letter.", by=a_checker())

    known = state_as_of(fresh(claim), occurred_by=date(2023, 7, 12)) or {}
    assert known["verification_status"] == "contested"
    assert fresh(claim).verification_status == "unverified"


def test_an_article_found_at_an_address_is_an_event_of_its_claims() -> None:
    article, claim = an_article(KEY_SENTENCE), a_claim(is_public=True)
    an_appearance(claim, article)

    add_article(KEY_SENTENCE, url="https://news.example.com/a", by=None)

    shown = fresh(claim).document["appearances"][0]["article"]
    assert shown["url"] == "https://news.example.com/a"
    assert claim.events.newest_first()[0].kind == "claim.mention_changed"


def test_renaming_who_was_asked_for_a_reply_shows() -> None:
    finding, ministry = a_published_finding(), an_agent("Ministry")
    ask_for_reply(
        finding.claim,
        agent=ministry,
        questions="Is it so?",
        channel="email",
        deadline=timezone.now() + timedelta(days=1),
        by=a_checker(),
    )

    edit_agent(ministry, name="Other ministry", note="Renamed.", by=a_checker())

    assert fresh(finding.claim).document["reply_requests"][0]["agent"]["name"] == "Other ministry"
    assert all("workflow_state" not in event.changes for event in finding.claim.events.public())


def test_a_draft_s_words_are_in_no_address() -> None:
    claim = a_claim(text="Minister Dupont took bribes.")

    edit_claim(claim, text="Minister Dupont met a builder.", by=a_checker())
    publish_record(claim, by=a_checker())

    assert fresh(claim).slug.startswith("minister-dupont-met-a")


def test_a_copy_shows_nothing_of_an_original_that_is_not_public() -> None:
    original, copy, claim = an_article(), an_article(), a_claim(is_public=True)
    an_appearance(claim, copy)
    edit_article(
        copy, derived_from=original, derivation=Derivation.REPRINT, note="Credit.", by=a_checker()
    )
    before = fresh(claim).version

    edit_article(original, title="SECRET", by=a_checker())

    assert fresh(claim).version == before
    assert "SECRET" not in str([event.changes for event in claim.events.all()])


def test_what_was_dropped_before_publication_is_not_published() -> None:
    claim = a_claim()
    evidence = evidence_for(claim, excerpt="CANARY")
    withdraw_evidence(evidence, reason="CANARY too", by=a_checker())

    publish_record(claim, by=a_checker())

    assert "CANARY" not in str([e.state for e in claim.events.public()])


def test_a_copy_of_an_interested_party_s_word_is_no_independent_support() -> None:
    claim, party = a_claim(), a_source()
    evidence_for(claim, source=party, is_interested_party=True)
    copy = a_source(derived_from=party, derivation=Derivation.REPRINT)
    evidence_for(claim, source=copy)

    assert fresh(claim).document["counts"]["evidence_supporting"] == 0


def test_sources_that_are_copies_of_one_article_count_once() -> None:
    claim, wire, copy = a_claim(), an_article(), an_article()
    edit_article(copy, derived_from=wire, derivation=Derivation.WIRE_COPY, by=a_checker())
    for article in (wire, copy):
        evidence_for(claim, source=a_source(article=article))

    counts = fresh(claim).document["counts"]
    assert counts["evidence_supporting"] == 1


def test_only_its_claimant_retracts_a_claim() -> None:
    claim = a_claim()
    a_response(claim, kind="retraction", capacity="third_party")
    assert fresh(claim).verification_status == "unverified"

    a_response(claim, kind="retraction", capacity="claimant")
    assert fresh(claim).verification_status == "contested"


def test_history_holds_codes_whatever_the_language_of_the_screen() -> None:
    claim = a_claim()
    with override("fr"):
        set_components(claim, [Part(ComponentRole.ACTOR, "Seoul")], by=a_checker())

    assert claim.events.newest_first()[0].changes["components"] == [[], ["actor: Seoul"]]


def at_once(rounds: int, *verbs: Callable[[int], object]) -> list[BaseException]:
    """Run the verbs against each other; what went wrong."""
    wrong: list[BaseException] = []

    def run(verb: Callable[[int], object]) -> None:
        try:
            for number in range(rounds):
                verb(number)
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        list(pool.map(run, verbs))
    return wrong


@pytest.mark.django_db(transaction=True)
def test_filing_about_somebody_and_renaming_them_do_not_wait_for_each_other() -> None:
    checker, agent = a_checker(), an_agent()

    wrong = at_once(
        15,
        lambda n: file_claim(text=f"C{n}", language="en", claimant=agent, by=checker),
        lambda n: edit_agent(agent, name=f"Name {n}", note="Again.", by=checker),
        lambda n: edit_agent(agent, unnamed_reason="", kind="person", note="Again.", by=checker),
    )

    assert wrong == []


@pytest.mark.django_db(transaction=True)
def test_citing_a_source_and_grading_it_do_not_wait_for_each_other() -> None:
    checker, source, claim = a_checker(), a_source(), a_claim()

    wrong = at_once(
        15,
        lambda n: add_evidence(
            claim, source=source, stance="supports", excerpt=f"E{n}", by=checker
        ),
        lambda n: edit_source(source, reliability="AB"[n % 2], note="Again.", by=checker),
        lambda n: record_response(
            claim,
            agent=an_agent(by=checker),
            kind="no_comment",
            words="-",
            language="en",
            where="x",
            by=checker,
        ),
    )

    assert wrong == []
