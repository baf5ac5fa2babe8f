"""Runs commands, inside this process where streams do not matter and in one of their own where they do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from healthlint.cli import main

BAD = "# Reiki\n\nOur plan tackles the root cause of sciatica.\n"
_MAIN = "import sys; from healthlint.cli import main; sys.exit(main())"  # as the console script does
GOOD = "# Sore knees\n\nWalking may help some people with sore knees. Ask your doctor first.\n"


@dataclass(frozen=True)
class Result:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def rules(self) -> list[str]:
        """The rules of all findings of a JSON report."""
        return [finding["rule"] for file in self.json["files"] for finding in file["findings"]]

    def paths(self) -> list[str]:
        return [file["path"] for file in self.json["files"]]


Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, in ``folder``."""

    def run(*argv: str) -> Result:
        code = main(argv)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture
def spawn(folder: Path) -> Run:
    """Run a command in a process of its own, in ``folder``; ``encoding`` is what its streams are read in."""

    def spawn(*argv: str, stdin: bytes = b"", encoding: str = "utf-8", **env: str) -> Result:
        command = [sys.executable, "-c", _MAIN, *argv]
        done = subprocess.run(
            command, input=stdin, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "utf-8"} | env
        )
        return Result(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))

    return spawn
