"""The form of a claim: nobody overwrites what they have not seen."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext as _

from claims.errors import Refusal, Stale
from claims.models import Claim
from factcheck.admin.noted import NotedForm
from factcheck.admin.refusals import retype


class ClaimForm(NotedForm):
    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Claim
        fields = ["text", "language", "said_on", "claimant", "topics"]
        widgets = {
            "text": AdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
            "topics": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["expected_version"] = self.instance.version

    def show(self, refusal: Refusal) -> None:
        super().show(refusal)
        if isinstance(refusal, Stale):
            self._show_both()

    def _show_both(self) -> None:
        """What was typed stays in the fields; what is on record now is said beside each."""
        stored = Claim.objects.select_related("claimant").get(pk=self.instance.pk)
        now = {
            "text": stored.text,
            "language": stored.language,
            "said_on": stored.said_on,
            "claimant": stored.claimant or "",
            "topics": ", ".join(str(topic) for topic in stored.topics.all()),
        }
        for name in self.changed_data:
            if name in now:
                self.add_error(name, _("On record now: “%(value)s”.") % {"value": now[name]})
        retype(self, expected_version=str(stored.version))
