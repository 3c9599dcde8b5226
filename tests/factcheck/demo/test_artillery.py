"""The case that the product was conceived from: eight months of reports, denials and silence."""

from datetime import date

import pytest

from claims.documents import Document
from claims.events import public_state_as_of
from claims.models import Article, Claim, Proposal
from tests.builders import KEY_SENTENCE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

SALE = "South Korea agreed to sell the United States 100,000 rounds"
LOAN = "South Korea decided to lend the United States 500,000 rounds"
TRANSFER = "Under a confidential arrangement, South Korea is transferring"
TALK = "Josep Borrell and Lee Jong-sup discussed"
JULY = "La Corée du Sud a accepté d'envoyer des munitions d'artillerie"
NOT_YET = "not made yet"
UNVERIFIED = "unverified 0"
CONTESTED = "contested 1"
CLAIMS = (SALE, LOAN, TRANSFER, TALK, JULY)


def the_claim(start: str) -> Claim:
    return Claim.objects.get(text__startswith=start)


def on(day: str, start: str) -> str:
    """The public status of a claim on a day of the world, and how many denials stood."""
    state = public_state_as_of(the_claim(start), occurred_by=date.fromisoformat(day))
    if state is None:
        return NOT_YET
    return f"{state['verification_status']} {state['counts']['standing_denials']}"


@pytest.mark.parametrize(
    ("day", "known"),
    [
        # in the order of CLAIMS: the sale, the loan, the transfer, the talk, the report of July
        ("2022-11-09", [NOT_YET, NOT_YET, NOT_YET, NOT_YET, NOT_YET]),
        ("2022-11-10", [UNVERIFIED, NOT_YET, NOT_YET, NOT_YET, NOT_YET]),
        ("2022-11-11", [CONTESTED, NOT_YET, NOT_YET, NOT_YET, NOT_YET]),
        ("2022-11-14", [CONTESTED, NOT_YET, NOT_YET, NOT_YET, NOT_YET]),
        ("2023-03-02", [CONTESTED, NOT_YET, NOT_YET, NOT_YET, NOT_YET]),
        ("2023-04-12", [CONTESTED, UNVERIFIED, NOT_YET, NOT_YET, NOT_YET]),
        ("2023-05-24", [CONTESTED, UNVERIFIED, UNVERIFIED, NOT_YET, NOT_YET]),
        ("2023-05-25", [CONTESTED, UNVERIFIED, CONTESTED, NOT_YET, NOT_YET]),
        ("2023-06-03", [CONTESTED, UNVERIFIED, CONTESTED, UNVERIFIED, NOT_YET]),
        ("2023-06-04", [CONTESTED, UNVERIFIED, CONTESTED, CONTESTED, NOT_YET]),
        ("2023-07-10", [CONTESTED, UNVERIFIED, CONTESTED, CONTESTED, NOT_YET]),
        ("2023-07-11", [CONTESTED, UNVERIFIED, CONTESTED, CONTESTED, CONTESTED]),
    ],
)
def test_each_day_is_known_as_it_was(day: str, known: list[str]) -> None:
    assert [on(day, claim) for claim in CLAIMS] == known


def answers(document: Document) -> list[tuple[str, str, str]]:
    return [(item["kind"], item["agent"]["name"], item["words"]) for item in document["responses"]]


def test_the_key_sentence_is_one_claim_one_acknowledgement_and_one_denial() -> None:
    document = the_claim(JULY).document

    [appearance] = document["appearances"]
    assert appearance["quote"] in KEY_SENTENCE
    assert [step["mention"] for step in appearance["attribution"]] == ["", "Les médias"]
    ministry = "Ministry of National Defense of South Korea"
    assert answers(document) == [
        (
            "acknowledgement",
            ministry,
            "il discutait des exportations de munitions vers les États-Unis",
        ),
        ("denial", ministry, "ces informations étaient inexactes"),
    ]
    assert document["verification_status"] == "contested"
    assert [reason["code"] for reason in document["verification_reasons"]] == [
        "standing_denial",
        "not_assessed",
    ]


def test_its_three_statements_are_accepted_proposals_of_the_reader() -> None:
    article = Article.objects.get(title__startswith="La Corée du Sud et l'OTAN")
    claim = the_claim(JULY)

    media, talks, denial = Proposal.objects.filter(revision__article=article).in_text_order()

    assert article.revisions.get().text == KEY_SENTENCE
    assert media.became_claim == claim
    assert [p.became_response and p.became_response.claim for p in (talks, denial)] == [claim] * 2


def test_only_the_destination_of_the_sale_is_denied() -> None:
    document = the_claim(SALE).document

    denied = {part["text"]: len(part["standing_denials"]) for part in document["components"]}

    assert denied == {
        "South Korea": 0,
        "agreed to sell to the United States": 0,
        "155-mm artillery rounds": 0,
        "100,000 rounds": 0,
        "Ukraine": 1,
    }


def test_silence_contests_nothing() -> None:
    state = public_state_as_of(the_claim(TRANSFER), occurred_by=date(2023, 5, 24))

    assert state is not None
    assert [item["kind"] for item in state["responses"]] == [
        "no_comment",
        "no_comment",
        "acknowledgement",
    ]
    assert state["verification_status"] == "unverified"


def test_six_articles_are_one_origin() -> None:
    counts = the_claim(TRANSFER).document["counts"]

    assert (counts["articles"], counts["independent_origins"]) == (6, 1)


def test_the_wording_hardens_from_outlet_to_outlet() -> None:
    appearances = the_claim(TRANSFER).document["appearances"]

    told = [
        (item["article"]["publisher"]["name"], item["certainty"], item["attribution"][1:])
        for item in appearances
        if item["article"]["publisher"]["name"] != "The Wall Street Journal"
    ]

    assert [(outlet, certainty) for outlet, certainty, _chain in told] == [
        ("KBS World", "possible"),
        ("The Kyiv Independent", "certain"),
        ("RT", "certain"),
        ("Europe Sun", "certain"),
        ("New York Statesman", "certain"),
    ]
    assert all(chain[-1]["agent"]["name"] == "The Wall Street Journal" for *_, chain in told)


def test_the_buyer_s_own_word_is_no_independent_support() -> None:
    document = the_claim(SALE).document

    assert [item["stance"] for item in document["evidence"]] == ["supports", "context", "context"]
    assert all(item["is_interested_party"] for item in document["evidence"])
    assert document["counts"]["evidence_supporting"] == 0
