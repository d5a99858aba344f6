"""A site's own look: its accent, logo, corners and room in pages, icons, card, manifest and embeds."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from copies import GOOD, ROOT, copy_site
from localoffer.build import Options, files, read
from localoffer.issues import stops
from localoffer.theme.palette import dressed, palette_of

pytestmark = pytest.mark.slow
LOGO = (
    '<?xml version="1.0"?>\n<!-- made by a drawing tool --><svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="40">'
    '<path d="M0 0h9v9z" fill="#7a1f5c"/></svg>'
)
PALETTE = palette_of((ROOT / "overrides/assets/css/tokens.css").read_text("utf-8"))


def with_look(root: Path, look: str, logo: str = "") -> Path:
    """Return a copy of the small site that says this of its look."""
    copy_site(GOOD, root)
    settings = root / "content/site.yml"
    settings.write_text(settings.read_text("utf-8") + f"look: {look}\n", "utf-8")
    if logo:
        (root / "docs/assets").mkdir()
        (root / "docs/assets/logo.svg").write_text(logo, "utf-8")
    return root


def published(root: Path) -> dict[str, bytes]:
    edition, issues = read(root, Options(draft=True, gallery=True))
    assert edition is not None, issues
    made = {file.url: file.content for file in files(edition, issues)}
    assert not stops(issues), issues
    return made


@pytest.fixture(scope="module")
def plum(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the small site in an accent and with a logo, round and with little room."""
    look = '{accent: "#7a1f5c", logo: assets/logo.svg, roundness: round, density: compact}'
    return published(with_look(tmp_path_factory.mktemp("look") / "plum", look, LOGO.format(width=48)))


def text(made: dict[str, bytes], url: str = "index.html") -> str:
    return made[url].decode()


def png(made: dict[str, bytes], url: str) -> Image.Image:
    return Image.open(io.BytesIO(made[f"assets/pictures/{url}.png"])).convert("RGB")


def test_every_page_has_the_colours_that_the_accent_gives(plum: dict[str, bytes]) -> None:
    for url in ("index.html", "ar/index.html"):
        assert "--accent:var(--light,#7a1f5c) var(--dark,#7a1f5c) var(--calm,#7a1f5c)" in text(plum, url)
        assert f"--link:var(--light,{dressed(PALETTE, '#7a1f5c')['light']['link']})" in text(plum, url)
        assert '<meta name="theme-color" content="#7a1f5c">' in text(plum, url)


def test_corners_and_room_are_tokens(plum: dict[str, bytes]) -> None:
    assert re.search(r":root\{--radius:1rem;[^}]*--leading:1\.5;", text(plum))
    embeds = [url for url in plum if url.startswith("embed/en/") and url.endswith("index.html")]
    assert embeds
    assert all("--radius:1rem" in text(plum, url) for url in embeds)


def test_the_logo_stands_beside_the_name_and_says_nothing_itself(plum: dict[str, bytes]) -> None:
    for url, way in (("index.html", ""), ("ar/index.html", "../")):
        header = re.search(r'<a class="site-name".*?</a>', text(plum, url), re.DOTALL)
        assert header
        assert f'<img class="logo" src="{way}assets/logo.svg" alt="" width="43" height="36">' in header[0]
        assert "<svg" not in header[0]
    assert plum["assets/logo.svg"].startswith(b"<svg"), "what the allow-list leaves"


def test_the_icon_is_the_logo_and_a_png_the_initial(plum: dict[str, bytes]) -> None:
    icon = text(plum, "assets/pictures/icon.svg")
    assert 'd="M0 0h9v9z"' in icon
    assert 'viewBox="0 0 48 40"' in icon
    manifest = json.loads(text(plum, "manifest.webmanifest"))
    assert manifest["theme_color"] == "#7a1f5c"
    assert [each["sizes"] for each in manifest["icons"]] == ["any"], "a PNG would show something else"
    assert 'rel="apple-touch-icon"' in text(plum)
    touch = png(plum, "icon-192")
    assert touch.size == (192, 192)
    assert touch.getpixel((2, 2)) == (0x7A, 0x1F, 0x5C)
    assert (255, 255, 255) in {colour for _, colour in touch.getcolors(100_000) or []}


def test_the_card_says_the_name(plum: dict[str, bytes], tmp_path: Path) -> None:
    card = png(plum, "card")
    assert card.size == (1200, 630)
    assert card.getpixel((2, 2)) == (0x7A, 0x1F, 0x5C)
    root = with_look(tmp_path / "other", '{accent: "#7a1f5c"}')
    settings = root / "content/site.yml"
    settings.write_text(re.sub(r"(?m)^name: .*", "name: Another name", settings.read_text("utf-8")), "utf-8")
    assert published(root)["assets/pictures/card.png"] != plum["assets/pictures/card.png"]


def test_an_embed_of_no_council_is_in_the_accent_and_a_council_s_in_its_own(plum: dict[str, bytes]) -> None:
    accents = {match[1] for url in plum if url.startswith("embed/") if (match := re.search(r"--accent:(#\w+)", text(plum, url)))}
    assert {"#7a1f5c", "#5b2a68"} <= accents
    assert "#0d4f52" not in accents


def test_the_gallery_shows_every_token_with_its_contrast(plum: dict[str, bytes]) -> None:
    gallery = text(plum, "gallery/index.html")
    for own in dressed(PALETTE, "#7a1f5c").values():
        for name, colour in own.items():
            assert f"--{name}</code>" in gallery
            assert f'fill="{colour}"' in gallery
    assert gallery.count("7:1</td>") >= 20


def test_without_a_logo_the_initial_stands_in_the_header_and_a_picture_of_the_site_s_own_wins(tmp_path: Path) -> None:
    root = with_look(tmp_path / "yellow", '{accent: "#ffd500", roundness: square}')
    (root / "docs/assets/pictures").mkdir(parents=True)
    shutil.copy(ROOT / "overrides/assets/pictures/card.png", root / "docs/assets/pictures/card.png")
    made = published(root)
    assert '<img src="assets/pictures/icon.svg" alt="" width="36" height="36">' in text(made)
    icon = text(made, "assets/pictures/icon.svg")
    assert re.search(r'<rect [^>]*rx="0" fill="#ffd500" />', icon)
    assert re.search(r'fill="#000000">[A-Z]</text>', icon)
    assert len(json.loads(text(made, "manifest.webmanifest"))["icons"]) == 3
    assert made["assets/pictures/card.png"] == (ROOT / "overrides/assets/pictures/card.png").read_bytes()


def test_a_wide_logo_is_a_word_so_the_icon_is_the_initial(tmp_path: Path) -> None:
    made = published(with_look(tmp_path / "wide", "{logo: assets/logo.svg}", LOGO.format(width=200)))
    assert 'src="assets/logo.svg" alt="" width="180" height="36"' in text(made)
    assert "</text>" in text(made, "assets/pictures/icon.svg")
    assert "--accent:var(--light,#0d4f52)" in text(made), "no accent was said"


def test_a_theme_whose_colours_cannot_be_read_is_told_at_its_token(tmp_path: Path) -> None:
    root = copy_site(GOOD, tmp_path / "own")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(str(ROOT / "overrides"), "overrides"), "utf-8")
    tokens = root / "overrides/assets/css/tokens.css"
    css = tokens.read_text("utf-8").replace("--warn: var(--light, #7a2e00)", "--warn: var(--light, #ff7700)")
    tokens.write_text(css, "utf-8")
    line = css[: css.index("--warn:")].count("\n") + 1
    told = [issue for issue in read(root)[1] if issue.rule == "contrast-too-low"]
    assert {(issue.path, issue.line) for issue in told} == {("overrides/assets/css/tokens.css", line)}
    assert "--warn on --ground has a contrast of 2.6:1 in light colours. At least 7:1 is needed." in [
        each.message for each in told
    ]
