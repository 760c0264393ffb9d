"""An activity: when, where, for whom, how to take part — and first of all whether it still takes place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter

from markupsafe import Markup

from ..almanac import Occurrence, State, states
from ..almanac.hours import weekly
from ..edition import Edition
from ..markup import html, plain
from ..model import Page, Registration, Report, Station
from ..words import dates
from ..words.numbers import grouped
from . import linked_data, subscriptions
from .copied import copied, copied_after
from .facts import facts, is_here, way
from .figures import counted, hours, sums
from .instants import end_of, end_of_all, ends, first_turn, once_each, turns
from .maps import MapLink, maps
from .rows import iso, left, own_badges, rows, times
from .short import short
from .template import fill
from .when import in_turn, listed, when

REPORTS = 5
"""Reports told one by one; of more, the sum is told as well."""
NEAR = 5
"""Other activities of the same station listed."""
FOUND = timedelta(days=90)
"""How long after its last date search engines may still find an activity."""


def render(edition: Edition) -> Iterator[Page]:
    if not edition.told:
        return
    around = {station.id: _around(edition, station) for station in edition.told}
    for path, dates_of in edition.by_activity.items():
        if (station := dates_of[0].activity.station) in around:
            yield _page(edition, path, dates_of, around[station])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What all activities of a station have in common."""

    maps: tuple[MapLink, ...]
    calendar: subscriptions.Calendar
    near: Mapping[str, Markup]
    """Rows of what is on next by their paths, one more than is shown: the activity itself may be among it."""


def _around(edition: Edition, station: Station) -> _Around:
    coming = edition.agenda_of(station).from_day(edition.today).one_each()
    title = edition.words("station.subscribe", name=station.name)
    return _Around(
        maps=maps(edition, station),
        calendar=subscriptions.calendar(edition, station, title),
        near={
            row.path: Markup(fill("near", edition, row.path, item=row, here=station.name))
            for row in rows(edition, coming[: NEAR + 1], dated=True)
        },
    )


def _page(edition: Edition, path: str, all_dates: tuple[Occurrence, ...], around: _Around) -> Page:
    words = edition.words
    occurrence = edition.next_or_last(all_dates)
    activity = occurrence.activity
    station = edition.site.stations[activity.station]
    is_over = all(one.last_day < edition.today for one in all_dates)
    ahead = in_turn(edition, all_dates)
    whens = [when(edition, one) for one in ahead]
    rows_of_facts = once_each(ahead, _where_and_left, lambda one: facts(edition, one))
    reports = sorted(activity.reports, key=lambda report: report.date, reverse=True)
    first = next((told for one, told in zip(ahead, whens, strict=True) if one is occurrence), None)
    content = fill(
        "activity",
        edition,
        path,
        activity=activity,
        station=station,
        turns=turns(ahead, whens),
        over=_over(edition, all_dates, ahead) if not is_over else None,
        ways=turns(
            ahead,
            once_each(ahead, _where_and_left, lambda one: (way(edition, one), is_here(edition, one))),
        ),
        maps=around.maps,
        facts=[
            turn for told in zip(*rows_of_facts, strict=True) for turn in turns(ahead, told) if turn.value
        ],
        series=_series(edition, all_dates),
        is_over=is_over,
        join=None if is_over or not occurrence.takes_place else _join(edition, all_dates, ahead, station),
        body=html(activity.body, words.mapping("markup"), f"stations/{station.id}/activities"),
        copied=turns(ahead, (copied(edition, one) for one in ahead)),
        copied_after=copied_after(edition, activity),
        google=first_turn(ahead, (subscriptions.google(edition, one) for one in ahead)),
        calendar=around.calendar,
        team=edition.team_of(activity),
        reports=[_report(edition, report) for report in reports[:REPORTS]],
        sums=sums(edition, reports) if len(reports) > REPORTS else [],
        short=None if is_over else short(edition, path),
        near=[row for at, row in around.near.items() if at != path][:NEAR],
    )
    return Page(
        path=path,
        title=activity.title,
        description=plain(
            f"{(first or when(edition, occurrence))['words']} {station.name} {activity.summary}"
        ),
        html=content,
        kind="activity",
        section="activities",
        source=activity.mark.path,
        phone=station.phone,
        updated=dates.full_date(words, activity.updated) if activity.updated else "",
        image=activity.image,
        head=linked_data.script(linked_data.events(edition, all_dates)),
        noindex=all(one.last_day < edition.today - FOUND for one in all_dates),
    )


_where_and_left = attrgetter("status", "location", "places_left")
"""What of a date its facts, and the way to it, follow from beside the activity."""


def _series(edition: Edition, all_dates: tuple[Occurrence, ...]) -> list[dict[str, object]]:
    """The next dates of a series, each with its own state; of an ended one, the last."""
    if len(all_dates) < 2:
        return []
    words = edition.words
    return [
        {
            "iso": iso(occurrence.start),
            "times": times(occurrence),
            "when": dates.span(words, occurrence.start, occurrence.end),
            "badges": own_badges(edition, occurrence),
            "until": end_of(occurrence),
            "reason": occurrence.reason or "",
            "was": dates.moment(words, occurrence.original) if occurrence.moved else "",
        }
        for occurrence in listed(edition, all_dates)
    ]


def _over(
    edition: Edition, all_dates: tuple[Occurrence, ...], ahead: tuple[Occurrence, ...]
) -> dict[str, str] | None:
    """What to say of a series when every date that the page names has passed, and from when."""
    if len(all_dates) < 2:
        return None
    ended = end_of(ahead[-1])
    # The last dates are those that may: of the others nothing is asked.
    more = any(one.takes_place and end_of(one) > ended for one in reversed(all_dates))
    return {"after": ended, "words": edition.words(f"activity.{'beyond' if more else 'over'}")}


def _join(
    edition: Edition, all_dates: tuple[Occurrence, ...], ahead: tuple[Occurrence, ...], station: Station
) -> dict[str, object]:
    words = edition.words
    registration = ahead[0].activity.registration or Registration()
    opens = dates.moment(words, registration.opens) if registration.opens else ""
    closes = dates.moment(words, registration.closes) if registration.closes else ""
    monday = dates.periods(words, weekly(station.hours, 0))
    return {
        "required": registration.required,
        "phone": registration.phone or station.phone,
        "hours": words("join.phone_hours", hours=monday) if weekly(station.hours, 0) else "",
        "desk": registration.desk or "",
        "url": registration.url or "",
        "opens": words("join.opens", when=opens) if opens else "",
        "closes": words("join.closes", when=closes) if closes else "",
        "proxy": registration.proxy,
        "note": registration.note or "",
        "left": turns(ahead, (left(words, one) for one in ahead)),
        "closed": State.registration_closed in states(ahead[0], edition.today),
        "closes_at": ends(registration.closes) if registration.closes else "",
        "until": end_of_all(one for one in all_dates if one.takes_place),
    }


def _report(edition: Edition, report: Report) -> dict[str, object]:
    words = edition.words
    told = hours(report)
    numbers = (
        ("people", counted(words, report.attendance) if report.attendance is not None else ""),
        ("volunteers", counted(words, report.volunteers) if report.volunteers is not None else ""),
        ("hours", grouped(told) if told else ""),
    )
    return {
        "iso": report.date.isoformat(),
        "day": dates.day(words, report.date, year=True),
        "numbers": [
            {"number": number, "unit": words(f"figures.{name}")} for name, number in numbers if number
        ],
        "note": report.note or "",
    }
