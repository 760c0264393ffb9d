"""Why a publish was not begun or did not end, in words that a publisher can act on."""


class Refusal(Exception):
    """``key`` names its words under ``publish.refusals``; ``values`` are what they quote."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(f"{key} {values}")


class Misuse(Refusal):
    """The command itself cannot be meant like this."""
