"""What stands at an address for good, and where lost addresses lead."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.in_memory import TODAY, site
from waystation.checks import permalinks as check
from waystation.model import Addresses, Gone, Kind, Mark, Moved, Permalink, Site, SitePath
from waystation.permalinks import is_same, lock, permalinks
from waystation.permalinks.successors import Successors
from waystation.problems import Code

HERE = Mark(path="redirects.yml")
OLD, NEW = "stations/yongfuli/activities/cooking/", "stations/yongfuli/activities/shougong/"


def moved(old: str, new: str) -> Moved:
    return Moved(mark=HERE, old=SitePath(old), new=SitePath(new))


def gone(path: str) -> Gone:
    return Gone(mark=HERE, path=SitePath(path), reason="合并了", date=date(2026, 11, 1))


def published(path: str, title: str = "手工课", when: str = "2026-12") -> Permalink:
    kind = Kind.activity if "/activities/" in path else Kind.station
    return Permalink(path=SitePath(path), kind=kind, title=title, when=when, mark=Mark(path="urls.lock"))


def known(*rows: Permalink, lines: tuple[Moved | Gone, ...] = (), of: Site | None = None) -> Site:
    addresses = Addresses(
        published=rows,
        moved=tuple(line for line in lines if isinstance(line, Moved)),
        gone=tuple(line for line in lines if isinstance(line, Gone)),
    )
    return replace(of or site(), addresses=addresses)


def codes(of: Site) -> list[Code]:
    return [problem.code for problem in check.check(of, TODAY)]


def successors(*lines: Moved | Gone, living: tuple[str, ...] = (NEW, "activities/")) -> Successors:
    return Successors(
        moved={line.old: line for line in lines if isinstance(line, Moved)},
        gone={line.path: line for line in lines if isinstance(line, Gone)},
        living=living,
    )


def test_renamed_activity_is_lost_until_a_line_tells() -> None:
    assert codes(known(published(OLD))) == [Code.ADDRESS_LOST]
    assert codes(known(published(OLD), lines=(moved(OLD, NEW),))) == []
    assert codes(known(published(OLD), lines=(gone(OLD),))) == []


def test_new_address_with_the_same_title_is_offered() -> None:
    (problem,) = check.check(known(published(OLD)), TODAY)
    assert problem.values["near"] == NEW


def test_address_that_was_published_is_no_guess_for_another() -> None:
    (problem,) = check.check(known(published(OLD), published(NEW)), TODAY)
    assert "near" not in problem.values


def test_draft_is_lost() -> None:
    assert codes(known(published(NEW), of=site(activity={"status": "draft"}))) == [Code.ADDRESS_LOST]


def test_series_without_a_date_left_is_lost() -> None:
    """Its page is not made."""
    never = {"repeat": {"every": "week", "count": "1", "except": ["2026-12-05"]}}
    assert codes(known(published(NEW), of=site(activity=never))) == [Code.ADDRESS_LOST]


def test_what_could_not_be_read_is_not_lost() -> None:
    unreadable = replace(known(published(OLD)), unreadable=frozenset({OLD}))
    assert codes(unreadable) == []


def test_new_title_keeps_the_address() -> None:
    assert codes(known(published(NEW, title="烘焙课"))) == []


def test_new_date_keeps_the_address() -> None:
    assert codes(known(published(NEW, when="2025-12"))) == []


def test_title_may_be_reworded_for_another_year() -> None:
    assert codes(known(published(NEW, title="手工课（亲子）", when="2025-12"))) == []


def test_other_title_and_other_date_are_something_else() -> None:
    (problem,) = check.check(known(published(NEW, title="烘焙", when="2025-12")), TODAY)
    assert problem.code is Code.ADDRESS_REUSED
    assert (problem.values["before"], problem.values["title"]) == ("烘焙", "手工课")


def test_what_never_said_when_it_began_stays_the_same() -> None:
    assert is_same(published("stations/a/", "甲", ""), published("stations/a/", "乙", "2020"))


def test_line_takes_along_what_stands_below() -> None:
    found = successors(moved("stations/old/", "stations/new/"), living=("stations/new/", "stations/new/a/"))
    assert found.of("stations/old/a/") == "stations/new/a/"
    assert found.of("stations/old/calendar.ics") == "stations/new/"


def test_nearest_line_counts() -> None:
    found = successors(moved("stations/old/", "activities/"), gone("stations/old/a/"), moved(OLD, NEW))
    assert isinstance(found.of("stations/old/a/b/"), Gone)
    assert found.of("stations/old/b/") == "activities/"


def test_lines_are_followed_to_the_end() -> None:
    assert successors(moved("a/", "b/"), moved("b/", NEW)).of("a/") == NEW
    assert isinstance(successors(moved("a/", "b/"), gone("b/")).of("a/"), Gone)


def test_folder_that_moved_twice_keeps_what_stands_below() -> None:
    found = successors(moved("a/", "b/"), moved("b/", "c/"), living=("c/", "c/x/"))
    assert found.of("a/x/") == "c/x/"


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["a/", "b/c/", "c/d/", "d/", "e/"]))))
def test_following_lines_ends(lines: list[tuple[str, str]]) -> None:
    found = successors(*(moved(f"{old}/", new) for old, new in lines), living=("e/",))
    assert all(found.of(path) in (None, "e/") for path in ("a/", "b/x/", "c/d/x/", "d/d/d/"))


def test_lock_is_sorted_and_reads_as_it_was_written() -> None:
    rows = (published(NEW), published(OLD), published("stations/yongfuli/", "永福里站", ""))
    text = lock.written(rows)
    read = [lock.parse(line, HERE) for _, line in lock.lines(text)]
    assert all(read) and [one.path for one in read if one] == sorted(one.path for one in rows)
    assert lock.written(one for one in read if one) == text


@pytest.mark.parametrize("line", ["about/", "about/\thouse", "\tpage", "a/\tpage\tb\tc\td", ">>>>>>> theirs"])
def test_lock_holds_nothing_else(line: str) -> None:
    assert lock.parse(line, HERE) is None


def test_short_link_of_a_moved_activity_still_stands() -> None:
    short = Permalink(path=SitePath("q/22222/"), kind=Kind.short, title=OLD, mark=HERE)
    found = permalinks(known(published(OLD), short, lines=(moved(OLD, NEW),)), TODAY)
    assert found.living["q/22222/"].title == OLD and found.successors.of(OLD) == NEW
    assert found.codes[NEW] != "22222"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("old/", Kind.page),
        ("old/team/", Kind.page),
        ("stations/old/", Kind.station),
        ("stations/old/teams/readers/", Kind.team),
        ("announcements/old/", Kind.announcement),
        ("stations/old/calendar.ics", Kind.feed),
    ],
)
def test_address_that_was_never_noted_is_of_the_kind_of_its_folder(path: str, kind: Kind) -> None:
    ((one, _),) = permalinks(known(lines=(gone(path),)), TODAY).lost()
    assert one.kind is kind
