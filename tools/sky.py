"""Writes the table of new moons and solar terms, out of lunar_python's astronomy.

python tools/sky.py > plugins/waystation/almanac/sky.py
"""

from collections.abc import Iterator
from datetime import date

from lunar_python import LunarYear

FIRST, LAST = 1900, 2100
EPOCH = 1721424.5
"""Julian date of the midnight before ``date.fromordinal(1)``, less one day."""
HEAD = '''"""New moons and solar terms from 1900 to 2100, by Beijing time (GB/T 33661-2017).

A line for each year: it; the day of its Spring Festival; its leap month, or 0; for each lunar month 1 if
it has 30 days, or 0 if 29; the days of its 24 solar terms, of which every month has two.

Made by ``tools/sky.py`` of lunar_python (MIT), which takes longer to compute a year than to read them all.
"""

YEARS = """\\
'''


def table() -> str:
    return HEAD + "\n".join(lines()) + '\n"""\n'


def lines() -> Iterator[str]:
    for year in range(FIRST, LAST + 1):
        found = LunarYear.fromYear(year)
        months = [month for month in found.getMonths() if month.getYear() == year]
        leaps = [-month.getMonth() for month in months if month.getMonth() < 0]
        lengths = "".join(str(int(month.getDayCount()) - 29) for month in months)
        # The library's list begins with the two terms before 小寒: 大雪 and 冬至 of the year before.
        terms = [day(julian) for julian in found.getJieQiJulianDays()[2:26]]
        assert [term.month for term in terms] == [1 + at // 2 for at in range(24)]
        first = day(months[0].getFirstJulianDay())
        days = "".join(f"{term.day:02}" for term in terms)
        yield f"{year} {first:%m-%d} {leaps[0] if leaps else 0} {lengths} {days}"


def day(julian: float) -> date:
    return date.fromordinal(int(julian - EPOCH))


if __name__ == "__main__":
    print(table(), end="")
