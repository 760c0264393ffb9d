"""Names of public holidays: as the official notice has them, or officially in another language."""

from . import Words

KEYS = {
    "元旦": "new_year",
    "春节": "spring_festival",
    "清明节": "qingming",
    "劳动节": "labour_day",
    "端午节": "dragon_boat",
    "中秋节": "mid_autumn",
    "国庆节": "national_day",
}
"""The seven of the State Council's rules on holidays (全国年节及纪念日放假办法)."""


def holiday_name(words: Words, name: str) -> str:
    """``国庆节、中秋节``, or ``National Day, Mid-Autumn Festival``; an unknown name stays."""
    if words.language == "zh":
        return name
    parts = (words(f"holidays.{KEYS[one]}") if one in KEYS else one for one in name.split("、"))
    return words("dates.joint").join(parts)
