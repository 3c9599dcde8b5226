"""What every list and form of the record has in common."""

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, URLField
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from claims.errors import Refusal
from claims.models import Event
from claims.permissions import Permission, allows
from factcheck.admin.changes import told_each
from factcheck.admin.noted import NotedForm
from factcheck.admin.paging import CappedPaginator
from factcheck.admin.refusals import refused
from factcheck.admin.requests import person

Row = TypeVar("Row", bound=Model)

MOST_EVENTS = 200


class Looked(admin.ModelAdmin[Row]):
    """Rows that whoever has a role may look at. Nothing of the record is ever deleted."""

    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    save_as = False
    actions = None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return allows(request.user, Permission.VIEW_RECORD)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        if isinstance(db_field, URLField):
            options.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **options)
        if db_field.name in self.autocomplete_fields and field is not None:
            # The script that replaces the list keeps this as the name of what it puts there.
            field.widget.attrs["title"] = str(db_field.verbose_name).capitalize()
        return field

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        title = {"title": capfirst(str(self.opts.verbose_name_plural))}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Row | None:
        """By its key, or by the identifier that documents and events know it by."""
        if from_field is None and "_" in object_id:
            from_field = "public_id"
        return super().get_object(request, object_id, from_field)

    def found(self, request: HttpRequest, object_id: str) -> Row:
        """The row at this address, for who may look at it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        return row

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What happened to the row, from the record's own events."""
        row = self.found(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "object": row,
            "events": told_each(self.events_of(row)[:MOST_EVENTS]),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/claims/history.html", context)

    def events_of(self, row: Row) -> Any:
        """Newest first. A row that has no events of its own has none to show."""
        related = getattr(row, "events", None)
        if related is None:
            return Event.objects.none()
        return related.select_related("actor").defer("state").newest_first()


class NamedFormSet(BaseInlineFormSet[Any, Any, Any]):
    """In a table the heading is far from the box: the box says its own name."""

    @classmethod
    def get_deletion_widget(cls) -> Any:
        return forms.CheckboxInput(attrs={"aria-label": _("Delete")})


class Parts:
    """Rows that are written together with the row they belong to."""

    formset: Any = NamedFormSet

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        """In a table the heading is far from the field: each field says its own name."""
        field = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc]
        if field is not None:
            field.widget.attrs["aria-label"] = str(db_field.verbose_name).capitalize()
        return field

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return allows(request.user, Permission.VIEW_RECORD)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return allows(request.user, Permission.EDIT_RECORD)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return allows(request.user, Permission.EDIT_RECORD)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return allows(request.user, Permission.EDIT_RECORD)


class Recorded(Looked[Row]):
    """Rows that are written by verbs: the form asks, the record decides, a refusal is shown."""

    may_add: ClassVar[Permission] = Permission.EDIT_RECORD
    may_change: ClassVar[Permission] = Permission.EDIT_RECORD

    def has_add_permission(self, request: HttpRequest) -> bool:
        return allows(request.user, self.may_add)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return allows(request.user, self.may_change)

    def add_row(self, form: Any, formsets: Sequence[Any], *, by: User) -> Row:
        raise NotImplementedError

    def change_row(self, row: Row, form: Any, formsets: Sequence[Any], *, by: User) -> Row:
        raise NotImplementedError

    def get_fieldsets(self, request: HttpRequest, obj: Row | None = None) -> Any:
        """Whoever says why something on record changes also says what kind of change it is."""
        fieldsets = super().get_fieldsets(request, obj)
        is_noted = issubclass(self.form, NotedForm)
        if obj is None or not is_noted or not self.has_change_permission(request, obj):
            return fieldsets
        return [(title, _with_correction(options)) for title, options in fieldsets]

    def get_form(
        self, request: HttpRequest, obj: Row | None = None, *args: Any, **options: Any
    ) -> type[forms.ModelForm[Row]]:
        form = super().get_form(request, obj, *args, **options)
        refusal: Refusal | None = getattr(request, "refusal", None)
        return refused(form, refusal) if refusal else form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refusal as refusal:
            # The attempt is rolled back as a whole. The same form is shown again, with the reason.
            request.refusal = refusal  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Row, form: Any, change: Any) -> None:
        """Nothing yet: the verb needs the inline rows, too."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        by = person(request)
        if change:
            stored = self.model._default_manager.get(pk=form.instance.pk)  # noqa: SLF001
            self.change_row(stored, form, formsets, by=by)
        else:
            form.instance.pk = self.add_row(form, formsets, by=by).pk

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, *args: Any
    ) -> Any:
        """None: the event says what changed."""
        return []

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """The verb has written its event; there is no second history."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """The verb has written its event; there is no second history."""


def _with_correction(options: Any) -> dict[str, Any]:
    """The fields of a group, the kind of change beside its reason."""
    names = [name for name in options["fields"] if name != "correction"]
    if "note" in names:
        names.insert(names.index("note") + 1, "correction")
    return {**options, "fields": names}


def asked_for(form: Any, *names: str) -> dict[str, Any]:
    """What the form says of these fields, if it has them."""
    return {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}
