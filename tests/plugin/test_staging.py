"""The site's folder: whole sites take each other's place, and nothing else does."""

import os
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from waystation.plugin.look import NOBODYS, UNKNOWN
from waystation.plugin.packed import Sums
from waystation.plugin.staging import Changes, Staging

Files = dict[str, str]


def compose(site: Path, files: Files) -> Staging:
    staging = Staging(site)
    staging.open()
    for path, text in files.items():
        staging.put(path, text.encode())
    return staging


def publish(site: Path, files: Files) -> Changes:
    return compose(site, files).commit()


def sums(files: Files) -> Sums:
    return Sums.of({path: sha256(text.encode()).hexdigest() for path, text in files.items()})


def read(site: Path) -> Files:
    return {p.relative_to(site).as_posix(): p.read_text() for p in site.rglob("*") if p.is_file()}


FIRST = {"index.html": "1", "a/index.html": "a", "b/index.html": "b", "c": "file"}
NEXT = {"index.html": "2", "a": "now a file", "c/index.html": "now a folder", "d/e/f.html": "new"}


def test_next_site_replaces_the_last_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert publish(site, FIRST) == Changes(written=4, removed=0, kept=0)
    assert publish(site, NEXT) == Changes(written=4, removed=3, kept=0)
    assert read(site) == NEXT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    assert not (site / "b").exists()


def test_times_of_folders_are_known_from_the_first_site_on(tmp_path: Path) -> None:
    """But for those that were changed a moment ago."""
    staging = compose(tmp_path / "site", FIRST)
    staging.moment_ns = 0
    time.sleep(0.1)
    staging.commit()
    now = (tmp_path / "site/a").stat()
    assert staging.seen.folders[0]["a"] == (now.st_mtime_ns, now.st_ctime_ns)
    staging = compose(tmp_path / "other", FIRST)
    staging.moment_ns = 3600 * 10**9
    staging.commit()
    assert {times for some in staging.seen.folders for times in some.values()} == {UNKNOWN}


def test_files_that_stay_the_same_are_not_written(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, FIRST)
    os.utime(site / "a/index.html", ns=(0, 0))
    assert publish(site, FIRST) == Changes(written=0, removed=0, kept=4)
    assert (site / "a/index.html").stat().st_mtime_ns == 0


def test_folders_that_others_made_in_the_meantime_are_used(tmp_path: Path) -> None:
    """As another process does that builds another part of the site."""
    site = tmp_path / "site"
    staging = compose(site, {"a/b/1": "1"})
    (staging.folder / "a" / "c" / "d").mkdir(parents=True)
    for path in ("a/c/d/2", "a/c/e/3", "a/c/3"):
        staging.put(path, path.encode())
    staging.commit()
    assert read(site) == {"a/b/1": "1", "a/c/d/2": "a/c/d/2", "a/c/e/3": "a/c/e/3", "a/c/3": "a/c/3"}


def test_a_file_that_is_written_in_several_goes_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system may take less than it is given."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, content: write(file, content[:2]))
    publish(tmp_path / "site", {"a": "12345", "b": ""})
    assert read(tmp_path / "site") == {"a": "12345", "b": ""}


def test_a_site_that_is_not_finished_changes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, FIRST)
    compose(site, NEXT)
    assert read(site) == FIRST
    compose(site, NEXT).discard()
    assert read(site) == FIRST
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


@pytest.mark.parametrize("moves", range(5))
def test_the_next_build_completes_one_that_was_killed_between_two_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    site = tmp_path / "site"
    publish(site, FIRST)
    left = moves

    def killed(source: Path, target: Path) -> None:
        nonlocal left
        if not left:
            raise KeyboardInterrupt
        left -= 1
        os.rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr("waystation.plugin.staging.move", killed)
        try:
            publish(site, NEXT)
        except KeyboardInterrupt:
            assert left == 0
    Staging(site).open()
    assert read(site) == NEXT


def test_hidden_files_at_the_top_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, FIRST)
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref")
    publish(site, NEXT)
    assert (site / ".git/HEAD").read_text() == "ref"


def test_a_link_in_the_folder_is_removed_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept.txt").write_text("kept")
    site = tmp_path / "site"
    publish(site, FIRST)
    (site / "link").symlink_to(outside)
    publish(site, {**NEXT, "link/index.html": "x"})
    assert read(outside) == {"kept.txt": "kept"}
    assert (site / "link/index.html").read_text() == "x"


def test_what_was_found_is_what_is_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = compose(site, FIRST)
    first.commit()
    assert first.seen.files == Staging(site).seen.files
    second = compose(site, {**NEXT, "b/index.html": "b"})
    second.commit()
    assert second.seen.files == Staging(site).seen.files
    assert second.seen.files[NOBODYS].keys() == {*NEXT, "b/index.html"}


def test_a_file_that_was_changed_since_is_no_longer_known(tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = compose(site, FIRST)
    first.commit()
    (site / "index.html").write_text("x")
    os.utime(site / "index.html", ns=(0, 0))
    second = Staging(site)
    second.open()
    second.know({NOBODYS: sums(FIRST)}, first.seen)
    for path, text in FIRST.items():
        second.put(path, text.encode())
    assert second.commit() == Changes(written=1, removed=0, kept=3)
    assert read(site) == FIRST


PARTS = {"one": ("a/index.html", "index.html"), "two": ("b/index.html",)}


def left(site: Path) -> Staging:
    """The first site with its parts, and one file that belongs to none."""
    made = compose(site, FIRST)
    made.commit(PARTS)
    return made


def after(made: Staging) -> Staging:
    """The next build, which knows what that one has left."""
    staging = Staging(made.site)
    staging.open()
    staging.recall(made.seen, 0)
    known = {part: sums({path: FIRST[path] for path in paths}) for part, paths in PARTS.items()}
    staging.know(known, made.seen)
    return staging


def test_a_part_stays_while_all_its_files_do(tmp_path: Path) -> None:
    first = left(tmp_path / "site")
    second = after(first)
    assert second.stays("one") and not second.stays("three")
    second.put("b/index.html", b"other")
    second.put("c", b"file")
    assert sorted(second.checksums()) == sorted(sums({**FIRST, "b/index.html": "other"}).lines())
    assert second.commit(PARTS) == Changes(written=1, removed=0, kept=3)
    assert second.seen.files["one"] is first.seen.files["one"]
    assert second.seen.files.keys() == {"one", "two", NOBODYS}
    assert read(tmp_path / "site") == {**FIRST, "b/index.html": "other"}


@pytest.mark.parametrize(
    "harm",
    [
        lambda site: (site / "a/index.html").unlink(),
        lambda site: (site / "a/index.html").write_text("longer"),
        lambda site: ((site / "a/index.html").unlink(), (site / "a/index.html").symlink_to("../index.html")),
        lambda site: (site / "a").rename(site / "d"),
    ],
)
def test_a_part_that_has_changed_does_not_stay(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    site = tmp_path / "site"
    first = left(site)
    harm(site)
    second = after(first)
    assert second.stays("two") and not second.stays("one")
    second.take_apart("one")
    for path in (*PARTS["one"], "c"):
        second.put(path, FIRST[path].encode())
    second.commit(PARTS)
    assert read(site) == FIRST
    assert {*site.rglob("*")} == {site / path for path in (*FIRST, "a", "b")}


def test_files_of_a_part_that_is_no_more_go(tmp_path: Path) -> None:
    second = after(left(tmp_path / "site"))
    second.stays("one")
    second.put("c", b"file")
    assert second.commit({"one": PARTS["one"]}) == Changes(written=0, removed=1, kept=3)
    assert read(tmp_path / "site").keys() == {"a/index.html", "index.html", "c"}


def test_a_file_may_go_from_one_part_to_another(tmp_path: Path) -> None:
    second = after(left(tmp_path / "site"))
    second.stays("two")
    second.take_apart("three")
    for path in ("index.html", "c"):
        second.put(path, FIRST[path].encode())
    second.commit({"two": PARTS["two"], "three": ("index.html",)})
    assert read(tmp_path / "site").keys() == {"b/index.html", "index.html", "c"}
    assert second.seen.files["three"].keys() == {"index.html"}
