"""Fields that pick one row out of many, by typing a part of its name."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model


def pick(
    model: type[Model], field: str, *, label: Any, help_text: Any = "", required: bool = False
) -> Any:
    """A choice among the rows that this foreign key can point to."""
    key: Any = model._meta.get_field(field)  # noqa: SLF001  the public name of it
    return forms.ModelChoiceField(
        queryset=key.remote_field.model._default_manager.all(),  # noqa: SLF001
        # The script that replaces the list keeps this as the name of what it puts there.
        widget=AutocompleteSelect(key, admin.site, attrs={"title": label}),
        label=label,
        help_text=help_text,
        required=required,
    )
