"""A small internet for tests: public names that lead to servers on this machine.

The guard stays as it is. A name gets a public address, and only the last step, the connection to
that address, ends at a local port. The certificates here belong to names under `.example`; the key
that signed them was thrown away.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from claims.web.network import Endpoint, Network, made_up

CERTIFICATES = Path(__file__).parent / "certificates"
SOME_PUBLIC_ADDRESS = "198.41.0.4"

Speak = Callable[[socket.socket], None]


@dataclass
class SmallInternet:
    """What names it knows, where its addresses really are, and what was asked of it."""

    names: dict[str, list[str]] = field(default_factory=dict)
    places: dict[Endpoint, Endpoint] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    dialled: list[Endpoint] = field(default_factory=list)

    def resolve(self, host: str, _seconds: float) -> Sequence[str]:
        self.asked.append(host)
        if host not in self.names:
            raise socket.gaierror(host)
        return self.names[host]

    def locate(self, address: str, port: int) -> Endpoint:
        self.dialled.append((address, port))
        if (address, port) not in self.places:
            raise ConnectionRefusedError(address)
        return self.places[address, port]

    def add(self, host: str, *, plain: int, secure: int) -> None:
        """A site, with the local ports where its http and its https really are."""
        address = f"198.41.0.{len(self.names) + 1}"
        self.names[host] = [address]
        self.places[address, 80] = ("127.0.0.1", plain)
        self.places[address, 443] = ("127.0.0.1", secure)


@contextmanager
def a_small_internet(**sites: int | tuple[int, int]) -> Iterator[SmallInternet]:
    """An internet with these sites: `a_small_internet(news=port)` knows `news.example`.

    Two ports are those of http and of https.
    """
    internet = SmallInternet()
    for name, port in sites.items():
        plain, secure = port if isinstance(port, tuple) else (port, port)
        internet.add(f"{name}.example", plain=plain, secure=secure)
    with made_up(Network(internet.resolve, internet.locate, _trust)):
        yield internet


def _trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=CERTIFICATES / "authority.pem")


@dataclass
class Site:
    """A server on this machine that says what it is told to say, to everybody."""

    port: int
    requests: list[bytes] = field(default_factory=list)
    visits: int = 0


@contextmanager
def a_site(speak: Speak, *, certificate: str = "", host: str = "127.0.0.1") -> Iterator[Site]:
    """A server that hands each connection, its request read, to `speak`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket(family))
        listener.bind((host, 0))
        listener.listen()
        site = Site(port=listener.getsockname()[1])
        server = Thread(target=_serve, args=(listener, site, speak, certificate))
        stack.callback(server.join)
        stack.callback(listener.shutdown, socket.SHUT_RDWR)
        server.start()
        yield site


def _serve(listener: socket.socket, site: Site, speak: Speak, certificate: str) -> None:
    while True:
        try:
            connection = listener.accept()[0]
        except OSError:
            return
        site.visits += 1
        # What the other side does to the connection is what the tests are about.
        with connection, suppress(OSError):
            connection.settimeout(5)
            with _secured(connection, certificate) as channel:
                site.requests.append(channel.recv(65536))
                speak(channel)


def _secured(connection: socket.socket, certificate: str) -> socket.socket:
    if not certificate:
        return connection.dup()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / certificate)
    return context.wrap_socket(connection, server_side=True)


def saying(answer: bytes) -> Speak:
    """Say these bytes and hang up."""
    return lambda connection: connection.sendall(answer)


def an_answer(
    body: bytes, *, status: str = "200 OK", kind: str = "text/html", **more: str
) -> bytes:
    """A well-formed answer; `more` are further headers, with `_` for `-`."""
    headers = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def a_redirect(target: str, status: str = "302 Found") -> bytes:
    return an_answer(b"", status=status, Location=target)
