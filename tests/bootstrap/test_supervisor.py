"""Programs are kept running, with patience, and their logs within bounds."""

import time
from pathlib import Path

import pytest

from bootstrap.console import Refusal
from bootstrap.supervisor import LARGEST_LOG, Program, Supervisor
from tests.bootstrap.checkouts import living, until


def supervising(*words: str, log: Path) -> Supervisor:
    supervisor = Supervisor(changed=lambda: None)
    supervisor.start(Program(name="it", command=["/bin/sh", "-c", *words], log=log, environment={}))
    return supervisor


def watch_for(seconds: float, supervisor: Supervisor) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        supervisor.watch()
        time.sleep(0.02)


def test_each_failure_is_followed_by_a_longer_wait(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    supervisor = supervising("exit 3", log=tmp_path / "log")

    watch_for(1.3, supervisor)

    supervisor.stop()
    said = capsys.readouterr().err
    assert said.splitlines() == [
        f"it ended (exit code 3); it starts again in {wait} s. See {tmp_path}/log"
        for wait in (1, 2)
    ]


def test_a_program_that_does_not_come_up_is_a_refusal_with_its_last_words(tmp_path: Path) -> None:
    supervisor = supervising("echo no such host; exit 1", log=tmp_path / "log")

    with pytest.raises(Refusal, match=r"it did not start.*\nno such host\n"):
        supervisor.wait_for("it", ready=lambda: False)

    supervisor.stop()


def test_what_a_program_leaves_of_its_group_ends_with_it(tmp_path: Path) -> None:
    supervisor = supervising("sleep 60 & echo $!; wait", log=tmp_path / "log")
    supervisor.wait_for("it", ready=(tmp_path / "log").read_text)
    grandchild = int((tmp_path / "log").read_text())

    supervisor.stop()

    until(lambda: not living({grandchild}), patience=2)


def test_a_log_begins_anew_when_it_is_large_and_the_last_one_is_kept(tmp_path: Path) -> None:
    log = tmp_path / "it.log"
    log.write_bytes(b"x" * (LARGEST_LOG + 1))
    supervisor = supervising("sleep 0.2; echo later; sleep 60", log=log)

    watch_for(0.5, supervisor)

    supervisor.stop()
    assert log.read_text() == "later\n"
    assert (tmp_path / "it.log.1").stat().st_size == LARGEST_LOG + 1
