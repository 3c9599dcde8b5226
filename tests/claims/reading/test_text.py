"""Texts made safe to keep, their date lines and their languages."""

import pytest

from claims.reading import UnsupportedLanguage, language_of, normalise, published_date_line, read


def test_a_clean_text_comes_back_unchanged() -> None:
    text = "  Deux  espaces,\tune tabulation\u00a0;\n\nun blanc à la fin. "

    assert normalise(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("a\x00b\x07c\x1bd\x7f", "abcd"),
        ("e\u0301te\u0301", "été"),
        ("seul \ud83d ici", "seul \ufffd ici"),
    ],
)
def test_what_cannot_be_kept_is_put_right(text: str, kept: str) -> None:
    assert normalise(text) == kept


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("date 2023-07 La Corée du Sud", "2023-07"),
        (" date 2023-07-11 La Corée du Sud", "2023-07-11"),
        ("Date 2023\nLa Corée du Sud", "2023"),
        ("date 2023-13 La Corée du Sud", None),
        ("date 2023-07-32 La Corée du Sud", None),
        ("date limite 2023", None),
        ("La date 2023-07 est passée.", None),
    ],
)
def test_a_date_line_is_read_no_more_precisely_than_it_says(text: str, date: str | None) -> None:
    assert published_date_line(text) == date


def test_a_date_line_is_not_part_of_the_first_statement() -> None:
    text = "date 2023-07 Le pont est fermé, a déclaré le maire."

    assert [claim.quote for claim in read(text).proposals] == ["Le pont est fermé"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a déclaré que le pont était fermé.", "fr"),
        ("The minister said that the bridge was closed.", "en"),
        ("Der Minister hat gesagt, dass die Brücke nicht offen ist.", "de"),
        ("El ministro ha dicho que el puente no está en su lugar.", "es"),
        ("", None),
        ("1234 !!!", None),
    ],
)
def test_the_commonest_words_tell_the_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Der Minister hat gesagt, dass die Brücke nicht offen ist.", "de"),
        ("", None),
    ],
)
def test_a_text_without_a_grammar_is_refused_by_name(text: str, named: str | None) -> None:
    with pytest.raises(UnsupportedLanguage) as refusal:
        read(text)

    assert refusal.value.language_guess == named


def test_a_language_without_a_grammar_is_refused_even_if_given() -> None:
    with pytest.raises(UnsupportedLanguage):
        read("Le ministre a dit que oui.", "de")
