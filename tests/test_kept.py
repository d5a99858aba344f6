"""What is kept is made again just where it has to be: a warm build and one from nothing are the same, and no more is made."""

from __future__ import annotations

import itertools
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from conftest import Once
from copies import commit, translate
from localoffer.build import Options, build
from localoffer.cli import main
from localoffer.issues import stops
from localoffer.languages.interface import interface_words
from localoffer.publish import publish
from localoffer.store import FOLDER
from warm import DAYS, EDITS, Life, epoch, files, put, site

pytestmark = pytest.mark.slow

STOPS = {"consent", "no_picture"}
"""What nothing is published with."""
KINDS = st.permutations([*sorted(EDITS.keys() - STOPS), "midnight", "midnight", "midnight", "revert"])
"""What the device judges copies by: all that is said, and what was said before."""
AT_ONCE = 30
"""How many edits are done before the site is built; each alone, and many more of them, in ``make fuzz``."""


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(DAYS[0]))


@pytest.fixture(scope="session")
def built_once(once: Once) -> Path:
    """Return the small site with its own theme, built once as a draft, with all that was kept of it."""

    def make(root: Path) -> None:
        with pytest.MonkeyPatch.context() as clock:
            clock.setenv("SOURCE_DATE_EPOCH", epoch(DAYS[0]))
            site(root)
            (root / "built").mkdir()
            build(root, root / "built", Options(draft=True))

    return once("warm", make)


@pytest.fixture
def root(built_once: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    return shutil.copytree(built_once, tmp_path / "site", symlinks=True)


def test_a_warm_build_is_the_same_as_one_from_nothing(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    @settings(max_examples=1, derandomize=True, phases=[Phase.generate])
    @given(kinds=KINDS, seed=st.integers(1, 1 << 16))
    def lives(kinds: list[str], seed: int) -> None:
        folder = tmp_path_factory.mktemp("life")
        root = shutil.copytree(built_once, folder / "site", symlinks=True)
        life = Life(root, folder / "fresh", random.Random(seed))  # noqa: S311  # the same edits each time
        for at in range(0, len(kinds), AT_ONCE):
            some = kinds[at : at + AT_ONCE]
            assert (some, list(life.live(*some))) == (some, [])

    lives()


def made_by(root: Path, change: Callable[[], None]) -> tuple[set[str], dict[str, bytes], dict[str, bytes]]:
    """Return the files that a build makes anew after a change, of those that can be kept, and all files before and after."""
    before = files(root / "built")
    change()
    commit(root, "A change", "2026-11-22")
    built = build(root, root / "built", Options(draft=True))
    assert built.edition is not None
    after, kept = files(root / "built"), built.edition.kept
    changed = {name for name in after.keys() | before.keys() if after.get(name) != before.get(name)}
    assert changed & kept.used.keys() <= set(kept.made)
    return set(kept.made), before, after


@pytest.fixture(scope="module")
def with_number(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy with a second telephone number, on one page; it and all that shows it changed on the day of the tests."""
    root = shutil.copytree(built_once, tmp_path_factory.mktemp("number") / "site", symlinks=True)
    contacts = root / "content" / "contacts"
    text = (contacts / "mediation.yml").read_text("utf-8").replace("7946 0018", "7946 0077")
    (contacts / "other.yml").write_text(text.replace("A mediation", "Another"), "utf-8")
    put(root / "docs" / "en" / "letter.md", "Read it", "Read it somewhat: {{phone:other}}")
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("SOURCE_DATE_EPOCH", epoch(DAYS[0]))
        made_by(root, lambda: None)
        assert made_by(root, lambda: None)[0] == set()
    return root


class TestNoMoreIsMade:
    """What is made anew is what shows the change, and nothing else."""

    @pytest.fixture
    def root(self, with_number: Path, tmp_path: Path) -> Path:
        """Return a copy of that."""
        return shutil.copytree(with_number, tmp_path / "site", symlinks=True)

    def test_a_telephone_number(self, root: Path) -> None:
        change = lambda: put(root / "content" / "contacts" / "other.yml", "7946 0077", "7946 0078")  # noqa: E731
        made, before, after = made_by(root, change)
        made = set(itertools.filterfalse(judges, made))
        assert made == {name for name, content in before.items() if kept(name) and number_in(content, "7946 0077")}
        assert "letter/index.html" in made
        assert not any(number_in(after[name], "7946 0077") for name in made)

    def test_a_word_of_a_page(self, root: Path) -> None:
        made, before, _ = made_by(root, lambda: put(root / "docs" / "en" / "letter.md", "somewhat", "anyhow"))
        made = set(itertools.filterfalse(judges, made))
        assert made == {name for name, content in before.items() if b"somewhat" in content and kept(name)}
        assert "letter/index.html" in made

    def test_a_word_of_the_interface(self, root: Path) -> None:
        source, built = interface_words("en", "en", None), files(root / "built")
        said = {key: words[0] for key, words in interface_words("pl", "en", None).items() if "{" not in words[0]}
        found = {key: {name for name in built if is_page(name) and said[key].encode() in built[name]} for key in said}
        key = next(key for key in said if len(said[key]) > 15 and 2 <= len(found[key]) <= 9)
        made, _, _ = made_by(root, lambda: translate(root, "pl", f"interface:{key}", source[key][0], "Inaczej"))
        assert (key, set(filter(is_page, made))) == (key, found[key])
        assert {name.replace("index.md", "index.html") for name in made if not judges(name)} == found[key]

    def test_a_template(self, root: Path) -> None:
        template = root / "overrides" / "components" / "deadlines" / "template.html"
        made, before, _ = made_by(root, lambda: put(template, "table limits", "table more limits"))
        assert set(filter(is_page, made)) == {name for name in before if is_page(name) and b'"table limits"' in before[name]}


def number_in(content: bytes, number: str) -> bool:
    """Tell whether a file holds a telephone number, as it is written or as it is rung."""
    return number.encode() in content or number.replace(" ", "").encode() in content


def is_page(name: str) -> bool:
    """Tell whether a file is a page or a piece of one."""
    return name.endswith(".html")


def kept(name: str) -> bool:
    """Tell whether a file is one of those that can be kept: a page, a piece of one, or a page as Markdown or as data."""
    return name.endswith((".html", ".md")) or "/pages/" in name


def judges(name: str) -> bool:
    """Tell whether a file is one that /check/ judges by: it hangs on every page and fact, and is made anew with any of them."""
    return name.startswith("check/") and name.endswith(".json")


class TestTold:
    """``publish --json`` says what was made."""

    def told(self, root: Path) -> dict[str, object]:
        result = CliRunner().invoke(main, ["publish", "--draft", "--json", "--root", str(root)])
        assert result.exit_code == 0, result.stdout
        told = json.loads(result.stdout)
        assert told.keys() == {"issues", "built", "kept"}
        return {**told, "all": sorted(files(root / "site"))}

    def test_everything_at_first_then_what_has_changed(self, root: Path) -> None:
        first = self.told(root)
        assert (first["built"], first["kept"]) == (first["all"], 0)
        again = self.told(root)
        assert (again["built"], again["kept"]) == ([], len(files(root / "site")))
        before = files(root / "site")
        put(root / "content" / "contacts" / "mediation.yml", "7946 0018", "7946 0019")
        changed, after = self.told(root), files(root / "site")
        assert changed["built"] == sorted(name for name in after if before.get(name) != after[name])
        assert changed["kept"] == len(after) - len(changed["built"])  # type: ignore[arg-type]
        put(root / "content" / "contacts" / "mediation.yml", "7946 0019", "7946 0018")
        assert self.told(root)["built"] == changed["built"]

    @pytest.mark.parametrize("spoil", ["delete", "corrupt"])
    def test_everything_where_nothing_is_known_of_the_time_before(self, root: Path, spoil: str) -> None:
        self.told(root)
        if spoil == "delete":
            shutil.rmtree(root / FOLDER)
        else:
            for file in (each for each in (root / FOLDER).iterdir() if each.is_file()):
                file.write_text(file.read_text("utf-8")[:-9] + "x", "utf-8")
        told = self.told(root)
        assert (told["built"], told["kept"]) == (told["all"], 0)

    def test_in_words(self, root: Path) -> None:
        command = ["publish", "--draft", "--root", str(root)]
        first, fresh = (CliRunner().invoke(main, [*command, *more]).stderr for more in ([], ["--fresh"]))
        count = f"{len(files(root / 'site')):,}"
        assert f"Published into site/. {count} files were made, 0 kept." in first
        assert f"Published into site/. {count} files were made." in fresh

    def test_nothing_where_nothing_was_published(self, root: Path) -> None:
        put(root / "docs" / "en" / "letter.md", "Read it", "[Read it](nothing.md)")
        result = CliRunner().invoke(main, ["publish", "--draft", "--json", "--root", str(root)])
        told = json.loads(result.stdout)
        assert (result.exit_code, told["built"], told["kept"], len(told["issues"]) > 0) == (1, [], 0, True)


def test_two_at_once_share_what_is_kept(root: Path) -> None:
    command = [sys.executable, "-m", "localoffer", "publish", "--draft", "--root", str(root)]
    put(root / "docs" / "en" / "letter.md", "Read it", "Read that")
    runs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(run.communicate()[1], run.returncode)[1] for run in runs] == [0, 0]
    build(root, root / "fresh", Options(draft=True, gallery=True, fresh=True))
    assert files(root / "site") == files(root / "fresh")
    assert not stops(publish(root, Options(draft=True, gallery=True), print).issues)
    assert files(root / "site") == files(root / "fresh")
