"""Releases in a folder of this machine."""

import fcntl
import os
import stat
from pathlib import Path

import pytest

from tests.publish.sites import publish, release, stamped, written
from waystation.publish.plan import STAMP


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "www"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return stamped(written(tmp_path / "site", release(1)))


def edit(site: Path, path: str, text: str) -> None:
    (site / path).write_text(text, "utf-8")
    stamped(site)


def seen(target: Path) -> dict[str, bytes]:
    current = target / "current"
    return {p.relative_to(current).as_posix(): p.read_bytes() for p in current.rglob("*") if p.is_file()}


def names(target: Path) -> list[str]:
    return sorted(os.listdir(target / "releases"))


def test_visitors_see_what_was_built(site: Path, target: Path) -> None:
    done = publish(target, "--site", site)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"已发布：{names(target)[0]}。新增 8 个文件，修改 0 个，删除 0 个，传送 ")
    assert seen(target) == release(1) | {STAMP: (site / STAMP).read_bytes()}


def test_a_web_server_may_read_it_whatever_the_umask(site: Path, target: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(target, "--site", site)
    finally:
        os.umask(before)
    modes = {
        stat.S_IMODE(path.stat().st_mode) & ~stat.S_IWUSR
        for path in [target, *target.rglob("*")]
        if path.name != ".lock"
    }
    assert modes == {0o555, 0o444}


def test_the_same_build_makes_no_release(site: Path, target: Path) -> None:
    publish(target, "--site", site)
    done = publish(target, "--site", site)
    assert done.stdout == "不用发布：目标上的 8 个文件已经和这次生成的网站一样。\n"
    assert len(names(target)) == 1


def test_what_did_not_change_is_the_same_file_in_both_releases(site: Path, target: Path) -> None:
    publish(target, "--site", site)
    edit(site, "index.html", "new")
    done = publish(target, "--site", site)
    assert "新增 0 个文件，修改 2 个，删除 0 个" in done.stdout and "6 个没有变" in done.stdout
    old, new = (target / "releases" / name for name in names(target))
    same = {path for path in release(1) if (old / path).samefile(new / path)}
    assert same == release(1).keys() - {"index.html"}
    assert (old / "index.html").read_bytes() == release(1)["index.html"]


def test_the_style_of_an_older_release_stays_within_reach(tmp_path: Path, target: Path) -> None:
    for number in (1, 2, 3):
        publish(target, "--site", stamped(written(tmp_path / str(number), release(number))))
    styles = {path for number in (1, 2, 3) for path in release(number) if path.endswith(".css")}
    assert len(styles) == 3 and styles <= seen(target).keys()


def test_what_was_removed_is_gone(site: Path, target: Path) -> None:
    publish(target, "--site", site)
    (site / "calendar.ics").unlink()
    stamped(site)
    assert "删除 1 个" in publish(target, "--site", site).stdout
    assert "calendar.ics" not in seen(target)


def test_the_last_releases_stay(site: Path, target: Path) -> None:
    for number in range(6):
        edit(site, "index.html", str(number))
        publish(target, "--site", site, "--keep", 3)
    assert [name[:4] for name in names(target)] == ["0004", "0005", "0006"]


def test_rollback_goes_back_one_by_one_and_forward_by_name(site: Path, target: Path) -> None:
    for number in range(3):
        edit(site, "index.html", str(number))
        publish(target, "--site", site)
    third = names(target)[2]
    for expected in (b"1", b"0"):
        done = publish(target, "--rollback")
        assert done.exit_code == 0 and done.stdout.startswith("网站已退回：") and "git revert" in done.stderr
        assert seen(target)["index.html"] == expected
    assert publish(target, "--rollback").exit_code == 1
    assert publish(target, f"--rollback={third}").exit_code == 0
    assert seen(target)["index.html"] == b"2"


def test_a_publish_after_a_rollback_takes_the_next_number(site: Path, target: Path) -> None:
    for number in range(2):
        edit(site, "index.html", str(number))
        publish(target, "--site", site)
    publish(target, "--rollback")
    assert publish(target, "--site", site).stdout.startswith("已发布：0003-")
    assert seen(target)["index.html"] == b"1"


def test_a_dry_run_lists_and_touches_nothing(site: Path, target: Path) -> None:
    first = publish(target, "--site", site, "--dry-run")
    assert sorted(first.stdout.splitlines()) == sorted(f"+ {path}" for path in (*release(1), STAMP))
    assert not target.exists()
    publish(target, "--site", site)
    (site / "calendar.ics").unlink()
    edit(site, "index.html", "new")
    done = publish(target, "--site", site, "--dry-run")
    assert done.stdout.splitlines() == ["~ build.json", "~ index.html", "- calendar.ics"]
    assert done.stderr.startswith("如果发布：新增 0 个文件，修改 2 个，删除 1 个")
    assert len(names(target)) == 1


def test_what_a_cut_off_publish_left_is_cleared_away(site: Path, target: Path) -> None:
    """One that died while files arrived, while a release was deleted, and before the link was renamed."""
    for path in ("releases/.incoming/half.html", "releases/.removed-0001-2026-11-27-00000000/index.html"):
        (target / path).parent.mkdir(parents=True)
        (target / path).write_text("half")
    (target / ".current").symlink_to("releases/nowhere")
    assert publish(target, "--site", site).exit_code == 0
    assert len(names(target)) == 1 and "half.html" not in seen(target)
    assert sorted(os.listdir(target)) == [".lock", "current", "releases"]


def test_two_publishes_take_turns(site: Path, target: Path) -> None:
    publish(target, "--site", site)
    with (target / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        edit(site, "index.html", "new")
        done = publish(target, "--site", site)
    assert done.exit_code == 1 and "另一次发布正在往" in done.stderr
    assert seen(target)["index.html"] == release(1)["index.html"]


def test_a_folder_without_hard_links_gets_copies(
    site: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, old: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    publish(target, "--site", site)
    edit(site, "index.html", "new")
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert publish(target, "--site", site).exit_code == 0
    assert seen(target).keys() == release(1).keys() | {STAMP}
