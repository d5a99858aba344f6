"""Our embeds in a real WordPress: what its posts show on a phone and on a desktop. ``make wordpress`` runs it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from browser.conftest import FAILURES
from browser.wordpress.install import Post, WordPress, found, wordpress
from copies import GOOD, build, commit, copy_site, git
from localoffer.issues import stops
from servers import free_port, served

pytestmark = pytest.mark.browser
BELOW = "/some/folder/"
WIDTHS = (375, 1280)
PASTED = {
    "a page": ("letter/", "ar/letter/"),
    "a council's page": ("councils/south/", "ar/councils/south/"),
    "the embed of a page": ("embed/en/letter/", "embed/ar/letter/"),
    "the contact card": ("embed/en/contact-card/", "embed/ar/contact-card/"),
    "the home page": ("", "ar/"),
}
"""What people paste -> its address in English and in Arabic."""
BLOCK = """<!-- wp:embed {{"url":"{url}","type":"rich","providerNameSlug":"x","responsive":true}} -->
<figure class="wp-block-embed is-type-rich is-provider-x wp-block-embed-x"><div class="wp-block-embed__wrapper">
{url}
</div></figure>
<!-- /wp:embed -->"""
HTML = "<!-- wp:html -->\n{code}\n<!-- /wp:html -->"
THEMES = {"classic": ("bare", "twentytwentyone"), "block": ("bare", "twentytwentythree")}
"""Kind of post -> the themes to see it in; the bare one says nothing of how wide a frame may be."""
POSTS = [f"{kind}, {tag}, {what}" for kind in THEMES for what in PASTED for tag in ("en", "ar")]


class Site:
    """The small site, published at an address of this machine."""

    def __init__(self, root: Path) -> None:
        """Publish it below ``root``, dated 5 January 2026, for a port that is free, and make a certificate for it."""
        self.port = free_port()
        self.address = f"https://127.0.0.1:{self.port}{BELOW}"
        copy_site(GOOD, root)
        git(root, "init", "-q", "-b", "main")
        commit(root, "Begin", "2026-01-05")
        self.folder = root / "site"
        _, issues = build(root, self.folder, draft=False, address=self.address)
        assert not stops(issues), issues
        self.settings = (self.folder / "hosts/nginx.conf").read_text("utf-8")
        self.certificate = root / "certificate.pem"
        command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
        made = subprocess.run([*command.split(), "-keyout", "-"], capture_output=True, text=True, check=True)
        self.certificate.write_text(made.stdout, "utf-8")

    def codes(self, name: str, tag: str = "en") -> dict[str, str]:
        """Return the codes of /embed/: ``codes`` or ``councils``."""
        found: dict[str, str] = json.loads((self.folder / f"embed/codes/{tag}/{name}.json").read_text("utf-8"))
        return found

    def element(self, tag: str) -> str:
        """Return the code of the custom element."""
        return (
            f'<local-offer-page src="{self.address}fragments/{tag}/index.html" heading-level="2">'
            f'<a href="{self.address}">The service</a></local-offer-page>\n'
            f'<script type="module" src="{self.address}embed/v1/embed.js"></script>'
        )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the small site, as nginx serves it with the settings we write for it."""
    found()
    one = Site(tmp_path_factory.mktemp("site") / "small")
    with served("nginx", one.folder, BELOW, one.settings, (one.port, one.certificate)):
        yield one


@pytest.fixture(scope="session")
def blog(site: Site) -> Iterator[WordPress]:
    """Return a WordPress with every post."""
    posts = []
    for title in POSTS:
        kind, tag, what = title.split(", ")
        url = site.address + PASTED[what][tag == "ar"]
        posts.append(Post(title, f"Before.\n\n{url if kind == 'classic' else BLOCK.format(url=url)}\n\nAfter."))
    for by in ("admin", "author"):
        for tag in ("en", "ar"):
            code = site.codes("codes", tag)["letter"]
            posts.append(Post(f"{by}, {tag}, block", HTML.format(code=code), by))
            posts.append(Post(f"{by}, {tag}, classic", f"Before.\n\n{code}\n\nAfter.", by))
            posts.append(Post(f"{by}, {tag}, element", HTML.format(code=site.element(tag)), by))
            fragment = (site.folder / f"fragments/{tag}/councils/south.html").read_text("utf-8")
            posts.append(Post(f"{by}, {tag}, fragment", HTML.format(code=fragment), by))
        posts.append(Post(f"{by}, council", HTML.format(code=site.codes("councils")["south"]), by))
    with wordpress(posts, site.certificate) as running:
        print(f"\nWordPress {running.version}: {len(posts)} posts")
        yield running


class Shown:
    """A post in the browser, what the browser complained of, and where its reader would have gone."""

    def __init__(self, browser: Browser, url: str, width: int, site: Site) -> None:
        self.context = browser.new_context(ignore_https_errors=True, viewport={"width": width, "height": 800})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.wrong: list[str] = []
        self.left: list[str] = []
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda fault: self.wrong.append(str(fault)))
        self.page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        self.page.goto(url)
        self.page.wait_for_load_state("load")
        # Nobody is to leave the page while its links are tried: an answer without content (204) stays where it is.
        self.context.route(lambda url: True, self._note)

    def _note(self, route: Any) -> None:
        request = route.request
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self.left.append(request.url)
            route.fulfill(status=204)
        else:
            route.continue_()

    def frame(self) -> tuple[Any, Frame]:
        """Return the frame of ours and what is in it."""
        element = self.page.wait_for_selector("iframe[src*='/embed/']", state="attached")
        frame = element.content_frame() if element else None
        assert frame is not None
        frame.wait_for_load_state("load")
        return element, frame

    def goes(self, frame: Frame, number: int) -> list[str]:
        """Click the link with this number in a frame; return where that led."""
        self.left.clear()
        link = frame.locator("a[href]:not([href^='#'])").nth(number)
        link.click()
        for _ in range(30):
            if self.left:
                break
            self.page.wait_for_timeout(50)
        return list(self.left)

    def is_calm(self) -> None:
        """Fail where the browser complained, and close the post."""
        assert self.wrong == []
        self.context.close()


def fits(page: Page, element: Any, frame: Frame) -> dict[str, float]:
    """Wait until a frame has the height of its words; return its sizes."""
    for _ in range(100):
        box = element.evaluate(
            """(each) => {
                const box = each.getBoundingClientRect(), own = each.parentElement;
                // as wide as a paragraph beside it, or else as what holds it
                const room = (own.querySelector(":scope > p") ?? own).clientWidth;
                return { width: box.width, height: box.height, room, page: document.documentElement.scrollWidth - innerWidth };
            }"""
        )
        inside = frame.evaluate(
            """(root => ({
                words: root.getBoundingClientRect().height,
                scrolls: Math.max(root.scrollHeight - innerHeight, root.scrollWidth - innerWidth),
            }))(document.documentElement)"""
        )
        if abs(box["height"] - inside["words"]) < 2 and inside["scrolls"] <= 0:
            break
        page.wait_for_timeout(100)
    else:
        raise AssertionError(f"the frame does not fit its words: {box}, {inside}")
    return {**box, **inside}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", POSTS)
def test_an_address_on_a_line_of_its_own_becomes_a_short_form_that_leads_on(
    browser: Browser, site: Site, blog: WordPress, title: str, width: int
) -> None:
    kind, tag, _ = title.split(", ")
    for theme in THEMES[kind]:
        shown = Shown(browser, blog.url(title, theme), width, site)
        element, frame = shown.frame()
        assert element.get_attribute("sandbox") == "allow-scripts"
        sizes = fits(shown.page, element, frame)
        assert element.is_visible()
        assert not shown.page.locator("blockquote.wp-embedded-content").is_visible()
        assert 200 <= sizes["height"] < 1000
        assert sizes["width"] == pytest.approx(sizes["room"], abs=1)
        assert sizes["page"] <= 0, "the post does not scroll sideways"
        assert frame.evaluate("document.documentElement.dir") == ("rtl" if tag == "ar" else "ltr")
        order = frame.evaluate(
            """['h2', '.source time', '.source .phone', '.whole a'].map(each =>
                document.querySelector(each).getBoundingClientRect().bottom)"""
        )
        assert order == sorted(order), "title, day, number, and last the way to the full page"
        assert order[2] < 300, "the number is at the top"
        fonts = frame.evaluate("document.fonts.ready.then(all => [...all].map(each => each.status))")
        assert "error" not in fonts
        assert ("loaded" in fonts) == (tag == "ar")
        full = frame.locator(".whole a").get_attribute("href") or ""
        assert full.startswith(site.address)
        links = frame.locator("a[href]:not([href^='#'])")
        for number in range(links.count() if theme == "bare" else 0):  # a theme has no say in where they lead
            if links.nth(number).is_visible():
                href = links.nth(number).get_attribute("href") or ""
                expected = href if href.startswith(site.address) else full
                assert shown.goes(frame, number) == [expected.partition("#")[0]], href
        shown.is_calm()


def test_an_editor_sees_what_an_address_becomes(browser: Browser, site: Site, blog: WordPress) -> None:
    shown = Shown(browser, f"{blog.address}wp-login.php", 1280, site)
    page = shown.page
    shown.context.unroute_all()
    page.fill("#user_login", "admin")
    page.fill("#user_pass", "secret")
    page.click("#wp-submit")
    page.wait_for_url("**/wp-admin/**")
    page.goto(f"{blog.address}wp-admin/post-new.php")
    page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostId()")
    page.evaluate("wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false)")
    page.locator(".block-editor-default-block-appender__content").click()
    page.keyboard.type("/embed")
    page.get_by_role("option", name="Embed", exact=True).click()
    page.keyboard.type(f"{site.address}councils/south/")
    page.keyboard.press("Enter")
    page.locator(".wp-block-embed__wrapper iframe").wait_for()
    page.screenshot(path=FAILURES / "editor.png")
    number = page.evaluate(
        """async () => {
            const { dispatch, select } = wp.data;
            await dispatch('core/editor').editPost({ title: 'By hand', status: 'publish' });
            await dispatch('core/editor').savePost();
            return select('core/editor').getCurrentPostId();
        }"""
    )
    page.goto(f"{blog.address}?p={number}&theme=twentytwentythree")
    element, frame = shown.frame()
    fits(page, element, frame)
    assert page.locator(".wp-has-aspect-ratio").count() == 0, "a frame of words has no proportion"
    shown.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", ["en, block", "en, classic", "ar, block", "ar, classic", "council"])
def test_the_code_of_somebody_who_may_paste_it_shows_everything(
    browser: Browser, site: Site, blog: WordPress, title: str, width: int
) -> None:
    for theme in ("bare", "twentytwentyone", "twentytwentythree"):
        shown = Shown(browser, blog.url(f"admin, {title}", theme), width, site)
        element, frame = shown.frame()
        element.scroll_into_view_if_needed()  # it is loaded when it is near
        sizes = fits(shown.page, element, frame)
        if theme != "twentytwentyone":  # it lets every frame that stands by itself go across the whole window
            assert sizes["width"] == pytest.approx(sizes["room"], abs=1)
        assert sizes["page"] <= 0
        phone = frame.locator("a.phone").first
        assert (phone.get_attribute("href") or "").startswith("tel:")
        assert shown.goes(frame, frame.locator("a[href]:not([href^='#'])").count() - 1) == [
            frame.locator(".whole a").get_attribute("href")
        ]
        phone.click()  # no complaint: no sandbox keeps the call back
        shown.is_calm()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_element_of_somebody_who_may_paste_it_puts_the_words_into_the_post(
    browser: Browser, site: Site, blog: WordPress, tag: str, width: int
) -> None:
    shown = Shown(browser, blog.url(f"admin, {tag}, element", "twentytwentythree"), width, site)
    section = shown.page.locator("local-offer-page > section")
    section.wait_for()
    assert section.evaluate("each => getComputedStyle(each).direction") == ("rtl" if tag == "ar" else "ltr")
    assert shown.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    shown.is_calm()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("by", ["admin", "author"])
def test_a_fragment_that_somebody_pastes_keeps_number_day_and_the_way_to_the_full_page(
    browser: Browser, site: Site, blog: WordPress, by: str, tag: str, width: int
) -> None:
    for theme in ("bare", "twentytwentyone", "twentytwentythree"):
        shown = Shown(browser, blog.url(f"{by}, {tag}, fragment", theme), width, site)
        section = shown.page.locator("section.local-offer-page")
        phone = section.locator("a[href^='tel:']").first
        assert phone.is_visible()
        assert phone.evaluate("each => getComputedStyle(each).direction") == ("rtl" if tag == "ar" else "ltr")
        assert "2026" in section.locator(".source").inner_text()
        full = section.locator(f"a[href^='{site.address}']").last
        assert full.is_visible()
        assert "<" not in section.inner_text()
        if (tag, theme) != ("ar", "twentytwentyone"):  # in a blog in English it hangs the bullets of an Arabic list over the edge
            assert shown.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        shown.is_calm()


@pytest.mark.parametrize(
    "title", ["en, block", "en, classic", "en, element", "ar, block", "ar, classic", "ar, element", "council"]
)
def test_of_an_authors_code_wordpress_leaves_the_link(browser: Browser, site: Site, blog: WordPress, title: str) -> None:
    shown = Shown(browser, blog.url(f"author, {title}", "bare"), 375, site)
    main = shown.page.locator("main")
    assert main.locator("iframe, script, local-offer-page").count() == 0
    assert main.locator(f"a[href^='{site.address}']").count() == 1
    assert "<" not in main.inner_text()
    shown.is_calm()
