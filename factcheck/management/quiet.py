"""What a command tells a person, the log need not say beside it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_log_of_pages() -> Iterator[None]:
    """Pages that cannot be had are logged for operators; a command prints them itself."""
    log = logging.getLogger("claims.web")
    level = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(level)
