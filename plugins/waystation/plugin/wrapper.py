"""Our pages as whole documents: the theme's shell around their content, without the host's way of a page."""

from collections.abc import Callable, Mapping

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from ..frame import Filled, Frames, Texts
from ..model import Page, Site
from ..pages.shell import at
from ..pictures import placed
from .edit_urls import EditUrls
from .looks import BUNDLES, script


class Wrapper:
    """Puts pages into the shell that ``env`` and ``shell`` make."""

    def __init__(
        self,
        env: Environment,
        nav: Navigation,
        config: MkDocsConfig,
        shell: Mapping[str, object],
        site: Site,
        guarded: Callable[[str], str],
    ) -> None:
        self.env = env
        self.nav = nav
        self.config = config
        self.shell = shell
        self.site = site
        self.guarded = guarded
        self.frames = Frames()
        self.edit_urls = EditUrls(config)

    def document(self, page: Page) -> Filled:
        """The page's whole HTML."""
        like = (
            page.kind,
            page.section,
            page.path.count("/"),
            page.noindex,
            tuple(feed.type for feed in page.feeds),
        )
        return self.frames.fill(like, self.texts(page), lambda texts: self.render(page, texts))

    def texts(self, page: Page) -> Texts:
        """All that the shell shows of the page itself."""
        url = self.site.url
        image = self.site.published(page.image) if page.image else ""
        texts = {
            "title": page.title,
            "description": page.description,
            "content": Markup(placed(page.html, page.path, self.site.pictures)),
            "head": Markup(page.head),
            "canonical": f"{url}{page.path if page.canonical is None else page.canonical}" if url else "",
            "image": image if not image or "://" in image else f"{url}{image}",
            "phone": page.phone,
            "digits": page.phone.replace("-", "").replace(" ", ""),
            "updated": page.updated,
            "edit": self.edit_urls.of(page.source) if page.source else "",
        }
        for number, feed in enumerate(page.feeds):
            texts[f"feed_title_{number}"] = feed.title
            texts[f"feed_path_{number}"] = feed.path
        return texts

    def render(self, page: Page, texts: Texts) -> str:
        """The long way: the host's template for a page with these texts."""
        file = File.generated(
            self.config, f"{page.path.removesuffix('/')}.md" if page.path else "index.md", content=""
        )
        host_page = HostPage(texts["title"], file, self.config)
        host_page.content = texts["content"]
        host_page.canonical_url = texts["canonical"]
        host_page.edit_url = texts["edit"] or None
        host_page.meta = {
            "layout": page.kind,
            "script": script(page.kind) if page.kind in BUNDLES else "",
            "feeds": [
                {
                    "type": feed.type,
                    "title": texts[f"feed_title_{number}"],
                    "url": texts[f"feed_path_{number}"],
                }
                for number, feed in enumerate(page.feeds)
            ],
            "noindex": page.noindex,
            **{name: texts[name] for name in ("title", "description", "image", "phone", "digits", "updated")},
            "head_html": texts["head"],
        }
        context = get_context(self.nav, [], self.config, host_page)
        template = self.env.get_template("main.html")
        return self.guarded(template.render({**context, "shell": at(self.shell, page.section)}))
