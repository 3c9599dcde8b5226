"""How much of the outside world is taken at once."""

from dataclasses import dataclass
from typing import Self

from django.conf import settings


@dataclass(frozen=True)
class Limits:
    """The most that one fetch may cost, redirects included."""

    connect_seconds: float = 5
    total_seconds: float = 15
    body_bytes: int = 5_000_000
    """Of the page as sent, and of the page as unpacked."""
    header_bytes: int = 64_000
    redirects: int = 3

    @classmethod
    def from_settings(cls) -> Self:
        return cls(
            connect_seconds=settings.FETCH_CONNECT_SECONDS,
            total_seconds=settings.FETCH_TOTAL_SECONDS,
            body_bytes=settings.FETCH_MAX_BYTES,
            redirects=settings.FETCH_MAX_REDIRECTS,
        )
