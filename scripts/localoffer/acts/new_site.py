"""New: begin a site: the few files that it needs, with what its name says and nothing else."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from babel import Locale as BabelLocale
from babel.core import UnknownLocaleError
from pydantic import ValidationError

from localoffer import build
from localoffer.acts.new_locale import new_locale
from localoffer.acts.schemas import schemas
from localoffer.acts.translate import RefusedError
from localoffer.disk import beside
from localoffer.facts.shapes.look import Look
from localoffer.issues import Issue

FILES = Path(str(files("localoffer"))) / "new_site"
"""The files of a new site, as templates. Those that begin with a dot stand there without it."""
HIDDEN = frozenset({"gitignore", "github"})
LONGEST = 90
"""Signs of a name: with it, a page's description is no longer than one may be."""


def new_site(folder: Path, name: str, provider: str, tags: Sequence[str], today: dt.date, accent: str = "") -> str:
    """Make a site in ``folder``, in the languages ``tags`` and in the colour ``accent``; returns what to do next.

    English comes first, and the others are drafts. The folder is there whole in the end, or not at all. Raises
    ``RefusedError`` where the folder is there already, or a name, a language or the colour is none.
    """
    _refuse(folder, name, provider, tags, accent)
    with beside(folder.parent) as making:
        site = making / folder.name
        for path, text in {**_files(name, provider, today, accent), **schemas()}.items():
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        for tag in tags[1:]:
            edition, issues = build.read(site)
            if edition is None:
                raise RefusedError(*issues)
            new_locale(edition, tag)
        site.rename(folder)
    return (
        f"{name} has begun: {folder}. Go there and run:\n"
        "  localoffer publish   to build it into site/\n"
        "  localoffer serve     to see it as you edit it\n"
        "  localoffer status    for what is still to say, each with its file and line"
    )


def _refuse(folder: Path, name: str, provider: str, tags: Sequence[str], accent: str) -> None:
    """Raise ``RefusedError`` with everything that stands in the way."""
    found = []
    if folder.exists() or folder.is_symlink():
        found.append(("already-there", "This is there already, and stays as it is.", "Name a folder that is not there."))
    elif not folder.parent.is_dir():
        found.append(("folder-missing", f"There is no folder {folder.parent} to put it in.", ""))
    for option, text in (("--name", name), ("--provider", provider)):
        if any(unicodedata.category(sign)[0] == "C" for sign in text) or len(text) > LONGEST:
            found.append(("name-not-valid", f"{option} must be one line of at most {LONGEST} signs.", ""))
    if not name.strip():
        found.append(("name-not-valid", "--name is empty.", 'Write it as: --name "Portage home visiting".'))
    if not tags or tags[0] != "en":
        found.append(("locale-not-known", "The pages of a new site are in English.", "Name en first: --languages en,ur."))
    for tag in tags:
        try:
            BabelLocale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            found.append(("locale-not-known", f'"{tag}" is not a language tag.', "Write it as in BCP 47, such as uk or pt-BR."))
        if tags.count(tag) > 1:
            found.append(("duplicate-id", f'"{tag}" is named twice.', ""))
    try:
        Look(accent=accent or None)
    except ValidationError as fault:
        found.append((fault.errors()[0]["type"], f"--accent: {fault.errors()[0]['msg']}", ""))
    if found:
        raise RefusedError(*(Issue(str(folder), 1, *each) for each in dict.fromkeys(found)))


def _files(name: str, provider: str, today: dt.date, accent: str) -> dict[str, str]:
    """Return path -> text of every file."""
    values = {
        "name": _as_yaml(name),
        "title": name,
        "host": _host(name),
        "provider": f"provider: {_as_yaml(provider)}\n" if provider.strip() else "",
        "description": _as_yaml(f"What {name} is, whom it is for and how to reach it."),
        "look": f'look:\n  accent: "{accent}"' if accent else '# look:\n#   accent: "#0d4f52"',
        "today": str(today),
    }
    found = {}
    for file in sorted(FILES.rglob("*")):
        if file.is_file():
            way = file.relative_to(FILES).as_posix()
            path = f".{way}" if way.partition("/")[0] in HIDDEN else way
            found[path] = Template(file.read_text(encoding="utf-8")).substitute(values)
    return found


def _as_yaml(text: str) -> str:
    """Return a text as YAML reads it, whatever stands in it: every JSON string is one."""
    return json.dumps(text, ensure_ascii=False)


def _host(name: str) -> str:
    """Return a name as a part of an address."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "site"
