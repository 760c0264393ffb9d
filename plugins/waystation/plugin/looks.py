"""The looks of every site of this kind, in as few files as can be; nothing of the theme's is served."""

from collections.abc import Mapping
from importlib.resources import files as package_files
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .. import assets
from ..edition import Edition
from ..markup.ordinary import WithoutHtml
from .listing import Listed

STYLESHEET = "assets/stylesheets/waystation.css"
SCRIPTS = "assets/javascripts/"
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


def choose(files: Files, config: MkDocsConfig) -> Mapping[str, str]:
    """Leave the theme's files out, and put ours the way they are served: where, by the path written under."""
    ours = (config.theme.custom_dir, str(folder()))
    sources: dict[str, bytes] = {}
    for file in list(files):
        if file.src_dir != config.docs_dir:
            files.remove(file)
            if file.src_dir in ours:
                sources[file.src_uri] = file.content_bytes
    served = assets.served(sources | _bundles())
    for asset in served.values():
        files.append(File.generated(config, asset.path, content=asset.content))
    return {path: asset.path for path, asset in served.items()}


def script(name: str) -> str:
    """Where a bundle is served; modules that are fetched one by one have their own names beside it."""
    return f"{SCRIPTS}on-{name}.js"


def folder() -> Path:
    """``overrides/``: inside the installed package, beside it in a checkout."""
    package = __package__.partition(".")[0]
    packaged = Path(str(package_files(package))) / "overrides"
    return packaged if packaged.is_dir() else packaged.parents[2] / "overrides"


def _bundles() -> dict[str, bytes]:
    sources = {path.stem: path.read_text("utf-8") for path in (folder() / SCRIPTS).glob("*.js")}
    return {script(name): assets.bundle(modules, sources).encode() for name, modules in BUNDLES.items()}
