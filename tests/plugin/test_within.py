"""What would go on for ever ends, whether Python itself or one of its libraries goes on."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from waystation.model import Mark, Prose
from waystation.plugin import ordinary
from waystation.plugin.ordinary import OrdinaryPage
from waystation.plugin.within import EndlessError, within
from waystation.words import languages, words

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals for a process's time")


def forever() -> None:
    while True:
        pass


@pytest.mark.parametrize("work", [forever, lambda: re.match("(a+)+b", "a" * 60)])
def test_work_without_an_end_is_ended(work: Callable[[], object]) -> None:
    with pytest.raises(EndlessError), within(0.2):
        work()


def test_work_that_ends_goes_on_undisturbed() -> None:
    with within(0.05):
        pass
    sum(range(5_000_000))


def test_threads_are_left_alone() -> None:
    done = []

    def work() -> None:
        with within(0.01):
            done.append(sum(range(2_000_000)))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert done


@pytest.mark.parametrize("language", languages())
def test_a_page_of_open_brackets_is_explained(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordinary, "SECONDS", 0.5)
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": str(tmp_path)})
    assert config.validate() == ([], [])
    mark = Mark(path="content/about.md")
    file = File("about.md", str(tmp_path), str(tmp_path / "site"), use_directory_urls=True)
    page = OrdinaryPage(Prose(mark=mark, title="关于", body="[" * 60_000), file, config, words(language))
    page.read_source(config)
    with pytest.raises(PluginError, match=r"content/about\.md"):
        page.render(config, Files([file]))
