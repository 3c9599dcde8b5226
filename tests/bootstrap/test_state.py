"""Where data lives, who may look at it, and who uses it now."""

import os
import signal
from pathlib import Path

import pytest

from bootstrap.console import Refusal
from bootstrap.processes import spawn
from bootstrap.state import LONGEST_SOCKET_FOLDER, State, default_directory


def test_two_clones_have_nothing_to_do_with_each_other() -> None:
    assert default_directory(Path("/one/factcheck")) != default_directory(Path("/two/factcheck"))


def test_one_command_at_a_time_uses_a_state(tmp_path: Path) -> None:
    with State(tmp_path, None).held() as first, State(tmp_path, None).held() as second:
        assert (first, second) == (True, False)

    with State(tmp_path, None).held() as later:
        assert later


def test_a_file_in_the_way_is_a_reason_to_choose_another_place(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Refusal, match=r"Not a directory\. Choose another place with --state DIR"):
        State(tmp_path / "file" / "state", None).prepare()


def test_a_folder_with_other_things_in_it_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    tmp_path.chmod(0o755)

    with pytest.raises(Refusal, match="has something else in it"):
        State(tmp_path, None).prepare()

    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_a_note_in_the_words_of_another_version_is_no_note(tmp_path: Path) -> None:
    (tmp_path / "running.json").write_text('{"of": "old"}')

    assert State(tmp_path, None).note() is None


def test_the_secret_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    key = State(tmp_path, None).secret_key()

    assert len(key) > 50
    assert State(tmp_path, None).secret_key() == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["a" * LONGEST_SOCKET_FOLDER, "projet d'été"])
def test_sockets_move_out_of_a_path_that_is_no_address(tmp_path: Path, name: str) -> None:
    state = State(tmp_path / name, None)
    state.prepare()

    sockets = state.sockets()

    assert len(str(sockets)) <= LONGEST_SOCKET_FOLDER
    assert state.root not in sockets.parents
    assert sockets.stat().st_mode & 0o077 == 0
    state.remove()
    assert not sockets.exists()


def test_sockets_do_not_go_where_a_link_leads(tmp_path: Path) -> None:
    state = State(tmp_path / "state", None)
    state.prepare()
    (tmp_path / "elsewhere").mkdir()
    (state.root / "sockets").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(Refusal, match="belongs to somebody else"):
        state.sockets()


def test_what_a_killed_command_left_running_is_ended(tmp_path: Path) -> None:
    state = State(tmp_path, None)
    state.prepare()
    child = spawn(["/bin/sleep", "60"])
    state.write_note("start", {}, {"sleep": child.pid})

    with state.held():
        assert child.wait(timeout=1) == -signal.SIGINT


def test_a_process_that_has_the_pid_of_one_we_left_is_let_be(tmp_path: Path) -> None:
    state = State(tmp_path, None)
    state.prepare()
    child = spawn(["/bin/sleep", "60"])
    state.write_note("start", {}, {"sleep": child.pid})
    note = tmp_path / "running.json"
    note.write_text(note.read_text().replace(f"[{child.pid}, ", f"[{os.getpid()}, "))

    with state.held():
        assert child.poll() is None

    child.kill()
    child.wait()


def test_other_commands_are_told_how_to_reach_what_runs_and_no_longer(tmp_path: Path) -> None:
    state = State(tmp_path, None)

    with state.held():
        state.write_note("start", {"SITE_URL": "http://127.0.0.1:8000"}, {})
        assert state.running() == {"SITE_URL": "http://127.0.0.1:8000"}

    assert state.running() == {}
