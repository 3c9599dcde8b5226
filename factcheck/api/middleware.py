"""What every answer under /api/ has in common, the ones that no view gives included."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase

PREFIX = "/api/"
METHODS = "GET, HEAD, OPTIONS"
DAY = "86400"

Answer = Callable[[HttpRequest], HttpResponseBase]


def open_to_every_site(get_response: Answer) -> Answer:
    """Pages of any origin may read the public record: there is nothing of a person in it."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        response = _preflight() if _is_preflight(request) else get_response(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        if response.status_code in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            # Documents are the same for everybody: only the sentences of a problem are translated.
            del response["Vary"]
            del response["Content-Language"]
        return response

    return answer


def _is_preflight(request: HttpRequest) -> bool:
    """Whether a browser only asks if it may ask (the Fetch standard's CORS preflight)."""
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def _preflight() -> HttpResponse:
    return HttpResponse(
        status=HTTPStatus.NO_CONTENT,
        headers={
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
            "Access-Control-Max-Age": DAY,
        },
    )
