"""Articles: their list, what they are, and the way to their reading room."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.articles import edit_article
from claims.models import Appearance, Article, Proposal
from claims.permissions import Permission
from claims.reading import READABLE
from factcheck.admin.bringing_in import BringIn
from factcheck.admin.noted import NotedForm
from factcheck.admin.reading_room import ReadingRoom
from factcheck.admin.records import Recorded, asked_for
from factcheck.admin.searching import FoldedSearch


class WaitingFilter(admin.SimpleListFilter):
    title = _("proposals")
    parameter_name = "proposals"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [("open", _("some wait for a decision")), ("none", _("none waits"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        waiting = Exists(Proposal.objects.open().filter(revision__article=OuterRef("pk")))
        if self.value() == "open":
            return queryset.filter(waiting)
        if self.value() == "none":
            return queryset.filter(~waiting)
        return queryset


class LanguageFilter(admin.SimpleListFilter):
    """The languages that can be read, and all others together: no look at every row."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return [*((code, code) for code in sorted(READABLE)), ("other", _("another"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "other":
            return queryset.exclude(language__in=READABLE)
        return queryset.filter(language=self.value()) if self.value() else queryset


def _open_proposals() -> Coalesce:
    rows = Proposal.objects.open().filter(revision__article=OuterRef("pk"))
    per_article = rows.order_by().values("revision__article").annotate(n=Count("pk"))
    return Coalesce(Subquery(per_article.values("n"), output_field=IntegerField()), 0)


def _claims() -> Coalesce:
    rows = Appearance.objects.standing().filter(revision__article=OuterRef("pk"))
    per_article = rows.order_by().values("revision__article")
    counted = per_article.annotate(n=Count("claim", distinct=True)).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


@admin.register(Article)
class ArticleAdmin(FoldedSearch, Recorded[Article]):
    form = NotedForm
    may_add = Permission.ADD_ARTICLE
    list_display = [
        "title",
        "outlet",
        "published_on",
        "language",
        "waiting",
        "claims",
        "added",
    ]
    list_filter = [WaitingFilter, LanguageFilter, "created_at"]
    list_select_related = ["publisher"]
    ordering = ["-created_at", "-pk"]
    search_fields = ["title"]
    search_help_text = _("Words of the title, the outlet or the address.")
    searched = ("title", "site_name", "publisher__folded_name", "urls__url")
    autocomplete_fields = ["publisher", "derived_from"]
    fieldsets = [
        (None, {"fields": ["title", "publisher", "site_name", "published_on", "language"]}),
        (
            _("What it was made from"),
            {"fields": ["derived_from", "derivation", "derivation_basis"]},
        ),
        (None, {"fields": ["note"]}),
    ]

    @admin.display(description=_("publisher or site"), ordering="site_name")
    def outlet(self, article: Article) -> str:
        return article.publisher.name if article.publisher else article.site_name

    @admin.display(description=_("to decide"), ordering="open_proposals")
    def waiting(self, article: Any) -> int:
        return int(article.open_proposals)

    @admin.display(description=_("claims"), ordering="claims_carried")
    def claims(self, article: Any) -> int:
        return int(article.claims_carried)

    @admin.display(description=_("added"), ordering="created_at")
    def added(self, article: Article) -> str:
        return date_format(article.created_at, "j M Y")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        match = request.resolver_match
        if match is None or match.url_name != "claims_article_changelist":
            return rows
        counted: QuerySet[Any] = rows.annotate(
            open_proposals=_open_proposals(), claims_carried=_claims()
        )
        return counted

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        rows, _many = super().get_search_results(request, queryset, search_term)
        return rows, bool(search_term)

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        edit = path("<path:object_id>/edit/", guard(self.edit_view), name="claims_article_edit")
        return [edit, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return BringIn.as_view(model_admin=self)(request)  # type: ignore[return-value]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """An article is read, before anything else."""
        return ReadingRoom.as_view(model_admin=self)(request, object_id=object_id)

    def edit_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What the article is: a form like any other."""
        return self.changeform_view(request, object_id)  # type: ignore[no-any-return]

    def change_row(self, row: Article, form: Any, formsets: Sequence[Any], *, by: User) -> Article:
        asked = asked_for(form, *form.changed_data) | asked_for(form, "note")
        return edit_article(row, by=by, **asked)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        self.message_user(request, _("Saved."))
        return redirect("admin:claims_article_change", obj.pk)
