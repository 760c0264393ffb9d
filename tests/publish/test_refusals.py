"""Why a publish is not begun or does not end: each reason is provoked, and says where, what and the cure."""

import fcntl
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import pytest

from tests.golden import agree
from tests.publish.object_store import ObjectStore
from tests.publish.sites import publish, release, stamped, written
from waystation.words import languages, words

GOLDEN = Path(__file__).parent / "refusals"
PROGRAMS = "/nothing/here"


class Case:
    """A folder for the case, and what the command is told in it."""

    def __init__(self, folder: Path, store: ObjectStore) -> None:
        self.folder = folder
        self.store = store
        self.target = str(folder / "www")
        self.words: tuple[str, ...] = ()
        self.env: dict[str, str | None] = {}
        self.site = stamped(written(folder / "site", release(1)))
        self.files = ExitStack()

    def open(self, file: Path) -> IO[str]:
        """The file, which stays open until the case is over."""
        return self.files.enter_context(file.open())

    def published(self, number: int = 1) -> None:
        stamped(written(self.site, release(number)))
        assert publish(self.target, "--site", self.site).exit_code == 0


def no_build(case: Case) -> None:
    (case.site / "build.json").unlink()


def no_stamp(case: Case) -> None:
    (case.site / "build.json").write_text("{}")


def altered(case: Case) -> None:
    (case.site / "index.html").write_text("changed by hand")


def under_way(case: Case) -> None:
    case.published()
    stamped(written(case.site, release(2)))
    fcntl.flock(case.open(Path(case.target, ".lock")), fcntl.LOCK_EX)


def current_is_no_link(case: Case) -> None:
    (case.folder / "www" / "current").mkdir(parents=True)


def nothing_published(case: Case) -> None:
    case.words = ("--rollback",)


def nothing_earlier(case: Case) -> None:
    case.published()
    case.words = ("--rollback",)


def no_such_release(case: Case) -> None:
    case.published(1)
    case.published(2)
    case.words = ("--rollback=0009",)


def taken(case: Case) -> None:
    case.store.put("site/shop/index.html", b"a shop")
    case.target, case.env = case.store.target, case.store.env


def cut_off(case: Case) -> None:
    """The store takes no more after the third file."""
    case.target, case.env = case.store.target, case.store.env

    def refuse(number: int) -> None:
        if number > 3:
            raise PermissionError

    case.store.before_write = refuse


def rclone_failed(case: Case) -> None:
    case.target = "nothing-of-that-name:bucket"
    case.env = {"RCLONE_CONFIG": "/dev/null"}


def folder_failed(case: Case) -> None:
    (case.folder / "www").write_text("a file")


def ssh_failed(case: Case) -> None:
    case.target = "ssh://nobody@127.0.0.1:1/srv/www"


def no_program(case: Case) -> None:
    case.target = "store:bucket"
    case.env = {"PATH": PROGRAMS}


def no_target(case: Case) -> None:
    case.target = ":s3,secret_access_key=do-not-show-me:bucket"


def no_target_given(case: Case) -> None:
    case.target, case.words = "--rollback", (str(case.folder / "www"),)


def no_releases(case: Case) -> None:
    case.target, case.env, case.words = case.store.target, case.store.env, ("--rollback",)


CASES: tuple[Callable[[Case], None], ...] = (
    no_build,
    no_stamp,
    altered,
    under_way,
    current_is_no_link,
    nothing_published,
    nothing_earlier,
    no_such_release,
    taken,
    cut_off,
    rclone_failed,
    folder_failed,
    ssh_failed,
    no_program,
    no_target,
    no_target_given,
    no_releases,
)
MISUSES = {no_target, no_target_given, no_releases}


@pytest.mark.parametrize("case", CASES, ids=[case.__name__ for case in CASES])
def test_what_is_said(case: Callable[[Case], None], store: ObjectStore, tmp_path: Path) -> None:
    about = Case(tmp_path, store)
    case(about)
    with about.files:
        for language in languages():
            told = ("--site", about.site, "--lang", language)
            done = publish(about.target, *about.words, *told, env=about.env)
            assert done.exit_code == (2 if case in MISUSES else 1)
            assert done.stdout == ""
            agree(plain(done.stderr, about), GOLDEN / f"{case.__name__}.{language}.txt")


def plain(said: str, case: Case) -> str:
    """The message without this run's folder and bucket; another program's words are only hinted at."""
    first, *middle, last = (
        said.replace(str(case.folder), "…").replace(case.store.bucket, "bucket").splitlines()
    )
    assert "do-not-show-me" not in said
    return "\n".join([first, *(["    (its own words)"] if middle else []), last, ""])


def test_every_reason_is_provoked() -> None:
    reasons = {case.__name__ for case in CASES}
    for language in languages():
        refusals = words(language).texts["publish"]
        assert not isinstance(refusals, str)
        assert refusals["refusals"].keys() == reasons
    assert {file.name.split(".")[0] for file in GOLDEN.iterdir()} == reasons
