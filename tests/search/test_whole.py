"""What is remembered of an index saves work, and never shows."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.in_memory import edition_of, site
from waystation import search
from waystation.edition import Edition
from waystation.model import Artifact
from waystation.search import blocks, letters, lines, numbers, shards, tables
from waystation.search.documents import documents, of_network, of_station
from waystation.search.whole import NAME

TEXTS = (
    "亲子植树，带上水杯。",
    "长者「书法」班 10月1日",
    "AED 实操",
    "电话 0595-0000-0021",
    "手工手工手工",
    "",
)
NAMES = ("亲子", "植树", "林桂香", "书法")


class Remembering:
    """A memory in which ``damaged`` names are lost, of a site that has ``files``."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}
        self.files: dict[str, bytes] = {}
        self.keys: dict[str, str] = {}
        self.stayed: dict[str, str] = {}

    def recall(self, name: str) -> bytes | None:
        return self.held.get(name)

    def keep(self, name: str, content: bytes) -> None:
        self.held[name] = content

    def forget_all_but(self, names: Collection[str]) -> None:
        self.held = {name: content for name, content in self.held.items() if name in names}

    def key(self, station: str) -> str:
        return self.keys.get(station, "")

    def stands(self, files: Mapping[str, str]) -> bool:
        return self.files.keys() >= files.keys()

    def stay(self, files: Mapping[str, str]) -> None:
        self.stayed |= files


def render(edition: Edition, memory: Remembering) -> dict[str, bytes]:
    """The whole index, with the files that stay; it is the site from then on."""
    memory.stayed = {}
    memory.keys = {one.id: repr([*of_station(edition, one)]) for one in edition.site.stations.values()}
    made = contents(search.render(edition, memory=memory, small=0))
    memory.files = made | {path: memory.files[path] for path in memory.stayed}
    return memory.files


def contents(files: Iterable[Artifact]) -> dict[str, bytes]:
    return {file.path: file.content for file in files}


@st.composite
def activities(draw: st.DrawFn) -> list[dict[str, object]]:
    ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1))
    return [
        {
            "id": id,
            "title": draw(st.sampled_from(("亲子植树", "书法课", "义诊"))),
            "body": draw(st.sampled_from(TEXTS)),
            "keywords": draw(st.lists(st.sampled_from(NAMES), unique=True)),
        }
        for id in ids
    ]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(activities(), st.sampled_from(("", "whole", "yongfuli.table"))), min_size=2, max_size=4
    )
)
def test_an_index_with_a_memory_is_the_one_without(series: list[tuple[list[dict[str, object]], str]]) -> None:
    memory = Remembering()
    for held, lost in series:
        edition = edition_of(site(activities=held))
        assert render(edition, memory) == contents(search.render(edition, small=0))
        memory.held.pop(lost, None)


def many(count: int, **changed: str) -> Edition:
    """``changed`` are other texts of some activities, by their id."""
    bodies = {
        f"a{n}": f"第{n}次活动，" + "".join(chr(0x4E00 + (n * 97 + k * 31) % 900) for k in range(150))
        for n in range(count)
    }
    return edition_of(
        site(activities=[{"id": id, "body": body} for id, body in (bodies | changed).items() if body])
    )


def test_one_edit_changes_few_files() -> None:
    before, after = (
        contents(search.render(one, small=0)) for one in (many(200), many(200, a7="换成了别的。"))
    )
    index = before.keys() - {"search/index.json"}
    assert len(index) > 60
    texts = {path for path in index if path.endswith(".json")}
    gone = index - after.keys()
    assert 0 < len(gone & texts) <= blocks.GROUP // blocks.CHUNK


def test_what_goes_leaves_the_lines_of_others() -> None:
    before, after = (
        dict(rows(contents(search.render(one, small=0)))) for one in (many(200), many(200, a7=""))
    )
    assert 0 < sum(before[token] != after.get(token) for token in before) < len(before) / 2


def rows(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Tokens and what is said of each."""
    for path, content in files.items():
        before = ""
        for row in content.decode().split("\n") if re.fullmatch(r"search/parts/\w+\.txt", path) else ():
            end = min(row.find(digit) for digit in numbers.BLOCKS.low + numbers.BLOCKS.high if digit in row)
            before = before[: int(row[0], 36)] + row[1:end]
            yield before, row[end:]


def test_one_word_changes_two_postings_files_at_most_for_each_of_its_tokens() -> None:
    tables = [contents(search.render(many(200, a7=text), small=0)) for text in ("甲乙丙", "甲乙丁")]
    gone, come = (
        {path for path in one.keys() - other.keys() if path.endswith(".txt")}
        for one, other in (tables, tables[::-1])
    )
    assert len(gone) <= 6 and len(come) <= 6


def test_a_station_that_is_as_it_was_is_not_looked_at() -> None:
    memory = Remembering()
    edition = edition_of(site())
    render(edition, memory)
    search_made = contents(search.render(edition, memory=memory, small=0))
    assert memory.stayed and not search_made.keys() & memory.stayed.keys()


def test_nothing_is_kept_of_a_station_that_is_gone() -> None:
    memory = Remembering()
    memory.held["gone.table"] = b"[]"
    render(edition_of(site()), memory)
    assert memory.held.keys() == {NAME, letters.NAME, ".table", "yongfuli.table"}


def test_letters_are_looked_up_again_only_when_there_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Remembering()
    made = letters.letters_of(["亲子"], ["親子"], memory)
    assert made.folded[made.others.index("親")] == "亲"
    others = letters.letters_of(["亲子", "龙"], ["親子", "龍"], memory)
    assert others == letters.letters_of(["亲子", "龙"], ["親子", "龍"], Remembering()) != made
    monkeypatch.setattr(letters, "alphabet", None)
    assert letters.letters_of(["龙", "亲子"], ["親子", "龍"], memory) == others


def test_documents_of_a_station_follow_from_its_own_edition() -> None:
    edition = edition_of(site())
    for station in edition.site.stations.values():
        assert [*of_station(edition.of_station(station), station)] == [*of_station(edition, station)]
    assert (
        len([*documents(edition)])
        == len({one.path for one in documents(edition)})
        > len([*of_network(edition)])
    )


@given(st.lists(st.text("abcdef/", min_size=1), unique=True), st.text("xyz", min_size=1))
def test_places_ascend_and_are_the_same_in_any_order(paths: list[str], new: str) -> None:
    documents = [search.Document(kind="page", path=path, title="") for path in paths]
    placed = blocks.places(documents)
    assert placed == blocks.places(documents[::-1])
    assert all(one < other for (one, _), (other, _) in pairwise(placed))


def test_one_document_more_moves_few() -> None:
    held = [search.Document(kind="page", path=f"p{n}/", title="") for n in range(100)]
    more = search.Document(kind="page", path="new/", title="")
    before, after = (
        {one.path: place for place, one in blocks.places(some)} for some in (held, [*held, more])
    )
    assert sum(after[path] != place for path, place in before.items()) < 10


numbered = st.lists(st.integers(0, 5000), unique=True, min_size=1).map(sorted)


@given(st.dictionaries(st.integers(0, 5), numbered, min_size=1))
def test_numbers_are_read_as_they_were_written(of: dict[int, list[int]]) -> None:
    text = "".join(numbers.written(weight, of[weight]) for weight in sorted(of))
    assert {weight: list(held) for weight, held in numbers.read(text)} == of


@given(st.dictionaries(st.integers(0, 3000), numbered, min_size=1))
def test_blocks_are_taken_apart_as_they_were_joined(of: dict[int, list[int]]) -> None:
    text = {block: numbers.written(0, held) for block, held in of.items()}
    assert numbers.apart(numbers.joined(text)) == text


tabled = st.dictionaries(
    st.sampled_from(("亲子", "植树", "a", "d1001", "~qz")), st.sampled_from(("a", "b1c", "3a"))
)


@given(st.lists(st.tuples(tabled, tabled), max_size=4))
def test_mended_lines_are_those_of_the_tables(tables: list[tuple[dict[str, str], dict[str, str]]]) -> None:
    def put_together(some: Iterable[tuple[int, dict[str, str]]]) -> lines.Lines:
        merging = lines.Merging({})
        for block, table in some:
            merging.change(block, {}, table)
        return merging.lines()

    mending = lines.Merging(put_together(enumerate(old for old, _ in tables)))
    for block, (old, new) in enumerate(tables):
        mending.change(block, old, new)
    assert mending.lines() == put_together(enumerate(new for _, new in tables))


@given(st.dictionaries(st.text("abcde", min_size=1), st.integers(1, 3000).map("!".__mul__), max_size=60))
def test_files_hold_every_line_in_order(held: dict[str, str]) -> None:
    found, before = {}, ""
    for one in shards.sharded(held):
        last, text = "", (one.text or b"").decode()
        for row in text.split("\n"):
            token, mark, rest = row[1:].partition("!")
            last = last[: int(row[0], 36)] + token
            assert last > before and last >= one.first
            before = last
            found[last] = mark + rest
        assert len(text) <= shards.MOST + 2 * text.count("\n") + 3000
    assert found == held


tokened = st.dictionaries(st.text("abc\U00020000\uff01", min_size=1), st.integers(1, 3000).map("!".__mul__))


@given(tokened, tokened, st.booleans())
def test_files_that_stay_are_those_that_would_be_the_same(
    kept: dict[str, str], changed: dict[str, str], are_there: bool
) -> None:
    before = {token: line for token, line in kept.items() if len(line) % 3}
    after = {token: line for token, line in (kept | changed).items() if len(line) % 5}
    touched = {token for token in before.keys() | after.keys() if before.get(token) != after.get(token)}
    old = tuple(replace(one, text=None) for one in shards.sharded(before))
    new = tuple(shards.sharded(after))
    mended = tuple(shards.sharded(after, old, touched, lambda files: are_there))
    assert [(one.path, one.digest, one.count, one.size) for one in mended] == [
        (one.path, one.digest, one.count, one.size) for one in new
    ]
    assert [one.first for one in new] == sorted(
        (one.first for one in new), key=lambda token: token.encode("utf-16-be")
    )
    stay = {one.digest for one in old} if are_there else set()
    assert [one.text is None for one in mended] == [one.digest in stay for one in new]
    assert shards.together(mended, after) == shards.together(new, after)


def test_a_table_gives_back_what_it_was_made_of() -> None:
    made = [(1, [["a", "b"], [], ["c"], [], [], []]), (4, [["b"], ["a"], [], [], [], ["c"]])]
    found = tables.taken_apart(tables.put_together(made))
    assert {place: [sorted(of) for of in found[place]] for place in found} == {
        place: [sorted(of) for of in levels] for place, levels in made
    }
