"""Navigation: the order of reading, the branch that a page sees, and pages that the tree forgets or repeats."""

from __future__ import annotations

import pytest

from localoffer.pages.navigation import WHOLE, MenuItem, Navigation, check
from unit.examples import groups, places, site

TREE = groups({"first": ["a", {"inner": ["b", {"deep": ["c"]}, "d"]}], "last": [{"only": ["e"]}, "a"]})


@pytest.fixture
def navigation() -> Navigation:
    return Navigation(TREE)


def test_pages_are_read_from_top_to_bottom_after_the_home_page(navigation: Navigation) -> None:
    assert navigation.order == ["index", "a", "b", "c", "d", "e", "a"]


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        pytest.param("index", None, "a", id="the home page is the first"),
        ("b", "a", "c"),
        ("c", "b", "d"),
        ("e", "d", "a"),
        pytest.param("a", "index", "b", id="a page that is listed twice stands where it stands first"),
        pytest.param("unlisted", None, None, id="a page that is not listed stands nowhere"),
    ],
)
def test_every_page_has_one_before_and_one_after_it(
    navigation: Navigation, page: str, before: str | None, after: str | None
) -> None:
    assert navigation.neighbours(page) == (before, after)


def test_the_last_page_has_none_after_it() -> None:
    assert Navigation(groups({"one": ["a", "b"]})).neighbours("b") == ("a", None)
    assert Navigation(()).neighbours("index") == (None, None)


@pytest.mark.parametrize(
    ("page", "trail"),
    [("a", ["first"]), ("c", ["first", "inner", "deep"]), ("d", ["first", "inner"]), ("e", ["last", "only"]), ("index", [])],
)
def test_the_groups_around_a_page_come_from_the_outside_in(navigation: Navigation, page: str, trail: list[str]) -> None:
    assert navigation.trail(page) == trail


def page(id_: str, *, here: bool = False) -> MenuItem:
    return MenuItem(id_, False, id_, here)


def test_from_outside_every_group_is_closed_and_leads_to_its_first_page(navigation: Navigation) -> None:
    first, last = navigation.seen_from("index")
    assert (first.first, first.open, [each.id for each in first.children]) == ("a", False, ["a", "inner"])
    assert last == MenuItem("last", True, "e", False, (MenuItem("only", True, "e", False, (page("e"),)), page("a")))


def test_a_page_sees_its_own_branch_open_and_no_other(navigation: Navigation) -> None:
    first, last = navigation.seen_from("d")
    assert not last.open
    deep = MenuItem("deep", True, "c", False, (page("c"),))
    inner = MenuItem("inner", True, "b", True, (page("b"), deep, page("d", here=True)))
    assert first == MenuItem("first", True, "a", True, (page("a"), inner))


class TestCheck:
    FILE = "- id: g\n  pages:\n    - a\n    - id: h\n      pages:\n        - b\n- id: k\n  pages: [c]"
    PLACE = places(("navigation:navigation", "nav.yml", FILE))

    def told(self, pages: dict[str, str]) -> list[str]:
        tree = groups({"g": ["a", {"h": ["b"]}], "k": ["c"]})
        return [str(each) for each in check(site(navigation=tree, places=self.PLACE), pages)]

    def test_each_page_stands_in_it_once(self) -> None:
        assert self.told({id_: f"docs/en/{id_}.md" for id_ in ("index", "a", "b", "c")}) == []

    def test_a_page_that_is_not_there(self) -> None:
        assert self.told({"a": "docs/en/a.md", "bb": "docs/en/bb.md", "c": "docs/en/c.md"}) == [
            'nav.yml:6: unknown-page: There is no page "b". Did you mean "bb"?',
            'docs/en/bb.md:1: page-not-in-navigation: Nothing leads to the page "bb". Put it into content/navigation.yml.',
        ]

    def test_a_page_that_is_listed_twice(self) -> None:
        tree = groups({"g": ["a", {"h": ["a"]}], "k": ["a"]})
        found = check(site(navigation=tree, places=self.PLACE), {"a": "docs/en/a.md"})
        said = 'page-listed-twice: The page "a" is listed twice. Keep one.'
        assert [str(each) for each in found] == [f"nav.yml:6: {said}", f"nav.yml:8: {said}"]

    def test_a_page_that_is_not_there_is_told_each_time(self) -> None:
        tree = groups({"g": ["x"], "k": ["x"]})
        found = check(site(navigation=tree, places=self.PLACE), {})
        assert [str(each) for each in found] == [
            'nav.yml:3: unknown-page: There is no page "x".',
            'nav.yml:8: unknown-page: There is no page "x".',
        ]

    def test_the_home_page_is_not_to_be_listed(self) -> None:
        tree = groups({"g": ["index"]})
        (found,) = check(site(navigation=tree, places=self.PLACE), {"index": "docs/en/index.md"})
        assert found.rule == "page-listed-twice"


def test_of_a_large_tree_only_the_readers_own_branch_is_shown() -> None:
    whole = {f"group-{number}": [f"page-{number}-{each}" for each in range(WHOLE)] for number in range(3)}
    menu = Navigation(groups(whole)).seen_from("page-1-5")
    assert [(each.id, each.first, len(each.children)) for each in menu] == [
        ("group-0", "page-0-0", 0),
        ("group-1", "page-1-0", WHOLE),
        ("group-2", "page-2-0", 0),
    ]
    assert [each.id for each in menu[1].children if each.id == "page-1-5"]


@pytest.mark.parametrize(("pages", "shown"), [(WHOLE - 1, WHOLE - 1), pytest.param(WHOLE, 0, id="the home page counts")])
def test_a_tree_is_large_from_one_page_more_than_fits(pages: int, shown: int) -> None:
    (menu,) = Navigation(groups({"all": [f"page-{each}" for each in range(pages)]})).seen_from("index")
    assert len(menu.children) == shown
