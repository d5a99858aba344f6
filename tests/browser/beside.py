"""Beside: the letter page as it was, as it is, and its words in GOV.UK's and the NHS's design system, in one picture.

How it was is the page of version 0.2.0, built by that version itself, out of the history.

The mock-ups (``benchmarks/looks/``) are ours; the stylesheets are those of the systems, from npm, and are not kept. Their own
fonts may not be used by others, so the words are in Arial's like, as on any page that has no right to them.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup  # noqa: TID251  # a mock-up for a picture, never published
from playwright.sync_api import Browser

from localoffer.checks.serving import served
from localoffer.html.tree import Node, children, document, elements, first, outer

ROOT = Path(__file__).parents[2]
LOOKS, INSTALLED = ROOT / "benchmarks" / "looks", ROOT / "build" / "looks" / "node_modules"
SYSTEMS = {
    "govuk": INSTALLED / "govuk-frontend/dist/govuk/govuk-frontend.min.css",
    "nhsuk": INSTALLED / "nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css",
}
CLASSES = {
    "h2": "{0}-heading-l", "p": "{0}-body", "ul": "{0}-list {0}-list--bullet", "ol": "{0}-list {0}-list--number", "a": "{0}-link",
    "table": "{0}-table", "thead": "{0}-table__head", "tbody": "{0}-table__body", "tr": "{0}-table__row",
}  # fmt: skip
"""Element -> the classes that both systems give it."""
BEFORE = "v0.2.0"
"""The version whose look is shown beside today's: the last before the look was drawn anew."""
CAPTIONS = {"before": "localoffer 0.2.0", "ours": "localoffer", "govuk": "GOV.UK Frontend", "nhsuk": "NHS.UK frontend"}
SIZES = {"beside-phone": (360, 1100, 360), "beside-desktop": (1280, 1000, 640)}
"""Name -> the size of the screen, and how wide it is in the picture."""
FRAME = """<body style="margin:0;padding:16px;background:#ddd;display:flex;gap:16px;font:700 20px sans-serif;width:max-content">
{}</body>"""
FIGURE = """<figure style="margin:0"><figcaption style="padding:0 0 8px">{}</figcaption>
<img width={} src="data:image/png;base64,{}"></figure>"""


def mock_up(system: str, page: bytes) -> str:
    """Return the words of a page with a yellow box as a page of another system."""
    tree = document(page)
    article = first(tree, "article")
    box = first(article, ".notice[data-kind=action]")
    call = first(box, ".call")
    act = [each for each in children(box) if each.tag == "p"][1:]
    lead = first(article, "h1 ~ p")
    after = [each for each in elements(article) if each.tag in ("h2", "p", "ul", "ol", "table") and _is_outside(each)]
    return (
        Environment(loader=FileSystemLoader(LOOKS), autoescape=True)
        .get_template(f"{system}.html")
        .render(
            css=Markup(SYSTEMS[system].read_text("utf-8")),  # noqa: S704
            site=first(tree, ".site-name").text().strip(),
            title=first(article, "h1").text(),
            lead=lead.text(),
            act_title=first(box, ".notice-title").text(),
            act=_dressed(act[:1], system),
            number=first(call, "a bdi").text(),
            advice=first(call, "p").text(),
            act_rest=_dressed(act[1:], system),
            rest=_dressed([each for each in after if each.mem_id != lead.mem_id], system),
        )
    )


def _is_outside(node: Node) -> bool:
    """Tell whether a block stands by itself, or in a step: in no box, other list, table or details."""
    around = node.parent
    while around is not None and around.tag != "article":
        if around.tag not in ("section", "div", "ol", "li") or "notice" in (around.attributes.get("class") or ""):
            return False
        if around.tag == "li" and around.parent is not None and around.parent.attributes.get("class") != "steps":
            return False
        around = around.parent
    return node.attributes.get("class") != "steps"


def _dressed(nodes: list[Node], system: str) -> Markup:
    for node in nodes:
        for each in [node, *elements(node)]:
            if each.tag in CLASSES:
                each.attrs["class"] = CLASSES[each.tag].format(system)
            if each.tag in ("th", "td"):
                each.attrs["class"] = f"{system}-table__{'header' if each.tag == 'th' else 'cell'}"
    return Markup("\n").join(map(outer, nodes))


def earlier() -> Path:
    """Return the folder of the site as ``BEFORE`` publishes it; built once. Needs the tags of the repository."""
    root = ROOT / "build" / "looks" / BEFORE
    if not (root / "site").is_dir():
        shutil.rmtree(root, ignore_errors=True)
        for command in (
            ["git", "-c", "advice.detachedHead=false", "clone", "--quiet", "--branch", BEFORE, str(ROOT), str(root)],
            [sys.executable, "-m", "localoffer", "publish", "--root", str(root)],
        ):
            subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(root / "scripts")}, check=True)
    return root / "site"


def beside(browser: Browser, address: str, page: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (name, PNG) of ours, as it was and is, beside the others, on a phone and on a desktop."""
    with served(earlier()) as before:
        yield from _beside(browser, {"before": f"{before}letter/", "ours": address}, page)


def _beside(browser: Browser, addresses: Mapping[str, str], page: bytes) -> Iterator[tuple[str, bytes]]:
    for name, (width, height, shown_as) in SIZES.items():
        figures = []
        for system, caption in CAPTIONS.items():
            shown = browser.new_page(viewport={"width": width, "height": height})
            if system in addresses:
                shown.goto(addresses[system])
            else:
                shown.set_content(mock_up(system, page))
            figures.append(FIGURE.format(caption, shown_as, base64.b64encode(shown.screenshot()).decode()))
            shown.close()
        frame = browser.new_page(viewport={"width": (shown_as + 16) * len(figures) + 16, "height": 400})
        frame.set_content(FRAME.format("".join(figures)))
        yield name, frame.screenshot(full_page=True)
        frame.close()
