"""Draws the example's illustrations: no photo of anybody, and plainly made up.

python tools/illustrations.py content
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

IVORY, LEAF, PETAL, SKY, WOOD = "#FFF7EA", "#0F5B46", "#F4AECB", "#CFE5F2", "#C9A77C"
SIZE = (1280, 800)


def main(content: Path) -> None:
    drawn = {
        "stations/yongfuli/photos/menkou.jpg": _door(),
        "stations/huatai/photos/huodong-shi.jpg": _room(),
        "stations/yongfuli/photos/yangtai.jpg": _balcony(),
    }
    for path, image in drawn.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        image.save(file, "JPEG", quality=80)


def _door() -> Image.Image:
    image, draw = _sheet(SKY)
    draw.rectangle((160, 160, 1120, 800), fill=IVORY)
    draw.rectangle((160, 120, 1120, 220), fill=LEAF)
    draw.rectangle((520, 360, 760, 800), fill=WOOD)
    for x in (240, 880):
        draw.rectangle((x, 340, x + 160, 540), fill=SKY, outline=LEAF, width=10)
    for at, x in enumerate(range(200, 1100, 60)):
        _flower(draw, (x, 760 - (at % 2) * 16), 18)
    return image


def _room() -> Image.Image:
    image, draw = _sheet(IVORY)
    draw.rectangle((0, 560, 1280, 800), fill=WOOD)
    draw.rectangle((100, 120, 520, 420), fill=SKY, outline=LEAF, width=12)
    draw.rectangle((640, 160, 1180, 200), fill=LEAF)
    for at, x in enumerate(range(660, 1160, 48)):
        draw.rectangle((x, 60 + at % 3 * 14, x + 30, 160), fill=(PETAL, LEAF, WOOD)[at % 3])
    draw.ellipse((380, 520, 900, 660), fill=IVORY, outline=LEAF, width=10)
    for x in (330, 560, 820):
        draw.rounded_rectangle((x, 640, x + 110, 760), 20, fill=PETAL)
    return image


def _balcony() -> Image.Image:
    image, draw = _sheet(SKY)
    draw.rectangle((0, 600, 1280, 640), fill=LEAF)
    for x in range(20, 1280, 80):
        draw.rectangle((x, 640, x + 14, 800), fill=LEAF)
    for at, x in enumerate(range(100, 1240, 190)):
        draw.polygon([(x, 500), (x + 120, 500), (x + 100, 600), (x + 20, 600)], fill=WOOD)
        draw.line((x + 60, 500, x + 60, 420 - at % 2 * 60), fill=LEAF, width=12)
        _flower(draw, (x + 60, 400 - at % 2 * 60), 44)
    return image


def _flower(draw: ImageDraw.ImageDraw, at: tuple[int, int], size: int) -> None:
    x, y = at
    for dx, dy in ((0, -size), (size, 0), (0, size), (-size, 0)):
        half = size * 3 // 4
        draw.ellipse((x + dx - half, y + dy - half, x + dx + half, y + dy + half), fill=PETAL)
    draw.ellipse((x - size // 2, y - size // 2, x + size // 2, y + size // 2), fill=IVORY)


def _sheet(ground: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", SIZE, ground)
    return image, ImageDraw.Draw(image)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
