"""The first of the two commands, from an empty state to its end, and what survives a kill."""

import os
import re
import signal
import socket
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.bootstrap.checkouts import Started, free_port, living, manage, status_of, until

SIGN_IN = "/admin/login/"
PRINT_ADDRESS = "from django.conf import settings; print(settings.SITE_URL)"
REWRITE_HISTORY = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("UPDATE claims_event SET position = 0")
"""


@pytest.fixture(scope="module")
def started(state: Path) -> Iterator[Started]:
    begun = Started(state, free_port(), "--no-demo")
    begun.wait()
    yield begun
    if begun.alive():
        begun.end(signal.SIGTERM)


def test_an_empty_state_becomes_a_site_that_answers(started: Started) -> None:
    site = f"http://127.0.0.1:{started.port}"
    places = re.findall(rf"For \w+ +{site}(\S+)", started.said.read_text())

    assert len(places) == 3
    assert {status_of(started.port, place) for place in places} <= {HTTPStatus.OK, HTTPStatus.FOUND}


def test_its_data_is_open_to_nobody_else(started: Started) -> None:
    assert started.state.stat().st_mode & 0o066 == 0
    for private in ("secret_key", "running.json", "postgres", "valkey", "sockets", "logs"):
        assert (started.state / private).stat().st_mode & 0o077 == 0, private


def test_a_second_start_says_where_the_first_one_runs(started: Started) -> None:
    second = manage(started.state, "start", "--port", str(free_port()))

    assert second.returncode == 1
    assert f"runs already at http://127.0.0.1:{started.port}" in second.stderr


def test_a_command_in_another_shell_finds_the_running_database(started: Started) -> None:
    asked = manage(started.state, "shell", "-v0", "-c", PRINT_ADDRESS)

    assert asked.stdout == f"http://127.0.0.1:{started.port}\n", asked.stderr


def test_the_application_may_not_rewrite_history(started: Started) -> None:
    asked = manage(started.state, "shell", "-v0", "-c", REWRITE_HISTORY)

    assert "permission denied for table claims_event" in asked.stderr


def test_the_owner_migrates(started: Started) -> None:
    asked = manage(started.state, "migrate", "--check")

    assert asked.returncode == 0, asked.stderr


@pytest.mark.parametrize("name", ["web", "worker", "postgres", "valkey"])
def test_what_is_killed_starts_again(started: Started, name: str) -> None:
    before = started.family()
    victim = started.child(name)

    os.kill(victim, signal.SIGKILL)

    until(lambda: started.child(name) != victim)
    until(lambda: status_of(started.port, SIGN_IN) == HTTPStatus.OK)
    assert victim not in living(before)
    assert f"{name} ended (signal SIGKILL); it starts again in 1 s" in started.said.read_text()


def test_ctrl_c_stops_everything_in_good_order(started: Started) -> None:
    family = started.family()

    code = started.end(signal.SIGINT)

    assert code == 0
    assert living(family) == set()
    assert "database system is shut down" in (started.state / "logs/postgres.log").read_text()


def test_nothing_outlives_a_killed_supervisor(started: Started, state: Path) -> None:
    again = Started(state, started.port, "--no-demo")
    again.wait()
    family = again.family()

    again.end(signal.SIGKILL)

    until(lambda: not living(family), patience=10)


def test_a_taken_port_is_refused_in_a_sentence(state: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        refused = manage(state, "start", "--port", str(port))

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Cannot use port {port}: another program has it. Choose one with --port.\n"
    )
