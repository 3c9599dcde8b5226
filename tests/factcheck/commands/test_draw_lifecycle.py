"""The page of the docs that is drawn from a table of the code."""

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

PAGE = Path(settings.BASE_DIR) / "docs" / "lifecycle.md"


def drawn() -> str:
    out = StringIO()
    call_command("draw_lifecycle", stdout=out)
    return out.getvalue()


def test_the_page_in_the_docs_is_what_the_table_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == drawn(), (
        "Draw it again: python3 manage.py draw_lifecycle --output docs/lifecycle.md"
    )


def test_the_drawing_has_every_move_and_says_which_are_made_by_hand() -> None:
    page = drawn()

    assert "    accepted --> checking" in page
    assert "| `checking` | `accepted` | yes |" in page
    assert "| `in_review` | `closed` | no |" in page


def test_it_is_written_to_a_file(tmp_path: Path) -> None:
    call_command("draw_lifecycle", output=tmp_path / "page.md")

    assert (tmp_path / "page.md").read_text(encoding="utf-8") == drawn()
