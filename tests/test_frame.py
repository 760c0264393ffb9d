"""A page in its frame is the page in its shell, to the letter."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build as host_build
from mkdocs.config import load_config

from tests.builds import REPO
from waystation.frame import Frames
from waystation.model import Page
from waystation.plugin.wrapper import Wrapper


@pytest.mark.build
def test_every_filled_page_is_the_page_rendered_the_long_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYSTATION_TODAY", "2026-11-28")
    compared: dict[str, int] = {}
    fill = Wrapper.document

    def both(self: Wrapper, page: Page) -> str:
        filled = fill(self, page)
        assert filled == self.render(page, self.texts(page)), page.path
        compared[page.kind] = compared.get(page.kind, 0) + 1
        return filled

    monkeypatch.setattr(Wrapper, "document", both)
    host_build(load_config(str(REPO / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    assert {"home", "station", "activity", "calendar", "team", "announcement", "search"} <= compared.keys()
    assert compared["activity"] > 20


def test_texts_are_escaped_as_the_shell_escapes_them() -> None:
    frames, shown = Frames(), []

    def render(texts: dict[str, str]) -> str:
        shown.append(texts)
        return f"<title>{texts['title']}</title>"

    assert frames.fill("a", {"title": "甲"}, render) == "<title>甲</title>"
    assert (
        frames.fill("a", {"title": '<乙> & "丙"'}, render) == "<title>&lt;乙&gt; &amp; &#34;丙&#34;</title>"
    )
    assert len(shown) == 1


def test_pages_that_differ_in_more_than_their_texts_have_frames_of_their_own() -> None:
    frames = Frames()

    def render(texts: dict[str, str]) -> str:
        return f"updated {texts['updated']}" if texts["updated"] else "as it was"

    assert frames.fill("a", {"updated": "今天"}, render) == "updated 今天"
    assert frames.fill("a", {"updated": ""}, render) == "as it was"
    assert frames.fill("b", {"updated": "昨天"}, lambda texts: f"b {texts['updated']}") == "b 昨天"
