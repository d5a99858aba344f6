"""Judging pages together: links that lead nowhere, facts that nothing shows, names taken twice, edits that are not committed."""

from __future__ import annotations

from typing import Any

import pytest

from localoffer.edition.dated import date
from localoffer.edition.judge import judge_address, judge_days, judge_history, judge_pages
from localoffer.facts.shapes import Site, Step
from localoffer.facts.yaml_file import SourceMap
from localoffer.pages.markdown.reading import Link
from localoffer.pages.read import Page
from localoffer.time.git import History
from unit.examples import contact, day, deadline, front_matter, places, service, settings, site

Pages = dict[tuple[str, str], Page]


def page(name: str = "en/a", *links: Link, **more: Any) -> Page:
    """Return a page of docs/<name>.md."""
    tag, _, id_ = name.partition("/")
    file = (f"{name}.md", f"docs/{name}.md", "---\ntitle: x\n---\n", "", 4)
    own = {"text_locale": tag, "meta": front_matter(), **more}
    given = {"id": id_, "locale": tag, "url": "", "lines": SourceMap(""), "links": links}
    names = ("src", "path", "text", "body", "body_line")
    return Page(**given, **dict(zip(names, file, strict=True)), **own)


def pages(*given: Page) -> Pages:
    return {(each.locale, each.id): each for each in given}


def told(given: Pages, facts: Site | None = None, pictures: frozenset[str] = frozenset()) -> list[str]:
    return [f"{issue} ({issue.severity})" for issue in judge_pages(given, facts or site(), pictures)]


class TestLinks:
    """A link names a file; it is judged when every page is read."""

    def link(self, target: str) -> Link:
        return Link("docs/en/a.md", 7, target)

    @pytest.mark.parametrize("target", ["b.md", "b.md#x", "./b.md", "#own", "a.md#own", "../pl/a.md", "b.md#"])
    def test_to_a_page_that_is_there(self, target: str) -> None:
        others = page("en/b", ids=frozenset({"x"})), page("pl/a")
        assert told(pages(page("en/a", self.link(target), ids=frozenset({"own"})), *others)) == []

    def test_to_a_page_that_is_not(self) -> None:
        found = told(pages(page("en/a", self.link("bb.md#x")), page("en/b"), page("pl/bbb")))
        assert found == ['docs/en/a.md:7: unknown-page: The link "bb.md#x" leads to no page. Did you mean "b.md"? (error)']

    def test_to_an_anchor_that_is_not(self) -> None:
        own = page("en/a", self.link("b.md#costs"), self.link("#z"), ids=frozenset({"own"}))
        assert told(pages(own, page("en/b", ids=frozenset({"cost"})))) == [
            'docs/en/a.md:7: unknown-anchor: docs/en/b.md has no anchor "costs". Did you mean "cost"? (error)',
            'docs/en/a.md:7: unknown-anchor: docs/en/a.md has no anchor "z". (error)',
        ]

    def test_from_a_page_in_a_folder(self) -> None:
        assert told(pages(page("en/f/a", Link("docs/en/f/a.md", 7, "../b.md")), page("en/b"))) == []
        assert len(told(pages(page("en/f/a", Link("docs/en/f/a.md", 7, "b.md")), page("en/b")))) == 1

    def test_a_fallback_shows_links_that_are_told_already(self) -> None:
        own = self.link("no.md")
        assert len(told(pages(page("en/a", own), page("pl/a", own, text_locale="en")))) == 1


def step(**more: Any) -> dict[str, Any]:
    made = Step(id="s", phase="before", title="T", text="X", **{"page": "a", "anchor": "x", **more})
    return {"steps": (made,), "places": places(("step:s", "steps.yml", "page: a\nanchor: x\npicture:\n  name: p\n"))}


class TestSteps:
    A = page("en/a", ids=frozenset({"x"}))

    def test_a_step_leads_to_a_page_and_an_anchor(self) -> None:
        assert told(pages(self.A), site(**step())) == []
        assert told(pages(page("pl/a", ids=frozenset({"x"}))), site(**step())) == [
            'steps.yml:1: unknown-page: There is no page "a". (error)'
        ]
        assert told(pages(self.A), site(**step(page="aa"))) == [
            'steps.yml:1: unknown-page: There is no page "aa". Did you mean "a"? (error)'
        ]
        assert told(pages(self.A), site(**step(anchor="xx"))) == [
            'steps.yml:2: unknown-anchor: docs/en/a.md has no anchor "xx". Did you mean "x"? (error)'
        ]

    def test_its_picture_is_one_of_the_theme(self) -> None:
        shown = site(**step(picture={"name": "letter", "alt": "A letter"}))
        assert told(pages(self.A), shown, frozenset({"letter"})) == []
        assert told(pages(self.A), shown, frozenset({"letters"})) == [
            'steps.yml:4: unknown-picture: There is no picture "letter". Did you mean "letters"? (error)'
        ]
        assert told(pages(self.A), shown) == [
            'steps.yml:4: unknown-picture: There is no picture "letter". They live in overrides/components/picture/. (error)'
        ]


class TestUnused:
    def facts(self, **more: Any) -> Site:
        known = {"contact": frozenset({"x"}), "deadline": frozenset({"y"}), "source": frozenset({"L1"})}
        where = places(("contact:x", "x.yml", "\na: 1"), ("deadline:y", "y.yml", "a: 1"), ("source:L1", "s.yml", "a: 1"))
        return site(declared_ids=known, places=where, **more)

    def test_a_fact_that_no_page_shows_and_no_fact_names_is_told(self) -> None:
        assert told(pages(page()), self.facts()) == [
            'x.yml:2: unused-contact: Nothing uses the contact "x". (notice)',
            'y.yml:1: unused-deadline: Nothing uses the deadline "y". (notice)',
            's.yml:1: unused-source: Nothing uses the source "L1". (notice)',
        ]

    def test_a_page_uses_what_it_shows_and_the_sources_it_rests_on(self) -> None:
        own = page(fact_keys=frozenset({"contact:x", "deadline:y"}), meta=front_matter(sources=["L1"]))
        assert told(pages(own), self.facts()) == []
        assert len(told(pages(page(meta=None)), self.facts())) == 3

    def test_a_fact_uses_what_it_names(self) -> None:
        used = told(pages(page()), self.facts(service=service("x"), deadlines={"y": deadline()}))
        assert used == ['y.yml:1: unused-deadline: Nothing uses the deadline "y". (notice)']


SIGNED = {"last_reviewed_on": day("2026-05-01"), "reviewed_by": "A", "reviewed_words": "w", "reviewed_facts": None}


class TestDays:
    """Reviews, change notes and lost addresses are judged by their own rules; here, that the right pages are asked."""

    def rules(self, *given: Page, **history: Any) -> list[tuple[str, str]]:
        facts = site(contacts={"x": contact()})
        known = History(True, now={"page:en/a.md": "w", "page:pl/a.md": "w"}, **history)
        found = judge_days(date(pages(*given), facts, known), facts, known)
        return [(issue.path, issue.rule) for issue in found]

    def test_a_review_that_ran_out_is_a_notice(self) -> None:
        meta = front_matter(**{**SIGNED, "reviewed_facts": "f"})
        assert ("docs/en/a.md", "review-overdue") in self.rules(page(meta=meta))
        later = front_matter(**{**SIGNED, "reviewed_facts": "f", "review_in": "7 months"})
        assert ("docs/en/a.md", "review-overdue") not in self.rules(page(meta=later))

    def test_a_page_in_any_language_may_be_reviewed_and_a_fallback_and_a_broken_page_may_not(self) -> None:
        meta = front_matter(**SIGNED)
        unsigned = page()
        assert ("docs/pl/a.md", "review-not-recorded") in self.rules(unsigned, page("pl/a", meta=meta))
        assert self.rules(unsigned, page("pl/a", meta=meta, text_locale="en")) == []
        assert self.rules(page(meta=None)) == []

    def test_only_pages_of_the_default_language_owe_a_change_note_and_have_addresses_to_lose(self) -> None:
        dates = {"page:en/a.md": day("2026-05-01"), "page:pl/a.md": day("2026-05-01")}
        assert self.rules(page(), page("pl/a"), dates=dates) == [("docs/en/a.md", "change-not-noted")]
        assert self.rules(page(), gone={"page:en/b.md": day("2026-05-01")}) == [("docs/en/b.md", "address-lost")]


class TestHistory:
    def told(
        self, *, draft: bool = False, known: bool = True, commits: tuple[str, ...] = (), drafts: tuple[str, ...] = ()
    ) -> list[str]:
        where = places(("contact:x", "x.yml", "\na: 1"), ("not-updates:not-updates", "n.yml", "- commit: abc\n- commit: def\n"))
        facts = site(places=where, not_updates={"abc": "Tidied.", "def": "Moved."})
        found = judge_history(facts, History(known, drafts=frozenset(drafts), commits=frozenset(commits)), draft=draft)
        return [f"{issue} ({issue.severity})" for issue in found]

    COMMITS = ("abc123", "defabc")
    SAID = "not-committed: This is not committed as it stands, so it has no date."
    HINT = "Commit it first, or publish a draft: localoffer publish --draft. (error)"

    def test_without_a_history_nothing_is_said(self) -> None:
        assert self.told(known=False, drafts=("contact:x",)) == []

    @pytest.mark.parametrize(
        ("unit", "place"),
        [
            ("contact:x", "x.yml:2"),
            ("contact:x#values", "x.yml:2"),
            ("notes/contact:x", "x.yml:2"),
            ("contact:x@pl", "content/translations/pl.po:1"),
            ("page:pl/a.md", "docs/pl/a.md:1"),
            ("notes/page:en/a.md", "docs/en/a.md:1"),
            ("contact:gone", "content:1"),
        ],
    )
    def test_an_edit_that_is_not_committed_is_told_where_it_is_written(self, unit: str, place: str) -> None:
        assert self.told(drafts=(unit,), commits=self.COMMITS) == [f"{place}: {self.SAID} {self.HINT}"]
        assert self.told(drafts=(unit,), commits=self.COMMITS, draft=True) == [f"{place}: {self.SAID} (notice)"]

    def test_of_the_parts_of_a_fact_one_is_told(self) -> None:
        assert len(self.told(drafts=("contact:x", "contact:x#values", "notes/contact:x"), commits=self.COMMITS)) == 1

    def test_a_commit_that_is_listed_and_is_not_there(self) -> None:
        assert self.told(commits=("abc123",)) == ["n.yml:2: unknown-commit: No commit def changed a page or a fact. (notice)"]
        assert self.told(commits=self.COMMITS) == []


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("https://a.example/", 1),
        ("https://a.test/", 1),
        ("https://o.github.io/r/", 0),
        ("https://example.council.uk/", 0),
        ("https://example.gov.uk/", 0),
        ("https://myexample.org/", 0),
    ],
)
def test_an_address_that_belongs_to_nobody_is_told(address: str, count: int) -> None:
    where = places(("site:site", "content/site.yml", "\naddress: x"))
    told = [str(each) for each in judge_address(site(settings=settings(address=address), places=where))]
    assert len(told) == count
    assert all(each.startswith(f"content/site.yml:2: address-not-set: {address} is not a real address.") for each in told)
