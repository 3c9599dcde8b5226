"""How answers are put together: stored documents are copied as they are, never parsed."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.http import parse_etags, quote_etag
from rest_framework import status
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

Json = str
"""A piece of JSON text."""

PUBLIC = "public, max-age=60, stale-while-revalidate=600"


class Renderer(JSONRenderer):
    """Says which media type there is. What it is given is JSON already."""

    charset = None

    def render(self, data: Any, *_args: Any, **_context: Any) -> bytes:
        return str(data).encode()


def written(value: Any) -> Json:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def array(items: Iterable[Json]) -> Json:
    return f"[{','.join(items)}]"


def with_members(document: Json, members: Mapping[str, Json]) -> Json:
    """A stored object with more members, spliced in before its closing brace."""
    added = "".join(f",{written(name)}:{value}" for name, value in members.items())
    return f"{document[:-1]}{added}}}"


def etag_of(*versions: object) -> str:
    """From the version of the row, never from the bytes: it costs nothing to compute."""
    return quote_etag(".".join(map(str, versions)))


def is_known(request: Request, etag: str) -> bool:
    """Whether whoever asks has this version already. Weak tags count: proxies weaken them."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return any(tag in {"*", etag} or tag.removeprefix("W/") == etag for tag in known)


def not_modified(etag: str) -> HttpResponse:
    return HttpResponse(
        status=status.HTTP_304_NOT_MODIFIED, headers={"ETag": etag, "Cache-Control": PUBLIC}
    )
