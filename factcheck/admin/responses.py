"""Responses and denials: their lists over all claims, and the form that corrects one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.responses import edit_response
from claims.models import ClaimComponent, Denial, Response
from factcheck.admin.noted import NotedForm
from factcheck.admin.records import Recorded, asked_for


class ResponseForm(NotedForm):
    class Meta:
        model = Response
        fields = ["words", "components"]
        widgets = {
            "words": AdminTextareaWidget(attrs={"rows": 4, "dir": "auto"}),
            "components": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "components" in self.fields:
            parts = ClaimComponent.objects.filter(claim=self.instance.claim_id)
            self.fields["components"].queryset = parts  # type: ignore[attr-defined]


class ResponseList(Recorded[Any]):
    """Answers are recorded on the page of their claim, and corrected here."""

    form = ResponseForm
    list_display = ["agent", "kind", "words", "on_claim", "said_on", "state", "created_at"]
    list_display_links = ["agent", "words"]
    list_select_related = ["agent", "claim"]
    ordering = ["-created_at", "-pk"]
    search_fields = ["words"]
    autocomplete_fields = ["agent"]
    readonly_fields = ["on_claim"]
    fields = [
        "on_claim",
        "agent",
        "kind",
        "capacity",
        "words",
        "language",
        "said_on",
        "components",
        "url",
        "where",
        "note",
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        heavy = ("claim__document", "claim__search_text", "claim__search_vector")
        return super().get_queryset(request).select_related("claim", "agent").defer(*heavy)

    @admin.display(description=_("claim"), ordering="claim")
    def on_claim(self, response: Response) -> str:
        return f"{response.claim.number} {response.claim}"

    def change_row(self, row: Any, form: Any, formsets: Sequence[Any], *, by: User) -> Any:
        asked = asked_for(form, *form.changed_data) | asked_for(form, "note")
        parts = asked.pop("components", None)
        return edit_response(row, by=by, components=None if parts is None else list(parts), **asked)


@admin.register(Response)
class ResponseAdmin(ResponseList):
    list_filter = ["kind", "state", "capacity"]


@admin.register(Denial)
class DenialAdmin(ResponseList):
    """The same rows, for who asks only what is denied."""

    list_filter = ["state", "kind", "capacity"]
