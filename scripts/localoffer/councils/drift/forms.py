"""Forms: telephone numbers and web addresses as they are compared, however somebody writes them. Pure."""

from __future__ import annotations

import re

from localoffer.facts.shapes import KnownKind, KnownValue

ZERO = re.compile(r"\(0\)")
ABROAD = re.compile(r"^\s*(\+|00)\s*44\s*0?")
NO_DIGIT = re.compile(r"\D")
SCHEME = re.compile(r"^(https?:)?//")
SESSION_ID = re.compile(r";jsessionid=[^/?#]*")
QUERY = re.compile(r"[?#]")

ADDRESSES = (KnownKind.PHONE, KnownKind.EMAIL, KnownKind.WEB)
KNOWN = "known-values"
"""What findings call content/known-values.yml, where what they tell stands."""


def digits(text: str) -> str:
    """Return a UK telephone number as the digits one dials inland; some type the letter O for its 0."""
    return NO_DIGIT.sub("", ABROAD.sub("0", ZERO.sub("", text.replace("O", "0"))))


def address(text: str) -> str:
    """Return a web address as it is compared: host and path, without scheme, www, session or last slash."""
    bare = SCHEME.sub("", text.strip().casefold()).removeprefix("www.")
    return QUERY.split(SESSION_ID.sub("", bare))[0].rstrip("/")


def form_of(known: KnownValue) -> str:
    """Return a known value as it is compared."""
    forms = {KnownKind.PHONE: digits, KnownKind.WEB: address}
    return forms.get(known.kind, str.casefold)(known.value)
