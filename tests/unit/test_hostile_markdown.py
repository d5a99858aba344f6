"""Hostile Markdown: whatever stands in a page, nothing in it runs, nothing leads where it should not, and reading it ends.

Each piece is read as a page of the small site is. What an editor must be told is told at the line it stands on; all else
has become harmless words.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator

import pytest

from localoffer.html.tree import Node, body, elements
from localoffer.languages.comparison import facts_of
from localoffer.words.plain_english import check, text_of_page
from unit.small_site import lines, read, reader

NEVER = frozenset(
    {
        *("script", "iframe", "object", "embed", "style", "link", "meta", "base", "form", "svg", "math"),
        *("template", "noscript", "frame", "input", "button"),
    }
)
NEVER_HELD = frozenset({"style", "srcset", "formaction", "background", "action", "xlink:href", "srcdoc", "ping", "target"})
SCHEMES = frozenset({"https", "http", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What a browser takes out of an address, or some reader once did."""
LONGEST = 5.0
"""Seconds that any piece may take."""

HTML = "html-not-allowed: {} may not stand in a page. Write it in Markdown, or ask a developer for a component."
LINK = "link-not-valid: The link"


def wrong(root: Node) -> Iterator[str]:
    """Yield what stands in a tree and must not."""
    for each in elements(root):
        name = each.tag or ""
        if name == "svg" and each.attributes.get("class") == "icon":
            continue  # a drawing of ours, which no tag of an editor can ask for
        if name in NEVER or each.is_comment_node:
            yield f"<{name}>"
        for key, held in each.attributes.items():
            if key.lower().startswith("on") or key.lower() in NEVER_HELD:
                yield f"<{name} {key}>"
            if key in {"href", "src", "cite", "data", "poster"}:
                yield from (f"<{name} {key}={held!r}>" for _ in _leads_astray(_IGNORED.sub("", held or "").lower()))


def _leads_astray(address: str) -> Iterator[str]:
    scheme = _SCHEME.match(address)
    if scheme and scheme[1] not in SCHEMES:
        yield address
    if address.replace("\\", "/").startswith("//"):
        yield address


def said(text: str) -> list[str]:
    """Return (as ``line: rule: message``) what is told of a piece, after asking that nothing wrong stands in its tree."""
    begun = time.perf_counter()
    found = read(text)
    assert time.perf_counter() - begun < LONGEST
    assert list(wrong(found.root)) == []
    return lines(found)


class TestTheTestItself:
    """A test that could not fail would say nothing."""

    @pytest.mark.parametrize(
        "html",
        [
            "<p><script>x</script>",
            "<svg></svg>",
            "<!-- x -->",
            "<p onclick=x>",
            "<p style=x>",
            "<img src='javascript:x'>",
            "<a href='Java\tScript:x'>",
            "<a href='\x01data:x'>",
            "<a href='//example.org'>",
            "<a href='/\\example.org'>",
            "<img src='\n//example.org/x.png'>",
        ],
    )
    def test_it_finds_what_is_wrong(self, html: str) -> None:
        assert list(wrong(body(html))) != []


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        # Signs around a tag
        (r"\`<script>alert(1)</script>\`", [(1, "<script>")]),
        ("``a` <script>alert(1)</script>", [(1, "<script>")]),
        ("Words.\n\nMore ` words\n<SCRIPT src=//example.org/x.js></SCRIPT>", [(4, "<SCRIPT>")]),
        ("<scr\x02ipt>alert(1)</script>", [(1, "<scr>"), (1, "</script>")]),
        ("<\x02script>alert(1)</\x03script>", []),
        ("<scr\ue000ipt>", [(1, "<scr>")]),
        ("<scr\x00ipt>", [(1, "<scr>")]),
        ("<script\x0c>", [(1, "<script>")]),
        ("<script\r>alert(1)</script\r>", [(1, "<script>")]),
        ("a\rb\r<iframe src=x>", [(1, "<iframe>")]),
        ("<scr<script>ipt>alert(1)</scr</script>ipt>", [(1, "<scr>"), (1, "<script>")]),
        ("\\<script>alert(1)\\</script>", []),
        ("&lt;script&gt; &#60;script&#62; &#x3c;script>", []),
        ("<\nscript>\nalert(1)", []),
        ("＜script＞alert(1)＜/script＞", []),
        ("<ſcript>alert(1)</ſcript>", []),
        ("< script>", []),
        # Comments and declarations
        ("<!-- ` --><script>alert(1)</script>`", [(1, "<!--")]),
        ("<!-- <script>", [(1, "<!--"), (1, "<script>")]),
        ("One\n\n<!-->\n<script>x</script>\n-->", [(3, "<!--"), (4, "<script>")]),
        ("<![CDATA[<script>alert(1)</script>]]>", [(1, "<!"), (1, "<script>")]),
        ("<?php echo '<script>' ?>", [(1, "<?"), (1, "<script>")]),
        ("<!doctype html><html><body onload=x>", [(1, "<!"), (1, "<html>"), (1, "<body>")]),
        # Elements
        ("<svg><script>alert(1)</script></svg>", [(1, "<svg>"), (1, "<script>")]),
        ("<svg/onload=alert(1)>", [(1, "<svg>")]),
        ("<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
         [(1, f"<{name}>") for name in ("math", "mtext", "style", "img")]),
        ("<embed-code code='icon:x'></embed-code>", [(1, "<embed-code>")]),
        ("<a href=javascript:alert(1)>x</a>", [(1, "<a>")]),
        ("<p>x</p>", [(1, "<p>")]),
        *((f"One\n\n<{name} x=y>Two", [(3, f"<{name}>")])
          for name in ("iframe", "object", "embed", "style", "link", "meta", "base", "form", "template", "noscript", "plaintext",
                       "textarea", "title", "xmp", "frameset", "applet", "video", "audio", "input", "button", "isindex")),
        # Attributes of tags that may stand
        ('<span lang="pl" onmouseover=alert(1)>x</span>', [(1, "onmouseover=")]),
        ("<span\nonclick=alert(1)>x</span>", [(1, "onclick=")]),
        ("<SPAN ONCLICK=x>a</SPAN>", [(1, "onclick=")]),
        ("<span/onclick=x>a", [(1, "<span>")]),
        ('<time datetime="2026-11-23" style="x">x</time>', [(1, "style=")]),
        ("<time datetime=javascript:x>x</time>", [(1, "datetime=")]),
        ("<em background=x>x</em>", [(1, "background=")]),
        ("<em srcset=x>x</em>", [(1, "srcset=")]),
        ("<em id=x class=y>x</em>", [(1, "id="), (1, "class=")]),
        ('<span title="&quot; onclick=&quot;x">x</span>', []),
        ("<span title='\" onclick=\"x'>x</span>", []),
        ("<span title=`x`>x", [(1, "<span>")]),
        ("<bdi dir=sideways>x</bdi>", [(1, "dir=")]),
        ("<bdi lang='en\" onclick=\"x'>x</bdi>", [(1, "lang=")]),
    ],
)  # fmt: skip
def test_no_tag_gets_through(text: str, issues: list[tuple[int, str]]) -> None:
    assert said(text) == [f"{line}: {HTML.format(what)}" for line, what in issues]


@pytest.mark.parametrize(
    "attributes", ["onclick=alert(1)", "style=x", "srcset=x", 'href="javascript:x"', ".x #y onload=x", "id=x"]
)
def test_attributes_in_braces_are_words(attributes: str) -> None:
    """Another dialect of Markdown puts them on the element before them; ours knows ``{#anchor}`` after a heading alone."""
    code = f"{{: {attributes} }}"
    for text in (
        *(f"Words {code}", f"Words\n{code}", f"- item\n{code}", f"*x*{code}", f"[x](https://example.org){code}", f"> x\n{code}"),
        *(f"| a |\n|---|\n| b {code} |", f"```{code}\nx\n```", f"## T {code}"),
    ):
        found = said(text)
        assert [each for each in found if HTML.format("class=") not in each] == []


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("[x](javascript:alert(1))", "javascript:alert(1)"),
        ("[x](JaVaScRiPt:x)", "JaVaScRiPt:x"),
        ("[x](&#106;avascript:x)", "javascript:x"),
        ("[x](&#x6A;avascript&colon;x)", "javascript:x"),
        ("[x](javascript&NewLine;:x)", r"javascript\n:x"),
        ("[x](<java\tscript:x>)", r"java\tscript:x"),
        ("[x](<  javascript:x>)", "  javascript:x"),
        ("[x](&Tab;javascript:x)", r"\tjavascript:x"),
        ("[x](\u3000javascript:x)", "\u3000javascript:x"),
        ("[x](\u00adjavascript:x)", "\u00adjavascript:x"),
        ("[x](vbscript:x)", "vbscript:x"),
        ("[x](data:text/html,<script>)", "data:text/html,<script>"),
        ("[x](data:x.md)", "data:x.md"),
        ("[x](file:///etc/passwd)", "file:///etc/passwd"),
        ("[x](blob:x)", "blob:x"),
        ("[x](//example.org/x)", "//example.org/x"),
        ("[x](//example.org/x.md)", "//example.org/x.md"),
        ("[x](/\\example.org)", "/\\example.org"),
        ("[x](\\\\\\\\example.org)", "\\\\example.org"),
        ("[x](https&#58;javascript:x)", None),
        ("<javascript:alert(1)>", "javascript:alert(1)"),
        ("<JAVASCRIPT:x>", "JAVASCRIPT:x"),
        ("[a]\n\n[a]: javascript:x", "javascript:x"),
        ("[x][a]\n\n[a]: <java&#115;cript:x> 'title\" onclick=x'", "javascript:x"),
        ("[*x*](javascript:x '\"><script>')", "javascript:x"),
        ("[![a](https://example.org)](javascript:x)", "javascript:x"),
    ],
)
def test_no_link_leads_to_another_scheme(link: str, target: str | None) -> None:
    told_of = [each for each in said(f"Words.\n\n{link}") if "picture" not in each]
    if target is not None:
        assert told_of == [f'3: {LINK} "{target}" leads to no page. Write the way from this file to the other one, for example '
                           "../contact.md, or begin with https://."]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        *("[x](java\tscript:x)", "[x](java script:x)", "[x](\x01javascript:x)", "[x]( <java\nscript:x>)", "[x](javascript:x"),
        "javascript:x",
    ],
)
def test_what_is_no_link_is_words(text: str) -> None:
    said(text)
    assert read(text).root.css("a") == []


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "javascript:x.svg",
        "data:image/svg+xml;base64,x.svg",
        "data:image/png;base64,x",
        "https://example.org/x.png",
        "//example.org/x.png",
        "&#10;//example.org/x.png",
        "&#9;//example.org/x.png",
        "/x.png",
        "../../../x.png",
        "..\\x.png",
        "x.html",
        "x.png?javascript:",
    ],
)
def test_no_picture_comes_from_elsewhere(target: str) -> None:
    (issue,) = said(f"Words.\n\n![a]({target})")
    assert issue.startswith(("3: picture-not-valid:", "3: unknown-picture:"))
    (picture,) = read(f"![a]({target})").root.css("img")
    assert "src" not in picture.attributes or target in ("/x.png", "../../../x.png")


FENCES = {
    "unclosed": "```\n<script>alert(1)</script>",
    "indented": "   ```\n   <script>\n   ```\n\n    <script>",
    "with words after it": '```js" onclick="x\n<script>\n```\n\n~~~ <script>\n<b>\n~~~',
    "in a list": "- ```\n  <script>\n- ```\n  <b>",
    "in a quotation": "> ```\n> <script>\n\n> ~~~\n> <b>",
    "closed by a longer one": "~~~\n<script>\n~~~~~\nWords\n",
    "not closed by a shorter one": "~~~~\n<script>\n~~~\n<b>\n",
    "of other signs": "```\n<script>\n~~~\n<b>\n",
    "in a box": '!!! warning "x"\n\n    ```\n    <script>\n\n    <b>',
}


@pytest.mark.parametrize("name", FENCES)
def test_code_is_shown_and_never_run(name: str) -> None:
    text = FENCES[name]
    assert {each.partition(": ")[2] for each in said(text)} <= {HTML.format("class=")}
    shown = "".join(each.text() for each in read(text).root.css("pre"))
    assert "<script>" in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("Words.\n\n" + ">" * 300 + " x", 3, "nested-too-deep"),
        ("- " * 300 + "x", 1, "nested-too-deep"),
        ("".join("  " * level + "- x\n" for level in range(300)), 19, "nested-too-deep"),
        ("".join("    " * level + "!!! letter\n\n" for level in range(120)), 75, "nested-too-deep"),
        ("<a " * 3000, 1, "html-not-allowed"),
        ("<span " * 1500, 1, "html-not-allowed"),
        ("<span>" * 1500, 1, "tag-not-closed"),
        ("<span" + " a" * 490 + ">x</span>", 1, "html-not-allowed"),
        ("<span title='" * 700, 1, "html-not-allowed"),
        ("{{" * 5000, 1, "code-not-closed"),
        ("{{" + " " * 9000 + "x", 1, "code-not-closed"),
        ("## x\n\n{{x" + " " * 9000 + "}}", 3, "unknown-kind"),
        (":material-nothing: " * 500, 1, "nothing-to-show"),
        ("<!--" * 2000, 1, "html-not-allowed"),
        ("<https://" * 1000, 1, "html-not-allowed"),
        ("".join(f"[a{number}]: b\n" for number in range(3000)) + "[a1]" * 1000, 3001, "link-not-valid"),
        ("![" * 900 + "a" + "](b.svg)" * 900, 1, "unknown-picture"),
        *((f"Words.\n\n{each * 20000}", 3, "paragraph-too-long") for each in ("<a ", "![", "[a](", "{{", "<!--", "*_", "`` ")),
        ("- x\n\n    " + "*_" * 20000, 3, "paragraph-too-long"),
        ("| a |\n|---|\n| b |\n| " + "c" * 10001 + " |", 4, "paragraph-too-long"),
        ("a\n\n" * 4000, 6667, "page-too-long"),
        ("- a\n" * 4000, 2000, "page-too-long"),
    ],
    ids=lambda value: repr(value[:30]) if isinstance(value, str) else str(value),
)
def test_what_is_far_too_much_is_told_and_soon(text: str, line: int, rule: str) -> None:
    assert said(text)[0].startswith(f"{line}: {rule}: ")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "!!!" + " " * 9000 + ";",
        "!!! x" + " " * 9000 + '"a',
        "Words\n" + " " * 9000 + "{",
        "*" * 9000 + "a",
        "*a " * 3000,
        "*a**a" * 1600,
        "[" * 2000,
        "[a](" * 2000,
        "[a](<" * 1900,
        '[a](b "' * 1000,
        "".join("`" * count + " " for count in range(300)),
        "&#1" * 3000,
        "\\" * 9999,
        "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|b" * 1000,
        "|" * 5000 + "\n" + "|-" * 5000,
        "a\n: b\n\n" * 1000,
        "-\n" * 3000,
        "EHC plan " * 1100,
        "A" * 9999,
        "1.1" * 3000,
        "a.@" * 3000,
        "(((" * 3000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_what_is_only_long_is_read_measured_and_compared_soon(text: str) -> None:
    begun = time.perf_counter()
    said(text)
    list(check(text_of_page("docs/en/index.md", text, None, reader().site), reader().site))
    facts_of(text, "en")
    assert time.perf_counter() - begun < LONGEST


class TestCodes:
    @pytest.mark.parametrize(
        "code",
        [
            "{{term:ehc-plan: <b>x}}",
            "{{term:ehc-plan:<script>alert(1)</script>}}",
            '{{term:ehc-plan:" onclick="x}}',
            "{{deadline:contact-adviser: # months <img src=x onerror=y>}}",
        ],
    )
    def test_other_words_for_a_fact_are_words(self, code: str) -> None:
        root = read(code).root
        assert said(code) == []
        assert list(wrong(root)) == []
        assert not root.css("b, img")
        assert code.split(":")[2].removesuffix("}}").strip().replace("#", "2") in root.text()

    @pytest.mark.parametrize(
        ("code", "rule"),
        [
            ("{{<script>alert(1)</script>}}", "unknown-kind"),
            ("{{contact:<script>}}", "unknown-contact"),
            ("{{contact:../../x}}", "unknown-contact"),
            ("{{icon:../../../../etc/passwd}}", "nothing-to-show"),
            ("{{icon:material/<script>}}", "nothing-to-show"),
            ("{{icon:material/../material/phone}}", "nothing-to-show"),
            ("{{pages:<script>}}", "nothing-to-show"),
            ('{{"><script>}}', "unknown-kind"),
        ],
    )
    def test_a_code_for_nothing_shows_nothing(self, code: str, rule: str) -> None:
        (issue,) = said(f"Words.\n\n{code}")
        assert issue.startswith(f"3: {rule}: ")
        assert read(code).root.text().strip() == ""


class TestNames:
    """What becomes a heading's anchor, a table's caption, a title of a box."""

    def test_a_heading_with_a_tag_has_a_harmless_anchor(self) -> None:
        text = '## T {#x" onclick=y}\n\n## <script>"x\'</script>'
        assert said(text) == [f"3: {HTML.format('<script>')}"]
        assert [each.attributes["id"] for each in read(text).root.css("h2")] == ["t-x-onclicky", "scriptxscript"]

    def test_a_table_is_named_in_words(self) -> None:
        text = "## \\<b>x\\</b>\n\n| \\<i> | b |\n|---|---|\n| c | d |"
        root = read(text).root
        assert said(text) == []
        assert [each.text() for each in root.css("caption")] == ["<b>x</b>"]
        assert [each.attributes.get("data-label") for each in root.css("tbody > tr > *")] == ["<i>", "b"]

    def test_the_title_and_kind_of_a_box(self) -> None:
        text = '!!! warning "<script>x</script> \\" onclick=x"\n\n    x\n\n??? x" onclick=y "z"\n\n    y'
        assert said(text) == [f"1: {HTML.format('<script>')}"]


FRAGMENTS = (
    *("<script>", "</script>", "<span ", "<em>", "</em>", " onclick=x", "style=", ">", "<", "/", "=", '"', "'", "`", "```\n"),
    *("~~~", "\n", "\n\n", "    ", "- ", "1. ", "> ", "| a ", "|---|", "!!! letter\n", '??? "x"\n', "## ", "{#x}", "{: x }"),
    *(
        "[a](",
        "](",
        ")",
        "![",
        "]",
        "[a]: ",
        "javascript:x",
        "data:x",
        "//e.org",
        "https://e.org",
        "a.md",
        "#x",
        "&#106;",
        "&lt;",
    ),
    *("{{", "}}", "{{term:ehc-plan:", "{{contact:mediation}}", ":material-phone:", "\\", "*", "_", "\t", "\r", "\x02", "\ue000"),
    *("<!--", "-->", "<?", "<![CDATA[", "]]>", "<svg>", "<bdi dir=rtl>", "EHC plan", "مرحبا", "[ ] ", ": ", "\n: ", "---\n"),
)


@pytest.mark.parametrize("seed", range(300))
def test_no_mixture_of_it_gets_through(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same mixtures each time
    said("".join(chance.choices(FRAGMENTS, k=chance.randint(2, 40))))
