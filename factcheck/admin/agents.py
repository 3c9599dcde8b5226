"""Agents: whoever speaks or acts, with every name they go by."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.agents import Alias, add_agent, edit_agent
from claims.models import Agent, AgentAlias
from factcheck.admin.noted import NotedForm
from factcheck.admin.records import Parts, Recorded, asked_for
from factcheck.admin.searching import FoldedSearch


class AliasInline(Parts, admin.TabularInline[AgentAlias, Agent]):
    model = AgentAlias
    fields = ["name", "language"]
    extra = 2


@admin.register(Agent)
class AgentAdmin(FoldedSearch, Recorded[Agent]):
    form = NotedForm
    inlines = [AliasInline]
    list_display = ["name", "kind", "is_unnamed", "part_of", "wikidata_id"]
    list_filter = ["kind", "is_unnamed"]
    list_select_related = ["part_of"]
    ordering = ["folded_name", "pk"]
    search_fields = ["name"]
    search_help_text = _("A part of any of its names, accents and capitals aside.")
    searched = ("folded_name", "aliases__folded_name")
    autocomplete_fields = ["part_of"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "part_of", "wikidata_id"]}),
        (_("If it is not named"), {"fields": ["is_unnamed", "unnamed_reason"]}),
        (None, {"fields": ["note"]}),
    ]

    def add_row(self, form: Any, formsets: Sequence[Any], *, by: User) -> Agent:
        return add_agent(by=by, aliases=_aliases(formsets), **form.cleaned_data)

    def change_row(self, row: Agent, form: Any, formsets: Sequence[Any], *, by: User) -> Agent:
        asked = asked_for(form, *form.changed_data) | asked_for(form, "note")
        return edit_agent(row, by=by, aliases=_aliases(formsets), **asked)


def _aliases(formsets: Sequence[Any]) -> list[Alias]:
    rows = [form.cleaned_data for formset in formsets for form in formset.forms]
    return [
        Alias(row["name"], row["language"])
        for row in rows
        if row.get("name") and not row.get("DELETE")
    ]
