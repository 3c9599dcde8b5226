"""How names become addresses and addresses become connections.

What may be reached is not decided here but in `guard`, and nothing can be told to relax it. A test
says where a public name leads, and to which local port a connection to that address really goes;
loopback itself stays forbidden, in tests as anywhere.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread

import certifi

Endpoint = tuple[str, int]


def look_up(host: str, seconds: float) -> Sequence[str]:
    """Every address that the system's resolver knows for a name, in its order of preference.

    The resolver has no time limit of its own, so it works in a thread that may be left behind.
    """
    answers: SimpleQueue[Sequence[str] | OSError] = SimpleQueue()
    Thread(target=lambda: answers.put(_addresses_of(host)), daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except Empty:
        raise TimeoutError(host) from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _addresses_of(host: str) -> Sequence[str] | OSError:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return error if isinstance(error, OSError) else OSError(str(error))
    return list(dict.fromkeys(str(answer[4][0]) for answer in found))


@cache
def public_roots() -> ssl.SSLContext:
    """Whom the public web trusts to certify sites."""
    return ssl.create_default_context(cafile=certifi.where())


def same_place(address: str, port: int) -> Endpoint:
    return address, port


@dataclass(frozen=True)
class Network:
    """An internet: the public one, or a small one that a test has made up."""

    resolve: Callable[[str, float], Sequence[str]] = look_up
    locate: Callable[[str, int], Endpoint] = same_place
    trust: Callable[[], ssl.SSLContext] = public_roots


PUBLIC_INTERNET = Network()
_networks = [PUBLIC_INTERNET]


def current() -> Network:
    return _networks[-1]


@contextmanager
def made_up(network: Network) -> Iterator[None]:
    """For tests: every fetch in this process, in whatever thread, happens on this network."""
    _networks.append(network)
    try:
        yield
    finally:
        _networks.remove(network)
