"""Terms in Markdown: a word of the glossary leads to its meaning where a page first uses it, and nowhere else."""

from __future__ import annotations

import pytest

from localoffer.words.glossary import Terms
from unit.examples import words
from unit.small_site import html, scope

TERMS = Terms({"ehc-plan": ["EHC plan", "EHC plans"], "mediation": ["mediation"]})


def linked(text: str, glossary: str = "words/") -> str:
    return html(text, terms=TERMS, glossary=glossary)


def short(text: str) -> str:
    """Return the words with ``[…]`` around each that leads to its meaning."""
    found = linked(text)
    for term, word in (
        ("ehc-plan", "EHC plan"),
        ("ehc-plan", "EHC plans"),
        ("mediation", "mediation"),
        ("mediation", "Mediation"),
    ):
        start = f'<a class="word" href="words/#{term}" aria-label="'
        while start in found:
            before, _, rest = found.partition(start)
            inner, _, after = rest.partition("</a>")
            if inner.rpartition(">")[2] != word:
                break
            found = f"{before}[{word}]{after}"
    return found


def test_a_link_names_the_word_and_says_that_it_leads_to_its_meaning() -> None:
    found = linked("Ask for mediation.")
    assert found.startswith('<p>Ask for <a class="word" href="words/#mediation" aria-label="')
    assert found.endswith('">mediation</a>.</p>')
    label = found.partition('aria-label="')[2].partition('"')[0]
    assert "mediation" in label
    assert label != "mediation"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mediation, mediation.", "<p>[Mediation], mediation.</p>"),
        ("An EHC plan & mediation.\n\nEHC plans.", "<p>An [EHC plan] &amp; [mediation].</p>\n<p>EHC plans.</p>"),
        ("*mediation*", "<p><em>[mediation]</em></p>"),
        ("- mediation", "<ul>\n<li>[mediation]</li>\n</ul>"),
        ("a \\<b> mediation \\<i>", "<p>a &lt;b&gt; [mediation] &lt;i&gt;</p>"),
    ],
)
def test_the_first_use_on_a_page_is_a_link(text: str, words: str) -> None:
    assert short(text) == words


@pytest.mark.parametrize(
    "text",
    [
        *(
            "## mediation",
            "[ask for mediation](https://a.example)",
            "`mediation`",
            "```\nmediation\n```",
            "| mediation |\n|---|\n",
        ),
        *('!!! letter "mediation"\n\n    mediation', "!!! script\n\n    mediation\n\n    - mediation"),
    ],
)
def test_there_it_is_none_and_the_next_use_is(text: str) -> None:
    assert 'class="word"' not in linked(text)
    assert short(f"{text}\n\nOnce mediation.").endswith("<p>Once [mediation].</p>")


def test_a_word_that_a_code_explains_needs_none_after_it() -> None:
    assert 'class="word"' not in linked("An {{term:ehc-plan}}. An EHC plan.")
    assert linked("An EHC plan. An {{term:ehc-plan}}.").startswith('<p>An <a class="word"')
    assert 'class="word"' not in linked("An {{ term:ehc-plan: plan }}. An EHC plan.")


def test_without_a_page_that_explains_words_there_are_no_links() -> None:
    assert linked("mediation", glossary="") == "<p>mediation</p>"
    assert html("mediation", terms=None, glossary="words/") == "<p>mediation</p>"


def test_a_short_form_in_a_fact_leads_to_its_meaning_where_the_page_has_not_explained_it() -> None:
    send = Terms({"send": ["SEND"], "mediation": ["mediation"]})
    facts = html("{{deadlines}}\n\n{{notice:law-changes}}\n\n{{contact:mediation}}", terms=send, glossary="words/")
    assert 'class="word"' not in facts, "a law's name in English and words that are no short form stay as they are"
    site = scope().site
    card = site.contacts["mediation"].model_copy(update={"role": words("Ask the SEND team about SEND.")})
    shown = site.model_copy(update={"contacts": {"mediation": card}})
    found = html("{{contact:mediation}}", terms=send, glossary="words/", site=shown)
    assert found.count('class="word"') == 1
    assert '">SEND</a> team about SEND.' in found
    once = html("SEND.\n\n{{contact:mediation}}", terms=send, glossary="words/", site=shown)
    assert once.count('class="word"') == 1 and 'class="word"' not in once.partition("</p>")[2]
