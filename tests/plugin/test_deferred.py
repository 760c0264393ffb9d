"""What many builds never need is loaded when something looks into it, and not before."""

import json
import subprocess
import sys

import pytest

from waystation.plugin.deferred import DEFERRED

ASK = """
import json, sys
from importlib import import_module
from waystation.plugin.deferred import deferred

with deferred():
    import_module("waystation.plugin.building")
before = sorted({"PIL.Image", "pydantic", "ssl"} & set(sys.modules))
getattr(import_module("waystation.load.validation"), "arguments")
after = sorted({"pydantic"} & set(sys.modules))
print(json.dumps([before, after]))
"""


def test_libraries_wait_until_they_are_needed() -> None:
    told = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True).stdout
    assert json.loads(told) == [[], ["pydantic"]]


@pytest.mark.parametrize("name", sorted(DEFERRED))
def test_every_deferred_module_exists(name: str) -> None:
    assert __import__(name)
