"""Paper: an address as somebody types it who holds it printed."""

from __future__ import annotations

import pytest

from localoffer.theme.paper import LONGEST, short

HERE = "https://example.org/some/folder/letter/"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://example.org/some/folder/faqs/#cost", "/some/folder/faqs/#cost"),
        ("https://example.org/", "/"),
        ("https://www.gov.uk/", "gov.uk"),
        ("https://www.gov.uk/send/", "gov.uk/send"),
        ("http://a.example/b?c=d#e", "a.example/b?c=d"),
        ("https://a.example/" + "b" * (LONGEST - 10), "a.example/" + "b" * (LONGEST - 10)),
        ("https://a.example/" + "b" * (LONGEST - 9), "a.example/…"),
    ],
)
def test_an_address_is_short(address: str, said: str) -> None:
    assert short(address, HERE) == said
