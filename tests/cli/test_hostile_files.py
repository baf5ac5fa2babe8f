"""Files and runs made to hang, to fill the memory, or to leave something half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from healthlint import workers
from healthlint.discovery import Target
from healthlint.model import FileReport, Report
from healthlint.readers import decode
from healthlint.reporters import json, text
from healthlint.reporters.cells import Medium

from .conftest import BAD, Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other files and signals")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/stdin", "/dev/null"])
def test_a_device_is_told_and_not_read(spawn: Run, folder: Path, device: str) -> None:
    (folder / "a.md").symlink_to(device)
    result = spawn("check", "a.md")
    assert (result.code, result.err) == (2, "healthlint: a.md: not a regular file\n")


def test_a_loop_of_links_is_told(run: Run, folder: Path) -> None:
    (folder / "a.md").symlink_to("b.md")
    (folder / "b.md").symlink_to("a.md")
    assert run("check", "a.md").err == "healthlint: a.md: broken symbolic link\n"


@pytest.mark.parametrize("command", [("check", "."), ("explain", "--contexts", "a.md")], ids=lambda argv: argv[0])
def test_a_pipe_that_takes_the_place_of_an_article_is_not_waited_for(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    (folder / "a.md").write_text(BAD)

    def swapped(path: str) -> bytes:
        (folder / "a.md").unlink()
        os.mkfifo(folder / "a.md")
        return load(path)

    load = decode.load
    for module in ("healthlint.runner", "healthlint.cli.places"):
        monkeypatch.setattr(f"{module}.load", swapped)
    result = run(*command)
    assert result.code == 2
    assert result.err == "healthlint: a.md: cannot be read: not a regular file\n"


def test_an_article_that_goes_away_is_an_error_of_its_own(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.md").write_text(BAD)
    (folder / "b.md").write_text(BAD)
    load = decode.load

    def removed(path: str) -> bytes:
        Path("a.md").unlink(missing_ok=True)
        return load(path)

    monkeypatch.setattr("healthlint.runner.load", removed)
    result = run("check", "--format", "json")
    assert result.err == "healthlint: a.md: cannot be read: No such file or directory\n"
    assert "root-cause-claim" in result.rules()


@pytest.mark.parametrize("name", [".gitignore", ".git/info/exclude"])
def test_a_pipe_among_the_files_of_git_is_not_waited_for(spawn: Run, folder: Path, name: str) -> None:
    (folder / "a.md").write_text(BAD)
    (folder / ".git" / "info").mkdir(parents=True)
    os.mkfifo(folder / name)
    assert spawn("check", ".").code == 1


def test_a_folder_that_is_ignored_is_not_even_listed(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_text(BAD)
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("out/\n")
    for name in ("out", "node_modules", ".cache"):
        (folder / name).mkdir()
    listed: list[str] = []
    scandir = os.scandir

    def watched(path: str) -> Iterator[os.DirEntry[str]]:
        listed.append(path)
        return scandir(path)

    monkeypatch.setattr("healthlint.discovery.os.scandir", watched)
    assert run("check", ".").code == 1
    assert listed.count(".") == 1
    assert not {"out", "node_modules", ".cache"}.intersection(listed)


def _reports(size: int) -> Iterator[FileReport]:
    return (FileReport(f"{n}.md", "checked", 1, source=f"{n}" * size) for n in range(1000))


@pytest.mark.parametrize("written", [json.parts, lambda report: text.lines(report, Medium())], ids=["json", "text"])
def test_what_has_been_reported_is_not_kept(written: Callable[[Report], Iterator[object]]) -> None:
    tracemalloc.start()
    try:
        for _ in written(Report(_reports(100_000))):
            pass
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def _articles(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"{number:03}.md").write_text(BAD * 300)


def _start(*argv: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "healthlint", "check", *argv]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


@pytest.mark.parametrize("count", [5, 60], ids=["one process", "many"])
def test_ctrl_c_leaves_the_old_report_and_nothing_beside_it(folder: Path, count: int) -> None:
    (folder / "in").mkdir()
    _articles(folder / "in", count)
    (folder / "report.txt").write_text("old")
    process = _start("in", "--output", "report.txt")
    while not [*folder.glob("*.part")]:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)  # the pipes close when the last process has gone
    assert (process.returncode, out, err) == (130, b"", b"healthlint: interrupted\n")
    assert (folder / "report.txt").read_text() == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["in", "report.txt"]


def test_no_process_outlives_a_reader_that_goes_away(folder: Path) -> None:
    _articles(folder, 60)
    with _start(".") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""  # to its end: nobody holds it any more
        assert process.wait(timeout=30) == 2


def test_a_process_that_dies_is_an_error_of_its_file(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _articles(folder, 20)
    for name, value in (("_WORTH", 1), ("_BATCH", 2), ("_cores", lambda: 2)):
        monkeypatch.setattr(workers, name, value)
    parent, load = os.getpid(), decode.load

    def deadly(path: str) -> bytes:
        if path == "007.md" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return load(path)

    monkeypatch.setattr("healthlint.runner.load", deadly)
    result = run("check", "--format", "json", "--select", "root-cause-claim")
    assert result.code == 2
    assert result.err == "healthlint: 007.md: could not be checked: the process that did it died\n"
    assert [file["path"] for file in result.json["files"] if file["status"] != "checked"] == ["007.md"]
    assert len(result.paths()) == 20


def test_results_are_given_before_all_is_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    plan = workers.Plan(lambda: lambda target: asked.append(target.path), (), lambda _: None)
    targets = [Target(str(number), None) for number in range(9)]  # type: ignore[arg-type]
    list(islice(workers.results(plan, targets), 2))
    assert asked == ["0", "1"]
