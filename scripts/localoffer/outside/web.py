"""Web: one question over HTTP (RFC 9110, RFC 9112), and at most so many redirects. No cookie, no password, no proxy."""

from __future__ import annotations

import ssl
import zlib
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import quote, urljoin, urlsplit

from localoffer.outside.hosts import Hosts, Place
from localoffer.outside.page import Limits, NotReadError, Page, not_asked, page

REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PORTS = {"http": 80, "https": 443}
_STATUS = {
    204: "it has no content",
    205: "it has no content",
    206: "it sent a part of the page",
    304: "it says that nothing changed since a day nobody named",
    401: "it asks for a password",
    403: "it does not show the page to us",
    404: "the page is not there",
    407: "it asks for a password",
    410: "the page is not there any more",
    429: "it is asked too often. Try again later",
    451: "the law forbids it to show the page",
}
_ASKING = {"User-Agent": "localoffer-drift", "Accept": "text/html, application/xhtml+xml, text/plain", "Connection": "close"}
_QUOTED = "%/:;?@&=+$,!*'()[]~|"
"""Signs that stay as they are in the path of an address."""


@dataclass(frozen=True)
class _Step:
    """One address on the way."""

    scheme: str
    place: Place
    target: str
    """Path and query, in ASCII."""

    def __str__(self) -> str:
        host, port = self.place
        shown = f"[{host}]" if ":" in host else host
        return f"{self.scheme}://{shown}{'' if port == _PORTS[self.scheme] else f':{port}'}{self.target}"


def fetched(where: str, limits: Limits) -> Page:
    """Return the page at an address. Raises ``NotReadError``."""
    step = _step(where)
    hosts = Hosts(step.place)
    for _ in range(limits.redirects + 1):
        try:
            answer = _asked(step, hosts, limits)
            if answer.status not in REDIRECTS:
                return page(where, str(step), _body(answer, limits), answer.headers.get("Content-Type", ""), json=limits.json)
        except HTTPException as fault:
            raise NotReadError(f"What {step.place[0]} sent is cut short or no HTTP ({type(fault).__name__}).") from fault
        except TimeoutError as fault:
            raise NotReadError(f"{step.place[0]} did not answer in time.") from fault
        except OSError as fault:
            raise NotReadError(f"{step.place[0]} ended the connection ({fault.strerror or type(fault).__name__}).") from fault
        leads_to = answer.headers.get("Location", "")
        if not leads_to:
            raise NotReadError(f"It is said to be elsewhere ({answer.status}), but not where.")
        step = _step(leads_to.encode("latin-1", "replace").decode("utf-8", "replace"), str(step))
    raise NotReadError(f"It leads on more than {limits.redirects} times.")


def _step(address: str, base: str = "") -> _Step:
    """Read an address as browsers do: spaces and letters beyond ASCII are escaped (WHATWG URL). Raises ``NotReadError``."""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host = (parts.hostname or "").rstrip(".")
        target = quote(parts.path or "/", _QUOTED) + (f"?{quote(parts.query, _QUOTED)}" if parts.query else "")
    except ValueError as fault:
        raise NotReadError(f"{address[:200]} is no address ({fault}).") from fault
    try:
        port = parts.port
    except ValueError as fault:
        raise NotReadError(f"{address[:200]} is no address: its port is no number from 1 to 65535.") from fault
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise NotReadError(f"It leads on. {not_asked(scheme)}")
    if not host:
        raise NotReadError(f"{address[:200]} is no address: it names no host.")
    return _Step(scheme, (host, _PORTS[scheme] if port is None else port), target)


def _asked(step: _Step, hosts: Hosts, limits: Limits) -> HTTPResponse:
    host, port = step.place
    line = hosts.connected(host, port, limits.seconds)
    line.settimeout(limits.seconds * 2 / 3)
    if step.scheme == "https":
        try:
            line = ssl.create_default_context().wrap_socket(line, server_hostname=host)
        except ssl.SSLCertVerificationError as fault:
            raise NotReadError(f"The certificate of {host} is not valid: {fault.verify_message.rstrip('.')}.") from fault
        except ssl.SSLError as fault:
            raise NotReadError(f"{host} does not speak TLS ({fault.reason}).") from fault
    asking = HTTPConnection(host, port)
    asking.default_port = _PORTS[step.scheme]
    asking.sock = line  # the one whose address was judged
    asking.request("GET", step.target, headers=_ASKING | ({"Accept": "application/json"} if limits.json else {}))
    return asking.getresponse()


def _body(answer: HTTPResponse, limits: Limits) -> bytes:
    """Return the whole body, unpacked. Raises ``NotReadError`` where it is too large, cut short, or none."""
    status = answer.status
    if status not in (200, 203):
        why = _STATUS.get(status, "its server has a fault. Try again later" if status >= 500 else "that is no page")
        raise NotReadError(f"It answered {status}: {why}.")
    too_large = f"It is larger than {limits.size / 1e6:g} MB."
    raw = bytearray()
    while piece := answer.read(65536):
        raw += piece
        if len(raw) > limits.size:
            raise NotReadError(too_large)
    if answer.length:
        raise NotReadError("It was cut short: the server promised more than it sent.")
    packed = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packed in ("", "identity"):
        return bytes(raw)
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise NotReadError(f"It is packed as {packed[:40]}, which we did not ask for and cannot unpack.")
    try:
        unpacked, whole = _unpacked(bytes(raw), limits.size + 1)
    except zlib.error as fault:
        raise NotReadError(f"It is said to be packed as {packed}, and is not.") from fault
    if len(unpacked) > limits.size:
        raise NotReadError(too_large)
    if not whole:
        raise NotReadError("It was cut short: what is packed has no end.")
    return unpacked


def _unpacked(raw: bytes, most: int) -> tuple[bytes, bool]:
    """Return at most so many bytes, and whether they are all. Some servers leave the frame out of deflate (RFC 9110, 8.4.1.2)."""
    for frame in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        unpacking = zlib.decompressobj(frame)
        try:
            return unpacking.decompress(raw, most), unpacking.eof
        except zlib.error:
            if frame < 0:
                raise
    raise zlib.error
