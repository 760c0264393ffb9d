"""Whatever happens to a whole site: it is explained, or it is published."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import SIGNS, SMALL, VALUES, count, mutated
from tests.fuzz.telling import told

FEW = 40
CASES = count("WAYSTATION_FUZZ_SITES", FEW)

FOLDERS = (
    *("", "content", "content/announcements", "content/guide", "content/holidays", "content/stations"),
    *(
        "content/stations/east",
        "content/stations/west",
        "content/stations/nowhere",
        "content/stations/east/photos",
    ),
    *(
        f"content/stations/{one}/{kind}"
        for one in ("east", "west")
        for kind in ("activities", "teams", "announcements")
    ),
    *(
        "content/stations/east/activities/more",
        "content/stations/east/activitys",
        "content/con",
        "content/stations/..",
    ),
)
NAMES = (
    *(
        "stations.yml",
        "index.md",
        "any.md",
        "any.yml",
        "any.yaml",
        "any.markdown",
        "any.MD",
        "Any.md",
        "名字.md",
    ),
    *(
        "con.md",
        "a b.md",
        "a\nb.md",
        "a\udcff.md",
        "2028.json",
        "2028.JSON",
        "1850.json",
        "list.yml",
        "rhymes.md",
    ),
    *(
        "readers.md",
        "door.jpg",
        "door.svg",
        ".hidden.md",
        "~$any.md",
        "Thumbs.db",
        "any",
        "--.md",
        "index.html",
    ),
)

Change = Callable[[st.DrawFn, Path], None]


def _mutate(draw: st.DrawFn, site: Path) -> None:
    file = _file(draw, site)
    text = file.read_bytes().decode("utf-8", "replace")
    file.write_bytes(draw(mutated(text, 3)).encode("utf-8", "surrogatepass"))


def _mutate_stations(draw: st.DrawFn, site: Path) -> None:
    file = site / "stations.yml"
    if file.is_file():
        file.write_bytes(
            draw(mutated(file.read_bytes().decode("utf-8", "replace"))).encode("utf-8", "surrogatepass")
        )


def _delete(draw: st.DrawFn, site: Path) -> None:
    _file(draw, site).unlink()


def _copy(draw: st.DrawFn, site: Path) -> None:
    target = _target(draw, site)
    if target is not None:
        shutil.copyfile(_file(draw, site), target)


def _move(draw: st.DrawFn, site: Path) -> None:
    target = _target(draw, site)
    if target is not None:
        _file(draw, site).replace(target)


def _bytes(draw: st.DrawFn, site: Path) -> None:
    content = draw(
        st.binary(max_size=60) | st.lists(st.sampled_from(SIGNS + VALUES), max_size=8).map(_joined)
    )
    _file(draw, site).write_bytes(content)


def _encode(draw: st.DrawFn, site: Path) -> None:
    file = _file(draw, site)
    encoding = draw(st.sampled_from(["gb18030", "utf-16", "utf-8-sig", "utf-32"]))
    file.write_bytes(file.read_bytes().decode("utf-8", "replace").encode(encoding))


def _link(draw: st.DrawFn, site: Path) -> None:
    target = _target(draw, site)
    if target is not None:
        target.symlink_to(draw(st.sampled_from(["/etc", "/etc/passwd", ".", "..", "nothing", "/dev/zero"])))


def _folder(draw: st.DrawFn, site: Path) -> None:
    target = _target(draw, site)
    if target is not None:
        target.mkdir()


def _cut(draw: st.DrawFn, site: Path) -> None:
    file = _file(draw, site)
    content = file.read_bytes()
    file.write_bytes(content[: draw(st.integers(0, len(content)))])


def _joined(words: list[str]) -> bytes:
    return "".join(words).encode("utf-8", "surrogatepass")


def _file(draw: st.DrawFn, site: Path) -> Path:
    files = sorted(path for path in site.rglob("*") if path.is_file() and not path.is_symlink())
    if not files:
        (site / "stations.yml").write_text("", "utf-8")
        return site / "stations.yml"
    return draw(st.sampled_from(files))


def _target(draw: st.DrawFn, site: Path) -> Path | None:
    """A path with nothing there yet."""
    file = site / draw(st.sampled_from(FOLDERS)) / draw(st.sampled_from(NAMES))
    if any(above.is_symlink() or above.is_file() for above in file.parents if above.is_relative_to(site)):
        return None
    file.parent.mkdir(parents=True, exist_ok=True)
    return None if file.exists() or file.is_symlink() else file


CHANGES: tuple[Change, ...] = (
    *(
        _mutate,
        _mutate,
        _mutate,
        _mutate_stations,
        _delete,
        _copy,
        _move,
        _bytes,
        _encode,
        _link,
        _folder,
        _cut,
    ),
)


@settings(
    max_examples=CASES,
    derandomize=CASES == FEW,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.data())
def test_any_site_is_explained_or_published(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        site = Path(folder)
        shutil.copytree(SMALL, site, dirs_exist_ok=True)
        for _ in range(data.draw(st.integers(1, 6))):
            data.draw(st.sampled_from(CHANGES))(data.draw, site)
        told(site)
