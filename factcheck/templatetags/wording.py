"""The record in words, for templates: `{{ claim|reason }}`. What is said is in the module."""

from django import template
from django.utils.safestring import SafeString

from claims.choices import (
    AgentKind,
    Capacity,
    ComponentRole,
    Credibility,
    Reliability,
    ReplyState,
    SourceKind,
)
from factcheck import markdown, wording

register = template.Library()

for say in (
    wording.agent_name,
    wording.attribution,
    wording.certainty,
    wording.correction,
    wording.day,
    wording.derivation,
    wording.hedging,
    wording.moment,
    wording.names_of,
    wording.rating_label,
    wording.rating_meaning,
    wording.reach,
    wording.reason,
    wording.response_label,
    wording.response_noun,
    wording.response_state,
    wording.sentence,
    wording.standing_denials,
    wording.status_label,
    wording.status_meaning,
    wording.status_with_reason,
    wording.topic_name,
    wording.vague_denials,
    wording.words_after,
    wording.words_before,
    wording.world_date,
):
    register.filter(say.__name__, say)


@register.filter
def capacity(code: str) -> str:
    return str(Capacity(code).label)


@register.filter
def component_role(code: str) -> str:
    return str(ComponentRole(code).label)


@register.filter
def reliability(code: str) -> str:
    return str(Reliability(code).label)


@register.filter
def credibility(code: str) -> str:
    return str(Credibility(code).label)


@register.filter
def source_kind(code: str) -> str:
    return str(SourceKind(code).label)


@register.simple_tag
def component_standing(claim: wording.Item, part: wording.Item) -> str:
    return wording.component_standing(claim, part)


@register.filter
def is_web_address(address: str | None) -> bool:
    """Whether it may become a link: an address is what somebody else wrote."""
    return bool(address) and str(address).startswith(("https://", "http://"))


@register.filter
def agent_kind(code: str) -> str:
    return str(AgentKind(code).label)


@register.filter
def reply_state(code: str) -> str:
    return str(ReplyState(code).label)


@register.filter
def as_html(text: str) -> SafeString:
    """What the desk wrote in its small Markdown."""
    return markdown.as_html(text)
