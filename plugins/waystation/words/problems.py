"""Problems in the editors' words: what is wrong, and how to put it right."""

from ..problems import Problem, printable
from . import Words


def message(words: Words, problem: Problem) -> str:
    return words(f"problems.{problem.code}.message", **_values(words, problem))


def hint(words: Words, problem: Problem) -> str:
    """The cure; with what was probably meant, where somebody can guess it."""
    values = _values(words, problem)
    guessed = "near" in problem.values and "hint_near" in words.mapping(f"problems.{problem.code}")
    return words(f"problems.{problem.code}.{'hint_near' if guessed else 'hint'}", **values)


def _values(words: Words, problem: Problem) -> dict[str, object]:
    """What the problem quotes; beside each field's name its ``label``, and an ``example`` of its line."""
    shown = {name: printable(value) for name, value in problem.values.items()}
    values: dict[str, object] = {"code": problem.code, **shown}
    if known := problem.values.get("known"):
        values["known"] = printable(known).replace("、", words("problems.joint"))
    values |= {
        key: words(f"problems.{text}") for key, text in _EMPTY.items() if problem.values.get(key) == ""
    }
    labels = words.mapping("problems.fields")
    for key in ("field", "other_field"):
        if name := problem.values.get(key):
            values[key.replace("field", "label")] = labels.get(name, name)
    if data := problem.values.get("data"):
        values["data"] = words(f"problems.personal.{data}")
    if name := problem.values.get("field"):
        values["example"] = words.mapping("problems.examples").get(name, f"{name}: …")
    return values


_EMPTY = {"known": "none", "value": "blank"}
"""What is said in place of nothing."""
