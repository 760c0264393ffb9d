"""An object store, through rclone: what is uploaded, in which order, and what is left when a publish dies."""

import subprocess
from pathlib import Path

import pytest

from tests.publish.object_store import ObjectStore
from tests.publish.sites import publish, release, stamped, written
from waystation.provenance import STAMP


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return stamped(written(tmp_path / "site", release(1)))


def test_everything_arrives_and_a_second_time_nothing(store: ObjectStore, site: Path) -> None:
    done = publish(store.target, "--site", site, env=store.env)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"已发布：{store.target}。新增 8 个文件，修改 0 个，删除 0 个，传送 ")
    assert store.files() == release(1) | {STAMP: (site / STAMP).read_bytes()}
    store.forget()
    again = publish(store.target, "--site", site, env=store.env)
    assert again.stdout == "不用发布：目标上已经是这个网站，为 2026-11-28 生成，8 个文件都一样。\n"
    assert store.writes == []


def test_only_what_changed_is_uploaded_in_the_order_that_keeps_pages_whole(
    store: ObjectStore, site: Path
) -> None:
    publish(store.target, "--site", site, env=store.env)
    store.forget()
    (site / "index.html").write_text("new")
    (site / "calendar.ics").unlink()
    (site / "photo.jpg").write_bytes(b"new")
    stamped(site)
    publish(store.target, "--site", site, env=store.env)
    assert store.writes == [
        ("PUT", "photo.jpg"),
        ("PUT", "index.html"),
        ("PUT", STAMP),
        ("DELETE", "calendar.ics"),
    ]


def test_browsers_are_told_what_to_keep_and_for_how_long(store: ObjectStore, site: Path) -> None:
    photo = "assets/photos/ad336d595482f0f2-480.webp"
    publish(store.target, "--site", stamped(written(site, {photo: b"RIFF"})), env=store.env)
    style = next(path for path in release(1) if path.endswith(".css"))
    told = {path: store.get(path)[1] for path in ("index.html", "calendar.ics", style, photo)}
    assert {path: (headers["Content-Type"], headers["Cache-Control"]) for path, headers in told.items()} == {
        "index.html": ("text/html; charset=utf-8", "no-cache"),
        "calendar.ics": ("text/calendar; charset=utf-8", "public, max-age=600"),
        style: ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        photo: ("image/webp", "public, max-age=31536000, immutable"),
    }


def test_files_of_somebody_else_are_left_alone(store: ObjectStore, site: Path) -> None:
    store.put("site/shop/index.html", b"a shop")
    store.put("site/shop/till.js", b"a till")
    for words in ((), ("--dry-run",)):
        done = publish(store.target, "--site", site, *words, env=store.env)
        assert (
            done.exit_code == 1
            and "2 个不是这个网站的文件（shop/index.html、shop/till.js 等）" in done.stderr
        )
    assert store.files().keys() == {"shop/index.html", "shop/till.js"}


def test_a_stamp_of_somebody_else_claims_nothing(store: ObjectStore, site: Path) -> None:
    store.put(f"site/{STAMP}", b'{"name": "a shop"}')
    done = publish(store.target, "--site", site, env=store.env)
    assert done.exit_code == 1 and "不是这个网站的文件" in done.stderr


def test_a_dry_run_writes_nothing(store: ObjectStore, site: Path) -> None:
    done = publish(store.target, "--site", site, "--dry-run", env=store.env)
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == 8
    assert store.writes == []


@pytest.mark.usefixtures("s3")
def test_a_store_without_checksums_is_read_instead(tmp_path: Path, site: Path) -> None:
    password = subprocess.run(["rclone", "obscure", "any"], capture_output=True, text=True, check=True).stdout
    env = {"RCLONE_CONFIG_SAFE_TYPE": "crypt", "RCLONE_CONFIG_SAFE_REMOTE": str(tmp_path / "safe")}
    env |= {"RCLONE_CONFIG_SAFE_PASSWORD": password.strip(), "RCLONE_CONFIG": "/dev/null"}
    assert "新增 8 个文件" in publish("safe:", "--site", site, env=env).stdout
    (site / "index.html").write_text("new")
    stamped(site)
    assert "修改 2 个，删除 0 个" in publish("safe:", "--site", site, env=env).stdout
    assert publish("safe:", "--site", site, env=env).stdout.startswith("不用发布")


def test_a_bucket_that_is_not_there_is_not_made(store: ObjectStore, site: Path) -> None:
    done = publish("store:elsewhere/site", "--site", site, env=store.env)
    assert done.exit_code == 1 and "NoSuchBucket" in done.stderr


def test_a_store_keeps_no_releases(store: ObjectStore) -> None:
    done = publish(store.target, "--rollback", env=store.env)
    assert done.exit_code == 2 and "git revert" in done.stderr
