"""Characters that no question of the desk can mean."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase

DESK = "/admin/"


def refuse_nul(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A filter of a list hands what it is given to the database, which takes no NUL."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        asked = request.path_info + request.META.get("QUERY_STRING", "")
        if request.path_info.startswith(DESK) and ("\0" in asked or "%00" in asked):
            raise SuspiciousOperation("NUL in an address")  # noqa: EM101
        return get_response(request)

    return respond
