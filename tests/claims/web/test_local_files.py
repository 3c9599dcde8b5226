"""Local texts: read with certainty, or refused with a reason; never nonsense."""

import io
import os
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import Refusal
from claims.web.errors import FileUnreadable
from claims.web.files import LARGEST, read_limited, text_of

FRENCH = (
    "Le président a démenti l’accord « secret » : 30 € pièce. Ça suffit, où que ce soit, à Noël."
)


def refusal_of(body: bytes, name: str = "note.txt") -> FileUnreadable:
    with pytest.raises(FileUnreadable) as caught:
        text_of(body, name=name)
    assert caught.value.field == "file"
    return caught.value


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_a_text_is_read_in_the_encodings_that_editors_have(encoding: str) -> None:
    assert text_of(FRENCH.encode(encoding), name="note.txt").text == FRENCH


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("mac_roman", FRENCH),
        ("cp850", "Le président a démenti l'accord, à Séoul."),
        ("iso8859_15", "Une œuvre à 5 €, dit-il."),
        ("cp1250", "Ministerstvo obrany popřelo, že by dodalo munici: úpěl ďábelské ódy."),
        ("iso8859_2", "Ministerstwo zaprzeczyło, że wysłało amunicję: gęślą jaźń, łódź."),
        ("cp1254", "Bakanlık haberleri yalanladı, şöyle dedi: ağır, ışık."),
        ("cp1251", "Министерство обороны опровергло сообщения о поставках."),
        ("koi8-r", "Министерство обороны опровергло сообщения о поставках."),
        ("cp932", "防衛省は報道を否定した。"),
        ("gb18030", "国防部周三否认已同意。"),
    ],
)
def test_an_encoding_that_would_come_out_as_nonsense_is_refused(encoding: str, text: str) -> None:
    refusal = refusal_of(text.encode(encoding, "ignore"))

    assert refusal.code == "unknown_encoding"
    assert "Save it as UTF-8" in str(refusal)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
        (b"PK\x03\x04 word/document.xml", "an office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
        (b"{\\rtf1\\ansi text}", "a rich text document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0JFIF", "a picture"),
        (b"ID3\x03", "a recording"),
        (b"\x1f\x8b\x08\x00", "an archive"),
        (b"\x7fELF\x02", "a program"),
        (b"SQLite format 3\x00", "a database"),
        (b"text with a \x00 in it", "characters that no text has"),
        (b"\x01\x02\x03", "characters that no text has"),
        ("texte \x07".encode("utf-16"), "characters that no text has"),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(body: bytes, says: str) -> None:
    refusal = refusal_of(body)

    assert refusal.code == "binary_file"
    assert str(refusal).startswith("note.txt is not a text: ")
    assert says in str(refusal)


def test_a_page_file_that_is_none_is_refused_by_its_kind() -> None:
    assert refusal_of(b"%PDF-1.7\n", name="page.html").code == "binary_file"


@pytest.mark.parametrize(
    "body", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"]
)
def test_an_empty_file_is_refused(body: bytes) -> None:
    assert refusal_of(body).code == "empty_file"


def test_line_ends_are_made_alike() -> None:
    assert text_of(b"un\r\ndeux\rtrois\n", name="a.txt").text == "un\ndeux\ntrois\n"


@pytest.mark.parametrize(
    ("text", "title", "origin"),
    [
        ("Séoul dément\n\nLe ministère a démenti.", "Séoul dément", "first line"),
        ("\n Séoul dément \r\n\r\nLe ministère a démenti.", "Séoul dément", "first line"),
        ("Séoul dément\nLe ministère a démenti.", "seoul 2023", "file name"),
        ("x" * 201 + "\n\nLe ministère a démenti.", "seoul 2023", "file name"),
        ("date 2023-07 Séoul dément\n\nLe ministère a démenti.", "seoul 2023", "file name"),
        ("Le ministère a démenti.", "seoul 2023", "file name"),
    ],
)
def test_a_headline_is_a_short_first_line_that_stands_alone(
    text: str, title: str, origin: str
) -> None:
    found = text_of(text.encode(), name="some/where/seoul 2023.txt")

    assert (found.title, found.origins["title"]) == (title, origin)


def test_a_date_line_says_when_it_was_published() -> None:
    found = text_of(
        b" date 2023-07 Le minist\xc3\xa8re a d\xc3\xa9menti avoir dit oui.", name="a.txt"
    )

    assert (found.published_on, found.origins["published_on"]) == ("2023-07", "date line")
    assert found.language == "fr"
    assert found.text.startswith(" date 2023-07 Le ministère")


def test_a_file_without_a_date_claims_none() -> None:
    found = text_of(FRENCH.encode(), name="a.txt")

    assert found.published_on is None
    assert "published_on" not in found.origins


@pytest.mark.parametrize("name", ["page.html", "PAGE.HTM", "a.xhtml"])
def test_a_page_file_is_read_as_a_page(name: str) -> None:
    body = (
        f"<html lang=fr><head><title>Séoul</title><meta name=author content='Anne Martin'>"
        f"<meta property=og:site_name content='Le Courrier'><meta name=date content=2023-07-12>"
        f"</head><body><nav>Menu</nav><article><p>{FRENCH}</p></article></body></html>"
    ).encode()

    found = text_of(body, name=name)

    assert (found.text, found.title, found.language) == (FRENCH, "Séoul", "fr")
    assert found.published_on == "2023-07-12"
    assert (found.publisher_name, found.byline) == ("Le Courrier", "Anne Martin")
    assert "canonical_url" not in found.origins


def test_a_page_file_without_text_is_refused() -> None:
    assert refusal_of(b"<html><script>x</script></html>", name="page.html").code == "empty_file"


def test_bytes_over_the_limit_are_refused() -> None:
    assert refusal_of(b"x" * (LARGEST + 1)).code == "too_large"


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_are_refused(body: bytes) -> None:
    try:
        text = text_of(body, name="a.txt").text
    except Refusal:
        return
    assert "\ufffd" not in text
    assert not any(ord(character) < 9 for character in text)


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_in_utf_8_comes_back_or_is_refused(text: str) -> None:
    try:
        body = text.encode()
        found = text_of(body, name="a.txt").text
    except (Refusal, UnicodeEncodeError):
        return
    assert found.encode() in {body, found.encode()}


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(FRENCH, encoding="utf-8")

    assert read_limited(path) == read_limited(str(path)) == FRENCH.encode()


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)

    tracemalloc.start()
    started = time.monotonic()
    with pytest.raises(FileUnreadable) as caught:
        read_limited(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert caught.value.code == "too_large"
    assert str(caught.value) == "A text may have at most 2 MB."
    assert time.monotonic() - started < 2
    assert peak < 1_000_000


def test_a_stream_is_read_to_the_limit_and_no_further() -> None:
    stream = io.BytesIO(b"x" * 1_000)

    assert read_limited(io.BytesIO(b"x" * 10), at_most=10) == b"x" * 10
    with pytest.raises(FileUnreadable):
        read_limited(stream, at_most=10)
    assert stream.tell() == 11


def test_a_pipe_that_gives_little_at_a_time_is_read_to_its_end() -> None:
    out, into = os.pipe()
    with os.fdopen(out, "rb", buffering=0) as stream:
        os.write(into, b"half ")
        os.write(into, b"whole")
        os.close(into)

        assert read_limited(stream, at_most=100) == b"half whole"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/no/such/file.txt", "file_not_found"),
        ("/", "not_a_file"),
        ("/dev/zero", "not_a_file"),
        ("a\0b", "file_not_readable"),
        ("x" * 5000, "file_not_readable"),
    ],
)
def test_what_is_no_file_is_refused(path: str, code: str) -> None:
    with pytest.raises(FileUnreadable) as caught:
        read_limited(path)

    assert caught.value.code == code
