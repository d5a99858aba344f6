"""Watched: whatever a page asks for is noted, and what cannot be noted is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import meta

from copies import ROOT
from localoffer.facts.shapes import Site
from localoffer.facts.shapes.site import OWN
from localoffer.kept import Question, Watch, digest
from localoffer.languages.locales import Locale
from localoffer.pages.addresses import PageLinks
from localoffer.pages.sources import Sources
from localoffer.pages.watched import Answers, WatchedSources, watched_components, watched_links
from localoffer.theme import Theme
from localoffer.theme.environment import Templates
from localoffer.theme.watched import WatchedTemplates, watched_locale, watched_site
from unit.small_site import pictured, reader, scope


def answers(**changed: Any) -> Answers:
    """Return what answers the questions about the small site, but for what ``changed`` says."""
    read = reader()
    return replace(Answers(read.site, read.locales, read.theme, read.sources, read.addresses), **changed)


def of_site(ask: Callable[[Site], object]) -> set[Question]:
    """Return what is noted where something is asked of the facts of the small site; the answer is the real one."""
    watch = Watch()
    found, real = ask(watched_site(reader().site, watch)), ask(reader().site)
    assert found == real
    return watch.asked


def of_locale(ask: Callable[[Locale], object], tag: str = "pl") -> set[Question]:
    """Return what is noted of a language of the small site, but for the language itself."""
    watch, real = Watch(), reader().locales[tag]
    assert ask(watched_locale(real, watch)) == ask(real)
    return {each for each in watch.asked if each[0] != "locale"}


class TestSite:
    @pytest.mark.parametrize(
        ("ask", "asked"),
        [
            (lambda site: site.today, {("site", "today")}),
            (lambda site: site.steps, {("site", "steps")}),
            (lambda site: site.contacts["mediation"].name, {("site", "contacts", "mediation")}),
            (lambda site: site.contacts.get("nobody"), {("site", "contacts", "nobody")}),
            (lambda site: "north" in site.councils, {("site", "councils", "north")}),
            (lambda site: list(site.councils), {("keys", "site", "councils")}),
            (lambda site: bool(site.notices), {("keys", "site", "notices")}),
            (
                lambda site: dict(site.testimonials),
                {("keys", "site", "testimonials"), ("site", "testimonials", "listened-to")},
            ),
            (lambda site: site.settings.name, {("settings", "name")}),
            (lambda site: site.settings.roles.help, {("settings", "roles")}),
            (lambda site: site.settings.namespace, {("settings", "namespace")}),
            (lambda site: site.own_service, {("site", "services", OWN)}),
            (lambda site: site.service, {("site", "services", OWN)}),
            (lambda site: site.listed, {("keys", "site", "services"), ("site", "services", OWN)}),
        ],
    )
    def test_what_is_asked_is_noted(self, ask: Callable[[Site], object], asked: set[Question]) -> None:
        assert of_site(ask) == asked

    @pytest.mark.parametrize("name", sorted(Site.model_fields.keys() - {"settings"}))
    def test_every_fact_can_be_asked_for(self, name: str) -> None:
        def ask(site: Site) -> object:
            fact = getattr(site, name)
            return dict(fact) if isinstance(fact, Mapping) else fact

        assert {each[1] for each in of_site(ask) if each[0] == "site"} | {
            each[2] for each in of_site(ask) if each[0] == "keys"
        } == {name}

    @pytest.mark.parametrize("name", ["model_copy", "model_dump", "model_dump_json", "copy", "dict", "json", "model_fields_set"])
    def test_what_would_go_past_it_is_refused(self, name: str) -> None:
        with pytest.raises(NotImplementedError):
            getattr(watched_site(reader().site, Watch()), name)

    def test_what_walks_through_all_of_it_unseen_is_refused(self) -> None:
        with pytest.raises(AttributeError):
            list(watched_site(reader().site, Watch()))

    def test_what_is_no_fact_is_none(self) -> None:
        with pytest.raises(AttributeError):
            watched_site(reader().site, Watch()).nothing  # type: ignore[attr-defined]  # noqa: B018

    def test_it_is_a_site(self) -> None:
        assert isinstance(watched_site(reader().site, Watch()), Site)


class TestLocale:
    @pytest.mark.parametrize(
        ("ask", "asked"),
        [
            (lambda pl: pl.tag, set()),
            (lambda pl: pl.t("menu"), {("string", "pl", "menu")}),
            (lambda en: en.plural("unit.months", 3), {("counted", "pl", "unit.months")}),
            (lambda pl: pl.day(reader().site.today), set()),
            (
                lambda pl: pl.localise(reader().site.settings.name),
                {("phrase", "pl", "site:site.name", "Small site")},
            ),
        ],
    )
    def test_what_is_asked_is_noted(self, ask: Callable[[Locale], object], asked: set[Question]) -> None:
        assert of_locale(ask) == asked

    def test_what_another_language_says_in_its_place_is_noted_too(self) -> None:
        lacking = replace(reader().locales["pl"], strings={})
        watch = Watch()
        assert watched_locale(lacking, watch).t("menu") == reader().locales["en"].t("menu")
        assert watch.asked >= {("string", "pl", "menu"), ("string", "en", "menu")}

    def test_both_languages_themselves_are_noted(self) -> None:
        watch = Watch()
        watched_locale(reader().locales["pl"], watch)
        assert watch.asked == {("locale", "pl"), ("locale", "en")}

    def test_a_search_through_the_words_is_refused(self) -> None:
        with pytest.raises(NotImplementedError):
            watched_locale(reader().locales["pl"], Watch()).phrases.nearest("a", "b")


class TestSources:
    @pytest.mark.parametrize(
        ("ask", "asked"),
        [
            (lambda pages: pages.at("en/letter.md"), ("page at", "en/letter.md")),
            (lambda pages: pages.at("en/nothing.md"), ("page at", "en/nothing.md")),
            (lambda pages: pages.about("en", "service"), ("pages about", "en", "service")),
            (lambda pages: pages.in_group("pl", "now"), ("pages in", "pl", "now")),
            (lambda pages: pages.has_picture("a.svg"), ("picture", "a.svg")),
            (lambda pages: pages.has_picture("b.svg"), ("picture", "b.svg")),
        ],
    )
    def test_what_is_asked_is_noted(self, ask: Callable[[Any], object], asked: Question) -> None:
        watch, real = Watch(), pictured("a.svg")
        assert ask(WatchedSources(watch, real)) == ask(real)
        assert watch.asked == {asked}

    @pytest.mark.parametrize("name", [name for name in vars(Sources) if not name.startswith("_")])
    def test_all_else_is_refused(self, name: str) -> None:
        known = {"at", "about", "in_group", "has_picture"}
        assert hasattr(WatchedSources(Watch(), Sources()), name) == (name in known)

    def test_links_note_where_they_lead(self) -> None:
        watch, real = Watch(), PageLinks(reader().addresses, "pl", "../")
        links = watched_links(real, watch)
        assert [links("letter", "today"), links("nothing")] == [real("letter", "today"), real("nothing")]
        assert watch.asked == {("address", "pl", "letter"), ("address", "pl", "nothing")}


class TestComponents:
    def test_a_component_notes_what_it_is_made_of(self) -> None:
        watch, real = Watch(), scope("pl").components
        links = PageLinks(reader().addresses, "pl", "../")
        watched = watched_components(real, links, watch)
        contact = reader().site.contacts["mediation"]
        assert watched.component("contact", id="mediation", contact=contact) == real.component(
            "contact", id="mediation", contact=contact
        )
        assert ("template", "components/contact/template.html") in watch.asked
        assert {each[0] for each in watch.asked} >= {"template", "string", "phrase", "locale"}
        assert ("keys", "site", "councils") not in watch.asked

    def test_who_looks_for_drawings_asks_for_all_of_them(self) -> None:
        watch = Watch()
        WatchedTemplates(watch, reader().theme.environment).folder  # noqa: B018
        assert watch.asked == {("drawings",)}


class TestAnswers:
    """Each question has an answer that can be hashed, that changes with what it is about, and that says where there is none."""

    def test_all_that_a_page_has_asked_is_answered(self) -> None:
        watch, asked = Watch(), answers()
        for tag in reader().locales:
            components = watched_components(scope(tag).components, PageLinks(reader().addresses, tag, "../"), watch)
            for id_, contact in components.site.contacts.items():
                components.component("contact", id=id_, contact=contact)
            for id_, council in components.site.councils.items():
                components.component("council", id=id_, council=council, contacts={})
            assert components.pictures
            components.link("letter")
            pages = WatchedSources(watch, reader().sources)
            pages.at("en/letter.md")
            pages.in_group(tag, "now")
            pages.about(tag, "service")
            pages.has_picture("a.svg")
        kinds = {
            "address",
            "drawings",
            "keys",
            "locale",
            "page at",
            "pages about",
            "pages in",
            "phrase",
            "picture",
            "site",
            "string",
        }
        assert {each[0] for each in watch.asked} >= kinds | {"template"}
        for question in watch.asked:
            digest(asked(question))

    @pytest.mark.parametrize(
        "question",
        [
            ("site", "contacts", "nobody"),
            ("string", "pl", "nothing"),
            ("counted", "pl", "nothing"),
            ("string", "xx", "menu"),
            ("locale", "xx"),
            ("phrase", "xx", "a", "b"),
            ("address", "xx", "letter"),
            ("nothing",),
        ],
    )
    def test_what_is_gone_is_looked_up_in_vain(self, question: Question) -> None:
        with pytest.raises(LookupError):
            answers()(question)

    def test_whatever_is_asked_of_the_site_is_answered_by_the_same_fact(self) -> None:
        site = reader().site
        assert answers()(("site", "contacts", "mediation")) == site.contacts["mediation"]
        assert answers()(("keys", "site", "councils")) == tuple(site.councils)
        assert answers()(("settings", "name")) == site.settings.name
        assert answers()(("site", "today")) == site.today

    def test_the_words_of_a_language(self) -> None:
        pl = reader().locales["pl"]
        assert answers()(("string", "pl", "menu")) == pl.strings["menu"]
        assert answers()(("keys", "string", "pl")) == tuple(pl.strings)
        assert answers()(("counted", "pl", "unit.months")) == pl.counted["unit.months"]
        assert answers()(("keys", "counted", "pl")) == tuple(pl.counted)
        assert answers()(("phrase", "pl", "site:site.name", "Small site")) == pl.phrases.find("site:site.name", "Small site")

    def test_who_has_checked_a_language_is_part_of_it(self) -> None:
        pl = reader().locales["pl"]
        assert pl.catalogue is not None
        header = {**pl.catalogue.header, "X-Checked-By": "Somebody"}
        other = replace(pl, catalogue=replace(pl.catalogue, header=header))
        assert digest(answers()(("locale", "pl"))) != digest(answers(locales={**reader().locales, "pl": other})(("locale", "pl")))

    def test_pages_and_pictures(self) -> None:
        asked = answers(sources=pictured("a.svg"))
        assert [asked(("picture", name)) for name in ("a.svg", "b.svg")] == [True, False]
        assert asked(("page at", "en/letter.md")) == [reader().sources.at("en/letter.md")]
        assert asked(("page at", "en/nothing.md")) == []
        assert asked(("address", "en", "letter")) == "letter/"
        assert asked(("pages in", "en", "now")) == reader().sources.in_group("en", "now") != []


OVERRIDES = ROOT / "overrides"
TEMPLATES = sorted(each.relative_to(OVERRIDES).as_posix() for kind in ("html", "xml") for each in OVERRIDES.rglob(f"*.{kind}"))


def closure(folder: Path, name: str) -> set[str]:
    """Return the names of a template and of all that it leads to, as the answer to a page's question has them."""
    theme = replace(reader().theme, folder=folder) if folder != reader().theme.folder else reader().theme
    assert isinstance(theme, Theme)
    found = answers(theme=theme)(("template", name))
    assert isinstance(found, list)
    return {each.rpartition(" ")[0] for each in found}


def read_by_jinja(folder: Path, name: str) -> set[str]:
    """Return the same as Jinja reads it; where a name is worked out, any file below the folder of what it begins with."""
    found, waiting = set[str](), [name]
    while waiting:
        name = waiting.pop()
        if name not in found and (folder / name).is_file():
            found.add(name)
            waiting += referenced(folder, name)
    return found


@cache
def referenced(folder: Path, name: str) -> list[str]:
    """Return what one template names; Jinja reads each of ours once, however many lead to it."""
    names: list[str] = []
    for each in meta.find_referenced_templates(Templates(folder).parse((folder / name).read_text("utf-8"))):
        names += [each] if each else [file.relative_to(folder).as_posix() for file in folder.rglob("*.*")]
    return names


class TestTemplates:
    def test_each_of_ours_leads_to_what_jinja_reads(self) -> None:
        picture = "components/picture/template.html"  # the one whose drawings are named by what their name begins with
        for name in TEMPLATES:
            ours = {each for each in closure(OVERRIDES, name) if not each.endswith(".yml") or each == name}
            jinja = read_by_jinja(OVERRIDES, name) if name != picture else {picture} | {e for e in ours if e.endswith(".svg")}
            if picture in jinja:
                jinja = {each for each in jinja if not each.endswith(".svg")} | {e for e in ours if e.endswith(".svg")}
            assert (name, ours) == (name, jinja)

    def test_the_drawings_of_a_picture_are_part_of_it(self) -> None:
        drawings = {f"components/picture/{file.name}" for file in (OVERRIDES / "components" / "picture").glob("*.svg")}
        assert drawings < closure(OVERRIDES, "components/picture/template.html")

    def test_the_parameters_of_a_component_are_part_of_it(self) -> None:
        assert "components/contact/parameters.yml" in closure(OVERRIDES, "components/contact/template.html")

    @pytest.mark.parametrize(
        ("text", "leads"),
        [
            ('{% include "b.html" %}', "b"),
            ('{%- include "b.html" -%}', "b"),
            ('{%+ include "b.html" +%}', "b"),
            ('{%include "b.html"%}', "b"),
            ('{% include\n  "b.html"\n  ignore missing %}', "b"),
            ('{% include "b.html" without context %}', "b"),
            ("{% include 'b.html' %}", "bcd"),
            ('{% import "b.html" as b %}', "b"),
            ('{% from "b.html" import x with context %}', "b"),
            ('{% extends "b.html" %}', "b"),
            ('{% include "b.html" %}{% include "c.html" %}', "bc"),
            ('{% include "b" ~ x ~ ".html" %}', "b"),
            ('{% include "b" ~ x if x else "c.html" %}', "bcd"),
            ('{% include "b.html" if x else "c.html" %}', "bcd"),
            ('{% include ["b.html", "c.html"] %}', "bcd"),
            ('{% include ("b.html") %}', "bcd"),
            ('{% include "b" + x %}', "bcd"),
            ('{% include "b.html" | replace("b", x) %}', "bcd"),
            ("{% include x %}", "bcd"),
            ("{% from x import y %}", "bcd"),
            ('{% if x %}{{ "b.html" }}{% endif %}', ""),
        ],
    )
    def test_however_a_template_names_another(self, tmp_path: Path, text: str, leads: str) -> None:
        for name in "bcd":
            (tmp_path / f"{name}.html").write_text(name, "utf-8")
        (tmp_path / "a.html").write_text(text, "utf-8")
        found = closure(tmp_path, "a.html")
        assert found == {"a.html", *(f"{name}.html" for name in leads)}
        assert found >= {each for each in read_by_jinja(tmp_path, "a.html") if "~" not in text or each in found}

    def test_a_changed_one_further_on_changes_the_answer(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text('{% include "b.html" %}', "utf-8")
        (tmp_path / "b.html").write_text('{% include "c.html" %}{% include "a.html" %}', "utf-8")
        seen = []
        for text in ("one", "two", None):
            if text is None:
                (tmp_path / "c.html").unlink()
            else:
                (tmp_path / "c.html").write_text(text, "utf-8")
            seen.append(tuple(answers(theme=replace(reader().theme, folder=tmp_path))(("template", "a.html"))))  # type: ignore[arg-type]
        assert len(set(seen)) == 3
