"""What was dumped is loaded the same, and nothing but kinds that were named."""

import pickle
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest

from waystation.model import Mark
from waystation.plugin import pickled
from waystation.problems import Code, Problem

PROBLEM = Problem(mark=Mark(path="a", names=("title",), spots=b"12345678"), code=Code.HTML_LEFT_OUT)


@pytest.mark.parametrize(
    "value", [PROBLEM, PROBLEM.mark, {"a": (1, "b", b"c", date(2026, 11, 28))}, ZoneInfo("Asia/Shanghai")]
)
def test_values_are_loaded_as_they_were_dumped(value: object) -> None:
    packages, kinds = ("waystation.model", "waystation.problems"), (date, ZoneInfo)
    assert pickled.load(pickled.dump(value), packages, kinds) == value


def test_what_nobody_may_change_stays_so() -> None:
    made = pickled.load(pickled.dump(PROBLEM), ("waystation",), ())
    assert isinstance(made, Problem) and isinstance(made.values, MappingProxyType)


@pytest.mark.parametrize("packages", [(), ("waystation.mode",), ("waystation.model.source.x",)])
def test_classes_of_other_packages_are_refused(packages: tuple[str, ...]) -> None:
    with pytest.raises(pickle.UnpicklingError, match="Mark is no part of what was kept"):
        pickled.load(pickled.dump(PROBLEM.mark), packages, ())


def test_functions_are_refused_even_of_our_packages() -> None:
    with pytest.raises(pickle.UnpicklingError, match="no part of what was kept"):
        pickled.load(pickle.dumps(pickled.dump), ("waystation",), ())
