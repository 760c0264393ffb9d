"""The report of an audit: a page to look at, and the same as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from html import escape
from pathlib import Path

from tools.audit.gates import Result

STYLE = """
body { max-width: 80rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.6 system-ui, sans-serif }
td, th { padding: .2rem .8rem; text-align: start; vertical-align: top; border-top: 1px solid #bbb }
figure { display: inline-block; margin: .5rem; vertical-align: top } img { border: 1px solid #bbb }
"""


def write(folder: Path, results: Mapping[str, Result], pictures: Mapping[str, Path]) -> None:
    """``index.html`` and ``report.json`` in the folder; pictures by what they show."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        gate: {
            "passed": not result.skipped and not result.findings,
            "skipped": result.skipped,
            "findings": [asdict(one) for one in result.findings],
            "figures": result.figures,
        }
        for gate, result in results.items()
    }
    (folder / "report.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    parts = [
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Audit</title>",
        f"<style>{STYLE}</style><h1>Audit</h1><table><tr><th>Gate<th>Findings<th>",
    ]
    for gate, result in results.items():
        said = result.skipped or ("passed" if not result.findings else "failed")
        parts.append(f"<tr><td><a href='#{_id(gate)}'>{gate}</a><td>{len(result.findings)}<td>{said}")
    parts.append("</table>")
    for gate, result in results.items():
        parts.append(f"<h2 id='{_id(gate)}'>{gate}</h2><ul>")
        parts += [f"<li>{escape(str(one))}" for one in result.findings]
        figures = json.dumps(result.figures, ensure_ascii=False, indent=1) if result.figures else ""
        parts.append(f"</ul><pre>{escape(figures)}</pre>")
    parts.append("<h2>Pictures</h2>")
    for name, path in pictures.items():
        source = path.relative_to(folder).as_posix()
        parts.append(
            f"<figure><figcaption>{escape(name)}</figcaption>"
            f"<a href='{source}'><img src='{source}' alt='' width='260' loading='lazy'></a></figure>"
        )
    (folder / "index.html").write_text("\n".join(parts), "utf-8")


def _id(gate: str) -> str:
    return gate.replace(" ", "-")
