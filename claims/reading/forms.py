"""The tables of inflected forms, written from the verb tables: `python -m claims.reading.forms`.

The tables are kept beside the verbs so that a change of either can be reviewed.
"""

from importlib import import_module
from pathlib import Path

from claims.reading.lexicon import verb_rows

PACKAGES = ("french", "english")
_HEADING = "# form\tlemma\tmood: written from verbs.tsv by claims.reading.forms\n"


def forms_table(package: str) -> str:
    """The whole table of a language, as it should be on the disk."""
    forms_of = import_module(f"claims.reading.{package}.conjugation").forms_of
    lines = set()
    for row in verb_rows(package):
        head, _, rest = row.lemma.partition(" ")
        for mood, forms in forms_of(head).items():
            lines |= {f"{f'{form} {rest}'.rstrip()}\t{row.lemma}\t{mood}\n" for form in forms}
    return _HEADING + "".join(sorted(lines))


def table_path(package: str) -> Path:
    return Path(__file__).parent / package / "forms.tsv"


if __name__ == "__main__":
    for name in PACKAGES:
        table_path(name).write_text(forms_table(name), encoding="utf-8")
