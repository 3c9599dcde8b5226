"""Who is meant by the words of an article: somebody the record knows, somebody new, or nobody."""

import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from claims.actions.agents import add_agent
from claims.actions.appearances import Step
from claims.choices import AgentKind
from claims.models import Agent, AttributionStep
from claims.suggestions import ARTICLES, Speaker, agents_called
from factcheck.admin.picking import pick
from factcheck.admin.refusals import retype

OTHER, NEW, NOBODY = "other", "new", "nobody"

KINDS = [
    (
        AgentKind.PUBLIC_BODY,
        r"minist|gouvern|govern|pr[ée]siden(ce|cy)|police|parlement|parliament|commission|army|arm[ée]e",
    ),
    (AgentKind.PERSON, r"^(m\.|mme|mr|mrs|ms|dr|president|président)\s"),
]
"""Words that give the kind away. The editor sees the guess and changes it."""


def guessed_kind(mention: str, *, is_unnamed: bool) -> str:
    if is_unnamed:
        return AgentKind.GROUP
    lowered = mention.lower()
    return next((kind for kind, words in KINDS if re.search(words, lowered)), "")


def name_from(mention: str, *, is_unnamed: bool) -> str:
    """The mention as a name, begun with a capital. A description keeps its article: “The media”."""
    lowered = mention.lower()
    article = next((word for word in ARTICLES if lowered.startswith(word) and not is_unnamed), "")
    name = mention[len(article) :].strip()
    return name[:1].upper() + name[1:]


class VoiceForm(forms.Form):
    """One mouth of the chain, and which agent of the record it is."""

    who = forms.ChoiceField(label=gettext_lazy("Who is it?"), widget=forms.RadioSelect)
    other = pick(AttributionStep, "agent", label=gettext_lazy("Another agent of the record"))
    name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=200,
        widget=AdminTextInputWidget(),
        help_text=gettext_lazy("The name that readers see, such as “NATO”."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    is_unnamed = forms.BooleanField(
        label=gettext_lazy("Unnamed: known only by this description"), required=False
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Yes, create this agent: the record does not know it yet"),
        required=False,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    cue = forms.CharField(
        label=gettext_lazy("Cue"),
        required=False,
        max_length=100,
        widget=AdminTextInputWidget(),
        help_text=gettext_lazy("The words that attribute, such as “said”."),
    )
    hedge = forms.CharField(
        label=gettext_lazy("Hedge"),
        required=False,
        max_length=100,
        widget=AdminTextInputWidget(),
        help_text=gettext_lazy("Such as “reportedly”."),
    )

    def __init__(self, speaker: Speaker | None, *args: Any, hedge: str = "", **kwargs: Any) -> None:
        self.speaker = speaker
        self.mention = speaker.mention if speaker else ""
        kwargs["initial"] = self._initial(hedge)
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "—"), *AgentKind.choices]  # type: ignore[attr-defined]
        self._offer(speaker.agents if speaker else ())

    def _initial(self, hedge: str) -> dict[str, Any]:
        speaker = self.speaker
        if speaker is None:
            return {"who": NOBODY}
        known = speaker.agents[0].pk if speaker.agents else NEW
        return {
            "who": str(speaker.agent.pk) if speaker.agent else (NEW if known == NEW else ""),
            "name": name_from(speaker.mention, is_unnamed=speaker.is_unnamed),
            "kind": guessed_kind(speaker.mention, is_unnamed=speaker.is_unnamed),
            "is_unnamed": speaker.is_unnamed,
            "cue": speaker.cue,
            "hedge": hedge,
        }

    def _offer(self, agents: tuple[Agent, ...]) -> None:
        self.known = {str(agent.pk): agent for agent in agents}
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            *((key, _agent_in_words(agent)) for key, agent in self.known.items()),
            (OTHER, _("another agent of the record")),
            (NEW, _("an agent that the record does not know yet")),
            (NOBODY, _("nobody that could be named or described")),
        ]

    @property
    def is_clear(self) -> bool:
        """Whether only one agent of the record goes by these words."""
        return self.speaker is None or self.speaker.agent is not None

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("who") == OTHER and not said.get("other"):
            self.add_error("other", _("Choose the agent."))
        if said.get("who") == NEW:
            self._check_new(said)
        return said

    def _check_new(self, said: dict[str, Any]) -> None:
        if not said.get("name"):
            self.add_error("name", _("Give the new agent a name."))
        if not said.get("kind"):
            self.add_error("kind", _("Say what kind of agent it is."))
        namesakes = agents_called(said["name"]) if said.get("name") else ()
        if namesakes and said.get("seen") != said["name"]:
            self._show(namesakes, said["name"])
        elif not said.get("sure"):
            self.add_error("sure", _("Confirm that a new agent is to be created."))

    def _show(self, namesakes: tuple[Agent, ...], name: str) -> None:
        """Offer those who have the name already, and let a true namesake pass the next time."""
        self._offer((*self.known.values(), *namesakes))
        retype(self, seen=name)
        self.add_error(
            "name",
            _(
                "The record already knows an agent of this name: it is now among the choices"
                " above. If it is somebody else, save again."
            ),
        )

    def agent(self, *, by: User) -> Agent | None:
        """The agent that was chosen, created if that was confirmed."""
        said = self.cleaned_data
        if said["who"] == NOBODY:
            return None
        if said["who"] == OTHER:
            chosen: Agent = said["other"]
            return chosen
        if said["who"] != NEW:
            return self.known[said["who"]]
        return add_agent(name=said["name"], kind=said["kind"], is_unnamed=said["is_unnamed"], by=by)

    def step(self, agent: Agent) -> Step:
        said = self.cleaned_data
        return Step(agent, mention=self.mention, cue=said["cue"], hedge=said["hedge"])


def _agent_in_words(agent: Agent) -> str:
    return f"{agent.name} ({agent.get_kind_display()})"
