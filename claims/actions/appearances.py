"""Verbs about where a claim stands in articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims import events
from claims.actions.values import check, require_reason, tidy
from claims.choices import ArticleStance, Certainty, CorrectionKind, EventKind
from claims.errors import Invalid, NotNow
from claims.models import Agent, Appearance, ArticleRevision, AttributionStep, Claim
from claims.models.appearance import CONTEXT
from claims.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class Step:
    """Who passes a claim on, in an attribution chain; the last one's word it is."""

    agent: Agent
    mention: str = ""
    cue: str = ""
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article's text, in code points, its end excluded."""

    revision: ArticleRevision
    start: int
    end: int

    @property
    def quote(self) -> str:
        return self.revision.text[self.start : self.end]

    @property
    def prefix(self) -> str:
        return self.revision.text[max(0, self.start - CONTEXT) : self.start]

    @property
    def suffix(self) -> str:
        return self.revision.text[self.end : self.end + CONTEXT]


def place_of(quote: str, revision: ArticleRevision) -> Place:
    """Where these exact words stand in a text. They must stand there once only."""
    words = quote.strip()
    start = revision.text.find(words) if words else -1
    if start < 0:
        raise Invalid(_("These words do not stand in the article."), field="quote")
    if revision.text.find(words, start + 1) >= 0:
        raise Invalid(
            _("These words stand in the article more than once: quote a longer passage."),
            field="quote",
        )
    return Place(revision, start, start + len(words))


@transaction.atomic
def add_appearance(
    claim: Claim,
    place: Place,
    *,
    attribution: Sequence[Step] = (),
    certainty: Certainty | str = Certainty.UNDERSPECIFIED,
    stance: ArticleStance | str = ArticleStance.OBSERVING,
    by: User,
    note: str = "",
) -> Appearance:
    """Say that an article carries a claim, in which words and on whose word."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(claim)
    appearance = put_appearance(
        claim, place, attribution=attribution, certainty=certainty, stance=stance
    )
    events.record_claim(
        claim,
        EventKind.APPEARANCE_ADDED,
        by=by,
        changes={"appearances": (None, appearance.public_id)},
        note=note,
        occurred_on=place.revision.article.published_on,
    )
    return appearance


def put_appearance(
    claim: Claim,
    place: Place,
    *,
    attribution: Sequence[Step],
    certainty: Certainty | str,
    stance: ArticleStance | str,
) -> Appearance:
    """The rows of an appearance, for a verb that writes the event itself."""
    if claim.appearances.standing().filter(
        revision=place.revision, start=place.start, end=place.end
    ):
        raise NotNow(_("This claim already has an appearance at this place."), field="quote")
    appearance = Appearance(
        claim=claim,
        revision=place.revision,
        quote=place.quote,
        prefix=place.prefix,
        suffix=place.suffix,
        start=place.start,
        end=place.end,
        certainty=certainty,
        stance=stance,
    )
    check(appearance)
    appearance.save()
    _put_attribution(appearance, attribution)
    return appearance


def _put_attribution(appearance: Appearance, attribution: Sequence[Step]) -> None:
    AttributionStep.objects.bulk_create(
        AttributionStep(
            appearance=appearance,
            position=position,
            agent=step.agent,
            mention=tidy(step.mention)[:300],
            cue=tidy(step.cue)[:100],
            hedge=tidy(step.hedge)[:100],
        )
        for position, step in enumerate(attribution, start=1)
    )


@transaction.atomic
def edit_appearance(
    appearance: Appearance,
    *,
    attribution: Sequence[Step] | None = None,
    certainty: Certainty | str | None = None,
    stance: ArticleStance | str | None = None,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
    note: str = "",
) -> Appearance:
    """Correct on whose word, how firmly and with which stance an article carries a claim."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(appearance.claim)
    require_reason(claim, note)
    appearance = claim.appearances.select_for_update(of=("self",), no_key=True).get(
        pk=appearance.pk
    )
    changes: dict[str, tuple[object, object]] = {}
    for name, new in (("certainty", certainty), ("stance", stance)):
        old = getattr(appearance, name)
        if new is not None and new != old:
            setattr(appearance, name, new)
            changes[name] = (old, str(new))
    check(appearance)
    appearance.save()
    if attribution is not None:
        changes |= _replace_attribution(appearance, attribution)
    if changes:
        seen = {f"{appearance.public_id}.{field}": change for field, change in changes.items()}
        events.record_claim(
            claim,
            EventKind.APPEARANCE_EDITED,
            by=by,
            changes=seen,
            note=note,
            correction=correction,
        )
    return appearance


def _replace_attribution(
    appearance: Appearance, attribution: Sequence[Step]
) -> dict[str, tuple[object, object]]:
    old = [(s.agent, s.mention, s.cue, s.hedge) for s in appearance.attribution.all()]
    new = [(s.agent, tidy(s.mention), tidy(s.cue), tidy(s.hedge)) for s in attribution]
    if old == new:
        return {}
    appearance.attribution.all().delete()
    _put_attribution(appearance, attribution)
    return {"attribution": (_told(old), _told(new))}


def _told(steps: Sequence[tuple[Agent, str, str, str]]) -> list[list[str]]:
    """A chain as history keeps it: who, as the article calls them, with which cue and hedge."""
    return [[agent.name, *words] for agent, *words in steps]


@transaction.atomic
def remove_appearance(
    appearance: Appearance,
    *,
    correction: CorrectionKind | str = CorrectionKind.CORRECTION,
    by: User,
    note: str,
) -> None:
    """Say that an article does not carry the claim after all. The row stays, out of sight."""
    require(by, Permission.EDIT_RECORD)
    claim = Claim.objects.lock(appearance.claim)
    if not note.strip():
        raise Invalid(_("Say why this appearance is taken back."), field="note")
    appearance = claim.appearances.select_for_update(of=("self",), no_key=True).get(
        pk=appearance.pk
    )
    if appearance.removed_at is not None:
        raise NotNow(_("This appearance has already been taken back."))
    appearance.removed_at = timezone.now()
    appearance.save(update_fields=["removed_at"])
    events.record_claim(
        claim,
        EventKind.APPEARANCE_REMOVED,
        by=by,
        changes={"appearances": (appearance.public_id, None)},
        note=note,
        correction=correction,
    )
