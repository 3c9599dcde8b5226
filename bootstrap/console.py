"""What the person at the terminal is told."""

import sys
import time

BEGAN = time.monotonic()


class Refusal(Exception):
    """The command cannot go on, and says why in a sentence."""


def say(sentence: str = "") -> None:
    """A line of progress. A terminal that has gone away is no reason to fail."""
    try:
        sys.stdout.write(sentence + "\n")
        sys.stdout.flush()
    except OSError:
        pass


def step(what: str) -> None:
    say(f"{time.monotonic() - BEGAN:5.1f} s  {what}")
