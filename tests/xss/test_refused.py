"""Fields that are no texts refuse the vectors; links that are made of texts carry them unharmed."""

import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.in_memory import edition_of, site
from tests.xss.site import NAMES_REFUSED, WRITABLE
from tests.xss.vectors import VECTORS, Place, Vector
from waystation.load import images, limits, yaml_text
from waystation.load.leaves import LEAVES
from waystation.load.rules import RULES
from waystation.load.text import decode
from waystation.load.tree import walk
from waystation.model import Markdown, Title, Url
from waystation.pages.maps import maps
from waystation.pages.subscriptions import google
from waystation.problems import Code, Problem

TEXTS = (str, Markdown, Title)
PARAMETERS = [
    ["callnative", "name", "position", "src"],
    ["marker", "referer"],
    ["content", "coord_type", "location", "output", "src", "title"],
    ["ll", "q"],
    ["action", "ctz", "dates", "details", "location", "text"],
]
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize("kind", [kind for kind in LEAVES | RULES if kind not in TEXTS], ids=str)
def test_what_is_no_text_refuses_every_vector(kind: Any) -> None:
    """But for a whole address, which is a link that somebody may follow."""
    adapter = TypeAdapter(Annotated[(Any, *(LEAVES | RULES)[kind])])
    taken = []
    for vector in VECTORS:
        try:
            taken.append(str(adapter.validate_python(vector.text, context=ZONE)))
        except ValidationError:
            continue
    assert all(kind is Url and text.startswith("https://evil.example/") for text in taken), taken


def test_pictures_that_are_not_there_are_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for vector in WRITABLE:
        of = site(
            activity={"image": vector.text, "image_alt": "x"},
            station={"photos": [{"src": vector.text, "alt": "x"}]},
        )
        found = list(images.missing(tmp_path, of.activities, of.stations))
        assert len(found) == 2, vector.text
        assert {problem.code for problem in found} <= {Code.NOT_LOCAL_PATH, Code.MISSING_IMAGE}


def test_names_of_files_that_a_page_could_break_at_are_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for name in NAMES_REFUSED:
        (tmp_path / "content" / f"{name}.md").write_text("x", "utf-8")
    found = [one.code for one in walk(tmp_path) if isinstance(one, Problem)]
    assert found == [Code.BAD_FILE_NAME] * len(NAMES_REFUSED)


SHORT = [vector for vector in WRITABLE if len(vector.text) <= limits.MOST_IN_TITLE]
HIDDEN = [vector for vector in VECTORS if vector.place is Place.hidden]


@pytest.mark.parametrize("vector", HIDDEN, ids=lambda one: one.number)
def test_what_deceives_the_reader_is_refused(vector: Vector) -> None:
    """As it is, and as YAML's escapes."""
    assert vector not in WRITABLE
    assert isinstance(decode(vector.text.encode(), "about.md"), Problem)
    escaped = "".join(f"\\U{ord(letter):08x}" for letter in vector.text)
    (problem,) = yaml_text.parse(f'title: "{escaped}"', "a.md").problems
    assert problem.code is Code.CONTROL_CHARACTER


@pytest.mark.parametrize("vector", SHORT, ids=lambda one: one.number)
def test_links_carry_names_unharmed(vector: Vector) -> None:
    """Map programs and Google's calendar get the whole name, and nothing but it."""
    about = edition_of(site(activity={"title": vector.text}, station={"name": vector.text}))
    (station,) = about.site.stations.values()
    (occurrence,) = about.agenda.occurrences
    links = [*(link.url for link in maps(about, station)), google(about, occurrence)]
    asked = [parse_qs(urlsplit(link).query, strict_parsing=True) for link in links]
    assert [urlsplit(link).scheme for link in links] == ["https"] * 5
    assert not [link for link in links if re.search("[<>\"'\\s\\\\#]", link)]
    assert [sorted(one) for one in asked] == PARAMETERS
    assert station.name in asked[0]["name"][0] and asked[4]["text"] == [occurrence.activity.title]
