"""What stands on a page one after the other, and when the last of several dates is over."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.in_memory import TODAY, edition_of, site
from waystation.almanac import Occurrence
from waystation.model import Moment, Status
from waystation.pages.instants import (
    Turn,
    begins,
    end_of,
    end_of_all,
    first_turn,
    once_each,
    turns,
)
from waystation.pages.rows import iso

ZONE = ZoneInfo("Asia/Shanghai")
(ONE,) = edition_of(site()).agenda.occurrences[:1]


def on(start: Moment, end: Moment | None) -> Occurrence:
    return replace(ONE, start=start, original=start, end=end)


DATES = tuple(on(TODAY + timedelta(days=n), None) for n in range(6))
TIMES = st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 4)).map(
    lambda at: at.replace(minute=0, second=0, microsecond=0, tzinfo=ZONE)
)
SPANS = st.tuples(TIMES, TIMES).map(lambda two: on(min(two), max(two))) | st.dates(
    date(2026, 11, 1), date(2026, 11, 4)
).map(lambda day: on(day, None))


@given(st.lists(st.integers(0, 2), max_size=6))
def test_turns_cover_all_time_and_neighbours_differ(told: list[int]) -> None:
    found = turns(DATES[: len(told)], told)
    assert [turn.value for turn in found] == [n for at, n in enumerate(told) if not at or told[at - 1] != n]
    assert [turn.after for turn in found] == ["", *(turn.until for turn in found)][: len(found)]
    assert [turn.until for turn in found][-1:] == [""][: len(found)]
    ends = [end_of(one) for one, n, after in zip(DATES, told, told[1:], strict=False) if n != after]
    assert [turn.until for turn in found][:-1] == ends


@given(st.lists(st.integers(0, 2), max_size=6))
def test_first_turn_is_the_first_of_all(told: list[int]) -> None:
    assert first_turn(DATES[: len(told)], told) == turns(DATES[: len(told)], told)[:1]


def test_first_turn_asks_nothing_of_dates_after_the_next() -> None:
    asked = iter("aab!!!")
    assert first_turn(DATES, asked) == (Turn(value="a", after="", until=end_of(DATES[1])),)
    assert next(asked) == "!"


def test_dates_that_are_alike_are_asked_once() -> None:
    asked: list[Status] = []

    def tell(one: Occurrence) -> str:
        asked.append(one.status)
        return one.status.value

    dates = [replace(ONE, status=status) for status in (Status.scheduled, Status.cancelled) * 2]
    assert [*once_each(dates, lambda one: one.status, tell)] == ["scheduled", "cancelled"] * 2
    assert asked == [Status.scheduled, Status.cancelled]


@given(st.lists(SPANS, min_size=1, max_size=5))
def test_several_end_with_the_last_of_them(held: list[Occurrence]) -> None:
    assert end_of_all(held) == max(end_of(one) for one in held)


@given(
    st.datetimes(datetime(1000, 1, 1)), st.sampled_from(["Asia/Shanghai", "Europe/Berlin"]), st.integers(0, 1)
)
def test_instants_are_written_as_datetimes_write_themselves(at: datetime, zone: str, fold: int) -> None:
    moment = at.replace(tzinfo=ZoneInfo(zone), fold=fold)
    assert begins(moment) == f"{moment:%Y-%m-%dT%H:%M}"
    assert iso(moment) == moment.isoformat(timespec="minutes")


def test_hour_that_comes_twice_is_two_instants() -> None:
    twice = [datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=fold) for fold in (0, 1)]
    assert [iso(one)[-6:] for one in twice] == ["+02:00", "+01:00"]
