"""All gates, each with what it finds and the figures behind it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.builds import REPO, TODAY, settings
from tests.gates import fit, markup, plain, reach, rules, weight
from tests.gates.findings import Finding
from tests.gates.kinds import MODES
from tests.gates.visitor import visitor
from tools.audit import lighthouse
from waystation import build


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What the gates look at."""

    browser: Browser
    base: str
    site: Path
    kinds: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Result:
    findings: list[Finding] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)
    skipped: str = ""
    """Why the gate was not held; empty when it was."""


def _all(found: Iterable[Finding]) -> Result:
    return Result(findings=list(found))


def _rules(at: Audited) -> Result:
    return _all(
        one
        for mode in MODES
        for one in rules.broken_rules(at.browser, at.base, mode, at.kinds, opened=at.kinds)
    )


def _fit(at: Audited) -> Result:
    return _all(
        one
        for mode in ("light", "elder")
        for doubled in (False, True)
        for one in fit.misfits(at.browser, at.base, mode, at.kinds, doubled=doubled)
    )


def _targets(at: Audited) -> Result:
    return _all(
        one for mode in ("light", "elder") for one in reach.small_targets(at.browser, at.base, mode, at.kinds)
    )


def _keys(at: Audited) -> Result:
    return _all(
        one for mode in ("light", "elder") for one in reach.lost_keys(at.browser, at.base, mode, at.kinds)
    )


def _contrast(at: Audited) -> Result:
    """With the system's colours forced every page still opens, fits, and shows its focus."""

    def found() -> Iterator[Finding]:
        with visitor(at.browser, contrast=True) as page:
            for kind in at.kinds:
                page.goto(at.base + rules.KINDS[kind])
                for text in fit.seen(page):
                    yield Finding(kind=kind, mode="forced colours", text=text)
                moving = page.evaluate("document.getAnimations().length")
                if moving:
                    yield Finding(kind=kind, mode="reduced motion", text=f"{moving} things move")

    return _all(found())


def _visits(at: Audited) -> Result:
    first = weight.first_visits(at.browser, at.base, at.kinds)
    after = weight.next_visits(at.browser, at.base, at.kinds)
    figures = {
        kind: {
            "first bytes": visit.bytes,
            "requests": len(visit.asked),
            "second bytes": after[kind].bytes,
            "layout shift": round(visit.jumps, 4),
        }
        for kind, visit in first.items()
    }
    return Result(findings=list(weight.too_heavy(first, after, at.base)), figures=figures)


def _plain(at: Audited) -> Result:
    opened = build.open_site(REPO, lambda _: date.fromisoformat(TODAY), url=settings()["site_url"])
    return _all(plain.unsaid(at.browser, at.base, build.prepare(opened)))


def _nu(at: Audited) -> Result:
    if not markup.java():
        return Result(skipped="no Java on this machine, and the Nu Html Checker needs it")
    found = list(markup.nu_errors(at.site))
    return Result(
        findings=[one for one in found if one.state == "error"], figures={"warnings": _counted(found)}
    )


def _counted(found: Iterable[Finding]) -> list[str]:
    return [str(one) for one in found if one.state != "error"]


def _lighthouse(at: Audited) -> Result:
    result = Result()
    for kind in at.kinds:
        found = lighthouse.scores(at.base, kind)
        result.figures[kind] = found
        result.findings += lighthouse.slow_or_short(kind, found)
    return result


GATES: dict[str, Callable[[Audited], Result]] = {
    "length": lambda at: _all(weight.too_long(at.site)),
    "html-validate": lambda at: _all(markup.breaches(at.site)),
    "vnu": _nu,
    "visits": _visits,
    "facts": _plain,
    "targets": _targets,
    "keys": _keys,
    "forced colours": _contrast,
    "fit": _fit,
    "axe": _rules,
    "lighthouse": _lighthouse,
}
