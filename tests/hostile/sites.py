"""What a stranger may put into a repository: each is done to a copy of the small site."""

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

ETC = Path("/etc")
EAST = Path("content/stations/east")
ACTIVITIES = EAST / "activities"
ANY = ACTIVITIES / "any.md"
LIST = ACTIVITIES / "any.yml"
HEAD = "title: 端午包粽子\nstart: 2026-12-05 09:00\n"

Make = Callable[[Path], object]


def front(fields: str, body: str = "") -> str:
    return f"---\n{HEAD}{fields}\n---\n{body}"


def text(at: Path | str, content: str) -> Make:
    return lambda site: _parent(site / at).write_text(content, "utf-8")


def both(one: Make, other: Make) -> Make:
    return lambda site: (one(site), other(site))


def raw(at: Path | str, content: bytes) -> Make:
    return lambda site: _parent(site / at).write_bytes(content)


def _parent(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def sparse(at: Path | str, size: int) -> Make:
    """A file of that size that takes no room."""

    def make(site: Path) -> None:
        with _parent(site / at).open("wb") as file:
            file.truncate(size)

    return make


def link(at: Path | str, to: Path) -> Make:
    def make(site: Path) -> None:
        file = _parent(site / at)
        if file.is_dir() and not file.is_symlink():
            file.rename(site / "moved")
        file.unlink(missing_ok=True)
        file.symlink_to(to, target_is_directory=to.is_dir())

    return make


def pipe(at: Path | str) -> Make:
    def make(site: Path) -> None:
        (site / at).unlink(missing_ok=True)
        os.mkfifo(_parent(site / at))

    return make


def bound_socket(site: Path) -> None:
    # Its path may have no more than some hundred bytes.
    before = os.getcwd()
    os.chdir(site / ACTIVITIES)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("any.md")
    os.chdir(before)


def stations(old: str, new: str) -> Make:
    def make(site: Path) -> None:
        written = (site / "stations.yml").read_text("utf-8")
        assert old in written
        (site / "stations.yml").write_text(written.replace(old, new), "utf-8")

    return make


def many(names: str, number: int, content: str = "x") -> Make:
    def make(site: Path) -> None:
        folder = _parent(site / names.format(0)).parent
        for one in range(number):
            (folder / Path(names.format(one)).name).write_text(content, "utf-8")

    return make


def deep_folders(site: Path) -> None:
    folder = site / "content" / "guide" / Path(*("d" * 700))
    folder.mkdir(parents=True)
    (folder / "page.md").write_text("x", "utf-8")


def entries(number: int, fields: str) -> str:
    return "".join(f"- id: e{one}\n  title: 茶\n{fields}" for one in range(number))


def lists(number: int, each: int, fields: str) -> Make:
    """So many lists of so many entries."""

    def make(site: Path) -> None:
        for one in range(number):
            written = entries(each, fields).replace("id: e", f"id: n{one}-")
            (site / ACTIVITIES / f"list-{one}.yml").write_text(written, "utf-8")

    return make


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
STEPS = "".join(f"{' ' * n}k:\n" for n in range(900))
YEAR = {"year": 2028, "days": []}
LONG = "很长" * 100_000

REFUSED: dict[str, tuple[str, Make]] = {
    "bomb in an activity": ("W011", text(ANY, front(BOMB))),
    "bomb in a list": ("W011", text(LIST, BOMB)),
    "bomb in stations.yml": ("W011", text("stations.yml", BOMB)),
    "anchor with an endless name": ("W011", text(ANY, front(f"summary: &{'a' * 400_000} x"))),
    "merge key": ("W011", text(ANY, front("fee: {<<: *a}"))),
    "tag of Python": ("W012", text(ANY, front("fee: !!python/object/apply:os.system [id]"))),
    "tag with an endless name": ("W012", text(ANY, front(f"fee: !{'a' * 400_000} x"))),
    "900 brackets": ("W013", text(ANY, front(f"fee: {'[' * 900}{']' * 900}"))),
    "900 open brackets": ("W013", text(ANY, front(f"fee: {'[' * 900}"))),
    "400,000 brackets": ("W013", text(ANY, front(f"fee: {'[' * 400_000}"))),
    "900 braces": ("W013", text(ANY, front(f"fee: {'{a: ' * 900}{'}' * 900}"))),
    "900 steps to the right": ("W013", text(ANY, front(STEPS))),
    "900 lists in lists": ("W013", text(LIST, "- " * 900 + "x")),
    "brackets in holidays": ("W013", text("content/holidays/2028.json", "[" * 100_000)),
    "50 MB activity": ("W004", sparse(ANY, 50_000_000)),
    "50 MB list": ("W004", sparse(LIST, 50_000_000)),
    "50 MB stations.yml": ("W004", sparse("stations.yml", 50_000_000)),
    "50 MB welcome": ("W004", sparse("content/index.md", 50_000_000)),
    "50 MB holidays": ("W004", sparse("content/holidays/2028.json", 50_000_000)),
    "50 GB activity": ("W004", sparse(ANY, 50_000_000_000)),
    "3 million stations": ("W032", text("stations.yml", "stations:\n" + "- {}\n" * 3_000_000)),
    "1,600,000 fields": ("W032", text("stations.yml", "".join(f"{n}: x\n" for n in range(1_600_000)))),
    "link of an activity": ("W003", link(ANY, ETC / "passwd")),
    "link of a list": ("W003", link(LIST, ETC / "passwd")),
    "link of stations.yml": ("W003", link("stations.yml", ETC / "passwd")),
    "link of content": ("W003", link("content", ETC)),
    "link of a station's folder": ("W003", link(EAST, ETC)),
    "link of all stations": ("W003", link("content/stations", ETC)),
    "link of a folder of activities": ("W003", link(ACTIVITIES, ETC)),
    "link of the welcome": ("W003", link("content/index.md", ETC / "passwd")),
    "link of a page": ("W003", link("content/guide/passwd.md", ETC / "passwd")),
    "link of a picture": ("W003", link("content/stations/east/photos/door.jpg", ETC / "passwd")),
    "link of holidays": ("W003", link("content/holidays", ETC)),
    "link of a year": ("W003", link("content/holidays/2028.json", ETC / "passwd")),
    "link to itself": ("W003", link(ANY, Path("any.md"))),
    "link to nothing": ("W003", link(ANY, Path("/nowhere"))),
    "link to a device": ("W003", link(ANY, Path("/dev/zero"))),
    "link upwards": ("W003", link(EAST / "more", Path(".."))),
    "picture outside": ("W122", text(ANY, front("image: ../../../../etc/passwd\nimage_alt: x"))),
    "picture at the root": ("W122", text(ANY, front("image: /etc/passwd\nimage_alt: x"))),
    "picture on a drive": ("W122", text(ANY, front("image: 'C:\\windows\\x.png'\nimage_alt: x"))),
    "station upwards": ("W109", stations("id: east", "id: ../../etc")),
    "station at the root": ("W109", stations("id: east", "id: /etc")),
    "station of a device": ("W109", stations("id: east", "id: con")),
    "room upwards": ("W109", stations("id: hall", "id: ../hall")),
    "service upwards": ("W109", stations("id: children", "id: ../children")),
    "activity upwards": ("W109", text(ANY, front("id: ../../../etc/passwd"))),
    "activity of a device": ("W109", text(ANY, front("id: nul"))),
    "activity in a list upwards": ("W109", text(LIST, "- id: ..\n  title: 茶\n  start: 2026-12-05\n")),
    "activity with an escape": ("W109", text(ANY, front('id: "a\\x2fb"'))),
    "announcement upwards": ("W109", text("content/announcements/any.md", front("replaced_by: ../x"))),
    "file of a device": ("W029", text(ACTIVITIES / "com1.md", front(""))),
    "page of a device": ("W029", text("content/aux.md", "x")),
    "folder of a device": ("W029", text("content/lpt1/page.md", "x")),
    "name with a line end": ("W029", text(ACTIVITIES / "a\n::error::b.md", front(""))),
    "name with a bell": ("W029", text(ACTIVITIES / "a\x07.md", front(""))),
    "name that is not UTF-8": ("W029", text(ACTIVITIES / "a\udcff.md", front(""))),
    "name turned around": ("W029", text("content/gnp\u202edm.md", "x")),
    "GBK": ("W002", raw(ANY, front("").encode("gb18030"))),
    "UTF-8, then GBK": ("W002", raw(ANY, front("").encode() + "粽子".encode("gb18030"))),
    "UTF-16": ("W002", raw(ANY, front("").encode("utf-16"))),
    "UTF-16 without a mark": ("W002", raw(ANY, front("").encode("utf-16-le"))),
    "UTF-32": ("W002", raw(ANY, front("").encode("utf-32"))),
    "surrogates": ("W002", raw(ANY, front("summary: x").encode() + b"\xed\xa0\x80")),
    "overlong": ("W002", raw(ANY, front("").encode() + b"\xc0\xaf")),
    "nothing but noughts": ("W016", raw(ANY, b"\0" * 100_000)),
    "a nought in a field": ("W016", raw(ANY, front("summary: a\0b").encode())),
    "a nought in the text": ("W016", raw(ANY, front("", "a\0b").encode())),
    "a nought in stations.yml": ("W016", stations("东站", "东\0站")),
    "a written nought": ("W016", text(ANY, front('summary: "a\\0b"'))),
    "pipe for an activity": ("W027", pipe(ANY)),
    "pipe for the welcome": ("W027", pipe("content/index.md")),
    "pipe for a year": ("W027", pipe("content/holidays/2028.json")),
    "pipe for a picture": ("W027", pipe("content/stations/east/photos/door.jpg")),
    "pipe for stations.yml": ("W001", pipe("stations.yml")),
    "socket": ("W027", bound_socket),
    "700 folders deep": ("W028", deep_folders),
    "20,001 files": ("W024", many("content/files/{}.txt", 20_001)),
    "20,001 activities": ("W025", lists(3, 6_800, "  start: 2026-12-05\n")),
    "65 MB of text": ("W026", many(str(ACTIVITIES / "n{}.md"), 135, front("", "长" * 170_000))),
    "100,000 unknown fields": ("W031", text(ANY, front("".join(f"f{n}: x\n" for n in range(40_000))))),
    "100,000 times one field": ("W031", text(ANY, front("summary: x\n" * 40_000))),
    "mistakes in 2,000 files": ("W031", many(str(ACTIVITIES / "n{}.md"), 2_000, "x")),
    "an unknown field with an endless name": ("W101", text(ANY, front(f"? {'a' * 400_000}\n: x"))),
    "one endless field twice": ("W010", text(ANY, front(f"? {'a' * 200_000}\n: x\n? {'a' * 200_000}\n: y"))),
    "an endless title": ("W124", text(ANY, front("").replace("端午包粽子", "长" * 100_000))),
    "an endless field": ("W124", text(ANY, front(f"summary: {LONG[:100_000]}"))),
    "an endless date": ("W124", text(ANY, front(f"end: {'1' * 400_000}"))),
    "an endless phone": ("W124", text(ANY, front(f"registration: {{phone: '{'1- ' * 130_000}'}}"))),
    "an endless address": ("W124", text(ANY, front(f"registration: {{url: 'a{'.a' * 200_000}'}}"))),
    "an endless list": ("W125", text(ANY, front(f"keywords: [{'a,' * 200_000}]"))),
    "endless days": ("W125", text(ANY, front(f"repeat: {{every: week, days: [{'Sat,' * 100_000}]}}"))),
    "endless stations": ("W125", stations("  - id: west", "  - {}\n" * 60_000 + "  - id: west")),
    "endless lines that are no fields": ("W014", text(ANY, front("").replace(HEAD, "x\n" * 200_000))),
    "endless lines of Chinese colons": ("W018", text(ANY, front("").replace(HEAD, "a：b\n" * 60_000))),
    "an endless line of signs": ("W009", text(ANY, front("- " * 200_000))),
    "an endless quote": ("W020", text(ANY, front("summary: '" + "x\n" * 200_000))),
    "every day since 1900": (
        "W341",
        lists(2, 3_000, "  start: 1900-01-01 09:00\n  repeat: {every: day}\n"),
    ),
    "a change in 2199": (
        "W341",
        text(ANY, front("repeat: {every: day}\nchanges: [{date: 2199-12-31, location: x}]")),
    ),
    "half a million dates": (
        "W342",
        lists(2, 3_000, "  start: 2016-01-01 09:00\n  repeat: {every: week}\n"),
    ),
    "patterns that never come true": (
        "W031",
        lists(2, 3_000, "  start: 2026-12-05 09:00\n  repeat: {every: day, interval: 7, days: [Mon]}\n"),
    ),
    "teams that are not there": ("W031", lists(2, 3_000, "  start: 2026-12-05 09:00\n  team: nobody\n")),
    "a number without an end": (
        "W030",
        text("content/holidays/2028.json", '{"year": ' + "1" * 100_000 + ', "days": []}'),
    ),
    "a nought in a holiday": (
        "W030",
        text(
            "content/holidays/2028.json",
            json.dumps(YEAR | {"days": [{"name": "\0", "date": "2028-01-01", "isOffDay": True}]}),
        ),
    ),
    "half a character in a holiday": (
        "W030",
        text(
            "content/holidays/2028.json",
            json.dumps(YEAR | {"days": [{"name": "\ud800", "date": "2028-01-01", "isOffDay": True}]}),
        ),
    ),
    "quotes in quotes": ("W610", text(ANY, front("", ">" * 400_000))),
    "quotes in lists": ("W610", text(ANY, front("", "- > " * 100_000))),
    "a table of 100 million cells": (
        "W611",
        text(ANY, front("", "|a" * 1_000 + "\n" + "|-" * 1_000 + "\n" + "|\n" * 100_000)),
    ),
    "footnotes": ("W612", text(ANY, front("", "[^1]" * 100_000 + "\n\n[^1]: x\n"))),
}  # fmt: skip
"""The code of one of the problems, and how the site is made."""

ACCEPTED: dict[str, Make] = {
    "byte order mark": raw(ANY, b"\xef\xbb\xbf" + front("outside_hours: true").encode()),
    "line ends of Windows": raw(ANY, front("outside_hours: true").replace("\n", "\r\n").encode()),
    "line ends of old": raw(ANY, front("outside_hours: true").replace("\n", "\r").encode()),
    "mixed line ends": raw(ANY, front("outside_hours: true\r\nsummary: x\r").encode()),
    "brackets": text(ANY, front("outside_hours: true", "[" * 400_000)),
    "stars": text(ANY, front("outside_hours: true", "*a_" * 130_000)),
    "backticks": text(ANY, front("outside_hours: true", "".join("`" * n + "x" for n in range(800)))),
    "lists in lists": text(ANY, front("outside_hours: true", "\n".join(" " * n + "- a" for n in range(800)))),
    "references": text(ANY, front("outside_hours: true", "[a]: /x\n" * 30_000 + "[a]" * 30_000)),
    "references in a page": both(
        text(ANY, front("outside_hours: true")),
        text("content/any.md", "[a]: /x\n" * 30_000 + "[a]\n" * 30_000),
    ),
    "HTML that is never closed": text(ANY, front("outside_hours: true", "<a " * 130_000)),
}
"""What does no harm: each is built."""
