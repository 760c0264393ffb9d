"""What stands at addresses whose pages are elsewhere, or no more."""

from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

import pytest

from tests.in_memory import URL, edition_of, site
from waystation import build
from waystation.edition import Edition
from waystation.model import Addresses, Artifact, Gone, Kind, Mark, Moved, Page, Permalink, SitePath

STATION = "stations/yongfuli/"
NOW = f"{STATION}activities/shougong/"
RENAMED, ENDED = f"{STATION}activities/cooking/", f"{STATION}activities/singing/"
HERE = Mark(path="redirects.yml")


def row(path: str, kind: Kind, title: str = "") -> Permalink:
    return Permalink(path=SitePath(path), kind=kind, title=title, mark=Mark(path="urls.lock"))


@pytest.fixture(scope="module")
def edition() -> Edition:
    """One activity has a new id, one has ended for good; another team's calendar was this team's."""
    addresses = Addresses(
        published=(
            row(RENAMED, Kind.activity, "烹饪课"),
            row(f"{RENAMED}event.ics", Kind.feed),
            row(ENDED, Kind.activity, "唱歌 <课>"),
            row(f"{ENDED}event.ics", Kind.feed),
            row("q/22222/", Kind.short, RENAMED),
            row("q/33333/", Kind.short, ENDED),
            row(f"{STATION}teams/old/", Kind.team, "巧手队"),
            row(f"{STATION}teams/old/calendar.ics", Kind.feed),
        ),
        moved=(
            Moved(mark=HERE, old=SitePath(RENAMED), new=SitePath(NOW)),
            Moved(mark=HERE, old=SitePath(f"{STATION}teams/old/"), new=SitePath(f"{STATION}teams/qiaoshou/")),
        ),
        gone=(
            Gone(
                mark=HERE,
                path=SitePath(ENDED),
                reason="老师退休了",
                date=date(2026, 11, 1),
                instead=SitePath(RENAMED),
            ),
        ),
    )
    return edition_of(replace(site(), addresses=addresses))


@pytest.fixture(scope="module")
def outputs(edition: Edition) -> dict[str, Page | Artifact]:
    return {output.path: output for output in build.render(edition)}


def page(outputs: dict[str, Page | Artifact], path: str) -> Page:
    found = outputs[path]
    assert isinstance(found, Page)
    return found


def text(outputs: dict[str, Page | Artifact], path: str) -> str:
    found = outputs[path]
    assert isinstance(found, Artifact)
    return found.content.decode()


def test_moved_page_leads_on_and_names_where(outputs: dict[str, Page | Artifact]) -> None:
    moved = page(outputs, RENAMED)
    assert moved.canonical == NOW and moved.noindex
    target = moved.head.removeprefix('<meta http-equiv="refresh" content="0; url=').removesuffix('">')
    assert urljoin(URL + RENAMED, target) == URL + NOW
    assert f'href="{target}"' in moved.html and "手工课" in moved.html


def test_gone_page_says_what_since_when_why_and_where_to_look(outputs: dict[str, Page | Artifact]) -> None:
    gone = page(outputs, ENDED)
    assert gone.noindex and gone.canonical is None and not gone.head
    assert "“唱歌 &lt;课&gt;”已经没有了" in gone.html
    assert "2026年11月1日 起没有了：老师退休了" in gone.html
    doors = (NOW, STATION, "activities/")
    assert [gone.html.index(f'href="../../../../{path}"') for path in doors] == sorted(
        gone.html.index(f'href="../../../../{path}"') for path in doors
    )
    assert gone.phone == "0595-0000-0021" and f"tel:{gone.phone.replace('-', '')}" in gone.html


def test_old_calendar_goes_on_with_the_new_one(outputs: dict[str, Page | Artifact]) -> None:
    """Programs that subscribed to it follow no page."""
    old = text(outputs, f"{STATION}teams/old/calendar.ics")
    assert old == text(outputs, f"{STATION}teams/qiaoshou/calendar.ics")
    assert f"{RENAMED}event.ics" in outputs


def test_calendar_of_what_is_gone_is_gone(outputs: dict[str, Page | Artifact]) -> None:
    assert f"{ENDED}event.ics" not in outputs


@pytest.mark.parametrize(("code", "target"), [("22222", NOW), ("33333", ENDED)])
def test_printed_short_link_still_leads_somewhere(
    code: str, target: str, outputs: dict[str, Page | Artifact]
) -> None:
    document = text(outputs, f"q/{code}/index.html")
    assert f'content="0; url=../../{target}"' in document
    assert f'<link rel="canonical" href="{URL}{target}">' in document and 'content="noindex"' in document


def test_short_link_weighs_next_to_nothing(outputs: dict[str, Page | Artifact]) -> None:
    sizes = [len(text(outputs, path)) for path in outputs if path.startswith("q/")]
    assert len(sizes) == 5 and max(sizes) < 700


def test_titles_in_short_links_cannot_become_markup(outputs: dict[str, Page | Artifact]) -> None:
    assert "<课>" not in text(outputs, "q/33333/index.html")


def test_hosts_are_told_what_moved(outputs: dict[str, Page | Artifact]) -> None:
    assert text(outputs, "_redirects").splitlines() == [
        f"/{RENAMED} /{NOW} 301",
        f"/{RENAMED}event.ics /{NOW}event.ics 301",
        f"/{STATION}teams/old/ /{STATION}teams/qiaoshou/ 301",
        f"/{STATION}teams/old/calendar.ics /{STATION}teams/qiaoshou/calendar.ics 301",
    ]


def test_hosts_are_told_nothing_while_nothing_moved() -> None:
    assert "_redirects" not in {output.path for output in build.render(edition_of(site()))}


def test_paths_for_servers_begin_below_the_host() -> None:
    found = {
        output.path: output for output in build.render(edition_of(site(url="https://example.org/town/")))
    }
    assert f" /town/{NOW}; }}" in text(found, "nginx/redirects.conf")
