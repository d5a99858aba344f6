"""Sites: the folders that are to be published together, the address of each, and how much there is to build.

Nothing is built and no page is read. What is wrong with one site otherwise is told where that one is built, and stops no other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel

from localoffer.clock import today
from localoffer.facts import yaml_file
from localoffer.facts.layout import CONTENT
from localoffer.facts.shapes.settings import SiteAddress
from localoffer.facts.validate import validated
from localoffer.facts.values import Context, LanguageTag
from localoffer.issues import Issue, did_you_mean, in_order

START = 40
"""What any site costs before its first page, in pages: about a second, when a page takes a fortieth of one."""
_FOLDER = re.compile(r"(?!-)[A-Za-z0-9._/-]+")
"""Names that a shell takes as they are: a matrix hands a shard's folders on as words."""


class _Locale(BaseModel):
    tag: str
    draft: bool = False


class _Settings(BaseModel):
    """What is asked of content/site.yml here; the rest of it is read where the site is built."""

    address: SiteAddress
    default_locale: LanguageTag
    locales: list[_Locale]


@dataclass(frozen=True)
class Site:
    """A site, and what publishing it takes."""

    folder: str
    """Its folder, as seen from where the command runs."""
    address: str
    """Where it is published, from its content/site.yml."""
    weight: int
    """How much there is to build, in pages of one language."""
    line: int = 1
    """The line of its address."""

    @property
    def place(self) -> str:
        """Where it belongs among the others: its address without ``https://`` and the last slash."""
        host, _, path = self.address.removeprefix("https://").partition("/")
        return f"{host.lower()}/{path}".rstrip("/")

    @property
    def settings(self) -> str:
        """The file that says its address."""
        return f"{self.folder}/{CONTENT}/site.yml"


def read(names: Iterable[Path]) -> tuple[list[Site], list[Issue]]:
    """Return the sites in these folders, and in the folders that these lists name, and all that is wrong with them together.

    A list is a YAML file with a folder on each line (``- sites/hull``), as seen from where the command runs.
    """
    sites: dict[str, Site] = {}
    issues: list[Issue] = []
    for folder, place, line in _named(names, issues):
        if folder in sites:
            issues.append(Issue(place, line, "site-named-twice", f"{folder} is named twice.", "Keep one."))
            continue
        if not _FOLDER.fullmatch(folder):
            hint = "Use a to z, 0 to 9, - . _ and /, and do not begin with a dash."
            issues.append(Issue(place, line, "folder-not-valid", f'"{folder}" cannot be handed to a shell as a word.', hint))
            continue
        site, more = _site(folder, place, line)
        issues.extend(more)
        if site is not None:
            sites[folder] = site
    if not sites and not issues:
        issues.append(Issue(".", 1, "no-sites", "There is no site to publish.", "Name the folders of the sites: sites/*"))
    return list(sites.values()), in_order([*issues, *_clashes(sites.values())])


def _named(names: Iterable[Path], issues: list[Issue]) -> Iterator[tuple[str, str, int]]:
    """Yield each folder, and the file and line that name it."""
    for name in names:
        if name.is_file():
            value, lines, more = yaml_file.read(name.as_posix(), name.read_bytes())
            issues.extend(more)
            if not more and not isinstance(value, list):
                issues.append(_not_a_folder(name, lines.line(())))
            for index, entry in enumerate(value if isinstance(value, list) else ()):
                if isinstance(entry, str) and entry:
                    yield _plain(entry), name.as_posix(), lines.line((index,))
                else:
                    issues.append(_not_a_folder(name, lines.line((index,))))
        else:
            yield _plain(name), _plain(name), 1


def _plain(name: Path | str) -> str:
    return PurePosixPath(os.path.normpath(name)).as_posix()


def _not_a_folder(file: Path, line: int) -> Issue:
    hint = "Write each on a line of its own: - sites/hull. Its address stands in its content/site.yml."
    return Issue(file.as_posix(), line, "list-not-valid", "This must be a list of folders.", hint)


def _site(folder: str, place: str, line: int) -> tuple[Site | None, list[Issue]]:
    """Return the site in a folder, or None and why there is none."""
    root = Path(folder)
    path = root / CONTENT / "site.yml"
    if not path.is_file():
        if root.is_dir():
            message, hint = f"{folder} has no content/site.yml, so it is no site.", f"Name the sites themselves: {folder}/*"
        else:
            beside = (each.as_posix() for each in root.parent.glob("*/"))
            message, hint = f"{folder} is not there.", did_you_mean(folder, beside) or "localoffer new site begins one."
        return None, [Issue(place, line, "no-site", message, hint)]
    value, lines, issues = yaml_file.read(path.as_posix(), path.read_bytes())
    if issues:
        return None, issues
    settings, issues = validated(_Settings, value, lines, Context(today=today()))
    if settings is None:
        return None, issues
    return Site(folder, settings.address, START + _pages(root, settings), lines.line(("address",))), []


def _pages(root: Path, settings: Any) -> int:
    """Count what becomes a page in every language, translated or not."""
    shown = sum(not locale.draft for locale in settings.locales)
    kinds = (f"docs/{settings.default_locale}/**/*.md", f"{CONTENT}/services/*.yml", f"{CONTENT}/councils/*.yml")
    return shown * sum(1 for kind in kinds for _ in root.glob(kind))


def _clashes(sites: Iterable[Site]) -> Iterator[Issue]:
    """Yield every site whose address is another's, or lies inside it: what puts one in place would take the other away."""
    at: dict[str, Site] = {}
    hint = "Give each an address of its own, none below another."
    for site in sites:
        first = at.setdefault(site.place, site)
        if first is not site:
            message = f"{site.address} is the address of {first.folder}, too."
            yield Issue(site.settings, site.line, "address-taken", message, hint)
    for place, site in at.items():
        for parent in map(str, PurePosixPath(place).parents):
            if parent in at:
                message = f"{site.address} lies inside {at[parent].address}, the address of {at[parent].folder}."
                yield Issue(site.settings, site.line, "address-inside-another", message, hint)
