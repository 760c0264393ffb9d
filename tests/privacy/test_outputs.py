"""The last look at what is published: numbers in any form of file, and no page held up that holds none."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builds import INPUT, TODAY, copy
from tests.privacy.labelled import labelled
from tests.test_preview import run
from waystation.build import open_site, prepare
from waystation.frame import Frames
from waystation.privacy import CERTAIN, find
from waystation.privacy.outputs import EDGES, Gate, may_hold, views
from waystation.search.columns import NAMES

GATE = Gate(contacts=frozenset({"13987654321", "059500000010"}))
NUMBER = "13812345678"


def kinds(path: str, content: str) -> list[str]:
    return [problem.values["data"] for problem in GATE.problems(path, content.encode())]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("index.html", f"<p>{NUMBER}</p>"),
        ("index.html", '<img src="a.jpg" alt="林 138 1234 5678">'),
        ("index.html", "<a href=tel:+8613812345678>打电话</a>"),
        ("index.html", '<script type="application/ld+json">{"telephone":"138-1234-5678"}</script>'),
        ("index.html", "<p>&#49;&#51;&#56;12345678</p>"),
        ("index.html", "<p>１３８１２３４５６７８</p>"),
        ("index.html", "<p>一三八一二三四五六七八</p>"),
        ("index.html", "<p>138·1234·5678</p>"),
        ("index.html", f"<!-- {NUMBER} -->"),
        ("a/index.html", '<a href="https://example.org/?q=%31%33%38%31%32%33%34%35%36%37%38">'),
        ("all.ics", "BEGIN:VEVENT\r\nDESCRIPTION:请打 13812\r\n 345678\r\nEND:VEVENT\r\n"),
        ("all.ics", "DESCRIPTION:请打 138\\, 林\r\nX:13812345678\r\n"),
        ("feed.xml", f"<summary>林 {NUMBER}</summary>"),
        ("search/index.json", f'["林{NUMBER}"]'),
        ("search/index.json", f'{{"files":"0a1b2c3d","docs":[["a","\\"files\\":\\"{NUMBER}\\""]]}}'),
        ("search/index.json", f'{{"kinds":{{"page":"{NUMBER}"}},"kind":"00"}}'),
        ("list.csv", f"林,{NUMBER},女"),
    ],
)
def test_number_is_found_in_every_form(path: str, content: str) -> None:
    assert kinds(path, content) == ["mobile"]


@pytest.mark.parametrize(
    "content",
    [
        "<a href=tel:13987654321>139-8765-4321</a>",
        "<td>13</td><td>14</td><td>15</td><td>16</td><td>17</td><td>18</td>",
        "<time datetime=2026-12-05T09:00>12月5日 09:00</time> <span>2026-12-12</span>",
        '<i data-hours="0102000100200010002000100200010020301002000100200010020001002011110200010">',
        "<script>x(1381234567890123,18446744073709551615)</script>",
        "<p>0595-0000-0010 0595-0000-0021</p>",
        '<link integrity="sha256-13812345678abcdef">',
    ],
)
def test_what_is_no_persons_number_passes(content: str) -> None:
    assert kinds("index.html", content) == []


def test_numbers_of_documents_are_nobodys() -> None:
    path = "search/parts/86e8361d.txt"
    assert kinds(path, "0包粽!1a-3b800-138(000!139.1234.5678\n13912345678!1a\n01391234567-1a") == []
    assert kinds(path, f"0包粽!1a\n0{NUMBER}!a") == ["mobile"]


def test_a_glance_misses_nothing_that_a_page_can_hold() -> None:
    """But for digits that no source may write otherwise: they were looked at where they were written."""
    certain = [text for kind, text in labelled("true") if kind in ("mobile", "resident_id", "bank_card")]
    plain = [text for text in certain if re.search(r"[0-9][0-9 .\-]{9,}[0-9]", text) and "\u200b" not in text]
    assert len(plain) > 50 and not [text for text in plain if not may_hold(text.encode())]
    told = Gate(contacts=frozenset())
    assert not [text for text in plain if not [*told.problems("index.html", text.encode())]]


PIECES = (
    *(
        NUMBER,
        "138 1234 5678",
        "86-138-1234-5678",
        "11010519491231002X",
        "6222 0000 0000 0000 005",
        "6222000000",
    ),
    *("0" * 31, "1381234567" * 4, "13812345678" * 3, "2026-12-05T09:00", "138", "1234", "5678"),
    *("&#49;3812345678", "%31%33812345678", "\\u0031\\u003312345678", "电话", "一三八", "&#x3", "&#", "%3"),
    *("-", " ", ".", "|", "x", "\n"),
)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_number_beside_a_table_is_not_taken_for_a_part_of_it(text: str) -> None:
    if not may_hold(text.encode()):
        assert not [found for view in views(text) for found in find(view, CERTAIN)]


@settings(max_examples=500)
@given(st.lists(st.sampled_from((*PIECES, *'<>"')), max_size=16))
def test_what_a_page_may_hold_one_of_its_rows_between_edges_may(pieces: list[str]) -> None:
    """So that a shell and what stands in it can be looked at by themselves."""
    content = "".join(pieces).encode()
    assert may_hold(content) == any(may_hold(row) for row in EDGES.split(content))


@pytest.mark.parametrize("number", [NUMBER, "138 1234 5678", "&#49;3812345678", "一三八一二三四五六七八"])
@pytest.mark.parametrize("at", range(0, 20, 3))
def test_number_is_found_wherever_the_shell_ends_in_it(number: str, at: int) -> None:
    """In a page whose shell brings a part of it, and in one whose shell brings all."""
    frames = Frames()

    def found(before: str, title: str, after: str) -> list[str]:
        page = frames.fill(
            (before, after), {"title": title}, lambda texts: f"<p>{before}{texts['title']}{after}<p>"
        )
        gate = Gate(contacts=frozenset())
        twice = [[*gate.problems_of_page("index.html", page.content, page.shell, page.own)] for _ in range(2)]
        assert twice[0] == twice[1] == [*gate.problems("index.html", page.content)]
        return [problem.values["data"] for problem in twice[0]]

    begin, end = number[:at], number[at:]
    if "&" not in number:
        assert found(begin, end or "甲", "") == found("", begin or "甲", end) == ["mobile"]
        assert found("", f"甲{number}", "乙") == ["mobile"]
    assert found(f"{number}<b>", "甲", "") == found("", "甲", f"<b>{number}") == ["mobile"]


def test_table_alone_needs_no_closer_look() -> None:
    assert not may_hold(b'<i data-hours="2026-11-21|08:30-17:30|' + b"1381234567" * 40 + b'">')


def test_one_file_is_told_once_for_each_kind_with_its_place() -> None:
    (found,) = GATE.problems("a/index.html", f"<p>\n  {NUMBER}\n{NUMBER}</p>".encode())
    assert (found.mark.path, found.mark.line, found.mark.column) == ("a/index.html", 2, 3)
    assert NUMBER not in repr(found)


@pytest.mark.build
def test_site_with_a_persons_number_is_not_put_in_place(tmp_path: Path) -> None:
    """Written into the publisher's own looks, which no check of the content reads."""
    copy(INPUT, tmp_path)
    settings, footer = tmp_path / "mkdocs.yml", tmp_path / "overrides" / "partials" / "footer.html"
    own = settings.read_text("utf-8").replace("name: material", "name: material\n  custom_dir: overrides")
    settings.write_text(own, "utf-8")
    footer.write_text(footer.read_text("utf-8").replace("{{ shell.slogan }}", f"林师傅 {NUMBER}"), "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good build")
    done = run(tmp_path, "build", "--strict")
    assert done.returncode == 1 and "index.html:" in done.stdout and "W801" in done.stdout
    assert NUMBER not in done.stdout and "Traceback" not in done.stdout
    assert (tmp_path / "site" / "index.html").read_text() == "the last good build"
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]


def test_numbers_that_the_site_gives_to_call_are_known(tmp_path: Path) -> None:
    copy(INPUT, tmp_path)
    file = tmp_path / "stations.yml"
    file.write_text(
        file.read_text("utf-8").replace("phone: 0595-0000-0021", "phone: 139 8765 4321", 1), "utf-8"
    )
    about = prepare(open_site(tmp_path, lambda zone: date.fromisoformat(TODAY)))
    assert not [*Gate.of(about.site).problems("index.html", b"<p>+86 139-8765-4321</p>")]


def test_what_an_index_computes_is_no_number() -> None:
    """However large a site is, its digests and columns hold it up by no chance."""
    card = "6222021734567890127"
    assert kinds("search/index.json", f'{{"x":"{card}"}}') == ["bank_card"]
    for name in (*NAMES, "folders", "files"):
        assert kinds("search/index.json", f'{{"x":"a","{name}":"00\\\\1:{card};{NUMBER}","y":"b"}}') == []
