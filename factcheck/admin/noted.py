"""A form of a row of the record, with the reason for a change."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.utils.translation import gettext_lazy as _

from factcheck.admin.refusals import ShowsRefusal


class NotedForm(ShowsRefusal, forms.ModelForm[Any]):
    note = forms.CharField(
        label=_("Why it changes"),
        required=False,
        max_length=1000,
        widget=AdminTextInputWidget(),
        help_text=_("Needed where the public record changes. It stays in the history."),
    )
