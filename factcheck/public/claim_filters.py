"""What a reader may narrow the list of claims by. The address holds all of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.choices import VerificationStatus
from claims.models import Agent, Appearance, Evidence, Topic
from claims.models.claim import ClaimQuerySet
from factcheck import wording
from factcheck.public.topics import public_topics

YES_NO = [("", _("all")), ("yes", _("yes")), ("no", _("no"))]


class DayField(forms.DateField):
    """A day as `2023-07-11`, in every language."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("This is not a day. Write it as 2023-07-11.")},
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """One filter that is set: its name, what it is set to, and the query without it."""

    label: str
    value: str
    query_without: str


class ClaimFilters(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, max_length=200, strip=True)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("all")), *VerificationStatus.choices]
    )
    topic = forms.ModelChoiceField(
        label=_("Topic"),
        required=False,
        queryset=Topic.objects.none(),
        to_field_name="slug",
        empty_label=_("all"),
        error_messages={"invalid_choice": _("There is no such topic.")},
    )
    claimant = forms.CharField(label=_("Claimant"), required=False, max_length=200)
    denied = forms.ChoiceField(label=_("Denied"), required=False, choices=YES_NO)
    evidence = forms.ChoiceField(label=_("Evidence on record"), required=False, choices=YES_NO)
    language = forms.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        label=_("Language"),
        required=False,
        max_length=12,
        error_messages={"invalid": _("This is not a language tag, such as fr or en.")},
        widget=forms.TextInput(attrs={"size": 4, "autocapitalize": "none"}),
    )
    article = forms.CharField(
        label=_("In the article at this address"), required=False, max_length=2000
    )
    said_from = DayField(label=_("Said from"))
    said_until = DayField(label=_("Said until"))
    public_from = DayField(label=_("Public from"))
    public_until = DayField(label=_("Public until"))

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="filter-%s")
        self.fields["topic"].queryset = public_topics()  # type: ignore[attr-defined]
        self.query = query

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for start, end in (("said_from", "said_until"), ("public_from", "public_until")):
            first, last = cleaned.get(start), cleaned.get(end)
            if first and last and first > last:
                self.add_error(end, _("This day is before the first one."))
        return cleaned

    def narrow(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        """These claims, as far as the filters let them through."""
        asked = self.cleaned_data
        if asked["q"]:
            claims = claims.matching(asked["q"])
        if asked["status"]:
            claims = claims.filter(verification_status=asked["status"])
        if asked["topic"]:
            claims = claims.filter(topics=asked["topic"])
        if asked["claimant"]:
            claims = claims.filter(claimant__in=_agents(asked["claimant"]))
        if asked["denied"]:
            claims = claims.filter(has_standing_denial=asked["denied"] == "yes")
        if asked["evidence"]:
            on_file = Exists(Evidence.objects.standing().filter(claim=OuterRef("pk")))
            claims = claims.filter(on_file if asked["evidence"] == "yes" else ~on_file)
        if asked["language"]:
            claims = claims.filter(language__iexact=asked["language"])
        if asked["article"]:
            claims = claims.filter(_in_article(asked["article"]))
        return self._between(claims)

    def _between(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        asked = self.cleaned_data
        if asked["said_from"]:
            claims = claims.said_from(asked["said_from"])
        if asked["said_until"]:
            claims = claims.said_until(asked["said_until"])
        if asked["public_from"]:
            start = datetime.combine(asked["public_from"], time.min, UTC)
            claims = claims.filter(first_published_at__gte=start)
        if asked["public_until"]:
            end = datetime.combine(asked["public_until"], time.max, UTC)
            claims = claims.filter(first_published_at__lte=end)
        return claims

    def chosen(self) -> list[Chosen]:
        """The filters that are set, so that each can be taken off."""
        return [
            Chosen(str(self.fields[name].label), self._shown(name, value), self._without(name))
            for name, value in self.cleaned_data.items()
            if value
        ]

    def _shown(self, name: str, value: Any) -> str:
        if name in {"claimant", "article"}:
            return _name_of(value)
        if isinstance(self.fields[name], forms.ChoiceField) and isinstance(value, str):
            return str(dict(self.fields[name].choices)[value])  # type: ignore[attr-defined]
        if isinstance(self.fields[name], DayField):
            return wording.day(value)
        return str(value)

    def _without(self, name: str) -> str:
        rest = self.query.copy()
        for gone in (name, "older_than", "newer_than"):
            rest.pop(gone, None)
        return "?" + rest.urlencode()

    @property
    def main_fields(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in ("q", "status", "topic", "denied"))

    @property
    def other_fields(self) -> Iterator[forms.BoundField]:
        names = ("claimant", "language", "evidence", "article")
        days = ("said_from", "said_until", "public_from", "public_until")
        return (self[name] for name in (*names, *days))

    @property
    def has_others(self) -> bool:
        """Whether a filter is set, or wrong, that the page would keep folded away."""
        return any(self.data.get(field.name) for field in self.other_fields)


def _agents(wanted: str) -> Any:
    """By identifier, as links have it, or by name, as people type it."""
    if wanted.startswith("agt_"):
        return Agent.objects.filter(public_id=wanted)
    return Agent.objects.called(wanted)


def _in_article(wanted: str) -> Q:
    carrying = Appearance.objects.standing()
    if wanted.startswith("art_"):
        carrying = carrying.filter(revision__article__public_id=wanted)
    else:
        carrying = carrying.filter(revision__article__urls__url=wanted)
    return Q(pk__in=carrying.values("claim"))


def _name_of(wanted: str) -> str:
    """What an identifier stands for, if the public may know it."""
    if wanted.startswith("agt_"):
        agent = Agent.objects.mentioned_publicly().filter(public_id=wanted).first()
        return agent.name if agent else wanted
    return wanted
