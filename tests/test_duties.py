"""What the law asks for: the checklist, comments with answers, and a way to say that something is wrong."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest
import yaml

from copies import HERE, ROOT, commit
from localoffer.issues import stops
from test_reviews import act, edit, publish, published

AUDIT = """
- id: duty
  title: A duty
  lines:
    - {ask: Cost, law: An Act, page: letter, anchor: today, least: 5}
    - {ask: Word, law: An Act, page: faqs, quote: "No."}
    - {ask: Length, law: An Act, page: letter, anchor: today, least: 5000}
    - {ask: Place, law: An Act, page: letter, anchor: todya}
    - {ask: Block, law: An Act, page: letter, anchor: limit-contact-adviser, least: 5}
    - {ask: Quality, law: An Act, page: letter, anchor: today, least: 5, quality: true}
    - {ask: Food, law: An Act, page: faqs, quote: There is soup}
    - {ask: A page, law: An Act, page: soup, quote: There is soup}
    - {ask: Taste, law: An Act, judge: Only a reader can say.}
    - {ask: Children, law: An Act, missing: Nobody was asked.}
    - {ask: Dates, law: An Act, rule: dated}
    - {ask: Reviews, law: An Act, rule: reviewed}
    - {ask: Checks, law: An Act, rule: checked}
    - {ask: Comments, law: An Act, rule: feedback}
    - {ask: Someone, law: An Act, rule: answerable}
"""

SAID = """
entries:
  - {id: one, comment: It is long., source: a parent, received_on: 2026-02-01, state: received, consent: {state: given}}
  - {id: two, comment: It is old., source: a parent, received_on: 2026-02-01, state: received, consent: {state: refused},
     moderated_on: 2026-02-02, moderated_by: A Tester}
  - {id: three, comment: It is wrong., source: a parent, received_on: 2026-02-01, state: received,
     consent: {state: given}, moderated_on: 2026-02-02, moderated_by: A Tester}
  - {id: four, comment: It is hard., source: a parent, received_on: 2026-02-03, state: done, response: It was.,
     action: We made it plain., acted_on: 2026-02-04, consent: {state: given}, moderated_on: 2026-02-04,
     moderated_by: A Tester}
"""


def write(root: Path, name: str, text: str) -> None:
    (root / "content" / name).write_text(text.lstrip(), "utf-8")
    commit(root, name, "2026-02-05")


def test_each_line_is_met_by_words_that_stand_there_or_is_not_met_or_is_for_a_person(dated_site: Path) -> None:
    write(dated_site, "audit.yml", AUDIT)
    told = act(dated_site, "audit", "--json")
    assert told.exit_code == 0, told.output
    audit = json.loads(told.stdout)
    lines = {line["ask"]["en"]: line for line in audit["parts"][0]["lines"]}
    assert {ask: line["state"] for ask, line in lines.items()} == {
        "Cost": "met", "Word": "judge", "Length": "not-met", "Place": "not-met", "Block": "met",
        "Quality": "judge", "Food": "not-met", "A page": "not-met", "Taste": "judge", "Children": "not-met", "Dates": "met",
        "Reviews": "not-met", "Checks": "not-met", "Comments": "judge", "Someone": "not-met",
    }  # fmt: skip
    assert (audit["met"], audit["not_met"], audit["judge"]) == (3, 8, 4)
    assert lines["Cost"]["url"] == "https://example.org/some/folder/letter/#today"
    assert lines["Cost"]["quote"] == "Today"
    assert lines["Place"]["why"] == 'The page has no "todya". Did you mean "today"?'
    assert re.fullmatch(r"Only \d+ words stand there, and 5000 are asked for\.", lines["Length"]["why"])
    assert lines["Food"]["why"] == 'The words "There is soup" are not on the page any more.'
    assert lines["Reviews"]["why"] == "3 of 3 pages have no review by a person that still holds."
    printed = act(dated_site, "audit").stdout
    assert '  Met: Cost (An Act)\n      docs/en/letter.md#today: "Today"' in printed
    assert printed.endswith("3 met, 8 not met, 4 for a person to judge\n")
    assert not stops(publish(dated_site))
    page = published(dated_site, "audit/index.html")
    assert '<strong>Met:</strong> Cost (<span lang="en" dir="ltr">An Act</span>).' in page
    assert "spełnione: 3, niespełnione: 8, do oceny: 4" in published(dated_site, "pl/audit/index.html")
    schema = json.loads(published(dated_site, "audit.schema.json"))
    jsonschema.validate(json.loads(published(dated_site, "audit.json")), schema, jsonschema.Draft202012Validator)


QUALITY = """
- id: duty
  title: A duty
  lines:
    - ask: Quality
      law: An Act
      page: letter
      anchor: today
      least: 5
      quality: true
"""


def quality(root: Path) -> dict[str, str]:
    (line,) = json.loads(act(root, "audit", "--json").stdout)["parts"][0]["lines"]
    return dict(line)


def test_a_person_s_word_that_it_is_good_covers_the_words_that_were_read(dated_site: Path) -> None:
    write(dated_site, "audit.yml", QUALITY)
    told = act(dated_site, "checked", "audit:letter#today", "--by", "A Tester")
    assert (told.exit_code, told.stdout) == (0, 'content/audit.yml:4: Quality: "Today"\n')
    line = quality(dated_site)
    assert (line["state"], line["checked_by"], line["checked_on"]) == ("met", "A Tester", "2026-11-23")
    edit(dated_site, "docs/en/letter.md", "Read it.", "Read it twice.")
    line = quality(dated_site)
    assert (line["state"], line["checked_by"]) == ("judge", None)
    assert line["why"].startswith("It has changed since A Tester looked at it on 2026-11-23.")
    edit(dated_site, "docs/en/letter.md", "Read it twice.", "Read  it.")
    assert quality(dated_site)["state"] == "met"


@pytest.mark.parametrize(("day", "state"), [("2026-01-04", "judge"), ("2026-01-05", "judge"), ("2026-01-06", "met")])
def test_one_that_was_typed_counts_while_the_page_is_older(dated_site: Path, day: str, state: str) -> None:
    write(dated_site, "audit.yml", f"{QUALITY}      checked_on: {day}\n      checked_by: A Tester\n")
    assert quality(dated_site)["state"] == state
    edit(dated_site, "docs/en/letter.md", "Read it.", "Read it twice.")
    assert quality(dated_site)["state"] == "judge"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("rule: dated", "rule: dated, page: faqs, quote: Yes", "14: audit-line-not-clear: Say one thing"),
        ("rule: dated", "page: faqs", "14: audit-line-not-clear: Say one thing"),
        ("rule: dated", "page: faqs, anchor: a, quote: Yes", "14: audit-line-not-clear: Say one thing"),
        ("rule: dated", "rule: dated, quality: true", "14: audit-line-not-clear: quality belongs to"),
        ("quality: true", "quality: true, checked_by: A Tester", "9: check-not-complete: "),
        ("least: 5}", "least: 5, checked_by: A Tester, checked_on: 2026-01-05}", "4: check-not-complete: "),
    ],
)
def test_a_line_is_judged_in_one_way(dated_site: Path, old: str, new: str, told: str) -> None:
    write(dated_site, "audit.yml", AUDIT.replace(old, new, 1))
    (fault,) = [issue for issue in publish(dated_site) if stops([issue])]
    assert str(fault).startswith(f"content/audit.yml:{told}")


def test_only_a_comment_that_was_moderated_and_agreed_to_is_read(dated_site: Path) -> None:
    write(dated_site, "feedback.yml", SAID)
    assert not stops(publish(dated_site))
    page = published(dated_site, "letter/index.html")
    assert "It is long." not in page
    assert "It is old." not in page
    assert page.index("It is hard.") < page.index("It is wrong."), "the newest first"
    assert "We made it plain." in page
    assert "We have not answered yet." in page
    told = act(dated_site, "status", "--rule", "feedback-not-moderated", "--rule", "feedback-not-answered").stdout
    assert 'content/feedback.yml:2: feedback-not-moderated: Nobody has read the comment "one" yet' in told
    assert told.count("feedback-not-answered") == 3


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("state: done", "state: received", 7),
        ("state: done, response: It was.", "state: done", 7),
        ("acted_on: 2026-02-04", "acted_on: 2026-02-01", 8),
        ("moderated_on: 2026-02-04,\n     moderated_by: A Tester", "moderated_on: 2026-02-04", 8),
    ],
)
def test_a_comment_that_contradicts_itself_is_refused(dated_site: Path, old: str, new: str, line: int) -> None:
    write(dated_site, "feedback.yml", SAID.replace(old, new))
    (fault,) = [issue for issue in publish(dated_site) if stops([issue])]
    assert (fault.path, fault.line, fault.rule) == ("content/feedback.yml", line, "feedback-not-clear")


def test_every_page_asks_what_is_wrong_by_telephone_email_and_form(dated_site: Path) -> None:
    owner = "owner: {name: Us, email: help@kids.org.uk, phone: 020 7946 0018}\nrepository: https://github.com/us/site"
    edit(dated_site, "content/site.yml", "owner: null", owner)
    publish(dated_site)
    page = published(dated_site, "letter/index.html")
    block = page[page.index('<section class="wrong">') :]
    assert "Is something wrong or out of date on this page?" in block
    assert '<a href="tel:+442079460018">' in block
    mails = [urlsplit(unescape(part.partition('"')[0])) for part in block.split('href="')[1:] if part.startswith("mailto:")]
    subjects = [parse_qs(mail.query)["subject"][0].partition(":")[0] for mail in mails]
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/wrong-on-a-page.yml").read_text("utf-8"))
    fields = {field["id"]: field for field in form["body"] if "id" in field}
    assert subjects == fields["topic"]["attributes"]["options"]
    assert {parse_qs(mail.query)["body"][0] for mail in mails} == {"https://example.org/some/folder/letter/"}
    link = next(part.partition('"')[0] for part in block.split('href="')[1:] if "issues/new" in part)
    asked = parse_qs(urlsplit(unescape(link)).query)
    assert (asked["template"], set(asked) - {"template"} <= set(fields)) == (["wrong-on-a-page.yml"], True)
    assert "<form" not in block


FORM = {
    "type": "object",
    "required": ["name", "description", "body"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"}, "description": {"type": "string"}, "title": {"type": "string"},
        "labels": {"type": "array", "items": {"type": "string"}}, "assignees": {"type": "array"}, "projects": {"type": "array"},
        "body": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "attributes"],
                "additionalProperties": False,
                "properties": {
                    "type": {"enum": ["markdown", "input", "textarea", "dropdown", "checkboxes", "upload"]},
                    "id": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
                    "attributes": {"type": "object"},
                    "validations": {"type": "object", "properties": {"required": {"type": "boolean"}}},
                },
                "if": {"properties": {"type": {"const": "markdown"}}},
                "then": {"properties": {"attributes": {"required": ["value"]}}},
                "else": {"properties": {"attributes": {"required": ["label"]}}},
            },
        },
    },
}  # fmt: skip
"""The syntax of GitHub's issue forms, as its documentation has it."""


def test_the_issue_form_and_the_workflows_are_sound() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/wrong-on-a-page.yml").read_text("utf-8"))
    jsonschema.validate(form, FORM, jsonschema.Draft202012Validator)
    remind = yaml.safe_load((ROOT / ".github/workflows/remind.yml").read_text("utf-8"))
    assert "schedule" in remind[True], "YAML 1.1 reads on as true"
    for job in remind["jobs"].values():
        assert job["steps"][0]["with"]["fetch-depth"] == 0, "dates need the whole history"
    assert HERE.parent == ROOT
