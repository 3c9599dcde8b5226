"""The grammar of attribution in English, one construction a sentence."""

import pytest

from claims.reading import read
from tests.claims.reading.reading_of import Statement, denied_by, statements_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The mayor said that the pool would reopen in June.",
            [("projection", "the pool would reopen in June", "The mayor")],
        ),
        (
            "The mayor said the pool was closed.",
            [("assertion", "the pool was closed", "The mayor")],
        ),
        (
            "In a statement, the bank said no data had been lost, adding that an inquiry was open.",
            [
                ("assertion", "no data had been lost", "the bank"),
                ("assertion", "an inquiry was open", "the bank"),
            ],
        ),
        (
            "Police said on Monday that the man, identified as Carl Jones, had been shot.",
            [("assertion", "the man, identified as Carl Jones, had been shot", "Police")],
        ),
        (
            "Hospital director Dr. Ann Martin told AFP on Friday that three patients had died.",
            [("assertion", "three patients had died", "Hospital director Dr. Ann Martin")],
        ),
        (
            "MST claims they use arms only to defend themselves.",
            [("assertion", "they use arms only to defend themselves", "MST")],
        ),
        (
            "Local officials said the blast, which occurred at noon, had killed two people.",
            [
                (
                    "assertion",
                    "the blast, which occurred at noon, had killed two people",
                    "Local officials",
                )
            ],
        ),
    ],
)
def test_indirect_speech_needs_no_that(text: str, found: list[Statement]) -> None:
    assert statements_in(text, "en") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            '"The pool will reopen in June," the mayor said.',
            [("projection", "The pool will reopen in June", "the mayor")],
        ),
        (
            "“The pool will reopen in June,” said Mayor John Smith, who runs the city.",
            [("projection", "The pool will reopen in June", "Mayor John Smith")],
        ),
        (
            "Half of the children are deficient, researchers say.",
            [("assertion", "Half of the children are deficient", "researchers")],
        ),
        (
            "It was late, Ann Lee, an editor at the Gazette, said.",
            [("assertion", "It was late", "Ann Lee, an editor at the Gazette")],
        ),
        (
            "According to the mayor, the pool is empty.",
            [("assertion", "the pool is empty", "the mayor")],
        ),
        (
            "The work, according to the opposition, is late.",
            [
                (
                    "assertion",
                    "The work, according to the opposition, is late",
                    "the opposition",
                )
            ],
        ),
        (
            "The pool is empty, according to the mayor.",
            [("assertion", "The pool is empty", "the mayor")],
        ),
    ],
)
def test_the_speaker_may_come_before_inside_or_after(text: str, found: list[Statement]) -> None:
    assert statements_in(text, "en") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The suspect admitted stealing the car.",
            [("confirmation", "stealing the car", "The suspect")],
        ),
        (
            'Jean Dupont, president of the association, called the law "a mistake".',
            [("assertion", 'the law "a mistake"', "Jean Dupont, president of the association")],
        ),
        (
            "The group accused the government of hiding the report.",
            [("assertion", "the government of hiding the report", "The group")],
        ),
        (
            "The union holds the company responsible for the accident.",
            [("assertion", "the company responsible for the accident", "The union")],
        ),
        (
            "The spokesman was quoted as saying that the bridge had collapsed.",
            [("assertion", "the bridge had collapsed", "The spokesman")],
        ),
        (
            "Two men are suspected of setting fire to the town hall.",
            [("hearsay", "Two men are suspected of setting fire to the town hall", None)],
        ),
        (
            "A rumor that the singer had died spread on social media.",
            [("hearsay", "the singer had died", None)],
        ),
    ],
)
def test_words_are_attributed_by_other_constructions_too(text: str, found: list[Statement]) -> None:
    assert statements_in(text, "en") == found


@pytest.mark.parametrize(
    "text",
    [
        "The singer reportedly died on Monday night.",
        "The suspect is believed to have fled to Spain.",
        "It is alleged that the fund was used to pay bribes.",
        "Sources close to the matter say the deal is signed.",
        "Several witnesses said the man shouted before firing.",
        "The minister reportedly said that the budget was lost.",
    ],
)
def test_what_nobody_vouches_for_is_hearsay(text: str) -> None:
    assert [kind for kind, _, _ in statements_in(text, "en")] == ["hearsay"]


def test_state_media_can_be_asked_and_are_no_hearsay() -> None:
    text = "Russian state media claims two jets forced a bomber to turn."

    assert [kind for kind, _, _ in statements_in(text, "en")] == ["assertion"]


def test_a_source_that_another_quotes_is_the_claimant() -> None:
    text = "Reuters cited senior officials as saying that the talks had failed."

    (found,) = read(text, "en").proposals

    assert found.quote == "the talks had failed"
    assert [step.mention.text for step in found.attribution] == ["Reuters", "senior officials"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The United States has accused Rwanda of backing the rebels.", "The United States"),
        ('"It is over," said Brig. Gen. Felix Kay.', "Brig. Gen. Felix Kay"),
        ("Smith, who spoke on Monday, said the case was closed.", "Smith"),
    ],
)
def test_a_name_is_kept_whole(text: str, claimant: str) -> None:
    (found,) = read(text, "en").proposals

    assert found.claimant is not None
    assert found.claimant.text == claimant


def test_he_is_not_a_newspaper() -> None:
    text = "The Guardian reported that the firm paid the minister. He said the firm was closed."

    _, second = read(text, "en").proposals

    assert second.claimant is not None
    assert second.claimant.refers_to is None


@pytest.mark.parametrize(
    ("text", "words", "claimant"),
    [
        ("The company denied any wrongdoing.", "denied any wrongdoing", "The company"),
        (
            "Asked by reporters, the minister denied meeting the businessman.",
            "denied meeting the businessman",
            "the minister",
        ),
        (
            '"That is completely false," the minister replied.',
            "That is completely false",
            "the minister",
        ),
        (
            "The minister responded that the accusations were baseless.",
            "the accusations were baseless",
            "The minister",
        ),
        (
            'The lawyer dismissed the report as "pure fantasy".',
            'dismissed the report as "pure fantasy"',
            "The lawyer",
        ),
        ("He later retracted his statement.", "retracted his statement", "He"),
        ("He pleaded not guilty to all charges.", "pleaded not guilty to all charges", "He"),
        (
            "Kremlin spokesman Dmitry Peskov on Wednesday called the accusations groundless.",
            "called the accusations groundless",
            "Kremlin spokesman Dmitry Peskov",
        ),
        (
            '"I did not have any contact with them," Ann Lee said.',
            "I did not have any contact with them",
            "Ann Lee",
        ),
    ],
)
def test_a_denial_is_found_by_its_verb_or_by_what_it_says(
    text: str, words: str, claimant: str
) -> None:
    assert statements_in(text, "en") == [("denial", words, claimant)]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition doubts the election will be free.",
        "The experts cast doubt on the report.",
    ],
)
def test_a_doubt_is_a_partial_denial(text: str) -> None:
    assert [kind for kind, _, _ in statements_in(text, "en")] == ["partial_denial"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment.",
        "The company did not immediately respond to a request for comment.",
        "The embassy could not be reached for comment.",
        "A spokesman would neither confirm nor deny the strike.",
        "He refused to say whether he would resign.",
    ],
)
def test_silence_is_not_a_denial(text: str) -> None:
    assert [kind for kind, _, _ in statements_in(text, "en")] == ["no_comment"]


ACCUSATION = "the police of torturing detainees"


@pytest.mark.parametrize(
    ("answer", "denial"),
    [
        (", an allegation the government rejects.", "an allegation the government rejects"),
        (", something the ministry denies.", "something the ministry denies"),
        (". The ministry rejected the accusation.", "rejected the accusation"),
        (". The ministry has denied this.", "has denied this"),
        ('. "These accusations are false," the minister said.', "These accusations are false"),
    ],
)
def test_a_denial_is_linked_to_what_it_denies(answer: str, denial: str) -> None:
    text = f"Human Rights Watch accused {ACCUSATION}{answer}"

    assert denied_by(text, "en") == {denial: [ACCUSATION]}


def test_what_is_taken_back_is_the_speakers_own_statement() -> None:
    text = "Jan Lund said the aid was stingy. Lund later retracted his statement."

    _, retraction = read(text, "en").proposals

    assert retraction.type == "denial"


@pytest.mark.parametrize(
    "text",
    [
        "The Senate rejected the bill.",
        "The judge denied him bail.",
        "The president announced his resignation.",
        "The minister urged the parties to negotiate.",
        "The mayor asked residents to stay home.",
        "The union called for a strike on Monday.",
        "The minister thanked the rescuers and expressed his condolences.",
        "The fine was due every day until the reporter revealed his source.",
        "The claims office is next to the station.",
        "Only 10 per cent of the salt is treated.",
        "No group has claimed responsibility for the bombing.",
    ],
)
def test_what_only_looks_like_attribution_is_left_alone(text: str) -> None:
    assert statements_in(text, "en") == []
