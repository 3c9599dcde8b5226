"""The form of a finding: rating, short answer, reasoning, and the evidence it relies on."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from claims.models import Assessment, Claim, Evidence, Rating
from factcheck.admin.findings import AsRead, as_it_would_read
from factcheck.admin.refusals import retype

LONGEST_ANSWER = 300


class RatingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """The ratings of the scale in use, each with what it means."""

    widget = forms.RadioSelect

    def label_from_instance(self, obj: Any) -> str:
        return format_html("<b>{}</b> <small>{}</small>", obj, meaning_of(obj))


def meaning_of(rating: Rating) -> str:
    said = {label.language: label.meaning for label in rating.labels.all()}
    return said.get((get_language() or "en")[:2]) or said.get("en", "")


def ratings_for(current: int | None) -> Any:
    """What may be chosen, and what is chosen already even if it is given no longer."""
    in_use = Q(scale__is_default=True, is_retired=False)
    rows = Rating.objects.filter(in_use | Q(pk=current)).in_order()
    return rows.select_related("scale").prefetch_related("labels", "scale__ratings")


class EvidenceChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return format_html(
            "<b>{}</b> <span dir='auto'>{}</span> <small dir='auto'>“{}”</small>",
            obj.get_stance_display(),
            obj.source.title,
            obj.excerpt[:200],
        )


def long_text(rows: int) -> AdminTextareaWidget:
    return AdminTextareaWidget(attrs={"rows": rows, "dir": "auto"})


class FindingForm(forms.Form):
    rating = RatingChoice(
        Rating.objects.none(), label=gettext_lazy("Rating"), required=False, empty_label=None
    )
    short_answer = forms.CharField(
        label=gettext_lazy("Short answer"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=AdminTextareaWidget(
            attrs={
                "rows": 3,
                "dir": "auto",
                "data-most": LONGEST_ANSWER,
                "data-left": gettext_lazy("left"),
            }
        ),
        help_text=gettext_lazy(
            "The finding in one or two sentences: what readers see first. At most 300 characters."
        ),
    )
    reasoning = forms.CharField(
        label=gettext_lazy("Reasoning"),
        required=False,
        widget=long_text(14),
        help_text=gettext_lazy("How you know, step by step, so that a reader can follow."),
    )
    would_settle = forms.CharField(
        label=gettext_lazy("What would settle it"),
        required=False,
        widget=long_text(3),
        help_text=gettext_lazy("For what cannot be decided: the evidence that is missing."),
    )
    evidence = EvidenceChoice(
        Evidence.objects.none(),
        label=gettext_lazy("Evidence relied on"),
        required=False,
        help_text=gettext_lazy("Evidence that is not in this list is added on the claim’s page."),
    )
    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, claim: Claim, finding: Assessment | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.finding = finding
        fields: Any = self.fields
        fields["rating"].queryset = ratings_for(finding.rating_id if finding else None)
        standing = claim.evidence.standing().select_related("source").order_by("stance", "pk")
        fields["evidence"].queryset = standing
        if finding is None:
            del fields["expected_version"]

    def preview(self) -> AsRead:
        """As readers will see it, as far as it is valid."""
        said = self.cleaned_data
        return as_it_would_read(
            rating=said.get("rating"),
            short_answer=said.get("short_answer", ""),
            reasoning=said.get("reasoning", ""),
            would_settle=said.get("would_settle", ""),
            evidence=said.get("evidence", ()),
        )

    def show_both_if_stale(self) -> None:
        """What was typed stays in the fields; what is saved now is said beside each."""
        if self.finding is None or not self.has_error(NON_FIELD_ERRORS, code="stale"):
            return
        stored = Assessment.objects.select_related("rating").get(pk=self.finding.pk)
        for name in ("rating", "short_answer", "reasoning", "would_settle"):
            now = getattr(stored, name)
            if (now or "") != (self.cleaned_data.get(name) or ""):
                self.add_error(name, _("Saved meanwhile: “%(value)s”.") % {"value": now or ""})
        retype(self, expected_version=str(stored.version))
