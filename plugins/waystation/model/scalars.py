"""The small types that content fields are declared with; ``load`` knows how each is written."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NewType

Slug = NewType("Slug", str)
"""An id as it appears in URLs: lower-case ASCII letters, digits and single hyphens."""
MonthDay = NewType("MonthDay", int)
"""1 to 31, or -1 for the last day of a month, written ``last``."""
LunarMonthDay = NewType("LunarMonthDay", int)
"""1 to 30, or -1 for the last day of a lunar month, written ``last``."""
SolarTerm = NewType("SolarTerm", str)
"""Key of one of the 24 solar terms, written with its Chinese name."""
Title = NewType("Title", str)
"""Short enough for a line of a list."""
Markdown = NewType("Markdown", str)
Phone = NewType("Phone", str)
Url = NewType("Url", str)
"""An absolute http(s) address."""

SitePath = NewType("SitePath", str)
"""A page or file of the site, from its root; a page's ends in a slash, the home page's is empty."""

Day = date
"""A local day; the name leaves ``date`` free for fields."""
Moment = date | datetime
"""A local day, or an aware local time: RFC 5545's DATE and DATE-TIME."""
Year = NewType("Year", int)
DayOfMonth = NewType("DayOfMonth", int)
Latitude = NewType("Latitude", float)
Longitude = NewType("Longitude", float)
Age = NewType("Age", str)
"""``60+``, ``6-12`` or ``-3``, in years (schema.org typicalAgeRange)."""
Language = NewType("Language", str)
"""The name of a file in ``locales/``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Opening hours within one day, written ``09:00-12:00``, in the station's zone."""

    opens: time
    closes: time
