"""Taking in what a site sends, packed or not, and stopping when it is too much."""

import zlib
from collections.abc import Iterable, Iterator

_GZIP = 0x1F
_DEFLATE = 8


class TooLarge(Exception):
    """More than the limit, as sent or as unpacked. A bomb looks like this, too."""


class Broken(Exception):
    """It is not packed as the site says, or it ends too early."""


def take(chunks: Iterable[bytes], *, at_most: int) -> bytes:
    """All of it, as sent."""
    return b"".join(_counted(chunks, at_most))


def unpack(chunks: Iterable[bytes], *, at_most: int) -> bytes:
    """What gzip or deflate has packed. Nothing beyond the limit is ever unpacked."""
    body = bytearray()
    inflater = None
    for chunk in _counted(chunks, at_most):
        rest = chunk
        # A gzip file may have several members. What else follows the end is padding.
        while rest and (inflater is None or not inflater.eof or rest[0] == _GZIP):
            if inflater is None or inflater.eof:
                inflater = _inflater_for(rest[0])
            rest = _inflate(inflater, rest, body, at_most)
    if inflater and not inflater.eof:
        raise Broken
    return bytes(body)


def _counted(chunks: Iterable[bytes], at_most: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > at_most:
            raise TooLarge
        yield chunk


def _inflater_for(first_byte: int) -> "zlib._Decompress":
    if first_byte == _GZIP:
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    # "deflate" should come in zlib's wrapping, but some servers send it bare.
    wrapped = first_byte & 0x0F == _DEFLATE
    return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)


def _inflate(inflater: "zlib._Decompress", packed: bytes, body: bytearray, at_most: int) -> bytes:
    """Add to the body; what is left over belongs to the next member of a gzip file."""
    try:
        body += inflater.decompress(packed, at_most + 1 - len(body))
    except zlib.error as error:
        raise Broken from error
    if len(body) > at_most:
        raise TooLarge
    return inflater.unused_data
