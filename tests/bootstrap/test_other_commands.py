"""Commands for which nothing runs yet."""

from pathlib import Path

from tests.bootstrap.checkouts import manage

COUNT_EVENTS = "from claims.models import Event; print(Event.objects.count())"


def test_a_command_brings_its_own_database_with_all_its_tables(state: Path) -> None:
    asked = manage(state, "shell", "-v0", "-c", COUNT_EVENTS)

    assert (asked.returncode, asked.stdout) == (0, "0\n"), asked.stderr
    assert not (state / "running.json").exists()


def test_the_second_time_it_is_there_already(state: Path) -> None:
    asked = manage(state, "shell", "-v0", "-c", COUNT_EVENTS)

    assert asked.stdout == "0\n"
    assert "Bringing the tables up to date" not in asked.stderr


def test_a_command_that_fails_says_so_to_the_shell(state: Path) -> None:
    assert manage(state, "shell", "-v0", "-c", "raise SystemExit(7)").returncode == 7


def test_how_the_tests_ended_is_handed_on_and_their_database_is_gone(state: Path) -> None:
    ran = manage(state, "test", "no/such/test.py")

    assert ran.returncode == 4
    assert "file or directory not found: no/such/test.py" in ran.stdout + ran.stderr
    assert list((state / "tests").glob("run-*")) == []
