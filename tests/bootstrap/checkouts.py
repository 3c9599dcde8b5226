"""`manage.py` as an operator runs it: in a shell of its own, on a state of its own."""

import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
# The one that made the tests' environment: it has nothing installed.
PYTHON = Path(sys.base_prefix) / "bin" / "python3"
PATIENCE = 90


def shell(state: Path, **extra: str) -> dict[str, str]:
    """An environment that knows nothing of the one the tests run in."""
    return {"PATH": "/usr/bin:/bin", "FACTCHECK_STATE": str(state), "LANG": "C.UTF-8", **extra}


def manage(state: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        [PYTHON, CHECKOUT / "manage.py", *words],
        env=shell(state),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Started:
    """`manage.py start`, as seen from outside."""

    def __init__(self, state: Path, port: int, *words: str) -> None:
        self.state = state
        self.port = port
        self.said = state.with_suffix(".out")
        with self.said.open("w") as output:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                [PYTHON, CHECKOUT / "manage.py", "start", "--port", str(port), *words],
                env=shell(state),
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
            )

    def child(self, name: str) -> int:
        note = json.loads((self.state / "running.json").read_text())
        pid: int = note["children"][name][0]
        return pid

    def wait(self) -> None:
        until(lambda: "Ctrl-C stops everything" in self.said.read_text() or not self.alive())
        assert self.alive(), self.said.read_text()

    def alive(self) -> bool:
        return self.process.poll() is None

    def family(self) -> set[int]:
        """Its children, theirs, and so on."""
        return descendants(self.process.pid)

    def end(self, sign: signal.Signals) -> int:
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)


def status_of(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def descendants(pid: int) -> set[int]:
    parents = dict(_parents())
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def _parents() -> Iterator[tuple[int, int]]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            yield int(stat.parent.name), int(parent)


def living(pids: set[int]) -> set[int]:
    return pids & {pid for pid, _ in _parents()}


def until(holds: Callable[[], object], patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, "It did not come about in time."
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
