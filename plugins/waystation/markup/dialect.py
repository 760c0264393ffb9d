"""The Markdown that authors write: CommonMark with GitHub's extensions, and no HTML."""

from functools import cache

from comrak import ExtensionOptions, ParseOptions, RenderOptions, render_markdown


def rendered(text: str, *, positions: bool = False) -> str:
    """HTML as comrak makes it, raw HTML left out; ``positions`` says of each element where it was written."""
    options = RenderOptions()
    options.sourcepos = positions
    return render_markdown(text, _extensions(), ParseOptions(), options)


@cache
def _extensions() -> ExtensionOptions:
    options = ExtensionOptions()
    options.table = True
    options.strikethrough = True
    options.tasklist = True
    options.footnotes = True
    options.alerts = True
    options.autolink = True
    options.cjk_friendly_emphasis = True
    return options
