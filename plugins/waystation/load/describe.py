"""The kinds of content as JSON Schema, for editors that complete and check fields while somebody types."""

from typing import Any

from ..model import Activity, Announcement, Gone, Moved, Network, Station, Team
from . import schema

KINDS: dict[str, type] = {"activity": Activity, "announcement": Announcement, "team": Team}
STATIONS, REDIRECTS = "stations", "redirects"
DESCRIBED = (*KINDS, STATIONS, REDIRECTS)


def json_schema(kind: str) -> dict[str, Any]:
    """Schema of the front matter of a kind of entry, or of ``stations.yml`` or ``redirects.yml``."""
    if kind == STATIONS:
        return _stations()
    if kind == REDIRECTS:
        return _redirects()
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


def _redirects() -> dict[str, Any]:
    lines = {"moved": Moved, "gone": Gone}
    return {
        "additionalProperties": False,
        "properties": {
            name: {"items": schema.adapter(model).json_schema(), "type": "array"}
            for name, model in lines.items()
        },
        "title": "redirects.yml",
        "type": "object",
    }
