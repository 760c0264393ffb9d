"""What the gates found and others are about to mend; a line goes as soon as its cure is there."""

from collections.abc import Iterable

from tests.gates.findings import Finding

WAITING = (
    # The two navigations between months have one name.
    ("month", "landmark-unique"),
    ("calendar/", "unique-landmark"),
    # The days and weeks of the month table are smaller than a finger.
    ("month", "ws-cell"),
    ("month", "周第"),
    # Rows say much in many words.
    ("", "bytes of HTML"),
    # Each behaviour is a file of its own, and some of them write into a page that is already shown.
    ("", "requests on a first visit"),
    ("", "jumps while it loads"),
)
"""Part of the kind or path, and part of what is told."""


def due(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that nobody has announced to mend."""
    return [one for one in findings if not is_waiting(one)]


def is_waiting(finding: Finding) -> bool:
    return any(kind in finding.kind and text in finding.text for kind, text in WAITING)
