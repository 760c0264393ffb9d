"""What a gate finds: one line about one place, or nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that must not be, and where."""

    kind: str
    """Kind of page, or path of the page."""
    mode: str = ""
    state: str = ""
    """What was open or how wide the window was, where it matters."""
    text: str

    def __str__(self) -> str:
        return f"{' · '.join(filter(None, (self.kind, self.mode, self.state)))}: {self.text}"


def told(findings: list[Finding]) -> str:
    """All findings, a line each, for the failure of a test."""
    return "\n".join(map(str, findings))
