"""The bar that shows how far a publish is: for whoever watches, and only when it takes a while."""

import io

import pytest

from waystation.progress import progress


class Screen(io.StringIO):
    def __init__(self, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


def shown(seconds: float, *, is_terminal: bool = True) -> str:
    """What stands on the screen after ten files, each of which took that long."""
    screen = Screen(is_terminal)
    times = iter(seconds * number for number in range(100))
    with progress("正在发布", 10, screen, now=lambda: next(times)) as advance:
        for _ in range(10):
            advance(1)
    return screen.getvalue()


def test_what_is_soon_done_shows_no_bar() -> None:
    assert shown(0.1) == ""


def test_what_takes_a_while_shows_a_bar_to_the_end() -> None:
    text = shown(0.5)
    bars = [line for line in text.split("\r") if "正在发布" in line]
    assert "4/10" in bars[0] and "10/10" in bars[-1]
    assert text.endswith("\n")


def test_a_log_gets_no_bar() -> None:
    assert shown(5, is_terminal=False) == ""


def test_an_error_leaves_the_bar_on_a_line_of_its_own() -> None:
    screen = Screen(True)
    times = iter((0.0, 3.0))
    with (
        pytest.raises(ConnectionError),
        progress("正在发布", 10, screen, now=lambda: next(times)) as advance,
    ):
        advance(1)
        raise ConnectionError
    assert "1/10" in screen.getvalue() and screen.getvalue().endswith("\n")
