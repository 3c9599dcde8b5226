"""Texts that are already here: local files, and what comes through a pipe."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from stat import S_ISREG
from typing import BinaryIO

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from claims.errors import Text
from claims.reading.text import normalise, published_date_line
from claims.web import markup
from claims.web.errors import FileUnreadable, PageUnavailable
from claims.web.languages import language_of_words
from claims.web.pages import Candidate, origins_of, read_tree

LARGEST = 2_000_000
LONGEST_TITLE = 200

_MARKUP_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
_KINDS: dict[bytes, Text] = {
    b"%PDF-": _("a PDF"),
    b"PK\x03\x04": _("an office document or an archive"),
    b"\xd0\xcf\x11\xe0": _("an old office document"),
    b"{\\rtf": _("a rich text document"),
    b"\x89PNG": _("a picture"),
    b"\xff\xd8\xff": _("a picture"),
    b"GIF8": _("a picture"),
    b"RIFF": _("a recording or a picture"),
    b"ID3": _("a recording"),
    b"OggS": _("a recording"),
    b"\x1f\x8b": _("an archive"),
    b"7z\xbc\xaf": _("an archive"),
    b"\x7fELF": _("a program"),
    b"MZ": _("a program"),
    b"SQLite format 3": _("a database"),
}
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# What other encodings' letters look like in Windows-1252: a sign or a capital inside a word, a
# fraction before one.
_MISREAD = re.compile(
    r"(?<=[^\W\d_])[\u0080-\u00b6\u00b8-\u00bf×÷ˆ˜‚„†‡•‰‹›™](?=[^\W\d_])"
    r"|(?<=[a-z])[À-ÞŠŽŸŒ](?=[a-z])"
    r"|[¼½¾](?=[^\W\d_])"
)
# The accented letters of French, German, Spanish, Italian, Portuguese, and the Nordic languages.
_ALPHABETS = tuple(
    map(frozenset, ("àâæçèéêëîïôœùûüÿ", "äöüß", "áéíñóúü", "àèéìíîòóù", "àáâãçéêíóôõúü", "åäæéöø"))
)


@dataclass(frozen=True)
class LocalText:
    """A text from this machine, and what can be told about it. Empty means unknown."""

    name: str
    text: str
    title: str
    language: str
    published_on: str | None
    """An ISO date, perhaps only a year or a month."""
    publisher_name: str = ""
    byline: str = ""
    origins: dict[str, str] = field(default_factory=dict)


def read_limited(source: str | Path | BinaryIO, *, at_most: int = LARGEST) -> bytes:
    """The bytes of a file or a stream; more than the limit is refused before it is in memory."""
    if not isinstance(source, str | Path):
        return _within(source.read(at_most + 1), at_most)
    try:
        found = Path(source).stat()
        if not S_ISREG(found.st_mode):
            raise FileUnreadable(_("This is not a file."), code="not_a_file")
        if found.st_size > at_most:
            raise _too_large(at_most)
        with Path(source).open("rb") as stream:
            return _within(stream.read(at_most + 1), at_most)
    except FileNotFoundError:
        raise FileUnreadable(_("There is no such file."), code="file_not_found") from None
    except (OSError, ValueError) as error:
        raise FileUnreadable(
            format_lazy(
                _("The file cannot be opened: {reason}."),
                reason=getattr(error, "strerror", None) or _("its name is not valid"),
            ),
            code="file_not_readable",
        ) from error


def text_of(body: bytes, *, name: str) -> LocalText:
    """The text in a file's bytes: read with certainty or refused, never guessed into nonsense."""
    _within(body, LARGEST)
    if not body.strip():
        raise FileUnreadable(format_lazy(_("{name} is empty."), name=name), code="empty_file")
    if PurePath(name).suffix.lower() in _MARKUP_ENDINGS:
        return _of_page(body, name)
    return _of_plain_text(_decoded(body, name), name)


def _of_page(body: bytes, name: str) -> LocalText:
    _refuse_known_kinds(body, name)
    tree = markup.parse(markup.decode(body))
    try:
        page = read_tree(tree, address=("file", ""), today=timezone.now().date())
    except PageUnavailable as refusal:
        raise FileUnreadable(
            format_lazy(_("There is no text to read in {name}."), name=name), code="empty_file"
        ) from refusal
    return LocalText(
        name=name,
        text=page.text,
        title=page.title,
        language=page.language,
        published_on=page.published_on,
        publisher_name=page.publisher_name,
        byline=page.byline,
        origins=page.origins,
    )


def _of_plain_text(written: str, name: str) -> LocalText:
    text = normalise(written)
    if not text.strip():
        raise FileUnreadable(format_lazy(_("{name} is empty."), name=name), code="empty_file")
    found: dict[str, Candidate] = {
        "text": ("file", text),
        "title": _title(text, name),
        "language": ("words", language_of_words(text)),
        "published_on": ("date line", published_date_line(text) or ""),
    }
    return LocalText(
        name=name,
        text=text,
        title=found["title"][1],
        language=found["language"][1],
        published_on=found["published_on"][1] or None,
        origins=origins_of(found),
    )


def _title(text: str, name: str) -> Candidate:
    """A short first line that stands alone is a headline; else the file's own name must do."""
    first, _break, rest = text.strip().partition("\n")
    if rest.startswith("\n") and len(first) <= LONGEST_TITLE and not published_date_line(first):
        return "first line", first.strip()
    return "file name", PurePath(name).stem


def _decoded(body: bytes, name: str) -> str:
    _refuse_known_kinds(body, name)
    written = _unicode(body)
    if written is None:
        written = _windows_1252(body)
    if written is None:
        raise FileUnreadable(
            format_lazy(
                _("The characters of {name} cannot be read with certainty. Save it as UTF-8."),
                name=name,
            ),
            code="unknown_encoding",
        )
    if _CONTROLS.search(written):
        raise _binary(name, _("it contains characters that no text has"))
    return written


def _unicode(body: bytes) -> str | None:
    """UTF-8, or UTF-16 with or without its mark."""
    encoding, mark = next(
        ((encoding, mark) for mark, encoding in _BOMS.items() if body.startswith(mark)),
        (_unmarked_utf_16(body) or "utf-8", b""),
    )
    try:
        return body[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf_16(body: bytes) -> str | None:
    """In Western text as UTF-16 almost every second byte is zero, and no other one is."""
    even, odd = body[:2000:2], body[1:2000:2]
    if odd.count(0) > 0.7 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def _windows_1252(body: bytes) -> str | None:
    """Old Western text. Other old encodings would decode, too, into nonsense: they are refused."""
    try:
        written = body.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return written if _is_western(written) and not _MISREAD.search(written) else None


def _is_western(text: str) -> bool:
    """Mostly plain letters, and accents that go together in one language; names may be foreign."""
    letters = Counter(filter(str.isalpha, text.lower()))
    accented = {letter: count for letter, count in letters.items() if not letter.isascii()}
    total = sum(accented.values())
    best = max(
        sum(count for letter, count in accented.items() if letter in alphabet)
        for alphabet in _ALPHABETS
    )
    return total < 0.3 * letters.total() and best >= 0.8 * total


def _refuse_known_kinds(body: bytes, name: str) -> None:
    for start, kind in _KINDS.items():
        if body.startswith(start):
            raise _binary(name, format_lazy(_("it is {kind}"), kind=kind))


def _binary(name: str, why: Text) -> FileUnreadable:
    return FileUnreadable(
        format_lazy(_("{name} is not a text: {why}."), name=name, why=why), code="binary_file"
    )


def _within(body: bytes, at_most: int) -> bytes:
    if len(body) > at_most:
        raise _too_large(at_most)
    return body


def _too_large(at_most: int) -> FileUnreadable:
    return FileUnreadable(
        format_lazy(
            _("A text may have at most {megabytes} MB."), megabytes=f"{at_most / 1_000_000:g}"
        ),
        code="too_large",
    )
