"""The order of a publish: wherever it ends, every page that can be read is whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from waystation.provenance import STAMP
from waystation.publish.plan import Changes, Phase, compare, outlives, steps

ASSETS = (
    "calendar.ics",
    "logo.svg",
    "search/index.json",
    "assets/site.0a1b2c3d.css",
    "assets/site.4e5f6071.js",
)
PAGES = ("404.html", "index.html", "teams/index.html", "stations/east/index.html", "stations/west/index.html")
ALWAYS = (STAMP, "sitemap.xml")


@dataclass(frozen=True)
class Version:
    """One file of a release: ``text`` is what tells it from another, ``refers`` what it cannot do without."""

    text: str
    refers: frozenset[str] = frozenset()


Release = Mapping[str, Version]


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """A release whose pages refer only to what it holds."""
    texts = st.sampled_from("ab")
    held = draw(st.sets(st.sampled_from(ASSETS + PAGES)))
    refers = st.frozensets(st.sampled_from(sorted(held))) if held else st.just(frozenset[str]())
    files = {
        path: Version(draw(texts), draw(refers) if path in PAGES else frozenset()) for path in sorted(held)
    }
    return files | {path: Version(draw(texts)) for path in ALWAYS}


def changes(old: Release, new: Release) -> Changes:
    sums = [{path: f"{one.text}{sorted(one.refers)}" for path, one in files.items()} for files in (old, new)]
    return compare(*sums)


@given(releases() | st.just({}), releases())
def test_every_page_is_whole_after_every_step(old: Release, new: Release) -> None:
    there = dict(old)
    for step in steps(changes(old, new)):
        if step.phase.removes:
            del there[step.path]
        else:
            there[step.path] = new[step.path]
        for path, page in there.items():
            assert page.refers - set(PAGES) <= there.keys(), f"{path} after {step}"
            # New pages may link to each other, and so may those that go.
            if path in (old if step.phase <= Phase.NEW_PAGES else new):
                assert page.refers <= there.keys(), f"{path} after {step}"


@given(releases() | st.just({}), releases())
def test_the_last_step_leaves_the_new_release_and_what_outlives_the_old_one(
    old: Release, new: Release
) -> None:
    there = dict(old)
    for step in steps(changes(old, new)):
        if step.phase.removes:
            del there[step.path]
        else:
            there[step.path] = new[step.path]
    assert there == {path: one for path, one in old.items() if outlives(path)} | dict(new)


@given(releases())
def test_nothing_is_done_for_the_same_release(release: Release) -> None:
    assert steps(changes(release, release)) == ()


def test_a_place_is_claimed_first_and_sealed_last() -> None:
    first = steps(compare({}, dict.fromkeys(ASSETS + PAGES + ALWAYS, "a")))
    assert first[0].path == STAMP
    again = compare(dict.fromkeys(PAGES + ALWAYS, "a"), dict.fromkeys(ASSETS + PAGES + ALWAYS, "b"))
    assert [step.path for step in steps(again)][-2:] == [STAMP, "sitemap.xml"]


def test_what_names_new_files_is_changed_after_they_came() -> None:
    old = {"search/index.json": "a", "search/parts/11112222.txt": "a", "index.html": "a"}
    new = {
        "search/index.json": "b",
        "search/parts/33334444.txt": "a",
        "index.html": "b",
        "new/index.html": "a",
    }
    assert [step.path for step in steps(compare(old, new))] == [
        "search/parts/33334444.txt",
        "new/index.html",
        "search/index.json",
        "index.html",
        "search/parts/11112222.txt",
    ]


def test_only_looks_outlive_their_release() -> None:
    """A photo that was taken back, or a name in the search's index, must go at once."""
    assert outlives("assets/stylesheets/main.57a0d79d.min.css") and outlives(
        "assets/on-site.0123456789abcdef.js"
    )
    assert outlives("icons.e0b3f220.svg")
    assert not [
        path
        for path in ("assets/site.css", "photos/tea.57a0d79d.jpg", "search/parts/57a0d79d.txt", "index.html")
        if outlives(path)
    ]
