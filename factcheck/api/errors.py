"""The one place where a refusal or a failure becomes an answer: problem details (RFC 9457)."""

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = 5
"""Seconds after which it is worth asking again when the database cannot be reached."""


class Gone(exceptions.APIException):
    """It was here, and has been taken back: the detail says why."""

    status_code = HTTPStatus.GONE
    default_code = "withdrawn"


def problem(
    status: int,
    detail: str,
    *,
    code: str,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """What went wrong: a code for programs, a sentence for people, nothing of our inside."""
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "code": code,
    }
    if errors:
        said["errors"] = list(errors)
    return HttpResponse(
        json.dumps(said, ensure_ascii=False),
        status=status,
        content_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def handle(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """Answer what a view has raised. A bug is not answered here: it rises, with its traceback."""
    if isinstance(error, (OperationalError, InterfaceError)):
        return _database_unavailable(error)
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if isinstance(error, exceptions.ValidationError):
        return _invalid(error)
    if isinstance(error, exceptions.APIException):
        return _refused(error, context)
    return None


def _database_unavailable(error: Exception) -> HttpResponse:
    log.error("database_unavailable", exc_info=error)
    return problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The record cannot be read right now. Please ask again shortly."),
        code="unavailable",
        headers={"Retry-After": str(RETRY_AFTER)},
    )


def _invalid(error: exceptions.ValidationError) -> HttpResponse:
    errors = list(_wrong_parameters(error.detail))
    names = ", ".join(dict.fromkeys(item["parameter"] for item in errors))
    return problem(
        HTTPStatus.BAD_REQUEST,
        _("This cannot be answered. Look at: %(names)s.") % {"names": names},
        code="invalid",
        errors=errors,
    )


def _wrong_parameters(detail: Any) -> Iterator[Mapping[str, str]]:
    for name, sentences in detail.items():
        for sentence in sentences:
            yield {"parameter": name, "code": sentence.code, "detail": str(sentence)}


def _refused(error: exceptions.APIException, context: Mapping[str, Any]) -> HttpResponse:
    headers = {}
    if isinstance(error, exceptions.MethodNotAllowed):
        headers["Allow"] = ", ".join(context["view"].allowed_methods)
    return problem(
        error.status_code, str(error.detail), code=str(error.get_codes()), headers=headers
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(
        HTTPStatus.BAD_REQUEST, _("This request cannot be understood."), code="bad_request"
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(HTTPStatus.FORBIDDEN, _("This is not allowed."), code="permission_denied")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(
        HTTPStatus.NOT_FOUND,
        _("There is nothing at this address. /api/v1/ lists what there is."),
        code="not_found",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        _("Something went wrong on our side. It has been logged."),
        code="error",
    )
