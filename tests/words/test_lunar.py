"""What a day of the lunar calendar is called, where there is little room and where there is more."""

from datetime import date

import pytest

from waystation.almanac.lunar import FESTIVALS, TERMS
from waystation.words import Words, languages, lunar, words

ZH, EN = words("zh"), words("en")
DAYS = (
    # Festival, term and first of a month, new moon, full moon, plain day, leap month.
    (date(2026, 9, 25), "中秋", "八月十五 · 中秋", "中秋"),
    (date(2026, 12, 22), "冬至", "冬月十四 · 冬至", "冬至"),
    (date(2026, 4, 5), "清明", "二月十八 · 清明", "清明"),
    (date(2026, 11, 22), "小雪", "十月十四 · 小雪", ""),
    (date(2026, 12, 9), "冬月", "冬月初一", "冬月初一"),
    (date(2026, 12, 23), "十五", "冬月十五", "冬月十五"),
    (date(2026, 11, 28), "二十", "十月二十", ""),
    (date(2027, 2, 5), "除夕", "腊月廿九 · 除夕", "除夕"),
    (date(2027, 2, 6), "春节", "正月初一 · 春节", "春节"),
    (date(2025, 7, 25), "闰六月", "闰六月初一", "闰六月初一"),
)


@pytest.mark.parametrize(("day", "short", "heading", "notable"), DAYS)
def test_chinese_says_all_of_it(day: date, short: str, heading: str, notable: str) -> None:
    assert (lunar.short(ZH, day), lunar.heading(ZH, day), lunar.notable(ZH, day)) == (short, heading, notable)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 9, 25), "Mid-Autumn Festival"),
        (date(2027, 2, 6), "Spring Festival"),
        (date(2026, 12, 9), ""),
        (date(2026, 11, 22), ""),
        (date(2026, 11, 28), ""),
    ],
)
def test_english_says_only_festivals(day: date, said: str) -> None:
    assert {lunar.short(EN, day), lunar.heading(EN, day), lunar.notable(EN, day)} == {said}


@pytest.mark.parametrize("day", [date(1900, 12, 31), date(2199, 12, 31)])
@pytest.mark.parametrize("language", [ZH, EN])
def test_nothing_is_said_of_days_that_are_not_known(language: Words, day: date) -> None:
    said = {f(language, day) for f in (lunar.short, lunar.heading, lunar.notable, lunar.festival)}
    assert said == {""}


@pytest.mark.parametrize("language", languages())
def test_every_month_day_term_and_festival_has_a_name(language: str) -> None:
    named = words(language)
    assert list(named.mapping("lunar.months")) == [str(n) for n in range(1, 13)]
    assert list(named.mapping("lunar.days")) == [str(n) for n in range(1, 31)]
    assert tuple(named.mapping("lunar.terms")) == TERMS
    others = {"qingming", "winter_solstice", "new_years_eve"}
    assert set(named.mapping("lunar.festivals")) == {*FESTIVALS.values(), *others}
