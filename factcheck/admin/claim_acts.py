"""What can be done to a claim as a whole, each on a page of its own."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.actions.claims import publish_record, withdraw_record
from claims.models import Claim
from claims.permissions import Permission
from factcheck.admin.acts import Act


class NoteForm(forms.Form):
    """Why; asked for when the public record changes."""

    note = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=1000,
        widget=AdminTextInputWidget(),
        help_text=_("It stays in the history. Needed once the record is public."),
    )


class ClaimAct(Act):
    """A page about one claim, which goes back to it."""

    template_name = "admin/claims/claim/act.html"
    anchor = ""

    @property
    def claim(self) -> Claim:
        found: Claim = self.row
        return found

    def back(self) -> str:
        page = reverse("admin:claims_claim_change", args=[self.claim.pk])
        return f"{page}#{self.anchor}" if self.anchor else page


class Publish(ClaimAct):
    permission: ClassVar[Permission] = Permission.PUBLISH_RECORD
    form_class = NoteForm
    title = _("Publish its record")
    explanation = _(
        "Readers and partners will be able to follow this claim: its appearances, answers and"
        " evidence, with the status that follows from them. It is no verdict. From then on every"
        " change needs a reason, and nothing disappears."
    )

    def perform(self, form: Any) -> str:
        publish_record(self.claim, by=self.by, note=form.cleaned_data["note"])
        self.say(_("Its record is public."))
        return self.back()


class WithdrawForm(NoteForm):
    notice = forms.CharField(
        label=_("Notice to readers"),
        max_length=500,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("What readers find at its address from now on."),
    )
    field_order = ["notice", "note"]


class Withdraw(ClaimAct):
    permission: ClassVar[Permission] = Permission.PUBLISH_RECORD
    form_class = WithdrawForm
    title = _("Withdraw its record")
    explanation = _("The address stays, and says the notice. The history keeps everything.")

    def perform(self, form: Any) -> str:
        said = form.cleaned_data
        withdraw_record(self.claim, notice=said["notice"], by=self.by, note=said["note"])
        self.say(_("Its record is withdrawn. Readers find the notice."))
        return self.back()


ROUTES: list[tuple[str, type[Act], str]] = [
    ("<int:object_id>/publish/", Publish, "publish"),
    ("<int:object_id>/withdraw/", Withdraw, "withdraw"),
]
