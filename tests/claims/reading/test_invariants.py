"""What holds for every text whatsoever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.reading import ReasonCode, StatementType, normalise, read

WORDS = st.sampled_from(
    [
        "«", "»", "“", "”", '"', "'", "’", "(", ")", "[", "]", ",", ".", ";", ":", "!", "?", "—",
        "–", "-", "\n",
        "\n\n", "\x00", "\u202e", "😀", "\u00a0", "é", "1", "3,5", "M.", "U.S.", "…",
        "Le", "ministre", "il", "elle", "Paul", "Durand", "qui", "que", "qu'", "ce", "l'", "n'",
        "a", "déclaré", "dit", "affirme", "-t-il", "nie", "dément", "avoir", "selon", "Selon",
        "pas", "souhaité", "commenter", "aurait", "serait", "devrait", "mais", "et", "ces",
        "informations", "sont", "fausses", "accusé", "de", "accuse", "mardi", "par", "en",
        "The", "minister", "he", "said", "says", "that", "denied", "denies", "the", "report",
        "according", "to", "was", "false", "declined", "comment", "reportedly", "may", "have",
        "accused", "of", "lying", "and", "but", "which", "who", "is", "believed", "quoted", "as",
        "saying", "something", "a", "claim", "by", "not", "never",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=80).map(" ".join))
LANGUAGES = st.sampled_from(["fr", "en"])


@settings(max_examples=400, deadline=None)
@given(TEXTS, LANGUAGES)
def test_every_span_is_in_the_text_and_every_link_leads_somewhere(text: str, language: str) -> None:
    reading = read(text, language)

    keys = {claim.key for claim in reading.proposals}
    for claim in reading.proposals:
        assert text[claim.span.start : claim.span.end] == claim.quote != ""
        assert claim.sentence in reading.sentences
        assert claim.sentence.contains(claim.span)
        assert claim.type in StatementType
        assert 0 <= claim.check_worthy <= 1
        assert 0 <= claim.confidence <= 1
        assert {reason.code for reason in claim.reasons} <= set(ReasonCode)
        for link in (*claim.targets, *claim.candidates):
            assert link.key in keys - {claim.key}
        if claim.claimant is not None:
            span = claim.claimant.span
            assert text[span.start : span.end] == claim.claimant.text != ""


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES)
def test_reading_twice_gives_the_same(text: str, language: str) -> None:
    assert read(text, language) == read(text, language)


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES)
def test_no_two_proposals_have_one_key(text: str, language: str) -> None:
    keys = [claim.key for claim in read(text, language).proposals]

    assert len(keys) == len(set(keys))


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES)
def test_proposals_and_sentences_come_in_the_order_of_the_text(text: str, language: str) -> None:
    reading = read(text, language)

    assert [claim.span for claim in reading.proposals] == sorted(
        claim.span for claim in reading.proposals
    )
    for before, after in zip(reading.sentences, reading.sentences[1:], strict=False):
        assert before.end <= after.start


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_a_normalised_text_is_normal(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once
    assert "\x00" not in once
    assert "\r" not in once


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "...",
        "«",
        "»",
        "« « « “",
        '"""',
        "😀😀😀",
        "\u202e\u202e",
        "-t-il",
        "'",
        "a",
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_text_that_says_nothing_has_no_statements(text: str, language: str) -> None:
    assert read(text, language).proposals == ()
