"""embed-broken: an embed begins below its host's title, and leads only where something is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from localoffer.checks import anchors, languages
from localoffer.checks.links import Broken
from localoffer.html.outline import Outline
from localoffer.issues import Issue


def is_embed(url: str) -> bool:
    """Tell whether a page is an embed, by its address; /embed/ itself and the lists of codes are pages."""
    return url.startswith("embed/") and url != "embed/index.html" and not url.startswith("embed/codes/")


def _outline(path: str, outline: Outline) -> Iterator[Issue]:
    before = 1
    for level, words in outline.headings:
        is_first_below = before == 1 and level in (2, 3)
        if level == 1 or (level > before + 1 and not is_first_below):
            yield Issue(path, 1, "embed-broken", f'"{words}" is a level {level} heading after a level {before}.')
        before = level


RULES = (_outline, languages.check, anchors.check)


def check(folder: Path, outlines: Mapping[str, Outline], address: str) -> Iterator[Broken]:
    """Yield every link of an embed that leads nowhere; its links to this site are whole addresses."""
    for url, outline in outlines.items():
        for target in outline.links if is_embed(url) else ():
            if target.startswith("#"):
                if target[1:] not in outline.ids:
                    yield Broken(url, target, "embed-broken", "leads nowhere: there is no such anchor")
            elif not target.startswith(("https:", "tel:", "mailto:")):
                yield Broken(url, target, "embed-broken", "is not a whole address")
            elif target.startswith(address) and not _leads(folder, outlines, target.removeprefix(address)):
                yield Broken(url, target, "embed-broken", "leads nowhere")


def _leads(folder: Path, outlines: Mapping[str, Outline], target: str) -> bool:
    path, _, anchor = target.partition("#")
    name = f"{path}index.html" if path.endswith("/") or not path else path
    if name in outlines:
        return not anchor or anchor in outlines[name].ids
    return not anchor and (folder / name).is_file()
