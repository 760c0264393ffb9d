"""From an activity to its dates."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.almanac import Agenda, Occurrence, State, occurrences, states
from waystation.almanac.occurrences import announced_for
from waystation.almanac.recurrence import rule_days
from waystation.load import entries, yaml_text
from waystation.load.holidays import read
from waystation.load.rules import RULES
from waystation.model import (
    Activity,
    Addition,
    Change,
    Mark,
    Markdown,
    Moment,
    Registration,
    Repeat,
    RepeatDay,
    RRule,
    Slug,
    Status,
    Weekday,
)
from waystation.words import dates, rules, words

ZONE = ZoneInfo("Asia/Shanghai")
FAR = date(2028, 1, 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def activity(start: Moment, **fields: object) -> Activity:
    given: dict[str, object] = {"start": start, **fields}
    return Activity(
        mark=Mark(path="a.md"), station=Slug("east"), body=Markdown(""), id=Slug("a"), title="甲", **given
    )  # type: ignore[arg-type]  # the fields of one test


def days(found: tuple[Occurrence, ...]) -> list[str]:
    return [occurrence.first_day.isoformat() for occurrence in found]


def test_single_activity_has_one_date() -> None:
    assert days(occurrences(activity(at("2026-12-05 09:00")), FAR)) == ["2026-12-05"]


def test_weekly_keeps_local_time_until_its_last_day_included() -> None:
    series = activity(
        at("2026-12-05 09:00"),
        end=at("2026-12-05 11:00"),
        repeat=Repeat(every="week", until=date(2026, 12, 26)),
    )
    found = occurrences(series, FAR)
    assert days(found) == ["2026-12-05", "2026-12-12", "2026-12-19", "2026-12-26"]
    assert {(o.start.strftime("%H:%M"), o.end.strftime("%H:%M")) for o in found if o.end} == {
        ("09:00", "11:00")
    }


def test_weekly_on_two_days_begins_within_the_first_week() -> None:
    series = activity(
        at("2026-12-03 15:00"),
        repeat=Repeat(
            every="week",
            days=(RepeatDay(weekday=Weekday.Tue), RepeatDay(weekday=Weekday.Thu)),
            until=date(2026, 12, 10),
        ),
    )
    assert days(occurrences(series, FAR)) == ["2026-12-03", "2026-12-08", "2026-12-10"]


def test_exceptions_do_not_take_place() -> None:
    repeat = Repeat(every="week", until=date(2026, 12, 19), except_=(date(2026, 12, 12),))
    assert days(occurrences(activity(at("2026-12-05 09:00"), repeat=repeat), FAR)) == [
        "2026-12-05",
        "2026-12-19",
    ]


def test_open_series_ends_at_the_horizon() -> None:
    series = activity(at("2026-12-05 09:00"), repeat=Repeat(every="week"))
    assert days(occurrences(series, date(2026, 12, 20))) == ["2026-12-05", "2026-12-12", "2026-12-19"]


def test_moved_date_keeps_its_length_and_remembers_where_it_was() -> None:
    change = Change(date=date(2026, 12, 5), status=Status.rescheduled, start=at("2026-12-06 23:00"))
    (moved,) = occurrences(
        activity(at("2026-12-05 09:00"), end=at("2026-12-05 11:30"), changes=(change,)), FAR
    )
    assert (moved.start, moved.end) == (at("2026-12-06 23:00"), at("2026-12-07 01:30"))
    assert moved.original == at("2026-12-05 09:00")
    assert moved.moved


def test_all_day_end_is_included() -> None:
    (one,) = occurrences(activity(date(2026, 12, 12), end=date(2026, 12, 13)), FAR)
    assert (one.first_day, one.last_day) == (date(2026, 12, 12), date(2026, 12, 13))


def test_end_at_midnight_belongs_to_the_day_before() -> None:
    (one,) = occurrences(activity(at("2026-12-31 21:00"), end=at("2027-01-01 00:00")), FAR)
    assert one.last_day == date(2026, 12, 31)


def test_duration_makes_the_end() -> None:
    (one,) = occurrences(activity(at("2026-12-05 09:00"), duration=timedelta(minutes=90)), FAR)
    assert one.end == at("2026-12-05 10:30")


def state_of(today: date, **fields: object) -> tuple[State, ...]:
    (one,) = occurrences(activity(at("2026-12-05 09:00"), **fields), FAR)
    return states(one, today)


def test_a_plain_date_to_come_has_no_state() -> None:
    assert state_of(date(2026, 12, 1)) == ()


def test_states_of_the_day_of_the_build() -> None:
    assert state_of(date(2026, 12, 5)) == ()
    assert state_of(date(2026, 12, 6)) == (State.ended,)


def test_cancelled_comes_first_and_is_never_called_today() -> None:
    assert state_of(date(2026, 12, 5), status=Status.cancelled) == (State.cancelled,)
    assert state_of(date(2026, 12, 6), status=Status.cancelled) == (State.cancelled, State.ended)


def test_full_and_registration_closed() -> None:
    assert state_of(date(2026, 12, 1), places_left=0) == (State.full,)
    closes = Registration(closes=date(2026, 12, 2))
    assert state_of(date(2026, 12, 2), registration=closes) == ()
    assert state_of(date(2026, 12, 3), registration=closes) == (State.registration_closed,)


def test_drafts_are_not_on_the_agenda() -> None:
    assert Agenda.of([activity(at("2026-12-05 09:00"), status=Status.draft)], FAR, {}).occurrences == ()


def test_series_is_listed_once_and_by_a_date_that_takes_place() -> None:
    change = Change(date=date(2026, 12, 5), status=Status.cancelled)
    series = activity(
        at("2026-12-05 09:00"), repeat=Repeat(every="week", until=date(2026, 12, 19)), changes=(change,)
    )
    assert days(Agenda.of([series], FAR, {}).one_each()) == ["2026-12-12"]


starts = st.dates(date(2024, 1, 1), date(2027, 12, 31))
weekdays = st.sampled_from([RepeatDay(weekday=weekday) for weekday in Weekday])
patterns = st.builds(
    Repeat,
    every=st.just("week"),
    days=st.lists(weekdays, max_size=3, unique=True).map(tuple),
    except_=st.just(()),
)


@given(starts, patterns, st.integers(0, 200), st.integers(0, 200))
def test_expanding_further_never_changes_what_came_before(
    start: date, rule: Repeat, near: int, more: int
) -> None:
    horizon = start + timedelta(days=near)
    series = activity(start, repeat=rule)
    first = days(occurrences(series, horizon))
    both = days(occurrences(series, horizon + timedelta(days=more)))
    assert both[: len(first)] == first
    assert both == sorted(both)
    assert all(start.isoformat() <= day <= horizon.isoformat() for day in first)


def rule(text: str) -> Repeat:
    """A pattern as an editor writes it."""
    document = yaml_text.parse(text, "a.yml")
    item, problems = entries.read(Repeat, document.tree, document, (), ZONE)
    assert not problems
    assert item is not None
    return item


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{every: month, days: [2nd Wed], count: 3}", ["2026-12-09", "2027-01-13", "2027-02-10"]),
        ("{every: month, days: [last Fri], count: 2}", ["2026-12-25", "2027-01-29"]),
        ("{every: month, on_dates: [15, last], count: 3}", ["2026-12-15", "2026-12-31", "2027-01-15"]),
        ("{every: day, interval: 3, until: 2026-12-10}", ["2026-12-02", "2026-12-05", "2026-12-08"]),
        ("{every: week, interval: 2, days: [Wed], count: 3}", ["2026-12-02", "2026-12-16", "2026-12-30"]),
        ("{every: year, count: 2}", ["2026-12-02", "2027-12-02"]),
    ],
)
def test_rule_falls_on(written: str, expected: list[str]) -> None:
    found = rule_days(date(2026, 12, 2), rule(written), FAR)
    assert [day.isoformat() for day in found] == expected


def test_the_31st_skips_the_months_that_have_none() -> None:
    found = rule_days(date(2026, 12, 31), rule("{every: month, count: 3}"), FAR)
    assert [day.isoformat() for day in found] == ["2026-12-31", "2027-01-31", "2027-03-31"]


def test_saturday_class_skips_national_day_and_the_worked_saturday_if_it_says_so() -> None:
    holidays = read("CN").days
    start = at("2026-09-26 09:00")
    kept = activity(start, repeat=rule("{every: week, until: 2026-10-17}"))
    assert days(occurrences(kept, FAR, holidays)) == ["2026-09-26", "2026-10-03", "2026-10-10", "2026-10-17"]
    skips = activity(
        start, repeat=rule("{every: week, until: 2026-10-17, holidays: skip, make_up_days: skip}")
    )
    assert days(occurrences(skips, FAR, holidays)) == ["2026-10-17"]


def test_the_guides_example_of_a_series() -> None:
    series = activity(
        at("2026-12-05 09:00"),
        end=at("2026-12-05 11:00"),
        repeat=rule("{every: week, days: [Sat], until: 2027-01-31, holidays: skip, except: [2026-12-12]}"),
        changes=(
            Change(date=date(2026, 12, 19), status=Status.cancelled, reason="老师生病"),
            Change(
                date=date(2026, 12, 26),
                status=Status.rescheduled,
                start=at("2026-12-27 14:00"),
                end=at("2026-12-27 16:00"),
            ),
        ),
        add=(Addition(start=at("2027-02-03 09:00")),),
    )
    found = occurrences(series, FAR, read("CN").days)
    # 2 January 2027 stays: of the provisional year only the statutory days are known, and that is the 1st.
    assert days(found) == [
        "2026-12-05", "2026-12-19", "2026-12-27", "2027-01-02", "2027-01-09", "2027-01-16", "2027-01-23",
        "2027-01-30", "2027-02-03",
    ]  # fmt: skip
    assert found[1].status is Status.cancelled
    assert (found[2].start, found[2].original) == (at("2026-12-27 14:00"), at("2026-12-26 09:00"))
    assert found[-1].end == at("2027-02-03 11:00")
    assert found[-1].is_addition


@pytest.mark.parametrize(
    ("language", "written", "words_"),
    [
        (
            "zh",
            "{every: month, days: [2nd Wed], count: 6, except: [2026-12-12]}",
            "每月第二个周三 14:00–15:30，共 6 次，12月12日停一次",
        ),
        (
            "zh",
            "{every: week, days: [Tue, Thu], until: 2026-12-31, holidays: skip}",
            "每周二、周四 14:00–15:30，到2026年12月31日为止，法定节假日停",
        ),
        ("zh", "{every: month, on_dates: [1, last]}", "每月1日、最后一天 14:00–15:30"),
        (
            "en",
            "{every: month, days: [last Fri], count: 6}",
            "Every month on the last Friday 14:00–15:30, 6 in all",
        ),
    ],
)
def test_rule_in_exact_words(language: str, written: str, words_: str) -> None:
    series = activity(at("2026-12-09 14:00"), end=at("2026-12-09 15:30"), repeat=rule(written))
    assert rules.exact(words(language), series) == words_


def written(text: str) -> Activity:
    document = yaml_text.parse(text, "a.yml")
    item, problems = entries.read(
        Activity, document.tree, document, (), ZONE, station=Slug("east"), body=Markdown("")
    )
    assert not problems
    assert item is not None
    return item


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "lunar: {month: 8, day: 15}",
            ["2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12"],
        ),
        ("lunar: 除夕\nhorizon: 2", ["2027-02-05", "2028-01-25"]),
        ("lunar: {month: 12, day: last}\nhorizon: 2", ["2027-02-05", "2028-01-25"]),
        ("lunar: {month: 6, day: 15, leap: only}\nhorizon: 1", ["2036-08-06"]),
        ("solar_term: 清明\nhorizon: 4", ["2027-04-05", "2028-04-04", "2029-04-04", "2030-04-05"]),
    ],
)
def test_lunar_and_solar_term_series(fields: str, expected: list[str]) -> None:
    series = written(f"id: a\ntitle: 甲\nfrom: 2026-09-01\ntime: 18:30-20:30\n{fields}\n")
    found = occurrences(series, date(2040, 1, 1))
    assert days(found) == expected
    assert {dates.clock_span(one.start, one.end) for one in found} == {"18:30–20:30"}


def test_series_of_no_years_has_no_dates() -> None:
    series = written("id: a\ntitle: 甲\nfrom: 2026-09-01\ntime: 18:30-20:30\nlunar: 除夕\nhorizon: 0\n")
    assert occurrences(series, date(2040, 1, 1)) == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("lunar: {month: 8, day: 15}", "每年农历八月十五 18:30–20:30"),
        ("lunar: 除夕", "每年除夕 18:30–20:30"),
        ("lunar: {month: 6, day: last, leap: only}", "每年农历闰六月最后一天 18:30–20:30"),
        ("solar_term: 清明", "每年清明 18:30–20:30"),
    ],
)
def test_lunar_rule_in_exact_words(fields: str, said: str) -> None:
    series = written(f"id: a\ntitle: 甲\nfrom: 2026-09-01\ntime: 18:30-20:30\n{fields}\n")
    assert rules.exact(words("zh"), series) == said


def test_rrule_of_experts_is_the_same_pattern() -> None:
    assert RULES[RRule][0].func("FREQ=MONTHLY;BYDAY=2WE;COUNT=6") == rule(
        "{every: month, days: [2nd Wed], count: 6}"
    )


@given(st.sets(st.dates(date(2026, 9, 1), date(2027, 3, 1)), max_size=40))
def test_dates_announced_for_some_days_are_those_of_all(some: set[date]) -> None:
    series = written(
        "id: a\ntitle: 甲\nstart: 2026-09-02 14:00\nrepeat: {every: day, interval: 2}\n"
        "changes:\n- {date: 2026-09-04, start: 2026-09-01 10:00}\n- {date: 2026-09-08, status: cancelled}\n"
    )
    every = occurrences(series, date(2027, 3, 1))
    found = announced_for(series, some)
    assert found == tuple(sorted((one for one in every if one.original.date() in some), key=original))


def original(one: Occurrence) -> Moment:
    return one.original
