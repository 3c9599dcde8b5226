"""Proposals: their list over all articles. They are decided on where they are read."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from claims.models import Proposal
from factcheck.admin.decisions import Decide, Reject, room_url
from factcheck.admin.reading_room import cards_of
from factcheck.admin.records import Looked


@admin.register(Proposal)
class ProposalAdmin(Looked[Proposal]):
    list_display = ["quote", "type", "state", "article", "confidence", "decided_by"]
    list_filter = ["state", "type", "rejection_reason"]
    list_select_related = ["revision__article", "decided_by"]
    search_fields = ["quote"]
    ordering = ["-created_at", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        rows = super().get_queryset(request)
        match = request.resolver_match
        if match is not None and match.url_name == "claims_proposal_changelist":
            return rows.defer("revision__text", "details")
        return rows.select_related("revision__article", "decided_by")

    @admin.display(description=_("article"), ordering="revision__article__title")
    def article(self, proposal: Proposal) -> str:
        return str(proposal.revision.article)

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        decide, turn_down = Decide.as_view(model_admin=self), Reject.as_view(model_admin=self)
        return [
            path("<int:object_id>/decide/", guard(decide), name="claims_proposal_decide"),
            path("<int:object_id>/reject/", guard(turn_down), name="claims_proposal_reject"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """A proposal is read in its text."""
        proposal = self.found(request, object_id)
        return redirect(room_url(proposal, cards_of(proposal.revision), is_done=False))
