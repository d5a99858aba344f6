"""Templates fail closed: what they write is escaped, or is HTML of a tree; nothing else is written, and a letter says where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markupsafe
import pytest

from localoffer.html.tree import Html, body, inner
from localoffer.theme.environment import TemplateFaultError, Templates

HOSTILE = "<img src=x onerror=alert(1)>\"'&"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp;"
NOT = "template-not-valid: This template cannot be filled:"
NEITHER = "it writes a value that is neither escaped nor out of a tree"


def filled(text: str, tmp_path: Path, **values: Any) -> str:
    folder = tmp_path / "overrides"
    (folder / "layouts").mkdir(parents=True, exist_ok=True)
    (folder / "layouts/a.html").write_text(text, "utf-8")
    (folder / "layouts/macros.html").write_text(
        "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{% macro c() %}<i>{{ caller() }}</i>{% endmacro %}", "utf-8"
    )
    (folder / "layouts/base.html").write_text("{% block b %}<p>{{ x }}</p>{% endblock %}", "utf-8")
    return Templates(folder).fill("layouts/a.html", {"x": HOSTILE, "tree": inner(body("<b>&lt;</b>")), **values})


def refused(text: str, tmp_path: Path, **values: Any) -> str:
    with pytest.raises(TemplateFaultError) as told:
        filled(text, tmp_path, **values)
    return str(told.value.issue)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<p>{{ x }}</p>", f"<p>{ESCAPED}</p>"),
        ('<p title="{{ x }}">', f'<p title="{ESCAPED}">'),
        ("{{ tree }}", "<b>&lt;</b>"),
        ("{{ x | e }}{{ x | escape }}", ESCAPED * 2),
        ("{{ x | upper | replace('X', 'y') }}", "&lt;IMG SRC=y ONERROR=ALERT(1)&gt;&#34;&#39;&amp;"),
        ("{% import 'layouts/macros.html' as m %}{{ m.m(x) }}", f"<b>{ESCAPED}</b>"),
        ("{% import 'layouts/macros.html' as m %}{{ m.m(tree) }}", "<b><b>&lt;</b></b>"),
        ("{% import 'layouts/macros.html' as m %}{{ m.m(m.m(x)) }}", f"<b><b>{ESCAPED}</b></b>"),
        ("{% from 'layouts/macros.html' import c %}{% call c() %}{{ x }}{% endcall %}", f"<i>{ESCAPED}</i>"),
        ("{% set y %}<p>{{ x }}</p>{% endset %}{{ y }}", f"<p>{ESCAPED}</p>"),
        ("{% set y = x %}{{ y }}", ESCAPED),
        ("{% for each in [x] %}{{ each }}{% endfor %}", ESCAPED),
        ("{% extends 'layouts/base.html' %}{% block b %}{{ super() }}{{ x }}{% endblock %}", f"<p>{ESCAPED}</p>{ESCAPED}"),
        ("{% filter upper %}{{ tree }}{% endfilter %}", "<B>&LT;</B>"),
        ("{{ '<b>%s</b>' | format(x) }}", f"&lt;b&gt;{ESCAPED}&lt;/b&gt;"),
        ("{{ tree.format(x) }}{{ tree.__class__.escape(x) }}", f"<b>&lt;</b>{ESCAPED}"),
    ],
)
def test_words_are_escaped_and_a_tree_is_not(text: str, wanted: str, tmp_path: Path) -> None:
    made = filled(text, tmp_path)
    assert made == wanted
    assert isinstance(made, Html)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("\n{{ x | safe }}", f"2: {NOT} No filter named 'safe'."),
        ("{% autoescape false %}\n{{ x }}{% endautoescape %}", f"2: {NOT} {NEITHER}."),
        ("{{ marked }}", f"1: {NOT} {NEITHER}."),
        ("{% for each in [marked] %}{{ each }}{% endfor %}", f"1: {NOT} {NEITHER}."),
        ("<p>\n{{ x | urlize }}", f"2: {NOT} {NEITHER}."),
        ("{{ {'a': x} | xmlattr }}", f"1: {NOT} {NEITHER}."),
        ("\n\n{{ nothing }}", f"3: {NOT} 'nothing' is undefined."),
        ("{% include 'layouts/none.html' %}", f"1: {NOT} there is no layouts/none.html."),
        ("{{ 1 + x }}", f"1: {NOT} TypeError: unsupported operand type"),
        ("\n{% if %}", f"2: {NOT} Expected an expression"),
        ("{{ icon('material/phonee') }}", f"1: {NOT} There is no icon"),
    ],
)  # fmt: skip
def test_what_is_neither_is_not_written_and_the_letter_names_the_template_and_its_line(
    text: str, why: str, tmp_path: Path
) -> None:
    marked = markupsafe.Markup(HOSTILE)  # noqa: S704, TID251  # what the program must never hand to a template
    assert refused(text, tmp_path, marked=marked).startswith(f"overrides/layouts/a.html:{why}")


def test_a_macro_that_is_called_where_nothing_is_escaped_escapes_all_the_same(tmp_path: Path) -> None:
    text = (
        "{% import 'layouts/macros.html' as m %}{% set ns = namespace(y='') %}"
        "{% autoescape false %}{% set ns.y = m.m(x) %}{% endautoescape %}{{ ns.y }}"
    )
    assert filled(text, tmp_path) == str(markupsafe.escape(f"<b>{ESCAPED}</b>"))


def test_a_fact_that_is_broken_is_not_the_templates_fault(tmp_path: Path) -> None:
    def broken() -> str:
        raise KeyError("a fact")

    with pytest.raises(KeyError):
        filled("{{ f() }}", tmp_path, f=broken)
