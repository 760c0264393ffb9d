"""An activity as a few lines of text, to be copied into a chat."""

from ..almanac import Occurrence, states
from ..edition import Edition
from ..model import Activity
from ..words import dates
from .facts import place, way
from .rows import fee, join_way


def copied(edition: Edition, occurrence: Occurrence) -> str:
    """Of a date: what is on, whether it still takes place, when, where, how to take part."""
    words, activity = edition.words, occurrence.activity
    station = edition.site.stations[activity.station]
    found = states(occurrence, edition.today)
    state = words("copying.state", state=words(f"states.{found[0]}")) if found else ""
    year = occurrence.first_day.year != edition.today.year
    where = (station.name, place(edition, occurrence), *way(edition, occurrence)[:1])
    how = (fee(words, activity), join_way(words, activity)) if occurrence.takes_place else ()
    lines = (
        state + activity.title,
        words("copying.when", when=dates.span(words, occurrence.start, occurrence.end, year=year)),
        words("copying.where", where=words("page.comma").join(filter(None, where))),
        words("copying.why", why=occurrence.reason) if occurrence.reason else "",
        words("copying.how", how=words("page.comma").join(filter(None, how))) if how else "",
    )
    return "\n".join(filter(None, lines))


def copied_after(edition: Edition, activity: Activity) -> str:
    """Of every date: whom to call, and the page."""
    asked = activity.registration.phone if activity.registration else None
    phone = asked or edition.site.stations[activity.station].phone
    page = edition.site.url + activity.path if edition.site.url else ""
    return "\n".join(filter(None, (edition.words("copying.phone", phone=phone), page)))
