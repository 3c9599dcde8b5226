"""Deciding on a proposal: what it becomes, or why it is turned down."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from claims.actions.appearances import Step
from claims.actions.claims import publish_record
from claims.actions.proposals import (
    accept_as_appearance,
    accept_as_claim,
    accept_as_response,
    reject,
)
from claims.choices import PublicationStatus, RejectionReason, ResponseKind
from claims.errors import Invalid
from claims.models import Agent, Claim, Proposal
from claims.permissions import Permission
from claims.suggestions import suggest
from factcheck.admin.acts import Act
from factcheck.admin.decision_form import DecisionForm, Outcome
from factcheck.admin.reading_room import Card, cards_of


def accept(form: DecisionForm, proposal: Proposal, *, by: User) -> Claim:
    """Call the verb that the form asks for. The claim that the statement is now a part of."""
    # Before anybody is added: a verb that has written its event holds every other writer.
    Proposal.objects.lock(proposal)
    if form.chosen != Outcome.CLAIM:
        Claim.objects.lock(form.target())
    if form.chosen == Outcome.RESPONSE:
        return _as_response(form, proposal, by=by)
    agents = [voice.agent(by=by) for voice in form.voices]
    chain = [voice.step(agent) for voice, agent in zip(form.voices, agents, strict=True) if agent]
    if form.chosen == Outcome.APPEARANCE:
        return _as_appearance(form, proposal, chain, by=by)
    return _as_claim(form, proposal, agents[-1], chain, by=by)


def _as_claim(
    form: DecisionForm, proposal: Proposal, claimant: Agent | None, chain: list[Step], *, by: User
) -> Claim:
    said = form.cleaned_data
    return accept_as_claim(
        proposal,
        text=said["text"],
        language=said["language"],
        claimant=claimant,
        said_on=said["said_on"],
        topics=list(said["topics"]),
        components=form.wanted_parts(),
        attribution=chain,
        certainty=said["certainty"],
        stance=said["stance"],
        by=by,
        note=said["note"],
    )


def _as_appearance(form: DecisionForm, proposal: Proposal, chain: list[Step], *, by: User) -> Claim:
    said = form.cleaned_data
    return accept_as_appearance(
        proposal,
        form.target(),
        attribution=chain,
        certainty=said["certainty"],
        stance=said["stance"],
        by=by,
        note=said["note"],
    )


def _as_response(form: DecisionForm, proposal: Proposal, *, by: User) -> Claim:
    said = form.cleaned_data
    agent = form.claimant.agent(by=by)
    if agent is None:
        raise Invalid(_("An answer needs somebody who gives it."))
    return accept_as_response(
        proposal,
        form.target(),
        agent=agent,
        kind=said["kind"],
        capacity=said["capacity"],
        said_on=said["said_on"],
        components=form.answered_parts(),
        by=by,
        note=said["note"],
    ).claim


def room_url(proposal: Proposal, cards: list[Card], *, is_done: bool) -> str:
    """The reading room, at this proposal or at the next one that waits."""
    here = next((card.number for card in cards if card.proposal.pk == proposal.pk), 1)
    waiting = [card.number for card in cards if card.is_open and card.proposal.pk != proposal.pk]
    after = [number for number in waiting if number > here] or waiting
    number = after[0] if is_done and after else here
    room = reverse("admin:claims_article_change", args=[proposal.revision.article_id])
    return f"{room}?revision={proposal.revision.number}#proposal-{number}"


class Decide(Act):
    """One page, one form: a summary to confirm when all is clear, every field when it is not."""

    template_name = "admin/claims/proposal/decide.html"
    permission: ClassVar[Permission] = Permission.DECIDE_PROPOSAL
    title = gettext_lazy("Decide on a proposal")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.proposal: Proposal = self.row

    def get_form(self, form_class: Any = None) -> DecisionForm:
        bound = {"data": self.request.POST} if self.request.method == "POST" else {}
        return DecisionForm(self.proposal, suggest(self.proposal), **bound)

    def perform(self, form: Any) -> str:
        claim = accept(form, self.proposal, by=self.by)
        wants_public = "publish" in self.request.POST
        if wants_public and claim.publication_status != PublicationStatus.PUBLISHED:
            claim = publish_record(claim, by=self.by, note=form.cleaned_data["note"])
        self.say(_accepted_sentence(claim))
        return room_url(self.proposal, cards_of(self.proposal.revision), is_done=True)

    def back(self) -> str:
        return room_url(self.proposal, cards_of(self.proposal.revision), is_done=False)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        form: DecisionForm = context["form"]
        card = next(
            card
            for card in cards_of(self.proposal.revision)
            if card.proposal.pk == self.proposal.pk
        )
        start = form.suggestion
        return context | {
            "proposal": self.proposal,
            "article": self.proposal.revision.article,
            "card": card,
            "suggestion": start,
            "target": start.targets[0] if start.targets else None,
            "response_kind_label": _kind_in_words(start.response_kind),
            "waiting_first": start.waiting_targets[0] if start.waiting_targets else None,
            "is_clear": form.is_clear and not form.is_bound and "edit" not in self.request.GET,
            "this_page": self.request.get_full_path(),
            "media": context["media"] + form.claimant.media,
        }


def _kind_in_words(kind: str) -> str:
    return str(ResponseKind(kind).label) if kind else ""


def _accepted_sentence(claim: Claim) -> str:
    url = reverse("admin:claims_claim_change", args=[claim.pk])
    sentence = format_html(
        '{} <a href="{}">{}</a> ({}).',
        _("Accepted: it is part of claim"),
        url,
        claim.number,
        claim.get_verification_status_display(),
    )
    if claim.publication_status == PublicationStatus.PUBLISHED:
        return format_html("{} {}", sentence, _("Its record is public."))
    publish = reverse("admin:claims_claim_publish", args=[claim.pk])
    return format_html('{} <a href="{}">{}</a>', sentence, publish, _("Publish its record"))


class RejectForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why"), choices=RejectionReason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=500)


class Reject(Act):
    """Turns a proposal down, with a reason. It can still be accepted later."""

    permission: ClassVar[Permission] = Permission.DECIDE_PROPOSAL
    form_class = RejectForm
    title = gettext_lazy("Reject a proposal")
    explanation = gettext_lazy("The statement stays in the list, and can still be accepted later.")
    button = gettext_lazy("Reject")

    def perform(self, form: Any) -> str:
        proposal: Proposal = self.row
        reject(proposal, by=self.by, **form.cleaned_data)
        self.say(gettext_lazy("Rejected. It can still be accepted later."))
        return room_url(proposal, cards_of(proposal.revision), is_done=True)

    def back(self) -> str:
        return room_url(self.row, cards_of(self.row.revision), is_done=False)
