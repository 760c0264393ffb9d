"""What makes a place or an activity usable for more people."""

from enum import StrEnum


class Access(StrEnum):
    step_free = "step_free"
    lift = "lift"
    accessible_toilet = "accessible_toilet"
    nursing_room = "nursing_room"
    child_care = "child_care"
    wheelchair_loan = "wheelchair_loan"
    reading_glasses = "reading_glasses"
    parking = "parking"
    drinking_water = "drinking_water"
    sign_language = "sign_language"
