"""The house's rules that no linter can say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from celery import current_app
from django.apps import apps
from django.conf import settings

CHECKOUT = Path(__file__).resolve().parents[2]


def test_imports_go_one_way() -> None:
    contracts = subprocess.run(  # noqa: S603 - our own command
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert contracts.returncode == 0, contracts.stdout


def test_the_doors_own_no_tables() -> None:
    assert list(apps.get_app_config("factcheck").get_models(include_auto_created=True)) == []


def test_what_runs_before_anything_is_installed_needs_nothing_installed() -> None:
    imports = re.compile(r"^\s*(?:from|import) (\w+)", re.MULTILINE)
    sources = [*CHECKOUT.glob("bootstrap/*.py"), CHECKOUT / "deploy" / "healthcheck.py"]

    imported = {name for source in sources for name in imports.findall(source.read_text())}

    assert imported - set(sys.stdlib_module_names) == {"bootstrap"}


def test_the_clock_asks_for_tasks_that_exist() -> None:
    current_app.loader.import_default_modules()

    for name, entry in settings.CELERY_BEAT_SCHEDULE.items():
        assert entry["task"] in current_app.tasks, name


SERVED = [
    path
    for pattern in ("*/templates/**/*", "*/static/**/*")
    for path in CHECKOUT.glob(pattern)
    if path.suffix in {".html", ".txt", ".css", ".js", ".svg", ".xml", ".json"}
]
# Names of things, never fetched: XML namespaces and vocabularies.
NAMES = re.compile(r"https?://(www\.w3\.org|schema\.org|www\.sitemaps\.org|search\.yahoo\.com)/")
LOADED = re.compile(
    r"""(?:\bsrc|\bsrcset|<link[^>]*\bhref|\burl\(|@import|\bimport)\s*[=(]?\s*["']?(https?:)?//""",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", SERVED, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_a_page_loads_nothing_from_elsewhere(path: Path) -> None:
    loaded = [
        line
        for line in path.read_text().splitlines()
        if LOADED.search(line) and not NAMES.search(line)
    ]

    assert loaded == []
