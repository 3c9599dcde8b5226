"""Moments as people set them: a day and a time on somebody's clock."""

from datetime import UTC, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FORMAT = "%Y-%m-%dT%H:%M"


def zones() -> list[tuple[str, str]]:
    """Places by name, as the world's table of time zones has them."""
    places = sorted(name for name in available_timezones() if "/" in name)
    regions = [name for name in places if not name.startswith(("Etc/", "SystemV/", "US/"))]
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in regions)]


def moment_field(*, label: Any, required: bool = True, help_text: Any = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT),
    )


class MomentForm(forms.Form):
    """A form with moments in it, and the time zone that they are meant in."""

    moments: ClassVar[tuple[str, ...]] = ()
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"), choices=zones, initial="UTC", required=False
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        zone = said.get("time_zone") or "UTC"
        for name in self.moments:
            if said.get(name) is not None:
                said[name] = self._in_zone(name, said[name], zone)
        return said

    def _in_zone(self, name: str, moment: datetime, zone: str) -> datetime | None:
        meant = moment.replace(tzinfo=ZoneInfo(zone))
        if meant.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != meant.replace(
            tzinfo=None
        ):
            self.add_error(name, _("The clocks skip this time in this zone."))
            return None
        return meant.astimezone(UTC)
