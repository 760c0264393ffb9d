"""Golden files: what came out once, read and agreed to; UPDATE_GOLDEN=1 writes them anew."""

import os
from pathlib import Path


def agree(made: str, golden: Path) -> None:
    """Fail unless ``made`` is what the golden file holds."""
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(made, "utf-8", newline="\n")
    assert golden.is_file(), f"{golden} is missing; UPDATE_GOLDEN=1 writes it, then read it"
    assert made == golden.read_text("utf-8"), (
        f"differs from {golden.name}; UPDATE_GOLDEN=1 accepts the change"
    )
