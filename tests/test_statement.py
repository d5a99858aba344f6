"""The accessibility statement: what the facts say, in the order of the law's model, on the page and in its outline."""

from __future__ import annotations

import re
from pathlib import Path

from copies import HERE, commit
from localoffer.issues import stops
from test_reviews import edit, publish, published

ORDER = [
    "how-accessible", "feedback", "reporting", "enforcement", "technical", "status", "not-accessible", "non-compliance",
    "burden", "outside", "improve", "preparation",
]  # fmt: skip


def test_the_statement_is_made_of_its_facts_in_the_order_of_the_law(dated_site: Path) -> None:
    (dated_site / "content" / "accessibility.yml").write_text((HERE / "sites" / "statement.yml").read_text("utf-8"), "utf-8")
    edit(dated_site, "docs/en/letter.md", "## Today {#today}", "{{accessibility}}\n\n## Today {#today}")
    edit(dated_site, "docs/en/faqs.md", "No.", "Read [the enforcement](letter.md#enforcement).")
    commit(dated_site, "A statement", "2026-11-20")
    issues = publish(dated_site)
    assert not stops(issues), issues
    page = published(dated_site, "letter/index.html")
    assert re.findall(r'<h[23] id="([a-z-]+)">', page)[: len(ORDER)] == ORDER
    assert "<li>The drawing has no words.</li>" in page
    assert "<li>The drawing has no words. (WCAG 2.2: 1.1.1)</li>" in page
    assert "None is known." not in page
    assert "<li>We will write them. By 1 March 2027.</li>" in page
    assert "It is partially compliant." in page
    assert "It was prepared on 1 November 2026 and last tested on 2 November 2026." in page
    assert '<a href="#enforcement">' in page, "its sections are in the list of what is on the page"


def test_our_own_statement_names_what_the_law_asks_for(site_built: Path) -> None:
    page = (site_built / "accessibility" / "index.html").read_text("utf-8")
    found = re.findall(r'<h[23] id="([a-z-]+)">', page)
    assert [id_ for id_ in found if id_ in ORDER] == ORDER
    assert "<strong>partially compliant</strong>" in page
