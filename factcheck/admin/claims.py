"""Claims: their list, their page, and the form behind it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.claims import Part, edit_claim, file_claim, set_components
from claims.choices import PublicationStatus
from claims.events import state_as_of
from claims.models import Claim, ClaimComponent
from claims.permissions import Permission, allows
from claims.priority import weigh
from claims.reading import READABLE
from factcheck.admin import (
    appearance_acts,
    assessment_acts,
    claim_acts,
    evidence_acts,
    reply_acts,
    response_acts,
    work_acts,
)
from factcheck.admin.changes import told_each
from factcheck.admin.claim_form import ClaimForm
from factcheck.admin.dossiers import dossier
from factcheck.admin.records import Parts, Recorded
from factcheck.admin.requests import person
from factcheck.admin.work import priority_in_words, work_on
from factcheck.admin.work_filters import AssignedFilter, WorkFilter

MOST_EVENTS = 100
HEAVY = ("document", "search_text", "search_vector")


class LanguageFilter(admin.SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [*((code, code) for code in sorted(READABLE)), ("other", _("another"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "other":
            return queryset.exclude(language__in=READABLE)
        return queryset.filter(language=self.value()) if self.value() else queryset


class SaidFilter(admin.SimpleListFilter):
    """By the year in which it was said, as far as that is known."""

    title = _("year")
    parameter_name = "said"
    shown = 6

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        this_year = date.today().year  # noqa: DTZ011  a year needs no time zone
        years = [str(this_year - back) for back in range(self.shown)]
        return [*((year, year) for year in years), ("unknown", _("not known"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "unknown":
            return queryset.filter(said_on="")
        return queryset.filter(said_on__startswith=self.value()) if self.value() else queryset


class ComponentInline(Parts, admin.TabularInline[ClaimComponent, Claim]):
    """The parts of a claim. One that an answer or evidence is about stays: the record says so."""

    model = ClaimComponent
    fields = ["role", "text"]
    extra = 2
    max_num = 20


@admin.register(Claim)
class ClaimAdmin(Recorded[Claim]):
    form = ClaimForm
    add_form_template = "admin/change_form.html"
    change_form_template = "admin/claims/claim/change_form.html"
    inlines = [ComponentInline]
    autocomplete_fields = ["claimant"]
    fieldsets = [
        (None, {"fields": ["text", "language", "said_on", "claimant", "topics"]}),
        (None, {"fields": ["note", "expected_version"]}),
    ]
    list_display = [
        "number",
        "text",
        "claimant",
        "verification",
        "has_standing_denial",
        "publication",
        "work",
        "appearances",
        "changed",
    ]
    list_display_links = ["number", "text"]
    list_filter = [
        WorkFilter,
        AssignedFilter,
        "verification_status",
        "publication_status",
        "has_standing_denial",
        "topics",
        LanguageFilter,
        SaidFilter,
    ]
    list_select_related = ["claimant", "assigned_to"]
    ordering = ["-updated_at", "-pk"]
    search_fields = ["text"]
    search_help_text = _("Words of the claim, its claimant or who answered it; or a number: C-12.")

    @admin.display(description=_("number"))
    def number(self, claim: Claim) -> str:
        return claim.number

    @admin.display(description=_("verification"), ordering="verification_status")
    def verification(self, claim: Claim) -> str:
        return _chip(
            "verification", claim.verification_status, claim.get_verification_status_display()
        )

    @admin.display(description=_("publication"), ordering="publication_status")
    def publication(self, claim: Claim) -> str:
        return _chip(
            "publication", claim.publication_status, claim.get_publication_status_display()
        )

    @admin.display(description=_("work"), ordering="workflow_state")
    def work(self, claim: Any) -> str:
        """How far it is, who has it, and how much it presses."""
        assessed = claim.finding_id is not None
        found = weigh(claim, counts=claim.counts, assessed=assessed, now=timezone.now())
        pressing = _("priority %(score)s: %(reasons)s") % {
            "score": found.score,
            "reasons": ", ".join(priority_in_words(found)),
        }
        return format_html(
            "{} <small>{}</small> <small>{}</small>",
            _chip("work", claim.workflow_state, claim.get_workflow_state_display()),
            claim.assigned_to or "",
            pressing if found.reasons else "",
        )

    @admin.display(description=_("appearances"))
    def appearances(self, claim: Any) -> int:
        return int(claim.counts["appearances"])

    @admin.display(description=_("changed"), ordering="updated_at")
    def changed(self, claim: Claim) -> str:
        return date_format(claim.updated_at, "j M Y")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        rows = super().get_queryset(request)
        match = request.resolver_match
        if match is None or match.url_name != "claims_claim_changelist":
            return rows.select_related("claimant")
        return rows.defer(*HEAVY).annotate(
            counts=KeyTransform("counts", "document"),
            finding_id=KeyTextTransform("id", KeyTransform("assessment", "document")),
        )

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """By the record's own full-text search, or by number."""
        words = search_term.strip()
        number = words.upper().removeprefix("C-")
        if number.isdecimal() and words.upper().startswith("C-"):
            return queryset.filter(pk=int(number[:18])), False
        return (queryset.matching(words) if words else queryset), False

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        acts = [
            *claim_acts.ROUTES,
            *response_acts.ROUTES,
            *evidence_acts.ROUTES,
            *appearance_acts.ROUTES,
            *work_acts.ROUTES,
            *assessment_acts.CLAIM_ROUTES,
            *reply_acts.CLAIM_ROUTES,
        ]
        return [
            *(
                path(route, guard(act.as_view(model_admin=self)), name=f"claims_claim_{name}")
                for route, act, name in acts
            ),
            path("<int:object_id>/as-of/", guard(self.as_of_view), name="claims_claim_as_of"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        claim = self.found(request, object_id)
        events = self.events_of(claim)[:MOST_EVENTS]
        context = {
            "dossier": dossier(claim.document),
            "events": told_each(events),
            "work": work_on(claim, person(request)),
            "may_write": allows(request.user, Permission.EDIT_RECORD),
            "may_publish": allows(request.user, Permission.PUBLISH_RECORD),
            "is_published": claim.publication_status == PublicationStatus.PUBLISHED,
            "is_draft": claim.publication_status == PublicationStatus.DRAFT,
            "title": claim.number,
            "subtitle": None,
        }
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def as_of_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The record of the claim as it stood after one of its events."""
        claim = self.found(request, str(object_id))
        asked = request.GET.get("event", "")
        events = claim.events.select_related("actor")
        event = events.filter(position=int(asked[:18])).first() if asked.isdecimal() else None
        event = event or events.newest_first()[0]
        state = state_as_of(claim, recorded_by=event.recorded_at) or claim.document
        context = {
            **self.admin_site.each_context(request),
            "title": _("%(number)s as it was") % {"number": claim.number},
            "opts": self.opts,
            "original": claim,
            "event": event,
            "dossier": dossier(state),
        }
        return TemplateResponse(request, "admin/claims/claim/as_of.html", context)

    def response_post_save_add(self, request: HttpRequest, obj: Claim) -> Any:
        return redirect("admin:claims_claim_change", obj.pk)

    def response_post_save_change(self, request: HttpRequest, obj: Claim) -> Any:
        return redirect("admin:claims_claim_change", obj.pk)

    def add_row(self, form: Any, formsets: Sequence[Any], *, by: User) -> Claim:
        said = form.cleaned_data
        return file_claim(
            text=said["text"],
            language=said["language"],
            claimant=said["claimant"],
            said_on=said["said_on"],
            topics=list(said["topics"]),
            components=_parts(formsets),
            by=by,
            note=said["note"],
        )

    def change_row(self, row: Claim, form: Any, formsets: Sequence[Any], *, by: User) -> Claim:
        said = form.cleaned_data
        claim = edit_claim(
            row,
            text=said["text"],
            language=said["language"],
            claimant=said["claimant"],
            said_on=said["said_on"],
            topics=list(said["topics"]),
            expected_version=said["expected_version"],
            by=by,
            note=said["note"],
            correction=said["correction"],
        )
        if any(formset.has_changed() for formset in formsets):
            parts, why = _parts(formsets), said["note"]
            set_components(claim, parts, by=by, note=why, correction=said["correction"])
        return claim


def _chip(axis: str, value: str, label: str) -> str:
    """A status by its word and its sign, whatever its colour."""
    return format_html('<span class="state {}-{}">{}</span>', axis, value, label)


def _parts(formsets: Sequence[Any]) -> list[Part]:
    rows = [form for formset in formsets for form in formset.forms if form.cleaned_data]
    return [
        Part(
            row.cleaned_data["role"],
            row.cleaned_data["text"],
            row.instance if row.instance.pk else None,
        )
        for row in rows
        if not row.cleaned_data.get("DELETE")
    ]
