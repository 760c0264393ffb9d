"""What a server says with each file: above all, that nothing runs on a page but what the site brings.

``rules`` is the table. Netlify, Cloudflare Pages and others read it as ``_headers``, nginx in its own words;
where a server says nothing of it (GitHub Pages), the policy in each page's head still holds.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import escape

FILE = "_headers"
SHELL = "404.html"
"""The page in which no author has written anything but names and titles."""
EVERYWHERE = "/*"

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""Content-Security-Policy Level 3, by directive; fonts, frames, media and workers the site has none of."""
ONLY_IN_HEADERS = {"frame-ancestors"}
"""Directives that browsers ignore in a page's head (CSP3 §3.3), and say so on the console."""
FOR_GOOD = "public, max-age=31536000, immutable"
"""Of files whose name changes with their content (RFC 9111 §5.2.2, RFC 8246)."""
FOR_MINUTES = "public, max-age=600"
ASK = "no-cache"
"""Kept, and asked for again before it is shown: changes are seen at once, an unchanged page costs a 304."""
CACHING = (
    ("/assets/*", FOR_GOOD),
    ("/icons.*", FOR_GOOD),
    ("/search/parts/*", FOR_GOOD),
    ("/*.ics", FOR_MINUTES),
    ("/*.xml", FOR_MINUTES),
)
"""How long what was fetched may be kept; photos, too, are named after their content. For all else one has to
ask, which hosts that read ``_headers`` say by themselves: there, a pattern for pages would fit all files."""
UNUSED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)
"""What browsers can do and no page asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Headers of the paths that fit a pattern; no two rules that fit one path may have a name in common."""

    paths: str
    """From the site's root, with ``*`` for any text, once at most, and ``:name`` for one step. Netlify takes
    ``*`` as a whole step for nothing, too."""
    fields: tuple[tuple[str, str], ...]


def rules(shell: str) -> tuple[Rule, ...]:
    """All rules of a site whose shell, the page around no content, is this HTML."""
    return (
        Rule(
            paths=EVERYWHERE,
            fields=(
                ("Content-Security-Policy", _policy(shell, POLICY)),
                ("Cross-Origin-Opener-Policy", "same-origin"),
                ("Permissions-Policy", ", ".join(f"{name}=()" for name in UNUSED)),
                ("Referrer-Policy", "same-origin"),
                ("X-Content-Type-Options", "nosniff"),
            ),
        ),
        *(Rule(paths=paths, fields=(("Cache-Control", said),)) for paths, said in CACHING),
    )


def cache_control(path: str) -> str:
    """How long the file at a path from the site's root may be kept."""
    return next((said for paths, said in CACHING if re.fullmatch(_expression(paths), f"/{path}")), ASK)


def guard(shell: str) -> str:
    """The same policy as an element for the head of every page."""
    told = [name for name in POLICY if name not in ONLY_IN_HEADERS]
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_policy(shell, told), quote=False)}">'
    )


def guarded(page: str, guard: str) -> str:
    """A page with the policy before all that it speaks of. Raises ValueError for one without a head."""
    head = _HEAD.search(page)
    if head is None:
        raise ValueError("a page without a head cannot carry a Content-Security-Policy")
    return f"{page[: head.end()]}\n{guard}{page[head.end() :]}"


def inline_scripts(html: str) -> Iterator[str]:
    """Scripts that stand in the page itself and would run; data in an element of that name does not."""
    for attributes, text in _SCRIPT.findall(html):
        kind = _TYPE.search(attributes)
        if not _SOURCE.search(attributes) and (kind is None or kind[1].lower() in _RUNS):
            yield text


def for_netlify(rules: Iterable[Rule]) -> str:
    """https://docs.netlify.com/manage/routing/headers/; Cloudflare Pages reads the same."""
    lines = (
        line
        for rule in rules
        for line in (rule.paths, *(f"  {name}: {value}" for name, value in rule.fields))
    )
    return "\n".join(lines) + "\n"


def for_nginx(rules: Iterable[Rule]) -> str:
    """Lines for a ``server`` block; a ``location`` in it that has an ``add_header`` of its own loses them.

    https://nginx.org/en/docs/http/ngx_http_headers_module.html; with ``always``, or the 404 page has none.
    """
    lines: list[str] = []
    names: dict[str, list[tuple[str, str]]] = {}
    for rule in rules:
        for name, value in rule.fields:
            names.setdefault(name, []).append((rule.paths, value))
    for name, values in names.items():
        if [paths for paths, _ in values] == [EVERYWHERE]:
            lines.append(f'add_header {name} "{values[0][1]}" always;')
            continue
        is_cache = name == "Cache-Control"
        variable = f"$waystation_{name.lower().replace('-', '_')}"
        lines.append(f'set {variable} "{ASK if is_cache else ""}";')
        lines += [
            f'if ($uri ~ "{_expression(paths)}") {{ set {variable} "{value}"; }}' for paths, value in values
        ]
        # Not with an error: a file that was missing once must not be missing for good.
        always = "" if is_cache else " always"
        lines.append(f"add_header {name} {variable}{always};")
    return "\n".join(lines) + "\n"


FORMS = {"netlify": for_netlify, "nginx": for_nginx}

_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.IGNORECASE | re.DOTALL)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_RUNS = {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}


def _policy(shell: str, names: Iterable[str]) -> str:
    """Scripts that stand in the shell may run, by their hash; those of a page may be an author's."""
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in inline_scripts(shell)]
    said = POLICY | {
        "script-src": " ".join((POLICY["script-src"], *(f"'sha256-{one}'" for one in dict.fromkeys(hashes))))
    }
    return "; ".join(f"{name} {said[name]}" for name in names)


def _expression(paths: str) -> str:
    """The pattern as a regular expression, which nginx and Python read alike."""
    inside = "".join(map(_part, re.split(r"(\*|:[a-z]+)", paths)))
    return f"^{inside}$"


def _part(text: str) -> str:
    if text == "*":
        return ".*"
    return "[^/]+" if text.startswith(":") else re.escape(text)
