"""Column types that several nouns share."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims import dates


def validate_date(text: str) -> None:
    if not dates.is_date(text):
        raise ValidationError(
            _("“%(text)s” is not a date. Write 2023, 2023-07 or 2023-07-11."),
            params={"text": text},
            code="invalid_date",
        )


class PublicIdField(models.CharField[str, str]):
    """The identifier that partners keep."""

    def __init__(self, *, default: Callable[[], str], **options: Any) -> None:
        options |= {"max_length": 40, "unique": True, "editable": False, "default": default}
        super().__init__(_("identifier"), **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, options = super().deconstruct()
        kept = {key: value for key, value in options.items() if key in {"default", "db_index"}}
        return name, path, [], kept


class WorldDateField(models.CharField[str, str]):
    """A day, month or year in the world, as text (see `claims.dates`); empty when unknown."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options |= {"max_length": 10, "blank": True, "default": ""}
        options.setdefault("help_text", _("2023, 2023-07 or 2023-07-11: as precise as is known."))
        super().__init__(*args, **options)
        self.validators = [*self.validators, validate_date]

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        for fixed in ("max_length", "blank", "default"):
            options.pop(fixed, None)
        return name, path, args, options


def is_world_date(field: str, *, name: str) -> models.CheckConstraint:
    """The database's own guard of a `WorldDateField`."""
    return models.CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": dates.SHAPE}),
        name=name,
        violation_error_message=_("A date is written 2023, 2023-07 or 2023-07-11."),
    )


class LanguageField(models.CharField[str, str]):
    """A BCP 47 language tag, such as `fr`, `en` or `pt-BR`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options |= {"max_length": 12}
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        options.pop("max_length", None)
        return name, path, args, options
