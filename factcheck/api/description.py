"""The published description: as OpenAPI for programs, as a page for people."""

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from factcheck.api.answers import PUBLIC
from factcheck.api.reference import Reference


@cache
def description() -> dict[str, Any]:
    """Drawn once: it changes with the code only."""
    drawn: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
    return drawn


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    written = json.dumps(description(), ensure_ascii=False, indent=1)
    return HttpResponse(written, content_type="application/json", headers={"Cache-Control": PUBLIC})


@require_safe
def catalog(request: HttpRequest) -> HttpResponse:
    """What APIs there are on this site, for programs that know its name only (RFC 9727)."""
    here = request.build_absolute_uri
    api = {
        "anchor": here(reverse("api:index")),
        "service-desc": [{"href": here(reverse("api:openapi")), "type": "application/json"}],
        "service-doc": [{"href": here(reverse("api:reference")), "type": "text/html"}],
    }
    return HttpResponse(
        json.dumps({"linkset": [api]}),
        content_type="application/linkset+json",
        headers={"Cache-Control": PUBLIC},
    )


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    return render(request, "api/reference.html", {"reference": Reference(description())})
