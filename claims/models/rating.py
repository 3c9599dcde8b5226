"""Rating scales: what a desk calls its findings. The scale is data."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.choices import Bucket
from claims.models.fields import LanguageField


class RatingScale(models.Model):
    """The words a desk rates with, in order."""

    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_default = models.BooleanField(_("in use"), default=False)

    class Meta:
        verbose_name = _("rating scale")
        verbose_name_plural = _("rating scales")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="scale_one_in_use",
                violation_error_message=_("Another scale is in use."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class RatingQuerySet(models.QuerySet["Rating"]):
    def in_use(self) -> Self:
        return self.filter(scale__is_default=True, is_retired=False)

    def in_order(self) -> Self:
        return self.order_by("scale", "order")


class Rating(models.Model):
    """One step of a scale. Its labels may be reworded; what it comes down to may not."""

    scale = models.ForeignKey(
        RatingScale, verbose_name=_("scale"), on_delete=models.PROTECT, related_name="ratings"
    )
    slug = models.SlugField(_("short name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"))
    bucket = models.CharField(
        _("comes down to"), max_length=15, choices=Bucket, help_text=_("What partners filter by.")
    )
    numeric_value = models.PositiveSmallIntegerField(
        _("value"),
        null=True,
        blank=True,
        help_text=_("From 1, the least true, to the highest; empty where a number would mislead."),
    )
    is_retired = models.BooleanField(_("no longer given"), default=False)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["scale", "order"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "slug"], name="rating_named_once_per_scale"),
            models.UniqueConstraint(fields=["scale", "order"], name="rating_ordered_per_scale"),
            models.CheckConstraint(
                condition=Q(numeric_value__isnull=True) | Q(numeric_value__gte=1),
                name="rating_value_is_one_or_more",
            ),
            models.CheckConstraint(
                condition=~Q(bucket="unverifiable") | Q(numeric_value__isnull=True),
                name="rating_unverifiable_has_no_number",
                violation_error_message=_("What cannot be known has no number."),
            ),
        ]

    def __str__(self) -> str:
        return self.label_in(get_language() or "en")

    def label_in(self, language: str) -> str:
        """Its label in this language, or in English, or its short name."""
        labels = {label.language: label.label for label in self.labels.all()}
        return labels.get(language[:2]) or labels.get("en") or self.slug


class RatingLabel(models.Model):
    """What a rating is called in one language, and what it means in plain words."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="labels")
    language = LanguageField(_("language"))
    label = models.CharField(
        _("label"), max_length=80, help_text=_("Begin with the plain word: “False: …”.")
    )
    meaning = models.CharField(_("meaning"), max_length=300)

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        constraints = [
            models.UniqueConstraint(
                fields=["rating", "language"], name="rating_one_label_per_language"
            ),
            models.CheckConstraint(condition=~Q(label=F("meaning")), name="label_is_explained"),
        ]

    def __str__(self) -> str:
        return self.label
