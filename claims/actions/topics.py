"""Verbs about topics."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from claims.actions.mentions import lock_claims, record_mentions
from claims.actions.values import assign, check, tidy
from claims.choices import CorrectionKind
from claims.models import Claim, Topic
from claims.permissions import Permission, require


@transaction.atomic
def add_topic(*, slug: str, name_en: str, name_fr: str, by: User) -> Topic:
    """Give the desk a subject to file claims under."""
    require(by, Permission.EDIT_RECORD)
    topic = Topic(slug=slug.strip(), name_en=tidy(name_en), name_fr=tidy(name_fr))
    check(topic)
    topic.save()
    return topic


@transaction.atomic
def edit_topic(topic: Topic, *, by: User, **values: Any) -> Topic:
    """Call a topic something else. Every claim that is filed under it shows the change."""
    require(by, Permission.EDIT_RECORD)
    claims = lock_claims(Claim.objects.filter(topics=topic))
    topic = Topic.objects.select_for_update(no_key=True).get(pk=topic.pk)
    for name in ("name_en", "name_fr"):
        if name in values:
            values[name] = tidy(values[name])
    changes = assign(topic, values)
    if not changes:
        return topic
    check(topic)
    topic.save()
    seen = {f"topic.{field}": change for field, change in changes.items()}
    record_mentions(
        claims,
        by=by,
        changes=seen,
        note=str(_("A topic was renamed.")),
        correction=CorrectionKind.UPDATE,
    )
    return topic
