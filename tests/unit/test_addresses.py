"""Addresses: where pages and embeds stand, and the way from one to another."""

from __future__ import annotations

import pytest

from localoffer.pages.addresses import LONGEST, Addresses, PageLinks, edit_url, embed_url, fault, relative, root_path

URLS = {("en", "index"): "", ("en", "faqs"): "faqs/", ("pl", "faqs"): "pl/faqs/"}
ADDRESSES = Addresses("https://example.org/", "en", URLS)


@pytest.mark.parametrize(("url", "way"), [("", "./"), ("faqs/", "../"), ("pl/a/b/", "../../../"), ("404.html", "./")])
def test_the_way_to_the_root_of_the_site(url: str, way: str) -> None:
    assert root_path(url) == way


@pytest.mark.parametrize(
    ("target", "url", "way"),
    [
        ("contact/", "faqs/", "../contact/"),
        ("pl/faqs/", "faqs/", "../pl/faqs/"),
        ("faqs/", "faqs/", "./"),
        ("", "faqs/", "../"),
        ("", "", "./"),
        ("faqs/", "", "faqs/"),
        ("a/b/", "a/", "b/"),
        ("a.png", "faqs/", "../a.png"),
        ("en/a.png", "en/b/", "../a.png"),
    ],
)
def test_the_shortest_way_from_a_page_to_another_or_to_a_file(target: str, url: str, way: str) -> None:
    assert relative(target, url) == way


def test_only_the_default_locale_has_no_folder() -> None:
    assert (ADDRESSES.prefix("en"), ADDRESSES.prefix("pl")) == ("", "pl/")
    assert (ADDRESSES.council("en", "north"), ADDRESSES.council("pl", "north")) == ("councils/north/", "pl/councils/north/")


def test_pages_are_reached_in_their_own_language_with_an_anchor_or_without() -> None:
    link = PageLinks(ADDRESSES, "pl", "../")
    assert (link("faqs"), link("faqs", "cost")) == ("../pl/faqs/", "../pl/faqs/#cost")
    assert PageLinks(ADDRESSES, "en", "https://example.org/")("faqs") == "https://example.org/faqs/"


def test_a_page_that_is_not_there_leads_home() -> None:
    assert PageLinks(ADDRESSES, "en", "../")("nothing") == "../"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        (("en", "faqs"), "embed/en/faqs/"),
        (("en", "councils/north"), "embed/en/councils/north/"),
    ],
)
def test_addresses_of_embeds_stay_for_pasted_codes_rest_on_them(given: tuple[str, ...], url: str) -> None:
    assert embed_url(*given) == url  # type: ignore[arg-type]


@pytest.mark.parametrize("page_id", ["faqs", "about/who", "2026", "A_page-2", "printed", "about/print", "x" * LONGEST, "plan"])
def test_what_can_be_the_address_of_a_page(page_id: str) -> None:
    assert fault(page_id, ["en", "pl"]) is None


@pytest.mark.parametrize(
    ("page_id", "rule"),
    [
        *(
            (each, "address-not-valid")
            for each in ("", "/", "/etc", "a/", "a//b", "..", "../x", "a/../b", "./a", ".git", "a.b", "a\\b")
        ),
        *(
            (each, "address-not-valid")
            for each in ("a b", "a?b", "a#b", "a%2e", "a\n", "a;b", "a$b", "C:x", "caf\u00e9", "a\x00", "a\u202e")
        ),
        *(
            (each, "address-reserved")
            for each in ("embed", "embed/x", "Print", "api/v1", "404", "_headers", "pl", "PL/x", "a-z", "hosts")
        ),
        ("x" * (LONGEST + 1), "address-too-long"),
    ],
)
def test_what_cannot(page_id: str, rule: str) -> None:
    wrong = fault(page_id, ["en", "pl"])
    assert wrong is not None
    assert wrong[0] == rule


@pytest.mark.parametrize(
    "name",
    [
        *(
            "a-z",
            "api",
            "assets",
            "audit",
            "cards",
            "changes",
            "check",
            "councils",
            "embed",
            "fragments",
            "gallery",
            "hosts",
            "oruk",
        ),
        *("print", "search", "translations", "404", "_headers", "_redirects"),
    ],
)
def test_what_the_program_publishes_itself_is_no_name_for_a_page(name: str) -> None:
    wrong = ("address-reserved", f'The program publishes "{name}" itself.', "Give the page another name.")
    assert fault(name, ()) == fault(f"{name}/x", ()) == wrong


def test_the_letter_says_what_may_stand_in_an_address_and_how_long_it_may_be() -> None:
    hint = "Only a to z, 0 to 9, - and _ may stand in it, with / between folders."
    assert fault("a b", ()) == ("address-not-valid", '"a b" cannot be the address of a page.', hint)
    assert fault("x" * 201, ()) == ("address-too-long", f'"{"x" * 40}…" is 201 signs long.', "At most 200 may be in an address.")


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/o/r", "https://github.com/o/r/edit/main/docs/en/a%20b.md"),
        ("https://github.com/o/r.git", "https://github.com/o/r/edit/main/docs/en/a%20b.md"),
        ("https://gitlab.com/g/s/r/", "https://gitlab.com/g/s/r/-/edit/main/docs/en/a%20b.md"),
        ("https://gitlab.council.example/g/r", "https://gitlab.council.example/g/r/-/edit/main/docs/en/a%20b.md"),
        ("https://codeberg.org/o/r", "https://codeberg.org/o/r/_edit/main/docs/en/a%20b.md"),
        ("https://notgithub.com/o/r", ""),
    ],
)
def test_each_host_opens_a_file_in_its_own_way_and_of_another_nothing_is_guessed(repository: str, address: str) -> None:
    assert edit_url(repository, "main", "docs/en/a b.md") == address
