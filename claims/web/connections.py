"""The only sockets that the product opens to the outside: checked, pinned and timed."""

import ssl
import time
from collections.abc import Iterable

import httpcore

from claims.web import guard
from claims.web.limits import Limits
from claims.web.network import Network

MOST_ADDRESSES = 4
"""How many addresses of one site are tried before it counts as down."""


class HeadersTooLong(Exception):
    """The answer's headers do not come to an end within the limit."""


class NotSecured(Exception):
    """The site cannot prove its name, or does not speak TLS; `why` is OpenSSL's word for it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Allowance:
    """What is left of one fetch's time, over all its redirects, and of one answer's headers."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._deadline = time.monotonic() + limits.total_seconds
        self._header_bytes: int | None = None

    def seconds(self, wanted: float | None) -> float:
        """Time for the next step, or a time-out when there is none."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if wanted is None else min(left, wanted)

    def headers_begin(self) -> None:
        self._header_bytes = self._limits.header_bytes

    def headers_end(self) -> None:
        self._header_bytes = None

    def bytes(self, wanted: int) -> int:
        """How much may be read next: the rest of the headers' share until they are complete."""
        if self._header_bytes is None:
            return wanted
        if self._header_bytes <= 0:
            raise HeadersTooLong
        return min(wanted, self._header_bytes)

    def took(self, count: int) -> None:
        if self._header_bytes is not None:
            self._header_bytes -= count


class TimedStream(httpcore.NetworkStream):
    """A connection on which no single step outlives the whole fetch, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        wanted = self._allowance.bytes(max_bytes)
        received = self._stream.read(wanted, self._allowance.seconds(timeout))
        self._allowance.took(len(received))
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._allowance.seconds(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        seconds = self._allowance.seconds(timeout)
        try:
            secured = self._stream.start_tls(ssl_context, server_hostname, seconds)
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLError):
                raise NotSecured(getattr(error.__cause__, "verify_message", "")) from error
            raise
        return TimedStream(secured, self._allowance)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Where every connection begins: the name is resolved once, checked, and that address dialled.

    Nothing resolves the name a second time, so an answer that changes in between changes nothing.
    """

    def __init__(self, network: Network, allowance: Allowance) -> None:
        self._network = network
        self._allowance = allowance
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = guard.admit(
            host, port, network=self._network, seconds=self._allowance.seconds(timeout)
        )
        failure: Exception = httpcore.ConnectError()
        for address in addresses[:MOST_ADDRESSES]:
            try:
                return self._dial(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _dial(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        place, door = self._network.locate(address, port)
        stream = self._sockets.connect_tcp(place, door, self._allowance.seconds(timeout))
        return TimedStream(stream, self._allowance)


def pool(network: Network, allowance: Allowance) -> httpcore.ConnectionPool:
    """Connections for one fetch. None is kept for the next hop, none goes through a proxy."""
    return httpcore.ConnectionPool(
        ssl_context=network.trust(),
        max_keepalive_connections=0,
        retries=0,
        network_backend=GuardedBackend(network, allowance),
    )
