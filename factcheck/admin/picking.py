"""Fields that pick one row out of many, by typing a part of its name."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, get_select2_language
from django.db.models import Model

from claims.models import Agent, Claim


def called(row: Model) -> str:
    """A row by its name, with what tells it from its namesakes."""
    if isinstance(row, Claim):
        return f"{row.number} {row}"
    if isinstance(row, Agent):
        return f"{row} ({row.get_kind_display()})"
    return str(row)


class Picked(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Model) -> str:
        return called(obj)


class PickWidget(AutocompleteSelect):
    """Speaks the reader's language, not the one in which the form was defined."""

    def build_attrs(self, *args: Any, **options: Any) -> dict[str, Any]:
        self.i18n_name = get_select2_language()
        return super().build_attrs(*args, **options)

    @property
    def media(self) -> forms.Media:
        self.i18n_name = get_select2_language()
        return super().media


class PickList(AutocompleteJsonView):
    """What is offered while somebody types."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return {**super().serialize_result(obj, to_field_name), "text": called(obj)}


def pick(
    model: type[Model], field: str, *, label: Any, help_text: Any = "", required: bool = False
) -> Any:
    """A choice among the rows that this foreign key can point to."""
    key: Any = model._meta.get_field(field)  # noqa: SLF001  the public name of it
    return Picked(
        queryset=key.remote_field.model._default_manager.all(),  # noqa: SLF001
        # The script that replaces the list keeps this as the name of what it puts there.
        widget=PickWidget(key, admin.site, attrs={"title": label}),
        label=label,
        help_text=help_text,
        required=required,
    )
