"""Addresses that were published and lead nowhere, or to something else, and lines of ``redirects.yml``."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..model import Gone, Kind, Mark, Moved, Permalink, Site
from ..permalinks import FOLDER, Permalinks, is_same, permalinks
from ..problems import Code, Problem, near

OWN_FOLDERS = ("calendar/", FOLDER)
"""Folders of the site that no page of the authors may stand in."""


def check(site: Site, today: date) -> Iterator[Problem]:
    known = permalinks(site, today)
    yield from _of_another(site, known) or _lost(site, today, known)
    yield from _reused(known)
    yield from _moved(site, known)
    yield from _gone(site, known)
    yield from _twice(site)
    yield from _taken(site, known)
    yield from _at_one_address(site)


def _of_another(site: Site, known: Permalinks) -> list[Problem]:
    """What is said at once where none of several stations is left: who begins with the example's list."""
    stations = [one for one in known.published.values() if one.kind is Kind.station]
    if len(stations) < 2 or any(
        one.path in known.living or known.successors.line(one.path) or site.could_not_read(one.path)
        for one in stations
    ):
        return []
    values = {"known": "、".join(one.title for one in stations)}
    return [Problem(mark=stations[0].mark, code=Code.ADDRESSES_OF_ANOTHER, values=values)]


def _lost(site: Site, today: date, known: Permalinks) -> Iterator[Problem]:
    """What no line of ``redirects.yml`` speaks for; what stood below it goes with it."""
    above = "/"
    for one, _ in known.lost():
        is_told = one.path.startswith(above) or known.successors.line(one.path) is not None
        if is_told or site.could_not_read(one.path):
            continue
        above = one.path
        values = {
            "value": one.path,
            "title": one.title or one.path,
            "today": today.isoformat(),
            **_guess(one, known),
        }
        yield Problem(mark=one.mark, code=Code.ADDRESS_LOST, values=values)


def _guess(lost: Permalink, known: Permalinks) -> dict[str, str]:
    """The new address of what was probably renamed: not published yet, with its title or nearly its id."""
    new = [
        one
        for path, one in known.living.items()
        if one.kind is lost.kind and path not in known.published and one.kind is not Kind.feed
    ]
    if titled := [one.path for one in new if one.title and one.title == lost.title]:
        return {"near": titled[0]}
    return _nearest(lost.path, (one.path for one in new))


def _nearest(path: str, known: Iterable[str]) -> dict[str, str]:
    """The known address in the same folder whose last step is nearly the same."""
    folder, _, step = path.rstrip("/").rpartition("/")
    beside = (one.rstrip("/").rpartition("/") for one in known)
    found = near(step, [other for above, _, other in beside if above == folder])
    return {"near": f"{folder}/{found['near']}/".removeprefix("/")} if found else {}


def _reused(known: Permalinks) -> Iterator[Problem]:
    for path, before in known.published.items():
        now = known.living.get(path)
        if now is None or before.kind is Kind.short or is_same(before, now):
            continue
        values = {
            "value": path,
            "title": now.title,
            "before": before.title,
            "when": before.when,
            "id": path.rstrip("/").rpartition("/")[2],
        }
        yield Problem(mark=now.mark.of("id"), code=Code.ADDRESS_REUSED, values=values)


def _moved(site: Site, known: Permalinks) -> Iterator[Problem]:
    exact = known.successors.moved
    for line in site.addresses.moved:
        if line.old in known.living:
            yield _in_use(line.mark.of("old"), line.old, known)
        elif _turns_in_circles(line, exact):
            values = {"value": line.old, "to": line.new}
            yield Problem(mark=line.mark.of("new"), code=Code.MOVED_IN_CIRCLE, values=values)
        elif line.new in exact:
            final = known.successors.of(line.new)
            if isinstance(final, str):
                values = {"value": line.new, "old": line.old, "final": final}
                yield Problem(mark=line.mark.of("new"), code=Code.MOVED_AGAIN, values=values)
        else:
            yield from _nowhere(site, known, line.mark.of("new"), line.new)


def _gone(site: Site, known: Permalinks) -> Iterator[Problem]:
    for line in site.addresses.gone:
        if line.path in known.living:
            yield _in_use(line.mark.of("path"), line.path, known)
        if line.instead is not None:
            yield from _nowhere(site, known, line.mark.of("instead"), line.instead)


def _turns_in_circles(line: Moved, exact: Mapping[str, Moved]) -> bool:
    seen, to = {line.old}, line.new
    while to in exact and to not in seen:
        seen.add(to)
        to = exact[to].new
    return to in seen


def _nowhere(site: Site, known: Permalinks, mark: Mark, to: str) -> Iterator[Problem]:
    if known.successors.of(to) is None and not site.could_not_read(to):
        pages = (path for path, one in known.living.items() if one.kind not in (Kind.feed, Kind.short))
        yield Problem(mark=mark, code=Code.MOVED_TO_NOTHING, values={"value": to, **_nearest(to, pages)})


def _in_use(mark: Mark, path: str, known: Permalinks) -> Problem:
    place = known.living[path].mark
    values = {"value": path, "file": place.path, "title": known.living[path].title or path}
    return Problem(mark=mark, code=Code.ADDRESS_IN_USE, values=values)


def _twice(site: Site) -> Iterator[Problem]:
    first: dict[str, str] = {}
    lines: tuple[Moved | Gone, ...] = (*site.addresses.moved, *site.addresses.gone)
    for line in sorted(lines, key=lambda line: line.mark.line):
        path, name = (line.old, "old") if isinstance(line, Moved) else (line.path, "path")
        if path in first:
            values = {"value": path, "line": first[path]}
            yield Problem(mark=line.mark.of(name), code=Code.ADDRESS_TOLD_TWICE, values=values)
        first.setdefault(path, str(line.mark.line))


def _taken(site: Site, known: Permalinks) -> Iterator[Problem]:
    """Ordinary pages whose address is one of the site's own."""
    ordinary = set(site.addresses.ordinary)
    for page in site.addresses.ordinary:
        if page.path.startswith(OWN_FOLDERS) or known.living[page.path] not in ordinary:
            yield Problem(mark=page.mark, code=Code.ADDRESS_TAKEN, values={"value": page.path})


def _at_one_address(site: Site) -> Iterator[Problem]:
    """Ordinary pages of which only one could be seen, such as ``guide.md`` and ``guide/index.md``."""
    first: dict[str, Mark] = {}
    for page in sorted(site.addresses.ordinary, key=lambda page: page.mark.path):
        if page.path in first:
            values = {"value": page.path, "first": first[page.path].path}
            yield Problem(mark=page.mark, code=Code.PAGES_AT_ONE_ADDRESS, values=values)
        first.setdefault(page.path, page.mark)
