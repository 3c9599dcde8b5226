"""Nothing but the public internet is ever reached, whatever the address looks like."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import cycle

import pytest

from claims.web import guard, network
from claims.web.client import fetch
from claims.web.errors import PageUnavailable, Reason
from claims.web.network import Endpoint, Network, made_up
from tests.claims.web import hostile
from tests.claims.web.internet import (
    SOME_PUBLIC_ADDRESS,
    Site,
    a_redirect,
    a_site,
    a_small_internet,
    an_answer,
    saying,
)


@pytest.fixture
def honeypots() -> Iterator[list[Site]]:
    """Servers on loopback that nobody may ever visit."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(a_site(saying(an_answer(b"caught")), host=host))
            for host in ("127.0.0.1", "::1")
            for _ in range(6)
        ]


def a_trap(honeypots: list[Site], answers: Sequence[str] = ("127.0.0.1",)) -> Network:
    """The worst network: each name leads to loopback, each connection into a honeypot."""

    def locate(_address: str, _port: int) -> Endpoint:
        return "127.0.0.1", honeypots[0].port

    return Network(resolve=lambda _host, _seconds: answers, locate=locate)


def refusal_of(url: str) -> PageUnavailable:
    with pytest.raises(PageUnavailable) as caught:
        fetch(url)
    return caught.value


@pytest.mark.parametrize("what", [*hostile.FORBIDDEN_IPV4])
def test_an_ipv4_address_that_is_not_public_is_forbidden(what: str) -> None:
    assert guard.why_forbidden(ipaddress.ip_address(hostile.FORBIDDEN_IPV4[what]))


@pytest.mark.parametrize("what", [*hostile.FORBIDDEN_IPV6])
def test_an_ipv6_address_that_is_not_public_is_forbidden(what: str) -> None:
    address = guard.plain(ipaddress.ip_address(hostile.FORBIDDEN_IPV6[what]))

    assert guard.why_forbidden(address)


@pytest.mark.parametrize("network", guard.FORBIDDEN, ids=str)
def test_a_forbidden_range_is_forbidden_from_its_first_address_to_its_last(
    network: ipaddress.IPv4Network | ipaddress.IPv6Network,
) -> None:
    assert guard.why_forbidden(network[0])
    assert guard.why_forbidden(network[-1])


@pytest.mark.parametrize("address", hostile.PUBLIC)
def test_a_public_address_is_allowed(address: str) -> None:
    assert guard.why_forbidden(ipaddress.ip_address(address)) is None


@pytest.mark.parametrize(
    ("address", "inner"),
    [
        ("::ffff:192.168.1.1", ["192.168.1.1"]),
        ("::10.0.0.1", ["10.0.0.1"]),
        ("::ffff:0:10.0.0.1", ["10.0.0.1"]),
        ("64:ff9b::10.0.0.1", ["10.0.0.1"]),
        ("64:ff9b:1:a00:0:100::", ["10.0.0.1", "0.0.0.0"]),  # noqa: S104 - an address, not a bind
        ("64:ff9b:1::10.0.0.1", ["0.0.0.0", "10.0.0.1"]),  # noqa: S104 - an address, not a bind
        ("2002:a00:1::", ["10.0.0.1"]),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", ["65.54.227.120", "192.0.2.45"]),
        ("2a00::1", []),
        ("10.0.0.1", []),
    ],
)
def test_the_ipv4_address_inside_an_ipv6_address_is_found(address: str, inner: list[str]) -> None:
    assert [str(one) for one in guard.carried(ipaddress.ip_address(address))] == inner


def test_the_corpus_of_hostile_addresses_is_large() -> None:
    assert len(hostile.urls()) >= 600


def test_no_hostile_address_reaches_a_server(
    honeypots: list[Site], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="claims.web")

    with made_up(a_trap(honeypots)):
        refusals = {url: refusal_of(url) for url in hostile.urls()}

    assert {refusal.code for refusal in refusals.values()} == {
        Reason.INVALID_ADDRESS,
        Reason.FORBIDDEN_ADDRESS,
    }
    assert all(str(refusal).endswith(".") for refusal in refusals.values())
    assert len(caplog.records) == len(refusals)
    assert [site.visits for site in honeypots] == [0] * len(honeypots)


def test_a_hostile_address_is_refused_on_the_real_network_too(honeypots: list[Site]) -> None:
    doors = [f":{site.port}" for site in honeypots] + [""]
    hosts = ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "127.1")

    codes = {refusal_of(f"http://{host}{door}/").code for host in hosts for door in doors}

    assert codes <= {Reason.INVALID_ADDRESS, Reason.FORBIDDEN_ADDRESS}
    assert [site.visits for site in honeypots] == [0] * len(honeypots)


@pytest.mark.parametrize("what", [*hostile.FORBIDDEN_IPV4])
def test_a_name_that_leads_into_a_private_network_is_refused(
    what: str, honeypots: list[Site]
) -> None:
    with made_up(a_trap(honeypots, [hostile.FORBIDDEN_IPV4[what]])):
        refusal = refusal_of("http://news.example/")

    assert refusal.code == Reason.FORBIDDEN_ADDRESS
    assert f"news.example leads to {hostile.FORBIDDEN_IPV4[what]}: " in str(refusal)


@pytest.mark.parametrize("what", [*hostile.FORBIDDEN_IPV6])
def test_a_name_that_leads_to_a_forbidden_ipv6_address_is_refused(
    what: str, honeypots: list[Site]
) -> None:
    with made_up(a_trap(honeypots, [hostile.FORBIDDEN_IPV6[what]])):
        assert refusal_of("http://news.example/").code == Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("name", hostile.NAMES_OF_LOOPBACK)
def test_a_local_name_is_refused_without_asking_the_resolver(name: str) -> None:
    with a_small_internet() as internet:
        assert refusal_of(f"http://{name}/").code == Reason.FORBIDDEN_ADDRESS

    assert internet.asked == []


@pytest.mark.parametrize("host", ["198.41.0.4", "[::ffff:198.41.0.4]", "[::FFFF:c629:4]"])
def test_a_public_address_is_dialled_in_its_plain_spelling(host: str) -> None:
    with a_small_internet() as internet:
        assert refusal_of(f"http://{host}/").code == Reason.CONNECTION_FAILED

    assert internet.asked == []
    assert internet.dialled == [("198.41.0.4", 80)]


def test_one_private_address_among_public_ones_is_enough_to_refuse(honeypots: list[Site]) -> None:
    with made_up(a_trap(honeypots, [SOME_PUBLIC_ADDRESS, "10.0.0.1"])):
        assert refusal_of("http://news.example/").code == Reason.FORBIDDEN_ADDRESS


def test_a_name_is_resolved_once_and_the_checked_address_is_dialled() -> None:
    """DNS rebinding: public when checked, loopback when asked again."""
    flipping = cycle([[SOME_PUBLIC_ADDRESS], ["127.0.0.1"]])
    dialled: list[Endpoint] = []

    def refuse(address: str, port: int) -> Endpoint:
        dialled.append((address, port))
        raise ConnectionRefusedError

    with made_up(Network(resolve=lambda _host, _seconds: next(flipping), locate=refuse)):
        codes = [refusal_of("http://news.example/").code for _ in range(1000)]

    assert codes == [Reason.CONNECTION_FAILED, Reason.FORBIDDEN_ADDRESS] * 500
    assert dialled == [(SOME_PUBLIC_ADDRESS, 80)] * 500


def test_a_redirect_to_a_hostile_address_is_not_followed(honeypots: list[Site]) -> None:
    corpus = [url for url in hostile.urls() if url.startswith(("http://", "https://"))]
    targets = [url for url in corpus if url.isascii() and url.isprintable() and len(url) < 200]
    chosen = targets[:: len(targets) // 200][:200]
    waiting = iter(chosen)

    def point(connection: socket.socket) -> None:
        connection.sendall(a_redirect(next(waiting)))

    with a_site(point) as site, a_small_internet(news=site.port) as internet:
        codes = {refusal_of("http://news.example/").code for _ in chosen}

    assert len(chosen) == 200
    assert codes <= {Reason.INVALID_ADDRESS, Reason.FORBIDDEN_ADDRESS, Reason.NAME_NOT_FOUND}
    assert site.visits == len(chosen)
    assert {address for address, _port in internet.dialled} == {internet.names["news.example"][0]}
    assert [honeypot.visits for honeypot in honeypots] == [0] * len(honeypots)


def test_a_later_hop_is_checked_as_the_first_is() -> None:
    hops = iter(["/two", "https://news.example/three", "http://169.254.169.254/latest/"])

    def point(connection: socket.socket) -> None:
        connection.sendall(a_redirect(next(hops)))

    with (
        a_site(point) as plain,
        a_site(point, certificate="news.pem") as secure,
        a_small_internet(news=(plain.port, secure.port)),
    ):
        refusal = refusal_of("http://news.example/one")

    assert (plain.visits, secure.visits) == (2, 1)
    assert refusal.code == Reason.FORBIDDEN_ADDRESS
    assert "169.254.169.254" in str(refusal)


def test_a_proxy_in_the_environment_is_ignored(
    honeypots: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{honeypots[0].port}")
    page = an_answer(b"<p>Straight from the site.</p>")

    with a_site(saying(page)) as site, a_small_internet(news=site.port):
        assert fetch("http://news.example/").body == b"<p>Straight from the site.</p>"

    assert honeypots[0].visits == 0


def test_a_resolver_that_does_not_answer_costs_no_more_than_the_time_given() -> None:
    def sleep(_host: str, seconds: float) -> Sequence[str]:
        assert seconds <= 5
        raise TimeoutError

    with made_up(Network(resolve=sleep)):
        assert refusal_of("http://news.example/").code == Reason.TIMED_OUT


def test_the_systems_resolver_is_left_behind_when_it_takes_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network, "_addresses_of", lambda _host: time.sleep(0.5))

    with pytest.raises(TimeoutError):
        network.look_up("news.example", 0.05)


def test_the_systems_resolver_gives_every_address_once() -> None:
    assert set(network.look_up("localhost", 2)) <= {"127.0.0.1", "::1"}


def test_a_name_that_the_systems_resolver_does_not_know_is_an_error() -> None:
    with pytest.raises(OSError, match=r".+"):
        network.look_up("no.such..name", 2)


def test_the_public_internet_is_dialled_where_it_is() -> None:
    assert network.PUBLIC_INTERNET.locate("198.41.0.4", 443) == ("198.41.0.4", 443)
    assert network.PUBLIC_INTERNET.resolve is network.look_up
    assert network.PUBLIC_INTERNET.trust().verify_mode == ssl.CERT_REQUIRED
    assert network.PUBLIC_INTERNET.trust().check_hostname


def test_outside_tests_the_network_is_the_public_internet() -> None:
    assert network.current() is network.PUBLIC_INTERNET

    with a_small_internet():
        assert network.current() is not network.PUBLIC_INTERNET

    assert network.current() is network.PUBLIC_INTERNET
