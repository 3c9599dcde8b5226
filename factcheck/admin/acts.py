"""A page that does one thing to the record: a form, an explanation, a button."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView

from accounts.models import User
from claims.errors import Refusal, Text
from claims.permissions import Permission, allows
from factcheck.admin.refusals import show_refusal
from factcheck.admin.requests import person


class Act(FormView[Any]):
    """Shows a form, calls a verb with what it says, and shows a refusal beside its field."""

    template_name = "admin/claims/act.html"
    model_admin: Any = None
    """The list whose rows it is about; the route says which."""
    permission: ClassVar[Permission] = Permission.EDIT_RECORD
    title: Text = ""
    explanation: Text = ""
    button: Text = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not allows(request.user, self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def by(self) -> User:
        return person(self.request)

    def subject(self) -> Any:
        """The row that the page is about, if it is about one."""
        object_id = self.kwargs.get("object_id")
        if object_id is None:
            return None
        return self.model_admin.found(self.request, str(object_id))

    row: Any = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.row = self.subject()

    def perform(self, form: forms.Form) -> str:
        """Call the verb; where to go from here."""
        raise NotImplementedError

    def back(self) -> str:
        """Where the page was opened from, for who changes their mind."""
        return str(self.get_success_url())

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                goal = self.perform(form)
        except Refusal as refusal:
            show_refusal(form, refusal)
            return self.form_invalid(form)
        return redirect(self.next_page(goal))

    def next_page(self, otherwise: str) -> str:
        """A page of ours that asked to be returned to, or this one."""
        asked = self.request.POST.get("next") or self.request.GET.get("next") or ""
        host = self.request.get_host()
        return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={host}) else otherwise

    def say(self, sentence: Text) -> None:
        messages.success(self.request, str(sentence))

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        media = self.model_admin.media + context["form"].media
        return {
            **self.model_admin.admin_site.each_context(self.request),
            "title": self.title,
            "subtitle": None,
            "explanation": self.explanation,
            "button": self.button or self.title,
            "back": self.back(),
            "next": self.next_page(""),
            "opts": self.model_admin.opts,
            "original": self.row,
            "media": media,
            **context,
        }
