"""Releases in a folder, of this machine and of another one."""

import fcntl
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import Result

from tests.publish.sites import publish, release, stamped, written
from tests.publish.ssh_server import SshServer
from waystation.provenance import STAMP


@dataclass(frozen=True)
class Place:
    """A folder to publish to, and how a publisher spells it."""

    folder: Path
    spelled: str
    env: Mapping[str, str] = field(default_factory=dict)

    def publish(self, *words: str | Path) -> Result:
        return publish(self.spelled, *words, env=self.env)


@pytest.fixture(params=["folder", "ssh"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    folder = tmp_path / "our www"
    if request.param == "folder":
        return Place(folder, str(folder))
    sshd: SshServer = request.getfixturevalue("sshd")
    return Place(folder, sshd.target(folder), sshd.env)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return stamped(written(tmp_path / "site", release(1)))


def edit(site: Path, path: str, text: str) -> None:
    (site / path).write_text(text, "utf-8")
    stamped(site)


def seen(place: Place) -> dict[str, bytes]:
    current = place.folder / "current"
    return {p.relative_to(current).as_posix(): p.read_bytes() for p in current.rglob("*") if p.is_file()}


def names(place: Place) -> list[str]:
    return sorted(os.listdir(place.folder / "releases"))


def test_visitors_see_what_was_built(site: Path, place: Place) -> None:
    done = place.publish("--site", site)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"已发布：{names(place)[0]}。新增 8 个文件，修改 0 个，删除 0 个，传送 ")
    assert seen(place) == release(1) | {STAMP: (site / STAMP).read_bytes()}


def test_a_web_server_may_read_it_whatever_the_umask(site: Path, place: Place) -> None:
    before = os.umask(0o077)
    try:
        place.publish("--site", site)
    finally:
        os.umask(before)
    modes = {
        stat.S_IMODE(path.stat().st_mode) & ~stat.S_IWUSR
        for path in [place.folder, *place.folder.rglob("*")]
        if path.name != ".lock"
    }
    assert modes == {0o555, 0o444}


def test_the_same_build_makes_no_release(site: Path, place: Place) -> None:
    place.publish("--site", site)
    done = place.publish("--site", site)
    assert done.stdout == "不用发布：目标上已经是这个网站，为 2026-11-28 生成，8 个文件都一样。\n"
    assert len(names(place)) == 1


def test_what_did_not_change_is_the_same_file_in_both_releases(site: Path, place: Place) -> None:
    place.publish("--site", site)
    edit(site, "index.html", "new")
    done = place.publish("--site", site)
    assert "新增 0 个文件，修改 2 个，删除 0 个" in done.stdout and "6 个没有变" in done.stdout
    old, new = (place.folder / "releases" / name for name in names(place))
    same = {path for path in release(1) if (old / path).samefile(new / path)}
    assert same == release(1).keys() - {"index.html"}
    assert (old / "index.html").read_bytes() == release(1)["index.html"]


def test_the_style_of_an_older_release_stays_within_reach(tmp_path: Path, place: Place) -> None:
    for number in (1, 2, 3):
        place.publish("--site", stamped(written(tmp_path / str(number), release(number))))
    styles = {path for number in (1, 2, 3) for path in release(number) if path.endswith(".css")}
    assert len(styles) == 3 and styles <= seen(place).keys()
    place.publish("--rollback")
    assert styles <= seen(place).keys()


def test_what_was_removed_is_gone(site: Path, place: Place) -> None:
    place.publish("--site", site)
    (site / "calendar.ics").unlink()
    stamped(site)
    assert "删除 1 个" in place.publish("--site", site).stdout
    assert "calendar.ics" not in seen(place)


def test_the_last_releases_stay(site: Path, place: Place) -> None:
    for number in range(4):
        edit(site, "index.html", str(number))
        place.publish("--site", site, "--keep=2")
    assert [name[:4] for name in names(place)] == ["0003", "0004"]


def test_rollback_goes_back_one_by_one_and_forward_by_name(site: Path, place: Place) -> None:
    for number in range(3):
        edit(site, "index.html", str(number))
        place.publish("--site", site)
    third = names(place)[2]
    for expected in (b"1", b"0"):
        done = place.publish("--rollback")
        assert done.exit_code == 0 and done.stdout.startswith("网站已退回：") and "git revert" in done.stderr
        assert seen(place)["index.html"] == expected
    assert place.publish("--rollback").exit_code == 1
    assert place.publish(f"--rollback={third}").exit_code == 0
    assert seen(place)["index.html"] == b"2"


def test_a_link_that_leads_nowhere_is_mended_by_a_rollback(site: Path, place: Place) -> None:
    place.publish("--site", site)
    (place.folder / "current").unlink()
    (place.folder / "current").symlink_to("releases/nowhere")
    assert place.publish("--rollback").exit_code == 0
    assert seen(place)["index.html"] == release(1)["index.html"]


def test_a_rollback_where_nothing_is_makes_nothing(place: Place) -> None:
    assert place.publish("--rollback").exit_code == 1
    assert not place.folder.exists()


def test_a_publish_after_a_rollback_takes_the_next_number(site: Path, place: Place) -> None:
    for number in range(2):
        edit(site, "index.html", str(number))
        place.publish("--site", site)
    place.publish("--rollback")
    assert place.publish("--site", site).stdout.startswith("已发布：0003-")
    assert seen(place)["index.html"] == b"1"


def test_a_dry_run_lists_and_touches_nothing(site: Path, place: Place) -> None:
    first = place.publish("--site", site, "--dry-run")
    assert sorted(first.stdout.splitlines()) == sorted(f"+ {path}" for path in (*release(1), STAMP))
    assert not place.folder.exists()
    place.publish("--site", site)
    (site / "calendar.ics").unlink()
    edit(site, "index.html", "new")
    done = place.publish("--site", site, "--dry-run")
    assert done.stdout.splitlines() == ["~ build.json", "~ index.html", "- calendar.ics"]
    assert done.stderr.startswith("如果发布：新增 0 个文件，修改 2 个，删除 1 个")
    assert len(names(place)) == 1


def test_what_a_cut_off_publish_left_is_cleared_away(site: Path, place: Place) -> None:
    """One that died while files arrived, while a release was deleted, and before the link was renamed."""
    for path in ("releases/.incoming/half.html", "releases/.removed-0001-2026-11-27-00000000/index.html"):
        (place.folder / path).parent.mkdir(parents=True)
        (place.folder / path).write_text("half")
    (place.folder / ".current").symlink_to("releases/nowhere")
    assert place.publish("--site", site).exit_code == 0
    assert len(names(place)) == 1 and "half.html" not in seen(place)
    assert sorted(os.listdir(place.folder)) == [".lock", "current", "releases"]


def test_two_publishes_take_turns(site: Path, place: Place) -> None:
    place.publish("--site", site)
    with (place.folder / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        edit(site, "index.html", "new")
        done = place.publish("--site", site)
    assert done.exit_code == 1 and "另一次发布正在往" in done.stderr
    assert seen(place)["index.html"] == release(1)["index.html"]


@pytest.mark.parametrize("place", ["folder"], indirect=True)
def test_a_folder_without_hard_links_gets_copies(
    site: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, old: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    place.publish("--site", site)
    edit(site, "index.html", "new")
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert place.publish("--site", site).exit_code == 0
    assert seen(place).keys() == release(1).keys() | {STAMP}
