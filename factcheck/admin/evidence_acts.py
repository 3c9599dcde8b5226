"""Bringing sources to bear on a claim, and relying on them no longer."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.http import Http404, HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.actions.evidence import add_evidence, withdraw_evidence
from claims.actions.sources import add_source
from claims.choices import Credibility, Reliability, SourceKind
from claims.models import Claim, Evidence, Source
from factcheck.admin.acts import Act
from factcheck.admin.claim_acts import ClaimAct, NoteForm
from factcheck.admin.decision_form import choice_of
from factcheck.admin.noted import correction_field
from factcheck.admin.picking import pick
from factcheck.admin.response_acts import world_date


class EvidenceForm(NoteForm):
    source = pick(
        Evidence,
        "source",
        label=_("Source"),
        help_text=_("One that the record has. If it has not, describe it below."),
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=500,
        widget=AdminTextInputWidget(),
    )
    source_kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", "—"), *SourceKind.choices],
    )
    url = forms.URLField(
        label=_("Address"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        widget=AdminTextInputWidget(attrs={"inputmode": "url"}),
    )
    published_on = world_date(_("Published on"))
    reliability = forms.ChoiceField(
        label=_("Reliability"),
        required=False,
        choices=Reliability.choices,
        help_text=_("Of the source itself, whatever it says this time."),
    )
    stance = choice_of("stance", Evidence, label=_("What it does to the claim"))
    excerpt = forms.CharField(
        label=_("Excerpt"),
        widget=AdminTextareaWidget(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("The exact words or figures that bear on the claim."),
    )
    locator = forms.CharField(
        label=_("Place in the source"),
        required=False,
        max_length=100,
        widget=AdminTextInputWidget(),
        help_text=_("Page, table, minute."),
    )
    credibility = choice_of("credibility", Evidence, label=_("Credibility"))
    is_interested_party = forms.BooleanField(
        label=_("From an interested party"),
        required=False,
        help_text=_(
            "The source is, or speaks for, somebody the claim concerns: no independent word."
        ),
    )
    components: Any = forms.ModelMultipleChoiceField(
        None,
        label=_("Parts of the claim that it bears on"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: the claim as a whole."),
    )
    field_order = [
        "source",
        "title",
        "source_kind",
        "url",
        "published_on",
        "reliability",
        "stance",
        "excerpt",
        "locator",
        "credibility",
        "is_interested_party",
        "components",
        "note",
    ]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(said.get("source")) == bool(said.get("title")):
            self.add_error(
                "source", gettext("Choose a source, or describe a new one: one of the two.")
            )
        if said.get("title") and not said.get("source_kind"):
            self.add_error("source_kind", gettext("Say what kind of source it is."))
        return said


NEW_SOURCE = ("title", "source_kind", "url", "published_on", "reliability")


class AddEvidence(ClaimAct):
    template_name = "admin/claims/claim/evidence_act.html"
    form_class = EvidenceForm
    anchor = "evidence"
    title = _("Add evidence")
    explanation = _(
        "A source, and what it says that bears on this claim: for it, against it, or around it."
    )

    def get_initial(self) -> dict[str, Any]:
        return {"credibility": Credibility.CANNOT_BE_JUDGED, "reliability": Reliability.F}

    def get_form(self, form_class: Any = None) -> Any:
        form: Any = super().get_form(form_class)
        form.fields["components"].queryset = self.claim.components.all()
        if not self.claim.components.exists():
            del form.fields["components"]
        return form

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        form = context["form"]
        new = [form[name] for name in NEW_SOURCE]
        return context | {
            "new_source": new,
            "is_new": any(field.errors for field in new) or bool(form["title"].value()),
            "bearing": [f for f in form if f.name != "source" and f.name not in NEW_SOURCE],
        }

    def perform(self, form: Any) -> str:
        said = dict(form.cleaned_data)
        new = {name: said.pop(name) for name in NEW_SOURCE}
        # Before the source is added: a verb that has written its event holds every other writer.
        Claim.objects.lock(self.claim)
        said["source"] = said["source"] or self._new_source(new)
        said["components"] = list(said.get("components", ()))
        add_evidence(self.claim, by=self.by, **said)
        self.say(_("The evidence is on record."))
        return self.back()

    def _new_source(self, said: dict[str, Any]) -> Source:
        kind = said.pop("source_kind")
        reliability = said.pop("reliability") or Reliability.F
        return add_source(kind=kind, reliability=reliability, by=self.by, **said)


class WithdrawEvidenceForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=300, widget=AdminTextareaWidget(attrs={"rows": 2})
    )
    correction = correction_field()


class WithdrawEvidence(ClaimAct):
    form_class = WithdrawEvidenceForm
    anchor = "evidence"
    title = _("Withdraw this evidence")
    explanation = _("The desk no longer relies on it. It stays on record, with the reason.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = Evidence.objects.select_related("source", "claim")
        found = rows.filter(claim=self.row, public_id=kwargs["evidence_id"]).first()
        if found is None:
            raise Http404
        self.evidence = found

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        words = {"words": self.evidence.excerpt, "words_of": self.evidence.source}
        return super().get_context_data(**context) | words

    def perform(self, form: Any) -> str:
        withdraw_evidence(self.evidence, by=self.by, **form.cleaned_data)
        self.say(_("The evidence is withdrawn."))
        return self.back()


ROUTES: list[tuple[str, type[Act], str]] = [
    ("<int:object_id>/evidence/add/", AddEvidence, "add_evidence"),
    (
        "<int:object_id>/evidence/<str:evidence_id>/withdraw/",
        WithdrawEvidence,
        "withdraw_evidence",
    ),
]
