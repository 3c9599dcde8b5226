"""What no question can mean."""

import pytest
from django.test import Client

from tests.builders import a_checker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/admin/claims/claim/?language=%00",
        "/admin/claims/proposal/?state=a%00b",
        "/admin/claims/claim/clm_%00/change/",
    ],
)
def test_a_nul_in_an_address_of_the_desk_is_a_bad_request(client: Client, address: str) -> None:
    client.force_login(a_checker())
    client.raise_request_exception = False

    assert client.get(address).status_code == 400


def test_a_percent_sign_is_no_nul(client: Client) -> None:
    client.force_login(a_checker())

    assert client.get("/admin/claims/claim/?q=100%25").status_code == 200
