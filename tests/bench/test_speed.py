"""The networks that builds are measured on, and what measures them."""

import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bench.speed import hugo_site, measuring, network, plain
from bench.speed.entries import TODAY
from bench.speed.leftovers import put_aside
from bench.speed.places import place_names
from bench.speed.report import stages
from tests.builds import build, tree
from waystation import build as waystation_build

PAGES = 100


def test_two_networks_of_one_size_are_the_same(tmp_path: Path) -> None:
    assert network.made_up(PAGES) == network.made_up(PAGES)
    for name in ("one", "other"):
        network.write(network.made_up(PAGES), tmp_path / name)
    one, other = ({f: f.read_bytes() for f in (tmp_path / name).rglob("*.md")} for name in ("one", "other"))
    assert [*one.values()] == [*other.values()]


@pytest.mark.parametrize("pages", [100, 1_000])
def test_a_network_has_nothing_that_our_check_minds(pages: int, tmp_path: Path) -> None:
    made = network.made_up(pages)
    network.write(made, tmp_path)
    site = waystation_build.open_site(tmp_path, lambda zone: TODAY).site
    kinds = Counter(entry.kind for entry in made.entries)
    read = (site.activities, site.teams, site.announcements)
    assert [kinds["activities"], kinds["teams"], kinds["announcements"]] == [len(items) for items in read]
    assert len(site.stations) == len(made.places)


def test_nothing_is_deleted_before_all_is_measured(tmp_path: Path) -> None:
    with put_aside(tmp_path / "left") as aside:
        for content in ("first", "second"):
            (tmp_path / "site").mkdir()
            (tmp_path / "site" / "index.html").write_text(content)
            aside(tmp_path / "site")
        aside(tmp_path / "site")
        kept = sorted(path.read_text() for path in (tmp_path / "left").rglob("*.html"))
        assert kept == ["first", "second"]
        assert [path.name for path in tmp_path.iterdir()] == ["left"]
    assert not list(tmp_path.iterdir())


@pytest.mark.build
def test_a_network_makes_a_site_of_about_its_size(tmp_path: Path) -> None:
    network.write(network.made_up(PAGES), tmp_path)
    build(tmp_path, tmp_path / "site")
    # Short links lead on before anybody reads them.
    made = (path for path in tree(tmp_path / "site") if not path.startswith("q/"))
    pages = [path for path in made if path.endswith("index.html")]
    assert 0.9 * PAGES < len(pages) < 1.1 * PAGES


def test_no_two_stations_of_the_largest_network_share_a_name() -> None:
    names = [place_names(number) for number in range(1_300)]
    assert len({name for name, _ in names}) == len({id for _, id in names}) == len(names)


def test_every_generator_gets_the_same_texts(tmp_path: Path) -> None:
    made = network.made_up(PAGES)
    network.write(made, tmp_path / "ours")
    hugo_site.write(made, tmp_path / "hugo")
    plain.write(made, tmp_path / "plain", in_nav=False)
    for entry in made.entries:
        path = f"stations/{entry.station}" if entry.station else ""
        for folder in ("ours/content", "hugo/content", "plain/docs"):
            file = tmp_path / folder / path / entry.kind / f"{entry.id}.md"
            assert file.read_text("utf-8").endswith(entry.body), file


def test_a_series_has_its_next_date_as_its_date_in_hugo(tmp_path: Path) -> None:
    made = network.made_up(PAGES)
    hugo_site.write(made, tmp_path)
    held = next(one for one in made.entries if one.is_series and max(one.days) > TODAY > min(one.days))
    file = tmp_path / "content" / "stations" / str(held.station) / held.kind / f"{held.id}.md"
    line = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("date: "))
    day = date.fromisoformat(line.removeprefix('date: "')[:10])
    assert day == min(day for day in held.days if day >= TODAY)


def test_the_memory_of_child_processes_is_counted(tmp_path: Path) -> None:
    child = "import time; held = b'x' * 80_000_000; time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert measuring.peak([sys.executable, "-c", parent], tmp_path, {}, 60) > 80_000_000


def test_the_time_of_what_outlives_its_parent_is_counted(tmp_path: Path) -> None:
    child = "import time\nwhile time.process_time() < 0.3: pass"
    parent = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}])"
    assert measuring.run([sys.executable, "-c", parent], tmp_path, {}, 60).cpu_s >= 0.3


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(measuring.TooSlow):
        measuring.run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, {}, 0.2)


def test_a_failing_build_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(measuring.Failed, match="ended with 3:\nno such page"):
        measuring.run([sys.executable, "-c", "print('no such page'); exit(3)"], tmp_path, {}, 60)


def test_stages_are_lines_of_a_name_and_seconds() -> None:
    said = "load 0.210\nINFO: 12 pages\nread Markdown   1.5\nload 0.1\nversion 2\n"
    assert stages(said) == {"load": pytest.approx(0.31), "read Markdown": 1.5}
