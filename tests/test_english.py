"""An English site speaks English: no Chinese but what the stations themselves have written."""

import html
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.builds import INPUT, REPO, build, copy
from waystation import search
from waystation.build import render
from waystation.edition import Edition, edition
from waystation.load import load
from waystation.model import Artifact, Mark, Page, Site
from waystation.pages.shell import shell
from waystation.words import words
from waystation.words.holidays import KEYS, holiday_name

TODAY = date(2026, 11, 28)
HAN = re.compile(r"[\u3400-\u9fff]+")
KEPT = {"mark", "lunar", "solar_term"}
"""Fields whose Chinese is a keyword, or a place in a file."""

READERS = {"search", "on-search"}
"""Scripts that understand Chinese dates, whoever types them."""

_T = TypeVar("_T")


@pytest.fixture(scope="module")
def site() -> Site:
    return load(REPO, url="https://waystation.example.org/")


@pytest.fixture(scope="module", params=[TODAY, date(2027, 2, 3), date(2026, 9, 20)])
def about(site: Site, request: pytest.FixtureRequest) -> Edition:
    """The example whose own texts have a Latin letter for each Chinese character."""
    masked = replace(
        site,
        network=_masked(site.network),
        stations={key: _masked(one) for key, one in site.stations.items()},
        activities=_masked(site.activities),
        teams=_masked(site.teams),
        announcements=_masked(site.announcements),
        welcome=_masked(site.welcome),
    )
    return edition(masked, words("en"), request.param)


def test_pages_and_feeds_have_no_words_of_another_language(about: Edition) -> None:
    found: dict[str, list[str]] = {}
    for output in render(about):
        if told := _chinese(output):
            found[output.path] = told[:5]
    assert found == {}


def test_the_shell_has_none_either(about: Edition) -> None:
    said = {name: value for name, value in shell(about, ()).items() if name != "w"}
    assert HAN.findall(repr(said)) == []


def test_the_search_finds_no_more_than_was_written(about: Edition) -> None:
    documents = [output for output in search.render(about, ()) if b"results" in output.content]
    assert [text for one in documents for text in HAN.findall(one.content.decode("utf-8"))] == []


def test_public_holidays_have_their_official_names(site: Site) -> None:
    names = {holiday.name for holiday in site.holidays.values()}
    assert {one for name in names for one in name.split("、")} <= KEYS.keys()
    assert holiday_name(words("en"), "国庆节、中秋节") == "National Day, Mid-Autumn Festival"
    assert holiday_name(words("zh"), "国庆节、中秋节") == "国庆节、中秋节"


@pytest.mark.build
def test_the_built_site_has_only_the_stations_own_chinese(site: Site, tmp_path: Path) -> None:
    project, out = tmp_path / "project", tmp_path / "site"
    copy(INPUT, project)
    settings = project / "stations.yml"
    text = settings.read_text("utf-8")
    assert "\n  language: zh\n" in text
    settings.write_text(text.replace("\n  language: zh\n", "\n  language: en\n"), "utf-8")
    build(project, out)
    own = _own_texts(site)
    found: dict[str, list[str]] = {}
    for file in sorted(out.rglob("*")):
        if file.suffix not in {".html", ".ics", ".xml", ".js"} or file.name.partition(".")[0] in READERS:
            continue
        if strange := [run for run in HAN.findall(_shown(file)) if run not in own]:
            found[file.relative_to(out).as_posix()] = strange[:5]
    assert found == {}


def _shown(file: Path) -> str:
    text = file.read_text("utf-8")
    return text.replace("\n ", "") if file.suffix == ".ics" else html.unescape(text)


def _own_texts(site: Site) -> str:
    """All that the stations have written, their ordinary pages and the project's settings too."""
    own = [*_texts((site.network, tuple(site.stations.values())))]
    own += _texts((site.activities, site.teams, site.announcements, site.welcome))
    own += [file.read_text("utf-8") for file in (REPO / "content").rglob("*.md")]
    own.append((REPO / "mkdocs.yml").read_text("utf-8"))
    # A line of authors' text that breaks between two Chinese characters goes on without a space.
    return "\n".join(own) + "\n" + "\n".join(text.replace("\n", "") for text in own)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, Mark):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _masked(value: _T) -> _T:
    if isinstance(value, str):
        made: Any = HAN.sub(lambda run: "x" * len(run[0]), value)
        return value if made == value else made
    if isinstance(value, tuple):
        return tuple(_masked(one) for one in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type | Mark):
        given: dict[str, Any] = {
            field.name: _masked(getattr(value, field.name))
            for field in fields(value)
            if field.name not in KEPT
        }
        return replace(value, **given)
    return value


def _chinese(output: Page | Artifact) -> list[str]:
    if isinstance(output, Artifact):
        return HAN.findall(output.content.decode("utf-8").replace("\r\n ", ""))
    return HAN.findall("\n".join((output.title, output.description, output.html, output.head)))
