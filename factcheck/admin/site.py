"""The desk's admin: who may come in, what waits on the first page, and in which language."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import User
from claims.permissions import REFUSALS, Permission, allows
from factcheck.admin.picking import PickList
from factcheck.admin.requests import person
from factcheck.admin.waiting import latest_events, what_waits_for

WORKFLOW = [
    "Article",
    "Proposal",
    "Claim",
    "Assessment",
    "ReplyRequest",
    "Response",
    "Denial",
    "Evidence",
    "Source",
    "Agent",
    "Topic",
    "RatingScale",
    "Rating",
    "ArticleFetch",
    "Event",
]
"""The order of the lists: as the work goes."""

LANGUAGES = {"en": "English", "fr": "Français"}


class SignInForm(AdminAuthenticationForm):
    """A role on the desk is what lets somebody in."""

    def confirm_login_allowed(self, user: Any) -> None:
        if not allows(user, Permission.VIEW_RECORD):
            raise ValidationError(REFUSALS[Permission.VIEW_RECORD], code="no_role")


class DeskSite(AdminSite):
    site_title = gettext_lazy("Factcheck desk")
    site_header = gettext_lazy("Factcheck desk")
    index_title = gettext_lazy("What waits")
    login_form = SignInForm

    def has_permission(self, request: HttpRequest) -> bool:
        return allows(request.user, Permission.VIEW_RECORD)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        spoken = translation.get_language()
        return super().each_context(request) | {
            "other_languages": [(code, name) for code, name in LANGUAGES.items() if code != spoken],
        }

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place_in_the_work)
        return sorted(apps, key=lambda app: app["app_label"] != "claims")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        switch = path("language/", self.admin_view(require_POST(self.switch_language)))
        switch.name = "switch_language"
        return [switch, *super().get_urls()]

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return PickList.as_view(admin_site=self)(request)

    def index(
        self, request: HttpRequest, extra_context: Mapping[str, Any] | None = None
    ) -> TemplateResponse:
        context = {
            "waiting": what_waits_for(person(request)),
            "latest_events": latest_events(),
            "may_add_article": allows(request.user, Permission.ADD_ARTICLE),
            **(extra_context or {}),
        }
        return super().index(request, context)

    def switch_language(self, request: HttpRequest) -> HttpResponseRedirect:
        """Remember which language this person reads, and go back to the same page."""
        user, code = request.user, request.POST.get("language", "")
        if isinstance(user, User) and code in LANGUAGES:
            user.language = code
            user.save(update_fields=["language"])
        else:
            messages.error(request, _("The desk does not speak this language."))
        back = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
            back = "admin:index"
        return redirect(back)


def _place_in_the_work(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return WORKFLOW.index(name) if name in WORKFLOW else len(WORKFLOW)
