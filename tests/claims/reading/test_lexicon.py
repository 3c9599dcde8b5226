"""The tables of words that people review."""

import pytest

from claims.reading import read
from claims.reading.forms import PACKAGES, forms_table, table_path
from claims.reading.lexicon import load, verb_rows

LANGUAGES = {"french": "fr", "english": "en"}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_verb_is_the_cue_of_its_example(package: str) -> None:
    deaf = [
        row.lemma
        for row in verb_rows(package)
        if row.lemma
        not in {
            claim.cue.lemma
            for claim in read(row.example, LANGUAGES[package]).proposals
            if claim.cue is not None
        }
    ]

    assert deaf == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_verb_stands_in_its_table_once(package: str) -> None:
    lemmas = [row.lemma for row in verb_rows(package)]

    assert len(lemmas) == len(set(lemmas))


@pytest.mark.parametrize("package", PACKAGES)
def test_the_table_of_forms_is_what_the_verbs_conjugate_to(package: str) -> None:
    assert table_path(package).read_text("utf-8") == forms_table(package)


def test_the_two_languages_have_the_same_word_classes() -> None:
    french, english = load("french", "fr"), load("english", "en")

    # Each language may keep classes that only its own rules ask for.
    shared = {"report", *()} | (french.classes.keys() & english.classes.keys())
    assert {"determiner", "finite", "claim_noun", "false_word", "source_noun"} <= shared


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("dément", "démentir"),
        ("nie", "nier"),
        ("annonçait", "annoncer"),
        ("jugeant", "juger"),
        ("rappelle", "rappeler"),
        ("répètent", "répéter"),
        ("soutiendra", "soutenir"),
        ("reconnu", "reconnaître"),
        ("fait savoir", "faire savoir"),
    ],
)
def test_french_verbs_are_known_in_their_forms(form: str, lemma: str) -> None:
    known = load("french", "fr").verbs[form.split(maxsplit=1)[0]]

    assert lemma in {entry.lemma for entry in known}
