"""What goes to which stream, and what a hostile name or a poor stream cannot do."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import BAD, GOOD, Run

CURLY = "# Reiki\n\nOur “plan” — 😀 — tackles the root cause of sciatica.\n"


@pytest.fixture(autouse=True)
def bad(folder: Path) -> Path:
    (folder / "bad.md").write_text(BAD)
    return folder


def test_a_report_to_a_pipe_is_plain(spawn: Run) -> None:
    result = spawn("check", "bad.md", COLUMNS="80")
    assert (result.code, result.err) == (1, "")
    assert "\x1b" not in result.out
    assert "error  3:10  root-cause-claim" in result.out


@pytest.mark.parametrize("command", [("check", "curly.md"), ("explain", "root-cause-claim"), ("rules",)], ids=" ".join)
@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_poor_pipe_takes_every_report(spawn: Run, folder: Path, command: tuple[str, ...], encoding: str) -> None:
    (folder / "curly.md").write_text(CURLY, encoding="utf-8")
    result = spawn(*command, encoding=encoding, PYTHONIOENCODING=encoding)
    assert result.code == (1 if command[0] == "check" else 0)
    assert result.err == ""


def test_standard_input(spawn: Run) -> None:
    html = "<p>Our plan <em>tackles the root</em> cause of sciatica.</p>".encode("utf-16")
    result = spawn("check", "-", "--stdin-filename", "draft.html", "--format", "json", stdin=html)
    assert (result.code, result.paths()) == (1, ["draft.html"])
    assert "root-cause-claim" in result.rules()
    assert spawn("check", "-", stdin=BAD.encode()).code == 1  # Markdown unless told otherwise


def test_standard_input_of_an_excluded_name(spawn: Run, folder: Path) -> None:
    (folder / "healthlint.toml").write_text('exclude = ["drafts/"]\n')
    result = spawn("check", "-", "--stdin-filename", "drafts/a.md", stdin=BAD.encode())
    assert result.code == 0
    assert "is excluded by the configuration" in result.err


def test_color(spawn: Run) -> None:
    assert "\x1b[" in spawn("check", "bad.md", "--color", "always").out
    assert "\x1b[" not in spawn("check", "bad.md", "--color", "never").out
    assert "\x1b" not in spawn("check", "bad.md", "--color", "always", "--format", "json").out


@pytest.mark.parametrize(
    ("env", "colored"),
    [
        pytest.param({"TERM": "xterm"}, True, id="a terminal"),
        pytest.param({"TERM": "xterm", "NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param({"TERM": "dumb"}, False, id="TERM=dumb"),
    ],
)
def test_color_on_a_terminal(folder: Path, env: dict[str, str], colored: bool) -> None:
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; from healthlint.cli import main; sys.exit(main())", "check", "bad.md"],
        stdout=slave,
        stderr=subprocess.PIPE,
        env=os.environ | env,
    ) as process:
        os.close(slave)
        shown = b""
        while chunk := _read(master):
            shown += chunk
        os.close(master)
        assert process.wait() == 1
    assert b"root-cause-claim" in shown
    assert (b"\x1b[" in shown) is colored


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # the other side is closed
        return b""


HOSTILE = {
    "escape": "a\x1b[31mred\x1b]8;;x:\x07.md",
    "newline": "a\nhealthlint: all clean.md",
    "dash": "--output=stolen.md",
    "markup": "[bold red]x[@click=y].md",
    "bidi": "a\u202egnp.md",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("color", ["always", "never"])
def test_hostile_names_are_shown_not_obeyed(run: Run, folder: Path, name: str, color: str) -> None:
    (folder / "bad.md").unlink()
    (folder / name).write_text(BAD)
    result = run("check", "--color", color, "--", name)
    assert result.code == 1
    for sign in ("\x1b[31mred", "\x1b]8;;x:\x07", "\u202e", "\x07", "\nhealthlint: all clean"):
        assert sign not in result.out
    if name.startswith("["):
        assert name in result.out
    assert not (folder / "stolen.md").exists()
    assert run("check", "--format", "json").paths() == [name]


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_hostile_names_in_complaints(run: Run, folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\0\1")
    result = run("check", "--", name)
    assert result.code == 2
    assert "\x1b" not in result.err
    assert result.err.count("\n") == 1


def test_names_that_are_no_text(spawn: Run, folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.md")).write_text(BAD)
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    assert "caf\\udce9.md" in spawn("check").out
    assert spawn("check", "--format", "json").paths() == ["bad.md", "caf\udce9.md"]


def test_hostile_articles_are_shown_not_obeyed(run: Run, folder: Path) -> None:
    (folder / "bad.md").write_text(
        "Our \x1b[2J plan [red]tackles[/red] the root cause\u202e of sciatica, tackles the root cause.\n"
    )
    result = run("check", "--select", "root-cause-claim", "bad.md")
    assert result.code == 1
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out
    assert "[red]" in result.out


def test_output_goes_to_the_file_alone(run: Run, folder: Path) -> None:
    result = run("check", "bad.md", "--output", "report.txt")
    assert (result.code, result.out, result.err) == (1, "", "")
    assert "root-cause-claim" in (folder / "report.txt").read_text(encoding="utf-8")
    assert sorted(path.name for path in folder.iterdir()) == ["bad.md", "report.txt"]
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE((folder / "report.txt").stat().st_mode) == 0o666 & ~umask


@pytest.mark.parametrize("name", ["taken", "gone/report.txt", "bad.md/report.txt"])
def test_output_that_cannot_be_written(run: Run, folder: Path, name: str) -> None:
    (folder / "taken").mkdir()
    result = run("check", "bad.md", "--output", name)
    assert (result.code, result.out) == (2, "")
    assert f"{name}: the report cannot be written: " in result.err
    assert sorted(path.name for path in folder.iterdir()) == ["bad.md", "taken"]


def test_output_through_a_link_keeps_the_link(run: Run, folder: Path) -> None:
    (folder / "link.txt").symlink_to("report.txt")
    assert run("check", "bad.md", "--output", "link.txt").code == 1
    assert (folder / "link.txt").is_symlink()
    assert "root-cause-claim" in (folder / "report.txt").read_text(encoding="utf-8")


def test_output_to_a_pipe_is_written_not_replaced(folder: Path, spawn: Run) -> None:
    os.mkfifo(folder / "pipe")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE) as reader:
        assert spawn("check", "bad.md", "--output", "pipe").code == 1
        out, _ = reader.communicate(timeout=30)
    assert b"root-cause-claim" in out
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


def test_a_reader_that_goes_away_gets_no_traceback(folder: Path) -> None:
    command = "import sys; from healthlint.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", command, "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_interrupt_ends_with_130(folder: Path) -> None:
    os.mkfifo(folder / "stdin")
    command = "import sys; from healthlint.cli import main; print(1, file=sys.stderr, flush=True); sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", command, "check", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()
        time.sleep(0.3)  # until it waits for standard input
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"healthlint: interrupted\n"
        assert process.wait() == 130


_LOADED = """
import sys
from healthlint.cli import main
code = main(sys.argv[1:])
needless = ("rich", "bs4", "textstat", "regex", "pathspec")
needless += ("healthlint.card", "healthlint.reporters.card", "healthlint.figures")
print([name for name in needless if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    "argv", [("check", "bad.md"), ("check", "--format", "json", "bad.md"), ("check", "good.md")], ids=" ".join
)
def test_a_run_imports_no_more_than_it_needs(folder: Path, argv: tuple[str, ...]) -> None:
    (folder / "good.md").write_text(GOOD)
    done = subprocess.run([sys.executable, "-c", _LOADED, *argv], capture_output=True, text=True, check=False)
    assert done.stderr == "[]\n"
