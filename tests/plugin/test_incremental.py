"""Whatever was edited since, the next build leaves what a first build would make.

WAYSTATION_EDITS=300 tries so many series of edits; by default there are few.
"""

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from tests.builds import COMMIT, REPO, TODAY, require_equal, tree
from tests.visits import SETTINGS, SITES
from waystation import build as verbs
from waystation.edition import Edition
from waystation.feeds import icalendar, short_links
from waystation.model import Activity, Artifact, Markdown, Site, Team
from waystation.permalinks.codes import candidate
from waystation.plugin import WaystationPlugin
from waystation.plugin.building import Building
from waystation.plugin.cores import CORES
from waystation.plugin.press import Job, Press, Printed
from waystation.plugin.unchanged import Record

COUNT = int(os.environ.get("WAYSTATION_EDITS", 4))
_Entry = TypeVar("_Entry", Activity, Team)
STATIONS = ("east", "west", "north")
NORTH = """\
  - id: north
    name: 北站
    community: 北社区
    subdistrict: 一街道
    address: 示例路 3 号
    phone: 0595-0000-0013
    hours: {regular: [{days: [Mon], open: ["09:00-12:00"]}]}
"""

names = st.sampled_from(("a", "b", "c"))
stations = st.sampled_from(STATIONS)
titles = st.sampled_from(("手工课", "读书会", "义诊 <b>", "亲子阅读"))
days = st.integers(-60, 90).map(lambda ahead: date.fromisoformat(TODAY) + timedelta(days=ahead))


@dataclass(frozen=True)
class Edit:
    """What somebody does to the project; its name is what hypothesis tells of a series that failed."""

    name: str
    does: Callable[[Path], None]

    def __repr__(self) -> str:
        return self.name


def written(path: str, text: str) -> Edit:
    def does(project: Path) -> None:
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    return Edit(f"{path} := {text!r}", does)


def replaced(path: str, old: str, new: str) -> Edit:
    def does(project: Path) -> None:
        file = project / path
        if file.exists():
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    return Edit(f"{path}: {old!r} -> {new!r}", does)


@st.composite
def activities(draw: st.DrawFn) -> Edit:
    station, name, start = draw(stations), draw(names), draw(days)
    more = draw(
        st.sampled_from(
            (
                "",
                "team: readers\n",
                "status: cancelled\nreason: 下雨\n",
                "repeat: {every: week}\n",
                "service: children\nregistration: {required: true, phone: 138-0000-0000}\n",
            )
        )
    )
    at = draw(st.sampled_from(("", " 09:30")))
    body = draw(st.sampled_from(("带上水杯。", "带上水杯。\n\n---\n\n穿平底鞋。", "")))
    text = f"---\ntitle: {draw(titles)}\nstart: {start}{at}\noutside_hours: true\n{more}---\n{body}\n"
    return written(f"content/stations/{station}/activities/{name}.md", text)


@st.composite
def announcements(draw: st.DrawFn) -> Edit:
    where = draw(st.sampled_from(("", *(f"stations/{name}/" for name in STATIONS))))
    more = draw(
        st.sampled_from(
            (
                "",
                "banner: true\n",
                "stations: [west]\n",
                "stations: [west]\nactivity: tea\n",
                "severity: closure\n",
            )
        )
    )
    text = f"---\ntitle: {draw(titles)}\nissued: 2026-11-20\nfrom: {draw(days)}\n{more}---\n请相互转告。\n"
    return written(f"content/{where}announcements/{draw(names)}.md", text)


def told_west(title: str) -> Edit:
    """What one station's folder says to another's visitors."""
    text = f"---\ntitle: {title}\nissued: 2026-11-20\nstations: [west]\n---\n请相互转告。\n"
    return written("content/stations/east/announcements/a.md", text)


def walk(day: str) -> Edit:
    """A date of one station, which may be the last month that all calendars have."""
    text = f"---\ntitle: 远足\nstart: {day}\noutside_hours: true\n---\n"
    return written("content/stations/east/activities/walk.md", text)


def _deleted(pattern: str, number: int) -> Edit:
    def does(project: Path) -> None:
        if files := sorted(file for file in project.glob(pattern) if file.is_file()):
            files[number % len(files)].unlink()

    return Edit(f"delete {pattern} #{number}", does)


def _said(number: int, sentence: str) -> Edit:
    """A sentence more in a text."""

    def does(project: Path) -> None:
        if files := sorted(project.glob("content/stations/*/*/*.md")):
            with files[number % len(files)].open("a", encoding="utf-8") as file:
                file.write(sentence)

    return Edit(f"say {sentence!r} in entry #{number}", does)


def _renamed(number: int) -> Edit:
    def does(project: Path) -> None:
        if files := sorted(project.glob("content/stations/*/*/*.md")):
            file = files[number % len(files)]
            file.rename(file.with_stem(f"{file.stem}-2"))

    return Edit(f"rename entry #{number}", does)


def _harmed(pattern: str, number: int, harm: Callable[[bytes], bytes], name: str) -> Edit:
    def does(project: Path) -> None:
        if files := sorted(file for file in project.glob(pattern) if file.is_file()):
            file = files[number % len(files)]
            file.write_bytes(harm(file.read_bytes()))

    return Edit(f"{name} {pattern} #{number}", does)


CLOSED = "    closed_on: 2026-11-20\n    successor: east\n"
ADDRESS = "    address: 示例路 2 号\n"
YEAR = "content/holidays/2027.json"
MUCH = "content/stations/north/activities/much.md"
"""So much text that the search index stands in parts, which a station's edit leaves."""
TEXT = "，".join(
    "".join(chr(0x4E00 + (at * at + at * row) % 5003) for at in range(9)) for row in range(3_500)
)
ADDED = replaced("stations.yml", "stations:\n", f"stations:\n{NORTH}")
LINES = (
    replaced("stations.yml", "phone: 0595-0000-0012", "phone: 0595-0000-0092"),
    replaced("stations.yml", "name: 西站", "name: 西边站"),
    replaced("stations.yml", ADDRESS, ADDRESS + CLOSED),
    replaced("stations.yml", CLOSED, ""),
    replaced("stations.yml", NORTH, ""),
    ADDED,
    replaced("stations.yml", f"{NORTH}{NORTH}", NORTH),
    replaced(MUCH, TEXT, ""),
    replaced(YEAR, "元旦", "新年"),
    replaced(YEAR, '"2027-01-01", "isOffDay": true', '"2027-01-01", "isOffDay": false'),
    written("CORES", "2"),
    written("TODAY", "2026-11-29"),
    written("TODAY", "2026-12-31"),
    written("TODAY", TODAY),
    written("redirects.yml", "moved:\n  - {old: stations/old/, new: stations/east/}\n"),
)
written_ones = st.one_of(
    activities(),
    activities(),
    announcements(),
    st.sampled_from(LINES),
    st.builds(_deleted, st.just("content/stations/*/*/*.md"), st.integers(0, 9)),
    st.builds(_renamed, st.integers(0, 9)),
    st.builds(_said, st.integers(0, 9), st.sampled_from(("\n请带伞。\n", "\n<b>请带伞。</b>\n", "\u202e"))),
)
edits = st.one_of(
    written_ones,
    written_ones,
    st.builds(_deleted, st.just("site/**/*.html"), st.integers(0, 500)),
    st.builds(_deleted, st.just(".cache/waystation/**/*"), st.integers(0, 9)),
    st.builds(
        _harmed,
        st.sampled_from(
            (".cache/waystation/**/*", ".cache/waystation/last", "site/**/*.html", "site/**/*.ics")
        ),
        st.integers(0, 500),
        st.just(lambda content: content[: len(content) // 2]),
        st.just("halve"),
    ),
    st.builds(
        _harmed,
        st.sampled_from((".cache/waystation/**/*", ".cache/waystation/last", "site/**/*.html")),
        st.integers(0, 500),
        st.just(lambda content: content.replace(b"a", b"b")),
        st.just("change"),
    ),
)


@pytest.mark.build
@settings(max_examples=COUNT, suppress_health_check=list(HealthCheck))
@given(st.lists(edits, min_size=3, max_size=10))
@example([told_west("停水"), told_west("停电")])
@example([walk("2026-12-01"), walk("2027-09-01"), replaced("stations.yml", "name: 东站", "name: 东边站")])
def test_a_later_build_leaves_what_a_first_one_would(series: list[Edit]) -> None:
    with TemporaryDirectory() as folder:
        project, anew = Path(folder, "project"), Path(folder, "anew")
        prepare(project)
        assert made(project) is not None
        for edit in series:
            before = tree(project / "site") if (project / "site" / "index.html").is_file() else None
            edit.does(project)
            told = made(project)
            shutil.rmtree(anew, ignore_errors=True)
            shutil.copytree(project, anew, ignore=shutil.ignore_patterns("site", ".cache"))
            assert (made(anew) is None) == (told is None)
            if told is not None:
                require_equal(tree(anew / "site"), tree(project / "site"))
            elif before is not None and edit.name.startswith("content"):
                require_equal(before, tree(project / "site"))


@pytest.mark.build
@settings(max_examples=COUNT, suppress_health_check=list(HealthCheck))
@given(st.lists(written_ones, min_size=3, max_size=10))
@example([walk("2026-12-01"), replaced("stations.yml", ADDRESS, ADDRESS + CLOSED), walk("2026-12-02")])
def test_a_later_preview_shows_what_a_first_one_would(series: list[Edit]) -> None:
    with TemporaryDirectory() as folder:
        project, anew = Path(folder, "project"), Path(folder, "anew")
        prepare(project)
        seen = previewed(project, None)
        for edit in series:
            edit.does(project)
            seen = previewed(project, seen)
            shutil.rmtree(anew, ignore_errors=True)
            shutil.copytree(project, anew, ignore=shutil.ignore_patterns("site", ".cache"))
            try:
                previewed(anew, None)
            except PluginError:
                continue
            require_equal(tree(anew / "site"), tree(project / "site"))


@pytest.mark.build
def test_several_processes_make_what_one_does(tmp_path: Path) -> None:
    for name in ("project", "anew"):
        prepare(tmp_path / name)
    written("CORES", "2").does(tmp_path / "project")
    assert made(tmp_path / "project") == made(tmp_path / "anew")
    require_equal(tree(tmp_path / "anew" / "site"), tree(tmp_path / "project" / "site"))


@pytest.mark.build
def test_a_short_link_changes_with_where_it_leads_and_what_that_is_called(tmp_path: Path) -> None:
    """Seen by a change to made files that keeps their length and time, which nothing else would keep."""
    prepare(tmp_path)
    entry = "content/stations/east/activities/a.md"
    head = "---\ntitle: 手工课\nstart: 2026-12-05 09:30\noutside_hours: true\n---\n"
    own = f"q/{candidate('stations/east/activities/a/')}/"
    kept: list[set[str]] = []
    for text in (head, head.replace("09:30", "10:30"), head.replace("手工课", "读书会")):
        written(entry, text).does(tmp_path)
        made(tmp_path)
        kept.append(set())
        for file in (tmp_path / "site" / "q").rglob("*.html"):
            seen, content = file.stat(), file.read_bytes()
            if b"<H1" in content:
                kept[-1].add(f"{file.parent.relative_to(tmp_path / 'site').as_posix()}/")
            file.write_bytes(content.replace(b"<h1", b"<H1"))
            os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    first, time, title = kept
    assert first == set() and own in time
    # What begins with the same sign is made with it.
    assert title == {path for path in time if path[:3] != own[:3]} and title


@pytest.mark.build
def test_an_edit_makes_what_follows_from_it_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path)
    entry = "content/stations/east/activities/a.md"
    head = "---\ntitle: 手工课\nstart: 2026-12-05 09:30\noutside_hours: true\n---\n"
    team = "content/stations/east/teams/a.md"
    names = printed(monkeypatch)
    found = []
    for path, text in (
        (entry, head),
        (entry, f"{head}带上水杯。\n"),
        (entry, head.replace("手工课", "读书会")),
        (team, "---\ntitle: 护河队\n---\n"),
    ):
        written(path, text).does(tmp_path)
        made(tmp_path)
        found.append({*names})
        names.clear()
    first, sentence, *fields = found
    assert first >= {"stations/east/", "stations/west/calendar/", "lists"}
    assert sentence == {"stations/east/", "all"}
    for one in fields:
        assert one >= {"stations/east/", "stations/east/calendar/", "lists"}
        assert not one & {"stations/west/", "stations/west/calendar/", "announcements"}


def test_lists_show_no_texts() -> None:
    for root in (SITES / "small", SITES / "days", REPO):
        opened = verbs.open_site(root, lambda zone: date.fromisoformat(TODAY), url="https://example.org/")
        site = opened.site
        silent = replace(
            opened,
            site=replace(
                site,
                activities=tuple(replace(one, body=Markdown("别的话。")) for one in site.activities),
                teams=tuple(replace(one, body=Markdown("别的话。")) for one in site.teams),
                announcements=tuple(
                    replace(one, body=Markdown("别的话。")) if one.station else one
                    for one in site.announcements
                ),
            ),
        )
        assert silent.site != site
        told, said = map(verbs.prepare, (opened, silent))
        lists = [list(verbs.render(one.of_network(), verbs.LISTS)) for one in (told, said)]
        assert lists[0] == lists[1]
        for station in told.told:
            months = [list(verbs.render(one.of_station(station), verbs.MONTHS)) for one in (told, said)]
            assert months[0] == months[1]


def test_stations_show_no_texts_of_others() -> None:
    """Not even one in which nothing is to come, and which says what is on elsewhere."""
    for root in (SITES / "small", SITES / "days", REPO):
        opened = verbs.open_site(root, lambda zone: date.fromisoformat(TODAY), url="https://example.org/")
        whole = verbs.prepare(opened)
        for station in whole.told:
            shown = whole.led_to(station)
            said = _silent(opened.site, shown)
            about = verbs.prepare(replace(opened, site=said)).of_station(station)
            assert said == opened.site or shown != set(whole.held)
            assert [*verbs.render(about)] == [*verbs.render(whole.of_station(station))]


def _silent(site: Site, but: Collection[str]) -> Site:
    """The site with other texts of activities and teams, but for those of some stations."""

    def silent(one: _Entry) -> _Entry:
        return one if one.station in but else replace(one, body=Markdown("别的话。"))

    return replace(site, activities=tuple(map(silent, site.activities)), teams=tuple(map(silent, site.teams)))


def test_parts_of_a_network_are_all_of_it() -> None:
    opened = verbs.open_site(REPO, lambda zone: date.fromisoformat(TODAY), url="https://example.org/")
    whole = verbs.prepare(opened)
    network = whole.of_network()
    calendars = {
        station.id: output.content
        for station in whole.told
        for output in verbs.render(whole.of_station(station))
        if isinstance(output, Artifact) and output.path == icalendar.path_of(station)
    }
    parts = [
        *verbs.render(network, verbs.LISTS),
        *verbs.render(network, verbs.ANNOUNCEMENTS),
        *(
            one
            for links in short_links.groups(network).values()
            for one in short_links.documents(network, links)
        ),
        *verbs.join_calendars(network, calendars),
    ]
    assert sorted(parts, key=lambda one: one.path) == sorted(verbs.render(network), key=lambda one: one.path)


def test_edition_of_a_station_makes_what_the_whole_one_does(tmp_path: Path) -> None:
    """Of the example, too: it has all that there is."""
    for root in (SITES / "small", SITES / "days", REPO):
        opened = verbs.open_site(root, lambda zone: date.fromisoformat(TODAY), url="https://example.org/")
        whole = verbs.prepare(opened)
        apart: dict[str, object] = {}
        for about in _apart(whole):
            for output in verbs.render(about):
                assert apart.setdefault(output.path, output) is output
        assert apart == {output.path: output for output in verbs.render(whole)}


def test_edition_of_a_station_has_nothing_of_others() -> None:
    opened = verbs.open_site(SITES / "small", lambda zone: date.fromisoformat(TODAY))
    whole = verbs.prepare(opened)
    west = whole.of_station(whole.site.stations["west"])
    assert west.held == ("west",)
    assert {one.station for one in west.site.activities} == {"west"}
    with pytest.raises(KeyError):
        west.agenda_of(west.site.stations["east"])


def _apart(whole: Edition) -> Iterator[Edition]:
    yield whole.of_network()
    yield from map(whole.of_station, whole.told)


def prepare(project: Path) -> None:
    shutil.copytree(SITES / "small", project, dirs_exist_ok=True)
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    ADDED.does(project)
    # A station in which nothing is to come says what is on elsewhere; the series need one that has more.
    later = "\n- id: later\n  title: 茶会\n  start: 2027-06-01 15:00\n  outside_hours: true\n"
    with (project / "content/stations/west/activities/list.yml").open("a", encoding="utf-8") as file:
        file.write(later)
    written(MUCH, f"---\ntitle: 读书会\nstart: 2027-06-02\noutside_hours: true\n---\n{TEXT}\n").does(project)


def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Filled with the names of the parts that builds make and do not let stay."""
    names: list[str] = []
    make = Press.print

    def noted(press: Press, job: Job) -> Printed:
        names.append(job.name)
        return make(press, job)

    monkeypatch.setattr(Press, "print", noted)
    return names


def made(project: Path) -> Mapping[str, str] | None:
    """The stamp of what ``mkdocs build`` leaves of the project; None where it refuses."""
    told = project / "TODAY"
    today = told.read_text("utf-8") if told.exists() else TODAY
    # What was made by one process and by several is compared.
    cores = "2" if (project / "CORES").exists() and project.name != "anew" else "1"
    with _environment({"WAYSTATION_TODAY": today, "WAYSTATION_COMMIT": COMMIT, CORES: cores}):
        config = load_config(str(project / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except SystemExit as ended:
            if ended.code != 0:
                return None
        finally:
            config.plugins.on_shutdown()
    stamp: Mapping[str, str] = json.loads((project / "site" / "build.json").read_text("utf-8"))
    return stamp


_Seen = tuple[Building | None, Record | None]


def previewed(project: Path, seen: _Seen | None) -> _Seen:
    """Let the live preview, which knows what it has ``seen``, build once more; what it knows then.

    Raises PluginError where a first build refuses.
    """
    told = project / "TODAY"
    today = told.read_text("utf-8") if told.exists() else TODAY
    with _environment({"WAYSTATION_TODAY": today, "WAYSTATION_COMMIT": COMMIT}):
        config = load_config(str(project / "mkdocs.yml"))
        plugin = config.plugins["waystation"]
        assert isinstance(plugin, WaystationPlugin)
        plugin.building, plugin.last = seen or (None, None)
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            build(config)
        except Abort:
            # The host has told why, where the log is looked at.
            raise PluginError("refused") from None
        return plugin.building, plugin.last


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
