"""Forms as a browser would send them back if nobody touched a field."""

from collections.abc import Iterable
from typing import Any


def untouched(forms: Iterable[Any]) -> dict[str, Any]:
    sent = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False and value not in ("", []):
                sent[field.html_name] = value
    return sent
