"""What the person at the terminal is told."""

import sys
import time
from typing import TextIO

BEGAN = time.monotonic()


class Refusal(Exception):
    """The command cannot go on, and says why in a sentence."""


def say(sentence: str) -> None:
    """What the command is for."""
    _write(sentence, sys.stdout)


def step(what: str) -> None:
    """How far it is. Not among the output, which may be data for another program."""
    remark(f"{time.monotonic() - BEGAN:5.1f} s  {what}")


def remark(sentence: str) -> None:
    _write(sentence, sys.stderr)


def _write(line: str, to: TextIO) -> None:
    try:
        to.write(f"{line}\n")
        to.flush()
    except OSError:
        # The terminal has gone away. What runs goes on.
        return
