"""The kinds of content as JSON Schema, for editors that complete and check fields while somebody types."""

from typing import Any

from ..model import Activity, Announcement, Network, Station, Team
from . import schema

KINDS: dict[str, type] = {"activity": Activity, "announcement": Announcement, "team": Team}
STATIONS = "stations"
DESCRIBED = (*KINDS, STATIONS)


def json_schema(kind: str) -> dict[str, Any]:
    """Schema of the front matter of a kind of entry, or of ``stations.yml``."""
    if kind == STATIONS:
        return _stations()
    found = schema.adapter(KINDS[kind]).json_schema()
    # The name of a Markdown file is its id.
    return found | {"required": [name for name in found["required"] if name != "id"]}


def _stations() -> dict[str, Any]:
    network, station = (schema.adapter(model).json_schema() for model in (Network, Station))
    return {
        "$defs": network.pop("$defs", {}) | station.pop("$defs", {}),
        "additionalProperties": False,
        "properties": {"network": network, "stations": {"items": station, "minItems": 1, "type": "array"}},
        "required": ["network", "stations"],
        "title": "stations.yml",
        "type": "object",
    }
