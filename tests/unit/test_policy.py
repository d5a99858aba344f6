"""The policy: only our own scripts run, each known by its hash, and nothing is learned from a finished page."""

from __future__ import annotations

import base64
import hashlib

from localoffer.html.tree import document, first, value
from localoffer.theme.assets import Stylesheets
from localoffer.theme.policy import DATA, LEFT_TO_THE_PAGE, Needs, joined, policy
from localoffer.theme.postprocess import inline_assets

SCRIPT, OTHER, STYLE = "alert(1)", "alert(2)", "p { color: red }"


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def parts(written: str) -> dict[str, str]:
    return {name: values for name, _, values in (each.partition(" ") for each in written.split("; "))}


def test_a_page_without_a_script_lets_none_run() -> None:
    assert policy(Needs(), STYLE) == (
        f"default-src 'none'; script-src 'none'; style-src {hashed(STYLE)}; img-src 'self'; font-src 'self'; "
        "manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def test_each_of_its_scripts_is_let_by_its_hash_and_a_file_only_where_it_is_needed() -> None:
    assert parts(policy(Needs((SCRIPT, OTHER)), STYLE))["script-src"] == f"{hashed(SCRIPT)} {hashed(OTHER)}"
    assert parts(policy(Needs((SCRIPT,), loads_script=True), STYLE))["script-src"] == f"{hashed(SCRIPT)} 'self'"
    assert parts(policy(Needs(loads_script=True), STYLE))["script-src"] == "'self'"


def test_a_frame_is_let_only_where_it_is_shown() -> None:
    assert "frame-src" not in parts(policy(Needs(), STYLE))
    assert parts(policy(Needs(shows_frame=True), STYLE))["frame-src"] == "'self'"


def test_nothing_is_ever_let_that_would_open_it_to_any_words() -> None:
    for needs in (Needs(), Needs((SCRIPT,), True, True)):
        assert not {"unsafe", "*", "data:", "http"} & set(policy(needs, STYLE).replace("-", " ").split())


def test_a_script_that_found_its_way_into_a_page_is_not_among_them() -> None:
    page = document(
        "<!doctype html><html><head><meta http-equiv=Content-Security-Policy content=x><style></style></head>"
        f"<body><script>{SCRIPT}</script><script>{OTHER}</script><p onclick={OTHER}></p><script src=x></script>"
    )
    inline_assets(page, "./", Stylesheets(STYLE, (), ""), Needs((SCRIPT,)))
    said = value(first(page, "head > meta"), "content")
    assert said == policy(Needs((SCRIPT,)), STYLE)
    assert parts(said)["script-src"] == hashed(SCRIPT)


class TestForAllPages:
    """A host sends one policy for every page; where two hold, both must allow, so it allows what any page needs."""

    def all_parts(self) -> dict[str, str]:
        return parts(joined([Needs(), Needs((SCRIPT,)), Needs((SCRIPT, OTHER), loads_script=True), Needs(shows_frame=True)]))

    def test_it_lets_what_any_page_needs_and_says_it_once(self) -> None:
        assert self.all_parts()["script-src"] == f"{hashed(SCRIPT)} {hashed(OTHER)} 'self'"
        assert self.all_parts()["frame-src"] == "'self'"

    def test_nothing_is_said_beside_what_may_run(self) -> None:
        """A policy that says 'none' beside something else is not valid (CSP Level 3, 2.3.1)."""
        assert parts(joined([Needs(), Needs((SCRIPT,))]))["script-src"] == hashed(SCRIPT)
        assert parts(joined([Needs((SCRIPT,)), Needs()]))["script-src"] == hashed(SCRIPT)

    def test_what_no_page_needs_stays_shut(self) -> None:
        assert parts(joined([Needs(), Needs()]))["script-src"] == "'none'"
        assert self.all_parts()["base-uri"] == "'none'"

    def test_it_says_nothing_of_stylesheets_which_differ_from_page_to_page(self) -> None:
        assert not LEFT_TO_THE_PAGE & self.all_parts().keys()
        assert {"default-src", "style-src"} == LEFT_TO_THE_PAGE

    def test_without_pages_it_says_nothing(self) -> None:
        assert joined([]) == ""


def test_what_programs_read_runs_nothing_when_a_person_opens_it() -> None:
    assert parts(DATA) == {
        "default-src": "'none'",
        "img-src": "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_a_page_needs_nothing_unless_its_template_says_so() -> None:
    assert Needs() == Needs(scripts=(), loads_script=False, shows_frame=False)
