"""Sources: every file is a page of its locale, every page that is not translated a fallback, and each is judged as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from localoffer.facts.shapes import LocaleSettings, Site
from localoffer.facts.values import Words
from localoffer.issues import Severity
from localoffer.languages.locales import Locale
from localoffer.pages.sources import LONGEST, Sources, again, files_below, find
from localoffer.store import Kept
from unit.examples import groups, places, settings, site

FRONT = "---\ntitle: {}\ndescription: A sentence that is long enough for a page.\n---\n"
NAVIGATION = places(("navigation:navigation", "content/navigation.yml", "- id: g\n  pages: [faqs]\n"))
LOCALES = {tag: Locale(LocaleSettings(tag=tag, name=tag)) for tag in ("en", "pl", "ar")}


def facts(**more: Any) -> Site:
    tags = [{"tag": tag, "name": tag} for tag in LOCALES]
    given = {"settings": settings(locales=tags), "navigation": groups({"g": ["faqs"]}), "places": NAVIGATION, **more}
    return site(**given)


def page(title: str = "A page", body: str = "Words.\n", **front: str) -> bytes:
    more = "".join(f"{key}: {value}\n" for key, value in front.items())
    return (FRONT.format(title).replace("---\ntitle", f"---\n{more}title") + body).encode()


HOME = {"en/index.md": page("Home"), "en/faqs.md": page("Questions")}


def found(files: Mapping[str, bytes] | None = None, **more: Any) -> tuple[Sources, list[str]]:
    sources, issues = find({**HOME, **(files or {})}, facts(**more), LOCALES)
    return sources, [str(issue) for issue in issues]


class TestPages:
    def test_a_file_is_a_page_with_its_place_and_address(self) -> None:
        sources, issues = found({"pl/faqs.md": page("Pytania", "Raz\n", short_title="Pyt")})
        made = sources.pages["pl", "faqs"]
        assert issues == [
            "docs/pl/faqs.md:1: translation-not-recorded: Nothing says which English words this page was translated from. "
            "Run: localoffer translations update docs/pl/faqs.md"
        ]
        assert (made.id, made.locale, made.text_locale, made.is_fallback) == ("faqs", "pl", "pl", False)
        assert (made.src, made.path, made.url) == ("pl/faqs.md", "docs/pl/faqs.md", "pl/faqs/")
        assert (made.title, made.short_title, made.layout) == ("Pytania", "Pyt", "page")
        assert (made.body, made.body_line) == ("Raz\n", 6)

    def test_a_page_without_a_short_title_is_called_by_its_title(self) -> None:
        assert found()[0].pages["en", "faqs"].short_title == "Questions"

    def test_line_ends_of_any_machine_are_one(self) -> None:
        for end in (b"\r\n", b"\r"):
            made = found({"en/faqs.md": page(body="a\nb\n").replace(b"\n", end)})[0].pages["en", "faqs"]
            assert (made.body, made.body_line, made.title) == ("a\nb\n", 5, "A page")

    def test_a_page_that_is_not_translated_is_shown_in_the_source_language_at_its_own_address(self) -> None:
        made = found()[0].pages["ar", "faqs"]
        assert (made.locale, made.text_locale, made.is_fallback) == ("ar", "en", True)
        assert (made.url, made.src, made.path) == ("ar/faqs/", "ar/faqs.md", "docs/en/faqs.md")
        assert (made.title, made.words, made.translation) == ("Questions", None, None)

    def test_every_locale_has_every_page(self) -> None:
        assert set(found()[0].pages) == {(tag, id_) for tag in LOCALES for id_ in ("index", "faqs")}

    def test_pages_of_a_group_come_in_reading_order(self) -> None:
        more = {"en/a.md": page("A"), "en/b.md": page("B")}
        tree = groups({"g": ["b", "faqs"], "h": ["a"]})
        lines = places(("navigation:navigation", "n.yml", "- pages: [b, faqs]\n- pages: [a]\n"))
        sources, issues = found(more, navigation=tree, places=lines)
        assert issues == []
        assert [each.url for each in sources.in_group("pl", "g")] == ["pl/b/", "pl/faqs/"]
        assert [each.text_locale for each in sources.in_group("pl", "h")] == ["en"]
        assert sources.in_group("en", "nothing") == []

    def test_pages_about_a_service_come_in_reading_order_but_for_its_own(self) -> None:
        about = {f"en/{name}.md": page(name.upper(), service="talks") for name in ("a", "b", "own")}
        files = {**about, "en/c.md": page("C"), "en/d.md": page("D", service="other"), "en/broken.md": b"Hi.\n"}
        ids = {"service": frozenset({"talks", "other"})}
        tree = groups({"g": ["b", "broken", "c", "never-written", "own", "a", "d"]})
        lines = places(("navigation:navigation", "n.yml", "- pages: [b, broken, c, never-written, own, a, d]\n"))
        sources = replace(found(files, declared_ids=ids, navigation=tree, places=lines)[0], beside=("own",))
        assert [each.url for each in sources.about("en", "talks")] == ["b/", "a/"]
        assert [each.url for each in sources.about("pl", "other")] == ["pl/d/"]
        assert sources.about("en", "nothing") == []


class TestWhatALinkMeans:
    """A link names a file below docs/."""

    def test_a_page_in_a_folder_too(self) -> None:
        sources, _ = found({"en/in/a.md": page("A")})
        made = sources.at("en/in/a.md")
        assert made == ("in/a/", "A", sources.pages["en", "in/a"].description, "en")
        assert sources.at("ar/in/a.md") == sources.pages["ar", "in/a"].face

    def test_no_page_where_there_is_none(self) -> None:
        sources, _ = found()
        assert [sources.at(src) for src in ("en/nothing.md", "de/faqs.md", "faqs.md", "")] == [None] * 4


class TestAddresses:
    def told(self, files: Mapping[str, bytes]) -> list[str]:
        """Return what is told, but for that no navigation leads to the pages."""
        return [issue for issue in found(files)[1] if "page-not-in-navigation" not in issue]

    def test_a_name_that_can_be_no_address_is_told_with_its_page(self) -> None:
        issues = self.told({"en/embed.md": page("Embed"), "en/A b.md": page("Ab")})
        assert [issue.partition(": ")[0] for issue in issues] == ["docs/en/A b.md:1", "docs/en/embed.md:1"]

    def test_two_pages_have_two_addresses_whatever_their_capitals(self) -> None:
        (issue,) = self.told({"en/FAQs.md": page("Questions again")})
        assert issue == (
            "docs/en/faqs.md:1: address-taken: Its address, faqs/, is that of docs/en/FAQs.md too (capital letters make no "
            "difference). Give one of them another name."
        )

    def test_an_address_that_a_page_once_had_is_one_that_a_page_can_have(self) -> None:
        sources, issues = found({"en/a.md": page("A", moved_from="[old, embed, older]")})
        made = sources.pages["en", "a"].meta
        assert made is not None
        assert made.moved_from == ["old", "older"], "it does not lead there from where no page stood"
        assert issues[0] == (
            'docs/en/a.md:2: address-reserved: The program publishes "embed" itself. No page can have stood there: take it out.'
        )

    def test_an_address_that_no_page_can_have_had_is_told_at_its_own_line(self) -> None:
        issues = self.told({"en/a.md": page("A", moved_from="\n  - old\n  - A b")})
        assert issues == [
            'docs/en/a.md:4: address-not-valid: "A b" cannot be the address of a page. No page can have stood there: take it out.'
        ]

    def test_what_a_page_is_found_by_in_another_language_stands_in_its_catalogue(self) -> None:
        _, issues = found({"pl/faqs.md": page("Pytania", also="[pomoc]"), "en/faqs.md": page("Questions", also="[help]")})
        assert issues[0] == (
            "docs/pl/faqs.md:2: also-in-translation: What a page is searched by in other languages stands in their catalogues, "
            "so that it needs no translated page. "
            "Write it in content/translations/pl.po, as page:faqs.also, and take it out here."
        )
        assert not any("docs/en/faqs.md" in issue for issue in issues)


class TestWhatIsTold:
    @pytest.mark.parametrize(
        ("src", "hint"),
        [
            ("faqs.md", "Move it to docs/en/."),
            ("ens/faqs.md", 'Did you mean "en"?'),
            ("ens/in/x.md", 'Did you mean "en"?'),
            ("de/x.md", "Move it to docs/en/."),
        ],
    )
    def test_a_page_outside_every_locale(self, src: str, hint: str) -> None:
        sources, issues = found({src: page()})
        assert issues == [f"docs/{src}:1: page-outside-locale: This page stands in no locale's folder. {hint}"]
        assert len(sources.pages) == 6

    def test_nothing_of_a_language_that_is_set_aside_is_read_and_all_else_is(self) -> None:
        files = {"ar/faqs.md": page("x"), "pl/faqs.md": b"\xff", "pl/in/a.md": b"\xff", "pt/a.md": page("Outside")}
        sources, issues = found(files, set_aside=frozenset({"pl"}))
        assert ("ar", "faqs") in sources.pages
        assert sources.pages["pl", "faqs"].is_fallback
        assert [issue.partition(": ")[0] for issue in issues] == ["docs/pt/a.md:1", "docs/ar/faqs.md:1"]

    def test_a_translation_of_nothing(self) -> None:
        sources, issues = found({"pl/faq.md": page()})
        assert issues == [
            'docs/pl/faq.md:1: page-without-source: There is no page "faq" in docs/en/ to be the translation of. '
            'Did you mean "faqs"?'
        ]
        assert ("pl", "faq") not in sources.pages

    def test_a_site_without_a_home_page(self) -> None:
        _, issues = find({"en/faqs.md": page(), "pl/index.md": page()}, facts(), LOCALES)
        assert [str(issue) for issue in issues] == ["docs/en/index.md:1: file-missing: There is no home page."]

    def test_a_page_whose_front_matter_is_broken_is_still_a_page(self) -> None:
        sources, issues = found({"en/faqs.md": b"No front matter.\n"})
        made = sources.pages["en", "faqs"]
        assert [issue.split(": ")[1] for issue in issues] == ["front-matter-missing"]
        assert (made.title, made.meta, made.layout, made.body_line) == ("faqs", None, "page", 1)
        assert sources.pages["pl", "faqs"].title == "faqs"

    def test_a_file_that_is_not_utf_8_has_one_issue_and_no_others(self) -> None:
        _, issues = found({"en/faqs.md": b"\xff\xfe"})
        assert len(issues) == 1
        assert "front-matter" not in issues[0]


class TestTranslations:
    RECORD = "translation: {{source: abc, method: machine, blocks: [{}]{}}}\n"

    def translated(self, blocks: str, more: str = "", source: bytes = HOME["en/faqs.md"]) -> tuple[Any, list[str]]:
        record = self.RECORD.format(blocks, more).encode()
        files = {
            "en/faqs.md": source,
            "pl/faqs.md": page("Pytania", "Raz.\n").replace(b"---\ntitle", b"---\n" + record + b"title"),
        }
        sources, issues = found(files)
        return sources.pages["pl", "faqs"].translation, issues

    def digests(self, source: bytes = HOME["en/faqs.md"]) -> list[str]:
        made = found({"en/faqs.md": source})[0].pages["en", "faqs"].words
        assert made is not None
        return [block.digest for block in made.blocks]

    def test_a_translation_is_compared_with_its_source_title_and_description_included(self) -> None:
        quoted = ", ".join(f'"{digest}"' for digest in self.digests())
        state, issues = self.translated(quoted)
        assert issues == []
        assert (state.name, state.changed) == ("done", ())
        assert len(self.digests()) == 3

    def test_what_is_new_in_the_source_is_known(self) -> None:
        quoted = ", ".join(f'"{digest}"' for digest in self.digests())
        state, issues = self.translated(quoted, source=page("Questions", "Words.\n\nNew words.\n"))
        assert issues == []
        assert [(block.text, block.line) for block in state.changed] == [("New words.", 7)]

    def test_words_that_changed_since_somebody_checked_them(self) -> None:
        quoted = ", ".join(f'"{digest}"' for digest in self.digests())
        _, issues = self.translated(quoted, ", checked_by: Ewa, checked_on: 2026-11-23, checked_words: abc")
        assert issues == [
            "docs/pl/faqs.md:2: translation-check-outdated: The words have changed since Ewa checked them on 2026-11-23. "
            "Have them checked again, or run: localoffer translations update docs/pl/faqs.md"
        ]

    def test_words_that_somebody_checked_and_nobody_changed(self) -> None:
        quoted = ", ".join(f'"{digest}"' for digest in self.digests())
        words = found({"pl/faqs.md": page("Pytania", "Raz.\n")})[0].pages["pl", "faqs"].words
        assert words is not None
        assert self.translated(quoted, f", checked_by: Ewa, checked_on: 2026-11-23, checked_words: '{words.digest}'")[1] == []

    def test_the_source_is_a_translation_of_nothing(self) -> None:
        record = self.RECORD.format('"a"', "").encode()
        _, issues = found({"en/faqs.md": HOME["en/faqs.md"].replace(b"---\ntitle", b"---\n" + record + b"title")})
        assert issues == [
            "docs/en/faqs.md:2: translation-of-nothing: This page is the source: it is a translation of nothing. "
            "Take translation out."
        ]

    def test_what_was_compared_is_kept_for_the_next_time(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        record = self.RECORD.format(", ".join(f'"{digest}"' for digest in self.digests()), "").encode()
        files = {**HOME, "pl/faqs.md": page("Pytania", "Raz.\n").replace(b"---\ntitle", b"---\n" + record + b"title")}
        states = [find(files, facts(), LOCALES, Kept(tmp_path, "x"))[0].pages["pl", "faqs"].translation for _ in range(2)]
        assert states[0] == states[1] is not None
        assert "pl/faqs" in Kept(tmp_path, "x").read()


class TestPagesThatAreReadAgain:
    """Whoever previews a page sees it as its file stands now, and every other page as it was."""

    def site_of(self, root: Path, **files: bytes) -> Sources:
        """Return the pages of a site whose files stand on the disk."""
        for src, raw in {**HOME, **{f"{name.replace('_', '/')}.md": raw for name, raw in files.items()}}.items():
            (root / "docs" / src).parent.mkdir(parents=True, exist_ok=True)
            (root / "docs" / src).write_bytes(raw)
        return find(files_below(root)[0], facts(), LOCALES)[0]

    def again(self, root: Path, before: Sources, *keys: tuple[str, str]) -> tuple[Sources, list[str]]:
        sources, issues = again(root, before, keys, facts(), LOCALES)
        return sources, [str(issue) for issue in issues]

    def test_a_page_says_what_its_file_says_now_and_others_what_they_said(self, tmp_path: Path) -> None:
        before = self.site_of(tmp_path, en_a=page("A"), en_b=page("B"))
        for name in "ab":
            (tmp_path / f"docs/en/{name}.md").write_bytes(page("New", "Zażółć\r\nnow\rhere\n"))
        after, issues = self.again(tmp_path, before, ("en", "a"))
        made = after.pages["en", "a"]
        assert issues == []
        assert (made.title, made.body, made.body_line) == ("New", "Zażółć\nnow\nhere\n", 5)
        assert (made.id, made.locale, made.text_locale, made.src, made.path, made.url) == (
            *("a", "en", "en", "en/a.md", "docs/en/a.md", "a/"),
        )
        assert {**after.pages, ("en", "a"): None} == {**before.pages, ("en", "a"): None}
        assert before.pages["en", "a"].title == "A"
        assert replace(after, pages=before.pages) == before

    def test_what_is_not_translated_is_read_from_its_source_and_told_once(self, tmp_path: Path) -> None:
        before = self.site_of(tmp_path)
        (tmp_path / "docs/en/faqs.md").write_bytes(page("New", sources="[L1]"))
        after, issues = self.again(tmp_path, before, ("en", "faqs"), ("pl", "faqs"), ("ar", "faqs"))
        made = after.pages["pl", "faqs"]
        assert (made.title, made.locale, made.text_locale, made.url) == ("New", "pl", "en", "pl/faqs/")
        assert [issue.partition(": ")[0] for issue in issues] == ["docs/en/faqs.md:2"]

    def test_what_is_wrong_with_a_page_is_told_and_nothing_more_of_one_that_cannot_be_read(self, tmp_path: Path) -> None:
        before = self.site_of(tmp_path, en_a=page("A"), en_b=page("B"), en_c=page("C"))
        for name, raw in (("a", b"\xff"), ("b", b"No front matter.\n"), ("c", b"x" * (LONGEST + 1))):
            (tmp_path / f"docs/en/{name}.md").write_bytes(raw)
        _, issues = self.again(tmp_path, before, *(("en", name) for name in "abc"))
        assert [issue.split(": ")[:2] for issue in issues] == [
            ["docs/en/a.md:1", "not-utf-8"],
            ["docs/en/b.md:1", "front-matter-missing"],
            ["docs/en/c.md:1", "file-too-long"],
        ]

    def test_a_translation_is_compared_with_its_source_as_that_stands_now(self, tmp_path: Path) -> None:
        record = TestTranslations.RECORD.format(", ".join(f'"{each}"' for each in TestTranslations().digests()), "").encode()
        translated = page("Pytania", "Raz.\n").replace(b"---\ntitle", b"---\n" + record + b"title")
        before = self.site_of(tmp_path, pl_faqs=translated)
        (tmp_path / "docs/en/faqs.md").write_bytes(page("Questions", "Words.\n\nNew words.\n"))
        after, issues = self.again(tmp_path, before, ("en", "faqs"), ("pl", "faqs"))
        states = [each.pages["pl", "faqs"].translation for each in (before, after)]
        assert issues == []
        assert [state and [block.text for block in state.changed] for state in states] == [[], ["New words."]]
        (tmp_path / "docs/pl/faqs.md").write_bytes(page("Pytania"))
        assert [issue.split(": ")[1] for issue in self.again(tmp_path, after, ("pl", "faqs"))[1]] == ["translation-not-recorded"]

    def test_what_no_file_stands_behind_and_what_is_gone_stay_as_they_were_and_the_rest_is_read(self, tmp_path: Path) -> None:
        before = self.site_of(tmp_path, en_a=page("A"), en_gone=page("Gone"), en_made=page("Made"), en_empty=page("Empty"))
        own = {**before.pages}
        own["en", "made"] = replace(own["en", "made"], is_made=True)
        own["en", "empty"] = replace(own["en", "empty"], text="")
        before = replace(before, pages=own)
        (tmp_path / "docs/en/gone.md").unlink()
        for name in ("a", "made", "empty"):
            (tmp_path / f"docs/en/{name}.md").write_bytes(page("New"))
        keys = [("en", name) for name in ("never-there", "made", "empty", "gone", "a")]
        after, issues = self.again(tmp_path, before, *keys)
        assert issues == []
        assert [after.pages[key].title for key in keys[1:]] == ["Made", "Empty", "Gone", "New"]
        assert set(after.pages) == set(before.pages)


def test_words_of_facts_are_named_in_front_matter_too() -> None:
    changed = page(changes="[{changed_on: 2026-05-01, note: New.}]")
    meta = found({"en/faqs.md": changed})[0].pages["en", "faqs"].meta
    assert meta is not None
    assert meta.changes[0].note == Words("New.", "page:faqs.changes.2026-05-01.note")


def test_a_page_that_never_ends_is_not_read() -> None:
    whole, long = (page("x", "x" * count).replace(b"x\ndescr", b"y\ndescr") for count in (199_000, 200_000))
    assert found({"en/faqs.md": whole})[1] == []
    assert found({"en/faqs.md": long})[1] == [
        f"docs/en/faqs.md:1: file-too-long: This file has {len(long):,} bytes. At most 200,000 are read. Make two of it."
    ]


class TestFiles:
    def test_a_link_that_leads_outside_is_not_read(self, tmp_path: Path) -> None:
        (tmp_path / "docs/en").mkdir(parents=True)
        (tmp_path / "content").mkdir()
        secret, page, folder = tmp_path / "secret", tmp_path / "docs/en/x.md", tmp_path / "content/contacts"
        secret.mkdir()
        (secret / "words").write_text("a secret", "utf-8")
        page.symlink_to(secret / "words")
        folder.symlink_to("../secret", target_is_directory=True)
        (tmp_path / "docs/en/gone.png").symlink_to("/nowhere/at/all")
        (tmp_path / "docs/en/lost.md").symlink_to("nothing.md")
        (tmp_path / "docs/en/round.md").symlink_to("round.md")
        files, issues = files_below(tmp_path)
        assert files == {}
        assert [str(issue).split(": ")[:2] for issue in issues] == [
            ["docs/en/gone.png:1", "leads-outside"],
            ["docs/en/lost.md:1", "leads-outside"],
            ["docs/en/round.md:1", "leads-outside"],
            ["docs/en/x.md:1", "leads-outside"],
            ["content/contacts:1", "leads-outside"],
        ]
        told = "This is a link to no file of {0}/, so it was not read. Put the file itself here."
        assert [str(issue).split(": ")[2] for issue in issues[3:]] == [told.format("docs"), told.format("content")]

    def test_a_link_to_a_file_beside_it_is_as_good_as_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "docs/en").mkdir(parents=True)
        (tmp_path / "docs/en/a.md").write_text("words", "utf-8")
        (tmp_path / "docs/en/b.md").symlink_to("a.md")
        assert files_below(tmp_path) == ({"en/a.md": b"words", "en/b.md": b"words"}, [])

    @pytest.mark.parametrize(
        "name", ["x.js", "x.html", "x.css", "x.json", "x.py", "x.svgz", "CNAME", "_headers", "x.md.txt", "x.MD"]
    )
    def test_what_is_neither_a_page_nor_a_picture_is_not_read_and_said_so(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "docs/en").mkdir(parents=True)
        (tmp_path / "docs/en" / name).write_text("x", "utf-8")
        files, issues = files_below(tmp_path)
        assert files == {}
        assert [str(issue) for issue in issues] == [
            f"docs/en/{name}:1: file-not-read: This file is neither a page nor a picture, so it is not published."
        ]
        assert issues[0].severity is Severity.NOTICE

    def test_what_begins_with_a_dot_is_the_machine_s_own(self, tmp_path: Path) -> None:
        (tmp_path / "docs/en/folder.md").mkdir(parents=True)
        for name in (".DS_Store", ".a.txt"):
            (tmp_path / "docs/en" / name).touch()
        assert files_below(tmp_path) == ({}, [])


class TestPictures:
    PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    SAVE = "Open it in a program for pictures, and save it again."

    @pytest.mark.parametrize(
        ("name", "raw"),
        [
            ("a.png", PNG),
            ("a b.PNG", PNG),
            ("ż.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
            ("a.jpeg", b"\xff\xd8\xff\xe1"),
            ("a.gif", b"GIF89a\x01"),
            ("a.webp", b"RIFF\x0a\x00\n\x00WEBPVP8 "),
            ("a.avif", b"\x00\x00\x00\x20ftypavif"),
        ],
    )
    def test_one_that_is_what_its_name_says_is_published_as_it_is(self, name: str, raw: bytes) -> None:
        sources, issues = found({f"en/{name}": raw})
        assert (sources.pictures, issues) == ({f"en/{name}": raw}, [])

    @pytest.mark.parametrize(
        ("name", "raw", "kind"),
        [
            ("a.png", b"<!doctype html><script>alert(1)</script>", "PNG"),
            ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "PNG"),
            ("a.png", b"", "PNG"),
            ("a.png", b"\xff\xd8\xff\xe0", "PNG"),
            ("a.jpg", PNG, "JPG"),
            ("a.gif", b"GIF89a/*<SVG/onload=alert(1)>*/", "GIF"),
            ("a.gif", b"GIF89a=1;//<script>", "GIF"),
            ("a.png", PNG + b"tEXt<html><body>", "PNG"),
            ("a.webp", b"RIFF\x00\x00\x00\x00WAVE", "WEBP"),
        ],
    )
    def test_one_that_is_not_is_told(self, name: str, raw: bytes, kind: str) -> None:
        issues = found({f"en/{name}": raw})[1]
        assert issues == [f"docs/en/{name}:1: picture-not-safe: This file is no {kind} picture, or more than one. {self.SAVE}"]

    @pytest.mark.parametrize(
        "name", ['a".png', "a<b.png", "a?b.png", "a#b.png", "a%00.png", "a\\b.png", "a  b.png", "a\nb.png", "\udcff.png"]
    )
    def test_no_name_is_more_than_a_name(self, name: str) -> None:
        (issue,) = found({f"en/{name}": self.PNG})[1]
        assert "picture-name-not-valid: No address can hold this name." in issue

    def test_a_drawing_is_reduced_or_told(self) -> None:
        own = b"<svg xmlns='http://www.w3.org/2000/svg'>"
        sources, issues = found({"en/a.svg": own + b"<!-- x --></svg>", "en/b.svg": own + b"\n<script/></svg>"})
        assert sources.pictures == {"en/a.svg": b'<svg xmlns="http://www.w3.org/2000/svg" />', "en/b.svg": b""}
        assert issues == [
            "docs/en/b.svg:2: drawing-not-safe: <script> could run or load something. Save the drawing as plain SVG, or as a PNG."
        ]
