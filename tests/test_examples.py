"""The examples of each kind of problem, tried in the example network; and the pages that show them."""

import re
import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from tests.builds import REPO
from tests.golden import agree
from waystation.build import open_site
from waystation.cli import main
from waystation.problems import Code, ContentError, Problem, Severity
from waystation.report import pages
from waystation.words import languages, words
from waystation.words.examples import Example, examples

TODAY = date(2026, 11, 28)
HUATAI = Path("content/stations/huatai")
PHOTO = HUATAI / "photos" / "zongzi.jpg"
ACTIVITY = {"title": "端午包粽子", "start": "2027-06-05 09:00", "outside_hours": "true"}
ANNOUNCEMENT = {"title": "停水通知", "issued": "2026-11-28 09:00"}
WHOLE_SITE = ("station", "network", "holidays", "redirects")
"""Kinds that each need a site of their own."""

NOT_WRITTEN = {
    "the file itself: missing, too large, unreadable, of the wrong kind": [
        *(
            "W001",
            "W002",
            "W003",
            "W004",
            "W027",
            "W028",
            "W029",
            "W040",
            "W042",
            "W212",
            "W213",
            "W214",
            "W804",
        )
    ],
    "something that nobody sees": ["W016"],
    "too much of something": [
        *("W024", "W025", "W026", "W031", "W032", "W124", "W125", "W342", "W611", "W612"),
    ],
    "what the year, or other stations, bring": ["W321", "W330", "W340", "W409"],
    "what comes only where longitudes are less than 90°": ["W407"],
    "a file that a program writes, or what does not agree with it": ["W041", "W701", "W702", "W709", "W803"],
    "what the site itself is called, or another file": ["W606", "W708", "W710"],
    "signs of Markdown that take many words to be shown": ["W602"],
}
"""Why some kinds of problem have no example."""


def of_kind(*kinds: str) -> list[tuple[str, Example]]:
    return [(code, example) for code, example in examples().items() if example.kind in kinds]


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """The example network with one more photo."""
    shutil.copy(REPO / "stations.yml", tmp_path)
    shutil.copytree(REPO / "content", tmp_path / "content")
    shutil.copy(REPO / HUATAI / "photos" / "huodong-shi.jpg", tmp_path / PHOTO)
    return tmp_path


def problems(root: Path) -> tuple[Problem, ...]:
    try:
        return open_site(root, lambda zone: TODAY).warnings
    except ContentError as error:
        return error.problems


def codes(root: Path) -> Counter[str]:
    return Counter(str(problem.code) for problem in problems(root))


def write_entry(root: Path, code: str, kind: str, written: str) -> Path:
    name = f"example-{code.lower()}"
    if kind == "path":
        file = root / written
        text = fields(ACTIVITY, "")
    elif kind == "list":
        file, text = root / HUATAI / "activities" / f"{name}.yml", written
    elif kind == "file":
        file, text = root / HUATAI / "activities" / f"{name}.md", written
    elif kind == "text":
        file = root / HUATAI / "activities" / f"{name}.md"
        text = f"{fields(ACTIVITY, '')}\n{written}\n"
    elif kind == "announcement":
        file, text = root / HUATAI / "announcements" / f"{name}.md", fields(ANNOUNCEMENT, written)
    else:
        assert kind == "activity"
        file, text = root / HUATAI / "activities" / f"{name}.md", fields(ACTIVITY, written)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file.relative_to(root)


def fields(base: Mapping[str, str], written: str) -> str:
    """A front matter with what every entry has, as far as the example does not write it itself."""
    told = set(re.findall(r"^([a-z_]+)[:：]", written, re.MULTILINE))
    lines = [f"{key}: {value}" for key, value in base.items() if key not in told]
    return "\n".join(("---", *lines, *([written] if written else []), "---", ""))


def write_site(root: Path, kind: str, written: str) -> None:
    if kind == "redirects":
        (root / "redirects.yml").write_text(written, "utf-8")
        return
    if kind == "holidays":
        folder = root / "content" / "holidays"
        folder.mkdir(exist_ok=True)
        (folder / "2028.json").write_text(written, "utf-8")
        return
    file = root / "stations.yml"
    held: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
    station = next(one for one in held["stations"] if one["id"] == "huatai")
    to = held["network"] if kind == "network" else station
    to |= yaml.load(written, Loader=yaml.CBaseLoader)
    file.write_text(yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=1000), "utf-8")


ENTRIES = of_kind("activity", "announcement", "file", "list", "path", "text")


@pytest.mark.parametrize("code, example", ENTRIES)
def test_an_example_has_the_problem_only_as_long_as_it_is_written_wrongly(
    code: str, example: Example, network: Path
) -> None:
    path = write_entry(network, code, example.kind, example.wrong)
    assert (path.as_posix(), code) in {(one.mark.path, str(one.code)) for one in problems(network)}
    (network / path).unlink()
    path = write_entry(network, code, example.kind, example.right)
    left = [one for one in problems(network) if one.mark.path == path.as_posix()]
    assert not [one for one in left if one.severity is Severity.error or str(one.code) == code]


@pytest.mark.parametrize("code, example", of_kind(*WHOLE_SITE))
def test_what_is_about_the_whole_site_is_found_too(code: str, example: Example, network: Path) -> None:
    before = codes(network)
    write_site(network, example.kind, example.wrong)
    assert (codes(network) - before)[code]
    write_site(network, example.kind, example.right)
    assert not (codes(network) - before)[code]
    assert not [problem for problem in problems(network) if problem.severity is Severity.error]


def test_every_code_has_an_example_or_a_reason_why_not() -> None:
    without = [code for codes in NOT_WRITTEN.values() for code in codes]
    assert sorted([*examples(), *without]) == sorted(Code)


@pytest.mark.parametrize("language", languages())
def test_the_pages_of_the_project_tell_of_every_code(language: str) -> None:
    agree(pages.markdown(words(language)), REPO / "docs" / f"problems.{language}.md")
    headings = re.findall(r"^## (W\d{3})$", pages.markdown(words(language)), re.MULTILINE)
    assert headings == sorted(Code)


@pytest.mark.parametrize("language", languages())
def test_a_page_quotes_no_names_of_values(language: str) -> None:
    said = words(language)
    for code in Code:
        page = "\n".join(pages.page(said, code))
        assert str(code) in page and not re.search(r"(?<!path: )(?<!moved: )\{[a-z_]+\}", page), page


def run(*options: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["explain", *options])
    return done.exit_code, done.output


def test_explain_tells_of_the_codes_asked_for_and_lists_all_else() -> None:
    status, said = run("w112", "W701", "--lang", "en")
    assert status == 0 and "start: 2027-06-05" in said and "W701 A published address is gone" in said
    status, said = run()
    assert status == 0 and [line[:4] for line in said.splitlines()] == sorted(Code)


def test_a_code_that_does_not_exist_is_misuse() -> None:
    status, said = run("W1122")
    assert status == 2 and "did you mean" in said


def test_explain_writes_the_pages_where_check_looks_for_them(tmp_path: Path) -> None:
    status, _ = run("--write", str(tmp_path))
    assert status == 0
    for language in languages():
        written = (tmp_path / "docs" / f"problems.{language}.md").read_text("utf-8")
        assert written == pages.markdown(words(language))
