"""The record in words: exact, fair, and the same everywhere."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation

from claims.actions.appearances import edit_appearance, remove_appearance
from claims.actions.articles import edit_article
from claims.actions.claims import (
    Part,
    edit_claim,
    publish_record,
    set_components,
    withdraw_record,
)
from claims.actions.evidence import withdraw_evidence
from claims.actions.responses import withdraw_response
from claims.choices import EventKind, ResponseKind, Stance, VerificationStatus
from claims.models import Claim, Topic
from factcheck import wording
from tests.builders import (
    a_checker,
    a_claim,
    a_response,
    a_source,
    an_agent,
    an_appearance,
    an_article,
    evidence_for,
)


def an_answer(name: str, kind: str = "denial", **values: Any) -> dict[str, Any]:
    agent = {"id": name, "name": name, "is_unnamed": False}
    return {"id": name, "kind": kind, "agent": agent, "state": "standing"} | values


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("2023-07-11", "11 July 2023", "11 juillet 2023"),
        ("2023-07", "July 2023", "juillet 2023"),
        ("2023", "2023", "2023"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(text: str | None, english: str, french: str) -> None:
    assert wording.world_date(text) == english
    with translation.override("fr"):
        assert wording.world_date(text) == french


def test_a_moment_says_its_zone() -> None:
    assert wording.moment(datetime(2023, 7, 11, 9, 5, tzinfo=UTC)) == "11 July 2023, 09:05 UTC"
    assert wording.moment("2023-07-11T09:05:00.000001Z") == "11 July 2023, 09:05 UTC"
    assert wording.moment(None) == ""
    assert wording.day(date(2023, 7, 11)) == "11 July 2023"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B, C and 1 other"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 others"),
    ],
)
def test_many_names_become_few(names: list[str], words: str) -> None:
    assert wording.names_of(an_answer(name) for name in names) == words


def test_each_kind_of_denial_is_told_as_what_it_is() -> None:
    denials = [
        an_answer("A", "unspecific_denial"),
        an_answer("B", "partial_denial"),
        an_answer("C", "denial"),
    ]

    assert wording.denied_by(denials) == (
        "denied by C; denied in part by B; denied by A, without saying what is wrong"
    )


def test_who_denies_twice_is_named_once_with_the_firmest_denial() -> None:
    denials = [an_answer("A", "unspecific_denial"), an_answer("A", "partial_denial")]

    assert wording.denied_by(denials) == "denied in part by A"


def test_an_unnamed_agent_is_told_to_be_unnamed() -> None:
    assert wording.agent_name({"name": "officials", "is_unnamed": True}) == "officials (unnamed)"


def test_every_status_and_every_answer_has_its_words() -> None:
    for status in VerificationStatus:
        assert wording.status_meaning(status)
    for kind in ResponseKind:
        assert wording.response_noun(kind)
        assert wording.response_label(kind)


def test_a_chain_of_hearsay_is_told_from_the_reader_to_the_origin() -> None:
    steps = [
        {"agent": an_answer("Yonhap")["agent"], "mention": "", "cue": "said", "hedge": ""},
        {
            "agent": {"name": "US officials", "is_unnamed": True},
            "mention": "officials familiar with it",
            "cue": "",
            "hedge": "reportedly",
        },
    ]

    assert wording.attribution(steps) == (
        "Yonhap, citing US officials (unnamed), called “officials familiar with it”"
    )
    assert wording.hedging(steps) == "“said” and the hedge “reportedly”"
    assert wording.attribution([]) == ""


def test_context_begins_and_ends_with_whole_words() -> None:
    cut = {
        "prefix": "alf a word and then thirty-two c",
        "suffix": "ters more and then half of a wor",
    }
    whole = {"prefix": "It ", "suffix": "."}

    assert wording.words_before(cut) == "… a word and then thirty-two c"
    assert wording.words_after(cut) == "ters more and then half of a …"
    assert (wording.words_before(whole), wording.words_after(whole)) == ("It ", ".")


@pytest.mark.django_db
def test_the_reason_says_everything_that_a_status_rests_on() -> None:
    claim = a_claim(claimant=an_agent("The Union"))
    a_response(claim, agent=an_agent("The Ministry"))
    a_response(claim, agent=claim.claimant, kind=ResponseKind.RETRACTION, words="We were wrong.")
    evidence_for(claim, stance=Stance.REFUTES)
    evidence_for(claim, stance=Stance.REFUTES)
    claim.refresh_from_db()

    assert wording.status_with_reason(claim.document) == (
        "Contested: denied by The Ministry; 2 pieces of evidence speak against it;"
        " taken back by The Union; nobody has assessed it yet."
    )


@pytest.mark.django_db
def test_a_part_says_who_denies_it_and_who_owns_up_to_it() -> None:
    claim = a_claim(components=[Part("act", "it rained"), Part("place", "in Brest")])
    rain, _place = claim.components.all()
    ministry = an_agent("The Ministry")
    a_response(claim, agent=ministry, kind="acknowledgement", components=[rain], words="A little.")
    a_response(claim, agent=an_agent("The Mayor"), kind="unspecific_denial", words="Inaccurate.")
    claim.refresh_from_db()
    rained, in_brest = claim.document["components"]

    assert wording.component_standing(claim.document, rained) == (
        "not denied; something related acknowledged by The Ministry"
    )
    assert wording.component_standing(claim.document, in_brest) == "not denied"
    assert wording.vague_denials(claim.document) == "The Mayor"

    a_response(claim, agent=an_agent("The Union"), words="Not at all.")
    claim.refresh_from_db()

    assert wording.component_standing(claim.document, in_brest) == (
        "denied together with the whole claim by The Union"
    )


def last_told(claim: Claim) -> wording.Happening:
    event = claim.events.newest_first()[0]
    return wording.happening(event.kind, event.changes, event.state)


@pytest.mark.django_db
def test_each_change_of_a_claim_is_told_in_a_sentence() -> None:
    by = a_checker()
    claim = a_claim(text="It rained.", by=by)
    publish_record(claim, by=by)
    assert last_told(claim).sentence == "The record became public."

    edit_claim(claim, text="It rained twice.", by=by, note="Recount.")
    told = last_told(claim)
    assert (told.sentence, told.quote) == ("The claim was reworded. Before:", "It rained.")

    edit_claim(claim, claimant=an_agent("The Union"), by=by, note="Found.")
    assert last_told(claim).sentence == "The claimant is now given as: The Union."

    edit_claim(claim, said_on="2023-07", by=by, note="Found.")
    assert last_told(claim).sentence == "The date of the claim is now given as: July 2023."

    topic = Topic.objects.create(slug="rain", name_en="Rain", name_fr="Pluie")
    edit_claim(claim, topics=[topic], by=by, note="Sorted.")
    assert last_told(claim).sentence == "The topics are now: Rain."

    edit_claim(claim, language="en-GB", by=by, note="Sorted.")
    assert last_told(claim).sentence == "The description of the claim was corrected."

    set_components(claim, [Part("act", "it rained")], by=by, note="Taken apart.")
    assert last_told(claim).sentence == "The claim is now seen as 1 part."

    withdraw_record(claim, notice="An error.", by=by)
    told = last_told(claim)
    assert (told.sentence, told.quote) == ("The record was withdrawn.", "An error.")


@pytest.mark.django_db
def test_each_change_around_a_claim_is_told_in_a_sentence() -> None:
    by = a_checker()
    claim = a_claim(by=by)
    outlet = an_agent("The Journal", by=by)
    article = an_article("It rained.", title="Rain", publisher=outlet, by=by)
    appearance = an_appearance(claim, article)
    assert last_told(claim).sentence == "Found in The Journal, “Rain”."

    edit_appearance(appearance, certainty="certain", by=by)
    assert last_told(claim).sentence.endswith("was corrected for The Journal, “Rain”.")

    edit_article(article, title="Heavy rain", by=by)
    assert last_told(claim).sentence == "The title of an article was corrected: Rain → Heavy rain."

    remove_appearance(appearance, by=by, note="Another rain.")
    assert last_told(claim).sentence == "An article turned out not to carry the claim."

    denial = a_response(claim, agent=outlet, kind="partial_denial", words="Not in May.")
    told = last_told(claim)
    assert (told.sentence, told.quote) == (
        "Recorded: partial denial by The Journal.",
        "Not in May.",
    )

    withdraw_response(denial, by=by, note="Their letter.")
    assert last_told(claim).sentence == (
        "Taken back by who gave it: partial denial by The Journal."
    )

    evidence = evidence_for(claim, stance=Stance.REFUTES, source=a_source(title="Report", by=by))
    assert last_told(claim).sentence == "Added, evidence against it: “Report”."

    withdraw_evidence(evidence, reason="Forged.", by=by)
    assert last_told(claim).sentence == "Withdrawn, evidence against it: “Report”."


def test_events_that_are_told_by_their_kind_alone_have_words_too() -> None:
    told = wording.happening(EventKind.CLAIM_FILED, {}, {})

    assert told.sentence == "Claim filed."
