"""Whether the pictures that content names are there."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from ..model import Activity, Mark, Slug, Station
from ..problems import Code, Problem, near
from .entries import Item


def missing(root: Path, items: Iterable[Item], stations: Mapping[Slug, Station]) -> Iterator[Problem]:
    """Pictures that are no files below ``content/``."""
    for mark, field, src in _named(items, stations):
        values = {"field": field, "value": src}
        path = PurePosixPath(src)
        if path.is_absolute() or ".." in path.parts or "\\" in src or ":" in src or len(src) > 200:
            yield Problem(mark=mark, code=Code.NOT_LOCAL_PATH, values=values)
            continue
        file = root / "content" / path
        if not file.is_file() or file.is_symlink():
            beside = [other.name for other in file.parent.iterdir()] if file.parent.is_dir() else []
            found = near(path.name, beside)
            values |= {"near": str(path.with_name(found["near"]))} if found else {}
            yield Problem(mark=mark, code=Code.MISSING_IMAGE, values=values)


def _named(items: Iterable[Item], stations: Mapping[Slug, Station]) -> Iterator[tuple[Mark, str, str]]:
    for station in stations.values():
        for index, photo in enumerate(station.photos):
            yield station.mark.of(f"photos.{index}.src"), "src", photo.src
    for item in items:
        if isinstance(item, Activity):
            if item.image:
                yield item.mark.of("image"), "image", item.image
            for index, photo in enumerate(item.photos):
                yield item.mark.of(f"photos.{index}.src"), "src", photo.src
