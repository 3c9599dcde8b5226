"""Whose site this is, for every template."""

from django.conf import settings
from django.http import HttpRequest


def site_name(_request: HttpRequest) -> dict[str, str]:
    return {"site_name": settings.SITE_NAME}
