"""Several processes make what one makes, in the same order, and none of them fails in silence."""

import os

import pytest

from waystation.plugin.at_once import BATCH, at_once
from waystation.plugin.cores import CORES, WORTH_IT, processes


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_results_come_in_the_order_of_their_items(count: int) -> None:
    made = at_once(lambda number: (number * number, os.getpid()), range(7), processes=count)
    results, ids = zip(*made, strict=True)
    assert results == tuple(number * number for number in range(7))
    assert len(set(ids)) == count
    assert (os.getpid() in ids) == (count == 1)


def test_forks_follow_each_other() -> None:
    made = list(at_once(lambda number: (number, os.getpid()), range(5 * BATCH), processes=2))
    assert [number for number, _ in made] == list(range(5 * BATCH))
    assert len({process for _, process in made}) == 6


def test_more_is_made_than_a_pipe_holds_before_anybody_asks() -> None:
    made = at_once(lambda number: bytes(100_000), range(40), processes=2)
    assert sum(map(len, made)) == 4_000_000


def test_process_that_ends_early_is_noticed(capfd: pytest.CaptureFixture[str]) -> None:
    made = at_once(lambda number: 1 // number, [2, 1, 0], processes=2)
    with pytest.raises(RuntimeError, match="ended early"):
        list(made)
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_small_sites_are_made_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CORES, raising=False)
    assert processes(WORTH_IT - 1) == 1
    assert processes(WORTH_IT) == len(os.sched_getaffinity(0))
    monkeypatch.setenv(CORES, "3")
    assert processes(1) == 3
    monkeypatch.setenv(CORES, "many")
    with pytest.raises(ValueError, match="many"):
        processes(1)
