"""Bringing articles in from a terminal."""

import io
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.roles import Role
from claims.choices import AgentKind, FetchState
from claims.models import Article, ArticleFetch, Proposal
from tests.builders import KEY_SENTENCE, a_checker, a_person, an_agent
from tests.claims.web.internet import a_redirect, a_site, a_small_internet, an_answer, saying

pytestmark = pytest.mark.django_db

PAGE = f"""<html lang="fr"><head><title>Munitions : Séoul dément</title>
<meta property="og:site_name" content="Le Quotidien"></head>
<body><article><h1>Munitions : Séoul dément</h1><p>{KEY_SENTENCE}</p>
<p>Le ministère a dit mardi que les discussions continuaient avec Washington.</p>
</article></body></html>""".encode()


def ingest(*inputs: str | Path, **options: str) -> list[str]:
    """The lines that it prints."""
    out = io.StringIO()
    call_command("ingest", *map(str, inputs), stdout=out, **options)
    return out.getvalue().splitlines()


def refusal(*inputs: str | Path, **options: str) -> tuple[list[str], list[str]]:
    """What a run that fails prints: on standard output, and on standard error."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("ingest", *map(str, inputs), stdout=out, stderr=err, **options)
    assert failure.value.returncode == 1
    return out.getvalue().splitlines(), err.getvalue().splitlines()


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    path = tmp_path / "seed.txt"
    path.write_text(" date 2023-07 " + KEY_SENTENCE)
    return path


def test_a_file_goes_in_and_its_line_says_what_came_of_it(seed: Path) -> None:
    [line] = ingest(seed)

    article = Article.objects.get()
    assert line.split("  ") == [
        "added",
        article.public_id,
        f"“{article.title}”",
        f"{Proposal.objects.count()} proposals",
        f"http://127.0.0.1:8000/admin/claims/article/{article.pk}/change/",
    ]
    assert (article.published_on, article.language) == ("2023-07", "fr")
    assert article.title.startswith("Les médias ont rapporté")


def test_the_same_file_twice_is_known_the_second_time(seed: Path) -> None:
    lines = ingest(seed, seed)

    assert [line.split()[0] for line in lines] == ["added", "known"]
    assert lines[0].split()[1] == lines[1].split()[1]


def test_what_the_command_line_says_counts_more_than_what_is_found(seed: Path) -> None:
    outlet = an_agent("Le Quotidien", kind=AgentKind.NEWS_OUTLET)

    ingest(
        seed,
        title="Munitions",
        published_on="2023-07-11",
        publisher="le quotidien",
        language="fr",
        by=a_person(Role.CONTRIBUTOR).username,
    )

    article = Article.objects.get()
    assert (article.title, article.published_on) == ("Munitions", "2023-07-11")
    assert article.publisher == outlet


def test_an_outlet_that_nobody_knows_is_kept_as_written(seed: Path) -> None:
    ingest(seed, publisher="Le Quotidien")

    article = Article.objects.get()
    assert (article.publisher, article.site_name) == (None, "Le Quotidien")


def test_it_is_on_record_who_brought_an_article_in(seed: Path) -> None:
    checker = a_checker()

    ingest(seed, by=checker.username)

    assert Article.objects.get().events.get().actor == checker


def test_a_text_can_come_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(KEY_SENTENCE.encode())))

    [line] = ingest("-")

    assert line.startswith("added  art_")
    assert Article.objects.get().title.startswith("Les médias")


def test_bad_inputs_are_named_with_their_reason_and_the_others_go_in(
    seed: Path, tmp_path: Path
) -> None:
    empty, binary = tmp_path / "empty.txt", tmp_path / "photo.txt"
    empty.touch()
    binary.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))

    out, err = refusal(empty, binary, tmp_path, tmp_path / "missing.txt", "ftp://x.example/", seed)

    assert [line.split()[0] for line in out] == ["added"]
    assert err == [
        f"{empty}: empty.txt is empty.",
        f"{binary}: photo.txt is not a text: it is a picture.",
        f"{tmp_path}: This is not a file.",
        f"{tmp_path / 'missing.txt'}: There is no such file.",
        "ftp://x.example/: Only addresses that start with http:// or https:// can be fetched.",
    ]


def test_fifty_megabytes_are_refused_at_once_and_never_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"word " * 10_000_000)
    tracemalloc.start()
    started = time.monotonic()

    _out, err = refusal(path)

    assert time.monotonic() - started < 1
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
    assert err == [f"{path}: A text may have at most 2 MB."]


def test_a_text_that_no_reader_knows_goes_in_and_the_line_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bericht.txt"
    path.write_text("Das Ministerium erklärte, dass die Berichte über die Lieferung falsch sind.")

    [line] = ingest(path)

    assert "0 proposals (no reader knows German)" in line
    assert Article.objects.get().language == "de"


def test_emoji_nul_and_right_to_left_text_go_in(tmp_path: Path) -> None:
    path = tmp_path / "mixed.html"
    words = "قال الوزير إن 🎈 الجسر جاهز. Le ministre a déclaré que le pont était prêt en mai."
    path.write_text(f"<html><body><article><p>{words}\x00</p></article></body></html>")

    [line] = ingest(path)

    assert line.startswith("added")
    assert "🎈" in Article.objects.get().revisions.get().text


def test_a_wrong_value_is_named_with_its_field(seed: Path) -> None:
    _out, err = refusal(seed, published_on="11/07/2023")

    assert err == [
        f"{seed}: published_on: “11/07/2023” is not a date. Write 2023, 2023-07 or 2023-07-11."
    ]


def test_one_title_is_for_one_article(seed: Path) -> None:
    with pytest.raises(CommandError, match="give one input"):
        ingest(seed, seed, title="Munitions")


def test_an_unknown_person_is_refused_by_name(seed: Path) -> None:
    with pytest.raises(CommandError, match="'nobody'"):
        ingest(seed, by="nobody")


def test_a_person_who_may_not_add_articles_is_told_so(seed: Path) -> None:
    _out, err = refusal(seed, by=a_person(Role.READER).username)

    assert err == [f"{seed}: Your role does not allow you to add articles."]


def test_a_page_is_read_at_once_through_the_same_row_that_a_worker_takes() -> None:
    with a_site(saying(an_answer(PAGE))) as site, a_small_internet(news=site.port):
        first = ingest("http://news.example/a", published_on="2023-07-11")
        again = ingest("http://news.example/a?utm_source=x")

    article = Article.objects.get()
    assert [first[0].split()[0], again[0].split()[0]] == ["added", "known"]
    assert (article.url, article.published_on) == ("http://news.example/a", "2023-07-11")
    assert {work.state for work in ArticleFetch.objects.all()} == {FetchState.DONE}


def test_a_page_that_changed_is_a_revision() -> None:
    pages = iter([PAGE, PAGE.replace(b"mardi", b"jeudi")])
    with (
        a_site(lambda visitor: visitor.sendall(an_answer(next(pages)))) as site,
        a_small_internet(news=site.port),
    ):
        lines = [ingest("http://news.example/a")[0] for _ in range(2)]

    assert [line.split()[0] for line in lines] == ["added", "revised"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(
            a_redirect("http://10.0.0.1/admin"), "10.0.0.1", id="redirect to a private address"
        ),
        pytest.param(an_answer(b"<html><body></body></html>"), "no text", id="no text"),
        pytest.param(an_answer(b"%PDF", kind="application/pdf"), "application/pdf", id="a PDF"),
        pytest.param(an_answer(b"x", status="404 Not Found"), "404", id="not there"),
    ],
)
def test_a_page_that_cannot_be_had_is_named_with_its_reason(answer: bytes, reason: str) -> None:
    with a_site(saying(answer)) as site, a_small_internet(news=site.port):
        _out, [line] = refusal("http://news.example/a")

    assert line.startswith("http://news.example/a: ")
    assert reason in line
    assert ArticleFetch.objects.get().state == FetchState.FAILED


def test_a_site_that_is_down_is_tried_again_by_a_worker() -> None:
    with a_small_internet():
        _out, [line] = refusal("http://news.example/a")

    assert line.endswith("A worker will try again.")
    assert ArticleFetch.objects.get().state == FetchState.WAITING
