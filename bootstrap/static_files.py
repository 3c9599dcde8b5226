"""The static files, collected and compressed while something else is being done."""

import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bootstrap.console import Refusal, step
from bootstrap.fingerprints import LOCKS, STATIC_FILES, fingerprint
from bootstrap.processes import Command, spawn, stop


def folder_for(checkout: Path, base: Path) -> Path:
    """Named for what is in it, so that it is either right or not there."""
    return base / fingerprint(checkout, LOCKS, STATIC_FILES)


@contextmanager
def collected_meanwhile(
    folder: Path, manage: Command, environment: Mapping[str, str]
) -> Iterator[None]:
    if folder.exists():
        yield
        return
    step("Collecting the static files")
    shutil.rmtree(folder.parent)
    new = folder.with_name("new")
    new.mkdir(parents=True)
    child = spawn(
        [*manage, "collectstatic", "--no-input"],
        environment={**environment, "STATIC_ROOT": str(new)},
        output=subprocess.PIPE,
    )
    try:
        yield
        printed, _ = child.communicate()
    finally:
        stop(child, signal.SIGKILL, patience=1)
    if child.returncode:
        raise Refusal(f"Collecting the static files failed:\n{printed.decode(errors='replace')}")
    new.rename(folder)
