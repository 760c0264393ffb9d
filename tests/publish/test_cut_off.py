"""A publish to an object store that is killed at any moment: what visitors find, and what the next one does.

``WAYSTATION_KILLS`` sets how many; ``make stress`` kills thirty.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.builds import build, require_equal, tree
from tests.html_pages import HtmlPage, Reference, read_page
from tests.publish.object_store import ObjectStore
from tests.publish.sites import publish, written
from tests.visits import SETTINGS, SITES
from waystation.publish.plan import outlives

pytestmark = pytest.mark.build

KILLS = int(os.environ.get("WAYSTATION_KILLS", "3"))
SEED = 8
SITE = "https://small.example.org/"
TRANSFERS = 4
"""Files that rclone sends at a time."""


WAYSTATION = Path(sys.executable).with_name("waystation")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two builds: in the second another activity and another style sheet have taken the place of one."""
    folder = tmp_path_factory.mktemp("releases")
    shutil.copytree(SITES / "small", folder / "old")
    shutil.copytree(SITES / "small", folder / "new")
    activities = folder / "new" / "content" / "stations" / "east" / "activities"
    text = (activities / "outing.md").read_text("utf-8")
    (activities / "chess.md").write_text(text.replace("title: ", "title: 象棋"), "utf-8")
    (activities / "outing.md").unlink()
    return made(folder / "old", "0123abcd"), made(folder / "new", "4567cdef")


def made(project: Path, look: str) -> Path:
    """The site as built with a style sheet that no other has."""
    (project / "looks").mkdir()
    (project / "looks" / f"look.{look}.css").write_text(f"/* {look} */\n", "utf-8")
    settings = SETTINGS.replace("{name: material}", "{name: material, custom_dir: looks}")
    (project / "mkdocs.yml").write_text(f"{settings}extra_css: [look.{look}.css]\n", "utf-8")
    build(project, project / "site")
    return project / "site"


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_publish_leaves_whole_pages_and_the_next_one_completes(
    number: int, sites: tuple[Path, Path], store: ObjectStore, tmp_path: Path
) -> None:
    old, new = sites if number % 2 else reversed(sites)
    publish(store.target, "--site", old, env=store.env)
    todo = publish(store.target, "--site", new, "--dry-run", env=store.env).stdout.splitlines()
    assert {line[0] for line in todo} == {"+", "~", "-"}
    moment = random.Random(f"{SEED}-{number}").randint(1, len(todo))
    killed_at(moment, store, new)
    require_whole(written(tmp_path / "found", store.files()), tree(old), tree(new))

    store.forget()
    done = publish(store.target, "--site", new, env=store.env)
    assert done.exit_code == 0
    assert len(store.writes) <= len(todo) - moment + TRANSFERS
    kept = {path: content for path, content in tree(old).items() if outlives(path)}
    require_equal(kept | tree(new), store.files())


def killed_at(moment: int, store: ObjectStore, site: Path) -> None:
    """Publish, and kill the program and its rclone when that many writes have begun."""
    env = {key: value for key, value in (os.environ | store.env).items() if value is not None}
    store.forget()
    with subprocess.Popen(
        [WAYSTATION, "publish", store.target, "--site", site],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:

        def kill(number: int) -> None:
            if number == moment:
                os.killpg(running.pid, signal.SIGKILL)

        store.before_write = kill
        assert running.wait() == -signal.SIGKILL


def require_whole(found: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
    """Every page is that of a release and has all that it shows; those that stay lead to what is there."""
    there = tree(found)
    for path in (path for path in there if path.endswith(".html")):
        assert there[path] in (old.get(path), new.get(path)), f"{path} is of no release"
        page = read_page(found, found / path)
        for reference in page.references:
            if (reference.is_loaded or path in old.keys() & new.keys()) and (to := own(page, reference)):
                assert to in there, f"{path}:{reference.line} leads to nothing: {reference.url}"


def own(page: HtmlPage, reference: Reference) -> str:
    """The file of this site that the reference leads to, if it does."""
    if "edit" in reference.rel:
        return ""
    url = urlsplit(urljoin(f"{SITE}{page.path}", reference.url))
    if url.netloc != urlsplit(SITE).netloc:
        return ""
    path = unquote(url.path).removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path
