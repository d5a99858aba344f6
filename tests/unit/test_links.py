"""Links: where a link of a page leads is worked out as the standard library would, and faster."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.checks.links import resolved

HOST = "http://127.0.0.1:8000/"
PIECES = (
    *(
        "../",
        "./",
        "/",
        "//",
        "a",
        "b",
        "a/",
        "a.html",
        "..",
        ".",
        "...",
        "~a",
        "#",
        "#x",
        "#x/../y",
        "?",
        "?q",
        "?q#x",
        ";",
        ";p",
        ":",
        "a:b",
    ),
    *(" ", "%20", "é", "@", "http://", "http://e.org/", "mailto:x", "1", "_", "-", "\\", "\t", "\n", "=", "&", "+"),
)


def by_the_library(page: str, link: str) -> object:
    try:
        return urldefrag(urljoin(page, link))
    except ValueError as fault:
        return str(fault)


def by_us(page: str, link: str) -> object:
    try:
        return resolved(page, link)
    except ValueError as fault:
        return str(fault)


@given(
    st.lists(st.sampled_from(["a/", "b.c/", "some/folder/", "é/", "index.html"]), max_size=4).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=7).map("".join),
)
def test_it_is_what_the_library_says(page: str, link: str) -> None:
    assert (link, by_us(HOST + page, link)) == (link, by_the_library(HOST + page, link))


@pytest.mark.parametrize("page", ["", "a/", "a/b/", "a/b/c.html", "a/b/c/d/"])
@pytest.mark.parametrize("up", range(6))
@pytest.mark.parametrize("link", ["", "x", "x/", "x/y.html", "#z", "x#z", "x/y/#z", ".", "./x", "x/../y", "x//y"])
def test_however_far_up(page: str, up: int, link: str) -> None:
    assert resolved(HOST + page, "../" * up + link) == urldefrag(urljoin(HOST + page, "../" * up + link))
