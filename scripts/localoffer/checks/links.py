"""broken-link: every link and anchor inside the built site, followed by linkchecker."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import DefragResult, quote, unquote, urldefrag, urljoin

from localoffer.checks.serving import served
from localoffer.html.outline import Outline
from localoffer.issues import Issue

PUBLISHED = "site"

SETTINGS = """
[checking]
threads=0
maxrequestspersecond=1000
robotstxt=0
[output]
status=0
"""


@dataclass(frozen=True)
class Broken:
    """A link that leads nowhere."""

    page: str
    """The file it stands in, as its address below the site's."""
    target: str
    """As it stands there."""
    rule: str
    what: str
    """What is wrong with it, to follow its name."""
    kind: str = "link"

    def issue(self) -> Issue:
        """Return the issue, at the file that was built."""
        return Issue(f"{PUBLISHED}/{self.page}", 1, self.rule, f'The {self.kind} "{self.target}" {self.what}.')


def check(folder: Path, outlines: Mapping[str, Outline], below: str, *, ask_all: bool = False) -> Iterator[Broken]:
    """Yield every link inside the site that leads nowhere, at each page it stands on.

    ``outlines`` are the pages by their address below the site's; ``below`` is the path of the site's
    own address, ``/`` or ``/some/folder/``. A link that names a file of the folder, letter by letter, leads there. linkchecker
    asks once for each other address, and with ``ask_all`` for those of all files but the pages. The anchors are
    compared with the pages as they were finished, because it would parse a page again for each of them.
    """
    pages = {url.removesuffix("index.html"): (url, each) for url, each in outlines.items()}
    if not pages:
        return
    with served(folder, below) as address:
        right = {address + page for page, (url, _) in pages.items() if (folder / url).is_file()}
        if not ask_all:
            there = {address + quote(name) for name in _files(folder)}
            right |= there | {name.removesuffix("index.html") for name in there}
        anchors = {address + page: each.ids for page, (_, each) in pages.items()}
        doubtful = {}  # most pages have no such link, and the others few
        for page, (url, each) in pages.items():
            leads = _leads(address + page, each.links).items()
            if own := {link: to for link, to in leads if to.url not in right or _anchor_fault(*to, anchors)}:
                doubtful[url] = own
        asked = {to.url for own in doubtful.values() for to in own.values()} - right
        broken, fault = _asked(sorted(each for each in asked if each.startswith(address.removesuffix(below))))
        if fault:
            yield Broken("", "linkchecker", "links-not-checked", f"could not run: {fault}", "program")
            return
        for url, own in doubtful.items():
            for target in filter(own.__contains__, outlines[url].links):
                reason = broken.get(own[target].url) or _anchor_fault(*own[target], anchors)
                if reason is not None:
                    yield Broken(url, target, "broken-link", f"leads nowhere: {reason.rstrip('.')}")


def _files(folder: Path) -> Iterator[str]:
    """Yield the name of every file below a folder."""
    for here, _, names in os.walk(folder):
        way = Path(here).relative_to(folder).as_posix()
        yield from names if way == "." else (f"{way}/{name}" for name in names)


def _asked(addresses: Sequence[str]) -> tuple[dict[str, str], str]:
    """Let linkchecker ask for addresses on this machine. Returns what is wrong with each, and why it could not run."""
    if not addresses:
        return {}, ""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Path(scratch) / "linkcheckerrc"
        settings.write_text(SETTINGS, encoding="utf-8")
        Path(scratch).chmod(0o755)  # linkchecker gives up root's rights, and then must still read this
        command = [sys.executable, "-m", "linkcheck", "-f", str(settings), "--no-status", "-r0", "--stdin", "-o", "csv/utf-8"]
        wanted = "\n".join(addresses)
        result = subprocess.run(command, input=wanted, capture_output=True, text=True, encoding="utf-8", check=False)
    if result.returncode not in (0, 1) or "urlname" not in result.stdout:
        return {}, (result.stderr.strip().splitlines() or ["it said nothing"])[-1].rstrip(".")
    return _broken(result.stdout), ""


_ELSEWHERE = ("https:", "http:", "mailto:", "tel:", "sms:")


def _leads(page: str, links: Iterable[str]) -> dict[str, DefragResult]:
    """Return where each link of a page leads to that does not leave the site."""
    return {link: resolved(page, link) for link in {*links} if not link.startswith(_ELSEWHERE)}


_PLAIN = re.compile(r"((?:\.\./)*)((?:[\w~][\w.~-]*/)*(?:[\w~][\w.~-]*)?)(?:#([^\x00-\x20]*))?", re.ASCII)
"""A way down from a folder, or up first: nearly every link of a site. All else takes the long road."""


def resolved(page: str, link: str) -> DefragResult:
    """Return where a link on a page of this machine leads (RFC 3986, 5.2), without its fragment, and that."""
    plain = _PLAIN.fullmatch(link)
    if plain is None or not (plain[1] or plain[2]):
        return urldefrag(urljoin(page, link))
    folders = page.split("/")[3:-1]
    up = len(plain[1]) // 3
    if up > len(folders):
        return urldefrag(urljoin(page, link))
    host = page[: page.index("/", 8) + 1]
    below = "/".join([*folders[: len(folders) - up], plain[2]])
    return DefragResult(host + below, plain[3] or "")


def _anchor_fault(page: str, fragment: str, anchors: Mapping[str, Collection[str]]) -> str | None:
    if not fragment or page not in anchors or unquote(fragment) in anchors[page]:
        return None
    return f'the page has no anchor "{unquote(fragment)}"'


def _broken(report: str) -> dict[str, str]:
    """Return address -> what is wrong with it."""
    lines = (line for line in report.splitlines() if line and not line.startswith("# "))
    return {row["url"]: row["result"] for row in csv.DictReader(lines, delimiter=";") if row["valid"] != "True"}
