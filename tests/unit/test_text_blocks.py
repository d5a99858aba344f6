"""Text blocks: the words of a page, cut where a reader sees a line end, in our own pages and in anybody else's alike."""

from __future__ import annotations

import pytest

from localoffer.html.text_blocks import INLINE, UNSEEN, Link, TextBlock, digest, folded, text_blocks
from localoffer.html.tree import body


def texts(html: str) -> list[str]:
    return [block.text for block in text_blocks(body(html))]


def test_a_block_ends_where_a_line_ends() -> None:
    assert texts("<h2>A</h2><p>b c</p><ul><li>d<li>e<ul><li>f</ul>g</ul><table><tr><td>h<td>i</table>") == ["A", "b c", *"defghi"]
    assert texts("a<br>b<hr>c<div>d</div>e") == [*"abcde"]


@pytest.mark.parametrize("name", sorted(INLINE))
def test_no_line_ends_at_an_element_inside_a_sentence(name: str) -> None:
    assert texts(f"<p>a <{name}>b</{name}> c") == ["a b c"]
    assert texts(f"<p>a<{name}>b</{name}>c") == ["abc"]


@pytest.mark.parametrize("name", sorted(UNSEEN - {"head", "option"}))
def test_what_nobody_reads_as_part_of_the_text_is_left_out(name: str) -> None:
    assert texts(f"<p>a<{name}>b</{name}>c</p>") in (["a c"], ["a", "c"])


def test_comments_leave_no_trace() -> None:
    assert texts("<p>a<!-- b -->c</p>") == ["ac"]


def test_white_space_is_single_and_letters_are_composed() -> None:
    assert texts("<p>  a\n\tb\u00a0c\u202fd  </p><p> </p>") == ["a b c d"]
    assert texts("<p>Zoe\u0308 me\u00addi\u200bation") == ["Zoë mediation"]
    assert folded(" a \n b ") == "a b"


def test_a_block_has_the_addresses_that_its_links_lead_to() -> None:
    blocks = text_blocks(body('<p><a href="a">b</a> <a href="c">d</a> <a>e</a> <a href="">f</a></p><p>g</p>'))
    assert blocks == (TextBlock("b d e f", (Link("a", "b"), Link("c", "d"))), TextBlock("g"))


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('Ask <a href="/x" aria-label="Ring 01632 960001">us</a> today', ["Ask us today", "Ring 01632 960001"]),
        ('Ask <a href="/x" aria-label="Open a new page">us</a> today', ["Ask us today"]),
        ('<a href="tel:x" aria-label="01632 960001">Ring 01632 960001</a>', ["Ring 01632 960001"]),
        ('<img alt="Ring 01632 960001"> a', ["Ring 01632 960001", "a"]),
        ('<img alt="Two people at a table"> a', ["a"]),
        ("a <button>help@menders.org.uk</button> b", ["a b", "help@menders.org.uk"]),
        ("a <button>Send</button> b", ["a b"]),
        ('<a href="tel:01632960001"><img alt="Ring us"></a>', ["01632960001"]),
        ('<a href="/x"><img alt="Ring us"></a>', []),
    ],
)
def test_a_number_that_is_only_seen_in_a_picture_pressed_or_heard_is_read_on_pages_of_others(
    html: str, wanted: list[str]
) -> None:
    assert [each.text for each in text_blocks(body(f"<p>{html}</p>"), as_judged=True)] == wanted
    assert not {"01632 960001", "01632960001"} & {each.text for each in text_blocks(body(f"<p>{html}</p>"))}


@pytest.mark.parametrize(
    "around",
    ["nav", "footer", "header", "aside", "form", 'div role="navigation"', 'div role="banner"', 'div role="contentinfo"',
     'div role="search"', 'div role="complementary"'],
)  # fmt: skip
def test_furniture_is_told_from_the_text_of_a_page(around: str) -> None:
    html = f"a<{around}>b<p>c</p>d</{around.split()[0]}>e"
    assert [(each.text, each.in_furniture) for each in text_blocks(body(html))] == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", True),
        ("e", False),
    ]


def test_furniture_in_furniture_ends_with_the_outer_one() -> None:
    found = text_blocks(body("<nav><form>a</form>b</nav>c<div role=main>d</div>"))
    assert [(each.text, each.in_furniture) for each in found] == [("a", True), ("b", True), ("c", False), ("d", False)]


@pytest.mark.parametrize("own", ["<h1>a</h1>", "<main>a</main>"])
def test_a_form_with_the_heading_of_the_page_in_it_is_the_page(own: str) -> None:
    found = text_blocks(body(f"<form><nav>m</nav>{own}<div>b</div></form><form>c</form>"))
    assert [(each.text, each.in_furniture) for each in found] == [("m", True), ("a", False), ("b", False), ("c", True)]


def test_a_hash_is_short_and_stays_what_it_is_for_it_stands_in_files() -> None:
    assert TextBlock("Ask for mediation.").hash == digest("Ask for mediation.") == "896daba31cc9cbdf"


def labels(html: str) -> list[tuple[str, str]]:
    return [(block.text, block.label) for block in text_blocks(body(html))]


def test_a_cell_knows_what_its_row_and_its_column_are_called() -> None:
    rows = "<tr><th>What<th>When<tr><td>a<td>b<tr><td>c<td>d"
    assert labels(f"<table>{rows}</table><p>e") == [
        ("What", ""), ("When", "What"), ("a", "What"), ("b", "a When"), ("c", "What"), ("d", "c When"), ("e", ""),
    ]  # fmt: skip
    assert labels("<table><tr><td>a<td>b<td>c</table>") == [("a", ""), ("b", "a"), ("c", "a b")]


def test_a_cell_knows_what_its_first_column_is_called_of_which_its_row_names_one() -> None:
    html = "<table><tr><th>If we agreed<th>We do it in<tr><td>to mend<td>a week</table><table><tr><td>a<td>b</table>"
    assert [block.corner for block in text_blocks(body(html))] == ["", "", "", "If we agreed", "", ""]


def test_what_is_long_or_has_several_lines_calls_nothing() -> None:
    assert labels(f"<table><tr><td>{'a ' * 13}<td>b</table>")[1] == ("b", "")
    assert labels("<table><tr><td>a<br>a<td>b</table>")[2] == ("b", "")
    assert labels("<table><tr><td>a<td><table><tr><td>b<td>c</table><td>d</table>")[2:] == [("c", "b"), ("d", "a")]


def test_only_what_one_line_says_of_another_is_a_name() -> None:
    assert labels("<table><tr><td>a<br>b</table>") == [("a", ""), ("b", "")]
    assert labels("<table><tr><th>a<br>b</table>") == [("a", ""), ("b", "")]
    assert labels("<table><tr><td>a<tr><td>b</table>") == [("a", ""), ("b", "")]


def test_the_first_row_alone_names_columns_and_its_headings_may_be_of_many_elements() -> None:
    assert labels("<table><tr><th><b>A</b><tr><th>b<tr><td>c</table>") == [("A", ""), ("b", "A"), ("c", "A")]


def test_a_name_has_twelve_words_at_most() -> None:
    name = " ".join(["a"] * 12)
    assert labels(f"<table><tr><td>{name}<td>b</table>")[1] == ("b", name)


class TestPagesOfOthers:
    """They are judged by what their reader is told."""

    SEEN = " ".join(["word"] * 13)

    def judged(self, html: str) -> list[str]:
        return [block.text for block in text_blocks(body(html), as_judged=True)]

    @pytest.mark.parametrize("name", ["del", "s", "strike"])
    def test_what_is_struck_through_is_said_no_more(self, name: str) -> None:
        assert self.judged(f"<p>a <{name}>b</{name}> c<script>d</script></p>") == ["a c"]

    def test_a_sentence_that_a_picture_says_is_one_by_itself(self) -> None:
        html = f'<p>a <b>b</b> <img alt="{self.SEEN}"> c</p>'
        assert self.judged(html) == ["a b", self.SEEN, "c"]
        assert texts(html) == ["a b", "c"]

    def test_a_button_that_opens_something_is_its_heading(self) -> None:
        html = '<p>a</p><button aria-expanded="false">How <b>long</b>?</button><p>b</p><button>Send</button>'
        assert self.judged(html) == ["a", "How long?", "b"]
        assert texts(html) == ["a", "b"]

    @pytest.mark.parametrize("picture", ['<img alt="A logo">', f'<img alt="{SEEN.removesuffix(" word")}">', "<img>"])
    def test_a_picture_of_a_few_words_says_none(self, picture: str) -> None:
        assert self.judged(f"<p>a</p>{picture}<p>b</p>") == ["a", "b"]

    def test_no_other_element_speaks_for_a_picture(self) -> None:
        assert self.judged(f'<p>a <span alt="{self.SEEN}">b</span> c</p>') == ["a b c"]


def test_a_mark_of_a_word_processor_ends_no_line() -> None:
    assert texts("<p>which<o:p></o:p> it gives</p>") == ["which it gives"]


def test_the_last_words_of_a_page_break_no_line() -> None:
    (block,) = text_blocks(body("a"))
    assert not block.breaks


def test_a_line_of_a_pdf_may_go_on_in_the_next() -> None:
    assert [block.breaks for block in text_blocks(body("<div>a</div><div>b</div><p>c</p><p>d<br>e</p>"))] == [
        True, True, False, True, False,
    ]  # fmt: skip
