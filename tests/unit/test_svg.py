"""SVG: what of an editor's drawing is published, and what is told instead."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from localoffer.html.svg import DEEPEST, SVG, read, size

OPEN = f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:tool="urn:a-tool" xmlns:html="http://www.w3.org/1999/xhtml"'

ENTITY = f"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='{SVG}'>&a;</svg>"


def drawn(inside: str = "", attributes: str = "") -> list[tuple[int, str]] | str:
    """Return what is told of a drawing, or what is published between its root's tags."""
    found = read(f"{OPEN} {attributes}>\n{inside}</svg>".encode())
    if found.faults:
        assert found.content == b""
        return found.faults
    ET.fromstring(found.content)  # noqa: S314  # ours
    match = re.fullmatch(r"<svg [^>]*>\n(.*)</svg>", found.content.decode(), re.DOTALL)
    assert match
    return match[1]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h1" fill="#000" stroke-width="2" />',
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red" /></linearGradient></defs><rect fill="url(#g)" />',
        '<use href="#p" /><clipPath id="c"><circle r="1" /></clipPath>',
        "<style>.a { fill: url(#g); image-rendering: auto } .b { fill: url('#g') }</style>",
        '<title>A house</title><text x="1">Ask help@example.org</text>',
        '<g aria-label="a@b" id="x" class="y"><desc>Words &lt;script&gt;</desc></g>',
    ],
)
def test_shapes_words_and_colours_stay(inside: str) -> None:
    assert drawn(inside) == inside


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ('<tool:view zoom="2"><path /></tool:view><path tool:role="line" d="M0 0" />', '<path d="M0 0" />'),
        ("<metadata><tool:by>A</tool:by></metadata><!-- made by a tool -->", ""),
        ('<use xlink:href="#p" />', '<use href="#p" />'),
        ('<path data-x="1" tabindex="0" d="M0 0" />', '<path d="M0 0" />'),
        ("<html:p>Words<g /></html:p>", ""),
    ],
)
def test_what_only_a_tool_needs_goes_without_a_word(inside: str, left: str) -> None:
    assert drawn(inside) == left


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        *(
            (f"<{name}/>", f"<{name.rpartition(':')[2]}> could run or load something.")
            for name in ("script", "html:script", "tool:script", "foreignObject", "image", "animate", "set", "a", "html:iframe")
        ),
        ("<metadata><script/></metadata>", "<script> could run or load something."),
        ('<g onclick="x()"/>', "onclick would run a script."),
        ('<g ONLOAD="x()"/>', "ONLOAD would run a script."),
        ('<use href="https://example.org/x.svg#p"/>', "href leads out of the drawing."),
        ('<use xlink:href="data:image/svg+xml,x"/>', "href leads out of the drawing."),
        ('<use href="javascript:x"/>', "href leads out of the drawing."),
        ('<g fill="url(https://example.org/x)"/>', "fill could load something."),
        ('<g style="fill: URL ( //example.org)"/>', "style could load something."),
        (r'<g style="fill: u\72l(x)"/>', "style could load something."),
        ("<g style=\"background:image-set('https://example.org/x' 1x)\"/>", "style could load something."),
        ("<g style=\"background:-webkit-image-set('x' 1x)\"/>", "style could load something."),
        ("<style>a { b: image('x') }</style>", "A style could load something."),
        ("<style>a { b: src( 'x') }</style>", "A style could load something."),
        ("<style>@import 'x';</style>", "A style could load something."),
        ("<style>a { b: u<!-- -->rl(x) }</style>", "A style could load something."),
        ("<style>a { b: <![CDATA[url(x)]]> }</style>", "A style could load something."),
        ("<style>a { b: u<g/>rl(x) }</style>", "A style could load something."),
        ("<?xml-stylesheet href='x'?>", "<?xml-stylesheet?> could load something."),
        ("<g>" * (DEEPEST - 1) + "</g>" * (DEEPEST - 1), "It is nested too deep."),
        ("<g/>" * 9 + "<g>" * (DEEPEST - 1) + "</g>" * (DEEPEST - 1), "It is nested too deep."),
        ("<g>" * 50 + "<g/>" * 9 + "<g>" * 49 + "</g>" * 99, "It is nested too deep."),
    ],
)
def test_what_runs_loads_or_leads_elsewhere_is_told_with_its_line(inside: str, message: str) -> None:
    assert drawn(inside) == [(2, message)]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "This is not XML."),
        (b"<svg", "This is not XML."),
        (b"\x89PNG", "This is not XML."),
        (b"<svg/>", "This is not an SVG drawing."),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "This is not an SVG drawing."),
        (f"<path xmlns='{SVG}'/>".encode(), "This is not an SVG drawing."),
        (b"<?xml version='1.0' encoding='x-nobody'?><svg/>", "It is in an encoding that nobody knows."),
        (
            f"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='{SVG}'>&a;</svg>".encode(),
            "A DOCTYPE of its own could stand for anything.",
        ),
    ],
)
def test_what_is_no_drawing_is_told(raw: bytes, message: str) -> None:
    assert read(raw).faults == [(1, message)]


@pytest.mark.parametrize("inside", ["<g>" * 97 + "<g />" + "</g>" * 97, "<g />" * 2 * DEEPEST])
def test_what_is_nested_less_deep_stays_however_much_of_it_there_is(inside: str) -> None:
    assert drawn(inside) == inside


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ('viewBox="0 0 40 20"', (40, 20)),
        ('viewBox="0,0,40,20"', (40, 20)),
        ('viewBox="5 5 0.5 .25" width="40" height="20"', (0.5, 0.25)),
        ('width="40" height="20px"', (40, 20)),
        ('viewBox="0 0 40" width="4" height="2"', (4, 2)),
        ("", None),
        ('width="40"', None),
        ('height="40"', None),
        ('width="100%" height="20"', None),
        *((f'viewBox="0 0 {box}"', None) for box in ("0 20", "20 0", "-1 20", "inf 20", "20 inf", "nan 20", "20 nan", "a b")),
    ],
)
def test_a_drawing_is_as_large_as_its_view_else_as_it_says(said: str, found: tuple[float, float] | None) -> None:
    assert size(f'<svg xmlns="{SVG}" {said}/>'.encode()) == found


def test_the_doctype_that_tools_write_is_none_of_ours() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert read(f"{doctype}<svg xmlns='{SVG}'/>".encode()).content == f'<svg xmlns="{SVG}" />'.encode()


def test_a_drawing_in_another_encoding_is_published_in_utf_8() -> None:
    text = f"<?xml version='1.0' encoding='utf-16'?><svg xmlns='{SVG}'><text>\u0141</text></svg>"
    assert read(text.encode("utf-16")).content == f'<svg xmlns="{SVG}"><text>\u0141</text></svg>'.encode()
