"""Numbers in long rows of digits: found where they stand, in no more steps than the text is long."""

import re

from waystation.privacy import Kind, find
from waystation.privacy.digits import MANY, numbers

ANY = re.compile("[0-9]+")


def test_a_table_of_digits_is_no_number() -> None:
    assert not [*numbers("1 " * 10_000, ANY, 11, 19)]


def test_long_rows_take_as_many_steps_as_they_have_groups() -> None:
    groups = 10 * MANY
    for group in ("1", "33", "138", "4222", "13812345678"):
        steps = sum(1 for _ in numbers(f"{group}-" * groups, ANY, 11, 19))
        assert steps <= 4 * groups, group


def test_number_in_a_long_row_is_found() -> None:
    row = "12 34 " * MANY
    (found,) = find(f"{row}/ 138-1234-5678 / {row}")
    assert found.kind is Kind.mobile


def test_a_text_full_of_numbers_tells_each_once() -> None:
    assert [one.kind for one in find("13812345678\n" * 500)] == [Kind.mobile] * 500
