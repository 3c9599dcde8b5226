"""The French catalogues: whole, in step with the code, compiled, and set as French is set."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polib
import pytest
from django.utils.translation.template import templatize

CHECKOUT = Path(__file__).resolve().parents[2]
APPS = ["accounts", "claims", "factcheck"]


class Message(NamedTuple):
    """What a catalogue is asked for."""

    context: str | None
    one: str
    many: str | None = None


MARKS = {
    "gettext": ("one",),
    "ngettext": ("one", "many"),
    "pgettext": ("context", "one"),
    "npgettext": ("context", "one", "many"),
}


@cache
def catalogue(app: str) -> polib.POFile:
    return polib.pofile(str(path_of(app)))


def path_of(app: str) -> Path:
    return CHECKOUT / app / "locale" / "fr" / "LC_MESSAGES" / "django.po"


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def originals(entry: polib.POEntry) -> list[str]:
    return [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]


def every_entry() -> list[polib.POEntry]:
    return [entry for app in APPS for entry in catalogue(app)]


def every_translation() -> list[str]:
    return [french for entry in every_entry() for french in translations(entry)]


def message(mark: str, words: list[str]) -> Message:
    said = dict(zip(MARKS[mark], words, strict=True))
    return Message(said.get("context"), said["one"], said.get("many"))


def marked_in_python(path: Path) -> Iterator[Message]:
    """What a module marks, by whatever name it has imported the mark."""
    syntax = ast.parse(path.read_text())
    marks = {
        name.asname or name.name: name.name.removesuffix("_lazy")
        for node in ast.walk(syntax)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name.removesuffix("_lazy") in MARKS
    }
    for node in ast.walk(syntax):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        mark = marks.get(node.func.id)
        if mark is None:
            continue
        # The command that collects sentences knows the function's own names, and the underscore.
        assert node.func.id.removesuffix("_lazy") in {*MARKS, "_"}, f"{path}:{node.lineno}"
        words = [ast.literal_eval(word) for word in node.args[: len(MARKS[mark])]]
        yield message(mark, words)


LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
MARKED = re.compile(rf"\b(n?p?gettext|_)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)")


def marked_in_template(path: Path) -> Iterator[Message]:
    """What a template marks, as Django itself reads it."""
    for mark, words in MARKED.findall(templatize(path.read_text(), origin=str(path))):
        yield message("gettext" if mark == "_" else mark, list(ast.literal_eval(f"({words},)")))


def marked(app: str) -> set[Message]:
    """Every sentence of an app, except those of commands: operators read English."""
    found: set[Message] = set()
    for path in (CHECKOUT / app).rglob("*.py"):
        if "management" not in path.parts:
            found.update(marked_in_python(path))
    for path in (CHECKOUT / app).rglob("templates/**/*.*"):
        if path.suffix in {".html", ".txt"}:
            found.update(marked_in_template(path))
    return found


@pytest.mark.parametrize("app", APPS)
def test_every_sentence_of_the_code_is_in_the_catalogue(app: str) -> None:
    known = {(entry.msgctxt, entry.msgid): entry.msgid_plural or None for entry in catalogue(app)}

    unknown = [
        said
        for said in marked(app)
        if (said.context, said.one) not in known
        or (said.many and known[said.context, said.one] != said.many)
    ]

    assert unknown == [], "see “Add a sentence” in CONTRIBUTING.md"


@pytest.mark.parametrize("app", APPS)
def test_the_catalogue_has_no_sentence_that_the_code_has_lost(app: str) -> None:
    said = {(message.context, message.one) for message in marked(app)}

    lost = [entry.msgid for entry in catalogue(app) if (entry.msgctxt, entry.msgid) not in said]

    assert lost == []
    assert catalogue(app).obsolete_entries() == []


@pytest.mark.parametrize("app", APPS)
def test_every_sentence_has_its_french(app: str) -> None:
    wanting = [
        entry.msgid for entry in catalogue(app) if entry.fuzzy or not all(translations(entry))
    ]

    assert wanting == []


def test_the_same_words_have_the_same_french_in_every_app() -> None:
    """Django puts the catalogues into one: a second translation would be lost unseen."""
    french: dict[Message, set[tuple[str, ...]]] = {}
    for entry in every_entry():
        said = Message(entry.msgctxt, entry.msgid)
        french.setdefault(said, set()).add((translations(entry)[0],))

    assert {said: words for said, words in french.items() if len(words) > 1} == {}


PLACEHOLDERS = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}|</?\w+>")


def placeholders(text: str) -> Counter[str]:
    return Counter(PLACEHOLDERS.findall(text))


def test_french_keeps_the_placeholders() -> None:
    changed = [
        (english, french)
        for entry in every_entry()
        for english, french in zip(originals(entry), translations(entry), strict=True)
        if placeholders(english) != placeholders(french)
    ]

    assert changed == []


@pytest.mark.parametrize("app", APPS)
def test_what_is_compiled_is_what_is_written(app: str) -> None:
    compiled = polib.mofile(str(path_of(app).with_suffix(".mo")))

    assert {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): translations(entry) for entry in compiled
    } == {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): translations(entry)
        for entry in catalogue(app)
    }


SET_WRONGLY = {
    "a straight quote or apostrophe": re.compile(r"['\"]"),
    "an English quote": re.compile("[“”‘]"),
    "three dots for …": re.compile(r"\.\.\."),
    "; ! ? without a narrow no-break space": re.compile(r"(?<!\u202f)[;!?]"),
    "a colon without a no-break space": re.compile(r"(?<!\u00a0):(?!//|\d)"),
    "« without a no-break space": re.compile(r"«(?!\u00a0)"),
    "» without a no-break space": re.compile(r"(?<!\u00a0)»"),
    "a space that breaks before a sign": re.compile(r" (?:[;!?:»]|%%)|« "),
    "a comma or a breaking space between thousands": re.compile(r"\d[, ]\d{3}"),
}


@pytest.mark.parametrize("mistake", SET_WRONGLY)
def test_french_is_set_as_french_is_set(mistake: str) -> None:
    assert [text for text in every_translation() if SET_WRONGLY[mistake].search(text)] == []


@pytest.mark.parametrize(
    "word",
    ["allégations?", "apparitions?", "preuves?", "dénégations?", "notations?", "desk", "agents?"],
)
def test_one_thing_has_one_word(word: str) -> None:
    """The words that docs/glossary-fr.md has decided against."""
    avoided = re.compile(rf"\b{word}\b", re.IGNORECASE)

    assert [text for text in every_translation() if avoided.search(text)] == []
