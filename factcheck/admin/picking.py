"""Fields that pick one row out of many, by typing a part of its name."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model

from claims.errors import Text


def pick(
    model: type[Model], field: str, *, label: Text, help_text: Text = "", required: bool = False
) -> Any:
    """A choice among the rows that this foreign key can point to."""
    key: Any = model._meta.get_field(field)  # noqa: SLF001  the public name of it
    return forms.ModelChoiceField(
        queryset=key.remote_field.model._default_manager.all(),  # noqa: SLF001
        widget=AutocompleteSelect(key, admin.site),
        label=label,
        help_text=help_text,
        required=required,
    )
