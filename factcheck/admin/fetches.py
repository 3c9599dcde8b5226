"""Web pages that somebody asked to have read, and how far that has come."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from claims.actions.fetches import request_fetch
from claims.choices import FetchState
from claims.models import ArticleFetch
from claims.permissions import Permission, allows
from factcheck.admin.acts import Act
from factcheck.admin.records import Looked

UNFINISHED = {FetchState.WAITING, FetchState.FETCHING}


@admin.register(ArticleFetch)
class ArticleFetchAdmin(Looked[ArticleFetch]):
    list_display = ["url", "state", "failure", "attempts", "requested_by", "requested_at"]
    list_filter = ["state"]
    list_select_related = ["requested_by"]
    search_fields = ["url"]
    ordering = ["-requested_at", "-pk"]

    def get_urls(self) -> list[URLPattern]:
        again = self.admin_site.admin_view(TryAgain.as_view(model_admin=self))
        ours = path("<int:object_id>/again/", again, name="claims_articlefetch_again")
        return [ours, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """How far the page has come; the browser asks again while it is not finished."""
        work = self.found(request, object_id)
        by_hand = reverse("admin:claims_article_add") + "?" + urlencode({"url": work.url})
        context = {
            **self.admin_site.each_context(request),
            "title": _("Reading a page"),
            "opts": self.opts,
            "original": work,
            "work": work,
            "is_unfinished": work.state in UNFINISHED,
            "may_add": allows(request.user, Permission.ADD_ARTICLE),
            "by_hand": by_hand,
        }
        return TemplateResponse(request, "admin/claims/articlefetch/progress.html", context)


class TryAgain(Act):
    """Asks for the same page once more."""

    http_method_names = ["post"]
    permission: ClassVar[Permission] = Permission.ADD_ARTICLE

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        work = request_fetch(self.row.url, by=self.by)
        return redirect("admin:claims_articlefetch_change", work.pk)
