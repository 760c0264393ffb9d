"""Time without a clock: which dates an activity has, when a station is open, what is on when."""

from .agenda import HORIZON, Agenda, Expanded
from .changes import ChangeNotice, DateChange, HoursChange, changes, uncovered
from .hours import DayHours, day_hours
from .notices import NoticeState, by_severity, concerns, newest_first, notice_state
from .occurrences import Occurrence, State, has_dates, occurrences, states

__all__ = [
    "HORIZON",
    "Agenda",
    "ChangeNotice",
    "DateChange",
    "DayHours",
    "Expanded",
    "HoursChange",
    "NoticeState",
    "Occurrence",
    "State",
    "by_severity",
    "changes",
    "concerns",
    "day_hours",
    "has_dates",
    "newest_first",
    "notice_state",
    "occurrences",
    "states",
    "uncovered",
]
