"""Measuring the reader from a terminal: passages in, predictions out."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.builders import KEY_SENTENCE


def proposed(tmp_path: Path, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    call_command("propose_claims", jsonl=str(source), output=str(target), stdout=io.StringIO())
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def refusal(tmp_path: Path, content: bytes) -> str:
    source = tmp_path / "in.jsonl"
    source.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        call_command("propose_claims", jsonl=str(source), output=str(tmp_path / "out.jsonl"))
    return str(refused.value)


def test_the_key_sentence_comes_out_with_its_denial_linked(tmp_path: Path) -> None:
    (line,) = proposed(tmp_path, {"id": "p-1", "lang": "fr", "text": KEY_SENTENCE})

    reported, admitted, denied = line["claims"]
    assert line["id"] == "p-1"
    assert [claim["type"] for claim in line["claims"]] == ["hearsay", "confirmation", "denial"]
    assert [claim["text"] for claim in line["claims"]] == [
        KEY_SENTENCE[len("Les médias ont rapporté que ") : KEY_SENTENCE.index(", mais")],
        "il discutait des exportations de munitions vers les États-Unis",
        "ces informations étaient inexactes",
    ]
    assert [claim["claimant"]["text"] for claim in line["claims"]] == [
        "Les médias",
        "le ministère sud-coréen de la défense",
        "le ministère sud-coréen de la défense",
    ]
    assert denied["targets"] == admitted["targets"] == [reported["id"]]


def test_offsets_count_the_characters_of_the_text_as_given(tmp_path: Path) -> None:
    text = "😀\r\n  Le maire affirme que le pont est fermé."

    (line,) = proposed(tmp_path, {"id": "p-1", "lang": "fr", "text": text})

    (claim,) = line["claims"]
    start, end = claim["span"]
    assert text[start:end] == claim["text"] == "le pont est fermé"


def test_a_passage_without_statements_or_without_a_grammar_has_none(tmp_path: Path) -> None:
    lines = proposed(
        tmp_path,
        {"id": "quiet", "lang": "en", "text": "The Senate rejected the bill."},
        {"id": "german", "lang": "de", "text": "Er sagt, es sei falsch."},
        {"id": "empty", "text": ""},
    )

    assert lines == [
        {"id": "quiet", "claims": []},
        {"id": "german", "claims": []},
        {"id": "empty", "claims": []},
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"id": "a", "text": "x"}\n{broken', "line 2: not JSON"),
        (b"[1]", "line 1: expected an object"),
        (b'{"text": "x"}', "line 1: “id” is missing or not text"),
        (b'{"id": "a", "text": 3}', "line 1: “text” is missing or not text"),
        (b'{"id": "a", "text": "x", "lang": 3}', "line 1: “lang” is not text"),
        (b"\xff\xfe", "not UTF-8 text"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in refusal(tmp_path, content)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"missing\.jsonl"):
        call_command(
            "propose_claims", jsonl=str(tmp_path / "missing.jsonl"), output=str(tmp_path / "out")
        )
