"""Problems with content, as data: where, which, and the values that a message about it quotes.

The words are in ``locales/<lang>.yml`` under ``problems``; how they are shown is the doors' business.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum, unique
from itertools import islice
from types import MappingProxyType

from .model import Mark, Site


class Severity(StrEnum):
    """An error stops the build; a warning is shown and lets it pass."""

    error = "error"
    warning = "warning"


@unique
class Code(StrEnum):
    """Every kind of problem: W0 files, W1 fields, W2 references, W3 time, W4 sense, W6 text, W7 addresses,
    W8 privacy."""

    NO_STATIONS_FILE = "W001"
    NOT_UTF8 = "W002"
    SYMLINK = "W003"
    TOO_LARGE = "W004"
    UNKNOWN_FOLDER = "W005"
    MISPLACED = "W006"
    NO_FRONT_MATTER = "W007"
    FRONT_MATTER_OPEN = "W008"
    BROKEN_YAML = "W009"
    DUPLICATE_KEY = "W010"
    ANCHOR = "W011"
    TAG = "W012"
    TOO_DEEP = "W013"
    NOT_A_MAPPING = "W014"
    NOT_A_LIST = "W015"
    CONTROL_CHARACTER = "W016"
    ENTRY_WITHOUT_ID = "W017"
    FULL_WIDTH_COLON = "W018"
    TAB = "W019"
    QUOTE_OPEN = "W020"
    BRACKET_OPEN = "W021"
    COLON_WITHOUT_SPACE = "W022"
    TEXT_NEEDS_QUOTES = "W023"
    TOO_MANY_FILES = "W024"
    TOO_MANY_ENTRIES = "W025"
    TOO_MUCH_TEXT = "W026"
    NOT_A_FILE = "W027"
    FOLDERS_TOO_DEEP = "W028"
    BAD_FILE_NAME = "W029"
    NOT_HOLIDAYS = "W030"
    TOO_MANY_PROBLEMS = "W031"
    TOO_MANY_VALUES = "W032"
    UNSAFE_FILE = "W040"
    NOT_PUBLISHED = "W041"
    ATTACHMENT_UNSEEN = "W042"

    UNKNOWN_FIELD = "W101"
    MISSING_FIELD = "W102"
    NOT_TEXT = "W103"
    NOT_NUMBER = "W104"
    NOT_YES_NO = "W105"
    NOT_LIST = "W106"
    NOT_GROUP = "W107"
    NOT_CHOICE = "W108"
    NOT_SLUG = "W109"
    NOT_PHONE = "W110"
    NOT_URL = "W111"
    NOT_DATE = "W112"
    NOT_MOMENT = "W113"
    NOT_PERIOD = "W114"
    NOT_DURATION = "W115"
    NOT_ZONE = "W116"
    NO_SUCH_DATE = "W117"
    NOT_LANGUAGE = "W118"
    EMPTY_LIST = "W119"
    NOT_AGE = "W120"
    OUT_OF_RANGE = "W121"
    NOT_LOCAL_PATH = "W122"
    FULL_WIDTH_COMMA = "W123"
    TEXT_TOO_LONG = "W124"
    LIST_TOO_LONG = "W125"

    NOT_REPEAT_DAY = "W131"
    NOT_MONTH_DAY = "W132"
    NOT_RRULE = "W133"
    NOT_LUNAR_DAY = "W134"
    NOT_SOLAR_TERM = "W135"
    NOT_SITE_PATH = "W141"

    DUPLICATE_ID = "W201"
    UNKNOWN_STATION = "W202"
    UNKNOWN_TEAM = "W203"
    UNKNOWN_AUDIENCE = "W204"
    UNKNOWN_SERVICE = "W205"
    UNKNOWN_ROOM = "W206"
    UNKNOWN_ACTIVITY = "W207"
    UNKNOWN_ANNOUNCEMENT = "W208"
    TEAM_ELSEWHERE = "W209"
    UNKNOWN_HOLIDAYS = "W210"
    MISSING_IMAGE = "W211"
    NOT_PHOTO = "W212"
    PHOTO_BROKEN = "W213"
    PHOTO_TOO_LARGE = "W214"

    END_BEFORE_START = "W301"
    DATE_MIXED_WITH_TIME = "W302"
    END_AND_DURATION = "W303"
    TOO_LONG = "W304"
    START_OFF_PATTERN = "W305"
    UNTIL_BEFORE_START = "W306"
    NOT_IN_SERIES = "W307"
    OPEN_SERIES = "W308"
    RESCHEDULED_WITHOUT_START = "W309"
    CANCELLED_WITHOUT_REASON = "W310"
    CLOSES_AFTER_START = "W311"
    PERIODS_OVERLAP = "W312"
    EXCEPTION_WITHOUT_DATE = "W313"
    UNTIL_BEFORE_FROM = "W314"
    REPORT_FOR_FUTURE = "W315"
    DATE_TWICE = "W316"
    MOVE_COLLIDES = "W317"
    ON_HOLIDAY = "W318"
    OUTSIDE_HOURS = "W319"
    ON_WORKING_WEEKEND = "W320"
    HOLIDAYS_UNPUBLISHED = "W321"
    HOLIDAYS_PROVISIONAL = "W330"
    HOLIDAYS_OVERDUE = "W340"

    UNTIL_AND_COUNT = "W331"
    REPEAT_AND_RRULE = "W332"
    NTH_OUTSIDE_MONTH = "W333"
    MONTHS_SKIPPED = "W334"
    ADDED_TWICE = "W335"
    TWO_CALENDARS = "W336"
    LUNAR_DAY_MISSING = "W337"
    LEAP_MONTH_NEVER = "W338"
    TIME_WITHOUT_LUNAR = "W339"
    TOO_MANY_DATES = "W341"
    TOO_MANY_DATES_IN_ALL = "W342"
    NEVER = "W343"

    PLACES_OVER_CAPACITY = "W401"
    REGISTRATION_WITHOUT_WAY = "W402"
    IMAGE_WITHOUT_ALT = "W403"
    BANNER_WITHOUT_UNTIL = "W404"
    PUBLIC_NOTICE_INCOMPLETE = "W405"
    NULL_ISLAND = "W406"
    COORDINATES_SWAPPED = "W407"
    OUTSIDE_REGION = "W408"
    FAR_FROM_OTHERS = "W409"
    COARSE_COORDINATES = "W410"
    NOT_CHECKED = "W411"
    CHECKED_IN_FUTURE = "W412"
    MINORS_WITHOUT_CONSENT = "W413"
    CONSENT_OVER = "W414"
    CONSENT_ENDS = "W415"

    HTML_LEFT_OUT = "W601"
    ATTRIBUTES_LEFT_OUT = "W602"
    LINK_LEFT_OUT = "W603"
    PICTURE_LEFT_OUT = "W604"
    PICTURE_WITHOUT_WORDS = "W605"
    FILE_NOT_FOUND = "W606"

    PERSONAL_DATA = "W801"
    PERHAPS_PERSONAL = "W802"
    ALLOWED_IN_VAIN = "W803"
    ATTACHMENT_SCANNED = "W804"

    ADDRESS_LOST = "W701"
    ADDRESS_REUSED = "W702"
    MOVED_TO_NOTHING = "W703"
    MOVED_IN_CIRCLE = "W704"
    MOVED_AGAIN = "W705"
    ADDRESS_IN_USE = "W706"
    ADDRESS_TOLD_TWICE = "W707"
    ADDRESS_TAKEN = "W708"
    ADDRESSES_OF_ANOTHER = "W709"
    PAGES_AT_ONE_ADDRESS = "W710"

    TOO_NESTED = "W610"
    TABLES_TOO_LARGE = "W611"
    TOO_MANY_FOOTNOTES = "W612"

    @property
    def severity(self) -> Severity:
        return Severity.warning if self in _WARNINGS else Severity.error

    @property
    def is_of_texts(self) -> bool:
        """Whether what stands below the fields of an entry may be the reason."""
        return self.startswith(("W6", "W8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    mark: Mark
    code: Code
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the message and its hint quote; ``near`` is an id or field that was probably meant."""

    @property
    def severity(self) -> Severity:
        return self.code.severity

    @property
    def order(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        return (self.mark.path, self.mark.line, self.mark.column, self.code, tuple(self.values.items()))


class ContentError(Exception):
    """The authors' content has mistakes; ``problems`` lists all that were found."""

    def __init__(self, problems: Iterable[Problem], readable: Site | None = None) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))
        self.readable = readable
        """What could be read in spite of them, so that it can be checked as well."""
        super().__init__(f"{len(self.problems)} problems in the content")


def near(value: str, known: Iterable[str]) -> dict[str, str]:
    """``{"near": …}`` when a known word is close to the one written; else nothing."""
    if len(value) > _LONGEST_GUESSED:
        return {}
    matches = get_close_matches(value, list(islice(known, _MOST_COMPARED)), n=1, cutoff=0.6)
    return {"near": matches[0]} if matches else {}


def short(written: str) -> str:
    """What was written, on one line and short enough to quote."""
    flat = " ".join(written.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"


def printable(text: str) -> str:
    """The text with a sign in place of whatever nobody sees, and a terminal may obey."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign == "\u3000" else "\ufffd" for sign in text)


def too_many(mark: Mark, most: int = 0) -> Problem:
    """In place of what follows after ``most`` errors, by default as many as are told of a site."""
    return Problem(mark=mark, code=Code.TOO_MANY_PROBLEMS, values={"most": str(most or MOST_PROBLEMS)})


def choices(known: Iterable[str]) -> str:
    """The words that can be written, for ``known``; of very many the first."""
    first = list(islice(known, MOST_LISTED + 1))
    return "、".join(first[:MOST_LISTED]) + ("、…" if len(first) > MOST_LISTED else "")


MOST_PROBLEMS = 1_000
"""Errors that are told at once: who has more begins with these."""
MOST_LISTED = 60
_LONGEST_GUESSED = 80
_MOST_COMPARED = 2000
"""Comparing takes some ten microseconds a word."""

_WARNINGS = frozenset(
    {
        Code.ALLOWED_IN_VAIN,
        Code.ATTRIBUTES_LEFT_OUT,
        Code.CHECKED_IN_FUTURE,
        Code.CONSENT_ENDS,
        Code.HOLIDAYS_PROVISIONAL,
        Code.HOLIDAYS_UNPUBLISHED,
        Code.HTML_LEFT_OUT,
        Code.LINK_LEFT_OUT,
        Code.LUNAR_DAY_MISSING,
        Code.MONTHS_SKIPPED,
        Code.MOVED_AGAIN,
        Code.NOT_CHECKED,
        Code.ON_HOLIDAY,
        Code.ON_WORKING_WEEKEND,
        Code.OPEN_SERIES,
        Code.OUTSIDE_HOURS,
        Code.PICTURE_LEFT_OUT,
    }
)
