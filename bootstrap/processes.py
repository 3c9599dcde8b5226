"""Child processes that never outlive what started them."""

import contextlib
import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from signal import Signals
from typing import IO, NamedTuple

from bootstrap.console import Refusal

PR_SET_PDEATHSIG = 1
# Loaded here: between fork and exec there is no safe way to load anything.
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
PROC = Path("/proc")
# States of a process that has ended, and waits to be taken note of.
DEAD = frozenset("ZX")

NO_LESSER_ACCOUNT = (
    "Servers do not run as root, and this machine has no user 'nobody' to lend them."
)

Command = Sequence[str | Path]
Child = subprocess.Popen[bytes]


class Account(NamedTuple):
    """A user of the machine, as whom a server runs."""

    name: str
    uid: int
    gid: int


def account_for_servers() -> Account | None:
    """None is whoever runs this. Servers refuse to run as root, so root lends them a lesser one."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "_postgres", "nobody"):
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            return Account(found.pw_name, found.pw_uid, found.pw_gid)
    raise Refusal(NO_LESSER_ACCOUNT)


def die_with_parent(parent: int, sign: Signals) -> None:
    """Linux tells this process when its parent is gone. Elsewhere the next start clears up."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, int(sign), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def spawn(
    command: Command,
    *,
    environment: Mapping[str, str] | None = None,
    directory: Path = Path("/"),
    account: Account | None = None,
    output: IO[bytes] | int | None = None,
    orphan_gets: Signals = signal.SIGTERM,
    in_foreground: bool = False,
) -> Child:
    """Start a child in a group of its own; one in the foreground shares our terminal instead."""
    parent = os.getpid()
    return subprocess.Popen(  # noqa: S603 - the commands are ours
        [str(word) for word in command],
        env=environment,
        cwd=directory,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        stdin=None if in_foreground else subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        start_new_session=not in_foreground,
        # Linux forgets the wish when the user changes: this runs after that.
        preexec_fn=lambda: die_with_parent(parent, orphan_gets),  # noqa: PLW1509 - no threads here
    )


def stop(child: Child, sign: Signals, patience: float) -> None:
    """Ask the child to end, wait, and leave nothing of its group."""
    if child.poll() is None:
        child.send_signal(sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(patience)
    kill_group(child.pid)
    child.wait()


def kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def attempt(
    command: Command,
    *,
    environment: Mapping[str, str] | None = None,
    directory: Path = Path("/"),
    account: Account | None = None,
) -> tuple[int, str]:
    """The exit code, and all that was printed."""
    child = spawn(
        command,
        environment=environment,
        directory=directory,
        account=account,
        output=subprocess.PIPE,
    )
    try:
        printed, _ = child.communicate()
    finally:
        stop(child, signal.SIGKILL, patience=1)
    return child.returncode, printed.decode(errors="replace")


def run(
    command: Command,
    *,
    environment: Mapping[str, str] | None = None,
    directory: Path = Path("/"),
    account: Account | None = None,
) -> str:
    """What was printed; when the command fails, a refusal that repeats it."""
    code, printed = attempt(command, environment=environment, directory=directory, account=account)
    if code:
        words = " ".join(Path(word).name for word in command[:4])
        raise Refusal(f"'{words}' failed with exit code {code}:\n{printed.rstrip()}")
    return printed


def foreground(command: Command, *, environment: Mapping[str, str], directory: Path) -> int:
    """Run with our terminal. Ctrl-C is the child's to answer; we wait for its end."""
    child = spawn(command, environment=environment, directory=directory, in_foreground=True)
    kept = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return child.wait()
    finally:
        signal.signal(signal.SIGINT, kept)
        if child.poll() is None:
            child.terminate()
            child.wait()


def may_execute(path: Path, account: Account | None) -> bool:
    """Whether the account reaches the file or folder: every folder above it counts."""
    if account is None:
        return os.access(path, os.X_OK)
    return attempt(["/bin/sh", "-c", 'test -x "$0"', path], account=account)[0] == 0


def birth(pid: int) -> str | None:
    """When a living process began. The same pid may have gone to another since."""
    return _birth_by_kernel(pid) if (PROC / "self").exists() else _birth_by_ps(pid)


def _birth_by_kernel(pid: int) -> str | None:
    try:
        state, *fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if state in DEAD else fields[18]


def _birth_by_ps(pid: int) -> str | None:
    code, printed = attempt(["/bin/ps", "-o", "stat=,lstart=", "-p", str(pid)])
    state, _, began = printed.strip().partition(" ")
    return began.strip() if code == 0 and state[0] not in DEAD else None
