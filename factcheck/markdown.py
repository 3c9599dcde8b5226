"""The small Markdown subset that findings are written in, as HTML that is safe to show.

Paragraphs, lists, quotations, emphasis and links. Anything else stays the text it is.
"""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "ul", "ol", "li", "blockquote", "em", "strong", "a", "br"}

_reader = MarkdownIt("zero").enable(
    ["list", "blockquote", "emphasis", "link", "autolink", "newline", "entity", "escape"]
)


def as_html(text: str) -> SafeString:
    """Links lead to the web only, and tell the other site nothing."""
    clean = nh3.clean(
        _reader.render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "*": set()},
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(clean)  # noqa: S308  nh3 has just let through nothing but the tags above
