"""Whatever an editor, or a stranger, makes of a sound front matter: it is explained, or it is published."""

import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import REPO, count, mutated, sound
from tests.fuzz.telling import told
from waystation.fixes import mended
from waystation.load.entries import Place

FEW = 80
CASES = count("WAYSTATION_FUZZ_FRONT_MATTERS", FEW)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's stations with their teams and nothing else."""
    root = tmp_path_factory.mktemp("fuzz")
    shutil.copyfile(REPO / "stations.yml", root / "stations.yml")
    for one in sound():
        (root / one.folder).mkdir(parents=True, exist_ok=True)
    for team in (REPO / "content").glob("stations/*/teams/*"):
        shutil.copyfile(team, root / team.relative_to(REPO))
    return root


@st.composite
def front_matters(draw: st.DrawFn) -> tuple[str, str]:
    """The path of a file and its text."""
    one = draw(st.sampled_from(sound()))
    fields = draw(mutated(one.fields))
    text = fields if one.suffix == ".yml" else f"---\n{fields}---\n{one.below}"
    if draw(st.integers(0, 9)) == 9:
        text = draw(mutated(text, 2))
    return f"{one.folder}/fuzzed{one.suffix}", text


@settings(
    max_examples=CASES,
    derandomize=CASES == FEW,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)
@given(front_matters())
def test_any_front_matter_is_explained_or_published(site: Path, made: tuple[str, str]) -> None:
    path, text = made
    content = text.encode("utf-8", "surrogatepass")
    try:
        (site / path).write_bytes(content)
        told(site)
        *above, kind, _ = path.split("/")
        station = above[2] if len(above) > 1 else None
        place = Place(path=path, station=station, kind=kind, zone=ZoneInfo("Asia/Shanghai"))
        once = mended(content, place)
        assert mended(once, place) == once and once.count(b"\n") == content.count(b"\n")
    finally:
        (site / path).unlink()
