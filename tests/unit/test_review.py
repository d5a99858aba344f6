"""The act of reviewing: what the reviewer is shown, when it is refused, and what it writes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pytest

from localoffer.acts.review import page_at, refusals, sign, since_last_review, withdraw
from localoffer.edition import Edition
from localoffer.edition.dated import date
from localoffer.facts.front_matter import split_front_matter
from localoffer.facts.yaml_file import parse
from localoffer.pages.read import Page
from localoffer.pages.sources import Sources
from localoffer.theme import Theme
from localoffer.time.git import History
from localoffer.time.reviews import seen
from localoffer.time.units import page_digest
from unit.examples import TODAY, changes, contact, day, front_matter, settings, site
from unit.repository import Repo

PAGE = "---\ntitle: A page\n---\nOne.\nTwo.\n"


def signed(text: str, on: str = "2026-05-23", words: str = "w", **more: str) -> str:
    """Return a page as A Tester signed it."""
    lines = {"last_reviewed_on": on, "reviewed_by": "A Tester", "reviewed_words": f"'{words}'", "reviewed_facts": "'f'", **more}
    return text.replace("---\n", "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()), 1)


def edition(
    root: Path,
    pages: Mapping[str, str],
    *,
    known: History | None = None,
    fact_keys: Mapping[str, set[str]] | None = None,
    fallbacks: Collection[str] = (),
    **facts: Any,
) -> Edition:
    """Return the pages of a site (``en/a`` -> its file); ``fact_keys`` are the facts that a page shows."""
    made: dict[tuple[str, str], Page] = {}
    for name, text in pages.items():
        tag, _, id_ = name.partition("/")
        front, body, line = split_front_matter(text)
        values, lines, _ = parse(name, front or "")
        values = values or {}
        meta = front_matter(**values) if values.pop("sound", True) else None
        shown = frozenset((fact_keys or {}).get(name, ()))
        text_locale = "en" if name in fallbacks else tag
        file = (f"{name}.md", f"docs/{name}.md", line, f"{name}/")
        made[tag, id_] = Page(id_, tag, text_locale, *file, meta, lines, text, len(text) - len(body), fact_keys=shown)
    example, history = site(**facts), known or History(known=False)
    return Edition(root, example, {}, Theme.__new__(Theme), Sources(), date(made, example, history), history)


class TestWhichPage:
    def test_a_page_is_named_by_its_file(self, tmp_path: Path) -> None:
        book = edition(tmp_path, {"en/faqs": PAGE, "pl/faqs": PAGE})
        page, issues = page_at(book, "docs/pl/faqs.md")
        assert page is book.pages["pl", "faqs"]
        assert issues == []

    @pytest.mark.parametrize(
        ("path", "hint"), [("docs/en/faq.md", 'Did you mean "docs/en/faqs.md"?'), ("x", "Pages live in docs/.")]
    )
    def test_a_file_that_is_no_page_is_told(self, tmp_path: Path, path: str, hint: str) -> None:
        page, (issue,) = page_at(edition(tmp_path, {"en/faqs": PAGE}), path)
        assert page is None
        assert str(issue) == f"{path}:1: unknown-page: There is no such page. {hint}"

    def test_a_page_that_is_shown_in_another_language_is_not_a_file_of_its_own(self, tmp_path: Path) -> None:
        book = edition(tmp_path, {"en/faqs": PAGE, "pl/faqs": PAGE}, fallbacks=["pl/faqs"])
        assert page_at(book, "docs/pl/faqs.md")[0] is None


class TestWhatChangedSince:
    def shown(self, root: Path, text: str, *, known: dict[str, Any] | None = None, **facts: Any) -> list[str]:
        shown, history = {"en/a": {"contact:x"}}, History(True, **(known or {}))
        book = edition(root, {"en/a": text}, known=history, fact_keys=shown, contacts={"x": contact(**facts)})
        return list(since_last_review(book, book.pages["en", "a"]))

    def test_a_first_review_reads_all(self, tmp_path: Path) -> None:
        said = ["No person has reviewed this page before. Read all of it."]
        assert self.shown(tmp_path, PAGE) == said
        assert self.shown(tmp_path, PAGE.replace("title", "sound: false\ntitle")) == said

    def test_the_words_of_that_day_are_compared_with_those_of_today(self, repo: Repo) -> None:
        then = PAGE.replace("Two.", "Three.")
        for on, text in (("2026-01-05", PAGE.replace("One", "None")), ("2026-02-05", then), ("2026-03-05", PAGE)):
            repo.commit(on, docs_en_a__md=text)
        assert self.shown(repo.root, signed(PAGE, words=page_digest(then.encode()))) == [
            "Last reviewed by A Tester on 2026-05-23.",
            "--- then",
            "+++ now",
            "@@ -1,2 +1,2 @@",
            " One.",
            "-Three.",
            "+Two.",
        ]

    def test_of_what_stands_around_a_change_one_line_is_shown(self, repo: Repo) -> None:
        then, now = (f"---\ntitle: x\n---\na\nb\nc\nd\n{changed}\ne\nf\ng\n" for changed in ("then", "now"))
        repo.commit("2026-01-05", docs_en_a__md=then)
        shown = self.shown(repo.root, signed(now, words=page_digest(then.encode())))
        assert shown[3:] == ["@@ -4,3 +4,3 @@", " d", "-then", "+now", " e"]

    def test_a_page_that_was_away_for_a_while_is_still_known(self, repo: Repo) -> None:
        for text in (PAGE, None, PAGE.replace("One", "None")):
            repo.commit("2026-01-05", docs_en_a__md=text)
        assert "+++ now" in self.shown(repo.root, signed(PAGE.replace("One", "None"), words=page_digest(PAGE.encode())))

    def test_words_that_did_not_change_and_words_that_nobody_kept(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_en_a__md=PAGE)
        assert self.shown(repo.root, signed(PAGE, words=page_digest(PAGE.encode())))[1:] == [
            "Its own words have not changed since."
        ]
        lost = ["The words of that day are not in the history. Read all of the page."]
        assert self.shown(repo.root, signed(PAGE))[1:] == lost

    def test_a_page_with_windows_line_ends_has_the_same_words(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_en_a__md=PAGE.replace("\n", "\r\n"))
        assert self.shown(repo.root, signed(PAGE, words=page_digest(PAGE.encode())))[1:] == [
            "Its own words have not changed since."
        ]

    def test_outside_git_all_is_read(self, tmp_path: Path) -> None:
        assert self.shown(tmp_path, signed(PAGE))[1] == "The words of that day are not in the history. Read all of the page."

    @pytest.mark.parametrize(("on", "told"), [("2026-05-22", False), ("2026-05-23", True), ("2026-05-24", True)])
    def test_a_fact_that_changed_on_that_day_or_later_is_named(self, tmp_path: Path, on: str, told: bool) -> None:
        dates = {"contact:x": day(on), "page:en/a.md": day("2026-09-09"), "contact:elsewhere": day("2026-09-09")}
        said = [f"A fact on it changed: contact:x ({on})"] if told else []
        assert self.shown(tmp_path, signed(PAGE), known={"dates": dates})[2:] == said

    def test_a_fact_that_is_not_committed_is_named_too(self, tmp_path: Path) -> None:
        said = ["A fact on it changed: contact:x (not committed)"]
        assert self.shown(tmp_path, signed(PAGE), known={"drafts": frozenset({"contact:x"})})[2:] == said
        assert self.shown(tmp_path, signed(PAGE), known={})[2:] == []

    def test_a_fact_is_named_once_with_the_newest_day_of_its_parts(self, tmp_path: Path) -> None:
        units = {"contact:x@pl": day("2026-09-08"), "contact:x#values": day("2026-09-09")}
        shown = {"pl/a": {"contact:x"}}
        pages = {"en/a": PAGE, "pl/a": signed(PAGE)}
        for drafts, on in ((frozenset(), "2026-09-09"), (frozenset({"contact:x@pl"}), "not committed")):
            book = edition(tmp_path, pages, known=History(True, units, drafts), fact_keys=shown)
            said = list(since_last_review(book, book.pages["pl", "a"]))
            assert said[2:] == [f"A fact on it changed: contact:x ({on})"]

    def test_so_are_change_notes_of_that_day_or_later(self, tmp_path: Path) -> None:
        notes = changes("2026-05-24 Later.", "2026-05-23 That day.", "2026-05-22 Before.")
        assert self.shown(tmp_path, signed(PAGE), changes=notes)[2:] == ["2026-05-24: Later.", "2026-05-23: That day."]

    def test_a_fact_in_another_language_is_named_without_it(self, tmp_path: Path) -> None:
        dates = {"contact:x@pl": day("2026-09-09"), "contact:y#values": day("2026-09-08")}
        shown = {"pl/a": {"contact:y", "contact:x"}}
        book = edition(tmp_path, {"en/a": PAGE, "pl/a": signed(PAGE)}, known=History(True, dates), fact_keys=shown)
        assert list(since_last_review(book, book.pages["pl", "a"]))[2:] == [
            "A fact on it changed: contact:x (2026-09-09)",
            "A fact on it changed: contact:y (2026-09-08)",
        ]


class TestRefusals:
    """A fourth review on a day must say what was read or found."""

    def refused(self, root: Path, *notes: str | None, note: str = "", by: str = "A Tester", on: str = str(TODAY)) -> list[str]:
        done = {f"en/{number}": signed(PAGE, on, **({"review_note": each} if each else {})) for number, each in enumerate(notes)}
        book = edition(root, {**done, "en/this": signed(PAGE, str(TODAY)), "en/broken": "---\nsound: false\n---\n"})
        return [str(each) for each in refusals(book, book.pages["en", "this"], by, note)]

    SAID = (
        "docs/en/this.md:1: review-in-bulk: A Tester signed 4 pages on 2026-11-23, and this one has no note of its own. "
        'Say in review_note what was read or found: localoffer review … --note "…".'
    )

    def test_the_third_of_a_day_needs_no_note_and_the_fourth_does(self, tmp_path: Path) -> None:
        assert self.refused(tmp_path, None, None) == []
        assert self.refused(tmp_path, None, None, None) == [self.SAID]

    def test_a_note_that_another_has_is_none_however_it_is_written(self, tmp_path: Path) -> None:
        assert self.refused(tmp_path, None, "Read it.", None, note=" rEAD IT. ") == [self.SAID]
        assert self.refused(tmp_path, None, "Read it.", None, note="Rang the line.") == []
        assert self.refused(tmp_path, None, None, None, note="  ") == [self.SAID]

    def test_another_person_and_another_day_are_counted_by_themselves(self, tmp_path: Path) -> None:
        assert self.refused(tmp_path, None, None, None, by="Somebody Else") == []
        assert self.refused(tmp_path, None, None, None, on="2026-11-22") == []

    def test_a_page_that_another_language_shows_counts_once(self, tmp_path: Path) -> None:
        done = {f"{tag}/{name}": signed(PAGE, str(TODAY)) for name in "ab" for tag in ("en", "pl")}
        book = edition(tmp_path, {**done, "en/this": PAGE}, fallbacks=["pl/a", "pl/b"])
        assert refusals(book, book.pages["en", "this"], "A Tester", "") == []


class TestSigning:
    def book(self, root: Path, text: str = PAGE, **more: Any) -> Edition:
        file = root / "docs" / "en" / "a.md"
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8", newline="")
        now = {"page:en/a.md": "words", "contact:x": "1"}
        shown, page = {"en/a": {"contact:x"}}, text.replace("\r\n", "\n")
        return edition(root, {"en/a": page}, known=History(True, now=now), fact_keys=shown, **more)

    def file(self, root: Path) -> bytes:
        return (root / "docs" / "en" / "a.md").read_bytes()

    def test_it_writes_who_when_and_what_was_seen(self, tmp_path: Path) -> None:
        book = self.book(tmp_path)
        facts = seen("page:en/a.md", {"contact:x"}, book.history.now).facts
        assert sign(book, book.pages["en", "a"], 'Zoë "O" Neill', "") == day("2027-05-23")
        assert self.file(tmp_path).decode() == (
            '---\ntitle: A page\nlast_reviewed_on: 2026-11-23\nreviewed_by: "Zoë \\"O\\" Neill"\n'
            f'reviewed_words: "words"\nreviewed_facts: "{facts}"\n---\nOne.\nTwo.\n'
        )

    def test_a_note_is_written_too(self, tmp_path: Path) -> None:
        book = self.book(tmp_path)
        sign(book, book.pages["en", "a"], "A", "Rang: zażółć")
        assert 'review_note: "Rang: zażółć"\n---\n' in self.file(tmp_path).decode()

    def test_the_next_is_due_as_the_page_says_or_else_the_site(self, tmp_path: Path) -> None:
        book = self.book(tmp_path, PAGE.replace("title", "review_in: 2 weeks\ntitle"))
        assert sign(book, book.pages["en", "a"], "A", "") == day("2026-12-07")
        book = self.book(tmp_path / "other", settings=settings(review_in="1 year"))
        assert sign(book, book.pages["en", "a"], "A", "") == day("2027-11-23")

    def test_withdrawing_takes_out_what_signing_wrote(self, tmp_path: Path) -> None:
        book = self.book(tmp_path, signed(PAGE))
        withdraw(book, book.pages["en", "a"])
        assert self.file(tmp_path).decode() == PAGE

    def test_the_line_ends_of_the_file_stay(self, tmp_path: Path) -> None:
        book = self.book(tmp_path, signed(PAGE).replace("\n", "\r\n"))
        withdraw(book, book.pages["en", "a"])
        assert self.file(tmp_path) == PAGE.replace("\n", "\r\n").encode()
