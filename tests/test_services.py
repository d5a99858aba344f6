"""Many services: a council's Local Offer with twelve, in English and Arabic, and a feed of three hundred."""

from __future__ import annotations

import json
import re
from pathlib import Path

import brotli
import pytest

from copies import HERE, copy_site
from localoffer.build import Options, read
from localoffer.html.tree import document
from localoffer.html.tree import words as text
from localoffer.issues import Issue, stops
from localoffer.outputs.search import in_parts
from newcomer import strange

pytestmark = pytest.mark.slow  # two sites of many services
MANY = HERE / "sites" / "directory"


@pytest.fixture
def site(directory_built: Path) -> Path:
    return directory_built


def page(site: Path, name: str) -> str:
    return (site / name / "index.html").read_text("utf-8")


def words(site: Path, name: str, within: str = "article") -> str:
    return " ".join(text(each) for each in document(page(site, name)).css(within))


def links(site: Path, name: str, within: str) -> list[tuple[str, str]]:
    found = document(page(site, name)).css(f"{within} a")
    return [(each.attributes["href"] or "", " ".join(text(each).split())) for each in found]


def test_each_service_has_a_page_of_its_facts_and_whatever_words_it_has(site: Path) -> None:
    own = words(site, "services/portage")
    parts = [
        "A visitor plays with your child at home",
        "020 7946 0101",
        "0 to 4",
        "Nobody tests your child",
        "A toy that your child loves",
    ]
    parts += [
        "The advice line",
        "Meet the visitor",
        "Ask for a visit",
        "6 weeks",
    ]
    at = [own.index(part) for part in parts]
    assert at == sorted(at), "the facts stand around the words, and the steps in the order that the service gives"
    assert ("../../first-visit/", "A first visit") in links(site, "services/portage", "article")
    headings = {
        name: [text(each) for each in document(page(site, f"services/{name}")).css("article h2")] for name in ("portage", "swim")
    }
    assert (headings["portage"][-1], headings["swim"]) == ("Read more about it", ["Who to contact"]), (
        "a page is about the one alone"
    )
    bare = words(site, "services/wheelchairs")
    assert "None" not in bare
    assert "Ages" not in bare


def test_a_page_about_a_service_leads_back_to_it_and_a_service_to_the_list(site: Path) -> None:
    assert links(site, "first-visit", "nav.breadcrumb")[1:] == [
        ("../services/", "Services"),
        ("../services/portage/", "Portage, a visitor who plays with your child"),
    ]
    assert links(site, "services/swim", "nav.breadcrumb")[1:] == [("../../services/", "Services")]


def test_the_list_is_sorted_by_category_with_what_is_in_none_last(site: Path) -> None:
    headings = [text(each) for each in document(page(site, "services")).css("article h2")]
    assert headings == ["Early years", "Time off and short breaks", "Health", "Growing up", "Other services"]
    listed = [name for _, name in links(site, "services", "article .services")]
    assert listed[:3] == ["Portage home visiting", "Speech and language drop-in", "Stay and play"], "by name"
    assert listed.count("Speech and language drop-in") == 2, "it is in two categories"
    assert len(set(listed)) == 12
    assert [name for _, name in links(site, "services/category/other-services", "article .services")] == [
        "A group for brothers and sisters"
    ]


def test_at_the_foot_of_a_sheet_stands_the_number_of_the_service_that_the_page_is_about(site: Path) -> None:
    numbers = {name: words(site, name, ".paper, .foot") for name in ("services", "services/swim")}
    assert [bool(re.search(r"\d{3} \d{4}", numbers[name])) for name in numbers] == [False, True], numbers


def test_the_menu_leads_to_the_list_from_every_page(site: Path) -> None:
    assert ("../services/", "Services") in links(site, "contact", "nav.menu")


def test_what_is_not_translated_is_shown_in_english_and_says_so(site: Path) -> None:
    tree = document(page(site, "ar/services/swim"))
    assert text(tree.css_first("h1")) == "سباحة هادئة"
    assert "fallback" not in page(site, "ar/services/swim").partition("</head>")[2].partition("<article")[0]
    [article] = document(page(site, "ar/services/physio")).css("article")
    assert (article.attributes["lang"], article.attributes["dir"]) == ("en", "ltr")
    named = document(page(site, "ar/services")).css("article h2 span")
    assert {each.attributes["lang"] for each in named} == {"en"}, "the names of categories are English"


def test_a_service_a_category_and_the_list_can_be_embedded(site: Path) -> None:
    for name in ("services", "services/portage", "services/category/health"):
        assert "020 7946" in page(site, f"embed/en/{name}") or "Physiotherapy" in page(site, f"embed/en/{name}")
        assert (site / f"embed/en/{name}/oembed.json").is_file()


def test_feeds_search_the_map_and_the_interface_know_every_service(site: Path) -> None:
    address = "https://example.org/offer/services/overnight/"
    assert address in (site / "sitemap.xml").read_text("utf-8")
    entries = {each["url"]: each for each in json.loads((site / "search.json").read_text("utf-8"))}
    assert entries["services/portage/"]["also"] == ["toddler", "baby"]
    assert "night" in entries["services/overnight/"]["title"]
    assert address in (site / "llms.txt").read_text("utf-8")
    assert json.loads((site / "api/v1/en/pages/services/overnight.json").read_text("utf-8"))["title"] == "A night away"


def test_each_page_says_what_it_is_about_to_search_engines(site: Path) -> None:
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(site, "services/portage"))
    assert data is not None
    assert json.loads(data[1])["mainEntity"]["name"] == "Portage home visiting"


def test_open_referral_has_every_service_with_its_own_ids(site: Path) -> None:
    found = json.loads((site / "oruk/services/index.json").read_text("utf-8"))
    assert (found["total_items"], found["total_pages"], len(found["contents"])) == (12, 1, 12)
    ids = [
        each["id"]
        for kind in ("contacts", "service_areas", "cost_options", "attributes")
        for service in found["contents"]
        for each in service.get(kind, [])
    ]
    assert len(ids) == len(set(ids))
    assert len({each["organization_id"] for each in found["contents"]}) == 1, "one council runs them all"


def test_everything_on_one_page_leaves_services_to_their_list(site: Path) -> None:
    assert "Physiotherapy" not in page(site, "print")


def test_no_file_has_a_word_of_the_first_service(site: Path) -> None:
    assert strange(site) == []


def told(root: Path) -> list[Issue]:
    return [each for each in read(root, Options())[1] if each.rule not in {"no-history", "interface-not-translated"}]


def changed(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    said = file.read_text("utf-8")
    assert old in said
    file.write_text(said.replace(old, new, 1), "utf-8")


FAULTS = [
    (
        ("content/services/swim.yml", "contact: breaks", "contact: brakes"),
        (8, "unknown-contact", 'There is no contact "brakes". Did you mean "breaks"? Contacts live in content/contacts/.'),
    ),
    (
        ("content/services/portage.yml", "steps: [meet, ask]", "steps: [meat]"),
        (10, "unknown-step", 'There is no step "meat". Did you mean "meet"? Steps live in content/steps.yml.'),
    ),
    (
        ("content/services/swim.yml", "[short-breaks]", "[short-brakes]"),
        (
            9,
            "unknown-category",
            'There is no category "short-brakes". Did you mean "short-breaks"? Categories live in content/site.yml.',
        ),
    ),
    (
        ("docs/en/first-visit.md", "service: portage", "service: portgae"),
        (5, "unknown-service", 'There is no service "portgae". Did you mean "portage"? Services live in content/services/.'),
    ),
    (
        ("docs/en/contact.md", "{{contact:advice}}", "{{service}}"),
        (7, "nothing-to-show", "There is more than one service. Say which one: {{service:id}}."),
    ),
    (
        ("docs/en/contact.md", "{{contact:advice}}", "{{service:swim: step}}"),
        (7, "nothing-to-show", 'Nothing of a service is called "step". Did you mean "steps"?'),
    ),
    (
        ("docs/en/contact.md", "{{contact:advice}}", "{{services:healthy}}"),
        (7, "nothing-to-show", 'No service is in the category "healthy". Did you mean "health"?'),
    ),
]


@pytest.mark.parametrize(("edit", "wanted"), FAULTS)
def test_a_fault_is_told_where_it_was_written(tmp_path: Path, edit: tuple[str, str, str], wanted: tuple[int, str, str]) -> None:
    root = copy_site(MANY, tmp_path / "many")
    changed(root, *edit)
    first = next(each for each in told(root) if stops([each]))
    assert (first.path, first.line, first.rule, f"{first.message} {first.hint}".rstrip()) == (edit[0], *wanted)


def test_a_site_has_a_service_at_least_and_its_own_has_one_file(tmp_path: Path) -> None:
    root = copy_site(MANY, tmp_path / "many")
    (root / "content/services/service.yml").write_text((root / "content/services/swim.yml").read_text("utf-8"), "utf-8")
    assert [each.rule for each in told(root) if stops([each])] == ["id-taken"]
    for each in (root / "content/services").glob("*.yml"):
        each.unlink()
    assert ("content/service.yml", "file-missing") in [(each.path, each.rule) for each in told(root)]


def test_one_service_in_the_folder_is_what_the_whole_site_is_about(tmp_path: Path) -> None:
    root = copy_site(MANY, tmp_path / "many")
    for each in (root / "content/services").glob("*.yml"):
        if each.stem != "swim":
            each.unlink()
    edition = read(root, Options())[0]
    assert edition is not None
    assert (edition.site.own_service, edition.site.listed) == ("swim", {})
    assert not [page_id for _, page_id in edition.pages if page_id == "services"]


def test_an_editor_s_own_list_takes_the_place_of_the_made_one(tmp_path: Path) -> None:
    root = copy_site(MANY, tmp_path / "many")
    front = "---\ntitle: What there is\ndescription: Everything there is for a child in Exampleshire.\n---\n\nFirst this.\n"
    (root / "docs/en/services.md").write_text(front, "utf-8")
    edition = read(root, Options())[0]
    assert edition is not None
    said = edition.pages["en", "services"].html
    assert said.index("First this.") < said.index("Portage home visiting")
    (root / "docs/en/services.md").write_text(front + "\n{{services:health}}\n", "utf-8")
    edition = read(root, Options())[0]
    assert edition is not None
    assert "Portage home visiting" not in edition.pages["en", "services"].html


def test_an_editor_s_own_words_stand_above_a_category(tmp_path: Path) -> None:
    root = copy_site(MANY, tmp_path / "many")
    own = root / "docs/en/services/category/health.md"
    own.parent.mkdir()
    own.write_text("---\ntitle: Health\ndescription: Therapy and nurses for children.\n---\n\nAsk your nurse.\n", "utf-8")
    edition, issues = read(root, Options())
    assert edition is not None
    assert not stops(issues), issues
    said = edition.pages["en", "services/category/health"].html
    assert said.index("Ask your nurse.") < said.index("Physiotherapy")
    assert "Portage home visiting" not in said


def test_a_category_s_name_is_words_and_no_markdown(tmp_path: Path) -> None:
    root = copy_site(MANY, tmp_path / "many")
    changed(root, "content/site.yml", "name: Health,", 'name: "*A* <b>b</b> {{contact:advice}} [x](y) # {#z}",')
    edition, issues = read(root, Options())
    assert edition is not None
    assert not stops(issues), issues
    headings = [text(each) for each in document(edition.pages["en", "services"].html).css("h2")]
    assert "*A* <b>b</b> {{contact:advice}} [x](y) # {#z}" in headings


def test_an_index_in_parts_holds_every_entry_once_and_in_order() -> None:
    assert in_parts(["aaa", "bb", "cccccc", "d"], 8) == [["aaa", "bb"], ["cccccc"], ["d"]]
    assert in_parts([], 8) == [[]]
    assert in_parts(["x" * 20, "y"], 8) == [["x" * 20], ["y"]]


def test_three_hundred_services_are_listed_by_category_and_cut_into_pages(many_built: Path) -> None:
    assert not document(page(many_built, "services")).css("article .services")
    counted = words(many_built, "services")
    assert "Services: 38" in counted
    assert len(links(many_built, "services/category/therapy", "article .services")) == 38
    pages = [
        json.loads((many_built / "oruk/services" / name / "index.json").read_text("utf-8")) for name in ("", "pages/2", "pages/3")
    ]
    assert [
        (each["page_number"], each["total_pages"], each["first_page"], each["last_page"], len(each["contents"])) for each in pages
    ] == [
        (1, 3, True, False, 100),
        (2, 3, False, False, 100),
        (3, 3, False, True, 100),
    ]
    assert len({service["id"] for each in pages for service in each["contents"]}) == 300


def test_three_hundred_services_keep_every_page_light(many_built: Path) -> None:
    heavy = {
        str(file.relative_to(many_built)): size
        for file in (many_built / "services").rglob("index.html")
        if (size := len(brotli.compress(file.read_bytes(), quality=5))) > 14_600
    }
    assert heavy == {}
