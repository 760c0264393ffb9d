"""What the search remembers, on disk: whole and of the same program, or not at all."""

from pathlib import Path

import pytest

from tests.in_memory import edition_of, site
from waystation import search
from waystation.plugin.indexed import Indexed
from waystation.plugin.look import look
from waystation.plugin.packed import Sums
from waystation.plugin.parts import Part
from waystation.plugin.staging import Staging
from waystation.plugin.unchanged import Record


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    made = Staging(tmp_path / "site")
    made.open()
    return made


def memory(staging: Staging, last: Record | None = None, *, program: str = "1", key: str = "k") -> Indexed:
    parts = {"yongfuli": Part(key=key, files=Sums(), listed=(), shown=(), gate="")}
    if last:
        staging.know({}, last.site)
    return Indexed(staging.site.with_name("search"), program, parts, staging)


def record(site: Path) -> Record:
    return Record(inputs="", today="", timezone="", site=look(str(site)))


def test_what_is_kept_is_recalled(staging: Staging) -> None:
    memory(staging).keep("a", b"1")
    assert memory(staging).recall("a") == b"1"
    assert memory(staging).recall("b") is None


def test_another_program_recalls_nothing(staging: Staging) -> None:
    memory(staging).keep("a", b"1")
    assert memory(staging, program="2").recall("a") is None


def test_what_is_damaged_is_not_recalled(staging: Staging) -> None:
    memory(staging).keep("a", b"12345")
    file = staging.site.with_name("search") / "a"
    file.write_bytes(file.read_bytes()[:-1])
    assert memory(staging).recall("a") is None


def test_what_is_not_named_is_forgotten(staging: Staging) -> None:
    memory(staging).forget_all_but(())
    memory(staging).keep("a", b"1")
    memory(staging).keep("b", b"1")
    memory(staging).forget_all_but(("a",))
    assert memory(staging).recall("a") and memory(staging).recall("b") is None


def test_files_stand_only_as_the_last_build_left_them(staging: Staging) -> None:
    staging.put("a", b"1")
    staging.commit()
    last = record(staging.site)
    assert not memory(staging).stands({"a": ""})
    assert memory(staging, last).stands({"a": ""})
    assert not memory(staging, last).stands({"a": "", "never-there": ""})
    (staging.site / "a").write_bytes(b"12")
    assert not memory(Staging(staging.site), last).stands({"a": ""})


def build(staging: Staging, last: Record | None, **options: str) -> set[str]:
    """Paths that were made; the site is there afterwards."""
    staging.open()
    made = {
        file.path: staging.put(file.path, file.content)
        for file in search.render(edition_of(site()), memory=memory(staging, last, **options), small=0)
    }
    staging.commit()
    return set(made)


def test_files_of_a_station_stay_while_its_key_does(tmp_path: Path) -> None:
    def staging() -> Staging:
        return Staging(tmp_path / "site")

    first = build(staging(), None)
    whole = look(str(tmp_path / "site")).files
    second = build(staging(), record(tmp_path / "site"))
    assert look(str(tmp_path / "site")).files == whole
    assert second < first and "search/index.json" in second
    # Its texts are made again, and no line comes out of them that was not there.
    third = build(staging(), record(tmp_path / "site"), key="other")
    assert {path for path in first if path.endswith(".json")} <= third < first
    assert look(str(tmp_path / "site")).files == whole
