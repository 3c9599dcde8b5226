"""Is it alive, is it ready: for whatever starts, watches and replaces processes."""

import logging
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)


@require_safe
@never_cache
def alive(_request: HttpRequest) -> JsonResponse:
    """The process answers. It says nothing about what it depends on."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """Pages can be served: the database answers, and has every table that this code expects."""
    try:
        missing = _migrations_of_this_code() - _applied_migrations()
    except DatabaseError as error:
        log.warning("not_ready", extra={"problem": str(error)})
        return _not_ready("database")
    if missing:
        log.warning("not_ready", extra={"missing": sorted(".".join(key) for key in missing)})
        return _not_ready("migrations")
    return JsonResponse({"status": "ready"})


def _not_ready(problem: str) -> JsonResponse:
    return JsonResponse({"status": "not ready", "problem": problem}, status=503)


@cache
def _migrations_of_this_code() -> frozenset[tuple[str, str]]:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.disk_migrations)


def _applied_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationRecorder(connection).applied_migrations())
