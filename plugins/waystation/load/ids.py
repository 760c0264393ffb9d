"""Ids of entries, and addresses, as they may be written."""

import re

from . import names

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SITE_PATH = re.compile(r"(?:(?!\.)[A-Za-z0-9._~-]{1,100}/)*(?!\.)[A-Za-z0-9._~-]{0,100}")
"""Plain steps only: printed, dictated and pasted addresses survive without escapes."""
RESERVED = names.RESERVED | {"index", "archive"}
"""Ids that the site, a web server or Windows would take for something else."""
