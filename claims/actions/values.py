"""What every verb does with what it is given: tidy, check, compare."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims import dates
from claims.errors import Invalid, Stale
from claims.events import Changes
from claims.models import Assessment, Claim, Rating
from claims.reading import normalise


def tidy(text: str) -> str:
    """One line of text, as people mean it: no control characters, no stray spaces."""
    return " ".join(normalise(text).split())


def check(row: models.Model) -> None:
    """Refuse a row that its own rules refuse, naming each field."""
    try:
        row.full_clean(validate_constraints=False)
        if not (_keeps_its_checks(row) and _is_unique(row)):
            row.validate_constraints()  # names what is wrong
    except ValidationError as error:
        raise as_refusal(error) from error


def _keeps_its_checks(row: models.Model) -> bool:
    """Asked of the database all at once: one by one, each would cost three statements."""
    conditions = [
        constraint.condition
        for _model, constraints in row.get_constraints()
        for constraint in constraints
        if isinstance(constraint, models.CheckConstraint)
    ]
    values = {
        field.name: models.Value(getattr(row, field.attname), field)
        for field in row._meta.concrete_fields  # noqa: SLF001  the public name of it
        if not field.generated
    }
    values["pk"] = models.Value(row.pk, row._meta.pk)  # noqa: SLF001  likewise
    return not conditions or models.Q(*conditions).check(values)


def _is_unique(row: models.Model) -> bool:
    try:
        for model, constraints in row.get_constraints():
            for constraint in constraints:
                if not isinstance(constraint, models.CheckConstraint):
                    constraint.validate(model, row)
    except ValidationError:
        return False
    return True


def as_refusal(error: ValidationError) -> Invalid:
    fields = {
        ("" if name == "__all__" else name): messages
        for name, messages in error.message_dict.items()
    }
    first, messages = next(iter(fields.items()))
    return Invalid(messages[0], field=first or None, fields=fields)


def plain(value: Any) -> Any:
    """A value as an event keeps it: the identifier of a row, the code of a choice or a rating."""
    if isinstance(value, Rating):
        return value.slug
    if isinstance(value, models.Model):
        return getattr(value, "public_id", None) or str(value.pk)
    return value


def assign(row: models.Model, values: Mapping[str, Any]) -> Changes:
    """Set these fields and say which of them changed, from what to what."""
    changes = {}
    for name, new in values.items():
        old = getattr(row, name)
        if old != new:
            setattr(row, name, new)
            changes[name] = (plain(old), plain(new))
    return changes


def require_past(field: str, date: str) -> None:
    """Nothing that is on record happens in the future. What is no date, `check` refuses."""
    if dates.is_date(date) and dates.earliest(date) > timezone.now().date():
        raise Invalid(_("This date is in the future."), field=field)


def require_reason(claim: Claim, note: str) -> None:
    """A public record does not change without a reason."""
    if claim.is_public and not note.strip():
        raise Invalid(
            _("The record of this claim is public: say why it changes."),
            field="note",
            code="reason_missing",
        )


def require_unchanged(claim: Claim | Assessment, expected_version: int | None) -> None:
    """Nobody overwrites what they have not seen."""
    if expected_version is not None and claim.version != expected_version:
        raise Stale(
            _("Somebody changed this claim while you were editing it. Compare and save again.")
        )
