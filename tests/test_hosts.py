"""Hosts: what we write for web servers, tried in real ones; and that _headers, which needs a host of its own, says the same."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import brotli
import pytest

from copies import ROOT
from localoffer import theme
from localoffer.outputs.hosts.apache import apache
from localoffer.outputs.hosts.nginx import nginx
from localoffer.outputs.hosts.rules import ALWAYS, FOREVER, FRESH, WEEK, Area, Rules
from localoffer.outputs.hosts.static import headers, redirects
from localoffer.theme.policy import DATA
from servers import Answer, Server, served

pytestmark = pytest.mark.slow  # it starts servers, each over a copy of the site
BELOW = "/some/folder/"
VARYING = ("Content-Security-Policy", "Access-Control-Allow-Origin", "Cache-Control")
SERVERS = ("nginx", "apache", "htaccess")


def settings(name: str, site: Path) -> str:
    return (site / "hosts" / ("nginx.conf" if name == "nginx" else "apache.conf")).read_text("utf-8")


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, good_built: Path) -> Iterator[Server]:
    """Return each server in turn, with the small site in the folder of its address."""
    with served(request.param, good_built, BELOW, settings(request.param, good_built)) as running:
        yield running


def hashed(site: Path) -> str:
    script, *_ = (site / "embed/v1").glob("embed.*.js")
    return f"embed/v1/{script.name}"


def test_every_kind_of_file_has_its_type_policy_sharing_and_time(server: Server, good_built: Path) -> None:
    page, embed, data = "frame-ancestors 'self'", "frame-ancestors *", "frame-ancestors 'none'"
    expected = {
        "": ("text/html; charset=utf-8", page, "", FRESH),
        "pl/letter/": ("text/html; charset=utf-8", page, "", FRESH),
        "embed/": ("text/html; charset=utf-8", page, "", FRESH),
        "embed/codes/en/": ("text/html; charset=utf-8", page, "", FRESH),
        "embed/codes/en/codes.json": ("application/json", page, "", FRESH),
        "embed/en/letter/": ("text/html; charset=utf-8", embed, "", FRESH),
        "embed/ar/councils/north/": ("text/html; charset=utf-8", embed, "", FRESH),
        "embed/en/letter/oembed.json": ("application/json", embed, "", FRESH),
        "embed/v1/embed.js": ("text/javascript; charset=utf-8", data, "*", FRESH),
        hashed(good_built): ("text/javascript; charset=utf-8", data, "*", FOREVER),
        "fragments/en/letter.html": ("text/html; charset=utf-8", data, "*", FRESH),
        "api/v1/en/contacts.json": ("application/json", data, "*", FRESH),
        "api/v1/": ("application/json", data, "*", FRESH),
        "oruk/services/": ("application/json", data, "*", FRESH),
        "letter/index.md": ("text/markdown; charset=utf-8", page, "", FRESH),
        "llms.txt": ("text/plain; charset=utf-8", page, "", FRESH),
        "cards/mediation.vcf": ("text/vcard; charset=utf-8", data, "*", FRESH),
        "cards/mediation.svg": ("image/svg+xml", data, "*", FRESH),
        "changes/feed.xml": ("application/atom+xml", page, "*", FRESH),
        "pl/changes/feed.json": ("application/feed+json", page, "*", FRESH),
        "ar/manifest.webmanifest": ("application/manifest+json", page, "", FRESH),
        "sitemap.xml": ("text/xml; charset=utf-8", page, "", FRESH),
        "assets/fonts/vazirmatn-arabic.woff2": ("font/woff2", page, "*", WEEK),
        "assets/pictures/card.png": ("image/png", page, "", FRESH),
    }
    answers = {path: server.get(BELOW + path) for path in expected}
    assert {path: each.status for path, each in answers.items()} == dict.fromkeys(expected, 200)
    assert {
        path: (
            each["Content-Type"], each["Content-Security-Policy"].rpartition("; ")[2],
            each["Access-Control-Allow-Origin"], each["Cache-Control"],
        )
        for path, each in answers.items()
    } == expected  # fmt: skip
    assert answers["fragments/en/letter.html"]["Content-Security-Policy"] == DATA
    for path in expected:
        file = good_built / path
        body = file if file.is_file() else file / "index.html" if (file / "index.html").is_file() else file / "index.json"
        assert answers[path].body == body.read_bytes(), path


def test_every_answer_has_the_headers_of_all_of_them_once(server: Server) -> None:
    etag = server.get(BELOW)["ETag"]
    answers = [
        server.get(BELOW),
        server.get(BELOW, If_None_Match=etag),
        *map(
            server.get, (f"{BELOW}oruk/services", f"{BELOW}nothing", f"{BELOW}_headers", f"{BELOW}assets/", f"{BELOW}embed/en/x/")
        ),
    ]
    assert [each.status for each in answers] == [200, 304, 301, 404, 404, 403, 404]
    for each in answers:
        assert {name: each[name] for name in ALWAYS} == ALWAYS  # and no header is there twice
        assert each["Content-Security-Policy"]
        assert each["Cache-Control"] == FRESH


def test_a_folder_of_data_leads_to_its_index_with_leave_to_follow(server: Server) -> None:
    for path in ("api/v1", "oruk/services"):
        answer = server.get(BELOW + path)
        assert (answer.status, answer["Access-Control-Allow-Origin"]) == (301, "*")
        assert answer["Location"].endswith(f"{BELOW}{path}/")


def test_text_is_compressed_and_what_is_the_same_is_not_sent_again(server: Server, good_built: Path) -> None:
    own = {"": "index.html", "api/v1/en/contacts.json": "", "changes/feed.xml": "", "embed/v1/embed.js": "", "search.json": ""}
    own |= {"cards/mediation.svg": "", "fragments/en/letter.html": "", "sitemap.xml": ""}
    coding, unpack = ("gzip", gzip.decompress) if server.name == "nginx" else ("br", brotli.decompress)
    for path, name in own.items():
        for accepted, unpacked in (("gzip", gzip.decompress), (f"gzip, {coding}", unpack)):
            answer = server.get(BELOW + path, Accept_Encoding=accepted)
            assert answer["Content-Encoding"] == accepted.rpartition(" ")[2], path
            assert "Accept-Encoding" in answer["Vary"]
            assert unpacked(answer.body) == (good_built / (name or path)).read_bytes()
            again = server.get(BELOW + path, Accept_Encoding=accepted, If_None_Match=answer["ETag"])
            assert (again.status, again.body) == (304, b""), path
        assert not server.get(BELOW + path)["Content-Encoding"]
    for path in ("assets/fonts/vazirmatn-arabic.woff2", "assets/pictures/card.png"):
        assert not server.get(BELOW + path, Accept_Encoding="gzip, br")["Content-Encoding"]


def test_what_is_not_there_is_said_in_the_language_of_its_folder(server: Server, good_built: Path) -> None:
    for path, page in (("nothing", "404.html"), ("embed/en/x/", "404.html"), ("pl/x/y", "pl/404.html"), ("ar/x/", "ar/404.html")):
        answer = server.get(BELOW + path)
        assert (answer.status, answer.body) == (404, (good_built / page).read_bytes()), path


def test_what_is_for_hosts_or_hidden_or_outside_is_not_given(server: Server, good_built: Path) -> None:
    (outside := server.log.parent / "www" / "outside.txt").write_text("outside", "utf-8")
    (server.log.parent / "secret").write_text("secret", "utf-8")
    folder = server.log.parent / "www" / BELOW.strip("/")
    for name in (".git/config", ".env", "pl/.hidden", ".well-known/security.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"of {name}", "utf-8")
    closed = ["_headers", "_redirects", "hosts/", "hosts/nginx.conf", "hosts/apache.conf", "hosts//nginx.conf", "%5fheaders"]
    closed += [
        "pl/../hosts/nginx.conf",
        "x/%2e%2e/hosts/nginx.conf",
        "/hosts/nginx.conf",
        ".nojekyll",
        ".htaccess",
        ".git/config",
    ]
    closed += [".env", "pl/.hidden", "pl/%2ehidden", "..%2f..%2f..%2fsecret", "../../../secret", "%2e%2e/%2e%2e/%2e%2e/secret%00"]
    for path in closed:
        answer = server.get(BELOW + path)
        assert answer.status in {400, 404}, (path, answer)
        assert b"secret" not in answer.body
    assert server.get(f"{BELOW}.well-known/security.txt").body == b"of .well-known/security.txt"
    assert server.get("/outside.txt").body == outside.read_bytes(), "the rest of the server is not ours to close"
    assert not {*ALWAYS, *VARYING} & {name for name, _ in server.get("/outside.txt").headers}


def test_the_server_does_not_say_its_version_where_we_can_keep_it_back(server: Server) -> None:
    """Apache takes ServerTokens only for a whole server: the handbook tells its host."""
    page = server.get(f"{BELOW}oruk/services")
    assert not re.search(rb"(Apache|nginx)/\d", page.body)
    assert server.name != "nginx" or page["Server"] == "nginx"


def said(written: str, path: str) -> dict[str, str]:
    """Return what a host sends for a path that reads _headers: every rule that matches, one header's values joined."""
    found: dict[str, list[str]] = {}
    for rule in re.split(r"\n\n|(?<=\n)(?=/)", written):
        pattern, *lines = [line for line in rule.splitlines() if not line.startswith("#")] or [""]
        if pattern and fnmatchcase(path, pattern):
            for line in lines:
                name, _, value = line.strip().partition(": ")
                found.setdefault(name, []).append(value)
    return {name: ", ".join(values) for name, values in found.items()}


@pytest.fixture(scope="module")
def answers(good_built: Path) -> dict[str, Answer]:
    """Return what nginx answers for every published file that is for readers."""
    files = [each.relative_to(good_built).as_posix() for each in good_built.rglob("*") if each.is_file()]
    paths = [each.removesuffix("index.html") for each in files if not re.match(r"_|hosts/|\.", each)]
    with served("nginx", good_built, BELOW, settings("nginx", good_built)) as server:
        return {path: server.get(BELOW + path) for path in paths}


def directives(policy: str) -> dict[str, set[str]]:
    return {name: set(values) for name, *values in map(str.split, policy.split("; "))}


def test_every_script_that_a_policy_lets_run_is_one_of_ours(answers: dict[str, Answer]) -> None:
    scripts = theme.assets.read(ROOT / "overrides").scripts.values()
    ours = {f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts}
    for path, answer in answers.items():
        policies = re.findall(r'Security-Policy" content="([^"]*)"', answer.body.decode("utf-8", "replace"))
        for policy in (answer["Content-Security-Policy"], *policies):
            assert directives(policy).get("script-src", set()) <= {*ours, "'self'", "'none'"}, path


def test_a_header_allows_what_each_page_needs_and_each_page_allows_what_it_says_itself(answers: dict[str, Answer]) -> None:
    pages = 0
    for path, answer in answers.items():
        if (match := re.search(rb'Security-Policy" content="([^"]*)"', answer.body)) is None:
            continue
        pages += 1
        header = directives(answer["Content-Security-Policy"])
        assert not {"default-src", "style-src"} & header.keys(), "many pages, many stylesheets: that is said in each page"
        for directive, values in directives(match[1].decode()).items():
            if directive not in {"default-src", "style-src"} and values != {"'none'"}:
                assert values <= header[directive], path
    assert pages > 50


def test_headers_for_other_hosts_say_of_every_file_what_a_real_server_says(good_built: Path, answers: dict[str, Answer]) -> None:
    written = (good_built / "_headers").read_text("utf-8")
    assert len(re.findall(r"^/", written, re.MULTILINE)) <= 100, "Cloudflare reads a hundred rules"
    assert max(map(len, written.splitlines())) < 1000, "a host may refuse a long line"
    differing = set()
    for path, real in answers.items():
        told = said(written, BELOW + path)
        assert {name: told.get(name, "") for name in ALWAYS} == ALWAYS
        assert told.get("Access-Control-Allow-Origin", "") == real["Access-Control-Allow-Origin"], path
        assert told.get("Cache-Control", FRESH) == real["Cache-Control"], path
        assert real["Content-Type"].startswith(told.get("Content-Type", "")), path
        if told.get("Content-Security-Policy", "") != real["Content-Security-Policy"]:
            differing.add(path)
            assert "Content-Security-Policy" not in told
    assert len(answers) > 200
    may_differ = re.compile(r"embed/(?!codes|v1).+|[^/]*\.\w+|assets/.+")  # embeds, and what is no page
    assert [path for path in differing if not may_differ.fullmatch(path) or path == "404.html"] == []
    assert any(path.startswith("embed/en/") for path in differing), "an embed carries its policy itself"


def test_other_hosts_are_told_of_indexes_and_of_pages_that_are_missing(good_built: Path) -> None:
    lines = (good_built / "_redirects").read_text("utf-8").splitlines()
    for path in ("api/v1", "api/v1/", "oruk/services", "oruk/services/"):
        assert f"{BELOW}{path} {BELOW}{path.rstrip('/')}/index.json 200" in lines
    assert lines[-1] == f"{BELOW}* {BELOW}404.html 404"
    assert f"{BELOW}pl/* {BELOW}pl/404.html 404" in lines[:-1]


def hostile(value: str, below: str = "/", place: str = "in/", new: str = "new/") -> Rules:
    """Return rules for a site of two folders, with a value that tries to leave its place."""
    return Rules(below, (Area(("",), "default-src 'none'"), Area((place,), value)), {"old/": new}, (), ("",))


@pytest.fixture
def two_folders(tmp_path: Path) -> Path:
    """Return a site of a page in each of two folders."""
    for name in ("in/index.html", "new/index.html", "404.html"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(f"<p>{name}", "utf-8")
    return tmp_path / "site"


SIGNS = 'a; } { b " c \' \\ \\" \\n # % %{x}e %s <If> </If> \\'


@pytest.mark.parametrize("name", SERVERS)
def test_signs_that_mean_something_to_a_server_arrive_as_they_are(name: str, two_folders: Path) -> None:
    rules = hostile(SIGNS)
    with served(name, two_folders, "/", (nginx if name == "nginx" else apache)(rules)) as server:
        assert server.get("/in/")["Content-Security-Policy"] == SIGNS.strip()
        assert server.get("/new/")["Content-Security-Policy"] == "default-src 'none'"
        moved = server.get("/old/")
        assert (moved.status, re.sub("^http://[^/]*", "", moved["Location"])) == (301, "/new/")
        assert server.get("/x").body == b"<p>404.html"
        own = server.get("/")["Strict-Transport-Security"]
        assert own == ("max-age=1" if name == "nginx" else ""), "a server's own header goes on being sent"


@pytest.mark.parametrize("write", [nginx, apache, headers])
@pytest.mark.parametrize("value", ["a\nX-Evil: 1", "a\rb", "a\x00b", "a\u2028b", "a\x85b", "a\tb"])
def test_a_line_end_in_a_header_is_refused(write: object, value: str) -> None:
    assert callable(write)
    with pytest.raises(ValueError, match="cannot stand in the settings"):
        write(hostile(value))


@pytest.mark.parametrize("write", [nginx, apache])
def test_what_could_be_a_variable_is_refused(write: object) -> None:
    assert callable(write)
    with pytest.raises(ValueError, match="'\\$' cannot stand in the settings"):
        write(hostile("$http_cookie ${HOME}"))


@pytest.mark.parametrize("write", [nginx, apache])
@pytest.mark.parametrize("path", ["/a\n/x/", "/$a/", "/a\x00/"])
def test_a_path_that_no_address_has_is_refused(write: object, path: str) -> None:
    assert callable(write)
    with pytest.raises(ValueError, match="cannot stand in the settings"):
        write(hostile("x", below=path))


@pytest.mark.parametrize("path", ["/*/", "/:a/", "/a b/", "/a\n/x/"])
def test_a_path_that_stands_for_others_is_refused(path: str) -> None:
    for rules in (hostile("x", below=path), hostile("x", place=path.lstrip("/")), hostile("x", new=path.lstrip("/"))):
        with pytest.raises(ValueError, match="cannot stand in the settings"):
            headers(rules) + redirects(rules)


@pytest.mark.parametrize("name", SERVERS)
def test_a_path_of_strange_signs_is_still_just_that_path(name: str, two_folders: Path) -> None:
    rules = hostile("told", below="/a.b/;{}|(c)/")
    with served(name, two_folders, rules.below, (nginx if name == "nginx" else apache)(rules)) as server:
        assert server.get("/a.b/;%7B%7D%7C(c)/in/")["Content-Security-Policy"] == "told"
        assert server.get("/a.b/;%7B%7D%7C(c)/x").body == b"<p>404.html"
