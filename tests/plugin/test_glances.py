"""Files that are as they were are not read again, and that makes no difference to what is said of them."""

import os
import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from waystation.plugin import kept
from waystation.plugin.glances import NAME, Folder, Glances

AT_ONCE = -(10**12)
"""For looks that take every file for one that was changed long ago."""
TEXT = "---\ntitle: a\n---\nb\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "b" / "c").mkdir(parents=True)
    for path in ("a.md", "b/a.md", "b/b.yml", "b/c/a.md"):
        (folder / path).write_text(TEXT, "utf-8")
    return folder


def look(content: Path, cache: str = "cache", moment_ns: int = AT_ONCE) -> list[Folder]:
    glances = Glances(content.with_name(cache), moment_ns)
    found = [*glances.below(str(content))]
    glances.keep()
    return found


def recorded(content: Path) -> dict[str, tuple[str, bytes, bytes, bytes]]:
    """Names of each folder's files with an end to each, numbers, and digests of their contents and heads."""
    body = kept.read(content.with_name("cache") / NAME, "glances 2")
    assert body is not None
    made = pickle.loads(body)
    assert isinstance(made, dict)
    return made


def names(content: Path, found: list[Folder]) -> list[str]:
    return [os.path.relpath(one.path, content) for one in found]


def changed(before: list[Folder], after: list[Folder]) -> set[str]:
    """Names of the folders of which something else is said."""
    old, new = ({one.path: one for one in found} for found in (before, after))
    return {os.path.basename(path) for path in old.keys() | new.keys() if old.get(path) != new.get(path)}


def same_times(file: Path, text: str) -> None:
    """Write what has the size and the time of change of what was there."""
    was = file.stat()
    file.write_text(text, "utf-8")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (was.st_size, was.st_mtime_ns)


def instead(file: Path, text: str) -> None:
    """The same by a file that takes its place, as editors and ``rsync`` do."""
    other = file.with_name("other")
    other.write_text(text, "utf-8")
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    os.replace(other, file)


def as_link(file: Path) -> None:
    """A link to what the file holds, which nobody should follow."""
    file.rename(file.parents[2] / "elsewhere.md")
    file.symlink_to(file.parents[2] / "elsewhere.md")


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda content: (content / "b" / "a.md").write_text("more", "utf-8"),
    "times": lambda content: same_times(content / "b" / "a.md", TEXT.replace("b", "c")),
    "replaced": lambda content: instead(content / "b" / "a.md", TEXT.replace("b", "c")),
    "renamed": lambda content: (content / "b" / "a.md").rename(content / "b" / "z.md"),
    "swapped": lambda content: (
        (content / "b" / "a.md").write_text("1", "utf-8"),
        (content / "b" / "b.yml").write_text("2", "utf-8"),
    ),
    "deleted": lambda content: (content / "b" / "a.md").unlink(),
    "added": lambda content: (content / "b" / "new.md").write_text("new", "utf-8"),
    "link": lambda content: as_link(content / "b" / "a.md"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen_as_by_a_look_from_nothing(content: Path, change: str) -> None:
    before = look(content)
    CHANGES[change](content)
    after = look(content)
    assert after == look(content, "anew")
    assert changed(before, after) == {"b"}


def test_times_and_places_alone_are_no_change(content: Path) -> None:
    """As after a checkout, or in another copy of the record's files."""
    before = look(content)
    for file in content.rglob("*.md"):
        instead(file, file.read_text("utf-8"))
        os.utime(file, (1, 1))
    assert look(content) == before


@pytest.mark.parametrize("seconds", [-5, 0, 2**32])
def test_files_of_odd_times_are_known_again(content: Path, seconds: int) -> None:
    os.utime(content / "b" / "a.md", (seconds, seconds))
    before = look(content)
    assert look(content) == before == look(content, "anew")
    (content / "b" / "b.yml").write_text("more", "utf-8")
    assert changed(before, look(content)) == {"b"}


def test_folders_come_each_before_those_in_it(content: Path) -> None:
    (content / "empty").mkdir()
    (content / "__pycache__").mkdir()
    (content / "__pycache__" / "a.pyc").write_bytes(b"")
    assert names(content, look(content)) == [".", "b", "b/c"]


def test_what_is_as_it_was_is_not_read(content: Path) -> None:
    """A record that says otherwise, with a right checksum, is believed."""
    before = look(content)
    others = {
        path: (*rows, bytes(len(wholes)), heads) for path, (*rows, wholes, heads) in recorded(content).items()
    }
    kept.write(content.with_name("cache") / NAME, pickle.dumps(others), "glances 2")
    believed = look(content)
    assert changed(before, believed) == {"content", "b", "c"}
    (content / "b" / "new.md").write_text("new", "utf-8")
    after = look(content)
    assert changed(believed, after) == {"b"} and after != look(content, "anew")


def test_what_has_just_changed_is_read_again(content: Path) -> None:
    """Nothing would tell if it were changed once more in the same moment."""
    before = look(content, moment_ns=2 * 10**9)
    assert recorded(content) == dict.fromkeys((one.path for one in before), ("", b"", b"", b""))


def test_links_and_pipes_are_never_trusted_nor_waited_for(content: Path) -> None:
    (content / "b" / "a.md").unlink()
    (content / "b" / "a.md").symlink_to(content / "a.md")
    (content / "b" / "nowhere.md").symlink_to(content / "nothing")
    os.mkfifo(content / "b" / "pipe")
    before = look(content)
    assert recorded(content)[str(content / "b")][0] == "b.yml\0"
    (content / "a.md").write_text("what the link leads to", "utf-8")
    after = look(content)
    assert changed(before, after) == {"content", "b"}
    assert after == look(content, "anew")


def test_record_is_written_only_when_it_says_something_new(content: Path) -> None:
    look(content)
    record = content.with_name("cache") / NAME
    made = record.stat().st_ino
    look(content)
    assert record.stat().st_ino == made
    (content / "b" / "a.md").unlink()
    look(content)
    assert record.stat().st_ino != made
    assert recorded(content)[str(content / "b")][0] == "b.yml\0"


@pytest.mark.parametrize(
    "harm", [lambda _: b"", lambda made: made[:90], lambda made: made.replace(b"a", b"b"), lambda _: b"\n\n"]
)
def test_damaged_record_is_none(content: Path, harm: Callable[[bytes], bytes]) -> None:
    before = look(content)
    file = content.with_name("cache") / NAME
    file.write_bytes(harm(file.read_bytes()))
    assert look(content) == before
    assert recorded(content)


def test_record_makes_nothing_but_numbers_and_texts(content: Path) -> None:
    """Even of a file whose checksum is right."""
    body = pickle.dumps(print)
    told = sha256(b"glances 2" + body).hexdigest().encode()
    content.with_name("cache").mkdir()
    (content.with_name("cache") / NAME).write_bytes(told + b"\n" + body)
    with pytest.raises(pickle.UnpicklingError, match="no part of a record"):
        look(content)
