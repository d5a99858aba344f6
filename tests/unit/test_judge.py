"""Judging pages together: links that lead nowhere, facts that nothing shows, names taken twice, edits that are not committed."""

from __future__ import annotations

from typing import Any

import pytest

from localoffer.edition.dated import date
from localoffer.edition.judge import judge_address, judge_days, judge_history, judge_pages
from localoffer.facts.shapes import NotCovered, Outcome, Question, Questions, Site, Step
from localoffer.facts.yaml_file import SourceMap
from localoffer.pages.markdown.reading import Link
from localoffer.pages.read import Page
from localoffer.time.git import History
from unit.examples import CHECKED, contact, day, deadline, front_matter, places, service, settings, site, words

Pages = dict[tuple[str, str], Page]


def page(name: str = "en/a", *links: Link, **more: Any) -> Page:
    """Return a page of docs/<name>.md."""
    tag, _, id_ = name.partition("/")
    file = (f"{name}.md", f"docs/{name}.md", "---\ntitle: x\n---\n", 4)
    own = {"text_locale": tag, "meta": front_matter(), **more}
    given = {"id": id_, "locale": tag, "url": "", "lines": SourceMap(""), "links": links}
    names = ("src", "path", "text", "body_line")
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


class TestTheQuestions:
    """A link to the questions is blamed on nobody while their file cannot be read: that is told already, once."""

    def links(self) -> Page:
        return page("en/a", *(Link("docs/en/a.md", line, name) for line, name in ((7, "which-way.md"), (8, "no.md"))))

    def lines(self, **facts: Any) -> list[str]:
        return [each.partition(" ")[0] for each in told(pages(self.links()), site(**facts))]

    def test_where_their_file_is_broken(self) -> None:
        assert self.lines(declared_ids={"questions": frozenset({"questions"})}) == ["docs/en/a.md:8:"]

    def test_where_there_are_none(self) -> None:
        assert self.lines() == ["docs/en/a.md:7:", "docs/en/a.md:8:"]

    def test_where_they_can_be_read(self) -> None:
        known = {"questions": frozenset({"questions"})}
        assert self.lines(declared_ids=known, questions=asked()) == ["docs/en/a.md:7:", "docs/en/a.md:8:"]

    def test_a_link_that_leads_somewhere_is_judged_as_any_other(self) -> None:
        there = page("en/which-way", ids=frozenset({"x"}))
        own = page("en/a", Link("docs/en/a.md", 7, "which-way.md#y"))
        found = told(pages(own, there), site(declared_ids={"questions": frozenset({"questions"})}))
        assert [each.partition(": ")[2].partition(":")[0] for each in found] == ["unknown-anchor"]


def asked(*leads_to: str) -> Questions:
    """Return a question with an end that leads to pages."""
    end = Outcome(id="o", title=words("An end"), text=words("Ask."), pages=list(leads_to), **CHECKED)
    only = Question(id="q", question=words("Is it?"), answers=[{"answer": words("Yes"), "next": "o"}])
    return Questions(title=words("Which way?"), description=words("It leads on."), questions=[only], outcomes=[end])


class TestPagesThatFactsName:
    """A role, an end of the questions and what the site is not about name pages by their ids, those of the default language."""

    HERE = page("en/ask"), page("pl/aska")

    def said(self, **facts: Any) -> list[str]:
        return told(pages(*self.HERE), site(**facts))

    def test_a_role_is_a_page_of_the_default_language_or_nobody_has_it(self) -> None:
        where = places(("site:site", "site.yml", "name: x\nroles:\n  help: ask\n  contact: aska\n"))
        assert self.said(settings=settings(roles={"help": "ask"}), places=where) == []
        assert self.said(settings=settings(roles={"help": "ask", "contact": "aska"}), places=where) == [
            'site.yml:4: unknown-page: There is no page "aska". Did you mean "ask"? (error)'
        ]

    def test_an_end_of_the_questions_leads_to_pages(self) -> None:
        where = places(("outcome:o", "q.yml", "id: o\npages:\n- ask\n- aska\n"))
        assert self.said(questions=asked("ask"), places=where) == []
        assert self.said(questions=asked("ask", "aska"), places=where) == [
            'q.yml:4: unknown-page: There is no page "aska". Did you mean "ask"? (error)'
        ]

    def test_what_the_site_is_not_about_leads_to_pages(self) -> None:
        def entry(*leads_to: str) -> dict[str, NotCovered]:
            return {"x": NotCovered(title=words("School"), text=words("Ask them."), pages=list(leads_to))}

        where = places(("not-covered:x", "n.yml", "title: School\npages:\n- ask\n- aska\n"))
        assert self.said(not_covered=entry("ask"), places=where) == []
        assert self.said(not_covered=entry("ask", "aska"), places=where) == [
            'n.yml:4: unknown-page: There is no page "aska". Did you mean "ask"? (error)'
        ]


def step(**more: Any) -> dict[str, Any]:
    made = Step(id="s", phase="before", title="T", text="X", **{"page": "a", "anchor": "x", **more})
    return {"steps": (made,), "places": places(("step:s", "steps.yml", "id: s\npage: a\nanchor: x\npicture:\n  name: p\n"))}


class TestSteps:
    A = page("en/a", ids=frozenset({"x"}))

    def test_a_step_leads_to_a_page_and_an_anchor(self) -> None:
        assert told(pages(self.A), site(**step())) == []
        assert told(pages(page("pl/a", ids=frozenset({"x"}))), site(**step())) == [
            'steps.yml:2: unknown-page: There is no page "a". (error)'
        ]
        assert told(pages(self.A), site(**step(page="aa"))) == [
            'steps.yml:2: unknown-page: There is no page "aa". Did you mean "a"? (error)'
        ]
        assert told(pages(self.A), site(**step(anchor="xx"))) == [
            'steps.yml:3: unknown-anchor: docs/en/a.md has no anchor "xx". Did you mean "x"? (error)'
        ]

    def test_its_picture_is_one_of_the_theme(self) -> None:
        shown = site(**step(picture={"name": "letter", "alt": "A letter"}))
        assert told(pages(self.A), shown, frozenset({"letter"})) == []
        assert told(pages(self.A), shown, frozenset({"letters"})) == [
            'steps.yml:5: unknown-picture: There is no picture "letter". Did you mean "letters"? (error)'
        ]
        assert told(pages(self.A), shown) == [
            'steps.yml:5: unknown-picture: There is no picture "letter". They live in overrides/components/picture/. (error)'
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
        used = told(pages(page()), self.facts(services={"service": service("x")}, deadlines={"y": deadline()}))
        assert used == ['y.yml:1: unused-deadline: Nothing uses the deadline "y". (notice)']

    @pytest.mark.parametrize("kind", ["contact", "deadline", "testimonial", "term", "notice", "source"])
    def test_each_of_these_kinds_is_there_to_be_shown(self, kind: str) -> None:
        assert told(
            pages(page()), site(declared_ids={kind: frozenset({"x"})}, places=places((f"{kind}:x", "x.yml", "a: 1")))
        ) == [f'x.yml:1: unused-{kind}: Nothing uses the {kind} "x". (notice)']


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

    def test_the_entry_is_told_at_its_own_line(self) -> None:
        where = places(("not-updates:not-updates", "n.yml", "- why: Tidied.\n  commit: abc\n"))
        found = judge_history(site(places=where, not_updates={"abc": "Tidied."}), History(True), draft=False)
        assert [(issue.path, issue.line) for issue in found] == [("n.yml", 2)]

    def test_of_a_language_that_is_set_aside_nothing_is_told_and_what_comes_after_is(self) -> None:
        """A language that is a draft is not shown where only what is ready is published: it may be edited meanwhile."""
        facts = site(set_aside=frozenset({"pl"}))
        drafts = frozenset({"contact:x@pl", "page:pl/a.md", "page:ru/pl/a.md", "term:x@ru"})
        found = judge_history(facts, History(True, drafts=drafts), draft=False)
        assert [issue.path for issue in found] == ["docs/ru/pl/a.md", "content/translations/ru.po"]

    def test_a_page_that_is_called_like_a_language_is_none(self) -> None:
        drafts = frozenset({"page:en/a@pl.md", "term:pl"})
        found = judge_history(site(set_aside=frozenset({"pl"})), History(True, drafts=drafts), draft=False)
        assert [issue.path for issue in found] == ["docs/en/a@pl.md", "content"]

    def test_a_commit_with_a_day_that_cannot_be_is_told_with_the_day_that_is_taken(self) -> None:
        facts = site(places=places(("contact:x", "x.yml", "\na: 1")))
        unit, commit = "notes/contact:x", "0123456789abcdef"
        known = History(True, misdated={commit: unit}, dates={unit: day("2026-05-01")})
        (issue,) = judge_history(facts, known, draft=False)
        assert f"{issue} ({issue.severity})" == (
            "x.yml:2: commit-misdated: Commit 0123456789ab has a day that cannot be, as a clock was wrong: its changes are dated "
            "2026-05-01. Put the clock right. To leave the commit out, list it in content/not-updates.yml. (notice)"
        )
        (issue,) = judge_history(facts, History(True, misdated={commit: unit}), draft=False)
        assert "as a clock was wrong: its changes have no date." in issue.message


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
