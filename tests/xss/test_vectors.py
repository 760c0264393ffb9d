"""The vectors are worth something: each of them does harm where nothing is done about it, and is noticed."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from tests.xss.vectors import VECTORS, Place
from tests.xss.watch import RUNS, opened_in_frames, unsafe, watch

pytestmark = pytest.mark.browser

HOME = "http://unsafe.example/"


def test_there_are_enough_of_them_and_no_two_alike() -> None:
    assert len({vector.text for vector in VECTORS}) == len(VECTORS) >= 150
    assert {vector.place for vector in VECTORS} == set(Place)


def test_every_vector_is_noticed_on_a_page_that_protects_nobody(browser: Browser) -> None:
    alive = [vector for vector in VECTORS if vector.place in RUNS]
    pages = {f"/{vector.number}": unsafe(vector) for vector in alive} | {"/": "<!doctype html><body>"}

    def answer(route: Route) -> None:
        asks = route.request
        if asks.url.startswith(HOME):
            route.fulfill(content_type="text/html", body=pages.get(urlsplit(asks.url).path, ""))
        else:
            # A page that is led away stays where it is; a frame gets an empty page, or it would wait on.
            is_frame = asks.is_navigation_request() and asks.frame.parent_frame is not None
            route.fulfill(status=200 if is_frame else 204)

    with watch(browser, HOME) as found:
        found.context.route("**", answer)
        page = found.context.new_page()
        page.goto(HOME)
        opened_in_frames(page, [f"{HOME}{vector.number}" for vector in alive])
        for _ in range(40):
            missed = [vector for vector in alive if vector.number not in numbers(found.caught)]
            if not missed:
                break
            page.wait_for_timeout(50)
    assert not missed, "\n".join(f"{one.place}: {one.text}" for one in missed)
    assert any(one.startswith("alert") for one in found.caught)


def numbers(caught: list[str]) -> set[int]:
    return {int(number) for one in caught for number in re.findall(r"\d+", one)}
