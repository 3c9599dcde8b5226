"""Cutting a text where marks begin and end."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from factcheck.admin.marks import paragraphs


@dataclass(frozen=True)
class Mark:
    start: int
    end: int


def cut(text: str, *marks: Mark) -> list[list[tuple[str, int]]]:
    """Each paragraph's segments, with how many marks cover each."""
    return [
        [(segment.text, len(segment.marks)) for segment in paragraph]
        for paragraph in paragraphs(text, marks)
    ]


def test_a_text_without_marks_keeps_its_paragraphs() -> None:
    assert cut("One.\n\nTwo.\n") == [[("One.", 0)], [("Two.", 0)]]


def test_a_mark_is_cut_out_of_its_sentence() -> None:
    assert cut("He said it fell.", Mark(8, 15)) == [
        [("He said ", 0), ("it fell", 1), (".", 0)],
    ]


def test_overlapping_marks_are_cut_where_either_begins_or_ends() -> None:
    assert cut("abcdef", Mark(0, 4), Mark(2, 6)) == [[("ab", 1), ("cd", 2), ("ef", 1)]]


def test_a_mark_over_two_paragraphs_is_in_both_and_begins_in_one() -> None:
    mark = Mark(1, 5)

    first, second = paragraphs("ab\n\ncd", [mark])

    assert [(s.text, s.marks, s.begins) for s in first] == [
        ("a", (), ()),
        ("b", (mark,), (mark,)),
    ]
    assert [(s.text, s.marks, s.begins) for s in second] == [
        ("c", (mark,), ()),
        ("d", (), ()),
    ]


def test_positions_are_code_points() -> None:
    assert cut("🦊 dit né", Mark(2, 5)) == [[("🦊 ", 0), ("dit", 1), (" né", 0)]]


@given(
    text=st.text(alphabet="ab \nقé🦊", max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6),
)
def test_no_letter_is_lost_and_every_mark_has_its_own(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [Mark(start, start + length) for start, length in spans]

    found = list(paragraphs(text, marks))

    joined = ["".join(segment.text for segment in paragraph) for paragraph in found]
    assert joined == [line for line in text.split("\n") if line.strip()]
    for mark in marks:
        covered = "".join(s.text for paragraph in found for s in paragraph if mark in s.marks)
        assert "".join(covered.split()) == "".join(text[mark.start : mark.end].split())
