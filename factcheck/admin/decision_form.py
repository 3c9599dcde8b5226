"""The form by which somebody decides what a statement is to the record."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db.models import TextChoices
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.actions.claims import Part
from claims.choices import ArticleStance, Capacity, Certainty, ComponentRole, ResponseKind
from claims.models import Claim, ClaimComponent, Proposal, Response, Topic
from claims.models.fields import validate_date
from claims.suggestions import Speaker, Suggestion
from factcheck.admin.picking import pick
from factcheck.admin.refusals import retype
from factcheck.admin.voices import NOBODY, VoiceForm

OTHER = "other"
MOST = 8


class Outcome(TextChoices):
    """What a statement can be to the record."""

    CLAIM = "claim", gettext_lazy("a new claim")
    APPEARANCE = "appearance", gettext_lazy("another appearance of a claim on record")
    RESPONSE = "response", gettext_lazy("an answer to a claim on record")


class PartForm(forms.Form):
    """A part of the claim that can stand or fall alone."""

    role = forms.ChoiceField(
        label=gettext_lazy("Part"), required=False, choices=[("", "—"), *ComponentRole.choices]
    )
    text = forms.CharField(
        label=gettext_lazy("Its words"),
        required=False,
        max_length=300,
        widget=AdminTextInputWidget(),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(said.get("role")) != bool(said.get("text")):
            field = "text" if said.get("role") else "role"
            self.add_error(field, _("A part needs both: what it is, and its words."))
        return said


PartFormSet = forms.formset_factory(PartForm, extra=4, max_num=12)


def choice_of(field: str, model: type[Any], *, label: Any = None) -> forms.ChoiceField:
    """The choices of a column, its words and its explanation."""
    column = model._meta.get_field(field)  # noqa: SLF001  the public name of it
    return forms.ChoiceField(
        label=label or column.verbose_name.capitalize(),
        choices=column.choices,
        help_text=column.help_text,
    )


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("For the record, this statement is"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("The claim"),
        required=False,
        max_length=1000,
        widget=AdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy(
            "One checkable statement, understandable on its own. The article’s exact words stay"
            " with the appearance."
        ),
    )
    language = forms.CharField(
        label=gettext_lazy("Language of the claim"),
        required=False,
        max_length=12,
        widget=AdminTextInputWidget(),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(),
        label=gettext_lazy("Topics"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    claim = forms.ChoiceField(
        label=gettext_lazy("Which claim"), required=False, widget=forms.RadioSelect
    )
    other_claim = pick(
        Response,
        "claim",
        label=gettext_lazy("Another claim"),
        help_text=gettext_lazy("Type its number (C-12) or some of its words."),
    )
    same = forms.BooleanField(
        label=gettext_lazy("I have compared the two: they say the same thing"), required=False
    )
    kind = choice_of("kind", Response, label=gettext_lazy("What it amounts to"))
    capacity = choice_of("capacity", Response, label=gettext_lazy("In which capacity"))
    components = forms.MultipleChoiceField(
        label=gettext_lazy("Parts of the claim that it answers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: the claim as a whole."),
    )
    said_on = forms.CharField(
        label=gettext_lazy("Said on"),
        required=False,
        max_length=10,
        validators=[validate_date],
        widget=AdminTextInputWidget(),
        help_text=gettext_lazy("2023, 2023-07 or 2023-07-11: as precise as is known."),
    )
    certainty = forms.ChoiceField(
        label=gettext_lazy("How firmly the article words it"), choices=Certainty.choices
    )
    stance = forms.ChoiceField(label=gettext_lazy("The article"), choices=ArticleStance.choices)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=1000,
        widget=AdminTextInputWidget(),
        help_text=gettext_lazy("Why, if that needs saying. It stays in the history."),
    )

    def __init__(
        self, proposal: Proposal, suggestion: Suggestion, *args: Any, **kwargs: Any
    ) -> None:
        self.proposal, self.suggestion = proposal, suggestion
        kwargs["initial"] = self._initial()
        super().__init__(*args, **kwargs)
        self.voices = self._voices()
        self.parts = PartFormSet(self.data if self.is_bound else None, prefix="parts")
        self._offer(self._candidates())

    def _initial(self) -> dict[str, Any]:
        start = self.suggestion
        is_answer = bool(start.response_kind)
        return {
            "outcome": Outcome.RESPONSE if is_answer else Outcome.CLAIM,
            "text": start.text,
            "language": start.language,
            "said_on": start.said_on,
            "certainty": start.certainty,
            "stance": ArticleStance.OBSERVING,
            "claim": str(start.targets[0].pk) if start.targets else "",
            "kind": start.response_kind or ResponseKind.DENIAL,
            "capacity": start.capacity or Capacity.SUBJECT,
        }

    def _voices(self) -> list[VoiceForm]:
        hedges = [hedge["text"] for hedge in self.proposal.details["hedges"]]
        speakers: list[Speaker | None] = [*self.suggestion.speakers] or [None]
        last = len(speakers) - 1
        return [
            VoiceForm(
                speaker,
                self.data if self.is_bound else None,
                prefix=f"voice-{number}",
                hedge=", ".join(hedges)[:100] if number == last else "",
            )
            for number, speaker in enumerate(speakers)
        ]

    @property
    def claimant(self) -> VoiceForm:
        """Whose word it is: the last of the chain."""
        return self.voices[-1]

    @property
    def passed_on_by(self) -> list[VoiceForm]:
        return self.voices[:-1]

    def _candidates(self) -> list[Claim]:
        """What it may answer, what the article carries already, and what was picked before."""
        carried = Claim.objects.filter(
            appearances__revision__article=self.proposal.revision.article_id,
            appearances__removed_at=None,
        )
        found = [*self.suggestion.targets, *carried.distinct().order_by("pk")[:MOST]]
        picked = self.data.get("claim", "") if self.is_bound else ""
        if picked.isdecimal():
            found += Claim.objects.filter(pk=int(picked[:18]))
        return list({claim.pk: claim for claim in found}.values())

    def _offer(self, claims: Iterable[Claim]) -> None:
        self.candidates = {str(claim.pk): claim for claim in claims}
        choices = [(key, claim_in_words(claim)) for key, claim in self.candidates.items()]
        self.fields["claim"].choices = [*choices, (OTHER, _("another claim of the record"))]  # type: ignore[attr-defined]
        parts = ClaimComponent.objects.filter(claim__in=list(self.candidates.values()))
        self.parts_on_record = {str(part.pk): part for part in parts.select_related("claim")}
        self.fields["components"].choices = [  # type: ignore[attr-defined]
            (key, f"{part.claim.number} · {part}") for key, part in self.parts_on_record.items()
        ]

    @property
    def is_clear(self) -> bool:
        """Whether it can be accepted as it stands, with one confirmation."""
        if not all(voice.is_clear for voice in self.voices):
            return False
        if not self.suggestion.response_kind:
            return True
        return bool(self.suggestion.targets) and self.claimant.speaker is not None

    def is_valid(self) -> bool:
        own = super().is_valid()
        rest = [voice.is_valid() for voice in self._voices_that_matter()]
        parts = self.parts.is_valid() if self.chosen == Outcome.CLAIM else True
        return own and all(rest) and parts and not self.errors

    @property
    def chosen(self) -> str:
        """The outcome that was asked for."""
        return str(self.cleaned_data.get("outcome", ""))

    def _voices_that_matter(self) -> list[VoiceForm]:
        return [self.claimant] if self.chosen == Outcome.RESPONSE else self.voices

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        outcome = said.get("outcome")
        if outcome == Outcome.CLAIM:
            self._check_claim(said)
        elif outcome:
            self._check_target(said, is_same=outcome == Outcome.APPEARANCE)
        if outcome == Outcome.RESPONSE and self.data.get(self.claimant.add_prefix("who")) == NOBODY:
            self.add_error(None, _("An answer needs somebody who gives it."))
        return said

    def _check_claim(self, said: dict[str, Any]) -> None:
        if not said.get("text"):
            self.add_error("text", _("Write the claim."))
        if not said.get("language"):
            self.add_error("language", _("Say in which language the claim is worded."))

    def _check_target(self, said: dict[str, Any], *, is_same: bool) -> None:
        if not said.get("claim"):
            self.add_error("claim", _("Choose the claim."))
        elif said["claim"] == OTHER and not said.get("other_claim"):
            self.add_error("other_claim", _("Choose the claim."))
        elif is_same and said["claim"] == OTHER:
            self._show_for_comparison(said["other_claim"])
        elif is_same and not said.get("same"):
            self.add_error(
                "same", _("Compare the words of the article with the claim, and confirm.")
            )

    def _show_for_comparison(self, claim: Claim) -> None:
        """Two statements are never joined unseen: the picked claim is shown whole first."""
        self._offer([claim, *self.candidates.values()])
        retype(self, claim=str(claim.pk), same=None)
        self.add_error("same", _("Compare the words of the article with the claim, and confirm."))

    def target(self) -> Claim:
        said = self.cleaned_data
        chosen: Claim = (
            said["other_claim"] if said["claim"] == OTHER else self.candidates[said["claim"]]
        )
        return chosen

    def answered_parts(self) -> list[ClaimComponent]:
        return [self.parts_on_record[key] for key in self.cleaned_data["components"]]

    def wanted_parts(self) -> list[Part]:
        rows = (form.cleaned_data for form in self.parts.forms)
        return [Part(row["role"], row["text"]) for row in rows if row.get("text")]


def claim_in_words(claim: Claim) -> str:
    """Enough of a claim to tell it from its neighbours."""
    who = claim.claimant.name if claim.claimant else _("nobody named")
    return format_html(
        '<b>{}</b> <span lang="{}" dir="auto">“{}”</span> <small>{}</small>',
        claim.number,
        claim.language,
        claim.text,
        " · ".join(
            filter(None, [who, claim.said_on, str(claim.get_verification_status_display())])
        ),
    )
