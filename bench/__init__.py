"""Measurements of the whole product beside others; nothing here is part of the package."""
