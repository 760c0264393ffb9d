"""Indexes on disk, and what the browser's half of the search finds in them."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.in_memory import TODAY
from waystation import search
from waystation.edition import Edition

ASK = Path(__file__).with_name("ask.mjs")


def write(
    edition: Edition, to: Path, more: Iterable[search.Document] = (), *, small: int = search.SMALL
) -> Path:
    for artifact in search.render(edition, more, small=small):
        path = to / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    return to


def answers(index: Path, requests: Sequence[dict[str, object]]) -> list[Any]:
    done = subprocess.run(
        ["node", str(ASK), str(index)],
        input=json.dumps(requests),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def ask(index: Path, *texts: str, **options: object) -> list[Any]:
    """What each text finds as of TODAY."""
    options = {"today": TODAY.isoformat()} | options
    return answers(index, [{"text": text, "options": options} for text in texts])


def paths(answer: dict[str, Any]) -> list[str]:
    return [result["path"] for result in answer["results"]]
