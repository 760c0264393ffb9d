"""What a network of stations is made of: plain frozen values, no behaviour beyond naming themselves."""

from .access import Access
from .activity import (
    Activity,
    AgeRange,
    Change,
    Fee,
    Registration,
    Repeat,
    Report,
    Status,
    Weekday,
)
from .announcement import Announcement, Attachment, Severity, Update
from .network import Audience, Network, ServiceLine, YearRecord
from .output import Artifact, FeedLink, Page
from .scalars import Day, Markdown, Moment, Period, Phone, Photo, Slug, Url
from .site import Holiday, Site
from .source import Mark
from .station import (
    Coordinates,
    Datum,
    Hours,
    HoursException,
    HoursRule,
    Room,
    ServiceOffer,
    Station,
)
from .team import Team

__all__ = [
    "Access",
    "Activity",
    "AgeRange",
    "Announcement",
    "Artifact",
    "Attachment",
    "Audience",
    "Change",
    "Coordinates",
    "Datum",
    "Day",
    "Fee",
    "FeedLink",
    "Holiday",
    "Hours",
    "HoursException",
    "HoursRule",
    "Mark",
    "Markdown",
    "Moment",
    "Network",
    "Page",
    "Period",
    "Phone",
    "Photo",
    "Registration",
    "Repeat",
    "Report",
    "Room",
    "ServiceLine",
    "ServiceOffer",
    "Severity",
    "Site",
    "Slug",
    "Station",
    "Status",
    "Team",
    "Update",
    "Url",
    "Weekday",
    "YearRecord",
]
