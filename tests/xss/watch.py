"""A browser in which nothing runs unnoticed, and what each vector does on a page that protects nobody."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown import Markdown
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

from tests.xss.vectors import Place, Vector

HOST = "unsafe.example"
NOWHERE = "http://127.0.0.1:9"
"""The discard port (RFC 863): whatever does not stay on this machine goes there."""
MARK = "window.pwned = (number) => console.log(`pwned ${number}`);"
FRAMES = """
async (urls) => {
  const frames = urls.map((src) => Object.assign(document.createElement("iframe"), { src }));
  const loaded = frames.map((frame) => new Promise((done) => frame.addEventListener("load", done)));
  document.body.replaceChildren(...frames);
  await Promise.race([Promise.all(loaded), new Promise((late) => setTimeout(late, 20000))]);
  return frames.filter(({ contentDocument }) => contentDocument).map(({ contentDocument: shown }) => {
    const every = [...shown.querySelectorAll("*")];
    for (const one of every) if (one.autofocus) one.focus();
    for (const one of every) if (one.protocol === "javascript:") one.click();
    return {
      schemes: [...new Set(every.map((one) => one.protocol).filter((one) => one && one !== ":"))],
      handlers: every.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith("on"))),
      styles: every.filter((one) => one.matches("style, [style]")).map((one) => one.outerHTML),
      scripts: every.filter((one) => one.matches("script:not([src])")).map((one) => [one.type, one.text]),
      title: shown.title,
    };
  });
}
"""
RUNS = (
    Place.text,
    Place.attribute,
    Place.title,
    Place.raw,
    Place.json,
    Place.anywhere,
    Place.link,
    Place.frame,
    Place.markdown,
)
"""Places whose vectors a browser can be seen to follow."""


@dataclass(slots=True, kw_only=True)
class Watch:
    """Everything that ran, asked and was asked for elsewhere, in order."""

    context: BrowserContext
    caught: list[str] = field(default_factory=list)


@contextmanager
def watch(browser: Browser, home: str) -> Iterator[Watch]:
    """A browser that can reach only this machine, and tells what runs and what but ``home`` is asked for."""
    with browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", proxy={"server": NOWHERE, "bypass": "127.0.0.1"}
    ) as context:
        found = Watch(context=context)

        def asked(dialog: Dialog) -> None:
            found.caught.append(f"{dialog.type} {dialog.message}")
            dialog.dismiss()

        def said(message: ConsoleMessage) -> None:
            if message.text.startswith("pwned"):
                found.caught.append(message.text)

        def requested(request: Request) -> None:
            if not request.url.startswith((home, "data:", "blob:")):
                found.caught.append(request.url)

        context.add_init_script(MARK)
        context.on("console", said)
        context.on("dialog", asked)
        context.on("request", requested)
        yield found


def opened_in_frames(page: Page, urls: Sequence[str]) -> list[dict[str, Any]]:
    """Open the addresses beside each other, do what a visitor's hand does, and tell what each page holds."""
    looked: list[dict[str, Any]] = page.evaluate(FRAMES, urls)
    return looked


def unsafe(vector: Vector) -> str:
    """A page with the vector in its place and nothing done about it."""
    text = vector.text
    match vector.place:
        case Place.attribute:
            quote = "'" if text.startswith("'") else '"'
            inside = f"<img src=x: alt={quote}{text}{quote}>"
        case Place.title:
            inside = f"<title>{text}</title>"
        case Place.anywhere:
            inside = f"<title>{text}</title>"
        case Place.raw:
            element = re.match(r"</(\w+)>", text)
            inside = f"<{element[1]}>{text}" if element else f"<!-- {text}"
        case Place.json:
            inside = f'<script type="application/ld+json">{{"name":"{text}"}}</script>'
        case Place.link:
            inside = f'<a href="{text.replace(chr(34), "&quot;")}">x</a>'
        case Place.frame:
            inside = f'<iframe src="{escape(text)}"></iframe>'
        case Place.markdown:
            inside = Markdown(extensions=["abbr", "attr_list", "footnotes", "md_in_html", "tables"]).convert(
                text
            )
        case _:
            inside = f"<div>{text}</div>"
    return f"<!doctype html><meta charset=utf-8>{inside}"
