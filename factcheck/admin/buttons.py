"""What somebody may do next, as buttons: only what this person may do, and only now."""

from dataclasses import dataclass

from claims.errors import Text


@dataclass(frozen=True, slots=True)
class Button:
    """A link to the page of an act; or, where there is nothing to ask, the act itself."""

    label: Text
    url: str
    is_main: bool = False
    at_once: bool = False
