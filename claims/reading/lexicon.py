"""The words the rules know: verbs that report or deny, and the closed classes around them."""

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module, resources

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One inflected form of a cue verb, possibly of several words ("fait savoir")."""

    words: tuple[str, ...]
    lemma: str
    kind: str
    flags: str
    mood: str
    """fin, pp, inf or ger."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words, loaded once from the tables beside its grammar."""

    language: str
    classes: dict[str, Words] = field(repr=False)
    phrases: dict[str, tuple[str, ...]] = field(repr=False)
    """Fixed expressions by class, their words set apart by single spaces."""
    verbs: dict[str, tuple[VerbForm, ...]] = field(repr=False)
    """By first word; longer forms first."""

    def __getitem__(self, word_class: str) -> Words:
        return self.classes[word_class]


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A row of the verb table: reviewed by people, each with a sentence that must keep working."""

    lemma: str
    kind: str
    flags: str
    example: str


def verb_rows(package: str) -> list[VerbRow]:
    """The verb table of "french" or "english", as written."""
    rows = []
    for line in _lines(package, "verbs.tsv"):
        lemma, kind, flags, example = line.split("\t")
        rows.append(VerbRow(lemma, kind, flags, example))
    return rows


@cache
def load(package: str, language: str) -> Lexicon:
    """The lexicon of the grammar in `package`."""
    classes = _word_classes(package)
    forms_of = import_module(f"claims.reading.{package}.conjugation").forms_of
    common = {form for verb in classes["common_verb"] for form in forms_of(verb)["fin"]}
    classes["common_finite"] = frozenset(common)
    return Lexicon(language, classes, _phrases(package), _verb_forms(package))


def _verb_forms(package: str) -> dict[str, tuple[VerbForm, ...]]:
    rows = {row.lemma: row for row in verb_rows(package)}
    by_first: dict[str, list[VerbForm]] = {}
    for line in _lines(package, "forms.tsv"):
        form, lemma, mood = line.split("\t")
        row = rows[lemma]
        words = tuple(form.split(" "))
        by_first.setdefault(words[0], []).append(VerbForm(words, lemma, row.kind, row.flags, mood))
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.words)))
        for first, forms in by_first.items()
    }


def _word_classes(package: str) -> dict[str, Words]:
    classes: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in _lines(package, "words.txt"):
        if line.startswith("["):
            current = classes.setdefault(line.strip("[]"), set())
        else:
            current.update(line.split())
    return {name: frozenset(words) for name, words in classes.items()}


def _phrases(package: str) -> dict[str, tuple[str, ...]]:
    phrases: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _lines(package, "phrases.txt"):
        if line.startswith("["):
            current = phrases.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return {name: tuple(lines) for name, lines in phrases.items()}


def _lines(package: str, name: str) -> list[str]:
    table = resources.files("claims.reading").joinpath(package, name).read_text("utf-8")
    return [line for line in table.splitlines() if line and not line.startswith("#")]
