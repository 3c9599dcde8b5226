"""docker-compose.yml, the image, the proxy and .env.example agree with each other and the code."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
COMPOSE = CHECKOUT / "docker-compose.yml"
COMPOSED: dict[str, Any] = yaml.safe_load(COMPOSE.read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSED["services"]
OURS = ("web", "worker", "beat", "migrate")


def documented() -> set[str]:
    lines = (CHECKOUT / ".env.example").read_text()
    return set(re.findall(r"^#?([A-Z][A-Z_]+)=", lines, re.MULTILINE))


def read_by_settings() -> set[str]:
    calls = re.compile(r'env\.\w+\(\s*"([A-Z_]+)"')
    return set(calls.findall((CHECKOUT / "config" / "settings.py").read_text()))


def asked_for_by_compose() -> set[str]:
    return set(re.findall(r"\$\{([A-Z_]+)", COMPOSE.read_text()))


def test_compose_is_what_compose_reads() -> None:
    checked = subprocess.run(  # noqa: S603 - our own command
        [
            Path(sys.executable).parent / "check-jsonschema",
            "--builtin-schema",
            "vendor.compose-spec",
            COMPOSE,
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout


def test_every_setting_is_in_the_example() -> None:
    assert (read_by_settings() | asked_for_by_compose()) - documented() == set()


def test_the_example_has_nothing_that_nobody_reads() -> None:
    read_elsewhere = {"DATABASE_OWNER_URL"}  # manage.py

    assert documented() - read_by_settings() - asked_for_by_compose() == read_elsewhere


def test_the_operators_page_explains_every_setting() -> None:
    page = (CHECKOUT / "docs" / "operations.md").read_text()

    assert {name for name in documented() if f"`{name}`" not in page} == set()


def test_no_secret_has_a_default() -> None:
    secrets = {name for name in asked_for_by_compose() if re.search("PASSWORD|SECRET_KEY$", name)}

    assert len(secrets) == 6
    for name in secrets:
        assert not re.search(rf"\${{{name}\b(?!:\?)", COMPOSE.read_text()), name


def test_only_the_proxy_is_reachable_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_refers_to_exists(name: str) -> None:
    service = SERVICES[name]
    named = [v.split(":")[0] for v in service.get("volumes", []) if v[0] not in "./$"]

    assert set(service["networks"]) <= set(COMPOSED["networks"])
    assert set(named) <= set(COMPOSED["volumes"])
    for volume in service.get("volumes", []):
        if volume.startswith("./"):
            assert (CHECKOUT / volume.split(":")[0]).exists(), volume


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_waits_for_can_come_about(name: str) -> None:
    for other, wanted in SERVICES[name].get("depends_on", {}).items():
        if wanted["condition"] == "service_healthy":
            assert "healthcheck" in SERVICES[other], other
        else:
            assert wanted["condition"] == "service_completed_successfully"
            assert SERVICES[other]["restart"] == "no", other


@pytest.mark.parametrize("name", SERVICES)
def test_an_image_has_a_version_and_no_registry(name: str) -> None:
    image, _, tag = SERVICES[name]["image"].partition(":")

    assert re.fullmatch(r"[0-9.]+", tag)
    assert "." not in image.split("/")[0]


@pytest.mark.parametrize("name", OURS)
def test_our_containers_can_change_nothing_about_themselves(name: str) -> None:
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]


def test_what_the_image_copies_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (CHECKOUT / "Dockerfile").read_text(), re.M)

    for source in " ".join(copied).split():
        assert (CHECKOUT / source).exists(), source


def test_the_proxy_lets_no_client_say_who_it_is() -> None:
    proxy = (CHECKOUT / "deploy" / "nginx.conf.template").read_text()

    assert "proxy_set_header X-Forwarded-For $remote_addr;" in proxy
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in proxy
