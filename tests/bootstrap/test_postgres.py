"""Our own PostgreSQL after the things that happen to machines."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bootstrap.console import Refusal
from bootstrap.packages import Packages
from bootstrap.postgres import Postgres
from bootstrap.processes import account_for_servers
from bootstrap.state import State
from bootstrap.supervisor import Supervisor
from tests.bootstrap.checkouts import CHECKOUT


def own_postgres(state: Path) -> Postgres:
    ours = State(state, account_for_servers())
    ours.prepare()
    return Postgres(ours, Packages(CHECKOUT).folder, durable=False)


@contextmanager
def started(postgres: Postgres) -> Iterator[Supervisor]:
    supervisor = Supervisor(changed=lambda: None)
    try:
        supervisor.start(postgres.program())
        supervisor.wait_for("postgres", postgres.ready)
        yield supervisor
    finally:
        supervisor.stop()


def test_a_making_that_was_cut_short_is_made_again(state: Path) -> None:
    postgres = own_postgres(state)
    half = state / "postgres" / "new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")

    assert not postgres.exists()
    postgres.create()

    with started(postgres):
        assert postgres.ready()


def test_the_layout_may_be_laid_out_again(state: Path) -> None:
    postgres = own_postgres(state)

    with started(postgres):
        for _ in range(2):
            postgres.lay_out(CHECKOUT / "deploy" / "database.sql")
        assert postgres.applied_migrations() == ""


def test_it_starts_though_another_process_now_has_its_old_pid(state: Path) -> None:
    postgres = own_postgres(state)
    with started(postgres) as supervisor:
        os.kill(supervisor.pids()["postgres"], signal.SIGKILL)
    lock = state / "postgres" / "data" / "postmaster.pid"
    _, _, rest = lock.read_text().partition("\n")
    lock.write_text(f"1\n{rest}")

    with started(postgres):
        assert postgres.ready()


def test_data_of_another_major_version_is_left_alone(state: Path) -> None:
    version = state / "postgres" / "data" / "PG_VERSION"
    version.write_text("12\n")

    with pytest.raises(Refusal, match="needs PostgreSQL 12; this machine has"):
        own_postgres(state)
