"""The keyboard alone: what can be reached and in which order, what is seen of the focus, no trap, no key that acts by itself."""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Error, Page

from browser.sight import CONTROLS
from browser.subject import Subject

FOCUS = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
  const b = e.getBoundingClientRect(); return {x: b.left, y: b.top, width: b.width, height: b.height,
    ring: [...e.getClientRects()].reduce((sum, r) => sum + 4 * (r.width + r.height), 0), html: e.outerHTML.slice(0, 120)}; }"""

IN_SIGHT = """selector => { const found = [...document.querySelectorAll(selector)].filter(e =>
    e.checkVisibility({visibilityProperty: true}) && !e.disabled && !e.matches('input[type=radio]:not(:checked)'));
  found.forEach((e, at) => e.dataset.stop = at); return found.length; }"""
STOP = """() => { const e = document.activeElement, stop = e.dataset.stop, box = e.getBoundingClientRect(), line = e.getClientRects()[0] || box;
  const points = [[.5, .5], [.05, .2], [.95, .2], [.05, .8], [.95, .8]].map(([x, y]) => [line.left + line.width * x, line.top + line.height * y]);
  const covered = points.filter(([, y]) => line.height < innerHeight || (y > 0 && y < innerHeight)).filter(([x, y]) => {
    const at = document.elementFromPoint(x, y); return !at || !(e.contains(at) || at.contains(e)); }).length;
  return {covered, stop: stop === undefined ? null : Number(stop), body: e === document.body, x: box.left, right: box.right, size: box.width * box.height,
    seen: e.checkVisibility({opacityProperty: true, visibilityProperty: true}) && !getComputedStyle(e).clipPath.startsWith('inset(50%'), html: e.outerHTML.slice(0, 120)}; }"""
"""The focused control, and how many of five points of it something else covers, or the window cuts off where it could show them
(WCAG 2.4.11, 2.4.12)."""
LOOK = """() => { const e = document.activeElement, land = e.closest('nav, header, footer, form, article, section');
  return e.tagName + '.' + e.className + ' in ' + (land ? land.tagName + '.' + land.className : ''); }"""
KEYS = "sfnp/,.?jkgh123"
OPENERS = "nav summary, .reading summary, button[aria-expanded], button[popovertarget], button[aria-haspopup]"
MENUS = """selector => { window.openers = [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({visibilityProperty: true}));
  return window.openers.map(each => each.outerHTML.slice(0, 80)); }"""
IS_OPEN = """number => { const e = window.openers[number]; return e.matches('summary') ? e.parentNode.open : e.getAttribute('aria-expanded') === 'true'; }"""
IS_WITHIN = """number => { const e = window.openers[number], at = document.activeElement; return e.parentNode.contains(at) && e !== at; }"""
MOUSE_ONLY = """() => [...document.body.querySelectorAll('*')].filter(element => {
  if (!element.checkVisibility({visibilityProperty: true}) || element.getBoundingClientRect().width < 1) return false;
  const control = 'a[href], button, input, select, textarea, summary, option, [tabindex="0"]';
  if (element.matches('label')) return element.control ? !element.control.checkVisibility({visibilityProperty: true}) : true;
  const points = e => getComputedStyle(e).cursor === 'pointer';
  const begins = element.hasAttribute('onclick') || (points(element) && !points(element.parentElement));
  return begins && !element.closest(control + ', label, svg') && !element.querySelector(control); }).map(element => element.outerHTML.slice(0, 100))"""
"""What answers to a pointer and cannot be reached by a key (WCAG 2.1.1)."""


def picture(page: Page, box: dict[str, float]) -> Image.Image:
    """Return the pixels of a part of the window."""
    size = page.viewport_size or {"width": 0, "height": 0}
    left, top = max(box["x"], 0), max(box["y"], 0)
    width = min(box["x"] + box["width"], size["width"]) - left
    height = min(box["y"] + box["height"], size["height"]) - top
    raw = page.screenshot(clip={"x": left, "y": top, "width": max(width, 1), "height": max(height, 1)}, animations="disabled")
    return Image.open(io.BytesIO(raw)).convert("RGB")


def luminance(colour: tuple[int, ...]) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2)."""
    red, green, blue = (c / 12.92 if (c := v / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for v in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache  # an edge has few colours, and many pixels of each
def contrast(one: tuple[int, ...], two: tuple[int, ...]) -> float:
    """Return the contrast ratio of two sRGB colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def focus_area(page: Page, around: int = 8) -> tuple[dict[str, Any], int, int]:
    """Compare the focused control with itself unfocused, in pixels (WCAG 2.4.13).

    Returns its box, how many pixels change by at least 3:1, and how many a 2 px line around it would have.
    """
    box: dict[str, Any] = page.evaluate(FOCUS)
    clip = {
        "x": box["x"] - around, "y": box["y"] - around,
        "width": box["width"] + 2 * around, "height": box["height"] + 2 * around,
    }  # fmt: skip
    focused = picture(page, clip)
    page.evaluate("window.__focused = document.activeElement; window.__focused.blur()")
    plain = picture(page, clip)
    page.evaluate("window.__focused.focus({preventScroll: true, focusVisible: true})")
    changed = 0
    difference = ImageChops.difference(focused, plain).convert("L").point(lambda value: 255 if value else 0)
    before, after = plain.load(), focused.load()
    for index, value in enumerate(difference.tobytes()):
        if value:
            at = index % difference.width, index // difference.width
            changed += contrast(before[at], after[at]) >= 3
    return box, changed, int(box["ring"])


WALKS = ((320, True), (1280, True), (375, False))


def tab_order(subject: Subject, walks: tuple[tuple[int, bool], ...] = WALKS) -> Iterator[str]:
    """Press Tab through the page: narrow and wide with everything open, and on a phone with everything closed, there and back."""
    for width, opened in walks:
        with subject.page(width, opened=opened, reduced_motion="reduce") as page:
            for key in ("Tab",) if opened else ("Tab", "Shift+Tab"):
                for fault in walk(page, key):
                    yield f"{width} px{', opened' if opened else ''}, {key}: {fault}"


def walk(page: Page, key: str = "Tab") -> Iterator[str]:
    """Press Tab until the focus leaves the page, or Shift+Tab; yield what is out of order, unseen or out of reach."""
    wanted = page.evaluate(IN_SIGHT, CONTROLS)
    reached = []
    for _ in range(wanted + 2):
        page.keyboard.press(key)
        at = page.evaluate(STOP)
        if at["covered"]:  # Firefox scrolls a moment after it moves the focus
            at = page.evaluate(f"() => new Promise(done => setTimeout(() => done(({STOP})()), 100))")
        if at["body"] and not reached:
            continue  # it comes back from the browser's own controls
        if at["stop"] is None:
            if not at["body"]:
                yield f"focused, and no control: {at['html']}"
            break
        if reached and at["stop"] == reached[0]:
            break  # round again, as some windows do that have no bars of their own
        if not at["size"] or not at["seen"]:
            yield f"nothing to see at {at['html']}"
        elif at["x"] <= -1 or at["right"] <= 0:
            yield f"off screen: {at['html']}"
        elif at["covered"]:
            yield f"covered or cut: {at['html']}"
        reached.append(at["stop"])
    if len(reached) != wanted:
        yield f"a control is out of reach, or the focus is trapped: {len(reached)} of {wanted}"
    if reached != sorted(reached, reverse=key != "Tab"):
        yield "not in reading order"


def focus_rings(subject: Subject, width: int = 375, scheme: str = "light") -> Iterator[str]:
    """Measure the focus of one control of each look: as large as a 2 px line around it, and changed by 3:1 (WCAG 2.4.13)."""
    with subject.page(width, opened=True, reduced_motion="reduce", color_scheme=scheme) as page:
        seen: set[str] = set()
        for _ in range(page.evaluate(IN_SIGHT, CONTROLS)):
            page.keyboard.press("Tab")
            look = page.evaluate(LOOK)
            if look not in seen:
                seen.add(look)
                if page.evaluate(FOCUS):
                    box, changed, needed = focus_area(page)
                    if changed < needed:
                        yield f"{box['html']}: {changed} of {needed} pixels"
        if len(seen) <= 3:
            yield f"only {len(seen)} kinds of control were reached"


def mouse_only(subject: Subject) -> Iterator[str]:
    """Look for what only a pointer can use: by its cursor, its label, and what listens to it."""
    for width in (375, 1280):
        with subject.page(width) as page:
            yield from page.evaluate(MOUSE_ONLY)
            yield from listeners(page)


def listeners(page: Page) -> Iterator[str]:
    """Yield every element that listens to a pointer and is no control."""
    tools = page.context.new_cdp_session(page)
    body = tools.send("Runtime.evaluate", {"expression": "document.body"})["result"]["objectId"]
    for each in tools.send("DOMDebugger.getEventListeners", {"objectId": body, "depth": -1})["listeners"]:
        if each["type"].startswith(("mouse", "pointer", "touch")):
            yield f"listens to {each['type']}"
        elif each["type"] in {"click", "dblclick"}:
            node = tools.send("DOM.resolveNode", {"backendNodeId": each["backendNodeId"]})["object"]["objectId"]
            outer = "function () { return this.closest('a[href], button, input, summary, label') ? '' : this.outerHTML.slice(0, 100); }"
            told = tools.send("Runtime.callFunctionOn", {"objectId": node, "functionDeclaration": outer, "returnByValue": True})
            if told["result"]["value"]:
                yield f"listens to a click and is no control: {told['result']['value']}"


def single_keys(subject: Subject) -> Iterator[str]:
    """Press letters, digits and signs one by one: nothing happens (WCAG 2.1.4)."""
    told = "[location.href, document.body.innerHTML.length, scrollY, document.activeElement === document.body]"
    with subject.page() as page:
        before = page.evaluate(told)
        for key in KEYS:
            page.keyboard.press(key)
            try:
                after = page.evaluate(told)
            except Error:
                after = None  # the page was left
            if after != before:
                yield f"the key {key} does something"
                return
        if page.locator("[accesskey]").count():
            yield "has an accesskey"


def skip_link(subject: Subject) -> Iterator[str]:
    """Press Tab and Enter: the skip link comes first, is seen, and moves the focus into the page (WCAG 2.4.1)."""
    with subject.page() as page:
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.matches('.skip') && document.activeElement.checkVisibility()"):
            yield "the skip link does not come first"
            return
        page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.id") != "main":
            yield "the skip link does not move the focus"
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.closest('main, footer') !== null"):
            yield "after the skip link, Tab does not go on in the page"


def escape(subject: Subject) -> Iterator[str]:
    """Open each menu on a phone with Enter: its controls follow, Escape closes it, and the focus goes back."""
    with subject.page(375) as page:
        for number, html in enumerate(page.evaluate(MENUS, OPENERS)):
            page.evaluate("number => window.openers[number].focus()", number)
            page.keyboard.press("Enter")
            if not page.evaluate(IS_OPEN, number):
                yield f"Enter does not open, or it does not say so: {html}"
                continue
            page.keyboard.press("Tab")
            if not page.evaluate(IS_WITHIN, number):
                yield f"Tab does not go into what was opened: {html}"
            page.keyboard.press("Escape")
            if page.evaluate(IS_OPEN, number):
                yield f"Escape does not close it: {html}"
            elif not page.evaluate("number => window.openers[number] === document.activeElement", number):
                yield f"the focus does not go back: {html}"
