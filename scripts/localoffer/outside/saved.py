"""Saved: a page that somebody saved as a file. Only a regular file is read: a pipe or a device might never end."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from localoffer.outside.page import Limits, NotReadError, Page, not_asked, page

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_PLAIN = (".txt", ".text")


def opened(where: str, root: Path, limits: Limits) -> Page:
    """Return the page in a file below ``root``. Raises ``NotReadError``."""
    file = root / where
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise NotReadError("It is a folder, a pipe or a device, and not a file.")
        with file.open("rb") as reading:
            raw = reading.read(limits.size + 1)
    except (OSError, ValueError) as fault:
        raise NotReadError(_why(where, fault)) from fault
    return given(where, raw, limits)


def given(where: str, raw: bytes, limits: Limits) -> Page:
    """Return the page that was handed over as bytes. Raises ``NotReadError``."""
    if len(raw) > limits.size:
        raise NotReadError(f"It is larger than {limits.size / 1e6:g} MB.")
    return page(where, where, raw, "text/plain" if where.lower().endswith(_PLAIN) else "", json=limits.json)


def _why(where: str, fault: Exception) -> str:
    scheme = _SCHEME.match(where)
    if scheme:
        return not_asked(scheme[1])
    hint = f' Did you mean "https://{where}"?' if where.startswith("www.") else ""
    return f"{(isinstance(fault, OSError) and fault.strerror) or 'It is no name of a file'}.{hint}"
