"""Made-up stations: where they are, when they are open, what they offer."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from bench.search import vocabulary as v
from bench.search.distractors import pick_name

from .entries import TODAY, Place, Value

SERVICES = (
    ("child-growth", "儿童成长教育", "陪孩子读书、动手、长见识，让放学后和周末有个好去处。"),
    ("women-care", "女性关爱与支持", "学手艺、练身体、找工作，也有人听您说说心里话。"),
    ("family-counselling", "家庭辅导", "夫妻、亲子、婆媳相处遇到难处，有社工陪您一起想办法。"),
    ("community-inclusion", "社区关爱与共融", "看望独居老人，帮新来的邻居认路、认人、听懂方言。"),
    ("community-groups", "社区妇女儿童组织发展与培养", "把爱好相同的人聚成一支队伍，一起学，一起服务邻居。"),
)
AUDIENCES = (
    ("everyone", "所有居民"),
    ("families", "家庭"),
    ("children", "儿童"),
    ("teens", "青少年"),
    ("parents", "家长"),
    ("women", "妇女"),
    ("seniors", "老年人"),
    ("newcomers", "新居民"),
    ("jobseekers", "找工作的居民"),
    ("volunteers", "志愿者"),
)
ACCESS = (
    "step_free",
    "lift",
    "accessible_toilet",
    "nursing_room",
    "child_care",
    "wheelchair_loan",
    "reading_glasses",
    "parking",
    "drinking_water",
    "sign_language",
)
CITIES = [
    "清源",
    "南浦",
    "东溪",
    "海澄",
    "安仁",
    "龙川",
    "同福",
    "惠泉",
    "永宁",
    "石门",
    "长岭",
    "梅山",
    "青阳",
    "灵水",
    "金沙",
    "平和",
]
FIRSTS = (
    ("柳", "liu"), ("金", "jin"), ("清", "qing"), ("玉", "yu"), ("龙", "long"), ("竹", "zhu"), ("梅", "mei"),
    ("松", "song"), ("云", "yun"), ("翠", "cui"), ("银", "yin"), ("莲", "lian"), ("桃", "tao"), ("桂", "gui"),
    ("枫", "feng"), ("荷", "he"), ("湖", "hu"), ("紫", "zi"), ("福", "fu"), ("安", "an"), ("永", "yong"),
    ("长", "chang"), ("春", "chun"), ("星", "xing"), ("霞", "xia"),
)  # fmt: skip
LASTS = (
    ("溪", "xi"), ("桥", "qiao"), ("园", "yuan"), ("岭", "ling"), ("坡", "po"), ("塘", "tang"),
    ("洲", "zhou"), ("井", "jing"), ("浦", "pu"), ("亭", "ting"), ("庄", "zhuang"),
)  # fmt: skip
REGION = {"south": 23.5, "north": 27, "west": 116.5, "east": 120}
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
MORNING, AFTERNOON, EVENING = "09:00-12:00", "14:00-17:30", "19:00-21:00"


def place(random: Random, number: int, of: int) -> Place:
    """Station ``number`` of ``of``, from 0; neighbours in number are neighbours in place."""
    in_subdistrict = min(10, max(2, round(of**0.5 / 1.2)))
    in_city = in_subdistrict * min(12, max(2, round(of ** (1 / 3))))
    city = f"{CITIES[number // in_city % len(CITIES)]}市"
    quarter = number % in_city // in_subdistrict
    subdistrict = (
        f"{FIRSTS[(quarter * 7 + number // in_city) % len(FIRSTS)][0]}{LASTS[quarter % len(LASTS)][0]}街道"
    )
    name, station_id = place_names(number)
    phone = phone_number(number)
    closed = _exceptions(random)
    has_evenings = random.random() < 0.5
    rooms = random.sample(_ROOMS, 4)
    lat = 24.3 + 0.5 * (number // in_city % 4) + 0.02 * (quarter % 6) + random.uniform(0.0005, 0.0195)
    lon = 117.2 + 0.6 * (number // in_city // 4) + 0.02 * (quarter // 6) + random.uniform(0.0005, 0.0195)
    fields: dict[str, Value] = {
        "id": station_id,
        "name": f"{name}站",
        "community": f"{name}社区",
        "subdistrict": subdistrict,
        "kind": random.choice(("综合型社区", "商业型社区", "农村安置型社区", "老城社区")),
        "address": f"{city}{subdistrict}示例{random.choice(v.ROADS)} {random.randint(1, 300)} 号",
        "landmark": f"{random.choice(v.LANDMARKS)}旁边，挂白色木牌的那个门就是。",
        "bus": f"示例{random.choice(v.LANDMARKS)}站下车，走{random.choice(('两', '三', '五'))}分钟",
        "phone": phone,
        "coordinates": {
            "lat": round(lat, 6),
            "lon": round(lon, 6),
            "datum": random.choice(("wgs84", "gcj02", "bd09")),
        },
        "floor_area": random.randrange(120, 480, 10),
        "since": random.randint(2015, 2025),
        "hours": _hours(has_evenings, closed),
        "services": _services(random, phone),
        "facilities": random.sample(_FACILITIES, 5),
        "access": random.sample(ACCESS, random.randint(3, 6)),
        "rooms": [{"id": room, "name": title} for room, title in rooms],
        "checked_on": TODAY - timedelta(days=random.randint(3, 170)),
    }
    return Place(
        fields=fields,
        city=city,
        subdistrict=subdistrict,
        closed=frozenset(day for one in closed for day in _days(one)),
        has_evenings=has_evenings,
        rooms=tuple(rooms),
    )


def network(stations: int) -> Mapping[str, Value]:
    """The network that the stations belong to."""
    return {
        "name": "邻里家庭驿站",
        "slogan": "走几步就到的家门口驿站",
        "operator": "邻里社区服务中心",
        "timezone": "Asia/Shanghai",
        "language": "zh",
        "phone": "0595-0000-0010",
        "example": True,
        "holidays": "CN",
        "region": REGION,
        "programme_day": 25,
        "service_lines": [
            {
                "id": id,
                "name": name,
                "summary": summary,
                "who": "附近的居民都欢迎",
                "how": "打电话或到前台报名",
                "cost": "免费；个别手工课收材料费",
            }
            for id, name, summary in SERVICES
        ],
        "audiences": [{"id": id, "name": name} for id, name in AUDIENCES],
        "history": [
            {"year": 2024, "activities": 55 * stations, "people": 1400 * stations, "approximate": True},
            {"year": 2025, "activities": 60 * stations, "people": 1500 * stations, "note": "夜校开课"},
        ],
    }


def phone_number(number: int, line: int = 0) -> str:
    """No subscriber has one that begins with 0."""
    return f"0595-0{number // 100:03}-{number % 100:02}{line:02}"


def place_names(number: int) -> tuple[str, str]:
    """Three letters and their sounds; no two of the first 6,875 are alike."""
    count = len(FIRSTS)
    # Without a common divisor, every number below the product is met once.
    mixed = number * 2743 % (count * count * len(LASTS))
    chosen = (FIRSTS[mixed % count], FIRSTS[mixed // count % count], LASTS[mixed // count // count])
    return "".join(sign for sign, _ in chosen), "".join(sound for _, sound in chosen)


def _hours(has_evenings: bool, exceptions: Sequence[Mapping[str, Value]]) -> Mapping[str, Value]:
    plain = [day for day in WEEK if not (has_evenings and day == "Wed")]
    regular: list[Value] = [{"days": plain, "open": [MORNING, AFTERNOON]}]
    if has_evenings:
        regular.append({"days": ["Wed"], "open": [MORNING, AFTERNOON, EVENING]})
    return {"regular": regular, "holidays": "closed", "exceptions": exceptions}


def _exceptions(random: Random) -> list[dict[str, Value]]:
    """A short day or two, sometimes a week without it, none of them on another's day."""
    days = random.sample(range(-60, 110), 3)
    first, second, third = (TODAY + timedelta(days=n) for n in sorted(days))
    found: list[dict[str, Value]] = [{"date": first, "open": [MORNING], "note": "下午盘点，休息半天"}]
    if random.random() < 0.3 and (third - first).days > 12:
        found.append({"from": third - timedelta(days=5), "to": third, "closed": True, "note": "活动室翻修"})
    elif second != first:
        found.append({"date": second, "open": [AFTERNOON], "note": "上午消毒打扫"})
    return found


def _days(exception: Mapping[str, Value]) -> Sequence[date]:
    first, last = exception.get("date") or exception["from"], exception.get("date") or exception["to"]
    assert isinstance(first, date) and isinstance(last, date)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _services(random: Random, phone: str) -> Sequence[Value]:
    chosen = sorted(random.sample(range(len(SERVICES)), random.randint(3, 5)))
    return [
        {
            "service": SERVICES[n][0],
            "summary": f"{random.choice(v.TOPICS)[1]}，{random.choice(v.TOPICS)[1]}，每周都有人陪。",
            "who": f"{random.choice(v.AUDIENCES)}优先",
            "how": random.choice(
                ("前台或电话报名", "直接来，第一次来请到前台登记", "请至少提前一天打电话约时间")
            ),
            "cost": random.choice(("免费", "免费，材料由站里准备")),
            "contact": f"{pick_name(random)} {phone}",
        }
        for n in chosen
    ]


_ROOMS = (
    ("hall", "多功能厅"),
    ("craft-room", "手工室"),
    ("talk-room", "小谈话室"),
    ("reading-corner", "图书角"),
    ("kitchen", "小厨房"),
    ("yoga-room", "瑜伽室"),
    ("tea-room", "茶话室"),
    ("classroom", "教室"),
    ("yard", "院子"),
)
_FACILITIES = [
    "图书角",
    "手工桌",
    "儿童游戏垫",
    "投影",
    "热水",
    "老花镜",
    "雨伞借用",
    "血压计",
    "电脑两台",
    "户外长凳",
    "茶桌",
    "钢琴",
]
