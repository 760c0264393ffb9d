"""The looks of every site of this kind, in as few files as can be; nothing of the theme's is served."""

from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files as package_files
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .. import assets
from ..edition import Edition
from ..markup.ordinary import WithoutHtml
from . import kept, pickled
from .listing import Listed

STYLESHEET = "assets/stylesheets/waystation.css"
SCRIPTS = "assets/javascripts/"
KEPT = "assets"
SITE = "site"
BUNDLES = {
    SITE: ("clock", "periods", "states", "open-now", "filters", "find", "elder", "dismiss"),
    "home": ("mine", "mine-far"),
    "station": ("make-mine", "read-aloud", "copy"),
    "activity": ("read-aloud", "copy"),
    "announcement": ("read-aloud", "copy"),
    "search": ("search-page",),
}
"""Modules that every page runs, and those of single kinds of pages, in one file each: on a slow network every
file is a turn."""


def dress(config: MkDocsConfig, edition: Edition) -> None:
    """The theme's settings."""
    theme = config.theme
    theme.dirs.insert(1 if theme.custom_dir else 0, str(folder()))
    config.theme = Listed(theme, theme.dirs[: 2 if theme.custom_dir else 1])
    theme["font"] = False
    theme["language"] = edition.site.network.language
    # Ours knows the pages that never go through the host.
    theme.static_templates.discard("sitemap.xml")
    config.markdown_extensions.append(cast(str, WithoutHtml()))
    # Its other way is inline styles.
    config.mdx_configs.setdefault("tables", {})["use_align_attribute"] = True
    if STYLESHEET not in config.extra_css:
        config.extra_css.append(STYLESHEET)
    if not config.site_description:
        config.site_description = edition.site.network.slogan or edition.site.network.name


def choose(files: Files, config: MkDocsConfig, cache: Path, program: str) -> Mapping[str, str]:
    """Leave the theme's files out, and put ours the way they are served: where, by the path written under.

    With ``program``, the digest of what makes them, they are kept in ``cache``.
    """
    ours = (config.theme.custom_dir, str(folder()))
    sources: dict[str, bytes] = {}
    for file in list(files):
        if file.src_dir != config.docs_dir:
            files.remove(file)
            if file.src_dir in ours:
                sources[file.src_uri] = file.content_bytes
    made = served(sources, cache / KEPT, program)
    for asset in made.values():
        files.append(File.generated(config, asset.path, content=asset.content))
    return {path: asset.path for path, asset in made.items()}


def script(name: str) -> str:
    """Where a bundle is served; modules that are fetched one by one have their own names beside it."""
    return f"{SCRIPTS}on-{name}.js"


def folder() -> Path:
    """``overrides/``: inside the installed package, beside it in a checkout."""
    package = __package__.partition(".")[0]
    packaged = Path(str(package_files(package))) / "overrides"
    return packaged if packaged.is_dir() else packaged.parents[2] / "overrides"


def served(sources: Mapping[str, bytes], file: Path, program: str) -> Mapping[str, assets.Asset]:
    """The sources and the bundles the way they are served; ``file`` is where they are kept."""
    modules = {path.stem: path.read_text("utf-8") for path in sorted((folder() / SCRIPTS).glob("*.js"))}
    told = sha256(repr((program, sorted(sources.items()), modules)).encode()).hexdigest()
    if program and (known := kept.read(file, told)) is not None:
        rows = cast(_Kept, pickled.load(known, (), ()))
        return {name: assets.Asset(path=path, content=content) for name, path, content in rows}
    bundles = {script(name): assets.bundle(members, modules).encode() for name, members in BUNDLES.items()}
    made = assets.served({**sources, **bundles})
    if program:
        rows = [(name, asset.path, asset.content) for name, asset in made.items()]
        kept.write(file, pickled.dump(rows), told)
    return made


_Kept = list[tuple[str, str, bytes]]
"""Of each file: the path that it is written under, the one that it is served under, its content."""
