"""An announcement: what changes, from when until when, what to do."""

from collections.abc import Iterator
from datetime import date

from ..almanac import NoticeState, notice_state
from ..almanac.occurrences import day_of, order_of
from ..edition import Edition
from ..markup import html, plain
from ..model import Announcement, Page, Severity
from ..words import dates
from .notices import comes, goes, notice
from .template import fill


def render(edition: Edition) -> Iterator[Page]:
    told = {station.id for station in edition.told}
    for announcement in edition.announcements:
        if edition.tells_network if announcement.station is None else announcement.station in told:
            yield _page(edition, announcement)


def _page(edition: Edition, announcement: Announcement) -> Page:
    words, site = edition.words, edition.site
    concerned = [announcement.station] if announcement.station else []
    concerned += [station for station in announcement.stations if station not in concerned]
    folder = f"stations/{announcement.station}/announcements" if announcement.station else "announcements"
    home = site.stations.get(announcement.station) if announcement.station else None
    services = {service.id: service.name for service in site.network.service_lines}
    replaced_by = next(
        (
            o
            for o in site.announcements
            if o.id == announcement.replaced_by and o.station == announcement.station
        ),
        None,
    )
    activity = next(
        (a for a in site.activities if a.id == announcement.activity and a.station in concerned), None
    )
    content = fill(
        "announcement",
        edition,
        announcement.path,
        announcement=announcement,
        notice=notice(edition, announcement),
        stations=[site.stations[station] for station in concerned],
        service=services.get(announcement.service, "") if announcement.service else "",
        service_path=f"services/{announcement.service}/",
        activity=activity,
        replaced_by=replaced_by,
        issued_iso=announcement.issued.isoformat(),
        issued=dates.moment(words, announcement.issued, year=True),
        phone=announcement.phone or (home.phone if home else site.network.phone) or "",
        body=html(announcement.body, words.mapping("markup"), folder),
        updates=[
            {"iso": update.at.isoformat(), "when": dates.moment(words, update.at), "text": update.text}
            for update in sorted(announcement.updates, key=lambda one: order_of(one.at), reverse=True)
        ],
        objection=_objection(edition, announcement),
    )
    return Page(
        path=announcement.path,
        title=announcement.title,
        description=plain(
            announcement.summary or announcement.action or announcement.body or announcement.title
        ),
        html=content,
        kind="announcement",
        section="announcements",
        source=announcement.mark.path,
        phone=home.phone if home else "",
        updated=dates.full_date(words, last) if (last := _changed(announcement)) else "",
    )


def _changed(announcement: Announcement) -> date | None:
    """Day of the last change to an announcement that was changed after its issue."""
    changes = [day_of(update.at) for update in announcement.updates]
    changes += [announcement.withdrawn_on] if announcement.withdrawn_on else []
    return max(changes, default=None)


def _objection(edition: Edition, announcement: Announcement) -> dict[str, str] | None:
    """Until when one can object to what a public notice lays open; the browser counts the days."""
    if announcement.severity is not Severity.public_notice or announcement.until is None:
        return None
    if notice_state(announcement, edition.today) not in (NoticeState.current, NoticeState.upcoming):
        return None
    last = day_of(announcement.until)
    return {
        "from": comes(announcement),
        "until": goes(announcement),
        "last": last.isoformat(),
        "words": edition.words("announcement.open_until", day=dates.day(edition.words, last)),
    }
