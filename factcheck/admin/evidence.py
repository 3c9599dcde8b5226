"""Evidence: its list over all claims, and the form that corrects a piece of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.evidence import edit_evidence
from claims.models import ClaimComponent, Evidence
from factcheck.admin.noted import NotedForm
from factcheck.admin.records import Recorded, asked_for


class EvidenceForm(NotedForm):
    class Meta:
        model = Evidence
        fields = ["excerpt", "components"]
        widgets = {
            "excerpt": AdminTextareaWidget(attrs={"rows": 4, "dir": "auto"}),
            "components": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "components" in self.fields:
            parts = ClaimComponent.objects.filter(claim=self.instance.claim_id)
            self.fields["components"].queryset = parts  # type: ignore[attr-defined]


class WithdrawnFilter(admin.SimpleListFilter):
    title = _("withdrawn")
    parameter_name = "withdrawn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("no", _("relied on")), ("yes", _("withdrawn"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        return queryset.filter(withdrawn_at__isnull=self.value() == "no")


@admin.register(Evidence)
class EvidenceAdmin(Recorded[Evidence]):
    """Evidence is added on the page of its claim, and corrected here."""

    form = EvidenceForm
    list_display = ["source", "stance", "credibility", "on_claim", "excerpt", "created_at"]
    list_filter = ["stance", "credibility", "is_interested_party", WithdrawnFilter]
    ordering = ["-created_at", "-pk"]
    search_fields = ["excerpt"]
    readonly_fields = ["on_claim", "source"]
    fields = [
        "on_claim",
        "source",
        "stance",
        "credibility",
        "excerpt",
        "locator",
        "is_interested_party",
        "components",
        "note",
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        heavy = ("claim__document", "claim__search_text", "claim__search_vector")
        return super().get_queryset(request).select_related("claim", "source").defer(*heavy)

    @admin.display(description=_("claim"), ordering="claim")
    def on_claim(self, evidence: Evidence) -> str:
        return f"{evidence.claim.number} {evidence.claim}"

    def change_row(
        self, row: Evidence, form: Any, formsets: Sequence[Any], *, by: User
    ) -> Evidence:
        asked = asked_for(form, *form.changed_data) | asked_for(form, "note")
        parts = asked.pop("components", None)
        return edit_evidence(row, by=by, components=None if parts is None else list(parts), **asked)
