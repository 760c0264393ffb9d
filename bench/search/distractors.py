"""Made-up pages around the judged ones: the same pages for the same seed, and no two alike."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from opencc import OpenCC

from . import sentences
from . import vocabulary as v
from .items import Item, chinese_day

SEED = 20261124
FIRST_DAY = date(2024, 1, 1)
DAYS = 1370
PAGES_PER_STATION = 70
"""Of the made-up pages, stations and teams included."""
PAGES_PER_TEAM = 16
TRADITIONAL, ENGLISH = 0.06, 0.03
"""Shares of pages in Traditional characters and in English, near those of the judged set."""


def expand(judged: Sequence[Item], pages: int) -> tuple[Item, ...]:
    """The judged pages and as many made-up ones as make up ``pages``."""
    return (*judged, *_made_up(pages - len(judged)))


def _made_up(count: int) -> Iterator[Item]:
    random = Random(SEED)
    number = iter(range(1, count + 1))
    stations = [_station(random, next(number)) for _ in range(min(count, max(1, count // PAGES_PER_STATION)))]
    yield from stations
    left = count - len(stations)
    teams = [_team(random, next(number), stations) for _ in range(left // PAGES_PER_TEAM)]
    yield from teams
    for id in number:
        if random.random() < 0.16:
            yield _announcement(random, id, stations)
        else:
            yield _activity(random, id, stations, teams)


def _station(random: Random, number: int) -> Item:
    starts, ends = v.PLACE_STARTS, v.PLACE_ENDS
    # Three letters, the middle one counted, so that no two stations share a name.
    place = starts[number % len(starts)] + starts[(number * 7 + number // len(starts)) % len(starts)]
    place += random.choice(ends)
    words = pick_words(random)
    body = (
        f"{place}站在{random.choice(v.LANDMARKS)}旁边，建筑面积{words['number']}平方米，"
        f"设有{words['place']}、{random.choice(v.PLACES)}和{random.choice(v.PLACES)}。\n\n"
        f"地址：{random.choice(v.ROADS)}{random.randint(1, 300)}号。开放时间：周二至周日九点到二十点。"
        f"站长{words['name']}。\n\n{_prose(random, words, 2)}"
    )
    return Item(
        id=f"x{number:05}",
        title=f"{place}社区家庭服务站",
        kind="station",
        station=f"x{number:05}",
        station_name=f"{place}站",
        date=date(random.randint(2012, 2024), random.randint(1, 12), random.randint(1, 28)),
        end_date=None,
        audience=("居民",),
        team="",
        contact=words["name"],
        phone=_phone(number),
        lang="zh-CN",
        tags=("站点", "地址"),
        body=body,
    )


def _team(random: Random, number: int, stations: Sequence[Item]) -> Item:
    station, words = random.choice(stations), pick_words(random)
    title = f"{station.station_name.removesuffix('站')}{words['topic']}{random.choice(v.TEAM_NAMES)}"
    body = f"{title}由{words['name']}发起，现有队员{words['number']}人。\n\n{_prose(random, words, 3)}"
    return _at(random, station, number, "team", title, ("团队", words["topic"]), body, words)


def _activity(random: Random, number: int, stations: Sequence[Item], teams: Sequence[Item]) -> Item:
    station = random.choice(stations)
    if random.random() < ENGLISH:
        return _english(random, number, station)
    words = pick_words(random)
    head = random.choice(("", "", words["season"], words["festival"], f"{words['place']}里的"))
    title = f"{head}{words['topic']}{random.choice(v.FORMS)}"
    if random.random() < 0.5:
        title += f"：{words['verb']}"
    topic = next(topic for topic in v.TOPICS if topic[0] == words["topic"])
    body = _paragraphs(random, words)
    item = _at(random, station, number, "activity", title, topic[2], body, words)
    own = [team for team in teams if team.station == station.id]
    team = random.choice(own) if own and random.random() < 0.4 else None
    if team is None:
        return item
    return replace(item, team=team.id, team_name=team.title, team_station=team.station)


def _announcement(random: Random, number: int, stations: Sequence[Item]) -> Item:
    station, words = random.choice(stations), pick_words(random)
    title, first = (text.format_map(words) for text in random.choice(sentences.NOTICES))
    body = f"各位居民：\n\n{first}\n\n{_prose(random, words, 2)}"
    item = _at(random, station, number, "announcement", title, ("通知", words["topic"]), body, words)
    return replace(item, contact="值班室")


def _english(random: Random, number: int, station: Item) -> Item:
    words = pick_words(random) | {
        "name": f"Ms {random.choice(('Wang', 'Chen', 'Garcia', 'Smith', 'Okafor'))}"
    }
    chosen = random.sample(sentences.ENGLISH_SENTENCES, 6)
    body = "\n\n".join(" ".join(chosen[i : i + 2]).format_map(words) for i in (0, 2, 4))
    title = f"{random.choice(v.ENGLISH_TITLES)} {random.randint(2, 60)}"
    item = _at(random, station, number, "activity", title, ("English", "neighbours"), body, words)
    return replace(item, lang="en")


def _at(
    random: Random,
    station: Item,
    number: int,
    kind: str,
    title: str,
    tags: tuple[str, ...],
    body: str,
    words: dict[str, str],
) -> Item:
    day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    lasts = random.randint(1, 4) if kind == "activity" and random.random() < 0.15 else 0
    item = Item(
        id=f"x{number:05}",
        title=title,
        kind=kind,
        station=station.id,
        station_name=station.station_name,
        date=day,
        end_date=day + timedelta(days=lasts) if lasts else None,
        audience=tuple(random.sample(v.AUDIENCES, random.choice((1, 1, 2)))),
        team="",
        contact=words["name"],
        phone=_phone(number),
        lang="zh-CN",
        tags=tags,
        body=body,
    )
    return _traditional(item) if random.random() < TRADITIONAL else item


def pick_words(random: Random) -> dict[str, str]:
    topic, verb, _ = random.choice(v.TOPICS)
    things = random.sample(v.THINGS, 2)
    return {
        "topic": topic,
        "verb": verb,
        "name": pick_name(random),
        "name2": pick_name(random),
        "thing": things[0],
        "thing2": things[1],
        "day": chinese_day(FIRST_DAY + timedelta(days=random.randrange(DAYS))).partition("年")[2],
        "people": random.choice(v.PEOPLE_WORDS),
        "place": random.choice(v.PLACES),
        "number": random.choice(v.NUMBERS),
        "weekday": random.choice(v.WEEKDAYS),
        "hour": random.choice(v.HOURS),
        "festival": random.choice(v.FESTIVALS),
        "season": random.choice(v.SEASONS),
        "road": random.choice(v.ROADS),
    }


def _paragraphs(random: Random, words: dict[str, str]) -> str:
    said = sentences_about(random, words, random.randint(6, 14))
    third = len(said) // 3
    return "\n\n".join("".join(part) for part in (said[:third], said[third : 2 * third], said[2 * third :]))


def _prose(random: Random, words: dict[str, str], count: int) -> str:
    return "".join(sentences_about(random, words, count))


def sentences_about(random: Random, words: dict[str, str], count: int) -> list[str]:
    """Sentences about one matter; who and where changes from one to the next."""
    said = random.sample(sentences.SENTENCES, (count + 1) // 2)
    for _ in range(count // 2):
        said.append("，".join(random.sample(sentences.CLAUSES, random.choice((2, 2, 3)))) + "。")
    random.shuffle(said)
    kept = {name: words[name] for name in ("topic", "verb", "name")}
    return [sentence.format_map(pick_words(random) | kept) for sentence in said]


def pick_name(random: Random) -> str:
    return random.choice(v.SURNAMES) + "".join(random.choices(v.GIVEN, k=random.choice((1, 2, 2))))


def _phone(number: int) -> str:
    """No subscriber has one that begins with 0; the judged set keeps to 055 xxxx."""
    return f"0592-01{number:05}"


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def _traditional(item: Item) -> Item:
    to = _converter().convert
    return replace(
        item,
        title=to(item.title),
        body=to(item.body),
        tags=tuple(map(to, item.tags)),
        contact=to(item.contact),
        lang="zh-TW",
    )
