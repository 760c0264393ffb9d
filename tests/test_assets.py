"""Scripts that stand in one file run as their modules do."""

import subprocess

import pytest

from waystation import assets

CLOCK = """\
// The time.
const at = "09:00";
export const words = { now: "open" };
export function say(word) {
  return `${at} ${word}`;
}
"""
DOOR = """\
import { say, words as said } from "./clock.js";

const at = "the door";
console.log(say(said.now), at);
"""
SOURCES = {"clock": CLOCK, "door": DOOR, "window": DOOR.replace("the door", "the window")}


def run(script: str) -> list[str]:
    ran = subprocess.run(["node", "--eval", script], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def test_modules_in_one_file_keep_their_names_to_themselves() -> None:
    made = assets.bundle(["door", "window"], SOURCES)
    assert made.count("// The time.") == 1
    assert run(made) == run(assets.smaller("application/javascript", made))
    assert run(made) == ["09:00 open the door", "09:00 open the window"]


def test_smaller_script_says_nothing_to_people() -> None:
    small = assets.smaller("application/javascript", CLOCK)
    assert "The time" not in small and len(small) < len(CLOCK)


def test_import_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match="clock"):
        assets.bundle(["door"], {"door": DOOR})


@pytest.mark.parametrize("line", ['import "./copy.js";', "export default say;", "export let at;"])
def test_what_the_bundle_does_not_understand_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="door"):
        assets.bundle(["door"], {"door": f"{line}\n"})
