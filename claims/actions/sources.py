"""Verbs about sources."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.actions.mentions import lock_claims, mentioning_source, record_mentions
from claims.actions.values import assign, check, require_past, tidy
from claims.choices import CorrectionKind, Derivation, EventKind, Reliability, SourceKind
from claims.errors import Invalid
from claims.models import Agent, Article, Source
from claims.permissions import Permission, require


@transaction.atomic
def add_source(
    *,
    kind: SourceKind | str,
    title: str,
    publisher: Agent | None = None,
    url: str = "",
    archived_url: str = "",
    article: Article | None = None,
    published_on: str = "",
    reliability: Reliability | str = Reliability.F,
    reliability_reason: str = "",
    derived_from: Source | None = None,
    derivation: Derivation | str = "",
    by: User,
    note: str = "",
) -> Source:
    """Make a source known, graded for how far it can be relied on."""
    require(by, Permission.EDIT_RECORD)
    source = Source(
        kind=kind,
        title=tidy(title),
        publisher=publisher,
        url=url.strip(),
        archived_url=archived_url.strip(),
        article=article,
        published_on=published_on,
        reliability=reliability,
        reliability_reason=tidy(reliability_reason),
        derived_from=derived_from,
        derivation=derivation,
    )
    require_past("published_on", published_on)
    check(source)
    source.save()
    events.record_source(source, EventKind.SOURCE_ADDED, by=by, note=note)
    return source


@transaction.atomic
def edit_source(
    source: Source,
    *,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
    note: str = "",
    **values: Any,
) -> Source:
    """Describe or grade a source better. Claims that cite it, or a copy of it, show the change."""
    require(by, Permission.EDIT_RECORD)
    # Of what it is derived from, a copy shows the origin and nothing else.
    copies = _derived(source) if "derived_from" in values else []
    claims = lock_claims(mentioning_source([source]))
    of_copies = lock_claims(mentioning_source(copies))
    source = Source.objects.select_for_update(of=("self",), no_key=True).get(pk=source.pk)
    if "title" in values:
        values["title"] = tidy(values["title"])
    changes = assign(source, values)
    if not changes:
        return source
    require_past("published_on", source.published_on)
    _refuse_a_loop(source)
    check(source)
    source.save()
    events.record_source(source, EventKind.SOURCE_EDITED, by=by, changes=changes, note=note)
    seen = {f"source.{field}": change for field, change in changes.items()}
    record_mentions(claims, by=by, changes=seen, note=note, correction=correction)
    if "derived_from" in changes:
        record_mentions(
            [claim for claim in of_copies if claim not in claims],
            by=by,
            changes={"source.origin": changes["derived_from"]},
            note=note,
            correction=correction,
        )
    return source


def _derived(source: Source) -> list[Source]:
    """Everything that was copied from it, however many times removed."""
    found: list[Source] = []
    layer = [source]
    while layer:
        layer = [
            copy
            for copy in Source.objects.filter(derived_from__in=layer)
            if copy not in found and copy != source
        ]
        found += layer
    return found


def _refuse_a_loop(source: Source) -> None:
    if source.derived_from is not None and source.derived_from in [source, *_derived(source)]:
        raise Invalid(_("A source cannot be derived from its own copy."), field="derived_from")
