"""A build says where its time went when it is asked to, in lines that the benchmark reads."""

import pytest

from bench.speed.report import stages
from waystation.plugin.stages import ASKED, Stages


def test_stages_are_told_to_whoever_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times = iter((0.5, 0.75, 2.0))
    told = Stages(lambda: next(times))
    for name in ("start", "read and check", "host"):
        told.end(name)
    monkeypatch.setenv(ASKED, "1")
    told.tell()
    assert stages(capsys.readouterr().err) == {"start": 0.5, "read and check": 0.25, "host": 1.25}


def test_nobody_else_hears_of_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(ASKED, raising=False)
    told = Stages()
    told.end("start")
    told.tell()
    assert capsys.readouterr().err == ""
