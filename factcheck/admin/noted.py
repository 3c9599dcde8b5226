"""A form of a row of the record, with the reason for a change and what kind of change it is."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.utils.translation import gettext_lazy as _

from claims.choices import CorrectionKind
from factcheck.admin.refusals import ShowsRefusal


def correction_field() -> forms.TypedChoiceField:
    """What readers are told that a change of something public is."""
    return forms.TypedChoiceField(
        label=_("What kind of change it is"),
        required=False,
        choices=CorrectionKind.choices,
        initial=CorrectionKind.CORRECTION,
        empty_value=CorrectionKind.CORRECTION,
        help_text=_("Readers of a public record see it, with the reason."),
    )


class NotedForm(ShowsRefusal, forms.ModelForm[Any]):
    usual_correction: ClassVar[CorrectionKind] = CorrectionKind.CORRECTION

    note = forms.CharField(
        label=_("Why it changes"),
        required=False,
        max_length=1000,
        widget=AdminTextInputWidget(),
        help_text=_(
            "Needed where the public record changes: readers see it, and it stays in the history."
        ),
    )
    correction = correction_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            # What is new corrects nothing.
            self.fields.pop("correction", None)
        else:
            self.initial["correction"] = self.usual_correction
