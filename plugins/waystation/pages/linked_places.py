"""Stations, rooms and those who run them as schema.org values (https://schema.org/Place)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from ..almanac import Occurrence, day_hours
from ..almanac.hours import weekly
from ..edition import Edition
from ..geodesy import convert
from ..model import Activity, Datum, Period, ServiceLine, Station, Weekday
from .areas import is_large

Value = Mapping[str, object]

TYPES = ("CivicStructure", "Organization")
"""schema.org has no community centre. A station is a public building, and also those who work in it, whom one
calls and who invite; LocalBusiness would be both at once, but a station does no business."""
AHEAD = timedelta(days=60)
"""How far ahead other hours than the regular ones are told."""


def station(edition: Edition, of: Station) -> Value:
    images = [link(edition, edition.site.published(photo.src)) for photo in of.photos]
    return known(
        {
            "@type": list(TYPES),
            **_where(edition, of),
            "telephone": of.phone,
            "image": one_or_all(filter(None, images)),
            "foundingDate": str(of.since) if of.since else None,
            "openingHoursSpecification": list(_regular(edition, of)),
            "specialOpeningHoursSpecification": list(_special(edition, of)),
            "amenityFeature": [
                {"@type": "LocationFeatureSpecification", "name": name, "value": True}
                for name in (*of.facilities, *(edition.words(f"access.{item}") for item in of.access))
            ],
            "parentOrganization": network(edition),
        }
    )


def place(edition: Edition, occurrence: Occurrence) -> Value:
    """Where an occurrence takes place, or would have: a room of the station, or another place."""
    activity = occurrence.activity
    here = edition.site.stations[activity.station]
    if occurrence.location is None and not activity.address:
        return {"@type": "Place", **_where(edition, here)}
    for room in here.rooms:
        if room.id == occurrence.location:
            name = edition.words("page.comma").join((here.name, room.name))
            return {"@type": "Place", **_where(edition, here), "name": name}
    # The address belongs to the place that the activity names, not to one that a single date moves to.
    named = activity.address if occurrence.location == activity.location else None
    street = named or occurrence.location
    return known(
        {
            "@type": "Place",
            "name": occurrence.location or named,
            "address": {"@type": "PostalAddress", "streetAddress": street},
        }
    )


def organizers(edition: Edition, activity: Activity) -> object:
    """The team and whoever else the activity names, else the station."""
    found: list[Value] = []
    if team := edition.team_of(activity):
        found.append(_organization(edition, team.title, team.path))
    if activity.organizer:
        found.append({"@type": "Organization", "name": activity.organizer})
    if not found:
        here = edition.site.stations[activity.station]
        found.append(_organization(edition, here.name, here.path))
    return one_or_all(found)


def service(edition: Edition, line: ServiceLine) -> Value:
    """A line of service, provided by the network at its stations (https://schema.org/Service)."""
    offering = [
        of
        for of in edition.site.stations.values()
        if any(offer.service == line.id for offer in of.services)
        and (of.closed_on is None or of.closed_on > edition.today)
        and not is_large(edition)
    ]
    return known(
        {
            "@type": "Service",
            "name": line.name,
            "description": line.summary or None,
            "url": link(edition, line.path),
            "provider": network(edition),
            "audience": {"@type": "Audience", "audienceType": line.who} if line.who else None,
            "areaServed": one_or_all(of.community for of in offering),
            "availableChannel": [
                {
                    "@type": "ServiceChannel",
                    "serviceLocation": {"@type": "Place", **_where(edition, of)},
                    "servicePhone": {"@type": "ContactPoint", "telephone": of.phone},
                }
                for of in offering
            ],
        }
    )


def network(edition: Edition) -> Value:
    return _organization(edition, edition.site.network.name, "")


def link(edition: Edition, path: str) -> str:
    """The absolute address of a page or a file; empty while the site's own is not known."""
    return edition.site.url + path if edition.site.url else ""


def known(value: Value) -> Value:
    """The value without what nobody has said."""
    return {key: said for key, said in value.items() if said not in (None, "", [])}


def one_or_all(found: Iterable[object]) -> object:
    values = list(found)
    return values[0] if len(values) == 1 else values


def _organization(edition: Edition, name: str, path: str) -> Value:
    return known({"@type": "Organization", "name": name, "url": link(edition, path)})


def _where(edition: Edition, of: Station) -> Value:
    point = of.coordinates
    # schema.org's geo is WGS 84; numbers of another datum would put the pin some hundred metres off.
    true = convert(point, Datum.wgs84) if point is not None else None
    return known(
        {
            "name": of.name,
            "url": link(edition, of.path),
            "address": {
                "@type": "PostalAddress",
                "streetAddress": of.address,
                "addressLocality": of.subdistrict,
            },
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": round(true.lat, 6),
                "longitude": round(true.lon, 6),
            }
            if true is not None
            else None,
        }
    )


def _regular(edition: Edition, of: Station) -> Iterator[Value]:
    """Each period with the weekdays on which it holds, until the station closes for good."""
    if of.closed_on and of.closed_on <= edition.today:
        return
    days: dict[Period, list[str]] = {}
    for weekday in range(len(Weekday)):
        for period in weekly(of.hours, weekday):
            days.setdefault(period, []).append(f"https://schema.org/{_WEEKDAYS[weekday]}")
    last = of.closed_on - timedelta(days=1) if of.closed_on else None
    for period, names in days.items():
        value = {"dayOfWeek": names, **_span(period), "validThrough": last.isoformat() if last else None}
        yield known({"@type": "OpeningHoursSpecification", **value})


def _special(edition: Edition, of: Station) -> Iterator[Value]:
    """Days on which the regular hours do not hold, as spans of equal hours."""
    spans: list[tuple[date, date, tuple[Period, ...]]] = []
    for ahead in range(AHEAD.days + 1):
        day = edition.today + timedelta(days=ahead)
        if of.closed_on and of.closed_on <= day:
            break
        periods = day_hours(of.hours, day, edition.site.holidays).periods
        if periods == weekly(of.hours, day.weekday()):
            continue
        if spans and spans[-1][1] + timedelta(days=1) == day and spans[-1][2] == periods:
            spans[-1] = (spans[-1][0], day, periods)
        else:
            spans.append((day, day, periods))
    for first, last, periods in spans:
        for period in periods or (None,):
            yield {
                "@type": "OpeningHoursSpecification",
                "validFrom": first.isoformat(),
                "validThrough": last.isoformat(),
                **_span(period),
            }


def _span(period: Period | None) -> Value:
    """Opening and closing time; closed all day is midnight twice."""
    if period is None:
        return {"opens": "00:00", "closes": "00:00"}
    return {"opens": f"{period.opens:%H:%M}", "closes": f"{period.closes:%H:%M}"}


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
