"""Requests for a reply: who was asked, by when, and which are overdue."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from claims.choices import ReplyState
from claims.models import ReplyRequest
from claims.permissions import Permission, allows
from factcheck.admin import reply_acts
from factcheck.admin.records import Looked
from factcheck.admin.work import request_shown

CLAIM_HEAVY = ("claim__document", "claim__search_text", "claim__search_vector")


class DueFilter(admin.SimpleListFilter):
    title = _("due")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [
            ("open", _("at any time")),
            ("soon", _("overdue or within 24 hours")),
            ("overdue", _("overdue")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: Any = queryset
        match self.value():
            case "open":
                return rows.open()  # type: ignore[no-any-return]
            case "soon":
                return rows.pressing(timezone.now())  # type: ignore[no-any-return]
            case "overdue":
                return rows.overdue(timezone.now())  # type: ignore[no-any-return]
        return queryset


@admin.register(ReplyRequest)
class ReplyRequestAdmin(Looked[ReplyRequest]):
    """Somebody is asked on the page of the claim; here are the requests over all claims."""

    change_form_template = "admin/claims/replyrequest/change_form.html"
    list_display = ["agent", "on_claim", "how_far", "wanted_by", "channel", "asked_by"]
    list_display_links = ["agent", "on_claim"]
    list_filter = [DueFilter, "state", "channel"]
    ordering = ["deadline", "pk"]
    search_fields = ["agent__name", "claim__text"]
    search_help_text = _("Words of the claim, or the name of who was asked.")
    fields = [
        "on_claim",
        "agent",
        "state",
        "questions",
        "channel",
        "contact",
        "asked_by",
        "asked_at",
        "deadline",
        "response",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReplyRequest]:
        rows = super().get_queryset(request).select_related("claim", "agent", "asked_by")
        return rows.defer(*CLAIM_HEAVY)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whom one can write to is for those who write."""
        if allows(request.user, Permission.EDIT_RECORD):
            return self.fields
        return [name for name in self.fields or () if name != "contact"]

    @admin.display(description=_("claim"), ordering="claim")
    def on_claim(self, asked: ReplyRequest) -> str:
        return f"{asked.claim.number} {asked.claim}"

    @admin.display(description=_("state"), ordering="state")
    def how_far(self, asked: ReplyRequest) -> str:
        return format_html(
            '<span class="state reply-{}">{}</span>', asked.state, asked.get_state_display()
        )

    @admin.display(description=_("answer wanted by"), ordering="deadline")
    def wanted_by(self, asked: ReplyRequest) -> str:
        when = date_format(asked.deadline, "j M Y, H:i")
        if asked.state == ReplyState.OPEN and asked.deadline <= timezone.now():
            return format_html(
                '{} <strong class="state is-overdue">{}</strong>', when, _("overdue")
            )
        return when

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        acts = [
            path(route, guard(act.as_view(model_admin=self)), name=f"claims_replyrequest_{name}")
            for route, act, name in reply_acts.ROUTES
        ]
        return [*acts, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        asked = self.found(request, object_id)
        may_write = allows(request.user, Permission.EDIT_RECORD)
        shown = request_shown(asked, now=timezone.now(), may_write=may_write)
        context = {"buttons": shown.buttons, "title": _("Request for a reply"), "subtitle": None}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))
