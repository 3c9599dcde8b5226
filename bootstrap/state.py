"""Where everything lives that must still be there tomorrow, and who is using it now."""

import contextlib
import fcntl
import hashlib
import json
import os
import re
import secrets
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bootstrap.console import Refusal
from bootstrap.processes import Account, birth, kill_group, may_execute

# A socket's whole path must fit in 104 bytes (macOS) or 108 (Linux).
LONGEST_SOCKET_FOLDER = 80
PLAIN = re.compile(r"[A-Za-z0-9/._-]+")


def default_directory(checkout: Path) -> Path:
    """Keyed to the checkout, so that two clones on a machine have nothing to do with each other."""
    key = f"{checkout.name}-{hashlib.sha256(str(checkout).encode()).hexdigest()[:8]}"
    if os.geteuid() == 0:
        # Servers do not run as root, and could not get into root's own folders.
        return Path("/var/lib/factcheck") / key
    if os.access(checkout, os.W_OK):
        return checkout / ".state"
    home = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local/state")
    return Path(home) / "factcheck" / key


class State:
    """One directory: data, sockets, logs, the secret key, and the note of what runs."""

    def __init__(self, root: Path, account: Account | None) -> None:
        self.root = root
        self.account = account
        # Exists from the making of the database until the demonstration is loaded or refused.
        self.awaits_demo = root / "awaits-demo"
        self._lock = root / "lock"
        self._note = root / "running.json"

    def prepare(self) -> None:
        try:
            _make_passable(self.root)
            # Somebody's home or /tmp must not be closed by a slip of the hand.
            if not self._lock.exists() and any(self.root.iterdir()):
                raise Refusal(
                    f"{self.root} has something else in it. "
                    "Choose a new or an empty place with --state DIR."
                )
            self._lock.touch()
            # The servers' account passes through; nobody else looks around.
            self.root.chmod(0o711 if self.account else 0o700)
        except OSError as error:
            raise Refusal(
                f"Cannot keep data in {self.root}: {error.strerror}. "
                "Choose another place with --state DIR."
            ) from error
        if not may_execute(self.root, self.account):
            raise Refusal(
                "Servers do not run as root, and the user they run as cannot get into "
                f"{self.root}: a folder above it is closed to others. "
                "Choose another place with --state DIR."
            )

    def folder(self, name: str, mode: int = 0o700) -> Path:
        """A folder of ours."""
        path = self.root / name
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(mode)
        return path

    def for_servers(self, name: str) -> Path:
        """A folder that belongs to whoever runs the servers, and to nobody else."""
        folder = self.root / name
        self._own(folder)
        return folder

    def sockets(self) -> Path:
        self._own(self._sockets)
        return self._sockets

    @property
    def _sockets(self) -> Path:
        """Where the servers listen. A path that is long or odd would not do as an address."""
        folder = self.root / "sockets"
        if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER and PLAIN.fullmatch(str(folder)):
            return folder
        key = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"factcheck-{os.geteuid()}-{key}"

    def _own(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        allowed = {os.geteuid()} | ({self.account.uid} if self.account else set())
        found = folder.lstat()
        if folder.is_symlink() or found.st_uid not in allowed:
            raise Refusal(f"{folder} belongs to somebody else.")
        folder.chmod(0o700)
        if self.account:
            os.chown(folder, self.account.uid, self.account.gid)

    def secret_key(self) -> str:
        """Made once. Whoever has it can sign in as anybody."""
        file = self.root / "secret_key"
        if not file.exists():
            _write_privately(file, secrets.token_urlsafe(48))
        return file.read_text().strip()

    def migrated(self) -> str:
        """The fingerprint of the last migration; nothing where there was none."""
        file = self.root / "migrated"
        return file.read_text() if file.exists() else ""

    def note_migrated(self, fingerprint: str) -> None:
        (self.root / "migrated").write_text(fingerprint)

    def log(self, name: str) -> Path:
        return self.folder("logs") / f"{name}.log"

    @contextlib.contextmanager
    def held(self) -> Iterator[bool]:
        """Whether we now use the state, alone. It ends with this process, however that ends."""
        self.prepare()
        with self._lock.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            self._end_leftovers()
            try:
                yield True
            finally:
                self._note.unlink(missing_ok=True)

    def write_note(
        self, command: str, environment: dict[str, str], children: dict[str, int]
    ) -> None:
        """Tell other commands what runs, and the next one what to end if we are killed."""
        born = {name: (pid, birth(pid)) for name, pid in children.items()}
        note = Note(command, os.getpid(), environment, born)
        new = self._note.with_suffix(".new")
        _write_privately(new, json.dumps(note._asdict()))
        new.replace(self._note)

    def note(self) -> "Note | None":
        """Nothing where nothing was noted, by us and in the words of this version."""
        try:
            return Note(**json.loads(self._note.read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def running(self) -> dict[str, str]:
        """How to reach what `start` runs here; nothing when it does not, or not yet."""
        try:
            with self._lock.open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            note = self.note()
            return note.environment if note else {}
        except OSError:
            return {}
        return {}

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.rmtree(self._sockets, ignore_errors=True)

    def _end_leftovers(self) -> None:
        note = self.note()
        for pid, began in note.children.values() if note else ():
            if began and birth(pid) == began:
                _end(pid, began)


class Note(NamedTuple):
    """What runs on a state: which command, how to reach it, each child's pid and when it began."""

    command: str
    pid: int
    environment: dict[str, str]
    children: dict[str, tuple[int, str | None]]


def _end(pid: int, began: str) -> None:
    os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + 5
    while birth(pid) == began:
        if time.monotonic() > deadline:
            kill_group(pid)
        time.sleep(0.05)


def _make_passable(folder: Path) -> None:
    """With the folders above it, which one who keeps all new things to himself would close."""
    kept = os.umask(0o022)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    finally:
        os.umask(kept)


def _write_privately(file: Path, content: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
        new.write(content)
