"""Described: the numbers and addresses in what a page says for search engines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from localoffer.html.described import described
from localoffer.html.tree import document, root


def lines(data: Any, kind: str = "application/ld+json") -> list[str]:
    raw = data if isinstance(data, str) else json.dumps(data)
    return list(described(root(document(f"<html><head><script type='{kind}'>{raw}</script></head><body>a</body></html>"))))


def test_each_detail_is_a_line_that_begins_with_whose_it_is() -> None:
    menders = {
        "@type": "NGO",
        "name": " The\nMenders ",
        "telephone": ["01632 960001", "tel:01632960002"],
        "email": "mailto:help@menders.org.uk",
        "faxNumber": "01632 960003",
        "contactPoint": [{"telephone": "01632 960004"}, {"name": "Shop", "telephone": "01632 960005"}],
    }
    assert lines({"@graph": [{"@type": "Service", "name": "Mending", "provider": menders}]}) == [
        "The Menders: 01632 960001",
        "The Menders: 01632960002",
        "The Menders: help@menders.org.uk",
        "The Menders: fax 01632 960003",
        "The Menders: 01632 960004",
        "Shop: 01632 960005",
    ]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"telephone": "01632 960001"}, id="nobody's"),
        pytest.param({"name": 3, "telephone": "01632 960001"}, id="a name that is none"),
        pytest.param({"name": "Menders", "telephone": 1632960001}, id="a number that is no text"),
        pytest.param("{", id="no JSON"),
        pytest.param('{"a":' * 5000, id="deep and open"),
        pytest.param("[" * 40 + '{"name": "Menders", "telephone": "01632 960001"}' + "]" * 40, id="deep"),
        pytest.param("", id="empty"),
    ],
)
def test_what_tells_nobodys_number_is_left_out(data: Any) -> None:
    assert lines(data) == []


def test_scripts_that_run_are_no_data() -> None:
    assert lines({"name": "Menders", "telephone": "01632 960001"}, "text/javascript") == []
    assert lines({"name": "Menders", "telephone": "01632 960001"}, " Application/LD+JSON ") == ["Menders: 01632 960001"]
