"""Rating scales, for desk chiefs: what the desk calls its findings."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.ratings import (
    Wording,
    add_rating,
    add_scale,
    edit_rating,
    rename_scale,
    use_scale,
)
from claims.choices import CorrectionKind
from claims.models import Rating, RatingLabel, RatingScale
from claims.permissions import Permission, allows
from factcheck.admin.noted import NotedForm
from factcheck.admin.records import Parts, Recorded, asked_for
from factcheck.admin.refusals import ShowsRefusal


class ScaleForm(ShowsRefusal, ModelForm[RatingScale]):
    """A scale has no history of its own: the claims that show its ratings tell of them."""

    use_it = forms.BooleanField(
        label=_("Rate with this scale from now on"),
        required=False,
        help_text=_("Instead of the one in use. Findings keep the rating that they have."),
    )


@admin.register(RatingScale)
class RatingScaleAdmin(Recorded[RatingScale]):
    form = ScaleForm
    may_add = Permission.MANAGE_SCALES
    may_change = Permission.MANAGE_SCALES
    list_display = ["name", "slug", "is_default"]
    ordering = ["name"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return ["slug", "name"]
        can_be_used = not obj.is_default and self.has_change_permission(request)
        return ["slug", "name", "use_it" if can_be_used else "is_default"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Findings are sealed with the short name of their scale."""
        return ["slug", "is_default"] if obj is not None else []

    def add_row(self, form: Any, formsets: Sequence[Any], *, by: User) -> RatingScale:
        return add_scale(by=by, **asked_for(form, "slug", "name"))

    def change_row(
        self, row: RatingScale, form: Any, formsets: Sequence[Any], *, by: User
    ) -> RatingScale:
        said = form.cleaned_data
        if said["name"] != row.name:
            row = rename_scale(row, name=said["name"], by=by)
        return use_scale(row, by=by) if said.get("use_it") else row


class RatingForm(NotedForm):
    usual_correction = CorrectionKind.CLARIFICATION


class LabelInline(Parts, admin.TabularInline[RatingLabel, Rating]):
    model = RatingLabel
    fields = ["language", "label", "meaning"]
    extra = 1

    def _may(self, request: HttpRequest) -> bool:
        return allows(request.user, Permission.MANAGE_SCALES)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)


@admin.register(Rating)
class RatingAdmin(Recorded[Rating]):
    form = RatingForm
    may_add = Permission.MANAGE_SCALES
    may_change = Permission.MANAGE_SCALES
    inlines = [LabelInline]
    list_display = ["called", "scale", "order", "slug", "bucket", "numeric_value", "is_retired"]
    list_display_links = ["called"]
    list_filter = ["scale", "bucket", "is_retired"]
    list_select_related = ["scale"]
    ordering = ["scale", "order"]
    search_fields = ["slug", "labels__label"]
    fieldsets = [
        (None, {"fields": ["scale", "slug", "order", "bucket", "numeric_value", "is_retired"]}),
        (None, {"fields": ["note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("scale").prefetch_related("labels")

    @admin.display(description=_("label"))
    def called(self, rating: Rating) -> str:
        return str(rating)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["scale"] if obj is not None else []

    def add_row(self, form: Any, formsets: Sequence[Any], *, by: User) -> Rating:
        said = dict(form.cleaned_data)
        said.pop("note", None)
        scale = said.pop("scale")
        return add_rating(scale, wordings=_wordings(formsets), by=by, **said)

    def change_row(self, row: Rating, form: Any, formsets: Sequence[Any], *, by: User) -> Rating:
        asked = asked_for(form, *form.changed_data) | asked_for(form, "note")
        return edit_rating(row, wordings=_wordings(formsets), by=by, **asked)


def _wordings(formsets: Sequence[Any]) -> list[Wording]:
    rows = [form.cleaned_data for formset in formsets for form in formset.forms]
    return [
        Wording(row["language"], row["label"], row["meaning"])
        for row in rows
        if row.get("label") and not row.get("DELETE")
    ]
