"""What a page says of itself in JSON-LD (schema.org), in all the shapes that sites give it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

Item = dict[str, Any]

# A page's own description is never deeper; a hostile one may be.
DEEPEST = 6
MOST_ITEMS = 200

ARTICLE_TYPES = frozenset({"blogposting", "liveblogposting", "report", "socialmediaposting"})
# Where sites put the thing that the page is about, or a list of such things.
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|(?://\s*)?\]\]>)\s*$"
)


def article_of(tree: html.HtmlElement) -> Item:
    """The description of the article; empty when there is none."""
    items = list(_items(tree))
    article = next((item for item in items if _is_article(item)), {})
    named = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    return {key: _followed(value, named) for key, value in article.items()}


def texts(value: Any) -> list[str]:
    """The plain words in a value that may be a word, a list, or a thing with a name."""
    match value:
        case str():
            return [value]
        case list():
            return [text for one in value[:MOST_ITEMS] for text in _shallow_texts(one)]
        case _:
            return _shallow_texts(value)


def _shallow_texts(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case {"@value": str(text)} | {"name": str(text)}:
            return [text]
        case {"name": [str(text), *_]}:
            return [text]
    return []


def _items(tree: html.HtmlElement) -> Iterator[Item]:
    """Everything described on the page, the outermost first."""
    level: list[Any] = [_loaded(script.text or "") for script in _scripts(tree)]
    for _ in range(DEEPEST):
        things = [one for value in level for one in (value if isinstance(value, list) else [value])]
        items = [thing for thing in things[:MOST_ITEMS] if isinstance(thing, dict)]
        yield from items
        level = [item[key] for item in items for key in _INSIDE if key in item]


def _scripts(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for script in tree.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() == "application/ld+json":
            yield script


def _loaded(source: str) -> Any:
    try:
        # Not strict: sites put raw line breaks into their texts.
        return json.loads(_WRAPPING.sub("", source).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(item: Item) -> bool:
    kinds = [kind.rpartition("/")[2].lower() for kind in texts(item.get("@type"))]
    return any(kind.endswith("article") or kind in ARTICLE_TYPES for kind in kinds)


def _followed(value: Any, named: dict[str, Item]) -> Any:
    """The thing itself, where only its `@id` is given."""
    match value:
        case {"@id": str(name)} if "name" not in value and name in named:
            return named[name]
        case list():
            return [
                _followed(one, named) for one in value[:MOST_ITEMS] if not isinstance(one, list)
            ]
    return value
