"""Keeps programs running until it is told to stop, and then leaves nothing behind."""

import shutil
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from signal import Signals

from bootstrap.console import Refusal, remark
from bootstrap.processes import Account, Child, Command, kill_group, spawn, stop

LONGEST_WAIT = 30.0
# A program that ran this long was well; its next failure is a new one.
WELL_AFTER = 60.0
LARGEST_LOG = 10_000_000


@dataclass(frozen=True)
class Program:
    name: str
    command: Command
    log: Path
    environment: Mapping[str, str]
    directory: Path = Path("/")
    account: Account | None = None
    # The one that ends it in good order, and the one that an orphan must obey at once.
    stop_with: Signals = signal.SIGTERM
    orphan_gets: Signals = signal.SIGTERM
    patience: float = 10
    before: Callable[[], None] | None = None


@dataclass
class Running:
    program: Program
    child: Child
    since: float
    failures: int = 0
    again_at: float | None = None


@dataclass
class Supervisor:
    """Programs start in the order given and stop in the opposite one."""

    changed: Callable[[], None]
    _running: list[Running] = field(default_factory=list)

    def start(self, program: Program) -> None:
        self._running.append(Running(program, _spawn(program), time.monotonic()))
        self.changed()

    def wait_for(self, name: str, ready: Callable[[], object], patience: float = 60) -> None:
        program, child = next((r.program, r.child) for r in self._running if r.program.name == name)
        deadline = time.monotonic() + patience
        while not ready():
            if child.poll() is not None or time.monotonic() > deadline:
                log = program.log.read_text(errors="replace")
                raise Refusal(f"{name} did not start. The end of {program.log}:\n{log[-2000:]}")
            time.sleep(0.05)

    def pids(self) -> dict[str, int]:
        return {each.program.name: each.child.pid for each in self._running}

    def watch(self) -> None:
        """Once: notice who has ended, and start again whose time has come."""
        now = time.monotonic()
        for each in self._running:
            if each.again_at is None and each.child.poll() is not None:
                self._ended(each, now)
            if each.again_at is not None and now >= each.again_at:
                each.child, each.since, each.again_at = _spawn(each.program), now, None
                self.changed()
            _cut(each.program.log)

    def _ended(self, each: Running, now: float) -> None:
        # What it left of its group would hold its port, its files or its queue.
        kill_group(each.child.pid)
        each.failures = 0 if now - each.since > WELL_AFTER else each.failures
        wait = min(2.0**each.failures, LONGEST_WAIT)
        each.failures += 1
        each.again_at = now + wait
        remark(
            f"{each.program.name} ended ({_reason(each.child.returncode)}); "
            f"it starts again in {wait:.0f} s. See {each.program.log}"
        )

    def stop(self) -> None:
        while self._running:
            each = self._running.pop()
            stop(each.child, each.program.stop_with, each.program.patience)


def _spawn(program: Program) -> Child:
    if program.before:
        program.before()
    with program.log.open("ab") as log:
        return spawn(
            program.command,
            environment=program.environment,
            directory=program.directory,
            account=program.account,
            output=log,
            orphan_gets=program.orphan_gets,
        )


def _reason(code: int) -> str:
    return f"signal {Signals(-code).name}" if code < 0 else f"exit code {code}"


def _cut(log: Path) -> None:
    """The last full log is kept. Programs append, so they go on writing where it is now empty."""
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        shutil.copyfile(log, log.with_suffix(".log.1"))
        with log.open("r+b") as file:
            file.truncate()
