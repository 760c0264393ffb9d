"""What is known of many files as a few long values is what is known of each."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.plugin.packed import Pairs, Sums

paths = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=3)
numbers = st.integers(-(2**63), 2**63 - 1)
pairs = st.dictionaries(paths, st.tuples(numbers, numbers), max_size=5)
sums = st.dictionaries(paths, st.binary(min_size=32, max_size=32).map(bytes.hex), max_size=5)


@given(pairs, pairs)
def test_pairs_are_those_of_each_path(
    one: dict[str, tuple[int, int]], other: dict[str, tuple[int, int]]
) -> None:
    """One of the paths may be empty, or all there is."""
    packed = Pairs.of(one)
    assert dict(packed.each()) == one and list(packed) == list(one) and len(packed) == len(one)
    assert all(packed[path] == pair for path, pair in one.items())
    assert packed.has([pair[0] for pair in one.values()], [pair[1] for pair in one.values()])
    assert (packed == Pairs.of(other)) == (one == other)
    assert packed == Pairs.of(dict(reversed(one.items())))
    assert pickle.loads(pickle.dumps(packed)) == packed


@given(sums)
def test_sums_are_those_of_each_path(one: dict[str, str]) -> None:
    packed = Sums.of(one)
    assert dict(packed.each()) == one and list(packed) == list(one) and len(packed) == len(one)
    assert all(packed[path] == digest for path, digest in one.items())
    assert [*packed.lines()] == [f"{digest}  {path}" for path, digest in one.items()]
    assert pickle.loads(pickle.dumps(packed)) == packed


@given(sums, paths)
def test_path_that_is_not_there_has_no_sum(one: dict[str, str], path: str) -> None:
    assert (path in Sums.of(one)) == (path in one)


def test_path_within_another_has_no_sum() -> None:
    with pytest.raises(KeyError):
        Sums.of({"ab/c": "1" * 64, "d": "2" * 64})["b/c"]
