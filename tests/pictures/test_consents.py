"""Consent belongs to a photo, not to the place where it stands."""

from dataclasses import replace
from datetime import date

from tests.in_memory import site
from waystation.checks import photos
from waystation.model import Consent, Mark, Photo, PhotoConsent, Picture, Site
from waystation.problems import Code

TODAY = date(2026, 11, 28)
LISTED = Mark(path="photo-consents.yml")


def whole(photo: Photo | None, **until: date) -> Site:
    """A site with two files of one content, and consent to those of its photos that ``until`` names."""
    pictures = {f"{name}.jpg": name for name in ("choir", "copy", "other")}
    one = site()
    return replace(
        one,
        activities=tuple(replace(each, photos=(photo,) if photo else ()) for each in one.activities[:1]),
        pictures={
            path: Picture(path=path, digest=name.replace("copy", "choir"), width=9, height=9)
            for path, name in pictures.items()
        },
        photo_consents=tuple(
            PhotoConsent(mark=LISTED, src=f"{name}.jpg", consent=Consent(record="第1号", until=day))
            for name, day in until.items()
        ),
    )


def codes(found: Site) -> list[Code]:
    return [problem.code for problem in photos.check(found, TODAY)]


def test_listed_consent_holds_for_the_photo_and_its_copies() -> None:
    later = date(2027, 12, 31)
    assert codes(whole(Photo(src="choir.jpg", alt="x", minors=True))) == [Code.MINORS_WITHOUT_CONSENT]
    assert codes(whole(Photo(src="choir.jpg", alt="x", minors=True), choir=later)) == []
    assert codes(whole(Photo(src="copy.jpg", alt="x", minors=True), choir=later)) == []
    other = whole(Photo(src="other.jpg", alt="x", minors=True), choir=later)
    assert codes(other) == [Code.MINORS_WITHOUT_CONSENT]


def test_consent_that_has_ended_stops_the_site_wherever_the_photo_stands() -> None:
    """In a text, as an activity's ``image``, or only in its folder: none of these is asked."""
    (problem,) = photos.check(whole(None, choir=date(2026, 11, 27)), TODAY)
    assert problem.code is Code.CONSENT_OVER and problem.values["value"] == "choir.jpg"
    assert codes(whole(None, choir=TODAY)) == [Code.CONSENT_ENDS]


def test_consent_to_no_photo_is_a_slip() -> None:
    assert codes(whole(None, chior=date(2027, 12, 31))) == [Code.MISSING_IMAGE]
