"""What a request may ask in its query: each parameter once, with its rules and its description.

The published schema describes the same fields. What is unknown or wrong is refused by its name.
"""

import re
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.drainage import set_override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from claims import dates
from claims.web.addresses import canonical
from claims.web.errors import PageUnavailable

DEFAULT_LIMIT = 50
LARGEST_LIMIT = 200
LONGEST_VALUE = 2048
LONGEST_QUOTED = 50
SCRIPT = len("Hant")

_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,6})?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)


class Question(serializers.Serializer[Any]):
    """The parameters of one address."""

    def to_internal_value(self, data: Any) -> Any:
        wrong = {
            name: [serializers.ErrorDetail(str(_("There is no such parameter here.")), "unknown")]
            for name in data
            if name not in self.fields
        }
        for name, values in data.items():
            sentence = self._unreadable(name, values)
            if sentence:
                wrong.setdefault(name, []).append(serializers.ErrorDetail(sentence, "invalid"))
        readable = {
            name: values if isinstance(self.fields[name], Several) else values[0]
            for name, values in data.items()
            if name not in wrong
        }
        try:
            known = super().to_internal_value(readable)
        except serializers.ValidationError as error:
            wrong |= error.detail  # type: ignore[arg-type]  # a form's errors are by field
        if wrong:
            raise serializers.ValidationError(wrong)
        return known

    def _unreadable(self, name: str, values: list[str]) -> str:
        if len(values) > 1 and not isinstance(self.fields.get(name), Several):
            return str(_("This parameter is given more than once."))
        if any("\x00" in value for value in values):
            return str(_("This contains a character that no text has."))
        if any(len(value) > LONGEST_VALUE for value in values):
            return str(_("This is too long."))
        return ""


class Page(Question):
    """The parameters of every list."""

    cursor = serializers.CharField(
        required=False,
        help_text="Where to go on: the `cursor` in `next` or `previous` of another page.",
    )
    limit = serializers.IntegerField(
        default=DEFAULT_LIMIT,
        min_value=1,
        max_value=LARGEST_LIMIT,
        help_text="How many results at most.",
    )


def asked(question: type[Question], request: Request) -> dict[str, Any]:
    """What this request asks, checked."""
    query = dict(request.query_params.lists())
    if not query:
        return _nothing_asked(question)
    form = question(data=query)
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)


@cache
def _nothing_asked(question: type[Question]) -> dict[str, Any]:
    form = question(data={})
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)


class Several(serializers.Field[Any, Any, Any, Any]):
    """Several codes: the parameter repeated, or one value with commas."""

    def __init__(self, codes: Collection[str], **options: Any) -> None:
        super().__init__(required=False, **options)
        self.codes = codes
        one = {"type": "string", "enum": list(codes)}
        set_override(self, "field", {"type": "array", "items": one})

    def to_internal_value(self, data: Iterable[str]) -> list[str]:
        wanted = [word for value in data for word in value.split(",")]
        for word in wanted:
            _check_code(word, self.codes)
        return wanted


class Code(serializers.Field[Any, Any, Any, Any]):
    """One of a few codes."""

    def __init__(self, codes: Collection[str], **options: Any) -> None:
        super().__init__(**options)
        self.codes = codes
        set_override(self, "field", {"type": "string", "enum": list(codes)})

    def to_internal_value(self, data: str) -> str:
        _check_code(data, self.codes)
        return data


def _check_code(word: str, codes: Collection[str]) -> None:
    if word not in codes:
        sentence = _("“%(word)s” is none of: %(codes)s.") % {
            "word": word[:LONGEST_QUOTED],
            "codes": ", ".join(codes),
        }
        raise serializers.ValidationError(sentence, code="invalid")


@extend_schema_field({"type": "boolean"})
class YesOrNo(serializers.Field[Any, Any, Any, Any]):
    def to_internal_value(self, data: str) -> bool:
        if data not in {"true", "false"}:
            raise serializers.ValidationError(_("Write true or false."), code="invalid")
        return data == "true"


class Pattern(serializers.Field[Any, Any, Any, Any]):
    """A word of a certain form."""

    def __init__(self, pattern: str, refusal: str | Promise, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.pattern, self.refusal = pattern, refusal
        set_override(self, "field", {"type": "string", "pattern": f"^{pattern}$"})

    def to_internal_value(self, data: str) -> str:
        if not re.fullmatch(self.pattern, data, re.ASCII):
            raise serializers.ValidationError(str(self.refusal), code="invalid")
        return data


class Identifier(Pattern):
    """The public identifier of a row, such as `clm_…`."""

    def __init__(self, prefix: str, **options: Any) -> None:
        refusal = format_lazy(_("Write an identifier that begins with {prefix}_."), prefix=prefix)
        super().__init__(f"{prefix}_[0-9a-z]{{26}}", refusal, **options)


class Language(Pattern):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?",
            _("Write a language tag, such as fr or pt-BR."),
            **options,
        )

    def to_internal_value(self, data: str) -> str:
        """The tag as the record writes it: `FR-ca` → `fr-CA`, `zh-hant` → `zh-Hant`."""
        primary, hyphen, rest = super().to_internal_value(data).partition("-")
        return primary.lower() + hyphen + (rest.title() if len(rest) == SCRIPT else rest.upper())


def in_language(tag: str) -> Q:
    """In the language itself or what is more precise: `fr` finds `fr` and `fr-CA`."""
    return Q(language=tag) | Q(language__startswith=f"{tag}-")


class WikidataId(Pattern):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            "Q[1-9][0-9]{0,14}", _("Write a Wikidata identifier, such as Q7184."), **options
        )


@extend_schema_field({"type": "string", "format": "uri", "maxLength": LONGEST_VALUE})
class Address(serializers.Field[Any, Any, Any, Any]):
    """A web address, in the one spelling under which the record keeps it."""

    def to_internal_value(self, data: str) -> str:
        try:
            return canonical(data)
        except PageUnavailable as error:
            raise serializers.ValidationError(str(error), code=error.code) from error


@extend_schema_field({"type": "string", "pattern": dates.SHAPE, "examples": ["2023-07-11"]})
class WorldDate(serializers.Field[Any, Any, Any, Any]):
    """A year, a month or a day."""

    def to_internal_value(self, data: str) -> str:
        if not dates.is_date(data):
            raise serializers.ValidationError(
                _("Write a date as 2023, 2023-07 or 2023-07-11."), code="invalid"
            )
        return data


@extend_schema_field({"type": "string", "format": "date", "examples": ["2023-07-11"]})
class PastDay(serializers.Field[Any, Any, Any, Any]):
    """A day that has begun."""

    def to_internal_value(self, data: str) -> date:
        day = _day(data)
        if day is None:
            raise serializers.ValidationError(_("Write a day as 2023-07-11."), code="invalid")
        if day > timezone.now().date():
            raise serializers.ValidationError(_("This date is in the future."), code="future")
        return day


@extend_schema_field(
    {
        "type": "string",
        "anyOf": [{"format": "date-time"}, {"format": "date"}],
        "examples": ["2023-07-11T09:30:00Z", "2023-07-11"],
    }
)
class Moment(serializers.Field[Any, Any, Any, Any]):
    """A moment of RFC 3339, or the beginning of a day in UTC."""

    def to_internal_value(self, data: str) -> datetime:
        day = _day(data)
        # A plus sign that nobody escaped arrives as a space.
        moment = _moment(data.replace(" ", "+")) if day is None else self.moment_of(day)
        if moment is None:
            raise serializers.ValidationError(
                _("Write a moment as 2023-07-11T09:30:00Z, or a day as 2023-07-11."),
                code="invalid",
            )
        return moment

    def moment_of(self, day: date) -> datetime:
        return datetime.combine(day, time.min, UTC)


class PastMoment(Moment):
    """The same, not in the future. A day means its end, or now if it has not ended."""

    def to_internal_value(self, data: str) -> datetime:
        moment = super().to_internal_value(data)
        if moment > timezone.now():
            raise serializers.ValidationError(_("This moment is in the future."), code="future")
        return moment

    def moment_of(self, day: date) -> datetime:
        now = timezone.now()
        return now if day == now.date() else datetime.combine(day, time.max, UTC)


def _day(text: str) -> date | None:
    if not dates.is_date(text) or len(text) != dates.DAY_LENGTH:
        return None
    return date.fromisoformat(text)


def _moment(text: str) -> datetime | None:
    if not _MOMENT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
