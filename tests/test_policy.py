"""The site behind nginx: its policy is kept by everything that visitors do, and stops everything else."""

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, expect

from tests.gates.kinds import KINDS, NOW
from tests.gates.visitor import open_results
from tests.nginx import nginx
from tests.searching import RESULTS, combobox, options
from tests.test_aids import SPEECH, WECHAT
from waystation.cli import main

pytestmark = [pytest.mark.build, pytest.mark.browser]

SAID = {
    "content-security-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
}
REPORT = """
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  console.error(`policy: ${effectiveDirective} ${blockedURI}`);
});
"""
ACTIVITY, STATION = KINDS["activity"], KINDS["station"]
LOST = "nowhere/at/all/"


@pytest.fixture(scope="module")
def site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example site as nginx serves it with the headers that the command prints."""
    printed = CliRunner().invoke(
        main, ["headers", "nginx", "--site", str(built_site)], catch_exceptions=False
    )
    with nginx(built_site, printed.stdout, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser, with the settings of the test's parameter if it has one."""
    settings = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"} | getattr(request, "param", {})
    with browser.new_context(**settings) as context:
        context.add_init_script(REPORT)
        yield context


def watched(context: BrowserContext) -> list[str]:
    """What the pages of the context say on the console, and what they could not get."""
    said: list[str] = []

    def failed(one: Request) -> None:
        # A page that is left while it waits for something has not failed.
        if one.failure != "net::ERR_ABORTED":
            said.append(f"{one.url} {one.failure}")

    def answered(one: Response) -> None:
        if one.status >= 400:
            said.append(f"{one.url} {one.status}")

    context.on("console", lambda one: said.append(one.text))
    context.on("weberror", lambda one: said.append(str(one.error)))
    context.on("requestfailed", failed)
    context.on("response", answered)
    return said


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.goto(url)
    return page


@pytest.mark.parametrize("path", ["", STATION, "about/", LOST])
def test_pages_bring_all_headers(site: str, context: BrowserContext, path: str) -> None:
    answer = context.new_page().goto(site + path)
    assert answer is not None and answer.status == (404 if path == LOST else 200)
    assert answer.headers.keys() >= SAID


@pytest.mark.parametrize(
    "path",
    [
        *("assets/stylesheets/waystation.*.css", "assets/javascripts/on-site.*.js", "icons.*.svg"),
        *("search/index.json", "calendar.ics", "announcements.xml", "sitemap.xml", "robots.txt"),
    ],
)
def test_files_bring_all_headers(site: str, built_site: Path, path: str) -> None:
    (file,) = built_site.glob(path)
    with urlopen(site + file.relative_to(built_site).as_posix(), timeout=20) as answer:
        assert {name.lower() for name in answer.headers} >= SAID


def test_no_kind_of_page_breaks_the_policy(site: str, context: BrowserContext) -> None:
    said = watched(context)
    page = opened(context, site)
    for path in KINDS.values():
        page.goto(site + path)
        open_results(page)
        page.emulate_media(color_scheme="dark")
        page.evaluate("new Promise(requestAnimationFrame)")
        page.emulate_media(color_scheme="light")
    assert not said


def test_lost_page_keeps_the_policy_at_any_depth(site: str, context: BrowserContext) -> None:
    said = watched(context)
    page = opened(context, site + LOST)
    expect(page.get_by_role("heading", level=1)).to_have_text("没有找到这一页")
    assert said == [
        f"{site}{LOST} 404",
        "Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]


def test_searching_keeps_the_policy(site: str, context: BrowserContext) -> None:
    said = watched(context)
    page = opened(context, site)
    page.locator(".ws-search > summary").click()
    combobox(page).fill("亲子")
    expect(options(page).first).to_be_visible()
    # Something that is looked for again, by its sound.
    combobox(page).fill("亲字活动")
    expect(options(page).first).to_be_visible()
    options(page).first.click()
    page.wait_for_url("**/activities/**")
    expect(page.locator(".ws-found").first).to_be_visible()
    page = opened(context, site + KINDS["results"])
    expect(page.locator(RESULTS).first).to_be_visible()
    page.locator("[data-find] [name=station]").select_option("huatai")
    page.locator("[data-find] [name=q]").fill("鳄鱼火箭")
    expect(page.locator("[data-nothing]")).to_be_visible()
    assert not said


def test_choosing_and_large_type_keep_the_policy(site: str, context: BrowserContext) -> None:
    said = watched(context)
    page = opened(context, site + "stations/huatai/calendar/2026-12/")
    form = page.locator("[data-filters]")
    # Nothing on this page: the list of everything to come is asked.
    with page.expect_response("**/activities/"):
        form.locator("[name=text]").fill("童谣")
    expect(page.locator("[data-nothing]")).to_be_visible()
    page.locator("[data-elder]").click()
    expect(page.locator("html")).to_have_class("ws-js ws-speaks ws-elder")
    for path in ("", STATION, ACTIVITY, "about/"):
        opened(context, site + path).close()
    page = opened(context, site + STATION)
    page.locator("[data-make-mine]").click()
    page = opened(context, site)
    expect(page.locator("html")).to_have_class("ws-js ws-speaks ws-elder ws-chosen")
    assert not said


@pytest.mark.parametrize("context", [{"permissions": ["clipboard-read", "clipboard-write"]}], indirect=True)
def test_reading_aloud_and_copying_keep_the_policy(site: str, context: BrowserContext) -> None:
    said = watched(context)
    context.add_init_script(SPEECH)
    page = opened(context, site + ACTIVITY)
    page.get_by_role("button", name="朗读").click()
    assert page.evaluate("spoken.length") > 1
    page.get_by_role("button", name="复制文字").click()
    expect(page.locator(".ws-copied__said").locator("visible=true")).to_have_text("已复制，可以粘贴到微信")
    assert "闽南语童谣班" in page.evaluate("navigator.clipboard.readText()")
    assert not said


@pytest.mark.parametrize("context", [{"user_agent": WECHAT}], indirect=True)
def test_wechat_keeps_the_policy(site: str, context: BrowserContext) -> None:
    said = watched(context)
    for path in ("", STATION, ACTIVITY):
        page = opened(context, site + path)
    expect(page.locator(".ws-outside")).to_be_visible()
    assert not said


EVIL = "https://evil.example/"
ATTACKS = {
    "script": (
        "const it = document.createElement('script'); it.text = 'ran = 1'; document.body.append(it)",
        "script-src-elem inline",
    ),
    "handler": ("add('<img src=x: onerror=ran=1>')", "script-src-attr inline"),
    "address": ("add('<a href=javascript:ran=1></a>'); last().click()", "script-src-elem inline"),
    "text": ("setTimeout('ran = 1')", "script-src eval"),
    "style": ("add('<p style=color:red>x</p>')", "style-src-attr inline"),
    "picture": (f"new Image().src = '{EVIL}a.png'", f"img-src {EVIL}a.png"),
    "request": (f"fetch('{EVIL}').catch(() => {{}})", f"connect-src {EVIL}"),
    "frame": (f"add('<iframe src={EVIL}></iframe>')", "frame-src https://evil.example"),
    "form": (f"add('<form action={EVIL} method=post></form>'); last().submit()", f"form-action {EVIL}"),
    "base": (f"add('<base href={EVIL}>')", f"base-uri {EVIL}"),
}
"""What a stranger would do on a page, and which rule it breaks."""
HANDS = """
const add = (html) => document.body.insertAdjacentHTML("beforeend", html);
const last = () => document.body.lastElementChild;
"""


@pytest.mark.parametrize("server", ["nginx", "silent"])
def test_policy_stops_all_else(site: str, served: str, context: BrowserContext, server: str) -> None:
    """From the header as well as from the page itself, where a server says nothing."""
    page = opened(context, (site if server == "nginx" else served) + "about/")
    for script, rule in ATTACKS.values():
        with page.expect_console_message(lambda one, rule=rule: one.text == f"policy: {rule}"):
            page.evaluate(f"() => {{ {HANDS} {script} }}")
    assert page.evaluate("typeof ran") == "undefined"


def test_no_other_page_shows_the_site_in_a_frame(site: str, served: str, context: BrowserContext) -> None:
    """A server that says nothing cannot prevent it."""
    page = context.new_page()
    page.set_content(f'<iframe src="{served}about/"></iframe><iframe src="{site}about/"></iframe>')
    _, shown, refused = page.frames
    expect(shown.locator(".ws-page")).to_be_visible()
    refused.wait_for_load_state()
    assert refused.locator(".ws-page").count() == 0
