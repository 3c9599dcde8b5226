"""What the locks promise: the same packages for all, from whichever index a machine uses."""

import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((REQUIREMENTS / name).read_text()))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_held_to_its_hashes(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text().strip())

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_is_in_its_lock(lock: Path) -> None:
    written = lock.with_suffix(".in").read_text()
    wanted = {
        re.split(r"[\[<>=~! ]", line)[0]
        for line in written.splitlines()
        if line.strip() and line[0] not in "#-"
    }

    assert wanted - pins(lock.name).keys() == set()


def test_tests_run_against_what_the_product_runs_with() -> None:
    assert pins("base.txt").items() - pins("dev.txt").items() == set()
