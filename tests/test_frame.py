"""A page in its frame is the page in its shell, to the letter."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from mkdocs.commands.build import build as host_build
from mkdocs.config import load_config

from tests.builds import REPO
from waystation.frame import Filled, Frames, Texts
from waystation.model import Page
from waystation.plugin.wrapper import Wrapper
from waystation.privacy.outputs import EDGES


@pytest.mark.build
def test_every_filled_page_is_the_page_rendered_the_long_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYSTATION_TODAY", "2026-11-28")
    compared: dict[str, int] = {}
    fill = Wrapper.document

    def both(self: Wrapper, page: Page) -> Filled:
        filled = fill(self, page)
        assert filled.content.decode() == self.render(page, self.texts(page)), page.path
        compared[page.kind] = compared.get(page.kind, 0) + 1
        return filled

    monkeypatch.setattr(Wrapper, "document", both)
    host_build(load_config(str(REPO / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    assert {"home", "station", "activity", "calendar", "team", "announcement", "search"} <= compared.keys()
    assert compared["activity"] > 20


def test_texts_are_escaped_as_the_shell_escapes_them() -> None:
    frames, shown = Frames(), []

    def render(texts: Texts) -> str:
        shown.append(texts)
        return f"<title>{texts['title']}</title>"

    def filled(title: str) -> str:
        return frames.fill("a", {"title": title}, render).content.decode()

    assert filled("甲") == "<title>甲</title>"
    assert filled('<乙> & "丙"') == "<title>&lt;乙&gt; &amp; &#34;丙&#34;</title>"
    assert len(shown) == 1


def test_pages_that_differ_in_more_than_their_texts_have_frames_of_their_own() -> None:
    frames = Frames()

    def render(texts: Texts) -> str:
        return f"updated {texts['updated']}" if texts["updated"] else "as it was"

    def filled(like: str, updated: str, render: Callable[[Texts], str] = render) -> bytes:
        return frames.fill(like, {"updated": updated}, render).content

    assert filled("a", "今天") == "updated 今天".encode()
    assert filled("a", "") == b"as it was"
    assert filled("b", "昨天", lambda texts: f"b {texts['updated']}") == "b 昨天".encode()


PIECES = st.lists(st.sampled_from(("<", ">", '"', "1", "23 ", "甲", "-")), max_size=6).map("".join)


@given(st.lists(PIECES, min_size=1, max_size=5), PIECES, PIECES)
def test_all_between_two_edges_of_a_page_stands_in_its_shell_or_its_own(
    fast: list[str], title: str, html: str
) -> None:
    """Wherever the shell has places, and whatever stands beside them."""

    def render(texts: Texts) -> str:
        values = cycle(texts.values())
        return fast[0] + "".join(escape(next(values)) + Markup(piece) for piece in fast[1:])

    filled = Frames().fill("a", {"title": title, "html": Markup(html)}, render)
    layers = {*EDGES.split(filled.shell), *EDGES.split(filled.own), b""}
    assert filled.content.decode() == render({"title": title, "html": Markup(html)})
    assert set(EDGES.split(filled.content)) <= layers
