"""From an activity to its dates."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from waystation.almanac import Agenda, Occurrence, State, occurrences, states
from waystation.model import (
    Activity,
    Change,
    Mark,
    Markdown,
    Moment,
    Registration,
    Repeat,
    Slug,
    Status,
    Weekday,
)

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
        repeat=Repeat(every="week", days=(Weekday.Tue, Weekday.Thu), until=date(2026, 12, 10)),
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
    assert Agenda.of([activity(at("2026-12-05 09:00"), status=Status.draft)], FAR).occurrences == ()


def test_series_is_listed_once_and_by_a_date_that_takes_place() -> None:
    change = Change(date=date(2026, 12, 5), status=Status.cancelled)
    series = activity(
        at("2026-12-05 09:00"), repeat=Repeat(every="week", until=date(2026, 12, 19)), changes=(change,)
    )
    assert days(Agenda.of([series], FAR).one_each()) == ["2026-12-12"]


starts = st.dates(date(2024, 1, 1), date(2027, 12, 31))
rules = st.builds(
    Repeat,
    every=st.just("week"),
    days=st.lists(st.sampled_from(list(Weekday)), max_size=3, unique=True).map(tuple),
    except_=st.just(()),
)


@given(starts, rules, st.integers(0, 200), st.integers(0, 200))
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
