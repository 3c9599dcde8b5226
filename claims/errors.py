"""How the domain says no: a code for programs, a sentence for people, and where it belongs."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise

Text = str | Promise


class Refusal(Exception):
    """Something was asked that the rules do not allow. Nothing has changed."""

    code = "refused"

    def __init__(self, message: Text, *, code: str = "", field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        if code:
            self.code = code

    def __str__(self) -> str:
        return str(self.message)


class Invalid(Refusal):
    """One or more values are wrong; `fields` says which, and why."""

    code = "invalid"

    def __init__(
        self,
        message: Text,
        *,
        code: str = "",
        field: str | None = None,
        fields: Mapping[str, Sequence[Text]] | None = None,
    ) -> None:
        super().__init__(message, code=code, field=field)
        self.fields = fields or ({field: [message]} if field else {})


class NotAllowed(Refusal):
    """This person may not do this."""

    code = "not_allowed"


class AlreadyDecided(Refusal):
    """Somebody else was first."""

    code = "already_decided"


class Stale(Refusal):
    """The record has changed since it was read."""

    code = "stale"


class NotNow(Refusal):
    """What is asked does not fit the state that the record is in."""

    code = "not_in_this_state"
