"""Drafting a finding, having it reviewed, publishing it and taking it back: a page for each."""

from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.actions.assessments import (
    abandon,
    approve,
    ask_changes,
    draft_assessment,
    edit_draft,
    publish_assessment,
    rate_blind,
    schedule,
    submit,
    withdraw_assessment,
)
from claims.models import Assessment, Claim, Rating
from claims.permissions import Permission
from factcheck.admin.acts import Act
from factcheck.admin.claim_acts import ClaimAct
from factcheck.admin.dossiers import dossier
from factcheck.admin.finding_form import FindingForm, RatingChoice, ratings_for
from factcheck.admin.findings import as_read, checklist_of, may_rate_unseen
from factcheck.admin.moments import MomentForm, moment_field


def page_of(finding: Assessment) -> str:
    return reverse("admin:claims_assessment_change", args=[finding.pk])


class WritesFinding(Act):
    """A page with the form of a finding. It can be looked at as readers will see it, unsaved."""

    template_name = "admin/claims/assessment/write.html"
    form_class = FindingForm

    @property
    def about(self) -> Claim:
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "claim": self.about}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "preview" not in request.POST:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.is_valid()
        return self.render_to_response(self.get_context_data(form=form, read=form.preview()))

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        shown = {"claim": self.about, "dossier": dossier(self.about.document)}
        return {**super().get_context_data(**context), **shown}


class Draft(WritesFinding, ClaimAct):
    template_name = "admin/claims/assessment/write.html"
    anchor = "findings"
    title = _("Draft a finding")
    explanation = _(
        "What you find about this claim, and how you know. Nobody outside the desk sees it before"
        " another person has approved it and it is published."
    )
    button = _("Save the draft")

    @property
    def about(self) -> Claim:
        return self.claim

    def perform(self, form: Any) -> str:
        said = dict(form.cleaned_data)
        said["evidence"] = list(said["evidence"])
        finding = draft_assessment(self.claim, by=self.by, **said)
        self.say(_("The draft is saved."))
        return page_of(finding)


class FindingAct(Act):
    """A page about one finding, which shows it whole and goes back to it."""

    template_name = "admin/claims/assessment/act.html"
    shows_checklist: ClassVar[bool] = False

    @property
    def finding(self) -> Assessment:
        found: Assessment = self.row
        return found

    def back(self) -> str:
        return page_of(self.finding)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        shown = {
            "claim": self.finding.claim,
            "finding": self.finding,
            "read": as_read(self.finding),
            "checklist": checklist_of(self.finding) if self.shows_checklist else [],
        }
        return {**super().get_context_data(**context), **shown}


class EditDraft(WritesFinding, FindingAct):
    template_name = "admin/claims/assessment/write.html"
    title = _("Edit the draft")
    button = _("Save the draft")

    @property
    def about(self) -> Claim:
        return self.finding.claim

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "finding": self.finding}

    def get_initial(self) -> dict[str, Any]:
        finding = self.finding
        return {
            "rating": finding.rating_id,
            "short_answer": finding.short_answer,
            "reasoning": finding.reasoning,
            "would_settle": finding.would_settle,
            "evidence": list(finding.evidence.values_list("pk", flat=True)),
            "expected_version": finding.version,
        }

    def form_invalid(self, form: Any) -> HttpResponse:
        form.show_both_if_stale()
        return super().form_invalid(form)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        shown = super().get_context_data(**context)
        return shown | {"read": context.get("read")}

    def perform(self, form: Any) -> str:
        said = dict(form.cleaned_data)
        said["evidence"] = list(said["evidence"])
        edit_draft(self.finding, by=self.by, **said)
        self.say(_("The draft is saved."))
        return self.back()


class Submit(FindingAct):
    form_class = forms.Form
    shows_checklist = True
    title = _("Submit for review")
    explanation = _("Another person reads it next. You cannot change it until they have answered.")

    def perform(self, form: Any) -> str:
        submit(self.finding, by=self.by)
        self.say(_("The finding waits for a reviewer."))
        return self.back()


def note_field(label: Any, *, required: bool, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=4000,
        widget=AdminTextareaWidget(attrs={"rows": 4, "dir": "auto"}),
        help_text=help_text,
    )


class ChangesForm(forms.Form):
    note = note_field(
        _("What should change"), required=True, help_text=_("For the author; readers never see it.")
    )


class AskChanges(FindingAct):
    permission: ClassVar[Permission] = Permission.REVIEW
    form_class = ChangesForm
    title = _("Ask for changes")
    explanation = _("The finding goes back to its author, with what you write here.")

    def perform(self, form: Any) -> str:
        ask_changes(self.finding, by=self.by, note=form.cleaned_data["note"])
        self.say(_("The finding is back with its author."))
        return self.back()


class ApproveForm(forms.Form):
    note = note_field(_("Note"), required=False, help_text=_("For the desk."))


class Approve(FindingAct):
    permission: ClassVar[Permission] = Permission.REVIEW
    form_class = ApproveForm
    shows_checklist = True
    title = _("Approve this finding")
    explanation = _(
        "You have read it as a whole, and you stand by it together with its author. It can be"
        " published from then on."
    )
    button = _("Approve")

    def perform(self, form: Any) -> str:
        approve(self.finding, by=self.by, note=form.cleaned_data["note"])
        self.say(_("The finding is approved."))
        return self.back()


class RateForm(forms.Form):
    rating = RatingChoice(Rating.objects.none(), label=_("Your rating"), empty_label=None)
    reason = note_field(_("Why, in a sentence"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].queryset = ratings_for(None)  # type: ignore[attr-defined]


class RateUnseen(FindingAct):
    """Offered to a reviewer before they have read the finding: that is its point."""

    permission: ClassVar[Permission] = Permission.REVIEW
    template_name = "admin/claims/assessment/rate.html"
    form_class = RateForm
    title = _("Rate it unseen")
    explanation = _(
        "Say how you would rate the claim from what is on record, before you read what its author"
        " found. Both ratings are then shown side by side."
    )
    button = _("Give this rating")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_rate_unseen(self.finding, self.by):
            return redirect(self.back())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        claim = self.finding.claim
        return {**super().get_context_data(**context), "dossier": dossier(claim.document)}

    def perform(self, form: Any) -> str:
        rate_blind(self.finding, by=self.by, **form.cleaned_data)
        self.say(_("Your rating is kept. Here is the finding."))
        return self.back()


class ScheduleForm(MomentForm):
    moments: ClassVar[tuple[str, ...]] = ("scheduled_for",)
    scheduled_for = moment_field(
        label=_("To be published at"),
        required=False,
        help_text=_("Empty: at no set moment."),
    )
    field_order = ["scheduled_for", "time_zone"]


class Schedule(FindingAct):
    permission: ClassVar[Permission] = Permission.REVIEW
    form_class = ScheduleForm
    shows_checklist = True
    title = _("Schedule its publication")
    explanation = _(
        "It is published when this moment comes, if nothing speaks against it by then. If an answer"
        " or evidence comes in before, it is held back, and the history says why."
    )
    button = _("Schedule")

    def get_initial(self) -> dict[str, Any]:
        zone = self.finding.time_zone or "UTC"
        return {"scheduled_for": in_zone(self.finding), "time_zone": zone}

    def perform(self, form: Any) -> str:
        said = form.cleaned_data
        zone = said["time_zone"] or "UTC"
        schedule(self.finding, at=said["scheduled_for"], time_zone=zone, by=self.by)
        if said["scheduled_for"]:
            self.say(_("Its publication is scheduled."))
        else:
            self.say(_("It is scheduled no more."))
        return self.back()


def in_zone(finding: Assessment) -> Any:
    """The moment it is scheduled for, on the clock it was set by."""
    if finding.scheduled_for is None:
        return None
    return finding.scheduled_for.astimezone(ZoneInfo(finding.time_zone or "UTC")).replace(
        tzinfo=None
    )


class Publish(FindingAct):
    permission: ClassVar[Permission] = Permission.PUBLISH_ASSESSMENT
    form_class = forms.Form
    shows_checklist = True
    title = _("Publish this finding")
    explanation = _(
        "Readers and partners see exactly what stands below. It is sealed: from then on it can be"
        " superseded or withdrawn, never changed. If the record of the claim is not public yet, it"
        " becomes so."
    )
    button = _("Publish now")

    def perform(self, form: Any) -> str:
        publish_assessment(self.finding, by=self.by)
        self.say(_("The finding is published."))
        return self.back()


class WithdrawForm(forms.Form):
    notice = forms.CharField(
        label=_("Notice to readers"),
        max_length=500,
        widget=AdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("What readers find in its place from now on: what was wrong, and why."),
    )


class WithdrawFinding(FindingAct):
    permission: ClassVar[Permission] = Permission.REVIEW
    form_class = WithdrawForm
    title = _("Withdraw this finding")
    explanation = _("Its place says the notice. Work on the claim begins again.")
    button = _("Withdraw")

    def perform(self, form: Any) -> str:
        withdraw_assessment(self.finding, notice=form.cleaned_data["notice"], by=self.by)
        self.say(_("The finding is withdrawn. Readers find the notice."))
        return self.back()


class AbandonForm(forms.Form):
    note = note_field(_("Why"), required=False, help_text=_("For the desk."))


class Abandon(FindingAct):
    form_class = AbandonForm
    title = _("Give this draft up")
    explanation = _("It stays on record for the desk. Another finding can then be drafted.")
    button = _("Give it up")

    def perform(self, form: Any) -> str:
        abandon(self.finding, by=self.by, note=form.cleaned_data["note"])
        self.say(_("The draft is given up."))
        return self.back()


CLAIM_ROUTES: list[tuple[str, type[Act], str]] = [
    ("<int:object_id>/findings/draft/", Draft, "draft"),
]

ROUTES: list[tuple[str, type[Act], str]] = [
    ("<int:object_id>/edit/", EditDraft, "edit"),
    ("<int:object_id>/submit/", Submit, "submit"),
    ("<int:object_id>/return/", AskChanges, "return"),
    ("<int:object_id>/approve/", Approve, "approve"),
    ("<int:object_id>/rate/", RateUnseen, "rate"),
    ("<int:object_id>/schedule/", Schedule, "schedule"),
    ("<int:object_id>/publish/", Publish, "publish"),
    ("<int:object_id>/withdraw/", WithdrawFinding, "withdraw"),
    ("<int:object_id>/abandon/", Abandon, "abandon"),
]
