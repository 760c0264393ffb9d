"""Whatever the site tells of how many came, numbers of fewer than five people cannot be had from it."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from tests.in_memory import site
from waystation.edition import Edition, edition
from waystation.model import Report, Site, YearRecord
from waystation.model.scalars import Year
from waystation.pages import activity, home, station
from waystation.pages.figures import SMALLEST, recorded, sums
from waystation.words import words

ZH = words("zh")
TODAY = date(2026, 11, 28)
FEW = some.integers(1, SMALLEST - 1)
NUMBERS = some.one_of(some.just(0), FEW, some.integers(SMALLEST, 60))
REPORTS = some.lists(some.tuples(NUMBERS, NUMBERS, some.integers(0, 9)), max_size=6)


def reports(numbers: list[tuple[int, int, int]]) -> tuple[Report, ...]:
    return tuple(
        Report(date=date(2026, 1, 1 + at), attendance=people, volunteers=volunteers, hours=float(hours))
        for at, (people, volunteers, hours) in enumerate(numbers)
    )


def with_reports(numbers: list[tuple[int, int, int]], record: YearRecord) -> Edition:
    one = site()
    given = tuple(replace(each, reports=reports(numbers)) for each in one.activities)
    whole: Site = replace(one, activities=given, network=replace(one.network, history=(record,)))
    return edition(whole, ZH, TODAY)


@given(REPORTS, some.data())
def test_another_number_as_small_changes_nothing_that_is_told(
    numbers: list[tuple[int, int, int]], data: some.DataObject
) -> None:
    """Neither each report, nor sums, nor how these change from one report to the next."""

    def other(number: int) -> int:
        return data.draw(FEW) if 0 < number < SMALLEST else number

    others = [
        (
            other(people),
            other(volunteers),
            hours if volunteers >= SMALLEST else data.draw(some.integers(1, 9)),
        )
        for people, volunteers, hours in numbers
    ]
    record = YearRecord(year=Year(2026), people=900, volunteers=900)
    for first, second in zip(
        (with_reports(numbers[:count], record) for count in range(len(numbers) + 1)),
        (with_reports(others[:count], record) for count in range(len(numbers) + 1)),
        strict=True,
    ):
        told = [
            (
                [activity._report(one, report) for report in one.site.activities[0].reports],
                station.impact(one, next(iter(one.site.stations.values()))),
                sums(one, one.site.activities[0].reports),
                home.figures(one, record),
            )
            for one in (first, second)
        ]
        # Hours of few are told nowhere; that there are any may be.
        assert _without_bounds(told[0]) == _without_bounds(told[1])


def _without_bounds(told: object) -> str:
    return repr(told).replace("至少 ", "")


def test_sum_says_that_it_leaves_some_out() -> None:
    def people(*numbers: int) -> list[str]:
        one = with_reports([(number, 0, 0) for number in numbers], YearRecord(year=Year(2025)))
        return [each["number"] for each in sums(one, one.site.activities[0].reports)][1:]

    assert people(10, 12) == ["22"]
    assert people(10, 12, 3) == people(10, 12, 4) == ["至少 23"]
    assert people(10, 3, 4) == ["至少 12"]
    assert people(3) == ["少于5"] and people(3, 3) == ["至少 2"] and people(0) == []


def test_record_of_a_year_gives_away_no_part_of_it() -> None:
    assert recorded(ZH, 25, [10, 12, 3]) == "至少 23"
    assert recorded(ZH, 25, [10, 12]) == recorded(ZH, 25, []) == "25"
    assert recorded(ZH, 900, [10, 12, 3]) == "900"
    assert recorded(ZH, 3, []) == "少于5"
