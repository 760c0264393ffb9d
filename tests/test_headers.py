"""What servers are told to send, as a table in two forms, and the policy that pages carry themselves."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builds import REPO
from tests.html_pages import read_page
from waystation import headers
from waystation.cli import main

PLAIN = '<!doctype html><html><head><script src="a.js"></script></head><body></body></html>'
CACHE = headers.Rule(paths="/assets/*.css", fields=(("Cache-Control", "max-age=60"), ("X-Two", "2")))
LATER = headers.Rule(paths="/search/:index/:part", fields=(("Cache-Control", "max-age=9"),))


def fields(shell: str = PLAIN) -> dict[str, str]:
    (rule,) = (rule for rule in headers.rules(shell) if rule.paths == "/*")
    return dict(rule.fields)


def policy(shell: str = PLAIN) -> dict[str, str]:
    parts = (part.partition(" ") for part in fields(shell)["Content-Security-Policy"].split("; "))
    return {name: values for name, _, values in parts}


def test_policy_allows_nothing_inline_and_nobody_else() -> None:
    said = policy()
    assert said["default-src"] == "'none'" and said["frame-ancestors"] == "'none'"
    sources = {source for values in said.values() for source in values.split()}
    assert sources == {"'none'", "'self'"}


@pytest.mark.parametrize(
    ("shell", "scripts"),
    [
        ("<script>a()</script>", ["a()"]),
        ("<SCRIPT type=module >\nb()\n</SCRIPT>", ["\nb()\n"]),
        ('<script type="text/javascript">a()</script><script>b()</script>', ["a()", "b()"]),
        ('<script src="a.js"></script><script type="application/ld+json">{}</script>', []),
        ('<script type="text/template">a()</script>', []),
    ],
)
def test_only_scripts_that_run_are_found(shell: str, scripts: list[str]) -> None:
    assert list(headers.inline_scripts(shell)) == scripts


def test_script_of_the_shell_runs_by_its_hash() -> None:
    """The hash is the example of CSP2 §7.17.1 (https://www.w3.org/TR/CSP2/#script-src-hash-usage)."""
    found = policy("<head><script>alert('Hello, world.');</script></head>")
    assert found["script-src"] == "'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_policy_stands_first_in_the_head_without_what_browsers_ignore_there() -> None:
    page = headers.guarded(PLAIN, headers.guard(PLAIN))
    (said,) = re.findall(r'<head>\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert said == fields()["Content-Security-Policy"].replace("; frame-ancestors 'none'", "")
    assert page.index("<meta") < page.index("<script")


def test_page_without_a_head_is_refused() -> None:
    with pytest.raises(ValueError, match="head"):
        headers.guarded("<header>no</header>", "")


def test_table_as_netlify_reads_it() -> None:
    assert headers.for_netlify([CACHE, LATER]) == (
        "/assets/*.css\n  Cache-Control: max-age=60\n  X-Two: 2\n"
        "/search/:index/:part\n  Cache-Control: max-age=9\n"
    )


def test_table_as_nginx_reads_it() -> None:
    assert headers.for_nginx([headers.rules(PLAIN)[0], CACHE, LATER]).splitlines()[4:] == [
        'add_header X-Content-Type-Options "nosniff" always;',
        'set $waystation_cache_control "no-cache";',
        r'if ($uri ~ "^/assets/.*\.css$") { set $waystation_cache_control "max-age=60"; }',
        r'if ($uri ~ "^/search/[^/]+/[^/]+$") { set $waystation_cache_control "max-age=9"; }',
        # An error is not to be kept.
        "add_header Cache-Control $waystation_cache_control;",
        'set $waystation_x_two "";',
        r'if ($uri ~ "^/assets/.*\.css$") { set $waystation_x_two "2"; }',
        "add_header X-Two $waystation_x_two always;",
    ]


@pytest.mark.build
def test_built_site_brings_what_the_command_prints(built_site: Path) -> None:
    done = CliRunner().invoke(main, ["headers", "netlify", "--site", str(built_site)], catch_exceptions=False)
    assert done.exit_code == 0
    assert done.stdout == (built_site / "_headers").read_text("utf-8")


def test_headers_of_what_is_no_site_are_a_misuse(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["headers", "nginx", "--site", str(tmp_path)])
    assert done.exit_code == 2 and "build the site first" in done.stderr


@pytest.mark.build
def test_every_built_page_carries_the_policy_and_nothing_that_it_refuses(built_site: Path) -> None:
    shell = (built_site / headers.SHELL).read_text("utf-8")
    files = sorted(built_site.rglob("*.html"))
    assert len(files) > 100
    for file in files:
        html = file.read_text("utf-8")
        assert html.count(headers.guard(shell)) == 1, file
        assert not list(headers.inline_scripts(html)), file
        assert not re.findall(r"<style|<[^<>]*\s(?:style|on[a-z]+)\s*=", html), file
        assert not [one.url for one in read_page(built_site, file).references if "javascript:" in one.url]


def test_scripts_make_neither_pages_nor_programs_of_texts() -> None:
    """What an index or an address says stays text: nothing that reads HTML or code is called."""
    taken = re.compile(
        r"(inner|outer)HTML|insertAdjacentHTML|createContextualFragment|setHTML|srcdoc|document\.write"
        r"|\beval\(|new Function|set(Timeout|Interval)\(\s*[\"'`]|\.on[a-z]+ = [\"'`]"
    )
    scripts = sorted((REPO / "overrides" / "assets" / "javascripts").glob("*.js"))
    assert len(scripts) > 15
    assert not [script.name for script in scripts if taken.search(script.read_text("utf-8"))]
