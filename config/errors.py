"""Which door answers where no view does: programs get a problem, people get a page."""

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from factcheck.api import errors as api
from factcheck.api.middleware import PREFIX


def _is_for_programs(request: HttpRequest) -> bool:
    return request.path_info.startswith(PREFIX)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_for_programs(request):
        return api.bad_request(request, exception)
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_for_programs(request):
        return api.permission_denied(request, exception)
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_for_programs(request):
        return api.not_found(request, exception)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    return (
        api.server_error(request) if _is_for_programs(request) else defaults.server_error(request)
    )
