"""Make a site of localoffer from the made pages, with a history of three commits, as `benchmarks/build.py` measures it.

Its facts are those of the small site of the tests, its translations are recorded as `localoffer translations update` records
them, and its navigation is nested, so that no menu grows with the site.
Usage: python benchmarks/own_site.py [--embeds] SIZE FOLDER
"""

from __future__ import annotations

import argparse
import re
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


DIALECT = content.Dialect(
    link=content.by_file,
    details=lambda title, text: f'??? "{title}"\n    {text}',
    phone="{{phone:mediation}}",
    limit="{{deadline:contact-adviser}}",
)


def make(folder: Path, size: int, *, embeds: bool) -> None:
    """Make a site of ``size`` pages in all languages together, committed three times."""
    from copies import GOOD, copy_site, git  # type: ignore[import-not-found]
    from copies import commit as committed

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
        committed(folder, f"Version {version + 1}", day)
    git(folder, "gc", "-q")  # as in a repository that was cloned


def _settings(folder: Path, size: int, *, embeds: bool) -> None:
    path = folder / "content/site.yml"
    site = yaml.safe_load(path.read_text("utf-8"))
    english = site["locales"][0]
    others = [{"tag": tag, "name": name} for tag, name in content.LOCALES.items() if tag != english["tag"]]
    site |= {"name": "Bench", "locales": [english, *others], "roles": {"help": content.ids(size)[1]}, "embeds": embeds}
    path.write_text(yaml.safe_dump(site, allow_unicode=True), "utf-8")
    (folder / "content/navigation.yml").write_text(yaml.safe_dump([_group(each) for each in content.navigation(size)]), "utf-8")


def _group(group: content.Group) -> dict[str, Any]:
    """Return a part of the navigation as content/navigation.yml says it."""
    pages = [each if isinstance(each, str) else _group(each) for each in group.items]
    return {"id": group.id, "title": group.title, "pages": pages}


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


def word(turn: int) -> str:
    """Return the word that a page begins with after a turn."""
    return f"Changed{turn}"


def phone(turn: int) -> str:
    """Return the telephone number after a turn."""
    return f"020 7946 01{turn:02}"


def change_word(folder: Path, size: int, turn: int) -> None:
    """Change a word of one English page."""
    page = folder / f"docs/en/{content.ids(size)[2]}.md"
    front, _, body = page.read_text("utf-8").rpartition("---\n\n")
    page.write_text(f"{front}---\n\n{word(turn)} {body.partition(' ')[2]}", "utf-8")


def change_phone(folder: Path, turn: int) -> None:
    """Change the telephone number that every page shows."""
    contact = folder / "content/contacts/mediation.yml"
    contact.write_text(re.sub(r"(?<=number: )[\d ]+", phone(turn), contact.read_text("utf-8")), "utf-8")


def commit(folder: Path, turn: int) -> None:
    """Commit what was changed in a turn."""
    from copies import commit as committed

    committed(folder, "A change", f"2026-11-{turn + 1:02}")


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
