"""Commands as a terminal sees them."""

import io

import pytest
from django.core.management import CommandError, call_command


def told(command: str, **options: bool) -> str:
    out = io.StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue()


def refused(command: str, **options: bool) -> str:
    with pytest.raises(CommandError) as refusal:
        told(command, **options)
    return str(refusal.value)
