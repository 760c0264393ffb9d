"""The kinds of pages and the ways of looking at them that every gate goes through."""

from urllib.parse import quote

NOW = "2026-11-28T10:00:00+08:00"
"""When the visits take place: on the day that the example site is built for."""

KINDS = {
    "home": "",
    "stations": "stations/",
    "station": "stations/huatai/",
    "activity": "stations/yongfuli/activities/minnan-tongyao/",
    "cancelled": "stations/huatai/activities/qinzi-dingxiang/",
    "rescheduled": "stations/wangcuo/activities/bianmin-lifa/",
    "ended": "stations/yongfuli/activities/qiuji-yimai/",
    "month": "calendar/2026-12/",
    "station month": "stations/yongfuli/calendar/2026-12/",
    "programme": "stations/huatai/calendar/2026-12-list/",
    "week": "calendar/2026-w50/",
    "agenda": "activities/",
    "archive": "activities/2026/",
    "teams": "teams/",
    "team": "stations/huatai/teams/yulai-yumei/",
    "announcements": "announcements/",
    "announcement": "announcements/yimai-gongshi/",
    "services": "services/",
    "search": "search/",
    "results": "search/?q=" + quote("亲子"),
    "ordinary": "about/",
    "lost": "404.html",
}

QUICK = tuple(
    kind for kind in KINDS if kind not in {"week", "programme", "archive", "teams", "announcements", "search"}
)
"""Those that every run of the tests looks at; the audit looks at all."""

MODES = ("light", "dark", "elder")
WIDTHS = (320, 390, 768, 1280)
PHONE = 390
