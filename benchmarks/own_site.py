"""Make a site of localoffer from the made pages, with a history of three commits, as `benchmarks/build.py` measures it.

Its facts are those of the small site of the tests, its translations are recorded as `localoffer translations update` records
them, and its navigation is nested, so that no menu grows with the site.
Usage: python benchmarks/own_site.py [--embeds] SIZE FOLDER
"""

from __future__ import annotations

import argparse
import posixpath
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

import content

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
DAYS = ("2026-01-05", "2026-05-12", "2026-10-20")
"""When each version of every page was committed."""
UNUSED = ("glossary", "notices", "questions", "steps", "testimonials")
"""Facts of the small site that no made page shows."""


def _link(page: str, to: str, section: str) -> str:
    return f"{posixpath.relpath(to, posixpath.dirname(page) or '.')}.md#{section}"


DIALECT = content.Dialect(
    link=_link,
    details=lambda title, text: f'??? "{title}"\n    {text}',
    phone="{{phone:mediation}}",
    limit="{{deadline:contact-adviser}}",
)


def make(folder: Path, size: int, *, embeds: bool) -> None:
    """Make a site of ``size`` pages in all languages together, committed three times."""
    from copies import GOOD, commit, copy_site, git  # type: ignore[import-not-found]

    copy_site(GOOD, folder)
    shutil.rmtree(folder / "docs")
    shutil.rmtree(folder / "content/translations")
    (folder / "content/translations").mkdir()
    for name in UNUSED:
        (folder / f"content/{name}.yml").unlink()
    _settings(folder, size, embeds=embeds)
    (folder / ".gitignore").write_text("/site/\n/.localoffer-*/\n", "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "gc.auto", "0")  # nothing of git's own runs on beside what is measured
    for version, day in enumerate(DAYS):
        _write_pages(folder, size, version)
        if version == 0:
            _catalogues(folder)
        commit(folder, f"Version {version + 1}", day)
    git(folder, "gc", "-q")  # as in a repository that was cloned


def _settings(folder: Path, size: int, *, embeds: bool) -> None:
    path = folder / "content/site.yml"
    site = yaml.safe_load(path.read_text("utf-8"))
    english = site["locales"][0]
    others = [{"tag": tag, "name": name} for tag, name in content.LOCALES.items() if tag != english["tag"]]
    site |= {"name": "Bench", "locales": [english, *others], "roles": {"help": content.ids(size)[1]}, "embeds": embeds}
    path.write_text(yaml.safe_dump(site, allow_unicode=True), "utf-8")
    (folder / "content/navigation.yml").write_text(yaml.safe_dump(_navigation(size)), "utf-8")


def _navigation(size: int) -> list[dict[str, Any]]:
    """Return a group for each service, in groups of at most ten."""
    items: list[dict[str, Any]] = [
        {"id": f"service-{number}", "title": f"Service {number}", "pages": pages}
        for number, pages in enumerate(content.groups(size))
    ]
    level = 0
    while len(items) > content.GROUP:
        level += 1
        starts = range(0, len(items), content.GROUP)
        items = [
            {"id": f"group-{level}-{at}", "title": f"Group {level} {at}", "pages": items[start : start + content.GROUP]}
            for at, start in enumerate(starts)
        ]
    return items


def _write_pages(folder: Path, size: int, version: int) -> None:
    """Write every page in every language, the translations with what they were made from."""
    from localoffer.acts.yaml_edit import dumped
    from localoffer.languages.comparison import text_of

    for page in content.ids(size):
        record: dict[str, Any] = {}
        for tag in content.LOCALES:
            front = {"title": content.title(tag, page), "description": content.description(tag, page)}
            body = content.body(tag, page, size, DIALECT, version)
            path = f"docs/{tag}/{page}.md"
            if not record:  # the source, which comes first
                words = text_of(path, tag, [(each, 1) for each in front.values()], body, 1)
                record = {"source": words.digest, "blocks": [block.digest for block in words.blocks], "method": "machine"}
            more: dict[str, Any] = {"layout": "faqs"} if page.endswith("questions") else {}
            if tag != "en":
                more["translation"] = record
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(f"---\n{dumped(front | more)}---\n\n{body}", "utf-8")


def _catalogues(folder: Path) -> None:
    """Begin the catalogue of each language, as `localoffer translations update` does: its facts are still to translate."""
    from localoffer.acts import translate
    from localoffer.build import read
    from localoffer.facts.shapes import Method

    edition, issues = read(folder)
    assert edition is not None, issues
    for tag in content.LOCALES:
        translate.update_words(edition, tag, Method.MACHINE)


def main() -> None:
    """Make the site."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("size", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--embeds", action="store_true", help="with everything for councils, too")
    asked = parser.parse_args()
    make(asked.folder, asked.size, embeds=asked.embeds)


if __name__ == "__main__":
    main()
