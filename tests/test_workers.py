"""Several processes give what one gives: each result, in order, whatever happens to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from healthlint import catalog, runner, workers
from healthlint.config import Config
from healthlint.discovery import Target
from healthlint.document import Format
from healthlint.workers import Plan

TEXT = b"# Reiki\n\nOur plan tackles the root cause of sciatica.\n"


def _targets(count: int) -> list[Target]:
    return [Target(str(number), Format.MARKDOWN, TEXT) for number in range(count)]


def _name(pids: set[int]) -> Callable[[Target], str]:
    def work(target: Target) -> str:
        if target.path in ("7", "23"):
            os._exit(9)
        pids.add(os.getpid())
        return target.path

    return work


@pytest.fixture
def _busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A little is much: three processes for texts that one would check."""
    monkeypatch.setattr(workers, "_WORTH", 1)
    monkeypatch.setattr(workers, "_BATCH", 2)
    monkeypatch.setattr(workers, "_cores", lambda: 3)


@pytest.mark.usefixtures("_busy")
def test_a_process_that_dies_costs_only_its_file() -> None:
    found = list(workers.results(Plan(_name, (set(),), lambda target: f"died at {target.path}"), _targets(60)))
    assert found == [f"died at {n}" if n in (7, 23) else str(n) for n in range(60)]


@pytest.mark.usefixtures("_busy")
def test_the_report_is_that_of_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    targets, rules = _targets(40), catalog.load()
    many = [*runner.run(targets, rules, Config())]
    monkeypatch.setattr(workers, "_cores", lambda: 1)
    assert many == [*runner.run(targets, rules, Config())]


def test_few_texts_are_checked_by_this_process() -> None:
    pids: set[int] = set()
    list(workers.results(Plan(_name, (pids,), str), _targets(5)))
    assert pids == {os.getpid()}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to a group")
def test_ctrl_c_ends_all_processes_at_once(tmp_path: Path) -> None:
    for number in range(120):
        (tmp_path / f"{number}.md").write_bytes(TEXT * 400)
    command = [sys.executable, "-m", "healthlint", "check", str(tmp_path), "--output", str(tmp_path / "report.txt")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)  # the pipes close when the last process has gone
    assert (process.returncode, out, err) == (130, b"", b"healthlint: interrupted\n")
    assert not (tmp_path / "report.txt").exists()
