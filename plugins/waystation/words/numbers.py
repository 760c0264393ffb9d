"""Numbers as all languages of the site write them."""


def grouped(value: float) -> str:
    """``1,468.5`` or ``868``: thousands apart, a decimal only where there is one."""
    return f"{value:,.1f}".removesuffix(".0")
