"""What writers of findings may do, and what nobody may."""

import pytest

from factcheck.markdown import as_html

REL = "noopener noreferrer nofollow"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
        ("*so* and **so**", "<p><em>so</em> and <strong>so</strong></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("> said so", "<blockquote>\n<p>said so</p>\n</blockquote>\n"),
        (
            "[table](https://stat.example/t?id=5)",
            f'<p><a href="https://stat.example/t?id=5" rel="{REL}">table</a></p>\n',
        ),
        ("# not a title", "<p># not a title</p>\n"),
        ("`not code`", "<p>`not code`</p>\n"),
        ("3 < 4 & 5 > 2", "<p>3 &lt; 4 &amp; 5 &gt; 2</p>\n"),
    ],
)
def test_the_subset_becomes_html(text: str, html: str) -> None:
    assert as_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        '[x](https://e.example "onmouseover=alert(1)")',
        "![x](https://e.example/i.png)",
        "<a href='https://e.example' onclick='alert(1)'>x</a>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_nothing_that_runs_or_loads_gets_through(text: str) -> None:
    html = as_html(text)

    for forbidden in ("<script", "<img", 'href="j', 'href="d', " title=", "<a onclick"):
        assert forbidden not in html.lower()


@pytest.mark.parametrize("text", ["*" * 100_000, "[" * 100_000, "> " * 50_000, "- " * 50_000])
def test_hostile_nesting_is_read_in_bounded_time(text: str) -> None:
    assert as_html(text)
