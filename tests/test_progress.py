"""The bar that shows how far a build or a publish is: for whoever watches, and only when it takes a while."""

import io
from collections.abc import Iterator
from unicodedata import east_asian_width

import pytest

from waystation.progress import counted, progress
from waystation.words import languages, words

CHINESE = words("zh")
LABELS = ("build.reading", "build.network", "build.stations", "publish.label")


@pytest.fixture(autouse=True)
def _somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


class Screen(io.StringIO):
    def __init__(self, *, is_terminal: bool = True) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal

    def lines(self) -> list[str]:
        """What the bar said, one after the other."""
        return [line.removeprefix("\033[?25l").strip() for line in self.getvalue().split("\r") if line]


def shown(seconds: float, *, total: int | None = 10, is_terminal: bool = True) -> Screen:
    """The screen after ten files, each of which took that long."""
    screen = Screen(is_terminal=is_terminal)
    times = Times()
    with progress(CHINESE, "publish.label", total, screen, now=times) as advance:
        for _ in range(10):
            times.now += seconds
            advance(1)
    return screen


class Times:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_is_soon_done_shows_no_bar() -> None:
    assert shown(0.1).getvalue() == ""


def test_what_takes_a_while_shows_count_pace_and_time_left_to_the_end() -> None:
    lines = shown(0.5).lines()
    assert lines[0] == "正在发布  [#####---------]  4/10"
    assert lines[1] == "正在发布  [#######-------]  5/10  2.0 个/秒  还需 0:00:02"
    assert lines[-1].startswith("正在发布  [##############]  10/10  2.0 个/秒  还需 0:00:00")
    assert shown(0.5).getvalue().endswith("\n")


def test_nobody_knows_how_long_it_takes_until_how_many_there_are() -> None:
    assert shown(0.5, total=None).lines()[1] == "正在发布  5  2.0 个/秒"


def test_what_was_made_elsewhere_before_the_bar_tells_nothing_of_the_pace() -> None:
    screen, times = Screen(), Times()
    with progress(CHINESE, "build.stations", 1000, screen, now=times) as advance:
        times.now = 2.0
        advance(900)
        times.now = 3.0
        advance(25)
    assert "925/1000  25 个/秒  还需 0:00:03" in screen.lines()[-1]


def test_the_bar_changes_ten_times_a_second_at_most() -> None:
    screen, times = Screen(), Times()
    with progress(CHINESE, "build.reading", 10_000, screen, now=times) as advance:
        for _ in range(8000):
            times.now += 0.001
            advance(1)
    assert len(screen.lines()) < 65
    assert "8000/10000  1,000 个/秒  还需 0:00:02" in screen.lines()[-1], "the last is shown whenever it came"


def test_what_follows_the_last_one_changes_nothing_of_the_pace() -> None:
    screen, times = Screen(), Times()
    with progress(CHINESE, "build.reading", 400, screen, now=times) as advance:
        for _ in range(400):
            times.now += 0.01
            advance(1)
        times.now += 60
    assert "400/400  100 个/秒" in screen.lines()[-1]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("label", LABELS)
def test_the_bar_fits_a_narrow_terminal(language: str, label: str) -> None:
    screen, times = Screen(), Times()
    with progress(words(language), label, 99_999, screen, now=times) as advance:
        for seconds, more in ((2.0, 1), (0.1, 1), (99.9, 99_000)):
            times.now += seconds
            advance(more)
    lines = screen.lines()
    assert len(lines) == 3
    assert max(map(columns, lines)) < 80


def columns(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def test_a_log_gets_no_bar() -> None:
    assert shown(5, is_terminal=False).getvalue() == ""


def test_a_machine_that_pretends_to_be_a_terminal_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert shown(5).getvalue() == ""


def test_an_error_leaves_the_bar_on_a_line_of_its_own() -> None:
    screen, times = Screen(), Times()
    with (
        pytest.raises(ConnectionError),
        progress(CHINESE, "publish.label", 10, screen, now=times) as advance,
    ):
        times.now = 3.0
        advance(1)
        raise ConnectionError
    assert "1/10" in screen.getvalue() and screen.getvalue().endswith("\n")


def test_items_are_counted_as_they_come() -> None:
    told: list[int] = []
    items: Iterator[str] = counted("ab", told.append)
    assert next(items) == "a" and told == [1]
    assert list(items) == ["b"] and told == [1, 1]
