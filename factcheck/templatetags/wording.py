"""The record in words, for templates: `{{ claim|reason }}`. What is said is in the module."""

from django import template

from claims.choices import AgentKind, Capacity, ComponentRole, Credibility, Reliability, SourceKind
from factcheck import wording

register = template.Library()

for say in (
    wording.agent_name,
    wording.attribution,
    wording.certainty,
    wording.day,
    wording.derivation,
    wording.hedging,
    wording.moment,
    wording.names_of,
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
