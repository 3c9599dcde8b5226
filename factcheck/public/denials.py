"""Who says that a public claim is not so, newest first."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from claims.choices import DENIALS, ResponseKind, ResponseState
from claims.models import Agent, Denial, Response
from claims.models.response import ResponseQuerySet
from factcheck.public.http import page, public_page
from factcheck.public.paging import page_of

KINDS = [choice for choice in ResponseKind.choices if choice[0] in DENIALS]


class DenialFilters(forms.Form):
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *ResponseState.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *KINDS])
    by = forms.CharField(label=_("Denied by"), required=False, max_length=200)

    def narrow(self, denials: ResponseQuerySet) -> ResponseQuerySet:
        asked = self.cleaned_data
        if asked["state"]:
            denials = denials.filter(state=asked["state"])
        if asked["kind"]:
            denials = denials.filter(kind=asked["kind"])
        if asked["by"].startswith("agt_"):
            denials = denials.filter(agent__public_id=asked["by"])
        elif asked["by"]:
            denials = denials.filter(agent__in=Agent.objects.called(asked["by"]))
        return denials


def as_told(answer: Response) -> dict[str, Any]:
    """An answer and its claim, as the claim's public state has them."""
    claim = answer.claim.document
    item = next(item for item in claim["responses"] if item["id"] == answer.public_id)
    return {"claim": claim, "answer": item}


@public_page
def denial_list(request: HttpRequest) -> HttpResponse:
    filters = DenialFilters(request.GET, auto_id="filter-%s")
    if not filters.is_valid():
        return page(request, "denials", {"filters": filters}, status=400)
    denials = filters.narrow(Denial.objects.public()).select_related("claim")
    found = page_of(denials, request.GET)
    return page(
        request,
        "denials",
        {"filters": filters, "page": found, "denials": [as_told(row) for row in found.rows]},
    )
