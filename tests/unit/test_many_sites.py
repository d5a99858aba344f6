"""Sites: what is asked of each before anything is built, and what is wrong with all of them together."""

from __future__ import annotations

from pathlib import Path

import pytest

from localoffer.many.sites import START, Site, read

SETTINGS = """\
name: A site
address: {}
default_locale: en
locales: [{{tag: en, name: English}}, {{tag: pl, name: Polski}}, {{tag: uk, name: Українська, draft: true}}]
anything: else, which is wrong and is told where this site is built
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, as the command does in that of the sites."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def site(name: str, address: str = "", *, pages: int = 1) -> Path:
    """Write as much of a site as is read here."""
    root = Path("sites") / name
    (root / "content").mkdir(parents=True)
    (root / "content/site.yml").write_text(SETTINGS.format(address or f"https://{name}.example.org/"), "utf-8")
    for number in range(pages):
        page = root / f"docs/en/{number}/page.md"
        page.parent.mkdir(parents=True)
        page.touch()
    return root


def letters(*names: str | Path) -> list[str]:
    return [str(issue) for issue in read(map(Path, names))[1]]


def told(*names: str | Path) -> list[str]:
    return [f"{issue.path}:{issue.line}: {issue.rule}" for issue in read(map(Path, names))[1]]


def test_a_site_weighs_its_pages_services_and_councils_in_the_languages_that_are_shown() -> None:
    root = site("hull", pages=3)
    for kind, number in (("services", 4), ("councils", 1), ("contacts", 9)):
        (root / "content" / kind).mkdir()
        for each in range(number):
            (root / "content" / kind / f"{each}.yml").touch()
    (root / "docs/pl").mkdir()
    (root / "docs/pl/page.md").touch()
    assert read([root]) == ([Site("sites/hull", "https://hull.example.org/", START + 2 * 8, 2)], [])


def test_folders_and_lists_of_them_come_in_the_order_they_are_named(here: Path) -> None:
    for name in ("a", "b", "c"):
        site(name)
    Path("sites.yml").write_text("# Ours\n- sites/c\n- ./sites/a/\n", "utf-8")
    sites, issues = read([Path("sites.yml"), Path("sites/../sites/b")])
    assert ([each.folder for each in sites], issues) == (["sites/c", "sites/a", "sites/b"], [])
    assert [each.folder for each in read([here / "sites/a"])[0]] == [f"{here}/sites/a"]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://council.example/send/", "council.example/send"),
        ("https://Council.example/Send/more/", "council.example/Send/more"),
        ("https://council.example/", "council.example"),
        ("https://council.example:8443/", "council.example:8443"),
        ("https://council.example/X/", "council.example/X"),
    ],
)
def test_a_place_is_what_an_address_says(address: str, place: str) -> None:
    assert Site("x", address, 1).place == place


def test_each_folder_that_is_no_site_is_named_where_it_was_named() -> None:
    site("hull")
    Path("sites.yml").write_text('- sites/hull\n- sites/hulk\n- {folder: sites/c}\n- "two words"\n- ""\n- zzz\n', "utf-8")
    no_list = "list-not-valid: This must be a list of folders. Write each on a line of its own: - sites/hull. "
    no_list += "Its address stands in its content/site.yml."
    word = 'folder-not-valid: "two words" cannot be handed to a shell as a word. '
    word += "Use a to z, 0 to 9, - . _ and /, and do not begin with a dash."
    assert letters("sites.yml", "sites") == [
        "sites:1: no-site: sites has no content/site.yml, so it is no site. Name the sites themselves: sites/*",
        'sites.yml:2: no-site: sites/hulk is not there. Did you mean "sites/hull"?',
        f"sites.yml:3: {no_list}",
        f"sites.yml:4: {word}",
        f"sites.yml:5: {no_list}",
        "sites.yml:6: no-site: zzz is not there. localoffer new site begins one.",
    ]


@pytest.mark.parametrize("name", ["-rf", "a;b", "$(x)", "a b", "*", "ł", "a\nb"])
def test_a_name_that_a_shell_would_take_for_something_else_is_refused(name: str) -> None:
    assert told(name) == [f"{name}:1: folder-not-valid"]


@pytest.mark.parametrize(
    ("text", "rule"), [("[]", "no-sites"), ("", "file-empty"), ("sites/a", "list-not-valid"), ("[", "yaml-syntax")]
)
def test_a_list_without_a_site_in_it_is_no_plan(text: str, rule: str) -> None:
    Path("sites.yml").write_text(text, "utf-8")
    assert [each.rpartition(" ")[2] for each in told("sites.yml")] == [rule]


def test_capitals_dots_and_dashes_are_words_of_a_shell() -> None:
    assert read([site("St.Albans_and-Luton", "https://luton.example.org/")])[1] == []


def test_there_is_no_plan_of_nothing() -> None:
    assert letters() == [".:1: no-sites: There is no site to publish. Name the folders of the sites: sites/*"]


def test_a_site_is_named_once() -> None:
    site("a")
    Path("sites.yml").write_text("- sites/a\n- sites/a/\n", "utf-8")
    assert letters("sites/a", "sites.yml") == [
        f"sites.yml:{number}: site-named-twice: sites/a is named twice. Keep one." for number in (1, 2)
    ]


@pytest.mark.parametrize(
    "address", ["http://a.example.org/", "https://a.example.org", "https://a.example.org/a b/", "5", "https://a/../b/"]
)
def test_an_address_that_is_none_is_told_at_its_line(address: str) -> None:
    site("a", address)
    assert [each.rpartition(":")[0] for each in told("sites/a")] == ["sites/a/content/site.yml:2"]


def test_a_language_that_is_none_is_told_at_its_line() -> None:
    settings = site("a") / "content/site.yml"
    settings.write_text(settings.read_text("utf-8").replace("default_locale: en", "default_locale: e**n"), "utf-8")
    assert [each.rpartition(":")[0] for each in told("sites/a")] == ["sites/a/content/site.yml:3"]


def test_no_two_sites_have_one_address_and_none_lies_inside_another() -> None:
    addresses = (
        "https://x.org/",
        "https://X.org/",
        "https://y.org/a/",
        "https://y.org/ab/",
        "https://y.org/a/b/",
        "https://z.org/a/b/",
    )
    for name, address in zip("abcdef", addresses, strict=True):
        site(name, address)
    sites, issues = read(sorted(Path("sites").iterdir()))
    inside = "address-inside-another: https://y.org/a/b/ lies inside https://y.org/a/, the address of sites/c."
    hint = "Give each an address of its own, none below another."
    assert [str(issue) for issue in issues] == [
        f"sites/b/content/site.yml:2: address-taken: https://X.org/ is the address of sites/a, too. {hint}",
        f"sites/e/content/site.yml:2: {inside} {hint}",
    ]
    assert len(sites) == 6
