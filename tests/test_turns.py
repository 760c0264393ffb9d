"""What takes whose place on a page as time passes, without its being built anew."""

import pytest
from playwright.sync_api import Browser, expect

from tests.visits import ZONES, Serve, opened, seen

pytestmark = [pytest.mark.build, pytest.mark.browser]

BUILT = "2026-09-19"
SERIES = "stations/east/activities/dance/"


@pytest.mark.parametrize("zone", ZONES)
def test_alerts_take_each_others_place(browser: Browser, small: Serve, zone: str) -> None:
    lift = "重要 修电梯 9月18日 星期五 – 9月21日 星期一"
    water = "紧急 停水 9月19日 星期六 08:00 – 9月19日 星期六 18:00 另有 1 条通知"
    storm = "紧急 台风 9月20日 星期日 12:00 – 9月20日 星期日 20:00 另有 1 条通知"
    expected = {
        "2026-09-19T07:59:59": lift,
        "2026-09-19T08:00:00": water,
        "2026-09-19T17:59:59": water,
        "2026-09-19T18:00:00": lift,
        "2026-09-20T11:59:59": lift,
        "2026-09-20T12:00:00": storm,
        "2026-09-20T20:00:00": lift,
        "2026-09-21T23:59:59": lift,
        "2026-09-22T00:00:00": "",
    }
    with opened(browser, small(BUILT, "days"), at="2026-09-19T07:00:00", zone=zone) as page:
        assert seen(page, ".ws-alert__row > a", expected) == expected


def test_notices_come_into_force_and_expire_wherever_they_stand(browser: Browser, small: Serve) -> None:
    lists = {
        "": ".ws-home__notices .ws-notice h3",
        "stations/east/": ".ws-split__lead .ws-notice h3",
        "announcements/": ".ws-section:nth-of-type(1) .ws-notice h3",
    }
    in_force = {
        "2026-09-19T07:59:59": "修电梯",
        "2026-09-19T08:00:00": "停水 修电梯",
        "2026-09-20T11:59:59": "修电梯",
        "2026-09-20T12:00:00": "台风 修电梯",
        "2026-09-20T20:00:00": "修电梯",
        "2026-09-22T00:00:00": "",
    }
    words = {
        "2026-09-20T11:59:59": "紧急 · 未生效",
        "2026-09-20T12:00:00": "紧急 · 生效中",
        "2026-09-20T20:00:00": "紧急 · 已过期",
    }
    url = small(BUILT, "days")
    with opened(browser, url, at="2026-09-19T07:00:00", zone="America/Los_Angeles") as page:
        for path, selector in lists.items():
            page.goto(url + path)
            assert seen(page, selector, in_force) == in_force, path
        page.goto(url + "announcements/")
        archive = seen(page, ".ws-notice--over h3", in_force)
        assert archive["2026-09-19T08:00:00"] == ""
        assert set(archive["2026-09-22T00:00:00"].split()) == {"停水", "台风", "修电梯"}
        page.goto(url + "announcements/storm/")
        assert seen(page, ".ws-severity", words) == words
        expect(page.locator("dd time").first).to_have_attribute("datetime", "2026-09-20T12:00+08:00")


@pytest.mark.parametrize("zone", ZONES)
def test_a_series_goes_on_to_its_next_date(browser: Browser, small: Serve, zone: str) -> None:
    # Thursdays; 1 October is a holiday.
    with opened(browser, small(BUILT, "days") + SERIES, at="2026-09-24T12:00:00", zone=zone) as page:
        when = {
            "2026-09-24T19:59:59": "9月24日 星期四 19:00–20:00",
            "2026-09-24T20:00:00": "10月8日 星期四 19:00–20:00",
            "2026-10-08T20:00:00": "10月15日 星期四 19:00–20:00",
            "2026-10-15T20:00:00": "10月15日 星期四 19:00–20:00",
        }
        assert seen(page, ".ws-when__time", when) == when
        strip = {
            "2026-09-23T23:59:59": "",
            "2026-09-24T00:00:00": "今天 9月24日 星期四 19:00–20:00",
            "2026-09-24T19:00:00": "进行中 9月24日 星期四 19:00–20:00",
            "2026-09-24T20:00:00": "",
            "2026-10-01T12:00:00": "",
            "2026-10-08T12:00:00": "今天 10月8日 星期四 19:00–20:00",
            "2026-10-15T20:00:00": "已公布的日期都已过去。",
        }
        assert seen(page, ".ws-state", strip) == strip
        counts = {"2026-09-24T19:59:59": 3, "2026-09-24T20:00:00": 2, "2026-10-15T20:00:00": 0}
        found = seen(page, ".ws-next-dates > li", counts)
        assert {at: text.count("星期四") for at, text in found.items()} == counts
        join = seen(page, ".ws-join h2", counts)
        assert join == dict(zip(counts, ("怎么参加", "怎么参加", ""), strict=True))


def test_a_page_whose_dates_have_passed_does_not_say_the_series_has(browser: Browser, small: Serve) -> None:
    url = small(BUILT, "days") + "stations/east/activities/chess/"
    with opened(browser, url, at="2026-12-01T12:00:00") as page:
        expect(page.locator(".ws-state:visible")).to_contain_text("这里列出的日期都已过去")
        expect(page.locator(".ws-join")).to_be_visible()


@pytest.mark.parametrize("zone", ZONES)
def test_registration_closes_at_its_minute(browser: Browser, small: Serve, zone: str) -> None:
    url = small(BUILT, "days") + "stations/east/activities/lecture/"
    with opened(browser, url, at="2026-09-20T09:00:00", zone=zone) as page:
        strip = {
            "2026-09-20T09:59:59": "",
            "2026-09-20T10:00:00": "报名截止",
            "2026-09-22T10:00:00": "已结束 9月22日 星期二 09:00–10:00",
        }
        assert seen(page, ".ws-state", strip) == strip
        how = {
            "2026-09-20T09:59:59": "要先报名。",
            "2026-09-20T10:00:00": "报名已经截止。有问题请打电话。",
            "2026-09-22T10:00:00": "",
        }
        assert seen(page, ".ws-join__how", how) == how


def test_without_scripts_one_alert_stands_with_its_dates(browser: Browser, small: Serve) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(small(BUILT, "days"))
        alert = page.locator(".ws-alert:visible")
        expect(alert).to_have_count(1)
        expect(alert.locator("time")).to_have_count(2)
