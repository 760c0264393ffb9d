"""Month pages of the network and of each station: a table of days, and the same as a list."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..almanac import Agenda, Occurrence, State, day_hours, states
from ..edition import Edition
from ..model import Activity, Page, Station
from ..words import dates, lunar
from . import subscriptions
from .filters import choices
from .rows import day_rows
from .template import fill

IN_CELL = 3
"""Titles shown in a day's cell; the rest is counted, and there for the filters."""
MONTHS_BACK, MONTHS_AHEAD = 3, 4
"""Months that exist around the build's even when nothing is on."""


def render(edition: Edition) -> Iterator[Page]:
    yield from _months(edition, None, edition.agenda)
    for station in edition.site.stations.values():
        yield from _months(edition, station, edition.agenda_of(station))


def month_path(folder: str, day: date) -> str:
    return f"{folder}calendar/{day.year}-{day.month:02}/"


def _months(edition: Edition, station: Station | None, agenda: Agenda) -> Iterator[Page]:
    months = span(edition)
    for at, month in enumerate(months):
        before = months[at - 1] if at else None
        after = months[at + 1] if at + 1 < len(months) else None
        yield _page(edition, station, agenda, month, before, after)


def span(edition: Edition) -> tuple[date, ...]:
    """First days of all months with a page, the same for the network and each station."""
    first, last = _shifted(edition.today, -MONTHS_BACK), _shifted(edition.today, MONTHS_AHEAD)
    fixed = [o for o in edition.agenda.occurrences if not _is_open(o.activity)]
    first = min([first, *(o.first_day.replace(day=1) for o in fixed)])
    last = max([last, *(o.last_day.replace(day=1) for o in fixed)])
    months = [first]
    while months[-1] < last:
        months.append(_shifted(months[-1], 1))
    return tuple(months)


def _is_open(activity: Activity) -> bool:
    """Whether it goes on without an end, so that its dates say nothing about how far months are planned."""
    rule = activity.rule
    if activity.follows_sky:
        return True
    return rule is not None and rule.until is None and rule.count is None


def _page(
    edition: Edition,
    station: Station | None,
    agenda: Agenda,
    month: date,
    before: date | None,
    after: date | None,
) -> Page:
    words = edition.words
    folder = station.path if station else ""
    path = month_path(folder, month)
    now = _shifted(edition.today, 0)
    last = _shifted(month, 1) - timedelta(days=1)
    days = agenda.days(month, last)
    name = station.name if station else edition.site.network.name
    count = len(agenda.between(month, last).occurrences)
    listed = agenda.starts(month, last)
    headed = {day for day, _ in listed}
    following = agenda.where(lambda o: o.takes_place and o.first_day > last).occurrences
    content = fill(
        "calendar",
        edition,
        path,
        station=station,
        name=name,
        title=dates.month(words, month),
        count=words("calendar.count", name=name, count=count),
        is_empty=count == 0,
        following=_following(edition, folder, following),
        weekdays=[words(f"dates.short_weekdays.{n}") for n in range(1, 8)],
        weeks=_weeks([_cell(edition, station, day, held, day in headed) for day, held in days], month),
        days=[day_rows(edition, day, held) for day, held in listed],
        before=_turn(edition, folder, before),
        after=_turn(edition, folder, after),
        now=_turn(edition, folder, now if now not in (before, month, after) else None),
        places=[
            {"name": other.name, "path": month_path(other.path, month), "is_here": other is station}
            for other in edition.site.stations.values()
        ],
        network=month_path("", month),
        choices=choices(edition, stations=station is None),
    )
    title = words("calendar.title", month=dates.month(words, month), name=name)
    return Page(
        path=path,
        title=title,
        description=words("calendar.description", month=dates.month(words, month), name=name, count=count),
        html=content,
        kind="calendar",
        section="calendar",
        feeds=subscriptions.of_station(edition, station) if station else subscriptions.of_network(edition),
    )


def _cell(
    edition: Edition, station: Station | None, day: date, held: tuple[Occurrence, ...], is_headed: bool
) -> dict[str, object]:
    words = edition.words
    holiday = edition.site.holidays.get(day)
    closed = (
        station is not None and day_hours(station.hours, day, edition.site.holidays).exception is not None
    )
    kinds = [
        "past" if day < edition.today else "",
        "rest" if holiday and holiday.is_off_day else "",
    ]
    return {
        "iso": day.isoformat(),
        "anchor": f"d{day.isoformat()}" if is_headed else "",
        "day": day.day,
        "words": dates.day(words, day),
        "kinds": [kind for kind in kinds if kind],
        "mark": "" if holiday is None else words("hours.off" if holiday.is_off_day else "hours.work"),
        "lunar": lunar.short(words, day),
        "is_festival": bool(lunar.festival(words, day)),
        "remark": _remark(edition, day, closed),
        "count": words("calendar.in_day", count=len(held)) if held else "",
        "shown": [_in_cell(edition, occurrence, at >= IN_CELL) for at, occurrence in enumerate(held)],
        "more": words("calendar.more", count=len(held) - IN_CELL) if len(held) > IN_CELL else "",
    }


def _remark(edition: Edition, day: date, closed: bool) -> str:
    """The holiday, unless the festival above has its name; that it is provisional; that hours differ."""
    words, holiday = edition.words, edition.site.holidays.get(day)
    named = lunar.festival(words, day)
    parts = []
    if holiday is not None and holiday.is_off_day and not (named and holiday.name.startswith(named)):
        parts.append(holiday.name)
    if holiday is not None and holiday.provisional:
        parts.append(words("dates.provisional_short"))
    if closed:
        parts.append(words("calendar.changed"))
    return words("lunar.joint").join(parts)


def _in_cell(edition: Edition, occurrence: Occurrence, is_extra: bool) -> dict[str, object]:
    off = next(
        (s for s in states(occurrence, edition.today) if s in (State.cancelled, State.postponed)), None
    )
    return {
        "time": dates.clock_span(occurrence.start, None),
        "title": occurrence.activity.title,
        "path": occurrence.activity.path,
        "is_extra": is_extra,
        "off": edition.words(f"states.{off}") if off else "",
    }


def _weeks(cells: list[dict[str, object]], month: date) -> list[list[dict[str, object] | None]]:
    """Rows of seven, Monday first, with None outside the month."""
    padded: list[dict[str, object] | None] = [None] * month.weekday() + cells
    padded += [None] * (-len(padded) % 7)
    return [padded[at : at + 7] for at in range(0, len(padded), 7)]


def _turn(edition: Edition, folder: str, month: date | None) -> dict[str, str] | None:
    if month is None:
        return None
    return {"path": month_path(folder, month), "title": dates.month(edition.words, month)}


def _following(edition: Edition, folder: str, occurrences: tuple[Occurrence, ...]) -> dict[str, str] | None:
    """The next date that has something, for a month that has nothing."""
    if not occurrences:
        return None
    first = occurrences[0]
    text = f"{dates.day(edition.words, first.first_day, year=True)} {first.activity.title}"
    return {"path": first.activity.path, "text": text}


def _shifted(day: date, months: int) -> date:
    """First day of the month so many months after that of ``day``."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
