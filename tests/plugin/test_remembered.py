"""What was read of a text before stands for reading it, while the text and the program are the same."""

import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.builds import REPO
from waystation.checks import privacy
from waystation.load import Place, Reader, load
from waystation.model import Activity
from waystation.plugin.remembered import Remembered

SMALL = REPO / "tests" / "sites" / "small"
PLACE = Place(
    path="content/stations/east/activities/a.md",
    station="east",
    kind="activities",
    zone=ZoneInfo("Asia/Shanghai"),
)
TEXT = "---\ntitle: 手工课\nstart: 2026-12-05 09:00\nfee: {amount: 12.50}\n---\n带上剪刀。\n"
BROKEN = "---\ntitle: 手工课\nstart: 明天\n---\n"


def again(folder: Path, text: str, place: Place = PLACE, program: str = "1") -> bool:
    """Whether a text is remembered; it is afterwards."""
    reader = Remembered(folder, program)
    found = reader.entries(text.encode(), place)
    assert found == Reader().entries(text.encode(), place)
    files = {file: file.stat().st_mtime_ns for file in folder.glob("*")}
    reader.keep()
    return bool(files) and files == {file: file.stat().st_mtime_ns for file in folder.glob("*")}


def test_text_is_read_once(tmp_path: Path) -> None:
    assert not again(tmp_path, TEXT)
    assert again(tmp_path, TEXT)
    assert not again(tmp_path, TEXT.replace("剪刀", "针线"))
    assert not again(tmp_path, TEXT)


@pytest.mark.parametrize(
    "change", ["---\n带上针线。\n", "---\n\n\n带上剪刀。\n", "---\n", "note: 一\n---\n带上剪刀。\n"]
)
def test_edited_text_is_read_as_if_for_the_first_time(tmp_path: Path, change: str) -> None:
    """Where the fields stay as they are, and where they do not."""
    again(tmp_path, TEXT)
    assert not again(tmp_path, TEXT.replace("---\n带上剪刀。\n", change))


def test_fields_of_an_edited_text_are_the_same_as_before(tmp_path: Path) -> None:
    again(tmp_path, TEXT)
    reader = Remembered(tmp_path, "1")
    (before,) = reader.entries(TEXT.encode(), PLACE).items
    (after,) = reader.entries(TEXT.replace("剪刀", "针线").encode(), PLACE).items
    assert isinstance(before, Activity) and isinstance(after, Activity)
    assert after.body == "带上针线。"
    assert after.fee is before.fee


def test_another_program_or_zone_reads_anew(tmp_path: Path) -> None:
    again(tmp_path, TEXT)
    assert not again(tmp_path, TEXT, program="2")
    assert again(tmp_path, TEXT, program="2")
    assert not again(tmp_path, TEXT, replace(PLACE, zone=ZoneInfo("Asia/Tokyo")), program="2")


def test_what_has_problems_is_not_kept(tmp_path: Path) -> None:
    assert not again(tmp_path, BROKEN)
    assert not list(tmp_path.iterdir())


def test_what_is_no_longer_there_is_forgotten(tmp_path: Path) -> None:
    again(tmp_path, TEXT)
    west = Place(
        path="content/stations/west/activities/a.md", station="west", kind="activities", zone=PLACE.zone
    )
    again(tmp_path, TEXT, west)
    assert [file.name for file in tmp_path.iterdir()] == ["west.entries"]


@pytest.mark.parametrize(
    "harm", [lambda _: b"", lambda made: made[:90], lambda made: made.replace(b"a", b"b"), lambda _: b"\n\n"]
)
def test_damaged_memory_is_none(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    again(tmp_path, TEXT)
    (file,) = tmp_path.iterdir()
    file.write_bytes(harm(file.read_bytes()))
    assert not again(tmp_path, TEXT)


def test_memory_makes_nothing_but_entries(tmp_path: Path) -> None:
    """Even of a file whose checksum is right."""
    body = pickle.dumps(print)
    told = sha256(b"1" + body).hexdigest().encode()
    (tmp_path / "east.entries").write_bytes(told + b"\n" + body)
    with pytest.raises(pickle.UnpicklingError, match="no part of what was kept"):
        Remembered(tmp_path, "1").entries(TEXT.encode(), PLACE)


def test_whole_site_is_read_the_same(tmp_path: Path) -> None:
    """The example's, which has every kind of value."""
    expected = load(REPO)
    for _ in range(2):
        reader = Remembered(tmp_path, "1")
        assert load(REPO, reader=reader) == expected
        reader.keep()
    marks = [one.mark.of("title") for one in load(REPO, reader=Remembered(tmp_path, "1")).activities]
    assert marks == [one.mark.of("title") for one in expected.activities]


def test_what_may_be_personal_is_remembered_and_judged_anew(tmp_path: Path) -> None:
    """Whose number it is depends on other files, and on the editors."""
    site, cache = tmp_path / "site", tmp_path / "cache"
    shutil.copytree(SMALL, site)
    told = site / "content" / "stations" / "east" / "activities" / "told.md"
    told.write_text(
        "---\ntitle: 手工课\nstart: 2026-12-05 09:00\n---\n打 139 8765 4321，或加微信：lin_shifu88。\n",
        "utf-8",
    )
    team = site / "content" / "stations" / "east" / "teams" / "callers.md"
    found = []
    for phone in ("13987654321", "13987654322", "13987654321"):
        team.write_text(f"---\ntitle: 电话队\nphone: {phone}\n---\n", "utf-8")
        reader = Remembered(cache, "1")
        made = load(site, reader=reader)
        reader.keep()
        assert made == load(site)
        found.append([one.values["data"] for one in privacy.check(made, date(2026, 11, 28))])
    assert found == [["wechat"], ["mobile", "wechat"], ["wechat"]]


def test_stations_are_remembered_unless_something_is_wrong_with_them(tmp_path: Path) -> None:
    whole = (SMALL / "stations.yml").read_text("utf-8")
    for text, is_kept in ((whole, True), (whole.replace("0595-", "五九五-"), False)):
        reader = Remembered(tmp_path, "1")
        found = reader.stations(text)
        reader.keep()
        assert (tmp_path / "stations").exists() is is_kept
        assert Remembered(tmp_path, "1").stations(text) == found == Reader().stations(text)


def test_files_of_standing_folders_are_known_without_their_content(tmp_path: Path) -> None:
    reader = Remembered(tmp_path, "1")
    found = reader.entries(TEXT.encode(), PLACE)
    reader.entries(BROKEN.encode(), replace(PLACE, path="content/stations/east/activities/broken.md"))
    assert reader.unread(PLACE) is None
    after = reader.again({"content/stations/east/activities"})
    assert after.unread(PLACE) is found
    for path in ("activities/broken.md", "activities/new.md", "teams/a.md"):
        assert after.unread(replace(PLACE, path=f"content/stations/east/{path}")) is None
    assert after.again({"content/stations/east/activities"}).unread(PLACE) is found
    assert after.again(frozenset()).unread(PLACE) is None
