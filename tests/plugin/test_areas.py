"""Areas of a large network are parts of its site: what is made of one follows from its stations."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builds import require_equal, tree
from tests.large import CITIES, SUBDISTRICTS, network, write
from tests.plugin.test_incremental import TEXT, made, printed
from tests.visits import SETTINGS
from waystation import build
from waystation.edition import Edition
from waystation.model import Markdown
from waystation.pages import areas

STATIONS = areas.MANY + 2
CITY = 6 * len(SUBDISTRICTS)
"""Stations of one city in ``large``."""


@pytest.fixture(scope="module")
def whole() -> Edition:
    return network(STATIONS, 12)


def test_parts_of_a_large_network_are_all_of_it(whole: Edition) -> None:
    apart: dict[str, object] = {}
    for about in _apart(whole):
        for output in build.render(about):
            assert apart.setdefault(output.path, output) is output
    assert apart == {output.path: output for output in build.render(whole)}


def test_areas_with_areas_inside_are_told_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are more of the smallest than calendars, the largest have them."""
    monkeypatch.setattr(areas, "MOST_CALENDARS", len(SUBDISTRICTS))
    whole = network(CITY + 1, 2)
    parts = areas.apart(whole)
    assert [one.name for one in parts] == [*CITIES[:2]] and any(one.inside for one in parts)
    made = [page.path for one in parts for page in build.render(whole.of_area(one.path, one.stations))]
    network_s = [page.path for page in build.render(whole.of_network(), build.LISTS)]
    assert not {*made} & {*network_s} and len(made) == len({*made})
    assert {*made, *network_s} >= {one.path for one in areas.all_of(areas.areas(whole))}


def test_an_area_has_nothing_of_others(whole: Edition) -> None:
    first, second, *_ = areas.apart(whole)
    about = whole.of_area(first.path, first.stations)
    assert {one.station for one in about.site.activities} == {one.id for one in first.stations}
    with pytest.raises(KeyError):
        about.agenda_of(second.stations[0])


def test_an_area_in_which_nothing_is_to_come_says_what_is_on_elsewhere(whole: Edition) -> None:
    first, *_ = areas.apart(whole)
    here = {one.id for one in first.stations}
    site = replace(
        whole.site, activities=tuple(one for one in whole.site.activities if one.station not in here)
    )
    quiet = build.prepare(build.Opened(site=site, today=whole.today, warnings=()))
    about = quiet.of_area(first.path, first.stations)
    assert about.held == quiet.held
    paths = {output.path for output in build.render(about)}
    said = {one.path: one for one in build.render(quiet) if one.path in paths}
    assert said == {one.path: one for one in build.render(about)} and paths


def test_an_area_shows_no_texts(whole: Edition) -> None:
    site = whole.site
    silent = replace(
        site,
        activities=tuple(replace(one, body=Markdown("别的话。")) for one in site.activities),
        teams=(),
        announcements=tuple(one for one in site.announcements if one.station is None),
    )
    other = build.prepare(build.Opened(site=silent, today=whole.today, warnings=()))
    for one in areas.apart(whole):
        told, said = (about.of_area(one.path, one.stations) for about in (whole, other))
        assert [*build.render(told)] == [*build.render(said)]


@pytest.mark.build
def test_an_edit_makes_the_lists_of_its_area_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, anew = tmp_path / "project", tmp_path / "anew"
    project.mkdir()
    write(project, STATIONS, 4)
    entry = project / "content/stations/station-7/activities/list.yml"
    head = "---\ntitle: 远足\nstart: 2026-12-05 09:30\noutside_hours: true\n---\n"
    entry.with_name("more.md").write_text(head + TEXT, "utf-8")
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    assert made(project) is not None
    assert (project / ".cache/waystation/outline").exists()
    names = printed(monkeypatch)
    entry.write_text(entry.read_text("utf-8").replace('"title": "', '"title": "新', 1), "utf-8")
    assert made(project) is not None
    folders = [name for name in names if name.startswith("stations/")]
    assert folders == [
        "stations/in/luoshanjiedao/",
        "stations/station-7/calendar/",
        "stations/station-7/",
    ]
    names.clear()
    with entry.with_name("more.md").open("a", encoding="utf-8") as file:
        file.write("带上水杯。\n")
    assert made(project) is not None
    assert [name for name in names if name.startswith("stations/")] == ["stations/station-7/"]
    shutil.copytree(project, anew, ignore=shutil.ignore_patterns("site", ".cache"))
    assert made(anew) is not None
    require_equal(tree(anew / "site"), tree(project / "site"))


def _apart(whole: Edition) -> Iterator[Edition]:
    yield whole.of_network()
    for area in areas.apart(whole):
        yield whole.of_area(area.path, area.stations)
    yield from map(whole.of_station, whole.told)
