"""The two clocks: what the record said at a past moment, and what the world had said by a day."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from claims import dates
from claims.models.event import EventQuerySet
from factcheck.public.claim_filters import DayField
from factcheck.public.history import public_part


class MomentField(forms.Field):
    """A day, which means its end in UTC, or a moment as `2023-07-11T12:00:00Z`."""

    def to_python(self, value: Any) -> datetime | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            day = parse_date(text)
            moment = datetime.combine(day, time.max, UTC) if day else parse_datetime(text)
        except ValueError:
            moment = None
        if moment is None:
            raise forms.ValidationError(
                _("“%(text)s” is not a day. Write it as 2023-07-11."), params={"text": text}
            )
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Clocks(forms.Form):
    """Both may be asked at once: what the record knew then of what had been said by that day."""

    as_of = MomentField(
        label=_("What this record said at the end of this day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    occurred_by = DayField(label=_("Only what had been said in the world by this day"))

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, auto_id="clock-%s")

    def clean_as_of(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["as_of"]
        if moment is not None and moment.date() > timezone.now().date():
            raise forms.ValidationError(_("This day is in the future."))
        return moment

    def clean_occurred_by(self) -> date | None:
        day: date | None = self.cleaned_data["occurred_by"]
        if day is not None and day > timezone.now().date():
            raise forms.ValidationError(_("This day is in the future."))
        return day

    @property
    def recorded_by(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["as_of"]
        return moment

    @property
    def occurred(self) -> date | None:
        day: date | None = self.cleaned_data["occurred_by"]
        return day

    @property
    def are_set(self) -> bool:
        return bool(self.recorded_by or self.occurred)

    def known(self, events: EventQuerySet) -> EventQuerySet:
        """The public events that had been recorded, and had happened, by then; newest first."""
        known = public_part(events).newest_first()
        if self.recorded_by:
            known = known.recorded_until(self.recorded_by)
        if self.occurred:
            when = known.values_list("pk", "occurred_on", "recorded_at")
            known = known.filter(
                pk__in=[pk for pk, on, at in when if _had_happened(on, at, self.occurred)]
            )
        return known


def _had_happened(occurred_on: str, recorded_at: datetime, day: date) -> bool:
    """What has no date of its own had happened when the record learned it."""
    return dates.latest(occurred_on or recorded_at.date().isoformat()) <= day
