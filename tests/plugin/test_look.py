"""A second look at the site's folder sees what a first one would, wherever something has changed."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waystation.plugin.look import NOBODYS, NOTHING, UNKNOWN, Look, look
from waystation.plugin.packed import Pairs

LATER = 1 << 63
"""A moment that has not come yet, in ns."""
FILES = {
    "index.html": "1",
    "a/index.html": "a",
    "a/b/index.html": "b",
    "a/b/x.ics": "",
    "c/d/index.html": "d",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path, text in FILES.items():
        put(folder, path, text)
    (folder / ".git").mkdir()
    (folder / "empty").mkdir()
    age(folder)
    return folder


def files(seen: Look) -> dict[str, tuple[int, int]]:
    return {path: one for pairs in seen.files.values() for path, one in pairs.each()}


def folders(seen: Look) -> dict[str, tuple[int, int]]:
    return {path: times for some in seen.folders for path, times in some.each()}


def without(seen: Look, path: str) -> Look:
    left = {
        part: {name: one for name, one in pairs.each() if name != path} for part, pairs in seen.files.items()
    }
    return replace(seen, files={part: Pairs.of(pairs) for part, pairs in left.items()})


def parted(seen: Look) -> Look:
    """The same with files that belong to three parts, one of which spans folders, and to none."""
    found = files(seen)
    parts = {
        "p": ["a/b/x.ics", "c/d/index.html"],
        "q": ["a/b/index.html"],
        "r": ["a/index.html"],
        NOBODYS: ["index.html"],
    }
    return replace(
        seen, files={name: Pairs.of({path: found[path] for path in paths}) for name, paths in parts.items()}
    )


def put(site: Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text)


def age(site: Path) -> None:
    """So that any change to come is another time."""
    for folder in (site, *(path for path in site.rglob("*") if path.is_dir())):
        os.utime(folder, ns=(1, 1))


def test_look_finds_all_but_what_is_hidden_at_the_top(site: Path) -> None:
    put(site, "a/.hidden", "")
    seen = look(str(site))
    assert files(seen).keys() == {*FILES, "a/.hidden"}
    assert folders(seen).keys() == {"", "a", "a/b", "c", "c/d", "empty"}
    assert files(seen)["a/index.html"] == (1, (site / "a/index.html").stat().st_mtime_ns)
    assert look(str(site / "nowhere")) == NOTHING


CHANGES = {
    "edit": lambda site: put(site, "a/b/index.html", "longer"),
    "touch": lambda site: os.utime(site / "a/b/x.ics", ns=(5, 5)),
    "add": lambda site: put(site, "c/new.html", "new"),
    "add to an empty folder": lambda site: put(site, "empty/new.html", "new"),
    "add folders": lambda site: put(site, "x/y/z.html", "new"),
    "remove": lambda site: (site / "a/b/x.ics").unlink(),
    "remove the last": lambda site: (site / "c/d/index.html").unlink(),
    "remove a folder": lambda site: shutil.rmtree(site / "a"),
    "link a file": lambda site: ((site / "index.html").unlink(), (site / "index.html").symlink_to("a")),
    "link a folder": lambda site: (shutil.rmtree(site / "a"), (site / "a").symlink_to("c")),
    "a file for a folder": lambda site: (shutil.rmtree(site / "a"), put(site, "a", "file")),
    "rename": lambda site: (site / "a/b").rename(site / "a/e"),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True, params=[1, 500])
def together(request: pytest.FixtureRequest) -> Iterator[None]:
    """How many folders are compared at once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("waystation.plugin.look.TOGETHER", request.param)
        yield


@settings(max_examples=60)
@given(
    names=st.lists(st.sampled_from(sorted(CHANGES)), max_size=3, unique=True),
    later=st.lists(st.sampled_from(sorted(CHANGES)), max_size=1),
)
def test_second_look_sees_what_a_first_one_would(
    names: list[str], later: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And so does a third one; files of each part stay with it."""
    site = tmp_path_factory.mktemp("look") / "site"
    for path, text in FILES.items():
        put(site, path, text)
    (site / "empty").mkdir()
    age(site)
    first = before = parted(look(str(site), until_ns=LATER))
    for changes in (names, later):
        for name in changes:
            try:
                CHANGES[name](site)
            except OSError:
                # What an earlier change has taken away cannot be changed.
                continue
        before, anew = look(str(site), before, LATER), look(str(site), until_ns=LATER)
        assert files(before) == files(anew) and folders(before) == folders(anew)
        assert all(first.files[name].keys() >= {*before.files.get(name, ())} for name in ("p", "q", "r"))
        found = [path for some in before.folders for path in some]
        assert found == sorted(found)


def test_parts_that_are_as_they_were_are_the_same(site: Path) -> None:
    before = parted(look(str(site), until_ns=LATER))
    put(site, "a/b/index.html", "longer")
    after = look(str(site), before, LATER)
    assert after.files["p"] is before.files["p"] and after.files["q"] != before.files["q"]


def test_folder_that_has_not_changed_is_not_read_again(site: Path) -> None:
    """A file is hidden from the earlier look, which shows whether anybody reads the folder."""
    seen = look(str(site), until_ns=LATER)
    partly = without(seen, "a/b/x.ics")
    assert look(str(site), partly, LATER) == partly


def test_folder_that_changed_a_moment_ago_is_read_again(site: Path) -> None:
    changed = (site / "a/b").stat().st_ctime_ns
    seen = look(str(site), until_ns=changed)
    assert folders(seen)["a/b"] == UNKNOWN
    partly = without(seen, "a/b/x.ics")
    assert look(str(site), partly, LATER).files == seen.files


def test_exchange_is_known_but_for_the_folders_that_it_touched(site: Path) -> None:
    before = look(str(site), until_ns=LATER)
    put(site, "a/b/index.html", "other")
    put(site, "n/m/new.html", "new")
    (site / "c/d/index.html").unlink()
    touched = ("a/b/index.html", "n/m/new.html", "c/d/index.html")
    (site / "c/d").rmdir()
    after = before.exchanged(look(str(site)).files, touched, {"c/d"})
    assert {path for path, times in folders(after).items() if times == UNKNOWN} == {
        *("", "a", "a/b", "c", "n", "n/m"),
    }
    assert look(str(site), after, LATER) == look(str(site), until_ns=LATER)
