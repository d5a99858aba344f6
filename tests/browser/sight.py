"""What no engine measures: contrast as painted, focus in pixels, targets, reflow. In-page scripts and small functions."""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Page

CONTROLS = "a[href], button, input, summary, select, textarea, [tabindex='0']"

LOW_CONTRAST = """least => {
  const parse = text => { const n = text.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
  const light = ([r, g, b]) => { const [x, y, z] = [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z; };
  const ground = element => { for (let e = element; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({visibilityProperty: true}) || element.closest('script, style')) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const [one, two] = [light(parse(style.color)), light(ground(element))].sort((a, b) => b - a);
    const ratio = (one + .05) / (two + .05);
    if (ratio < (large ? least.large : least.normal)) low.push(node.data.trim().slice(0, 60) + ': ' + ratio.toFixed(2));
  }
  return low; }"""
"""Text below 7:1, or 4.5:1 where large, against the nearest opaque ground (WCAG 1.4.6)."""

SMALL_TARGETS = """selector => [...document.querySelectorAll(selector)].flatMap(element => {
  if (!element.checkVisibility({visibilityProperty: true})) return [];
  if (element.matches('.skip')) return [];
  const box = (element.closest('label') || element).getBoundingClientRect();
  const inline = getComputedStyle(element).display.startsWith('inline') && element.closest('p, li, dd, td, th, figcaption, address');
  if (inline && inline.textContent.trim() !== element.textContent.trim()) return [];
  if (box.width >= 44 && box.height >= 43.9) return [];
  const middle = [box.left + box.width / 2, box.top + box.height / 2];
  const near = [...document.querySelectorAll(selector)].filter(other => other !== element && other.checkVisibility() && !other.contains(element)
    && !element.contains(other)).some(other => { const b = (other.closest('label') || other).getBoundingClientRect();
      const dx = Math.max(b.left - middle[0], 0, middle[0] - b.right), dy = Math.max(b.top - middle[1], 0, middle[1] - b.bottom);
      return Math.hypot(dx, dy) < 22; });
  return near ? [element.outerHTML.slice(0, 100) + ': ' + Math.round(box.width) + ' x ' + Math.round(box.height)] : [];
})"""
"""Targets below 44 x 44 px with another closer than 22 px to their middle (WCAG 2.5.5; links in a sentence are exempt)."""

NAMES_WITHOUT_THEIR_WORDS = """selector => [...document.querySelectorAll(selector)].filter(element => {
  const shown = element.innerText.trim().toLowerCase(), said = (element.getAttribute('aria-label') || '').toLowerCase();
  return said && shown && !said.includes(shown); }).map(element => element.outerHTML.slice(0, 120))"""
"""Controls whose accessible name lacks the words they show (WCAG 2.5.3)."""

WIDER_THAN_THE_WINDOW = """() => {
  const width = document.documentElement.clientWidth;
  const out = [...document.body.querySelectorAll('*')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && element.checkVisibility() && !element.closest('.skip, .unseen') && (box.right > width + 1 || box.left < -1);
  }).map(element => element.tagName + '.' + element.className + ': ' + element.textContent.trim().slice(0, 40));
  return document.documentElement.scrollWidth > width ? out.slice(0, 5).concat('the page scrolls sideways') : out.slice(0, 5); }"""
"""What is wider than the window, and whether the page scrolls sideways (WCAG 1.4.10)."""

CLIPPED = """() => [...document.body.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return element.checkVisibility() && !element.closest('.unseen, .skip, svg, thead') && style.overflow !== 'visible' && style.overflow !== 'auto'
    && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1) && element.clientHeight > 0
    && element.innerText && element.innerText.trim();
  }).map(element => element.outerHTML.slice(0, 100))"""
"""Elements that hide part of their words (WCAG 1.4.4, 1.4.12)."""

FOCUS = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
  const b = e.getBoundingClientRect(); return {x: b.left, y: b.top, width: b.width, height: b.height,
    ring: [...e.getClientRects()].reduce((sum, r) => sum + 4 * (r.width + r.height), 0), html: e.outerHTML.slice(0, 120)}; }"""

COVERED = """() => { const e = document.activeElement, b = [...e.getClientRects()][0];
  const points = [[.5, .5], [.05, .2], [.95, .2], [.05, .8], [.95, .8]].map(([x, y]) => [b.left + b.width * x, b.top + b.height * y]);
  return points.filter(([, y]) => b.height < innerHeight || (y > 0 && y < innerHeight)).filter(([x, y]) => { const at = document.elementFromPoint(x, y); return !at || !(e.contains(at) || at.contains(e)); }).length; }"""
"""How many of five points of the focused control something else covers, or the window cuts off where it could show them (WCAG 2.4.11, 2.4.12)."""


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
