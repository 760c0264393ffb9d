"""What needs a person soon although nothing is wrong: what runs out, what is missing, what is not told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from .almanac import Occurrence, notice_state, occurrences
from .almanac.months import first_of, last_of
from .almanac.notices import NoticeState
from .almanac.occurrences import day_of
from .model import Activity, Mark, Site, Status
from .permalinks import permalinks
from .problems import Code, Problem

SOON = timedelta(days=7)
"""How long before an announcement expires somebody should look at it."""
REPORTED_WITHIN = timedelta(days=30)
"""How long after a date its report is still asked for."""
PROGRAMME_DAY = 15
"""Day of the month from which the next one is looked at, where the network names none."""


class Topic(StrEnum):
    """In the order in which they are told."""

    holidays = "holidays"
    consents = "consents"
    facts = "facts"
    announcements = "announcements"
    programme = "programme"
    reports = "reports"
    addresses = "addresses"


TIMELY: Mapping[Code, Topic] = {
    Code.HOLIDAYS_PROVISIONAL: Topic.holidays,
    Code.HOLIDAYS_OVERDUE: Topic.holidays,
    Code.CONSENT_ENDS: Topic.consents,
    Code.CONSENT_OVER: Topic.consents,
    Code.NOT_CHECKED: Topic.facts,
}
"""What ``check`` finds that is no slip of somebody's, but a matter of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    topic: Topic
    mark: Mark
    due: date | None = None
    """Day by which it should be done; None for as soon as can be."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the words about it quote."""
    problem: Problem | None = None
    """What ``check`` says of it, which has words of its own."""


def status(
    site: Site, today: date, problems: Iterable[Problem] = (), soon: timedelta = SOON
) -> tuple[Item, ...]:
    """Everything that a person should see to, by topic and place; ``problems`` is what ``check`` found."""
    found = [
        *(
            Item(topic=TIMELY[one.code], mark=one.mark, due=_due(one), problem=one)
            for one in problems
            if one.code in TIMELY
        ),
        *_announcements(site, today, soon),
        *_programme(site, today),
        *_reports(site, today),
        *_addresses(site, today),
    ]
    topics = list(Topic)
    return tuple(
        sorted(
            found,
            key=lambda item: (topics.index(item.topic), item.mark.path, item.mark.line, item.mark.column),
        )
    )


def _due(problem: Problem) -> date | None:
    """Last day of what runs out."""
    until = problem.values.get("until")
    return date.fromisoformat(until) if until else None


def _announcements(site: Site, today: date, soon: timedelta) -> Iterator[Item]:
    for one in site.announcements:
        if one.until is None or notice_state(one, today) is not NoticeState.current:
            continue
        until = day_of(one.until)
        if until <= today + soon:
            values = {"title": one.title, "until": until.isoformat(), "days": str((until - today).days)}
            yield Item(topic=Topic.announcements, mark=one.mark.of("until"), due=until, values=values)


def _programme(site: Site, today: date) -> Iterator[Item]:
    """Stations with nothing on in the next month, once it should have been announced."""
    first = first_of(today, 1)
    announced_on = min(site.network.programme_day or PROGRAMME_DAY, last_of(today).day)
    if today.day < announced_on:
        return
    busy = {activity.station for activity in site.activities if _is_on(activity, first, site)}
    for station in site.stations.values():
        if station.id not in busy and (station.closed_on is None or station.closed_on > first):
            values = {"name": station.name, "id": station.id, "month": first.isoformat()[:7]}
            yield Item(topic=Topic.programme, mark=station.mark, due=first, values=values)


def _is_on(activity: Activity, month: date, site: Site) -> bool:
    return any(
        one.first_day <= last_of(month) and one.last_day >= month
        for one in _dates(activity, last_of(month), site)
    )


def _reports(site: Site, today: date) -> Iterator[Item]:
    for activity in site.activities:
        told = {report.date for report in activity.reports}
        missing = [
            one.last_day
            for one in _dates(activity, today, site)
            if today - REPORTED_WITHIN <= one.last_day < today
            and not any(one.first_day <= day <= one.last_day for day in told)
        ]
        if missing:
            values = {
                "title": activity.title,
                "dates": "、".join(day.isoformat() for day in missing),
                "date": missing[-1].isoformat(),
            }
            due = missing[0] + REPORTED_WITHIN
            yield Item(topic=Topic.reports, mark=activity.mark, due=due, values=values)


def _dates(activity: Activity, horizon: date, site: Site) -> Iterator[Occurrence]:
    """Dates that take place, or have."""
    if activity.status is not Status.draft:
        for one in occurrences(activity, horizon, site.holidays):
            if one.takes_place and one.status is not Status.draft:
                yield one


def _addresses(site: Site, today: date) -> Iterator[Item]:
    known = permalinks(site, today)
    new = [path for path in known.living if path and path not in known.published]
    if new:
        values = {"count": str(len(new)), "path": min(new)}
        yield Item(topic=Topic.addresses, mark=Mark(path="urls.lock"), values=values)
