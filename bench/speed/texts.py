"""Bodies of 100 to 400 Chinese characters, in the Markdown that staff write."""

from random import Random

from bench.search import vocabulary as v
from bench.search.distractors import sentences_about


def body(random: Random, words: dict[str, str]) -> str:
    """Two to four paragraphs; most have a list, some a link, a note, a table or a footnote."""
    said = sentences_about(random, words, random.randint(5, 11))
    said[0] = f"**{words['topic']}**：{said[0]}"
    half = len(said) // 2
    parts = ["".join(said[:half])]
    if random.random() < 0.6:
        parts.append(_list(random))
    parts.append("".join(said[half:]))
    dice = random.random()
    if dice < 0.35:
        address = f"https://example.org/shuoming/{random.randint(1, 99)}"
        parts.append(f"想先了解一下，请看[{words['topic']}说明]({address})。")
    elif dice < 0.45:
        parts.append(f"> [!NOTE]\n> {random.choice(_NOTES)}")
    elif dice < 0.49:
        parts.append(f"| 时段 | 内容 |\n|---|---|\n| 前半段 | {words['verb']} |\n| 后半段 | *自由交流* |")
    elif dice < 0.52:
        parts[-1] += f"[^1]\n\n[^1]: {random.choice(_NOTES)}"
    return "\n\n".join(parts) + "\n"


def _list(random: Random) -> str:
    chosen = random.sample(_POINTS, random.randint(2, 4))
    things = iter(random.sample(v.THINGS, 4))
    return "\n".join(f"- {point.format(thing=next(things))}；" for point in chosen)


_NOTES = (
    "怀孕、刚做过手术、血压控制不好的居民，请先问过医生再来。",
    "对花生、鸡蛋或牛奶过敏的孩子，请报名时告诉我们。",
    "拍到别人以前，请先问一声“可以吗”。",
    "家里临时有事来不了，请打电话说一声，把位子让给别人。",
)
_POINTS = (
    "请带{thing}，没有的站里借",
    "**先在门口登记**，坐下喝茶，叫到再去",
    "来之前不要吃太饱",
    "{thing}用完请放回原处",
    "孩子可以在*图书角*玩，有人看着",
    "腿脚不便的打电话，我们推轮椅去接",
    "每家最多报两个人",
    "{thing}站里准备好了，不用自己带",
)
