"""A stylesheet cut into its rules: a page is sent those that dress something in it, as they were written."""

from __future__ import annotations

import pytest

from copies import ROOT
from localoffer.theme import assets
from localoffer.theme.rules import cut, needed


@pytest.mark.parametrize(
    ("css", "names", "left"),
    [
        ("p{a:b}li{c:d}", ["p"], "p{a:b}"),
        ("p,li{a:b}", ["p"], "p{a:b}"),
        ("p li{a:b}", ["p"], ""),
        ("ul>li{a:b}ol>li{c:d}", ["ol", "li"], "ol>li{c:d}"),
        (".call a{a:b}", ["a"], ""),
        (".call a{a:b}", ["a", ".call"], ".call a{a:b}"),
        ("*,::before{a:b}:root{c:d}", [], "*,::before{a:b}:root{c:d}"),
        ("a:hover,a[href^='x']{a:b}", ["a"], "a:hover,a[href^='x']{a:b}"),
        (":is(h1,.x):not(li) p{a:b}", ["p"], ":is(h1,.x):not(li) p{a:b}"),
        (":root:has(#dark:checked) .x:nth-child(2n){a:b}", [".x"], ":root:has(#dark:checked) .x:nth-child(2n){a:b}"),
        (":is(:lang(ar),:lang(ur)) .x,p:is(:lang(ar),:lang(ur)){a:b}", ["p"], "p:is(:lang(ar),:lang(ur)){a:b}"),
        ("p[data-kind='x'],p[data-kind=y]{a:b}", ["p", "[y]"], "p[data-kind=y]{a:b}"),
        ("p:not([data-kind=x]){a:b}", ["p"], "p:not([data-kind=x]){a:b}"),
        ("p:has(.x),p:has(>.y){a:b}", ["p", ".y"], "p:has(>.y){a:b}"),
        ("p:has(.x,.y),p:not(:has(.x)),p:has([open]){a:b}", ["p"], "p:has(.x,.y),p:not(:has(.x)),p:has([open]){a:b}"),
        ("@font-face{a:b}", [], "@font-face{a:b}"),
        ("@media print{p{a:b}li{c:d}}q{e:f}", ["p", "q"], "@media print{p{a:b}}q{e:f}"),
        ("@media print{li{a:b}}q{c:d}", ["q"], "q{c:d}"),
        ("@media x{@supports y{p{a:b}}p{c:d}}", ["p"], "@media x{@supports y{p{a:b}}}@media x{p{c:d}}"),
        ("", ["p"], ""),
    ],
)
def test_what_dresses_nothing_is_left_out(css: str, names: list[str], left: str) -> None:
    assert needed(css, names) == left


def test_our_own_stylesheets_come_through_whole_where_everything_is_there() -> None:
    own = assets.read(ROOT / "overrides", ["en", "ar"]).stylesheets
    css = "".join([own.always, *(each for _, each in own.components), own.right_to_left, own.in_print])
    everything = {name for rule in cut(css) for _, names in rule.selectors for name in names}
    assert needed(css, everything) == css
