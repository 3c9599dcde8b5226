"""The right of reply: asking somebody concerned, and what came of it."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.actions.replies import (
    answer_reply_request,
    ask_for_reply,
    cancel_reply_request,
    record_silence,
    waive_reply,
)
from claims.choices import ReplyChannel
from claims.models import ReplyRequest, Response
from claims.permissions import Permission
from factcheck.admin.acts import Act
from factcheck.admin.claim_acts import ClaimAct
from factcheck.admin.moments import MomentForm, moment_field
from factcheck.admin.picking import pick
from factcheck.admin.response_acts import in_words

USUAL_TIME = timedelta(days=2)


class AskForm(MomentForm):
    moments: ClassVar[tuple[str, ...]] = ("deadline", "asked_at")
    agent = pick(ReplyRequest, "agent", label=_("Who is asked"), required=True)
    questions = forms.CharField(
        label=_("Questions"),
        widget=AdminTextareaWidget(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("Exactly as they are asked."),
    )
    channel = forms.ChoiceField(label=_("By"), choices=ReplyChannel.choices)
    contact = forms.CharField(
        label=_("Contact"),
        required=False,
        max_length=300,
        widget=AdminTextInputWidget(attrs={"autocomplete": "off"}),
        help_text=_("Address or number that was used. Never public; only the desk sees it."),
    )
    deadline = moment_field(label=_("Answer wanted by"))
    asked_at = moment_field(
        label=_("Asked at"), required=False, help_text=_("Empty: now, or just before.")
    )
    field_order = [
        "agent",
        "questions",
        "channel",
        "contact",
        "deadline",
        "asked_at",
        "time_zone",
    ]


class Ask(ClaimAct):
    form_class = AskForm
    anchor = "replies"
    title = _("Ask for a reply")
    explanation = _(
        "Put on record that somebody concerned was asked. That they were asked, and whether they"
        " answered, is published with the finding; the questions and the contact are not."
    )
    button = _("Put it on record")

    def get_initial(self) -> dict[str, Any]:
        claimant = self.claim.claimant
        # Who is not named cannot be asked.
        agent = claimant.pk if claimant and not claimant.is_unnamed else None
        return {"agent": agent, "deadline": timezone.now() + USUAL_TIME}

    def perform(self, form: Any) -> str:
        said = dict(form.cleaned_data)
        said.pop("time_zone")
        request = ask_for_reply(self.claim, by=self.by, **said)
        self.say(_("It is on record that %(who)s was asked.") % {"who": request.agent})
        return self.back()


class WaiveForm(forms.Form):
    reason = forms.CharField(
        label=_("Why nobody is asked"),
        max_length=300,
        widget=AdminTextareaWidget(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Readers see it with the finding."),
    )


class Waive(ClaimAct):
    form_class = WaiveForm
    anchor = "replies"
    title = _("Nobody needs to be asked")
    explanation = _(
        "Such as where the claim is about published figures, or nobody concerned can be reached."
    )
    button = _("Ask nobody")

    def get_initial(self) -> dict[str, Any]:
        return {"reason": self.claim.reply_waiver}

    def perform(self, form: Any) -> str:
        waive_reply(self.claim, reason=form.cleaned_data["reason"], by=self.by)
        self.say(_("The reason is on record."))
        return self.back()


class RequestAct(Act):
    """A page about one request, which goes back to its claim."""

    template_name = "admin/claims/replyrequest/act.html"

    @property
    def asked(self) -> ReplyRequest:
        found: ReplyRequest = self.row
        return found

    def back(self) -> str:
        return reverse("admin:claims_claim_change", args=[self.asked.claim_id]) + "#replies"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return {**super().get_context_data(**context), "asked": self.asked}


class AnsweredForm(forms.Form):
    response: Any = forms.ModelChoiceField(
        Response.objects.none(),
        label=_("Their answer"),
        widget=forms.RadioSelect,
        empty_label=None,
    )


class Answered(RequestAct):
    template_name = "admin/claims/replyrequest/answered.html"
    form_class = AnsweredForm
    title = _("They have answered")
    explanation = _("Choose which of the answers on record came of asking.")
    button = _("This is their answer")

    def get_form(self, form_class: Any = None) -> Any:
        form: Any = super().get_form(form_class)
        answers = Response.objects.filter(claim=self.asked.claim_id).select_related("agent")
        form.fields["response"].queryset = answers.order_by("-created_at")
        form.fields["response"].label_from_instance = _answer_in_words
        return form

    def get_initial(self) -> dict[str, Any]:
        """What they said last, if they said anything since they were asked."""
        since = self.asked.claim.responses.filter(
            agent=self.asked.agent_id, created_at__gte=self.asked.created_at
        )
        last = since.order_by("-created_at").first()
        return {"response": last.pk} if last else {}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        new = reverse("admin:claims_claim_respond", args=[self.asked.claim_id])
        return {**super().get_context_data(**context), "record_new": new}

    def perform(self, form: Any) -> str:
        answer_reply_request(self.asked, form.cleaned_data["response"], by=self.by)
        self.say(_("Their answer is on record."))
        return self.back()


def _answer_in_words(response: Response) -> str:
    return f"{response.agent} · {in_words(response)}"


class Silent(RequestAct):
    permission: ClassVar[Permission] = Permission.RECORD_SILENCE
    form_class = forms.Form
    title = _("No answer came")
    explanation = _(
        "The deadline has passed. An answer that comes later can still be recorded, and ends the"
        " silence."
    )
    button = _("Record that no answer came")

    def perform(self, form: Any) -> str:
        record_silence(self.asked, by=self.by)
        self.say(_("It is on record that no answer came by the deadline."))
        return self.back()


class CancelForm(forms.Form):
    note = forms.CharField(
        label=_("Why"),
        max_length=1000,
        widget=AdminTextareaWidget(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("For the desk; it stays in the history."),
    )


class Cancel(RequestAct):
    form_class = CancelForm
    title = _("Cancel the request")
    explanation = _("It was a mistake, or is no longer needed.")

    def perform(self, form: Any) -> str:
        cancel_reply_request(self.asked, by=self.by, note=form.cleaned_data["note"])
        self.say(_("The request is cancelled."))
        return self.back()


CLAIM_ROUTES: list[tuple[str, type[Act], str]] = [
    ("<int:object_id>/replies/ask/", Ask, "ask"),
    ("<int:object_id>/replies/waive/", Waive, "waive"),
]

ROUTES: list[tuple[str, type[Act], str]] = [
    ("<int:object_id>/answered/", Answered, "answered"),
    ("<int:object_id>/silent/", Silent, "silent"),
    ("<int:object_id>/cancel/", Cancel, "cancel"),
]
