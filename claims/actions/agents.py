"""Verbs about agents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.actions.mentions import lock_claims, mentioning_agent, record_mentions
from claims.actions.values import assign, check, tidy
from claims.choices import AgentKind, CorrectionKind, EventKind
from claims.errors import Invalid
from claims.models import Agent, AgentAlias
from claims.permissions import Permission, require

LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name, with its language if it belongs to one."""

    name: str
    language: str = ""


@transaction.atomic
def add_agent(
    *,
    name: str,
    kind: AgentKind | str,
    is_unnamed: bool = False,
    unnamed_reason: str = "",
    part_of: Agent | None = None,
    wikidata_id: str = "",
    aliases: Sequence[Alias] = (),
    by: User,
    note: str = "",
) -> Agent:
    """Make somebody known to the record. Namesakes are possible; the caller has asked."""
    require(by, Permission.EDIT_RECORD)
    agent = Agent(
        name=tidy(name),
        kind=kind,
        is_unnamed=is_unnamed,
        unnamed_reason=tidy(unnamed_reason),
        part_of=part_of,
        wikidata_id=wikidata_id.strip(),
    )
    check(agent)
    agent.save()
    _set_aliases(agent, aliases)
    events.record_agent(agent, EventKind.AGENT_ADDED, by=by, note=note)
    return agent


@transaction.atomic
def edit_agent(
    agent: Agent,
    *,
    aliases: Sequence[Alias] | None = None,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
    note: str = "",
    **values: Any,
) -> Agent:
    """Change what is known of an agent. Every claim that mentions it shows the change."""
    require(by, Permission.EDIT_RECORD)
    claims = lock_claims(mentioning_agent(agent))
    agent = Agent.objects.select_for_update(of=("self",), no_key=True).get(pk=agent.pk)
    for name in ("name", "unnamed_reason"):
        if name in values:
            values[name] = tidy(values[name])
    changes = dict(assign(agent, values))
    _refuse_a_loop(agent)
    check(agent)
    agent.save()
    if aliases is not None:
        changes |= _set_aliases(agent, aliases)
    if not changes:
        return agent
    events.record_agent(agent, EventKind.AGENT_EDITED, by=by, changes=changes, note=note)
    if changes.keys() & {"name", "kind", "is_unnamed", "wikidata_id"}:
        seen = {f"agent.{field}": change for field, change in changes.items()}
        record_mentions(claims, by=by, changes=seen, note=note, correction=correction)
    return agent


def _set_aliases(agent: Agent, aliases: Sequence[Alias]) -> events.Changes:
    wanted = {(tidy(alias.name), alias.language.strip()) for alias in aliases}
    wanted.discard(("", ""))
    current = {(alias.name, alias.language): alias for alias in agent.aliases.all()}
    if wanted == current.keys():
        return {}
    for key in current.keys() - wanted:
        current[key].delete()
    for name, language in sorted(wanted - current.keys()):
        alias = AgentAlias(agent=agent, name=name, language=language)
        check(alias)
        alias.save()
    return {"aliases": (_listed(current.keys()), _listed(wanted))}


def _listed(names: Any) -> list[str]:
    return sorted(f"{name} ({language})" if language else name for name, language in names)


def _refuse_a_loop(agent: Agent) -> None:
    above, steps = agent.part_of, 0
    while above is not None:
        steps += 1
        if above.pk == agent.pk or steps > LONGEST_CHAIN:
            raise Invalid(_("An agent cannot be part of its own part."), field="part_of")
        above = above.part_of
