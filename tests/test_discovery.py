"""Finding files: none twice, none silently left out, nothing walked that git or common sense ignores."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from healthlint import discovery
from healthlint.discovery import Found
from healthlint.document import Format
from healthlint.globs import Globs


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*paths: str, text: str = "x") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def find(*paths: str, exclude: tuple[str, ...] = ()) -> Found:
    return discovery.find(paths, Globs(exclude))


def names(found: Found) -> list[str]:
    return [target.path for target in found.targets]


def failures(found: Found) -> dict[str, str]:
    return {failure.path: failure.message for failure in found.failures}


def test_a_folder_gives_its_articles_in_order() -> None:
    put("b.md", "a/z.HTML", "a/y.mdx", "c.txt", "d.png", "e", "f.markdown")
    found = find(".")
    assert names(found) == ["a/y.mdx", "a/z.HTML", "b.md", "c.txt", "f.markdown"]
    assert found.targets[1].format is Format.HTML
    assert not found.failures


@pytest.mark.parametrize("name", ["a b.md", "a\nb.md", "\x1b[31m.md", "-x.md", "[x].md", "ä.md", "a\udc80.md"])
def test_odd_names_are_names(name: str) -> None:
    put(name)
    assert names(find(".")) == [name]
    assert names(find(name)) == [name]


@pytest.mark.parametrize(
    "folder", ["node_modules", ".git", ".venv", "venv", "__pycache__", "dist", "build", "site-packages", ".hidden"]
)
def test_some_folders_are_never_walked_but_may_be_named(folder: str) -> None:
    put("a.md", f"x/{folder}/b.md", ".c.md")
    assert names(find(".")) == ["a.md"]
    assert names(find(f"x/{folder}")) == [f"x/{folder}/b.md"]


class TestGit:
    @pytest.fixture(autouse=True)
    def repository(self, tree: Path) -> None:
        (tree / ".git" / "info").mkdir(parents=True)

    def test_ignored_files_are_left_out(self) -> None:
        put("a.md", "out/b.md", "x/c.md", "x/keep.md", "x/d.md")
        put(".gitignore", text="out/\n# no\nx/*.md\n!keep.md\n")
        put(".git/info/exclude", text="a.md\n")
        assert names(find(".")) == ["x/keep.md"]

    def test_a_nearer_file_decides(self) -> None:
        put("x/a.md", "x/b.md", "b.md")
        put(".gitignore", text="*.md\n")
        put("x/.gitignore", text="!a.md\n")
        assert names(find(".")) == ["x/a.md"]

    def test_files_above_count_too(self) -> None:
        put("x/y/a.md", "x/y/b.md")
        put(".gitignore", text="b.md\n")
        assert names(find("x/y")) == ["x/y/a.md"]

    def test_what_is_named_is_checked(self) -> None:
        put("out/a.md")
        put(".gitignore", text="out/\n")
        assert names(find("out/a.md")) == ["out/a.md"]
        assert names(find("out")) == ["out/a.md"]

    def test_a_line_that_cannot_be_read_spoils_no_other(self) -> None:
        put("a.md", "b.md")
        put(".gitignore", text="[z-a]\na.md\n")
        assert names(find(".")) == ["b.md"]


class TestLinks:
    def test_a_loop_is_walked_once(self, tree: Path) -> None:
        put("x/a.md")
        (tree / "x" / "up").symlink_to(tree)
        (tree / "x" / "self").symlink_to("self")
        assert names(find(".")) == ["x/a.md"]

    def test_one_file_under_several_names_is_checked_once(self, tree: Path) -> None:
        put("a.md", "x/y.md")
        (tree / "b.md").symlink_to("a.md")
        os.link("a.md", "c.md")
        assert names(find("a.md", "./a.md", str(tree / "a.md"), "b.md", "c.md", "x", "x", "x/../a.md")) == [
            "a.md",
            "x/y.md",
        ]

    def test_a_link_out_of_the_tree_is_an_article(self, tree: Path) -> None:
        put("elsewhere/a.md")
        (tree / "x").mkdir()
        (tree / "x" / "b.md").symlink_to("../elsewhere/a.md")
        assert names(find("x")) == ["x/b.md"]

    @pytest.mark.parametrize("argument", [".", "gone.md"])
    def test_a_broken_link_is_a_failure(self, tree: Path, argument: str) -> None:
        put("a.md")
        (tree / "gone.md").symlink_to("nowhere")
        assert failures(find(argument)) == {"gone.md": "broken symbolic link"}

    @pytest.mark.parametrize("argument", [".", "pipe.md"])
    def test_a_pipe_is_a_failure_and_is_not_waited_for(self, tree: Path, argument: str) -> None:
        os.mkfifo(tree / "pipe.md")
        assert failures(find(argument)) == {"pipe.md": "not a regular file"}


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        pytest.param("no.md", "no such file", id="no file"),
        pytest.param("x.png", "unknown kind of file", id="a named file of another kind"),
        pytest.param("empty", "no articles in this folder", id="an empty folder"),
        pytest.param("z/*.md", "no article matches", id="a glob of nothing"),
        pytest.param("*.png", "no article matches", id="a glob of no articles"),
    ],
)
def test_what_leads_to_nothing_is_a_failure(tree: Path, argument: str, message: str) -> None:
    put("x.png", "a.md")
    (tree / "empty").mkdir()
    found = find("a.md", argument)
    assert names(found) == ["a.md"]
    assert message in failures(found)[argument]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everybody may read here")
def test_a_folder_that_cannot_be_read_is_a_failure(tree: Path) -> None:
    put("x/a.md", "b.md")
    (tree / "x").chmod(0)
    assert "cannot be read" in failures(find("."))["x"]


def test_a_folder_that_fails_while_it_is_read_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    put("x/a.md", "b.md")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path == "x":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = find(".")
    assert names(found) == ["b.md"]
    assert failures(found) == {"x": "folder cannot be read: Permission denied"}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("*.md", ["a.md"], id="only here"),
        pytest.param("**/*.md", ["a.md", "x/b.md", "x/y/c.md"], id="at any depth"),
        pytest.param("x/**/*.md", ["x/b.md", "x/y/c.md"], id="below a folder"),
        pytest.param("x/?.md", ["x/b.md"], id="one character"),
        pytest.param("[ab].md", ["a.md"], id="a set"),
        pytest.param("./x/*.md", ["x/b.md"], id="from here"),
    ],
)
def test_globs(pattern: str, expected: list[str]) -> None:
    put("a.md", "x/b.md", "x/y/c.md", "x/d.txt", "node_modules/e.md")
    assert names(find(pattern)) == expected


def test_an_absolute_glob(tree: Path) -> None:
    put("a.md")
    assert names(find(f"{tree}/*.md")) == [f"{tree}/a.md"]


class TestExclude:
    def test_holds_for_folders_and_for_what_is_named(self) -> None:
        put("a.md", "old/b.md", "old/c/d.md")
        assert names(find(".", exclude=("old/",))) == ["a.md"]
        found = find("a.md", "old/b.md", exclude=("old/",))
        assert names(found) == ["a.md"]
        assert found.excluded == ["old/b.md"]
        assert not found.failures

    def test_an_exception_is_kept(self) -> None:
        put("old/a.md", "old/b.md")
        assert names(find("old", exclude=("old/*", "!old/b.md"))) == ["old/b.md"]

    def test_a_folder_of_which_all_is_excluded_is_a_failure(self) -> None:
        put("old/a.md")
        assert "all of them are excluded" in failures(find("old", exclude=("old/**",)))["old"]

    def test_an_unreadable_pattern_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="pattern"):
            Globs(["[z-a]"])
