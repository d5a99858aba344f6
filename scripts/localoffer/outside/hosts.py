"""Hosts: which machine an address leads to, and whether it may be asked.

An address that somebody else sends us to (a redirect) must not reach into the network we run in. So a host is looked up once,
every IP address it has is judged, and the connection goes to the very one that was judged: a second answer of the name
server, or another way to write 127.0.0.1, changes nothing.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from dataclasses import dataclass, field

from localoffer.outside.page import NotReadError

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses that lead to IPv4 ones (RFC 6052)."""

Place = tuple[str, int]
"""A host and a port."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet (IANA's registries of special addresses)."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        translated = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else None
        within = ip.ipv4_mapped or ip.sixtofour or translated
        if within is not None:
            return is_public(str(within))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


@dataclass(frozen=True)
class Hosts:
    """The hosts on the way to one page."""

    named: Place
    """What the user named: it may be asked wherever it is, in our own network too."""
    _known: dict[Place, list[str]] = field(default_factory=dict)

    def addresses(self, host: str, port: int) -> list[str]:
        """Return the IP addresses of a host. Raises ``NotReadError`` where there are none, or one that may not be asked."""
        place = (host, port)
        if place not in self._known:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except (OSError, ValueError) as fault:
                raise NotReadError(f"Nobody knows the host {host[:80]}.") from fault
            self._known[place] = list(dict.fromkeys(str(each[4][0]) for each in found))
        inside = [each for each in self._known[place] if not is_public(each)]
        if inside and place != self.named:
            raise NotReadError(
                f"It leads to {host[:80]}, inside a network ({inside[0]}). Name that address yourself if you mean it."
            )
        return self._known[place]

    def connected(self, host: str, port: int, seconds: float) -> socket.socket:
        """Return a connection to the first address that answers, each being given a part of the time."""
        for address in self.addresses(host, port):
            with contextlib.suppress(OSError):
                return socket.create_connection((address, port), timeout=seconds / 3)
        raise NotReadError(f"Nobody answers at {host}, port {port}.")
