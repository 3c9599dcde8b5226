"""What differs between machines is in the environment, and is read here, once and typed."""

import os
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

Value = TypeVar("Value")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def words(name: str) -> list[str]:
    """A list, separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return value in {"1", "true", "yes", "on"} if value else default
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int) -> int:
    return _read(name, str(default), int, "a whole number")


def web_address(name: str, default: str) -> str:
    """The scheme, host and port of a site, without a path or a final slash."""
    return _read(name, default, _web_address, "an address such as https://facts.example")


def database(name: str, default: str) -> dict[str, Any]:
    """A connection string of PostgreSQL's own kind, as Django's DATABASES wants it.

    The PostgreSQL client library reads it, so every form and option that it knows is allowed:
    several hosts, a socket directory as `?host=`, `sslmode`, a service.
    """
    given = _read(name, default, _conninfo, "like postgres://user:password@host:5432/name")
    named = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    settings: dict[str, Any] = {named[key]: v for key, v in given.items() if key in named}
    options = {key: v for key, v in given.items() if key not in named}
    return {"ENGINE": "django.db.backends.postgresql", "OPTIONS": options, **settings}


def _read(name: str, default: str, parse: Callable[[str], Value], wanted: str) -> Value:
    given = text(name, default)
    try:
        return parse(given)
    except (ValueError, ProgrammingError) as error:
        # The value itself may hold a password: it is not repeated.
        raise ImproperlyConfigured(f"{name} must be {wanted}.") from error


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError(value)
    return f"{parts.scheme}://{parts.netloc}"


def _conninfo(value: str) -> dict[str, Any]:
    return {key: str(v) for key, v in conninfo_to_dict(value).items()}
