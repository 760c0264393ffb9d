"""The looks as they are served: in few files that run as the many do, named after what they hold."""

import re
import subprocess
from hashlib import sha256

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


LOOKS = {
    "a/js/door.js": b'const part = "./clock.js";\nimport("./late.js");\nimport(part);\n',
    "a/js/late.js": b'import { say } from "./clock.js";\nsay("late");\n',
    "a/js/clock.js": b"export const say = (word) => word;\n",
    "a/css/site.css": b"p { mask: url('../img/leaf.svg') } b { mask: url('https://example.org/x.png') }\n",
    "a/img/leaf.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "logo.png": b"\x89PNG",
}


def test_name_tells_the_content() -> None:
    made = assets.served(LOOKS)
    assert made.keys() == LOOKS.keys()
    for path, asset in made.items():
        stem, _, suffix = path.rpartition(".")
        assert asset.path == f"{stem}.{sha256(asset.content).hexdigest()[:8]}.{suffix}"
    assert made["logo.png"].content == LOOKS["logo.png"]


def test_files_refer_to_each_other_by_their_names() -> None:
    made = assets.served(LOOKS)
    names = {path: asset.path.rpartition("/")[2] for path, asset in made.items()}
    door, late = (made[f"a/js/{name}.js"].content.decode() for name in ("door", "late"))
    assert set(re.findall(r"\./([\w.-]+\.js)", door)) == {names["a/js/clock.js"], names["a/js/late.js"]}
    assert re.findall(r"\./([\w.-]+\.js)", late) == [names["a/js/clock.js"]]
    style = made["a/css/site.css"].content.decode()
    assert f"../img/{names['a/img/leaf.svg']}" in style and "https://example.org/x.png" in style


def test_change_renames_what_refers_to_it_and_nothing_else() -> None:
    before = assets.served(LOOKS)
    after = assets.served(LOOKS | {"a/js/clock.js": b"export const say = (word) => word + 1;\n"})
    changed = {path for path in before if before[path].path != after[path].path}
    assert changed == {"a/js/clock.js", "a/js/late.js", "a/js/door.js"}


def test_comments_change_no_name() -> None:
    commented = LOOKS | {"a/js/clock.js": b"// The time.\n" + LOOKS["a/js/clock.js"]}
    assert assets.served(LOOKS) == assets.served(commented)


def test_reference_to_a_script_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match=r"a/js/clock\.js"):
        assets.served({path: content for path, content in LOOKS.items() if path != "a/js/clock.js"})


def test_references_in_a_circle_are_refused() -> None:
    """Each name would have to follow from the other."""
    with pytest.raises(ValueError, match=r"clock\.js -> a/js/late\.js -> a/js/clock\.js"):
        assets.served(LOOKS | {"a/js/clock.js": b'import "./late.js";\n'})
