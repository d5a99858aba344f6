"""Publishing: what comes out, that it comes out whole, and that it comes out the same."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import html5lib
import jsonschema
import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from conftest import Once, dated
from copies import GOOD, ROOT, copy_site
from localoffer.build import placed
from localoffer.cli import main
from localoffer.issues import Issue
from localoffer.outputs.files import File
from localoffer.pages.addresses import RESERVED
from localoffer.publish import put_in_place

ON_A_DAY = {"SOURCE_DATE_EPOCH": "1795435200"}  # 23 November 2026


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", ["stamps", "contacts", "reviews"])
def test_the_schema_beside_a_file_describes_it(good_built: Path, name: str) -> None:
    value = json.loads((good_built / f"{name}.json").read_text("utf-8"))
    schema = json.loads((good_built / value["$schema"]).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(value, schema, jsonschema.Draft202012Validator)


def test_a_contact_is_published_with_its_provenance(good_built: Path) -> None:
    (contact,) = json.loads((good_built / "contacts.json").read_text("utf-8"))["contacts"]
    phone, email = contact["ways"][:2]
    assert (phone["text"], phone["uri"], phone["provenance"]["checked_on"]) == ("020 7946 0018", "tel:+442079460018", None)
    assert (email["uri"], email["provenance"]["checked_by"]) == ("mailto:help@kids.org.uk", "A Tester")
    assert [hours["days"] for hours in contact["hours"]] == ["Mo-Th", "Fr"]


def test_no_page_can_have_an_address_of_the_program(good_built: Path) -> None:
    ids = {file.relative_to(GOOD / "docs/en").with_suffix("").parts[0] for file in (GOOD / "docs/en").rglob("*.md")}
    of_program = set()
    for file in good_built.rglob("*"):
        parts = file.relative_to(good_built).parts
        own = parts[1:] if parts[0] in {"pl", "ar"} else parts
        if own and "." not in own[0] and own[0] not in ids:
            of_program.add(own[0])
    assert {"embed", "api"} < of_program <= RESERVED


def test_two_files_with_one_address_and_a_file_outside_are_told_and_left_out() -> None:
    made = [File("a/x.png", b"1"), File("A/x.png", b"2"), File("../x", b"3"), File("/x", b"4"), File("a/../../y", b"5")]
    issues: list[Issue] = []
    assert list(placed(made, issues)) == made[:1]
    assert [(each.path, each.rule) for each in issues] == [(f"docs/{each.url}", "address-taken") for each in made[1:]]


def test_a_fallback_speaks_for_itself(good_built: Path) -> None:
    page = (good_built / "ar" / "letter" / "index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<article class="page" lang="en" dir="ltr">' in page
    assert '<link rel="canonical" href="https://example.org/some/folder/letter/">' in page
    assert "hreflang" not in page.partition("<style>")[0]


def test_a_link_inside_a_locale_stays_in_it(good_built: Path) -> None:
    assert 'href="letter/#today"' in (good_built / "pl" / "index.html").read_text("utf-8")


def test_nothing_of_the_host_theme_is_published(good_built: Path) -> None:
    assert {path.split("/")[0] for path in contents(good_built)} == {
        ".nojekyll", "404.html", "_headers", "_redirects", "a-z", "api", "ar", "assets", "cards", "changes", "check",
        "contacts.json", "contacts.schema.json", "councils", "embed", "faqs", "fragments", "hosts", "index.html", "index.md",
        "letter", "llms.txt", "manifest.webmanifest", "oruk", "pl", "print", "qr.svg", "reviews.json", "reviews.schema.json",
        "robots.txt", "search.json", "sitemap.xml", "stamps.json", "stamps.schema.json", "translations", "translations.json",
        "translations.schema.json", "which-way",
    }  # fmt: skip
    pictures = [f"assets/pictures/{name}" for name in ("card.png", "icon-192.png", "icon-512.png", "icon.svg")]
    pictures = ["assets/fonts/vazirmatn-OFL.txt", "assets/fonts/vazirmatn-arabic.woff2", *pictures]
    assert [path for path in contents(good_built) if path.startswith("assets/")] == [*pictures, "assets/search.js"]


@pytest.mark.slow
def test_the_day_of_the_build_is_nowhere(dated_site: Path, published: dict[str, bytes]) -> None:
    publish(dated_site, SOURCE_DATE_EPOCH="1796000000")
    assert contents(dated_site / "site") == published


def publish(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "localoffer", "publish", "--root", str(root), *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_preview_goes_on_and_says_what_is_wrong(small_site: Path) -> None:
    contact = small_site / "content/contacts/mediation.yml"
    contact.write_text(contact.read_text("utf-8").replace("020 7946 0018", "020 7946"), "utf-8")
    config = load_config(str(small_site / "mkdocs.yml"), site_dir=str(small_site / "preview"), strict=False)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    page = (small_site / "preview" / "letter" / "index.html").read_text("utf-8")
    assert "1 to put right" in page
    assert 'content/contacts/mediation.yml:4: phone-not-valid: "020 7946" is not a UK telephone number.' in page


@pytest.mark.slow
def test_the_swap_leaves_a_whole_folder_at_every_moment(tmp_path: Path) -> None:
    published, new = tmp_path / "site", tmp_path / "new"
    for folder, word in ((published, "old"), (new, "new")):
        folder.mkdir()
        for number in range(20):
            (folder / str(number)).write_text(word, "utf-8")
    watcher = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os,sys\nwhile True:\n try: os.stat(sys.argv[1])\n except FileNotFoundError: sys.exit(7)",
            str(published),
        ]
    )
    time.sleep(0.2)
    for _ in range(200):
        put_in_place(new, published)
    time.sleep(0.1)
    assert watcher.poll() is None, "for a moment there was no site"
    watcher.kill()
    watcher.wait()
    assert {path.read_text("utf-8") for path in published.iterdir()} == {"old"}


@pytest.fixture(scope="session")
def published(once: Once) -> dict[str, bytes]:
    """Return what ``localoffer publish`` makes of the small site on one day, committed as ``dated_site`` is."""

    def make(root: Path) -> None:
        assert publish(dated(copy_site(GOOD, root)), **ON_A_DAY).returncode == 0

    return contents(once("published", make) / "site")


@pytest.mark.slow
@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_a_hosts_own_command_builds_the_same_bytes(
    host: str, dated_site: Path, published: dict[str, bytes], tmp_path: Path
) -> None:
    target = tmp_path / host
    command = [sys.executable, "-m", host, "build", "-q", "--strict", "-f", str(dated_site / "mkdocs.yml"), "-d", str(target)]
    result = subprocess.run(command, env={**os.environ, **ON_A_DAY}, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert contents(target) == published


@pytest.mark.slow
def test_the_preview_serves_the_same_bytes_and_the_gallery(dated_site: Path, published: dict[str, bytes]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-f", str(dated_site / "mkdocs.yml"), "-a", address]
    environment = {**os.environ, **ON_A_DAY}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for name, raw in published.items():
                if not name.startswith(("_headers", "hosts/")):  # these name the gallery
                    assert served(address, name) == raw, name
            assert b"component-contact" in served(address, "gallery/index.html")
        finally:
            server.terminate()


def served(address: str, name: str) -> bytes:
    """Return what the preview answers, without the script by which MkDocs tells an open page to load again."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"http://{address}/{name}", timeout=30) as answer:
                return re.sub(rb"<script>\s*var livereload = .*?</script>", b"", answer.read(), flags=re.DOTALL)
        except ConnectionRefusedError:
            time.sleep(0.1)
        except urllib.error.URLError as fault:
            if not isinstance(fault.reason, ConnectionRefusedError):
                raise
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}")


@pytest.mark.slow
def test_every_page_is_sound_html(good_built: Path) -> None:
    """html5lib tells what a browser would have to repair; the publish itself does not ask, for it takes long."""
    for file in good_built.rglob("*.html"):
        if "fragments" not in file.parts:
            parser = html5lib.HTMLParser(namespaceHTMLElements=False)
            parser.parse(file.read_text("utf-8"))
            assert parser.errors == [], file


def test_our_own_site_is_published_and_every_link_followed(site_built: Path) -> None:
    assert "Published into site/." in (site_built.parent / "said.txt").read_text("utf-8")
    stamp = json.loads((site_built / "stamps.json").read_text("utf-8"))["pages"][0]
    assert (stamp["id"], stamp["updated"], stamp["reviewed"]) == ("index", "2026-11-23", None)
    home = (site_built / "index.html").read_text("utf-8")
    assert 'Page last updated: <time datetime="2026-11-23">Monday, 23 November 2026</time>' in home


@pytest.mark.slow
def test_a_broken_link_in_a_template_stops_publishing(dated_site: Path, tmp_path: Path) -> None:
    look = tmp_path / "look"
    shutil.copytree(ROOT / "overrides", look)
    footer = look / "partials" / "footer.html"
    footer.write_text(footer.read_text("utf-8") + '<p><a href="{{ root_path }}nowhere/">x</a> <a href="#no">y</a></p>', "utf-8")
    settings = dated_site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(str(ROOT / "overrides"), str(look)), "utf-8")
    result = publish(dated_site)
    assert result.returncode == 1
    told = [line for line in result.stdout.splitlines() if "broken-link" in line]
    assert 'docs/en/faqs.md:1: broken-link: The link "../nowhere/" leads nowhere: 404 File not found.' in told
    assert 'docs/pl/index.md:1: broken-link: The link "#no" leads nowhere: the page has no anchor "no".' in told
    assert 'site/404.html:1: broken-link: The link "/some/folder/nowhere/" leads nowhere: 404 File not found.' in told
    assert not (dated_site / "site").exists()


PAGE = "{{% extends 'layouts/framed.html' %}}{{% block main %}}{}{{% endblock %}}"
FILLED = "template-not-valid: This template cannot be filled:"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "text", "place", "why"),
    [
        ("layouts/page.html", "\n{{ title | safe }}", "layouts/page.html:2", f"{FILLED} No filter named 'safe'."),
        (
            "components/phone/template.html",
            "{% x %}",
            "components/phone/template.html:1",
            f"{FILLED} Encountered unknown tag 'x'",
        ),
        ("partials/stamp.html", "{{ nothing }}", "partials/stamp.html:1", f"{FILLED} 'nothing' is undefined."),
        ("layouts/page.html", None, "layouts/page.html:1", f"{FILLED} there is no layouts/page.html."),
        ("layouts/fragment.html", "<object></object>", "layouts/fragment.html:1", "would hold <object>, which may run"),
        ("layouts/page.html", PAGE.format("<script>{{ title }}</script>"), "layouts/page.html:1", "would hold <script>,"),
        (
            "layouts/page.html",
            PAGE.format("<p onclick='{{ title }}' style='x'>"),
            "layouts/page.html:1",
            "hold onclick=, style=,",
        ),
        ("layouts/page.html", PAGE.format("<a href=' JavaScript:x'>x</a>"), "layouts/page.html:1", 'hold href=" JavaScript:x",'),
        ("assets/css/print.css", None, "mkdocs.yml:6", 'theme-not-found: The look of the site cannot be read from "overrides":'),
    ],
)
def test_a_theme_that_is_wrong_stops_publishing_and_is_named(
    file: str, text: str | None, place: str, why: str, small_site: Path
) -> None:
    look = small_site / "overrides"
    shutil.copytree(ROOT / "overrides", look)
    (look / file).write_text(text, "utf-8") if text is not None else (look / file).unlink()
    settings = small_site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(str(ROOT / "overrides"), "overrides"), "utf-8")
    result = CliRunner().invoke(main, ["publish", "--draft", "--root", str(small_site)])
    assert result.exit_code == 1, result.exception
    (letter,) = (line for line in result.stdout.splitlines() if ": no-history: " not in line)
    assert letter.startswith(f"{place}:" if place.startswith("mkdocs.yml") else f"overrides/{place}:")
    assert why in letter
    assert not (small_site / "site").exists()


def test_help_teaches() -> None:
    command = [sys.executable, "-m", "localoffer", "--help"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for verb in ("publish", "check", "status", "serve", "Exit codes"):
        assert verb in text


def test_status_names_the_place_of_everything_that_waits(dated_site: Path) -> None:
    command = [sys.executable, "-m", "localoffer", "status", "--json", "--root", str(dated_site)]
    issues = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    told = {(issue["path"], issue["line"], issue["rule"]) for issue in issues}
    assert {
        ("content/contacts/mediation.yml", 4, "unchecked"),
        ("content/contacts/mediation.yml", 9, "uncertain"),
        ("content/councils/south.yml", 9, "gap"),
        ("content/site.yml", 13, "owner-missing"),
        ("docs/en/faqs.md", 1, "unreviewed"),
        ("docs/pl/letter.md", 1, "translation-missing"),
    } <= told
    assert ("docs/en/letter.md", 1, "unreviewed") in told
