"""Plain words: the golden triples of tests/golden/words.md, the figures behind them, and our own pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copies import ROOT
from localoffer.clock import today
from localoffer.facts.read import load
from localoffer.facts.shapes import Site
from localoffer.issues import in_order
from localoffer.words.plain_english import check, check_fact, text_of_fact, text_of_page
from localoffer.words.readability import figures, syllables
from test_golden import FRONT, GOOD, triples
from test_reviews import act, edit

SYLLABLES = {
    "the": 1, "you": 1, "used": 1, "months": 1, "needs": 1, "asked": 1, "young": 1, "council": 2, "letter": 2, "people": 2,
    "before": 2, "create": 2, "quiet": 2, "appeal": 2, "decision": 3, "assessment": 3, "tribunal": 3, "agreement": 3,
    "telephone": 3, "mediation": 4, "certificate": 4, "independent": 4, "information": 4, "disability": 5, "educational": 5,
    "accessibility": 6, "SEND": 4, "2027": 1,
}  # fmt: skip
READ = "source: [K1], certainty: primary, recorded_on: 2026-11-23"
NAMES = ["ash", "beech", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine", "yew"]
ROLE = "It tells families about the law and sits down with you before the meeting. You can book a call on its website."
PROSE = "You can ask for help as soon as the letter comes, and somebody will go through it with you from start to finish. " * 9


@pytest.fixture(scope="module")
def own() -> Site:
    site, _ = load(ROOT, today())
    assert site is not None
    return site


@pytest.fixture(scope="module")
def strict(own: Site) -> Site:
    """Return the small site, judged as strictly as our own."""
    site, _ = load(GOOD, today())
    assert site is not None
    return site.model_copy(update={"plain_words": own.plain_words, "settings": own.settings})


@pytest.mark.parametrize(("given", "wanted"), triples("words.md"))
def test_editor_is_told(strict: Site, given: str, wanted: str) -> None:
    issues = in_order(check(text_of_page("docs/en/page.md", FRONT + given, None, strict), strict))
    told = [re.sub(r"^docs/en/page\.md:(\d+)", lambda m: f"line {max(1, int(m[1]) - 4)}", str(each)) for each in issues]
    assert "\n".join(told) == wanted


def test_syllables_are_counted_as_they_are_said() -> None:
    assert {word: syllables(word) for word in SYLLABLES} == SYLLABLES


def test_the_reading_age_is_the_published_formula() -> None:
    found = figures(["The cat sat on the mat. It was happy."])
    assert (found.words, found.sentences, found.syllables) == (9, 2, 10)
    assert figures(["The independent mediator considers information."]).reading_age == pytest.approx(
        0.39 * 5 + 11.8 * 16 / 5 - 15.59 + 5
    )


def test_every_page_of_ours_is_plain_or_says_why_not(own: Site) -> None:
    told = []
    for page in sorted((ROOT / "docs/en").glob("**/*.md")):
        source = page.read_text("utf-8")
        reason = re.search(r"^hard_words: (.+)$", source, re.MULTILINE)
        text = text_of_page(page.relative_to(ROOT).as_posix(), source, reason and reason[1], own)
        told += [str(issue) for issue in check(text, own) if issue.severity != "notice"]
    assert told == []


def test_a_reason_makes_of_a_warning_a_notice_and_is_told_when_it_is_not_needed(dated_site: Path) -> None:
    hard = "Multidisciplinary accountability necessitates comprehensive documentation of statutory consultation. " * 3
    edit(dated_site, "docs/en/faqs.md", "No.", hard.strip())
    told = act(dated_site, "check", "words")
    assert told.exit_code == 1
    assert "docs/en/faqs.md:1: reading-age:" in told.stdout
    edit(dated_site, "docs/en/faqs.md", "layout: faqs", "layout: faqs\nhard_words: The law words it like this.")
    told = act(dated_site, "check", "words", "--figures")
    assert told.exit_code == 0, told.stdout
    assert "The reason given: The law words it like this." in told.stdout
    assert re.search(r"hedging .*reading age +words in a sentence +words\n", told.stdout)
    edit(dated_site, "docs/en/faqs.md", hard.strip(), "No.")
    assert "docs/en/faqs.md:5: reason-not-needed" in act(dated_site, "check", "words").stdout


def test_the_words_of_facts_are_asked_too(dated_site: Path) -> None:
    edit(dated_site, "content/contacts/mediation.yml", "Ask for mediation.", "You have 60 days to ask.")
    (dated_site / "content" / "plain-words.yml").write_text((ROOT / "content/plain-words.yml").read_text("utf-8"), "utf-8")
    told = act(dated_site, "check", "words")
    assert "content/contacts/mediation.yml:2: not-what-the-law-says:" in told.stdout


def test_hard_words_of_a_fact_are_told_at_their_line(dated_site: Path) -> None:
    hard = "Multidisciplinary accountability necessitates comprehensive documentation of statutory consultation " * 3
    edit(dated_site, "content/contacts/mediation.yml", "Ask for mediation.", f"{hard.strip()}.")
    told = act(dated_site, "check", "words")
    assert told.exit_code == 1
    assert "content/contacts/mediation.yml:2: paragraph-hard: This paragraph needs a reading age of" in told.stdout


def test_a_reason_excuses_a_word_to_avoid_where_the_law_words_a_section_and_on_no_page(own: Site) -> None:
    said = "Find help in accordance with the rules."
    page = text_of_page("docs/en/page.md", FRONT + said, "The law words it like this.", own)
    fact = text_of_fact("content/accessibility.yml", 7, said, "The law words it like this.", own)
    rules = {issue.rule: issue.severity for issue in check(page, own)}
    assert rules["word-to-avoid"] == "warning"
    assert [str(issue) for issue in check_fact(fact, own)] == [
        'content/accessibility.yml:7: word-to-avoid: "in accordance with" is hard. The reason given: The law words it like this.'
    ]
    assert [issue.severity for issue in check_fact(fact, own)] == ["notice"]


def shares(told: str) -> dict[str, float]:
    """Return address -> how much of 100 words hedge, as ``check words --figures`` prints it."""
    return {match[2]: float(match[1]) for match in re.finditer(r"^ *([\d.]+)% .* (/\S*)$", told, re.MULTILINE)}


@pytest.mark.slow
def test_each_kind_of_page_says_what_is_not_checked_in_less_than_a_tenth_of_its_words(dated_site: Path) -> None:
    for number in range(12):
        card = (
            f"name: The {NAMES[number]} charity\nrole: {ROLE}\n"
            f"web:\n  - {{address: https://{NAMES[number]}.example.org, {READ}}}\n"
        )
        (dated_site / f"content/contacts/helps-{number}.yml").write_text(card, "utf-8")
    pages = {
        "who-can-help": f"{PROSE}\n\n"
        "{{council:north}}\n\n{{council:south}}\n\n" + "\n\n".join(f"{{{{contact:helps-{number}}}}}" for number in range(12)),
        "contact": f"{PROSE}\n\n{{{{contact:mediation}}}}",
        "limits": f"{PROSE}\n\n{{{{deadlines}}}}",
    }
    for name, said in pages.items():
        (dated_site / f"docs/en/{name}.md").write_text(FRONT + said + "\n", "utf-8")
    edit(dated_site, "content/navigation.yml", "faqs]", f"faqs, {', '.join(pages)}]")
    edit(dated_site, "content/steps.yml", "Note its date.", PROSE)
    for page in ("index", "letter"):
        file = dated_site / f"docs/en/{page}.md"
        file.write_text(f"{file.read_text('utf-8')}\n{PROSE}\n", "utf-8")
    found = shares(act(dated_site, "check", "words", "--figures").stdout)
    kinds = {f"/{name}/" for name in pages} | {"/", "/letter/", "/councils/north/", "/councils/south/", "/pl/who-can-help/"}
    assert kinds <= found.keys()
    assert {url: share for url, share in found.items() if url in kinds and not 0 < share < 10} == {}

    edit(dated_site, "content/councils/south.yml", "  - Its telephone number is not known.\n", f"  - {PROSE}\n")
    told = act(dated_site, "check", "words")
    assert told.exit_code == 1
    assert "content/councils/south.yml:1: hedging: " in told.stdout
