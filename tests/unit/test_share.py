"""Handing a page on: plain links with its title and address, that stay whole whatever the title says."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from localoffer.html.outline import outline
from localoffer.html.tree import body
from unit.small_site import scope

ADDRESS = "https://example.org/some/folder/ar/which-way/?a=b&c"
TITLES = ["Questions & answers: what's new? 100% #1 + more", "أسئلة وأجوبة", 'A "quotation" <b>', "Zażalenie / skarga"]


def shared(title: str, address: str = ADDRESS) -> str:
    environment = scope().components.environment
    return environment.fill(
        "partials/share.html", {"title": title, "canonical": address, "leaflet": None, "t": lambda key: f"[{key}]"}
    )


def hrefs(html: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'href="([^"]*)"', html)]


@pytest.mark.parametrize("title", TITLES)
def test_each_way_says_the_title_and_the_address_as_they_are(title: str) -> None:
    mail, message, whatsapp = hrefs(shared(title))
    assert all(re.fullmatch(r"[\x21-\x7e]+", each) for each in (mail, message, whatsapp)), (
        "nothing is left to be guessed (RFC 3986)"
    )
    assert parse_qs(urlsplit(mail).query, strict_parsing=True) == {"subject": [title], "body": [ADDRESS]}
    assert (urlsplit(mail).scheme, urlsplit(mail).path) == ("mailto", "")
    assert message.startswith("sms:?&body="), "what both kinds of phone take"
    assert parse_qs(message.partition("?&")[2], strict_parsing=True) == {"body": [f"{title}\n{ADDRESS}"]}
    assert (urlsplit(whatsapp).netloc, urlsplit(whatsapp).path) == ("wa.me", "/")
    assert parse_qs(urlsplit(whatsapp).query, strict_parsing=True) == {"text": [f"{title}\n{ADDRESS}"]}


def test_a_page_without_an_address_of_its_own_is_only_printed() -> None:
    html = shared("Not found", "")
    assert hrefs(html) == []
    assert re.findall(r'data-act="(\w+)"', html) == ["print"]


def test_what_needs_a_script_is_hidden_until_there_is_one() -> None:
    assert re.findall(r'<button data-act="(\w+)" hidden>', shared("A title")) == ["copy", "share", "print"]


def test_the_way_through_whatsapp_is_no_link_that_content_makes() -> None:
    found = outline(body(str(shared("A title")) + '<a href="https://wa.me/?text=x">x</a>'))
    assert found.outside == ("https://wa.me/?text=x",), "only what a page says itself is asked for"
    assert found.strange == ()
