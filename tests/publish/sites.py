"""Small built sites with a stamp, of which every file says which release it is of."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from click.testing import CliRunner, Result

from waystation.cli import main
from waystation.provenance import STAMP, checksums, content_hash

PAGES = ("index.html", "404.html", "stations/index.html", "stations/east/index.html")
DAY = "2026-11-28"


def release(number: int) -> dict[str, bytes]:
    """Four pages with a style sheet of their own release, a calendar, and an icon that never changes."""
    style = f"/* release {number} */\n".encode() * 40
    name = f"assets/site.{sha256(style).hexdigest()[:8]}.css"
    files = {name: style, "icon.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>\n"}
    files["calendar.ics"] = f"BEGIN:VCALENDAR\r\nX-RELEASE:{number}\r\nEND:VCALENDAR\r\n".encode()
    for path in PAGES:
        head = f"<!doctype html>\n<title>{path}</title>\n<link rel=stylesheet href=/{name}>\n"
        files[path] = (head + "<img src=/icon.svg>\n" + f"<p>release {number}</p>\n" * 300).encode()
    return files


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def stamped(folder: Path) -> Path:
    """The folder, with the stamp of a build."""
    stamp = {"date": DAY, "content_hash": content_hash(checksums(folder, "sha256"))}
    (folder / STAMP).write_text(json.dumps(stamp), "utf-8")
    return folder


def publish(*words: str | Path, env: Mapping[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, ("publish", *map(str, words)), env=env, catch_exceptions=False)
