"""What the scripts make of a built page later on, wherever the visitor is."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.visits import ZONES, Serve, opened

pytestmark = [pytest.mark.build, pytest.mark.browser]


@pytest.mark.parametrize("zone", ZONES)
def test_station_is_open_by_its_own_clock_wherever_the_visitor_is(
    browser: Browser, small: Serve, zone: str
) -> None:
    url = small("2026-09-18") + "stations/east/"
    expected = {
        # Friday, to a make-up Sunday by way of Saturday
        "2026-09-18T08:59:59": "休息 今天 09:00 开",
        "2026-09-18T09:00:00": "营业中 到 12:00",
        "2026-09-18T11:59:59": "营业中 到 12:00",
        "2026-09-18T12:00:00": "休息 今天 14:00 开",
        "2026-09-18T17:29:59": "营业中 到 17:30",
        "2026-09-18T17:30:00": "休息 明天 09:00 开",
        "2026-09-19T23:59:59": "休息 明天 09:00 开",
        # make-up Sunday
        "2026-09-20T08:59:59": "休息 今天 09:00 开",
        "2026-09-20T09:00:00": "营业中 到 12:00",
        "2026-09-20T17:30:00": "休息 明天 09:00 开",
        # ordinary Sunday
        "2026-09-13T09:00:00": "休息 明天 09:00 开",
        # National Day
        "2026-10-01T08:59:59": "休息 10月8日星期四 09:00 开",
        "2026-10-01T09:00:00": "休息 10月8日星期四 09:00 开",
        "2026-10-01T17:30:00": "休息 10月8日星期四 09:00 开",
        # make-up Saturday
        "2026-10-10T08:59:59": "休息 今天 09:00 开",
        "2026-10-10T09:00:00": "营业中 到 12:00",
        "2026-10-10T17:30:00": "休息 10月12日星期一 09:00 开",
        # closed by an exception, with its neighbour
        "2026-12-03T10:00:00": "临时关闭 明天 09:00 开",
    }
    found = {}
    with opened(browser, url, at=next(iter(expected)), zone=zone) as page:
        for at in expected:
            page.clock.set_fixed_time(f"{at}+08:00")
            page.reload()
            found[at] = " ".join(page.locator(".ws-open").inner_text().split())
    assert found == expected


def test_a_page_beyond_its_table_says_what_it_said(browser: Browser, small: Serve) -> None:
    for at in ("2028-02-01T10:00:00", "2026-09-01T10:00:00"):
        with opened(browser, small("2026-09-18") + "stations/east/", at=at) as page:
            expect(page.locator(".ws-open")).to_contain_text("9月18日 星期五")


def test_station_opens_while_the_page_is_looked_at(browser: Browser, small: Serve) -> None:
    with browser.new_context(timezone_id="Europe/London") as context:
        page = context.new_page()
        page.clock.install(time="2026-09-18T08:58:30+08:00")
        page.goto(small("2026-09-18") + "stations/east/")
        expect(page.locator(".ws-open")).to_contain_text("休息")
        page.clock.fast_forward("02:00")
        expect(page.locator(".ws-open")).to_contain_text("营业中")


@pytest.mark.parametrize("zone", ZONES)
def test_today_under_way_and_over_are_told_by_the_sites_clock(
    browser: Browser, small: Serve, zone: str
) -> None:
    url = small("2026-11-28") + "stations/east/activities/rhymes/"
    with opened(browser, url, at="2026-11-27T12:00:00", zone=zone) as page:
        strip = page.locator(".ws-state:visible").first
        for at, word in (
            ("2026-11-27T23:59:59", None),
            ("2026-11-28T00:00:00", "今天"),
            ("2026-11-28T09:29:59", "今天"),
            ("2026-11-28T09:30:00", "进行中"),
            ("2026-11-28T10:29:59", "进行中"),
            ("2026-12-26T10:29:59", "进行中"),
            ("2026-12-26T10:30:00", "已公布的日期都已过去"),
        ):
            page.clock.set_fixed_time(f"{at}+08:00")
            page.reload()
            if word is None:
                expect(strip).to_be_hidden()
            else:
                expect(strip).to_contain_text(word)


def test_a_build_of_forty_days_ago_does_not_mislead(browser: Browser, small: Serve) -> None:
    url, later = small("2026-11-28"), "2027-01-07T10:00:00"
    with opened(browser, url, at=later) as page:
        expect(page.locator(".ws-stale")).to_contain_text("本页生成于 2026年11月28日")
        expect(page.locator(".ws-alert")).to_be_hidden()
        expect(page.locator(".ws-home__notices .ws-notice:visible")).to_have_count(0)
        expect(page.locator(".ws-home__notices .ws-empty")).to_be_visible()
        expect(page.locator(".ws-today [data-label]")).to_have_text("这一天已经过去")
        assert page.get_by_text("今天", exact=True).count() == 0
        rows = page.locator(".ws-row")
        assert rows.count() > 2
        expect(page.locator(".ws-row:not(:has(.ws-badge--ended))")).to_have_count(0)
    with opened(browser, url + "stations/east/activities/rhymes/", at=later) as page:
        expect(page.locator(".ws-state:visible")).to_contain_text("已公布的日期都已过去")
        expect(page.locator(".ws-join")).to_be_hidden()
        expect(page.locator(".ws-next-dates > li:visible")).to_have_count(0)
        expect(page.locator(".ws-next-dates + p")).to_have_text("已公布的日期都已过去。")
    with opened(browser, url + "announcements/water/", at=later) as page:
        expect(page.locator(".ws-severity")).to_contain_text("已过期")


def test_yesterday_is_over_and_a_new_build_does_not_call_itself_old(browser: Browser, small: Serve) -> None:
    url = small("2026-11-28")
    with opened(browser, url, at="2026-11-29T00:00:00", zone="America/Los_Angeles") as page:
        expect(page.locator(".ws-today .ws-row .ws-badge--ended")).to_have_count(2)
        expect(page.locator("#d2026-11-29")).to_have_class("ws-day ws-day--today")
        expect(page.locator(".ws-stale")).to_be_hidden()
    for at, is_old in (("2026-12-05T23:59:59", False), ("2026-12-06T00:00:00", True)):
        with opened(browser, url, at=at) as page:
            expect(page.locator(".ws-stale")).to_be_visible(visible=is_old)


def test_a_notice_goes_at_the_minute_it_ends(browser: Browser, small: Serve) -> None:
    for at, is_there in (("2026-11-28T17:59:59", True), ("2026-11-28T18:00:00", False)):
        with opened(browser, small("2026-11-28"), at=at, zone="Pacific/Kiritimati") as page:
            expect(page.locator(".ws-alert")).to_be_visible(visible=is_there)


def test_nothing_static_calls_a_day_today(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path in ("", "activities/", "stations/", "stations/huatai/", "calendar/2026-11/"):
            page.goto(served + path)
            said = page.locator("main").inner_text()
            assert page.locator("[class*=--today]:visible").count() == 0, path
            assert "营业中" not in said
            expect(page.locator("[data-filters]")).to_have_count(
                1 if path in ("activities/", "calendar/2026-11/") else 0
            )
            for form in page.locator("[data-filters]").all():
                expect(form).to_be_hidden()


def test_filters_live_in_the_address(browser: Browser, served: str) -> None:
    with opened(browser, served + "activities/", at="2026-11-28T08:00:00") as page:
        form, status = page.locator("[data-filters]"), page.get_by_role("status")
        own = page.locator(".ws-row").count()
        form.locator("[name=station]").select_option("huatai")
        expect(page).to_have_url(re.compile(r"activities/\?station=huatai$"))
        expect(status).not_to_have_text("")
        total = page.locator(".ws-row").count()
        shown = page.locator(".ws-row:visible")
        few = shown.count()
        assert 0 < few < total
        assert {row.get_attribute("data-station") for row in shown.all()} == {"huatai"}
        assert page.url.endswith("activities/?station=huatai")
        expect(status).to_have_text(f"找到 {few} 场，一共 {total} 场")
        expect(page.locator(".ws-day:visible:not(:has(.ws-row:visible))")).to_have_count(0)
        form.locator("[name=text]").fill("没有这样的活动")
        expect(shown).to_have_count(0)
        empty = page.locator("[data-nothing]")
        expect(empty).to_be_visible()
        page.go_back()
        expect(form.locator("[name=text]")).to_have_value("")
        expect(shown).to_have_count(few)
        page.go_forward()
        empty.get_by_role("button", name="清除筛选").click()
        expect(shown).to_have_count(own)
        expect(empty).to_be_hidden()
        assert page.url.endswith("activities/")
        expect(form.locator("select").first).to_be_focused()
        page.goto(served + "activities/?station=huatai")
        expect(shown).to_have_count(few)
        form.get_by_role("button", name="清除筛选").click()
        expect(shown).to_have_count(own)
        page.go_back()
        expect(form.locator("[name=station]")).to_have_value("huatai")


def test_month_table_shows_what_was_chosen(browser: Browser, served: str) -> None:
    with opened(browser, served + "calendar/2026-11/?station=huatai", at="2026-11-28T08:00:00") as page:
        links = page.locator(".ws-cell > ul > li:visible a")
        expect(page.locator(".ws-row:visible").first).to_be_visible()
        assert links.count() > 0
        assert all("stations/huatai/" in (link.get_attribute("href") or "") for link in links.all())
        expect(page.locator(".ws-cell__more:visible, .ws-cell > div > span:visible")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_filters_can_be_touched(browser: Browser, served: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.goto(served + "activities/?station=huatai")
        for field in page.locator("[data-filters] :is(select, input, button)").all():
            box = field.bounding_box()
            assert box and box["height"] >= 44 and box["width"] >= 44
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
