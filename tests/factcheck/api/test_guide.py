"""The guide for partners: what it shows works, and what it lists is so."""

import re
import shlex
from pathlib import Path

import httpx
import pytest
from django.conf import settings
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from claims.actions.claims import edit_claim
from claims.choices import VerificationStatus
from claims.models import Claim
from tests.builders import a_checker, a_published_finding
from tests.factcheck.api.asking import LISTS, V1, a_dossier

GUIDE = Path(settings.BASE_DIR, "docs", "api.md").read_text()
SITE = "http://127.0.0.1:8000"


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.django_db(transaction=True)
def test_every_python_example_runs(
    live_server: LiveServer, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier, finding = a_dossier(), a_published_finding()
    edit_claim(dossier.claim, said_on="2023-07", note="Misread in the archive.", by=a_checker())
    claims = list(Claim.objects.all())
    found = examples("python")
    assert len(found) == 5

    kept: dict[str, object] = {}
    for example in found:
        exec(example.replace(SITE, live_server.url), kept)  # noqa: S102  our own guide

    printed = capsys.readouterr().out
    assert "contested" in printed
    assert f"False – {finding.claim.text} – {finding.short_answer}" in printed
    assert "said_on : 2023-07-10 → 2023-07\n  because: Misread in the archive." in printed
    assert kept["copy"] == {claim.public_id: claim.document for claim in claims}
    assert [denial["id"] for denial in kept["denials"]] == [  # type: ignore[attr-defined]
        dossier.denial.public_id
    ]


@pytest.mark.django_db(transaction=True)
def test_every_address_of_the_curl_examples_answers(live_server: LiveServer) -> None:
    claim = a_dossier().claim.public_id
    addresses = [
        shlex.split(line)[-1] for example in examples("sh") for line in example.splitlines()
    ]
    assert len(addresses) == 8

    for address in addresses:
        asked = address.replace(SITE, live_server.url).replace("CLAIM", claim)
        expected = 404 if "as_of" in asked else 200
        assert httpx.get(asked).status_code == expected, address


@pytest.mark.django_db
def test_the_problem_that_is_shown_is_the_one_that_comes(client: Client) -> None:
    [shown] = examples("json")

    assert client.get(f"{V1}/claims/?limit=201").json() == httpx.Response(200, text=shown).json()


def test_every_resource_and_status_is_told() -> None:
    for name in LISTS:
        assert f"`{name}/`" in GUIDE
    for status in VerificationStatus.values:
        assert f"`{status}`" in GUIDE
