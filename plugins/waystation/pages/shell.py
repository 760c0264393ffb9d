"""What the site's shell around every page says: name, sections, notice, feeds, build date."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from .. import __version__
from ..edition import Edition
from ..words import dates
from . import subscriptions
from .alerts import Alert, alerts
from .parts import month_path


def shell(
    edition: Edition,
    more: Iterable[Mapping[str, str]],
    problems: Iterable[str] = (),
    *,
    script: str = "",
    commit: str = "",
    above: Sequence[Alert] | None = None,
) -> dict[str, object]:
    """The shell's values; ``more`` are the authors' ordinary pages, as ``{url, title}``.

    ``problems`` are what the live preview says above a site that is older than its files; ``script`` is what
    every page runs; ``commit`` is the short name of what was built; ``above`` are the alerts, where they are
    known without a look at all announcements.
    """
    network, words = edition.site.network, edition.words
    phone = network.phone or next((one.phone for one in edition.site.stations.values()), "")
    return {
        "name": network.name,
        "slogan": network.slogan,
        "operator": network.operator,
        "phone": phone,
        "digits": phone.replace("-", "").replace(" ", ""),
        "version": __version__,
        "language": network.language,
        "example": network.example,
        "example_note": words("shell.example_note"),
        "sections": _sections(edition),
        "more": list(more),
        "alerts": tuple(alerts(edition) if above is None else above),
        "problems": list(problems),
        "assets": edition.assets,
        "script": script,
        "search": "search/",
        "clock": _clock(edition),
        "built": {
            "iso": edition.today.isoformat(),
            "words": dates.full_date(words, edition.today),
            "commit": commit,
        },
        "feeds": [{"url": feed.path, "title": feed.title} for feed in subscriptions.of_network(edition)],
        "calendar": subscriptions.calendar(edition, None, words("subscriptions.calendar", name=network.name)),
        "w": words.texts,
    }


def at(shell: Mapping[str, object], section: str) -> dict[str, object]:
    """The shell as a page of one section shows it."""
    sections = shell["sections"]
    assert isinstance(sections, list)
    return {**shell, "sections": [{**entry, "active": entry["key"] == section} for entry in sections]}


def _sections(edition: Edition) -> list[dict[str, object]]:
    entries = (
        ("home", "", "home"),
        ("activities", "activities/", "activity"),
        ("calendar", month_path("", edition.today), "calendar"),
        ("stations", "stations/", "place"),
        ("services", "services/", "service"),
        ("teams", "teams/", "team"),
        ("announcements", "announcements/", "notice"),
    )
    return [
        {"key": key, "url": url, "icon": icon, "title": edition.words(f"sections.{key}"), "active": False}
        for key, url, icon in entries
    ]


def _clock(edition: Edition) -> dict[str, object]:
    """What the scripts need to say what time it is on the site, in its words."""
    words = edition.words
    return {
        "zone": edition.site.network.timezone.key,
        "badges": [
            {"kind": kind, "icon": kind, "word": words(f"states.{state}")}
            for kind, state in (("today", "today"), ("under-way", "under_way"), ("ended", "ended"))
        ],
        "words": words.mapping("now"),
        "fresh_until": (edition.today + timedelta(days=edition.site.network.stale_after_days)).isoformat(),
        "stale": words("shell.stale", day=dates.full_date(words, edition.today)),
    }
