"""Verbs about rating scales: what a desk calls its findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max, Min
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.mentions import lock_claims, record_mentions
from claims.actions.values import assign, check, tidy
from claims.choices import AssessmentState, CorrectionKind
from claims.errors import Invalid, NotNow
from claims.events import Changes
from claims.models import BlindRating, Claim, Rating, RatingLabel, RatingScale
from claims.permissions import Permission, require

SHOWN = (AssessmentState.PUBLISHED, AssessmentState.SUPERSEDED)
"""Findings whose rating readers see, by the name that it has today."""

FIXED_ONCE_GIVEN = ("slug", "bucket", "numeric_value")
"""What a published finding was sealed with."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a rating is called in one language, and what it means."""

    language: str
    label: str
    meaning: str


@transaction.atomic
def add_scale(*, slug: str, name: str, by: User) -> RatingScale:
    """Begin another scale. It is not in use until it is put to use."""
    require(by, Permission.MANAGE_SCALES)
    scale = RatingScale(slug=slug, name=tidy(name))
    check(scale)
    scale.save()
    return scale


@transaction.atomic
def rename_scale(scale: RatingScale, *, name: str, by: User) -> RatingScale:
    require(by, Permission.MANAGE_SCALES)
    scale = RatingScale.objects.select_for_update(no_key=True).get(pk=scale.pk)
    scale.name = tidy(name)
    check(scale)
    scale.save(update_fields=["name"])
    return scale


@transaction.atomic
def use_scale(scale: RatingScale, *, by: User) -> RatingScale:
    """Rate with this scale from now on. Findings on another keep their rating."""
    require(by, Permission.MANAGE_SCALES)
    scales = RatingScale.objects.select_for_update(no_key=True).in_bulk()
    if not scale.ratings.filter(is_retired=False).exists():
        raise NotNow(_("Add ratings to this scale before it is used."))
    RatingScale.objects.exclude(pk=scale.pk).filter(is_default=True).update(is_default=False)
    chosen = scales[scale.pk]
    chosen.is_default = True
    chosen.save(update_fields=["is_default"])
    return chosen


@transaction.atomic
def add_rating(
    scale: RatingScale, *, wordings: Sequence[Wording], by: User, **values: Any
) -> Rating:
    """Add a step to a scale."""
    require(by, Permission.MANAGE_SCALES)
    scale = RatingScale.objects.select_for_update(no_key=True).get(pk=scale.pk)
    ends = _ends(scale)
    rating = Rating(scale=scale, **values)
    check(rating)
    rating.save()
    _put_wordings(rating, wordings)
    _require_same_ends(scale, ends)
    return rating


@transaction.atomic
def edit_rating(
    rating: Rating,
    *,
    wordings: Sequence[Wording] | None = None,
    correction: CorrectionKind | str = CorrectionKind.CLARIFICATION,
    by: User,
    note: str = "",
    **values: Any,
) -> Rating:
    """Reword, reorder or retire a rating. What it comes down to stays once it has been given.

    Every claim whose readers see the rating changes with it: that is on record, with the reason.
    """
    require(by, Permission.MANAGE_SCALES)
    claims = lock_claims(_showing(rating))
    scale = RatingScale.objects.select_for_update(no_key=True).get(pk=rating.scale_id)
    rating = scale.ratings.select_for_update(no_key=True).get(pk=rating.pk)
    ends = _ends(scale)
    changed = assign(rating, values)
    _require_fixed(rating, changed)
    check(rating)
    rating.save()
    reworded = {} if wordings is None else _reword(rating, wordings)
    _require_same_ends(scale, ends)
    if reworded:
        record_mentions(claims, by=by, changes=reworded, note=note, correction=correction)
    return rating


def _showing(rating: Rating) -> Any:
    return Claim.objects.filter(assessments__rating=rating, assessments__state__in=SHOWN)


def _require_fixed(rating: Rating, changed: Changes) -> None:
    touched = [name for name in FIXED_ONCE_GIVEN if name in changed]
    given = rating.assessments.exists() or BlindRating.objects.filter(rating=rating).exists()
    if touched and given:
        raise Invalid(
            _(
                "This rating has been given: its short name, its value and what it comes down to"
                " stay. Retire it, and add another."
            ),
            field=touched[0],
            code="rating_given",
        )


def _ends(scale: RatingScale) -> dict[str, int | None]:
    return scale.ratings.aggregate(lowest=Min("numeric_value"), highest=Max("numeric_value"))


def _require_same_ends(scale: RatingScale, ends: dict[str, int | None]) -> None:
    """Readers and partners are told “2 of 5”: the 5 stays what it was."""
    published = scale.ratings.filter(assessments__state__in=SHOWN)
    if _ends(scale) != ends and published.exists():
        raise Invalid(
            _(
                "Findings on this scale are published: its lowest and highest values stay. Begin"
                " another scale."
            ),
            field="numeric_value",
            code="scale_ends",
        )


def _reword(rating: Rating, wordings: Sequence[Wording]) -> dict[str, tuple[str, str]]:
    before = _as_called(rating)
    _put_wordings(rating, wordings)
    after = _as_called(rating)
    return {
        f"rating.{name}": (before[name], after[name])
        for name in ("label", "meaning")
        if before[name] != after[name]
    }


def _as_called(rating: Rating) -> dict[str, str]:
    labels = list(rating.labels.order_by("language"))
    return {
        "label": " / ".join(item.label for item in labels),
        "meaning": " / ".join(item.meaning for item in labels),
    }


def _put_wordings(rating: Rating, wordings: Sequence[Wording]) -> None:
    if not wordings:
        raise Invalid(_("Say what the rating is called, in one language at least."))
    rating.labels.exclude(language__in=[wording.language for wording in wordings]).delete()
    known = {label.language: label for label in rating.labels.all()}
    for wording in wordings:
        label = known.get(wording.language) or RatingLabel(rating=rating, language=wording.language)
        label.label, label.meaning = tidy(wording.label), tidy(wording.meaning)
        check(label)
        label.save()
        known[wording.language] = label
