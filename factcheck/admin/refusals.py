"""A refusal of the record, shown where it belongs: beside its field, in a form that keeps what
was typed."""

from typing import Any

from django import forms

from claims.errors import Invalid, Refusal


def show_refusal(form: forms.BaseForm, refusal: Refusal) -> None:
    """Add the refusal to the form, each sentence beside its field, or above the form."""
    if isinstance(refusal, Invalid) and refusal.fields:
        by_field = {name: [str(text) for text in said] for name, said in refusal.fields.items()}
    else:
        by_field = {refusal.field or "": [str(refusal)]}
    for name, sentences in by_field.items():
        field = name if name in form.fields else None
        for sentence in sentences:
            form.add_error(field, forms.ValidationError(sentence, code=refusal.code))


class ShowsRefusal(forms.BaseForm):
    """A form that is shown again because the record refused what it asked for."""

    refusal: Refusal | None = None

    def full_clean(self) -> None:
        super().full_clean()
        if self.refusal is not None and self.is_bound:
            self.show(self.refusal)

    def show(self, refusal: Refusal) -> None:
        show_refusal(self, refusal)


def retype(form: forms.BaseForm, **values: str | None) -> None:
    """Show something else than what was typed in these fields; None is nothing."""
    data: Any = form.data
    data = data.copy()
    for name, value in values.items():
        if value is None:
            data.pop(form.add_prefix(name), None)
        else:
            data[form.add_prefix(name)] = value
    form.data = data


def refused(form: type[Any], refusal: Refusal) -> type[Any]:
    """The same form, for showing this refusal."""
    return type(form.__name__, (form,), {"refusal": refusal})
