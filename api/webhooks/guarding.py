"""Guarding: what is sent goes to public addresses alone, never into the network that the site itself stands in."""

import ipaddress
import socket

NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotPublic(OSError):
    """A name that leads to no public address."""


def public_address(host: str, port: int) -> str:
    """An address that a name leads to. All that it leads to have to be public; NotPublic otherwise.

    Whoever connects has to use this very address: the name may lead elsewhere a moment later.
    """
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(is_public(ipaddress.ip_address(one.partition("%")[0])) for one in found):
        raise NotPublic(f"{host} is not at a public address")
    return found[0]


def is_public(address: Address) -> bool:
    """Whether everyone can reach it. An IPv4 address within one of IPv6 counts as itself."""
    inner = _inner(address)
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _inner(address: Address) -> Address:
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address
