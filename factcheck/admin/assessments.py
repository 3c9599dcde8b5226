"""Findings: their list, and the page of one, which is what a reviewer reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import seals
from claims.errors import Text
from claims.models import Assessment, BlindRating
from factcheck.admin import assessment_acts
from factcheck.admin.differences import since_last_read
from factcheck.admin.dossiers import dossier
from factcheck.admin.findings import (
    act,
    as_read,
    checklist_of,
    is_own,
    is_sealed,
    may_rate_unseen,
    steps_now,
)
from factcheck.admin.records import Looked
from factcheck.admin.requests import person
from factcheck.admin.waiting import FINDINGS

CLAIM_HEAVY = ("claim__document", "claim__search_text", "claim__search_vector")
WRITTEN = ("reasoning", "would_settle", "seal")

SINCE_SEALED: dict[str, Text] = {
    "seal": _("The seal does not match its own hash."),
    "finding": _("The finding is not the one that was sealed."),
    "people": _("Author or reviewer are not the ones that were sealed."),
    "claim_changed": _("The claim has been reworded since."),
    "evidence_gone": _("Evidence that was sealed is gone."),
    "evidence_new": _("Evidence has been added since."),
    "evidence_changed": _("Evidence has changed since."),
    "response_gone": _("An answer that was sealed is gone."),
    "response_new": _("An answer has come in since."),
    "response_changed": _("An answer has changed since."),
}


class WaitingFilter(admin.SimpleListFilter):
    """What the first page counts."""

    title = _("waiting for")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [(code, kind.label) for code, kind in FINDINGS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        kind = FINDINGS.get(self.value() or "")
        return kind.rows(queryset, person(request)) if kind else queryset


class MineFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("drafted", _("drafted by me")), ("reviewed", _("reviewed by me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "drafted":
            return queryset.filter(author=person(request))
        if self.value() == "reviewed":
            return queryset.filter(reviewer=person(request))
        return queryset


@dataclass(frozen=True, slots=True)
class Unseen:
    """A second rating beside the author's."""

    blind: BlindRating
    agrees: bool


@admin.register(Assessment)
class AssessmentAdmin(Looked[Assessment]):
    list_display = [
        "on_claim",
        "how_far",
        "author",
        "reviewer",
        "scheduled_for",
        "published_at",
    ]
    list_filter = [WaitingFilter, MineFilter, "state", "published_at"]
    ordering = ["-created_at", "-pk"]
    search_fields = ["claim__text"]
    search_help_text = _("Words of the claim.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assessment]:
        rows = super().get_queryset(request).select_related("claim", "author", "reviewer")
        match = request.resolver_match
        if match is None or match.url_name != "claims_assessment_changelist":
            return rows.select_related("claim__claimant", "rating__scale")
        return rows.defer(*CLAIM_HEAVY, *WRITTEN)

    @admin.display(description=_("claim"), ordering="claim")
    def on_claim(self, finding: Assessment) -> str:
        return f"{finding.claim.number} {finding.claim}"

    @admin.display(description=_("state"), ordering="state")
    def how_far(self, finding: Assessment) -> str:
        return format_html(
            '<span class="state finding-{}">{}</span>', finding.state, finding.get_state_display()
        )

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        return [
            *(
                path(route, guard(act.as_view(model_admin=self)), name=f"claims_assessment_{name}")
                for route, act, name in assessment_acts.ROUTES
            ),
            *super().get_urls(),
        ]

    def events_of(self, row: Assessment) -> Any:
        """Those of its claim that name it."""
        key = row.public_id
        named = Q(changes__assessment__contains=key) | Q(changes__assessments__contains=key)
        return row.claim.events.filter(named).select_related("actor").defer("state").newest_first()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        finding = self.found(request, object_id)
        user = person(request)
        unseen = may_rate_unseen(finding, user) and "read" not in request.GET
        context = {
            **self.admin_site.each_context(request),
            "title": _("Finding on %(number)s") % {"number": finding.claim.number},
            "opts": self.opts,
            "original": finding,
            "finding": finding,
            "claim": finding.claim,
            "dossier": dossier(finding.claim.document),
            "is_unseen": unseen,
            "rate_url": act("rate", finding) if unseen else "",
            "is_own": is_own(finding, user),
            "in_zone": assessment_acts.in_zone(finding),
            **({} if unseen else self._read(finding, user)),
        }
        return TemplateResponse(request, "admin/claims/assessment/page.html", context)

    def _read(self, finding: Assessment, user: User) -> dict[str, Any]:
        return {
            "read": as_read(finding),
            "checklist": checklist_of(finding),
            "buttons": steps_now(finding, user),
            "differences": since_last_read(finding),
            "second_ratings": list(_second_ratings(finding)),
            "since_sealed": list(_since_sealed(finding)) if is_sealed(finding) else None,
        }


def _second_ratings(finding: Assessment) -> Iterator[Unseen]:
    given = finding.blind_ratings.select_related("rater", "rating").order_by("given_at")
    for blind in given.prefetch_related("rating__labels"):
        yield Unseen(blind, blind.rating_id == finding.rating_id)


def _since_sealed(finding: Assessment) -> Iterator[tuple[Text, bool]]:
    """The seal held against the record of today, each sentence once."""
    found = {(item.what, item.is_damage) for item in seals.compare(finding, finding.claim.document)}
    for what, is_damage in sorted(found):
        yield SINCE_SEALED[what], is_damage
