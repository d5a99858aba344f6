"""Plant a defect of tests/defects/defects.yml into a copy of a built site."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from playwright.sync_api import Browser, Page

from browser.subject import Subject
from localoffer.checks.serving import served

FILE = Path(__file__).parents[1] / "defects" / "defects.yml"
DEFECTS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
DOM = """([text, act]) => { const document = new DOMParser().parseFromString(text, 'text/html');
  const one = selector => document.querySelector(selector), all = selector => [...document.querySelectorAll(selector)];
  const put = (selector, html, where = 'beforeend') => one(selector).insertAdjacentHTML(where, html);
  new Function('document', 'one', 'all', 'put', act)(document, one, all, put);
  return '<!doctype html>\\n' + document.documentElement.outerHTML + '\\n'; }"""
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"')


class Site(NamedTuple):
    """A built site, and the path it is published at."""

    folder: Path
    below: str


def planted_text(workshop: Page, text: str, defect: dict[str, Any]) -> str:
    """Return the text of a file with the defect in it; ``workshop`` is any page without a policy."""
    for edit in defect.get("edit", ()):
        assert edit["find"] in text, f"{defect['id']}: {edit['find']!r} is not there any more"
        text = text.replace(edit["find"], edit["put"])
    if "dom" in defect:
        text = workshop.evaluate(DOM, [text, defect["dom"]])
    if "css" in defect:
        text = text.replace("</style>", defect["css"] + "</style>", 1)
    if "script" in defect:
        start, end, rest = text.rpartition("</script>")
        text = start + "\n{" + defect["script"] + "}" + end + rest
    return text if "file" in defect else allowed(text)


def allowed(text: str) -> str:
    """Let the page's policy allow what was planted, as it would if our program had built it so."""
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    inline = [html.unescape(each) for each in re.findall(r'<[a-z][^>]* style="([^"]*)"', text)]

    def rule(found: re.Match[str]) -> str:
        policy = html.unescape(found[2])
        policy = re.sub(r"(script-src)(?: 'sha256-[^']*')*", rf"\1 {' '.join(map(digest, scripts))}", policy)
        hashes = " ".join(map(digest, styles + inline)) + (" 'unsafe-hashes'" if inline else "")
        if re.search("<img|type=.image|<object", text) and "img-src" not in policy:
            policy += "; img-src 'self'"
        policy = re.sub(r"(style-src)((?: https:\S+)?)(?: 'sha256-[^']*')*", rf"\1\2 {hashes}", policy)
        return f'{found[1]}{html.escape(policy)}"'

    return POLICY.sub(rule, text)


def digest(text: str) -> str:
    """Return what a policy calls a script or a stylesheet."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def linked(folder: Path, copy: Path, changed: Path) -> None:
    """Make a copy of a site that leads to it but for one file, which is to be written; a link takes no time."""
    copy.mkdir()
    for each in folder.iterdir():
        own = copy / each.name
        if own in changed.parents:
            linked(each, own, changed)
        elif own != changed:
            own.symlink_to(each)


@contextmanager
def planted(browser: Browser, workshop: Page, sites: dict[str, Site], defect: dict[str, Any], scratch: Path) -> Iterator[Subject]:
    """Serve a copy of a site with the defect in it, and give the page to look at."""
    name, _, place = defect["page"].partition(":")
    site = sites[name]
    copy = scratch / "site"
    path = place.partition("#")[0]
    page = copy / (path if path.endswith(".html") else f"{path}index.html")
    changed = copy / defect["file"] if "file" in defect else page
    text = (site.folder / changed.relative_to(copy)).read_text("utf-8")
    linked(site.folder, copy, changed)
    changed.write_text(planted_text(workshop, text, defect), "utf-8")
    with served(copy, site.below) as address:
        yield Subject(browser, address + place, address, page)
    shutil.rmtree(copy)
