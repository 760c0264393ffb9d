"""Every fact of activities, stations and months is in the text, without scripts."""

import pytest
from playwright.sync_api import Browser

from tests.gates.findings import told
from tests.gates.plain import unsaid
from waystation.edition import Edition

pytestmark = [pytest.mark.build, pytest.mark.browser, pytest.mark.gate]


def test_every_fact_is_in_the_text_without_scripts(browser: Browser, base: str, edition: Edition) -> None:
    found = list(unsaid(browser, base, edition))
    assert not found, told(found)
