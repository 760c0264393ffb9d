"""``urls.lock``: every address that was ever published, one in a line, sorted.

A line holds what stands there, in columns parted by tabs: the path, its kind, its title (of a short link the
path it leads to) and when it begins. Lines that begin with ``#`` are for readers.
"""

from collections.abc import Iterable, Iterator

from ..model import Kind, Mark, Permalink, SitePath

HEAD = """\
# Every address that was published. `waystation urls --update` writes this file, `waystation check` reads it:
# what stands here and is gone from the site needs a line in redirects.yml. Only an address that must be
# forgotten, because of what it says, is deleted here by hand.
"""


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Those that hold an address, with their numbers."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line and not line.startswith("#"):
            yield number, line


def parse(line: str, mark: Mark) -> Permalink | None:
    """The address in a line; None for a line that nobody can have written on purpose."""
    path, kind, title, when, *more = (*line.split("\t"), "", "", "")
    if not path or kind not in _KINDS or any(more):
        return None
    return Permalink(path=SitePath(path), kind=_KINDS[kind], title=title, when=when, mark=mark)


def written(permalinks: Iterable[Permalink]) -> str:
    """The text of the file. The home page, which cannot go, does not stand in it."""
    return HEAD + "".join(f"{line}\n" for line in sorted(row(one) for one in permalinks if one.path))


def row(one: Permalink) -> str:
    """The line of an address. A tab sorts before all that paths are made of, so lines sort as paths do."""
    return "\t".join((one.path, one.kind, one.title, one.when)).rstrip("\t")


_KINDS = {kind.value: kind for kind in Kind}
