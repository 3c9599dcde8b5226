"""What a log line looks like: an event and its fields, for a person or for a machine."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

STANDARD_FIELDS = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """What was given as `extra`."""
    # Django hands over the whole request with its own lines: its headers hold secrets.
    skipped = STANDARD_FIELDS | {"request", "server_time"}
    return {name: value for name, value in vars(record).items() if name not in skipped}


class Line(logging.Formatter):
    """For a person's terminal: the time, how grave, who says it, the event, its fields."""

    default_msec_format = "%s.%03d"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        pairs = (f" {name}={value}" for name, value in fields_of(record).items())
        return super().formatMessage(record) + "".join(pairs)


class Json(logging.Formatter):
    """For a machine: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **fields_of(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str, ensure_ascii=False)


def configuration(level: str, *, as_json: bool) -> dict[str, Any]:
    quieter = "WARNING" if level == "INFO" else level
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"chosen": {"()": Json if as_json else Line}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "chosen"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Both bring handlers of their own, which would say everything twice.
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            # The clock ticks every other second. That it ticked is no news.
            "celery.beat": {"level": quieter},
            "celery.worker.strategy": {"level": quieter},
            "celery.app.trace": {"level": quieter},
        },
    }
