"""What somebody answers to a claim: recording it, and what becomes of it."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.actions.appearances import place_of
from claims.actions.responses import record_response, supersede_response, withdraw_response
from claims.choices import DENIALS, ResponseKind
from claims.models import Response
from claims.models.fields import validate_date
from factcheck.admin.acts import Act
from factcheck.admin.claim_acts import ClaimAct, NoteForm
from factcheck.admin.decision_form import choice_of
from factcheck.admin.picking import pick

DATE_HELP = _("2023, 2023-07 or 2023-07-11: as precise as is known.")


def world_date(label: Any, help_text: Any = DATE_HELP) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=10,
        validators=[validate_date],
        widget=AdminTextInputWidget(),
        help_text=help_text,
    )


class ResponseForm(NoteForm):
    agent = pick(Response, "agent", label=_("Who answers"), required=True)
    kind = choice_of("kind", Response, label=_("What the answer amounts to"))
    capacity = choice_of("capacity", Response, label=_("In which capacity"))
    words = forms.CharField(
        label=_("Exact words"),
        widget=AdminTextareaWidget(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Verbatim, in the language they are quoted in."),
    )
    language = forms.CharField(
        label=_("Language of the words"),
        max_length=12,
        widget=AdminTextInputWidget(),
        help_text=_("Such as fr or en."),
    )
    said_on = world_date(_("Said on"))
    components: Any = forms.ModelMultipleChoiceField(
        None,
        label=_("Parts of the claim that it answers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: the claim as a whole."),
    )
    article = pick(
        Response._meta.get_field("revision").remote_field.model,  # noqa: SLF001
        "article",
        label=_("Read in article"),
        help_text=_("An article of the record in whose text these exact words stand."),
    )
    url = forms.URLField(
        label=_("Address"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        widget=AdminTextInputWidget(attrs={"inputmode": "url"}),
        help_text=_("Where it can be read or heard."),
    )
    where = forms.CharField(
        label=_("Where it was said"),
        required=False,
        max_length=200,
        widget=AdminTextInputWidget(),
        help_text=_("Such as “press briefing” or “letter to us”."),
    )
    field_order = [
        "agent",
        "kind",
        "capacity",
        "words",
        "language",
        "said_on",
        "components",
        "article",
        "url",
        "where",
        "note",
    ]


class Respond(ClaimAct):
    form_class = ResponseForm
    anchor = "responses"
    title = _("Record an answer")
    explanation = _(
        "What somebody concerned says about this claim. A denial contests the claim at once; it"
        " does not refute it."
    )

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("kind", "")
        kind = asked if asked in ResponseKind else ResponseKind.DENIAL
        who = self.request.GET.get("agent", "")
        agent = int(who[:18]) if who.isdecimal() else None
        return {"kind": kind, "language": self.claim.language, "agent": agent}

    def get_form(self, form_class: Any = None) -> Any:
        form: Any = super().get_form(form_class)
        form.fields["components"].queryset = self.claim.components.all()
        if not self.claim.components.exists():
            del form.fields["components"]
        return form

    def perform(self, form: Any) -> str:
        said = dict(form.cleaned_data)
        article = said.pop("article")
        place = None
        if article is not None:
            place = place_of(said["words"], article.revisions.order_by("-number")[0])
        said["components"] = list(said.get("components", ()))
        response = record_response(self.claim, place=place, by=self.by, **said)
        is_denial = response.kind in DENIALS
        self.say(_("The denial is on record.") if is_denial else _("The answer is on record."))
        return self.back()


class ResponseAct(ClaimAct):
    """A page about one answer to the claim."""

    template_name = "admin/claims/claim/response_act.html"
    anchor = "responses"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = Response.objects.select_related("agent", "claim")
        found = rows.filter(claim=self.row, public_id=kwargs["response_id"]).first()
        if found is None:
            raise Http404
        self.response = found

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(**context) | {"response": self.response}


class TakeBackForm(NoteForm):
    on = world_date(_("Taken back on"))
    note = forms.CharField(
        label=_("How it is known"),
        max_length=1000,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("Such as the statement in which it was taken back."),
    )
    field_order = ["on", "note"]


class TakeBack(ResponseAct):
    form_class = TakeBackForm
    title = _("This answer was taken back")
    explanation = _(
        "Whoever gave it has withdrawn it. It stays on record, no longer standing, and the claim’s"
        " status follows."
    )
    button = _("Record that it was taken back")

    def perform(self, form: Any) -> str:
        withdraw_response(self.response, by=self.by, **form.cleaned_data)
        self.say(_("The answer no longer stands."))
        return self.back()


class SupersedeForm(NoteForm):
    later: Any = forms.ModelChoiceField(
        None, label=_("The later answer"), widget=forms.RadioSelect, empty_label=None
    )
    field_order = ["later", "note"]


class Supersede(ResponseAct):
    form_class = SupersedeForm
    title = _("A later answer replaces this one")
    explanation = _(
        "The same agent has answered the same claim again. Record the later answer first, then"
        " choose it here: from then on that one counts."
    )
    button = _("Let the later one count")

    def get_form(self, form_class: Any = None) -> Any:
        form: Any = super().get_form(form_class)
        others = self.claim.responses.filter(agent=self.response.agent_id)
        form.fields["later"].queryset = others.standing().exclude(pk=self.response.pk)
        form.fields["later"].label_from_instance = in_words
        return form

    def perform(self, form: Any) -> str:
        supersede_response(self.response, by=self.by, **form.cleaned_data)
        self.say(_("The later answer counts now."))
        return self.back()


def in_words(response: Response) -> str:
    said = _("%(kind)s: “%(words)s”") % {
        "kind": response.get_kind_display(),
        "words": response.words,
    }
    return f"{said} ({response.said_on})" if response.said_on else str(said)


ROUTES: list[tuple[str, type[Act], str]] = [
    ("<int:object_id>/respond/", Respond, "respond"),
    ("<int:object_id>/responses/<str:response_id>/take-back/", TakeBack, "take_back"),
    ("<int:object_id>/responses/<str:response_id>/supersede/", Supersede, "supersede"),
]
