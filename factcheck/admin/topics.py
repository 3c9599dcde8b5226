"""Topics: what claims are about, in the words of the desk."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.forms import ModelForm

from accounts.models import User
from claims.actions.topics import add_topic, edit_topic
from claims.models import Topic
from factcheck.admin.records import Recorded, asked_for
from factcheck.admin.refusals import ShowsRefusal


class TopicForm(ShowsRefusal, ModelForm[Topic]):
    """A topic has no history of its own: the claims under it tell of its renaming."""


@admin.register(Topic)
class TopicAdmin(Recorded[Topic]):
    form = TopicForm
    fields = ["slug", "name_en", "name_fr"]
    list_display = ["slug", "name_en", "name_fr"]
    search_fields = ["slug", "name_en", "name_fr"]
    ordering = ["slug"]

    def add_row(self, form: Any, formsets: Sequence[Any], *, by: User) -> Topic:
        return add_topic(by=by, **form.cleaned_data)

    def change_row(self, row: Topic, form: Any, formsets: Sequence[Any], *, by: User) -> Topic:
        return edit_topic(row, by=by, **asked_for(form, *form.changed_data))
