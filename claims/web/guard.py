"""Which addresses may be reached: the public internet's, on the web's two ports, and no others.

The standard library's idea of a global address is not enough: it lets through multicast, IPv6
forms that carry an IPv4 address, and clouds' own services. So there is a list of our own, and the
standard library's on top. The list follows the IANA registries of special-purpose addresses.
"""

import ipaddress
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from claims.errors import Text
from claims.web.errors import PageUnavailable, Reason
from claims.web.network import Network

Address = IPv4Address | IPv6Address

PORTS = frozenset({80, 443})

_OWN_MACHINE = _("this machine itself")
_PRIVATE = _("a private network")
_LINK = _("the local link, where clouds keep their secrets")
_CLOUD = _("a cloud's own services")
_RESERVED = _("a reserved range, where no site is")
_DOCUMENTATION = _("a range for examples in documents")
_GROUP = _("a group of machines, not one")
_TUNNEL = _("a tunnel to another address")

FORBIDDEN: dict[IPv4Network | IPv6Network, Text] = {
    ipaddress.ip_network(network): what
    for network, what in {
        "0.0.0.0/8": _OWN_MACHINE,
        "10.0.0.0/8": _PRIVATE,
        "100.64.0.0/10": _PRIVATE,
        "127.0.0.0/8": _OWN_MACHINE,
        "168.63.129.16/32": _CLOUD,
        "169.254.0.0/16": _LINK,
        "172.16.0.0/12": _PRIVATE,
        "192.0.0.0/24": _RESERVED,
        "192.0.2.0/24": _DOCUMENTATION,
        "192.31.196.0/24": _RESERVED,
        "192.52.193.0/24": _RESERVED,
        "192.88.99.0/24": _TUNNEL,
        "192.168.0.0/16": _PRIVATE,
        "192.175.48.0/24": _RESERVED,
        "198.18.0.0/15": _RESERVED,
        "198.51.100.0/24": _DOCUMENTATION,
        "203.0.113.0/24": _DOCUMENTATION,
        "224.0.0.0/4": _GROUP,
        "240.0.0.0/4": _RESERVED,
        "::/128": _OWN_MACHINE,
        "::1/128": _OWN_MACHINE,
        "::/96": _TUNNEL,
        "::ffff:0:0/96": _TUNNEL,
        "::ffff:0:0:0/96": _TUNNEL,
        "64:ff9b:1::/48": _TUNNEL,
        "100::/64": _RESERVED,
        "100:0:0:1::/64": _RESERVED,
        "2001::/23": _TUNNEL,
        "2001:db8::/32": _DOCUMENTATION,
        "2002::/16": _TUNNEL,
        "2620:4f:8000::/48": _RESERVED,
        "3fff::/20": _DOCUMENTATION,
        "5f00::/16": _RESERVED,
        "fc00::/7": _PRIVATE,
        "fe80::/10": _LINK,
        "fec0::/10": _PRIVATE,
        "ff00::/8": _GROUP,
    }.items()
}

_GLOBAL_IPV6 = IPv6Network("2000::/3")
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")
_LAST_32_BITS = (_MAPPED, IPv6Network("::/96"), IPv6Network("::ffff:0:0:0/96"), _NAT64)

# Names that lead into a local network, or nowhere; not asking keeps them from the resolver, too.
_LOCAL_ENDINGS = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan"}
    | {"arpa", "onion"}
)


def carried(address: Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for or leads through."""
    if isinstance(address, IPv4Address):
        return []
    number = int(address)
    if any(address in network for network in _LAST_32_BITS):
        return [IPv4Address(number & 0xFFFFFFFF)]
    if address in _LOCAL_NAT64:
        # RFC 6052 leaves the place to the operator: with a /48 around bits 64 to 71, or at the end.
        split = (number >> 64 & 0xFFFF) << 16 | number >> 40 & 0xFFFF
        return [IPv4Address(split), IPv4Address(number & 0xFFFFFFFF)]
    return [a for a in (address.sixtofour, *(address.teredo or ())) if a]


def why_forbidden(address: Address) -> Text | None:
    """What is at an address that must not be reached; None for the public internet."""
    for inner in carried(address):
        if reason := why_forbidden(inner):
            return reason
    if address in _NAT64:
        return None
    for network, what in FORBIDDEN.items():
        if address in network:
            return what
    return None if _is_public(address) else _RESERVED


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address) and address not in _GLOBAL_IPV6:
        return False
    return address.is_global and not address.is_multicast


def plain(address: Address) -> Address:
    """The IPv4 address that `::ffff:192.0.2.1` is just another spelling of."""
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address


def admit(host: str, port: int, *, network: Network, seconds: float) -> Sequence[str]:
    """The addresses to connect to for a host: each of them checked, none resolved again."""
    if port not in PORTS:
        raise PageUnavailable(
            Reason.FORBIDDEN_ADDRESS,
            format_lazy(_("Only ports 80 and 443 can be reached, not port {port}."), port=port),
        )
    return [str(_checked(host, address)) for address in _addresses(host, network, seconds)]


def _addresses(host: str, network: Network, seconds: float) -> Sequence[str]:
    if _is_literal(host):
        return [host]
    if "." not in host or host.rpartition(".")[2] in _LOCAL_ENDINGS:
        raise PageUnavailable(
            Reason.FORBIDDEN_ADDRESS,
            format_lazy(
                _("{host} is the name of a local machine, not of a public site."), host=host
            ),
        )
    return _resolved(host, network, seconds)


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _resolved(host: str, network: Network, seconds: float) -> Sequence[str]:
    try:
        addresses = network.resolve(host, seconds)
    except TimeoutError:
        raise PageUnavailable(
            Reason.TIMED_OUT,
            format_lazy(_("The name {host} could not be looked up in time."), host=host),
        ) from None
    except OSError:
        addresses = []
    if not addresses:
        raise PageUnavailable(
            Reason.NAME_NOT_FOUND, format_lazy(_("There is no site named {host}."), host=host)
        )
    return addresses


def _checked(host: str, written: str) -> Address:
    address = plain(ipaddress.ip_address(written))
    if what := why_forbidden(address):
        raise PageUnavailable(
            Reason.FORBIDDEN_ADDRESS,
            format_lazy(
                _("{host} leads to {address}: {what}. Only the public internet can be fetched."),
                host=host,
                address=written,
                what=what,
            ),
        )
    return address
