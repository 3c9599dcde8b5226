"""Sources: where evidence comes from, and how far each can be relied on."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.sources import add_source, edit_source
from claims.models import Source
from factcheck.admin.noted import NotedForm
from factcheck.admin.records import Recorded, asked_for
from factcheck.admin.searching import FoldedSearch


@admin.register(Source)
class SourceAdmin(FoldedSearch, Recorded[Source]):
    form = NotedForm
    list_display = ["title", "kind", "publisher", "published_on", "reliability", "derived_from"]
    list_filter = ["kind", "reliability", "derivation"]
    list_select_related = ["publisher", "derived_from"]
    ordering = ["-created_at", "-pk"]
    search_fields = ["title"]
    search_help_text = _("Words of the title or the publisher.")
    searched = ("title", "publisher__folded_name", "url")
    autocomplete_fields = ["publisher", "article", "derived_from"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "kind",
                    "title",
                    "publisher",
                    "published_on",
                    "url",
                    "archived_url",
                    "article",
                ]
            },
        ),
        (_("How far it can be relied on"), {"fields": ["reliability", "reliability_reason"]}),
        (_("What it was made from"), {"fields": ["derived_from", "derivation"]}),
        (None, {"fields": ["note"]}),
    ]

    def add_row(self, form: Any, formsets: Sequence[Any], *, by: User) -> Source:
        return add_source(by=by, **form.cleaned_data)

    def change_row(self, row: Source, form: Any, formsets: Sequence[Any], *, by: User) -> Source:
        asked = asked_for(form, *form.changed_data) | asked_for(form, "note")
        return edit_source(row, by=by, **asked)
