"""Embeds as files: their addresses and codes, which councils have pasted, and how much they weigh."""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import shutil
from pathlib import Path

import brotli
import jsonschema
import pytest
import yaml

from conftest import built
from copies import GOOD, ROOT, copy_site, outlines
from localoffer.checks import embeds as embed_checks

OEMBED = {
    "type": "object",
    "required": ["version", "type", "title", "html", "width", "height"],
    "properties": {
        "version": {"const": "1.0"}, "type": {"const": "rich"}, "html": {"type": "string"}, "title": {"type": "string"},
        "width": {"type": "integer"}, "height": {"type": "integer"}, "cache_age": {"type": "integer"},
        "provider_name": {"type": "string"}, "provider_url": {"type": "string", "pattern": "/$"},
    },
    "additionalProperties": False,
}  # fmt: skip
"""oEmbed 1.0, section 2.3.4: the answer of type rich."""


@pytest.mark.parametrize(("name", "most"), [("resize.js", 600), ("embed.js", 2_200)])
def test_the_scripts_a_council_loads_are_small(good_built: Path, name: str, most: int) -> None:
    assert len((good_built / "embed/v1" / name).read_bytes()) <= most


def test_the_script_in_every_embed_is_small(good_built: Path) -> None:
    page = (good_built / "embed/en/letter/index.html").read_text("utf-8")
    assert len(re.findall(r"<script>(.*?)</script>", page, re.DOTALL)[0].encode()) <= 2_200


def test_addresses_that_councils_have_pasted_go_on_working(good_built: Path) -> None:
    """Addresses are only ever added to tests/golden/embed/v1.yml, never taken away."""
    for address in yaml.safe_load((ROOT / "tests/golden/embed/v1.yml").read_text("utf-8")):
        file = good_built / address
        assert (file / "index.html" if address.endswith("/") else file).is_file(), address


def test_every_version_that_was_given_out_with_its_hash_is_kept(good_built: Path) -> None:
    """A council that pasted a hash has it for ever: what it names is in the repository, and not made anew."""
    folder, now = ROOT / "overrides/embed/v1", (good_built / "embed/v1/embed.js").read_bytes()
    name = f"embed.{hashlib.sha256(now).hexdigest()[:12]}.js"
    if "KEPT" in os.environ:
        (folder / name).write_bytes(now)
    assert (folder / name).is_file(), (
        f"overrides/assets/js/embed/embed.js is not among overrides/embed/v1/. run: make kept, and add {name}"
    )
    promised = yaml.safe_load((ROOT / "tests/golden/embed/v1.yml").read_text("utf-8"))
    for file in folder.iterdir():
        assert file.name == f"embed.{hashlib.sha256(file.read_bytes()).hexdigest()[:12]}.js", (
            "its bytes are those that were given out"
        )
        assert (good_built / "embed/v1" / file.name).read_bytes() == file.read_bytes()
        assert f"embed/v1/{file.name}" in promised, "add it to tests/golden/embed/v1.yml"


def test_an_older_version_is_published_beside_the_newest(tmp_path: Path) -> None:
    root = copy_site(GOOD, tmp_path / "site")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(str(ROOT / "overrides"), "overrides"), "utf-8")
    (root / "overrides/embed/v1/embed.0123456789ab.js").write_bytes(b"// as it was\r\n")
    scripts = root / "site/embed/v1"
    built(root)
    assert (scripts / "embed.0123456789ab.js").read_bytes() == b"// as it was\r\n"
    newest = scripts / f"embed.{hashlib.sha256((scripts / 'embed.js').read_bytes()).hexdigest()[:12]}.js"
    assert newest.read_bytes() == (scripts / "embed.js").read_bytes()


def test_what_the_two_scripts_say_to_each_other_stays(good_built: Path) -> None:
    """A council may hold an old copy of the listener: the words of the protocol are part of version 1."""
    listener = (good_built / "embed/v1/resize.js").read_text("utf-8")
    child = (good_built / "embed/en/letter/index.html").read_text("utf-8")
    for word in ("lo-embed:height", "lo-embed:ready"):
        assert word in listener
        assert word in child


def test_every_page_names_its_oembed_answers_early(good_built: Path) -> None:
    for url, tag, page in (("letter/", "en", "letter"), ("ar/", "ar", "index"), ("pl/letter/", "pl", "letter")):
        head = (good_built / url / "index.html").read_text("utf-8").partition("<style>")[0]
        answer = f"https://example.org/some/folder/embed/{tag}/{page}/oembed"
        assert f'<link rel="alternate" type="application/json+oembed" href="{answer}.json"' in head
        assert head.index("oembed") < 1_500, "WordPress reads only the beginning of a page"


def test_the_oembed_answers_hold_what_wordpress_keeps_and_say_the_same(good_built: Path) -> None:
    files = sorted(good_built.rglob("oembed.json"))
    assert len(files) >= 12
    for file in files:
        answer = json.loads(file.read_text("utf-8"))
        jsonschema.validate(answer, OEMBED)
        assert re.match(r'<blockquote><a href="https://[^"]+">[^<]+</a></blockquote><iframe src="https://', answer["html"])
        assert "scrolling" not in answer["html"]
        frame = re.sub(r' (?:style|loading)="[^"]*"', "", answer["html"])  # which WordPress takes away
        assert ' width="100%"' in frame, "as wide as its column, on a phone too"
        assert ' frameborder="0"' in frame


def test_the_title_of_a_frame_is_the_title_of_its_page(good_built: Path) -> None:
    for tag in ("en", "pl", "ar"):
        codes = json.loads((good_built / f"embed/codes/{tag}/codes.json").read_text("utf-8"))
        assert {"index", "faqs", "letter", "contact-card", "steps", "all-time-limits", "whole"} == codes.keys()
        for name, code in codes.items():
            page = (good_built / f"embed/{tag}/{name}/index.html").read_text("utf-8")
            (title,) = re.findall(r"<title>(.*?)</title>", page)
            assert html.unescape(re.findall(r' title="(.*?)"', code)[0]) == html.unescape(title)
            (full,) = re.findall(r'<link rel="canonical" href="(.*?)">', page)
            assert f'<a href="{full}"' in code or tag != "en"


@pytest.mark.slow
def test_every_embed_carries_its_stamp_its_origin_and_its_source(good_built: Path) -> None:
    files = [file for file in good_built.glob("embed/*/**/index.html") if "codes" not in file.parts]
    assert len(files) == 3 * (7 + 3), "7 pieces and 3 councils in 3 languages"
    for file in files:
        page = file.read_text("utf-8")
        assert page.count('<div class="source"') == 1
        assert re.search(r'<p class="whole"><a href="(https://[^"]+)" target="_parent" rel="canonical">', page)
        assert "020 7946 0018" in page, "its number stands as text, for a sandbox blocks every link"
        assert 'rel="canonical">' in page
        assert '<time datetime="2026-01-05">' in page
        assert '<meta name="robots" content="noindex">' in page
        assert "<header" not in page
        assert "localStorage" not in page
        assert len(brotli.compress(page.encode())) < 6_600, "one document for every council, with the script that adds a card"


def test_a_council_sees_its_own_contacts_and_colour(good_built: Path) -> None:
    general, south = ((good_built / f"embed/en/{name}/index.html").read_text("utf-8") for name in ("faqs", "councils/south"))
    assert "South Council" not in general
    assert "South Council" in south
    assert "--accent:#0d4f52" in general
    assert "--accent:#5b2a68" in south
    assert 'data-accent="#5b2a68"' in (good_built / "fragments/en/councils/south.html").read_text("utf-8")


def test_a_council_costs_its_own_words_and_not_a_copy_of_every_page(good_built: Path) -> None:
    own = [file for file in good_built.rglob("*") if file.is_file() and "south" in file.relative_to(good_built).as_posix()]
    of_a_language = 4  # its page, its embed with the answer for WordPress, its fragment
    assert len(own) == 3 * of_a_language + 1, "its page as Markdown, in the default language"
    assert sum(file.stat().st_size for file in own) < 3 * 85_000


def test_the_code_to_paste_works_without_style_and_without_scripts(good_built: Path) -> None:
    codes = json.loads((good_built / "embed/codes/en/codes.json").read_text("utf-8"))
    councils = json.loads((good_built / "embed/codes/en/councils.json").read_text("utf-8"))
    assert councils.keys() == {"north", "south"}
    for code in [*codes.values(), *councils.values()]:
        assert re.search(r'<iframe [^>]* width="100%" height="\d+" frameborder="0" loading="lazy"', code)
        assert '<script src="https://example.org/some/folder/embed/v1/resize.js" async></script>' in code
        assert code.rstrip().endswith("</a></p>")
    assert 'href="https://example.org/some/folder/councils/north/"' in councils["north"]


def test_the_link_in_each_code_says_its_language_and_direction(good_built: Path) -> None:
    for tag, said in (("en", ""), ("pl", ' lang="pl" dir="ltr"'), ("ar", ' lang="ar" dir="rtl"')):
        way = "" if tag == "en" else f"{tag}/"
        page = html.unescape((good_built / f"{way}embed/index.html").read_text("utf-8"))
        links = re.findall(r'<a href="https://example.org/some/folder/[^"]*"([^>]*)>', page.partition("<local-offer-page")[2])
        assert links[0] == said
        code = json.loads((good_built / f"embed/codes/{tag}/codes.json").read_text("utf-8"))["letter"]
        assert re.findall(r'<a href="[^"]*"([^>]*)>', code) == [said]


def test_two_fragments_on_one_page_have_no_anchor_in_common(good_built: Path) -> None:
    files = sorted((good_built / "fragments").rglob("*.html"))
    assert any(".h3." in file.name for file in files), "the same words at another level are other words"
    anchors = [each for file in files for each in re.findall(r'\bid="([^"]+)"', file.read_text("utf-8"))]
    assert len(anchors) > 20
    assert len(set(anchors)) == len(anchors)
    for file in files:
        text = file.read_text("utf-8")
        assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r'\bid="([^"]+)"', text))


def test_links_in_an_embed_lead_on_and_a_broken_one_is_told(tmp_path: Path) -> None:
    for name, text in {
        "index.html": '<link rel="canonical" href="https://example.org/x/">',
        "letter/index.html": '<h2 id="date">',
        "embed/en/a/index.html": '<!doctype html><html lang="en" dir="ltr"><title>a</title><link rel="canonical" href="https://example.org/x/">'
        '<h2>A</h2><h4>B</h4><a href="https://example.org/x/letter/#date">1</a><a href="https://example.org/x/letter/#no">2</a>'
        '<a href="letter/">3</a><a href="#gone">4</a>',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    path = "site/embed/en/a/index.html"
    pages = outlines(tmp_path)
    broken = [each.issue() for each in embed_checks.check(tmp_path, pages, "https://example.org/x/")]
    broken += [issue for rule in embed_checks.RULES for issue in rule(path, pages["embed/en/a/index.html"])]
    assert {issue.message for issue in broken if issue.path == path} == {
        'The link "letter/" is not a whole address.',
        'The link "#gone" leads nowhere: there is no such anchor.',
        'The link "https://example.org/x/letter/#no" leads nowhere.',
        '"B" is a level 4 heading after a level 2.',
    }
