"""What every public page has in common: read only, no session, one text for each language."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import conditional_page, require_safe

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]


def public_page(view: View[Arguments]) -> View[Arguments]:
    """A page for everybody. Its language may come from a cookie, which caches must know."""

    @wraps(view)
    def answer(
        request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Cookie"])
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    # Nothing is sent again to who already has it.
    return cast(View[Arguments], require_safe(conditional_page(answer)))


def page(
    request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    context = {"canonical": canonical(request.path), **context}
    return render(request, f"public/{name}.html", context, status=status)


def canonical(path: str) -> str:
    """The address that people share and search engines keep, whatever host was asked."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"
