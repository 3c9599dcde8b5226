"""Where a claim stands in articles: quoting one by hand, and taking a quotation back."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.actions.appearances import Step, add_appearance, place_of, remove_appearance
from claims.choices import ArticleStance, Certainty
from claims.models import Appearance, ArticleRevision, AttributionStep
from factcheck.admin.acts import Act
from factcheck.admin.claim_acts import ClaimAct, NoteForm
from factcheck.admin.noted import correction_field
from factcheck.admin.picking import pick


class AppearanceForm(NoteForm):
    article = pick(ArticleRevision, "article", label=_("Article"), required=True)
    quote = forms.CharField(
        label=_("Exact words"),
        widget=AdminTextareaWidget(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Copied from the article’s text. They must stand there once only."),
    )
    passed_on_by = pick(
        AttributionStep,
        "agent",
        label=_("Passed on by"),
        help_text=_("Who relays it, if the article has it at second hand."),
    )
    speaker = pick(
        AttributionStep, "agent", label=_("Whose word it is"), help_text=_("May be empty.")
    )
    certainty = forms.ChoiceField(
        label=_("How firmly the article words it"),
        choices=Certainty.choices,
        initial=Certainty.UNDERSPECIFIED,
    )
    stance = forms.ChoiceField(
        label=_("The article"), choices=ArticleStance.choices, initial=ArticleStance.OBSERVING
    )
    field_order = [
        "article",
        "quote",
        "passed_on_by",
        "speaker",
        "certainty",
        "stance",
        "note",
    ]


class AddAppearance(ClaimAct):
    form_class = AppearanceForm
    anchor = "appearances"
    title = _("Add an appearance")
    explanation = _(
        "This claim stands in an article: say in which, in which words, and on whose word."
    )

    def perform(self, form: Any) -> str:
        said = form.cleaned_data
        revision = said["article"].revisions.order_by("-number")[0]
        chain = [Step(agent) for agent in (said["passed_on_by"], said["speaker"]) if agent]
        add_appearance(
            self.claim,
            place_of(said["quote"], revision),
            attribution=chain,
            certainty=said["certainty"],
            stance=said["stance"],
            by=self.by,
            note=said["note"],
        )
        self.say(_("The appearance is on record."))
        return self.back()


class RemoveForm(forms.Form):
    note = forms.CharField(
        label=_("Why"), max_length=1000, widget=AdminTextareaWidget(attrs={"rows": 2})
    )
    correction = correction_field()


class RemoveAppearance(ClaimAct):
    form_class = RemoveForm
    anchor = "appearances"
    title = _("Remove this appearance")
    explanation = _("The article does not carry the claim after all. The history keeps it.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = Appearance.objects.select_related("claim", "revision__article")
        found = rows.filter(claim=self.row, public_id=kwargs["appearance_id"]).first()
        if found is None:
            raise Http404
        self.appearance = found

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        words = {"words": self.appearance.quote, "words_of": self.appearance.revision.article}
        return super().get_context_data(**context) | words

    def perform(self, form: Any) -> str:
        remove_appearance(self.appearance, by=self.by, **form.cleaned_data)
        self.say(_("The appearance is removed."))
        return self.back()


ROUTES: list[tuple[str, type[Act], str]] = [
    ("<int:object_id>/appearances/add/", AddAppearance, "add_appearance"),
    (
        "<int:object_id>/appearances/<str:appearance_id>/remove/",
        RemoveAppearance,
        "remove_appearance",
    ),
]
