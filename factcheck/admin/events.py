"""The history of everything, for reading only; the chain of hashes for those who audit it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from claims.choices import CorrectionKind
from claims.models import Event
from claims.permissions import Permission, allows
from factcheck.admin.changes import told_each
from factcheck.admin.records import Looked

CLAIM_HEAVY = ("claim__document", "claim__search_text", "claim__search_vector")


class CorrectionFilter(admin.SimpleListFilter):
    """What was changed after it was public, with the kind that readers are told."""

    title = _("correction")
    parameter_name = "correction"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("any", _("any")), *CorrectionKind.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: Any = queryset
        if self.value() == "any":
            return rows.corrections()  # type: ignore[no-any-return]
        if self.value():
            return rows.corrections().filter(correction=self.value())  # type: ignore[no-any-return]
        return queryset


@admin.register(Event)
class EventAdmin(Looked[Event]):
    list_display = [
        "position",
        "kind",
        "about",
        "actor",
        "recorded_at",
        "occurred_on",
        "note",
        "corrects",
    ]
    list_filter = ["recorded_at", CorrectionFilter, "is_public", "kind"]
    list_select_related = ["claim", "article", "agent", "source", "actor"]
    ordering = ["-position"]
    search_fields = ["note"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        related = super().get_queryset(request).select_related(*self.list_select_related)
        return related.defer("state", "changes", *CLAIM_HEAVY)

    def get_list_display(self, request: HttpRequest) -> Any:
        if allows(request.user, Permission.VIEW_CHAIN):
            return [*self.list_display, "short_hash"]
        return self.list_display

    @admin.display(description=_("about"))
    def about(self, event: Event) -> str:
        if event.claim is not None:
            return f"{event.claim.number} {event.claim}"
        return str(event.subject)

    @admin.display(description=_("correction"), empty_value="–")
    def corrects(self, event: Event) -> str | None:
        return event.get_correction_display() if event.correction else None

    @admin.display(description=_("hash"))
    def short_hash(self, event: Event) -> str:
        return event.hash[:12]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        event = self.found(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Event %(position)s") % {"position": event.position},
            "opts": self.opts,
            "original": event,
            "events": told_each([event]),
            "about": self.about(event),
            "may_see_chain": allows(request.user, Permission.VIEW_CHAIN),
        }
        return TemplateResponse(request, "admin/claims/event.html", context)
