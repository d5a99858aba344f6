"""Hostile facts: whatever words somebody writes into content/ or front matter, they come out as words wherever they stand.

Every word of every fact of the small site gets a tag at its end that would run, if one place forgot to escape it.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import icalendar
import pytest
from pydantic import BaseModel

from copies import GOOD, copy_site
from localoffer import build
from localoffer.build import Options
from localoffer.facts import read as facts
from localoffer.facts import shapes
from localoffer.facts.shapes import Fact
from localoffer.facts.values import Words
from localoffer.html.tree import Node, body, document, elements, root
from servers import served

pytestmark = pytest.mark.slow  # a site that is not the small one as it stands
POISON = "</title></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>; } ${a} \\n,\\\nBEGIN:VEVENT"
AS_MARKDOWN = "[a](javascript:alert(1))![b](data:x){{ 7*7 }}&"
"""What would be more in a text that were taken for Markdown or for a template; front matter is too short for it."""
NAMES = frozenset(
    """
    accent address anchor blocks branch call check_with checked_value checked_words closes commit contact contacts
    copies_shown_for council criteria date_locale where
    date date_pattern days deadline deadlines default_locale email email_domains feedback_contact first forms id
    id_namespace known languages last moved_from name national_help next not_before number opens page repository also pages
    pattern phone
    postcode review_in reviewed_facts reviewed_words
    send_team sendiass service source sources steps open_referral_id succeeded_by tag unless avoid
    about accessibility categories glossary group help history_begins local_offer people phase phases privacy
    """.split()  # noqa: SIM905  # a list to read
)
"""Fields of facts that hold no words but a name, an address, a number, a day or a word to look for."""
TEXTS = {
    **dict.fromkeys(("Feedback.source", "Owner.name", "LocaleSettings.name"), "words, whatever others of that name are"),
    **dict.fromkeys(
        ("AuditLine.law", "AuditLine.quote", "Source.title", "Source.note", "Post.lines", "Deadline.authority"), "shown"
    ),
    **dict.fromkeys(("Post.lines", "Deadline.authority"), "shown"),
    **dict.fromkeys(("Taxonomy.description", "Category.description"), "in open data"),
    **dict.fromkeys(("FrontMatter.title", "FrontMatter.short_title", "FrontMatter.description"), "shown"),
    **dict.fromkeys(("checked_by", "reviewed_by"), "shown"),
    **dict.fromkeys(
        (
            "KnownValue.value",
            "KnownValue.unless",
            "KnownValue.unless_before",
            "KnownValue.whose",
            "KnownValue.instead",
            "KnownValue.why",
        ),
        "in reports of drift and on /check/",
    ),
    **dict.fromkeys(
        (
            "LimitWords.act",
            "LimitWords.start",
            "LimitWords.clock",
            "LimitWords.unless",
            "LimitWords.doubtful",
            "LimitWords.not_start",
            "LimitWords.sure",
            "LimitWords.plainly",
            "Length.act",
            "Length.unit",
        ),
        "phrases of drift",
    ),
    **dict.fromkeys(
        [
            f"SaidElsewhere.{name}"
            for name in (
                "classes",
                "topic",
                "related",
                "former",
                "hearsay",
                "other_subjects",
                "priced",
                "next_steps",
                "stories",
                "pronouns",
                "persons",
                "read_by",
                "claims",
                "subjects",
                "other_services",
                "extends",
                "actors",
                "siblings",
                "field",
                "field_names",
                "other_fields",
                "other_nations",
                "names",
                "others",
                "limits",
                "other_lengths",
                "other_offers",
                "weighty",
                "light",
                "parties",
            )
        ],
        "phrases of drift",
    ),
    **dict.fromkeys(("hard_words", "review_note", "reason", "moderated_by", "confirmed_by", "say", "message"), "for editors"),
}
"""Fields that hold text without a translation, and who sees it."""
MORE = {
    **{
        f"content/services/{name}.yml": f"""
name: Service
provider: Provider
summary: Summary.
ages: {{from: 0, to: 4}}
area: Place {name}
cost: Cost
contact: mediation
deadlines: [contact-adviser]
categories: {of}
source: [L1]
certainty: primary
recorded_on: 2026-01-05
"""
        for name, of in (("one", "[mediation]"), ("two", "[]"))
    },
    "content/feedback.yml": """
entries:
  - {id: one, comment: Slow., source: A parent, received_on: 2026-11-20, response: Yes., action: Done., acted_on: 2026-11-21,
     state: done, moderated_on: 2026-11-21, moderated_by: A, consent: {state: given, note: Asked.}}
""",
    "content/audit.yml": """
- id: law
  title: The law
  note: Note.
  lines:
    - {ask: Words, law: An Act, page: index, quote: You have}
    - {ask: Words, law: An Act, judge: A person.}
    - {ask: Words, law: An Act, missing: Nothing.}
""",
    "content/accessibility.yml": (GOOD.parent / "statement.yml").read_text("utf-8"),
    "content/last-days.yml": """
reply:
  dates:
  - {id: letter, question: Which day?, name: Letter, hint: Look.}
  - {id: receipt, question: Which day?, name: Receipt, optional: true, missing: Later.}
  days:
  - {id: reply, title: Reply, calendar: Reply, do: Reply, too_late: Late, done: Done, unless: receipt,
     counted: [{date: letter, deadline: contact-adviser}]}
  not_before: 2014-09-01
  day_off: Off.
  month_end: Short.
  always: Ask.
  call: mediation
  check_with: [mediation]
  source: [L1]
  certainty: primary
  recorded_on: 2026-01-05
""",
    "docs/en/about.md": """---
title: About
description: What this site is, in one sentence.
---

{{accessibility}}

{{last-days:reply}}
""",
}
"""What the small site has none of."""


def is_text(shape: str, field: str) -> bool:
    return f"{shape}.{field}" in TEXTS or field in TEXTS


def poisoned(value: Any, shape: str = "", field: str = "") -> Any:
    """Return a fact with a tag at the end of every text that a reader sees."""
    if isinstance(value, Words):
        return Words(value.text + AS_MARKDOWN + POISON, value.key)
    if isinstance(value, str):
        return value + AS_MARKDOWN + POISON if is_text(shape, field) else value
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: poisoned(part, type(value).__name__, name) for name, part in value})
    if isinstance(value, dict):
        return {name: poisoned(part) for name, part in value.items()}
    return type(value)(poisoned(part, shape, field) for part in value) if isinstance(value, list | tuple) else value


def _has_str(annotation: Any) -> bool:
    parts = get_args(annotation)
    return annotation is str or (get_origin(annotation) is not Literal and any(map(_has_str, parts)))


def test_every_field_that_holds_a_text_is_known_as_words_or_as_a_name() -> None:
    """A new field says which it is: words are poisoned below."""
    models = [each for each in vars(shapes).values() if isinstance(each, type) and issubclass(each, Fact)]
    fields = {(model.__name__, name) for model in models for name in model.model_fields if _has_str(get_type_hints(model)[name])}
    assert len(fields) > 50
    assert {f"{shape}.{field}" for shape, field in fields if field not in NAMES and not is_text(shape, field)} == set()


def _with_poison(line: re.Match[str]) -> str:
    return f"{line[1]}: {json.dumps(line[2] + POISON)}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return every file of the small site, in English alone, with poison in its facts and in its pages' front matter."""
    site = copy_site(GOOD, tmp_path_factory.mktemp("hostile") / "site")
    settings = site / "content" / "site.yml"
    owner = "owner: {name: An Owner, email: owner@kids.org.uk, phone: 020 7946 0018}"
    text = re.sub(r"  - tag: (?:pl|ar)\n    name: .*\n", "", settings.read_text("utf-8")).replace("owner: null", owner)
    settings.write_text(text, "utf-8")
    for name, words in MORE.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(words, "utf-8")
    for page in sorted((site / "docs" / "en").glob("*.md")):
        text = page.read_text("utf-8")
        text, count = re.subn(r"^(title|short_title|description): (.*)$", _with_poison, text, flags=re.MULTILINE)
        assert count
        text = text.replace("---\n", f"---\nlast_reviewed_on: 2026-01-05\nreviewed_by: {json.dumps('A' + POISON)}\n", 1)
        page.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        load = facts.load

        def hostile(*given: Any) -> Any:
            found, issues = load(*given)
            assert found is not None
            return poisoned(found), issues

        patch.setattr(facts, "load", hostile)
        edition, issues = build.read(site, Options(draft=True, gallery=True))
    assert edition is not None, issues
    assert all(page.meta for page in edition.pages.values()), issues
    return {file.url: file.content for file in build.files(edition, issues)}


def run(tree: Node) -> Iterator[str]:
    """Yield what of the poison would run."""
    for each in elements(tree):
        held = each.attributes
        leads = f"{held.get('href')} {held.get('src')}"
        is_script = each.tag == "script" and each.text().strip() == "alert(1)"
        if is_script or "onerror" in held or "javascript:" in leads or "data:" in leads:
            yield each.html or ""


def test_no_page_no_embed_and_no_codes_page_runs_a_fact(made: dict[str, bytes]) -> None:
    pages = {url: root(document(content)) for url, content in made.items() if url.endswith(".html")}
    assert {url.partition("/")[0] for url in pages} >= {"index.html", "embed", "councils", "print", "a-z", "changes", "404.html"}
    assert {url: found for url, page in pages.items() if (found := list(run(page)))} == {}
    assert [url for url in pages if b"alert(1)" not in made[url]] == [], "the poison reached every page"
    assert [url for url in pages if b"{{ 7*7 }}" not in made[url]] == [], "and nothing reckoned it out"


def _html_in(value: Any) -> Iterator[str]:
    """Yield every text of a JSON file that is HTML: no words of a fact begin with a tag."""
    if isinstance(value, str) and value.lstrip().startswith("<"):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _html_in(part)


def test_no_html_in_a_file_for_programs_runs_a_fact(made: dict[str, bytes]) -> None:
    """Fragments of the API, the codes of embeds, and feeds."""
    found = {url: list(_html_in(json.loads(content))) for url, content in made.items() if url.endswith(".json")}
    feed = ET.fromstring(made["changes/feed.xml"])  # noqa: S314  # our own file
    found["changes/feed.xml"] = [each.text or "" for each in feed.iter() if each.get("type") == "html"]
    assert {url: ran for url, texts in found.items() if (ran := [each for text in texts for each in run(body(text))])} == {}
    with_html = {url for url, texts in found.items() if "alert(1)" in "".join(texts)}
    assert with_html >= {"api/v1/en/pages/index.json", "embed/en/index/oembed.json", "embed/codes/en/codes.json"}


def test_what_is_xml_stays_whole(made: dict[str, bytes]) -> None:
    for url, content in made.items():
        if url.endswith((".xml", ".svg")):
            tree = ET.fromstring(content)  # noqa: S314  # our own file
            assert not [each for each in tree.iter() if each.tag.rpartition("}")[2] == "script" or "onerror" in each.attrib], url


def _lines(content: bytes) -> list[str]:
    """Return the lines of a card or a calendar, with those that were folded made whole (RFC 5545, 3.1)."""
    return re.sub(r"\r\n[ \t]", "", content.decode()).split("\r\n")


def test_a_calendar_holds_an_event_for_each_page_and_every_word_in_its_place(made: dict[str, bytes]) -> None:
    events = icalendar.Calendar.from_ical(made["reviews.ics"]).walk("VEVENT")
    titles = [each["title"] for each in json.loads(made["reviews.json"])["pages"]]
    assert len(events) == len(titles) == 3
    said = " ".join(" ".join(str(each["summary"]).split()) for each in events)
    assert [title for title in titles if " ".join(title.split()) not in said] == []
    names = {re.split("[:;]", line)[0] for line in _lines(made["reviews.ics"])}
    assert names == {
        *("BEGIN", "END", "VERSION", "PRODID", "X-WR-CALNAME", "SUMMARY", "DTSTART", "DTSTAMP", "UID", "DESCRIPTION", "URL"),
        *("TRANSP", "ACTION", "TRIGGER", ""),
    }


def test_a_card_holds_no_more_than_its_contact(made: dict[str, bytes]) -> None:
    cards = {url: _lines(content) for url, content in made.items() if url.endswith(".vcf")}
    assert cards
    for lines in cards.values():
        names = [re.split("[:;]", line)[0] for line in lines]
        assert set(names) <= {"BEGIN", "VERSION", "N", "FN", "ORG", "TEL", "EMAIL", "URL", "NOTE", "REV", "END", ""}
        assert [names.count(each) for each in ("BEGIN", "N", "FN", "END")] == [1, 1, 1, 1]
        assert len(re.split(r"(?<!\\);", next(line for line in lines if line.startswith("N:")))) == 5, "of five parts"
        assert "alert(1)" in "".join(lines)


@pytest.mark.parametrize("name", ["nginx", "apache", "htaccess"])
def test_a_server_takes_the_settings(name: str, made: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/404.html").write_bytes(made["404.html"])
    settings = made["hosts/nginx.conf" if name == "nginx" else "hosts/apache.conf"].decode()
    with served(name, tmp_path / "site", "/some/folder/", settings) as server:
        assert server.get("/some/folder/nothing").body == made["404.html"]


def test_no_fact_begins_a_line_of_its_own_in_the_settings_of_a_server(made: dict[str, bytes]) -> None:
    files = {url: content.decode() for url, content in made.items() if url.startswith("hosts/") or url[0] == "_"}
    assert set(files) == {"hosts/nginx.conf", "hosts/apache.conf", "_headers", "_redirects"}
    assert [url for url, text in files.items() if "alert" in text] == []


def test_the_test_finds_what_would_run() -> None:
    assert len(list(run(body(f"<p>{POISON}")))) == 2
    assert list(run(body("<p>&lt;script>alert(1)"))) == []
