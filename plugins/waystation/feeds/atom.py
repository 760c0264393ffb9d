"""Announcements and changes to subscribe to (RFC 4287): the network's and each station's."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from html import escape, unescape
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..almanac import ChangeNotice
from ..edition import Edition
from ..markup import html
from ..model import Announcement, Artifact, Moment, Station
from ..words import changes, dates

NAMESPACE = "http://www.w3.org/2005/Atom"
NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries changed: it must say so, and the clock would make every build differ."""


def render(edition: Edition) -> Iterator[Artifact]:
    if edition.tells_network:
        yield _feed(edition, None, edition.announcements)
    for station in edition.told:
        yield _feed(edition, station, edition.announcements_for(station))


def _feed(edition: Edition, station: Station | None, announcements: Iterable[Announcement]) -> Artifact:
    site, folder = edition.site, station.path if station else ""
    path, name = f"{folder}announcements.xml", station.name if station else site.network.name
    given = tuple(announcements)
    told = edition.changes(edition.alive(given), station)
    entries = [(_instant(edition, one.issued), _entry(edition, one)) for one in given]
    entries += [(_instant(edition, change.posted), _change(edition, change)) for change in told]
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": site.network.language})
    _add(feed, "id", _id(edition, path))
    _add(feed, "title", edition.words("subscriptions.announcements", name=name))
    moments = [*(_updated(edition, one) for one in given), *(_instant(edition, one.posted) for one in told)]
    _add(feed, "updated", max(moments, default=NOTHING_YET).isoformat())
    _add(SubElement(feed, "author"), "name", site.network.operator)
    if site.url:
        _link(feed, "self", site.url + path, "application/atom+xml")
        _link(feed, "alternate", site.url + folder, "text/html")
    feed.extend(entry for _, entry in sorted(entries, key=lambda entry: entry[0], reverse=True))
    indent(feed)
    return Artifact(path=path, content=tostring(feed, encoding="UTF-8", xml_declaration=True) + b"\n")


def _change(edition: Edition, change: ChangeNotice) -> Element:
    """The same id for as long as the change is told; it counts from the day on which it was posted."""
    site, words = edition.site, edition.words
    entry, posted = Element("entry"), _instant(edition, change.posted).isoformat()
    _add(entry, "id", _id(edition, f"{change.path}#{change.anchor}"))
    _add(entry, "title", changes.headline(words, change))
    _add(entry, "published", posted)
    _add(entry, "updated", posted)
    _add(SubElement(entry, "author"), "name", site.stations[change.station].name)
    if site.url:
        _link(entry, "alternate", site.url + change.path, "text/html")
    SubElement(entry, "category", {"term": change.kind, "label": words(f"changes.words.{change.kind}")})
    said = (changes.reason(words, site, change), changes.instead(words, site, change))
    text = "".join(f"<p>{escape(line)}</p>\n" for line in said if line)
    _add(entry, "content", text).set("type", "html")
    return entry


def _entry(edition: Edition, announcement: Announcement) -> Element:
    site = edition.site
    entry = Element("entry")
    _add(entry, "id", _id(edition, announcement.path))
    _add(entry, "title", announcement.title)
    _add(entry, "published", _instant(edition, announcement.issued).isoformat())
    _add(entry, "updated", _updated(edition, announcement).isoformat())
    if author := announcement.issued_by or _station_name(edition, announcement):
        _add(SubElement(entry, "author"), "name", author)
    if site.url:
        _link(entry, "alternate", site.url + announcement.path, "text/html")
    label = edition.words(f"severities.{announcement.severity}")
    SubElement(entry, "category", {"term": announcement.severity, "label": label})
    if announcement.summary:
        _add(entry, "summary", announcement.summary)
    _add(entry, "content", _content(edition, announcement)).set("type", "html")
    return entry


def _add(to: Element, name: str, text: str) -> Element:
    element = SubElement(to, name)
    element.text = text
    return element


def _link(to: Element, rel: str, href: str, kind: str) -> None:
    SubElement(to, "link", {"rel": rel, "type": kind, "href": href})


def _station_name(edition: Edition, announcement: Announcement) -> str:
    return edition.site.stations[announcement.station].name if announcement.station else ""


def _id(edition: Edition, path: str) -> str:
    """The permalink, or a name made from network and path while the address is not known."""
    site = edition.site
    return site.url + path if site.url else uuid5(NAMESPACE_URL, f"{site.network.name}/{path}").urn


def _updated(edition: Edition, announcement: Announcement) -> datetime:
    moments = (announcement.issued, *(update.at for update in announcement.updates))
    return max(_instant(edition, moment) for moment in moments)


def _instant(edition: Edition, moment: Moment) -> datetime:
    """With the zone's offset; a day begins at midnight."""
    zone = edition.site.network.timezone
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(0), zone)


def _content(edition: Edition, announcement: Announcement) -> str:
    """The updates, newest first, what to do, and the text, as HTML that stands on its own."""
    words = edition.words
    updates = sorted(announcement.updates, key=lambda update: _instant(edition, update.at), reverse=True)
    said = [f"{dates.moment(words, one.at, year=True)} {one.text}" for one in updates]
    if announcement.action:
        said.append(announcement.action)
    folder = f"stations/{announcement.station}/announcements" if announcement.station else "announcements"
    body = html(announcement.body, words.mapping("markup"), folder)
    if not body:
        said.append(announcement.summary or announcement.title)
    page = edition.site.url + announcement.path if edition.site.url else ""
    return "".join(f"<p>{escape(text)}</p>\n" for text in said) + _absolute(body, page)


_TAG = re.compile(r'<[a-z](?:[^<>"]|"[^"]*")*>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


def _absolute(body: str, page: str) -> str:
    """HTML with the addresses in its tags made absolute, or left out while ``page`` is not known.

    A feed's reader shows the text far from the page that its links start from.
    """

    def attribute(match: re.Match[str]) -> str:
        if match[1] not in ("href", "src"):
            return match[0]
        address = urljoin(page, unescape(match[2]))
        return f' {match[1]}="{escape(address)}"' if _ABSOLUTE.match(address) else ""

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), body)


_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
