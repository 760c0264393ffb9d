"""The installed package builds the same site as this repository, from content alone."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
import yaml

from tests.builds import CONTENT, REPO, TODAY, build, copy, require_equal, settings, tree

pytestmark = pytest.mark.build

KEPT_SETTINGS = ("site_name", "site_url", "edit_uri_template", "docs_dir")
"""docs_dir because the host refuses a missing one before it asks any plugin."""


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout.strip()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The python of an environment that has the wheel, and borrows every other package from this one.

    Folders named in a ``.pth`` file are searched, but their own ``.pth`` files are not followed, so this
    environment's editable install stays out of sight.
    """
    home = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", home, cwd=REPO)
    (wheel,) = home.glob("*.whl")
    venv.create(home / "env", with_pip=False)
    python = home / "env" / "bin" / "python"
    uv = shutil.which("uv", path=Path(sys.executable).parent) or "uv"
    run(uv, "pip", "install", "--offline", "--no-deps", "--python", python, wheel, cwd=home)
    (packages,) = (home / "env" / "lib").glob("python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = run(python, "-c", "import waystation; print(waystation.__file__)", cwd=home)
    assert Path(where).is_relative_to(packages), f"{where} is not what the wheel installed"
    return python


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a network needs that has nothing but content: no looks, no package."""
    folder = tmp_path_factory.mktemp("network")
    copy(CONTENT, folder)
    named = settings()
    written = {key: named[key] for key in KEPT_SETTINGS if key in named}
    written |= {"theme": {"name": "material"}, "plugins": ["waystation"]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return folder


def test_installed_package_builds_the_same_site(
    installed: Path, project: Path, built_site: Path, tmp_path: Path
) -> None:
    build(project, tmp_path / "site", host=(str(installed), "-m", "mkdocs"))
    require_equal(tree(built_site), tree(tmp_path / "site"))


def test_installed_command_finds_nothing_wrong(installed: Path, project: Path) -> None:
    run(installed.with_name("waystation"), "check", "--today", TODAY, cwd=project)
