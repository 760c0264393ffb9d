"""Codes of short links: short, plain, and the same for years."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from waystation.permalinks.codes import ALPHABET, LENGTH, candidate, codes

PATHS = st.lists(st.from_regex(r"stations/[a-z]{1,4}/activities/[a-z]{1,6}/", fullmatch=True), unique=True)


def many(count: int) -> list[str]:
    return [f"stations/east/activities/a{number}/" for number in range(count)]


def published(found: dict[str, str]) -> dict[str, str]:
    """As ``urls.lock`` hands them back."""
    return {code: path for path, code in found.items()}


def test_codes_are_what_was_printed_once() -> None:
    """Whoever changes how codes are made sees here that printed QR codes would change."""
    assert codes(["stations/huatai/", "stations/huatai/activities/zongzi/"], {}) == {
        "stations/huatai/": "7wqd4",
        "stations/huatai/activities/zongzi/": "6ssbr",
    }


def test_no_character_is_taken_for_another_and_no_code_is_a_word() -> None:
    assert not set(ALPHABET) & set("01aeiloquABCDEFGHIJKLMNOPQRSTUVWXYZ") - {"q"}
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in codes(many(1000), {}).values())


def test_twenty_thousand_things_have_twenty_thousand_codes() -> None:
    """Among so many several pairs would have one code in common."""
    paths = many(20_000)
    assert len({candidate(path) for path in paths}) < len(paths)
    assert len(set(codes(paths, {}).values())) == len(paths)


@given(PATHS, PATHS)
def test_published_codes_stay_whatever_comes_and_goes(before: list[str], after: list[str]) -> None:
    first = codes(before, {})
    later = codes(after, published(first))
    assert all(later[path] == first[path] for path in set(before) & set(after))
    assert not {later[path] for path in set(after) - set(before)} & set(first.values())


@given(PATHS)
def test_order_of_writing_does_not_matter(paths: list[str]) -> None:
    def made(some: Iterable[str]) -> dict[str, str]:
        return codes(some, {})

    assert made(paths) == made(reversed(paths))


def test_a_newcomer_does_not_take_a_published_code() -> None:
    paths = many(20_000)
    first_of_code: dict[str, str] = {}
    pair = next(
        (first_of_code[code], path)
        for path in paths
        if (code := candidate(path)) in first_of_code or first_of_code.setdefault(code, path) != path
    )
    earlier, later = sorted(pair)
    alone = codes([later], {})
    both = codes([earlier, later], published(alone))
    assert both[later] == alone[later] and both[earlier] != alone[later]
