"""The labelled sets: what must be found, by kind, and what only looks like it."""

from pathlib import Path

import yaml

HERE = Path(__file__).parent


def labelled(name: str) -> list[tuple[str, str]]:
    """Label and text of each case of a set."""
    sets = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    return [(label, text) for label, texts in sets.items() for text in texts]
