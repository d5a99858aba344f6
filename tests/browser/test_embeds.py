"""Embeds in somebody else's page: another origin, a real browser, the frames and sandboxes that councils really have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, TimeoutError

from browser.conftest import open_server, pasted
from conftest import built, dated
from copies import GOOD, copy_site

pytestmark = pytest.mark.browser
LAYERED = "width:100%;border:0;height:auto;min-height:40rem;frame-sizing:content-height"
OLD_BROWSER = "width:100%;border:0;height:auto;min-height:40rem"
HEARD_TWICE = "() => heard.filter(each => each.message === 'height').length >= 2"


def host(browser: Browser, council: tuple[Path, str], body: str, *, width: int = 1000, name: str = "page.html") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(pasted(council, body, name))
    return page


def frame_of(page: Page) -> Frame:
    """Return the frame of a page. What drives the browser may lose a frame of another origin as it changes its process."""
    for _ in range(3):
        for _ in range(30):
            found = page.query_selector("iframe")
            frame = found.content_frame() if found else None
            if frame is not None:
                frame.wait_for_load_state("load")
                return frame
            page.wait_for_timeout(100)
        page.reload()
    raise AssertionError("there is no frame")


def heights(page: Page) -> tuple[float, float]:
    """Return (height of the frame, height of what is in it)."""
    outer = page.locator("iframe").evaluate("each => each.getBoundingClientRect().height")
    return outer, frame_of(page).evaluate("document.documentElement.getBoundingClientRect().height")


def wait_until_fitted(page: Page) -> float:
    for _ in range(250):
        outer, inner = heights(page)
        if abs(outer - inner) < 3:
            return outer
        page.wait_for_timeout(100)
    raise AssertionError(f"the frame is {outer} px high, its words {inner}")


def grows(page: Page) -> bool:
    """Tell whether the browser itself gives a frame the height of its words; if not, load it anew.

    Chromium 156 measures a frame once, in the width it has at that moment. A busy browser may do so before the frame has
    its width, and never measures again in the new one: no script inside can ask for it.
    """
    try:
        page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().height > 300", timeout=5000)
        page.wait_for_timeout(200)
        outer, inner = heights(page)
    except TimeoutError:
        outer, inner = 0.0, 0.0
    if inner and abs(outer - inner) < 3:
        return True
    page.reload()
    return False


@pytest.mark.parametrize("layer", ["browser", "script", "browser-sandboxed"])
def test_a_frame_grows_when_an_answer_opens(browser: Browser, source: str, council: tuple[Path, str], layer: str) -> None:
    style = OLD_BROWSER if layer == "script" else LAYERED.replace("40rem", "5rem")
    sandbox = " sandbox" if layer == "browser-sandboxed" else ""
    script = f'<script src="{source}embed/v1/resize.js" async></script>' if layer == "script" else ""
    frame = f'<iframe src="{source}embed/en/faqs/" title="x" loading="lazy" style="{style}"{sandbox}></iframe>'
    page = host(browser, council, frame + script)
    assert layer == "script" or any(grows(page) for _ in range(4))
    if layer != "browser-sandboxed":
        before = wait_until_fitted(page)
        frame_of(page).locator("details summary").first.click()
        page.wait_for_timeout(300)
        assert wait_until_fitted(page) > before
    page.close()


def test_a_frame_never_resizes_in_a_loop(browser: Browser, source: str, council: tuple[Path, str]) -> None:
    count = "<script>let told = []; addEventListener('message', (e) => told.push(e.data.height))</script>"
    script = f'<script src="{source}embed/v1/resize.js" async></script>'
    frame = f'<iframe src="{source}embed/ar/letter/" title="x" style="{OLD_BROWSER}"></iframe>'
    page = host(browser, council, count + frame + script)
    wait_until_fitted(page)
    page.wait_for_timeout(2600)
    told = page.evaluate("told.filter(Boolean)")
    page.wait_for_timeout(1500)
    assert page.evaluate("told.filter(Boolean).length") == len(told)
    assert len(set(told)) <= 3
    page.close()


@pytest.mark.parametrize("script", ["with the script", "without"])
def test_a_page_whose_policy_forbids_inline_style_shows_the_frame_as_wide_as_a_phone(
    browser: Browser, source: str, good_built: Path, council: tuple[Path, str], script: str
) -> None:
    code = json.loads((good_built / "embed/codes/en/codes.json").read_text("utf-8"))["letter"]
    code = code.replace("https://example.org/some/folder/", source)
    code = code if script == "with the script" else re.sub(r"<script.*?</script>", "", code)
    policy = '<meta http-equiv="Content-Security-Policy" content="style-src \'self\'">'
    page = host(browser, council, policy + code, width=375)
    frame_of(page)
    seen = page.evaluate("""() => { const frame = document.querySelector("iframe"), { width } = frame.getBoundingClientRect();
        return [document.documentElement.scrollWidth, width, getComputedStyle(frame).borderTopWidth]; }""")
    assert seen[0] <= 375
    assert 300 <= seen[1] <= 375
    assert seen[2] == "0px"
    page.close()


def test_the_listener_believes_only_its_own_frames(browser: Browser, source: str, council: tuple[Path, str]) -> None:
    script = f'<script src="{source}embed/v1/resize.js"></script>'
    held = f"{OLD_BROWSER};max-height:100px"  # as a theme of WordPress does where there are both attributes
    frame = f'<iframe src="{source}embed/en/letter/" title="x" width="600" height="100" style="{held}"></iframe>'
    page = host(browser, council, frame + script)
    fitted = wait_until_fitted(page)
    page.evaluate("postMessage({type: 'lo-embed:height', height: 9999}, '*')")
    frame_of(page).evaluate("parent.postMessage({type: 'lo-embed:height', height: 'tall'}, '*')")
    page.wait_for_timeout(300)
    assert heights(page)[0] == pytest.approx(fitted, abs=2)
    for told, given in (("2e5", 200_000), ("1e9", 500_000)):  # the longest page on a narrow phone, and one that has no end
        frame_of(page).evaluate(f"parent.postMessage({{type: 'lo-embed:height', height: {told}}}, '*')")
        page.wait_for_function(f"document.querySelector('iframe').getBoundingClientRect().height === {given}")
    page.close()


WORDPRESS = """<script>
const secret = 'aB3dE6gH9j', frame = document.querySelector('iframe');
frame.src += '#?secret=' + secret;
window.heard = [];
addEventListener('message', ({ data, source }) => {
  if (source !== frame.contentWindow || !data.secret || data.secret !== secret) return;
  heard.push(data);
  if (data.message === 'height') frame.height = Math.min(Math.max(parseInt(data.value, 10), 200), 1000);
});
frame.addEventListener('load', () => setTimeout(() => frame.contentWindow.postMessage({ message: 'ready', secret }, '*'), 300));
</script>"""


def test_wordpress_shows_its_sandboxed_frame_and_follows_its_link(
    browser: Browser, source: str, council: tuple[Path, str]
) -> None:
    frame = f'<iframe sandbox="allow-scripts" src="{source}embed/en/letter/" width="600" height="338" title="x"></iframe>'
    for _ in range(3):
        page = host(browser, council, frame + WORDPRESS)
        inside = frame_of(page)
        with suppress(TimeoutError):
            page.wait_for_function(HEARD_TWICE, timeout=10_000)
        if inside.locator(".whole a").is_visible():
            break
        page.close()  # the host asks for the frame a second time while it loads, and a busy browser may then draw nothing
    page.wait_for_function(HEARD_TWICE)
    assert 200 <= int(page.locator("iframe").get_attribute("height") or 0) <= 1000
    for link in (
        ".whole a",
        ".source a.phone",
    ):  # a number, like a link to another website, leads to the full page, not to nowhere
        page.evaluate("heard.length = 0")
        inside.locator(link).first.click()
        page.wait_for_function("() => heard.some(each => each.message === 'link')")
        assert page.evaluate("heard.find(each => each.message === 'link').value") == "https://example.org/some/folder/letter/"
    assert inside.locator("article h3").count() > 0
    assert not inside.locator("article h3").first.is_visible(), "the short form ends before the first section"
    order = inside.evaluate(
        "['h2', 'time', '.source .phone', '.whole a'].map(e => document.querySelector(e).getBoundingClientRect().top)"
    )
    assert order == sorted(order), "title, stamp, number, the way to the full page"
    page.close()


@pytest.mark.parametrize("way", ["en/whole/", "en/contact-card/", "en/councils/north/", "ar/councils/south/"])
def test_what_is_pasted_into_wordpress_is_short_with_its_number_at_the_top(browser: Browser, source: str, way: str) -> None:
    page = browser.new_page(viewport={"width": 327, "height": 700})
    page.goto(f"{source}embed/{way}#?secret=aB3dE6gH9j")
    stamp, number, end = page.evaluate(
        "['.source time', '.source .phone', 'main'].map(each => document.querySelector(each).getBoundingClientRect().bottom)"
    )
    assert stamp < number < 300
    assert end < 1000
    for card in page.locator("section:visible").all():
        last = card.locator(":scope > :visible").last
        assert last.evaluate("each => !each.matches('h3, .gaps-title')"), "what only leads to something leads to it"
    page.close()


@pytest.fixture(scope="module")
def advised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where a small site is served whose service advises something and whose South Council has a team of its own.

    Its home page has two links to what stands further down.
    """
    root = copy_site(GOOD, tmp_path_factory.mktemp("advised") / "site")
    home = root / "docs/en/index.md"
    lead, south = root / "content/contacts/mediation.yml", root / "content/councils/south.yml"
    down = "- See [how to reach us](#contact) and [the lists](letter.md#lists).\n- **Is it free?**"
    home.write_text(home.read_text("utf-8").replace("- **Is it free?**", down), "utf-8")
    lead.write_text(lead.read_text("utf-8") + "advice: The number on your letter is always right.\n", "utf-8")
    team = "name: The south team\nrole: Ask about a place.\nphones:\n"
    team += "  - {number: 020 7946 0100, source: [K1], certainty: secondary, recorded_on: 2026-01-05}\n"
    (root / "content/contacts/team.yml").write_text(team, "utf-8")
    south.write_text(south.read_text("utf-8") + "contacts: [team]\n", "utf-8")
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("SOURCE_DATE_EPOCH", "1795435200")  # 23 November 2026
        folder = built(dated(root))
    with open_server(folder) as address:
        yield address


@pytest.mark.parametrize("width", [327, 375, 600])
@pytest.mark.parametrize("way", ["en/letter/", "en/contact-card/", "en/councils/south/", "ar/councils/south/"])
def test_what_nobody_has_checked_says_so_in_wordpress_too(browser: Browser, advised: str, way: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{advised}embed/{way}#?secret=aB3dE6gH9j")
    page.wait_for_timeout(200)
    assert page.locator(".source p.unchecked:visible").count() == 2, "the page as a whole, and how many facts"
    assert page.locator(".source p:visible", has=page.locator(".phone")).locator(".certainty").is_visible()
    for card in page.locator("section:visible", has=page.locator("a:visible")).all():
        assert card.locator("details.unchecked > summary").is_visible()
    assert page.evaluate("document.querySelector('main').getBoundingClientRect().bottom") < 1000
    page.close()


@pytest.mark.parametrize("way", ["councils/south/", "councils/north/", "contact-card/", "letter/"])
def test_a_number_at_the_top_says_whose_it_is(browser: Browser, advised: str, way: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 700})
    page.goto(f"{advised}embed/en/{way}#?secret=aB3dE6gH9j")
    advice = page.get_by_text("The number on your letter is always right.").filter(visible=True)
    number = page.locator(".source p:visible", has=page.locator(".phone"))
    assert number.inner_text() == "A mediation service: 020 7946 0018 (not checked)"
    assert advice.count() == (0 if way == "letter/" else 1)
    page.goto("about:blank")
    page.goto(f"{advised}embed/en/{way}")
    assert number.count() == (1 if way == "letter/" else 0), "where the card is seen it is not said again"
    page.close()


@pytest.mark.parametrize(("way", "target"), [("en/index/", "#contact"), ("en/whole/", "print/#p-letter--lists")])
def test_a_link_to_what_the_short_form_leaves_out_leads_there_on_the_full_page(
    browser: Browser, advised: str, council: tuple[Path, str], way: str, target: str
) -> None:
    frame = f'<iframe sandbox="allow-scripts" src="{advised}embed/{way}" width="600" height="338" title="x"></iframe>'
    page = host(browser, council, frame + WORDPRESS)
    inside = frame_of(page)
    page.wait_for_function(HEARD_TWICE)
    link = inside.wait_for_selector(f"a[href='#{target.partition('#')[2]}']")
    assert link is not None
    link.click()
    page.wait_for_function("() => heard.some(each => each.message === 'link')")
    assert page.evaluate("heard.find(each => each.message === 'link').value") == f"https://example.org/some/folder/{target}"
    page.evaluate("heard.length = 0")
    link.evaluate("each => each.setAttribute('href', '#embed-title')")
    link.click()
    inside.wait_for_function("() => location.hash === '#embed-title'")
    assert not page.evaluate("heard.some(each => each.message === 'link')"), "what is seen is led to where it stands"
    page.close()


@pytest.mark.parametrize(("way", "lists"), [("index", 1), ("letter", 1), ("faqs", 1)])
def test_a_council_s_card_says_nothing_twice(browser: Browser, advised: str, way: str, lists: int) -> None:
    page = browser.new_page(viewport={"width": 600, "height": 900})
    page.goto(f"{advised}embed/en/{way}/#council=south")
    page.locator(".local-offer-page").wait_for()
    assert page.get_by_role("heading", name="What we do not know").count() == lists
    words = page.locator("main").inner_text()
    assert words.count("Its telephone number is not known.") == 1
    assert words.count("We do not know more.") == 1
    assert page.locator(".contact").count() == 1, "the service's card, of the page or of the council"
    assert page.locator(".local-offer-page .council").count() == 1
    page.goto("about:blank")
    page.goto(f"{advised}embed/en/{way}/#council=nosuch")
    page.wait_for_timeout(300)
    assert page.locator(".local-offer-page").count() == 0
    assert page.locator("h2").is_visible(), "of a council that is not there the page stays as it is"
    page.close()


def test_a_frame_that_cuts_words_off_says_where_they_go_on(browser: Browser, source: str, council: tuple[Path, str]) -> None:
    page = host(browser, council, f'<iframe sandbox src="{source}embed/en/faqs/" title="x" width="400" height="300"></iframe>')
    inside = frame_of(page)
    top, bottom, height = inside.evaluate(
        "(box => [box.top, box.bottom, innerHeight])(document.querySelector('.whole').getBoundingClientRect())"
    )
    assert 0 < top < bottom <= height
    page.close()


def test_a_page_that_asks_for_trusted_types_gets_the_words_too(browser: Browser, source: str, council: tuple[Path, str]) -> None:
    folder, address = council
    policy = "<meta http-equiv='Content-Security-Policy' content=\"require-trusted-types-for 'script'; trusted-types 'none'\">"
    element = f'<local-offer-page src="{source}fragments/en/letter.html"><a href="/x">fallback</a></local-offer-page>'
    script = f'<script type="module" src="{source}embed/v1/embed.js"></script>'
    html = f"<!doctype html><html lang='en'><head><title>A council</title>{policy}</head><body>{element}{script}</body></html>"
    (folder / "typed.html").write_text(html, "utf-8")
    page = browser.new_page()
    page.goto(f"{address}typed.html")
    page.locator("local-offer-page > section").wait_for()
    page.close()


def test_the_number_is_readable_words_where_a_sandbox_blocks_the_call(
    browser: Browser, source: str, council: tuple[Path, str]
) -> None:
    page = host(browser, council, f'<iframe sandbox src="{source}embed/en/contact-card/" title="x" height="900"></iframe>')
    phone = frame_of(page).locator("a.phone:visible")
    assert phone.inner_text() == "020 7946 0018"
    assert phone.get_attribute("href") == "tel:+442079460018"
    page.close()


def test_the_keyboard_goes_in_and_comes_out_again(browser: Browser, source: str, council: tuple[Path, str]) -> None:
    body = f'<a href="#a" id="a">before</a><iframe src="{source}embed/en/faqs/" title="x"></iframe><a href="#b" id="b">after</a>'
    page = host(browser, council, body)
    frame_of(page)
    assert page.evaluate("document.activeElement === document.body"), "an embed takes no focus by itself"
    page.focus("#a")
    stops = 0
    while page.evaluate("document.activeElement.id") != "b":
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 40, "the keyboard is caught in the frame"
    assert stops > 3
    page.close()


@pytest.mark.parametrize(
    "way",
    ["en/faqs/", "en/councils/north/", "en/letter/#council=north", "ar/letter/", "pl/contact-card/", "en/whole/", "ar/steps/"],
)
def test_an_embed_is_narrow_private_and_says_where_it_is_from(browser: Browser, source: str, way: str) -> None:
    context = browser.new_context(java_script_enabled=True, viewport={"width": 320, "height": 700}, color_scheme="dark")
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(f"{source}embed/{way}")
    page.wait_for_timeout(600)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert context.cookies() == []
    assert all(url.startswith(source) for url in asked)
    assert wrong == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("h1").count() == 0
    assert page.locator("h2, h3, h4").first.evaluate("each => each.tagName") == "H2"
    assert page.get_by_text("North Council").count() >= (1 if "north" in way else 0)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if way.startswith("ar/") else "ltr")
    assert page.locator(".source time, .source p").first.is_visible()
    assert page.locator(".whole a[rel=canonical]").is_visible()
    context.close()


def test_what_leaves_an_embed_takes_the_whole_page_along(browser: Browser, source: str, council: tuple[Path, str]) -> None:
    page = host(browser, council, f'<iframe src="{source}embed/en/faqs/" title="x"></iframe>')
    page.route(
        "https://example.org/**", lambda route: route.fulfill(body="<title>The full page</title>", content_type="text/html")
    )
    frame_of(page).locator(".whole a").click()
    page.wait_for_url("https://example.org/some/folder/faqs/")
    page.close()


def test_the_element_puts_the_words_into_the_page(browser: Browser, source: str, council: tuple[Path, str]) -> None:
    element = (
        f'<h2>Our section</h2><local-offer-page src="{source}fragments/ar/index.html" heading-level="3">'
        f'<a href="{source}">fallback</a></local-offer-page><script type="module" src="{source}embed/v1/embed.js"></script>'
    )
    page = host(browser, council, element)
    page.locator("local-offer-page > section").wait_for()
    assert page.locator("local-offer-page :is(h1, h2)").count() == 0
    assert page.locator("local-offer-page h3").count() == 1
    section = page.locator("local-offer-page > section")
    assert (section.get_attribute("lang"), section.get_attribute("dir")) == ("ar", "rtl")
    assert page.locator("local-offer-page .source a").count() == 1
    assert Axe().run(page, context="local-offer-page").response["violations"] == []
    page.locator("local-offer-page").evaluate("each => each.setAttribute('heading-level', '2')")
    page.locator("local-offer-page h2").wait_for()
    fragment = f"{source}fragments/en/index.h3.html"
    page.locator("local-offer-page").evaluate("(each, src) => each.setAttribute('src', src)", fragment)
    page.locator("local-offer-page > section:not([dir=rtl]) h2").wait_for()
    assert page.locator("local-offer-page :is(h1, h2)").count() == 1, "a fragment that begins one further down"
    page.close()


@pytest.mark.parametrize(
    "hostile", ["https://evil.example/fragments/x.html", "{source}contacts.json", "{source}../fragments/no.html"]
)
def test_the_element_takes_nothing_but_our_own_fragments(
    browser: Browser, source: str, council: tuple[Path, str], hostile: str
) -> None:
    where = hostile.replace("{source}", source)
    body = f'<local-offer-page src="{where}"><a href="/x">fallback</a></local-offer-page>'
    page = host(browser, council, body + f'<script type="module" src="{source}embed/v1/embed.js"></script>')
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(400)
    assert page.locator("local-offer-page > a").inner_text() == "fallback"
    assert not [url for url in asked if "evil" in url or "contacts.json" in url]
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_council_finds_its_code(browser: Browser, source: str, good_built: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(f"{source}embed/#north")
    if not scripts:
        assert "<iframe src=" in page.locator("#chosen").input_value()
        assert not page.locator("#copy").is_visible()
        page.locator("#main").get_by_role("link", name="العربية").click()
        page.wait_for_url("**/embed/codes/ar/**")
        assert 'src="https://example.org/some/folder/embed/ar/letter/"' in page.locator("#code-letter").input_value()
        context.close()
        return
    assert page.locator("#council").input_value() == "north"
    page.select_option("#page", "letter")
    page.select_option("#locale", "ar")
    page.wait_for_function("() => document.getElementById('chosen').value.includes('/embed/ar/letter/#council=north')")
    built = page.request.get(f"{source}embed/codes/ar/codes.json").json()["letter"]
    area = page.request.get(f"{source}embed/codes/ar/councils.json").json()["north"]
    wanted = built.replace("/embed/ar/letter/", "/embed/ar/letter/#council=north") + area[area.index("<p>") :]
    assert page.locator("#chosen").input_value() == wanted
    page.frame_locator("#shown").locator(".local-offer-page").first.wait_for()
    page.select_option("#page", "councils")
    page.wait_for_function("() => document.getElementById('chosen').value.includes('/embed/ar/councils/north/')")
    assert page.locator("#chosen").input_value() == area
    page.uncheck("#with-script")
    page.wait_for_function("() => !document.getElementById('chosen').value.includes('<script')")
    page.check("#with-script")
    page.select_option("#page", "letter")
    page.wait_for_function("() => document.getElementById('chosen').value.includes('/embed/ar/letter/#council=north')")
    page.check("input[value='320']")
    assert page.locator("#shown").evaluate("each => each.getBoundingClientRect().width") == 320
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#copy")
    page.get_by_text("The code is copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == wanted
    assert wrong == []
    context.close()


@pytest.mark.parametrize("way", ["embed/", "embed/codes/ar/"])
def test_the_pages_to_copy_from_fit_a_phone_and_let_the_keyboard_through(browser: Browser, source: str, way: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(source + way)
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.focus("article :is(select, textarea)")
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('footer')"):
            break
    else:
        raise AssertionError("the keyboard does not come out of the page")
    page.close()
