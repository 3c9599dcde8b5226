"""States that the servers' account can get into: pytest's own folders are closed to it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def state() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="factcheck-"))
    folder.chmod(0o711)
    yield folder / "state"
    shutil.rmtree(folder)
