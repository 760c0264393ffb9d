"""What may be wrong with a site that could be read; one problem, or a family of them, per file."""

from collections.abc import Callable, Iterator
from datetime import date

from ..model import Site
from ..problems import Problem

Check = Callable[[Site, date], Iterator[Problem]]

CHECKS: tuple[Check, ...] = ()
