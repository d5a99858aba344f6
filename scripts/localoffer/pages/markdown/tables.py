"""Tables: a caption and scopes (WCAG 1.3.1), and in each cell the head of its column, for the cards of a phone."""

from __future__ import annotations

from localoffer.html.tree import Html, Node, body, children, elements, first, inner, outer, rename, value, words

WIDE = 4
"""A table with more columns than this is shown as cards on any screen: it never scrolls sideways."""
_HEADINGS = frozenset({"h2", "h3", "h4"})


def name_tables(root: Node, title: str) -> None:
    """Name every table below ``root`` by the heading it stands below, the first by the page's title."""
    heading = title
    for each in list(elements(root)):
        if each.tag in _HEADINGS:
            heading = words(each).strip()
        elif each.tag == "table" and value(each, "class") is None:
            _name(each, heading)


def _name(table: Node, heading: str) -> None:
    rows = [[cell for cell in children(row) if cell.tag in ("th", "td")] for row in table.css("tr")]
    heads = [words(cell).strip() for cell in rows[0]] if rows else []
    for cell in rows[0] if rows else ():
        if words(cell).strip():
            cell.attrs["scope"] = "col"
        else:
            rename(cell, "td")  # a corner with no words heads nothing
    for cells in rows[1:]:
        for cell, head in zip(cells, heads, strict=False):
            if head:
                cell.attrs["data-label"] = head
        if cells:
            cells[0].attrs["scope"] = "row"
            rename(cells[0], "th")
    caption = Html('<table><caption class="unseen">{}</caption></table>').format(heading)
    made = first(body(caption), "caption")
    if table.first_child is not None:
        table.first_child.insert_before(made)
    table.attrs["class"] = "table wide" if len(heads) > WIDE else "table"


def tick_lists(root: Node) -> None:
    """Make a list whose items begin with ``[ ]`` a checklist; an item may be a paragraph of its own."""
    for item in root.css("li"):
        begin = next((each for each in children(item) if not each.is_text_node or words(each).strip()), None)
        text = begin.first_child if begin is not None and begin.tag == "p" else begin
        if text is not None and text.is_text_node and words(text).lstrip("\n").startswith("[ ] ") and item.parent is not None:
            text.replace_with(words(text).lstrip("\n")[4:])
            item.parent.attrs["class"] = "checklist"


def deal_cards(root: Node) -> None:
    """Make a list cards to tap where each of its items is a picture and a link."""
    for each in root.css("ul"):
        items = [item for item in children(each) if item.tag == "li"]
        if items and all(item.css_first(".picture") and item.css_first("a") for item in items):
            each.attrs["class"] = "cards"


def fold_questions(root: Node) -> None:
    """Turn every level 3 heading with what follows into a question that opens (native details)."""
    made: list[Html] = []
    answer: list[Html] | None = None
    for each in children(root):
        whole = outer(each) if not each.is_text_node else Html.escape(words(each))
        if each.tag in ("h2", "h3") and answer is not None:
            made.append(Html("\n").join((*answer, Html("</div>\n</details>\n"))))
            answer = None
        if each.tag == "h3":
            # The anchor is inside, so that following a link to it opens the question without a script.
            anchor = value(each, "id") or ""
            head = Html('<details class="question">\n<summary><h3>{}</h3></summary>\n<div class="answer" id="{}">')
            answer = [head.format(inner(each), anchor)]
        elif answer is not None:
            answer.append(whole.strip())
        else:
            made.append(whole)
    if answer is not None:
        made.append(Html("\n").join((*answer, Html("</div>\n</details>\n"))))
    root.inner_html = str(Html("").join(made))
