"""Mappings of the content become what the model's fields hold.

Only what has to be validated loads this module: the library behind it takes as long to load as a small edit.
"""

from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from ..problems import Problem
from . import explain, schema
from .yaml_text import Document, Step, Tree


def arguments(
    model: type, tree: Tree, document: Document, at: Step, zone: ZoneInfo
) -> tuple[dict[str, Any], list[Problem]]:
    """Keyword arguments for ``model`` from the mapping at ``at``; or all that is wrong with it."""
    try:
        written = schema.adapter(model).validate_python(tree, context=zone)
    except ValidationError as error:
        return {}, list(explain.problems(error, model, document, at))
    return schema.arguments(model, written), []
