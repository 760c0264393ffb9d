"""Time without a clock: which dates an activity has, when a station is open, what is on when."""

from .agenda import Agenda
from .hours import DayHours, day_hours
from .notices import NoticeState, by_severity, newest_first, notice_state
from .occurrences import Occurrence, State, occurrences, states

__all__ = [
    "Agenda",
    "DayHours",
    "NoticeState",
    "Occurrence",
    "State",
    "by_severity",
    "day_hours",
    "newest_first",
    "notice_state",
    "occurrences",
    "states",
]
