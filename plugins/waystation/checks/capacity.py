"""Places, and pictures with words for those who do not see them."""

from collections.abc import Iterator
from datetime import date

from ..model import Site
from ..problems import Code, Problem


def check(site: Site, today: date) -> Iterator[Problem]:
    for activity in site.activities:
        left = [("places_left", activity.places_left)]
        left += [
            (f"changes.{index}.places_left", change.places_left)
            for index, change in enumerate(activity.changes)
        ]
        for name, places in left:
            if places is not None and activity.capacity is not None and places > activity.capacity:
                values = {"value": str(places), "capacity": str(activity.capacity)}
                yield Problem(mark=activity.mark.of(name), code=Code.PLACES_OVER_CAPACITY, values=values)
        if activity.image and not activity.image_alt:
            values = {"value": activity.image, "field": "image_alt"}
            yield Problem(mark=activity.mark.of("image"), code=Code.IMAGE_WITHOUT_ALT, values=values)
