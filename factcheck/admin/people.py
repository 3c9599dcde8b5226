"""The people of the desk, for operators: who may sign in, and what they are trusted with."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from claims.permissions import Permission, allows

# Roles are fixed by the code that gives them meaning; there is nothing to add to them here.
admin.site.unregister(Group)


class RoleFilter(admin.SimpleListFilter):
    """By role, in the words that the desk has for it."""

    title = _("roles")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, Any]]:
        return [(role.value, _in_a_word(role)) for role in Role]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class PersonAdmin(UserAdmin[User]):
    list_display = ["username", "name", "held_roles", "language", "is_active", "last_login"]
    list_filter = [RoleFilter, "is_active", "language"]
    search_fields = ["username", "first_name", "last_name", "email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "language"]}),
        (_("Trust"), {"fields": ["groups", "is_active"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "usable_password", "password1", "password2", "groups"],
            },
        )
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("name"), ordering="last_name")
    def name(self, person: User) -> str:
        return person.get_full_name()

    @admin.display(description=_("roles"))
    def held_roles(self, person: User) -> str:
        if person.is_superuser:
            return str(_("all roles"))
        return ", ".join(_role_in_a_word(group) for group in person.groups.all())

    def formfield_for_manytomany(self, db_field: Any, request: Any, **options: Any) -> Any:
        field: Any = super().formfield_for_manytomany(db_field, request, **options)
        if db_field.name == "groups" and field is not None:
            field.label, field.help_text = _("Roles"), _("What this person is trusted with.")
            field.widget = forms.CheckboxSelectMultiple(choices=field.choices)
            field.label_from_instance = _role_in_words
        return field

    def _may(self, request: HttpRequest) -> bool:
        return allows(request.user, Permission.MANAGE_PEOPLE)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody whom the history names disappears: people are made inactive."""
        return False


def _role_in_words(group: Group) -> str:
    return str(Role(group.name).label) if group.name in Role else group.name


def _role_in_a_word(group: Group) -> str:
    return _in_a_word(Role(group.name)) if group.name in Role else group.name


def _in_a_word(role: Role) -> str:
    """The role's name, without what it may do."""
    return str(role.label).partition(":")[0].strip()
