"""The package as users get it: a wheel in an empty environment, and the hook of pre-commit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BAD = "# Reiki\n\nReiki cures asthma and has no side effects. Comments are closed.\n\nComments are closed.\n"
GOOD = "# Sore knees\n\nBy Lin Chen, nurse, 2 February 2025\n\nWalking helps some people. Ask your doctor first.\n"


def _run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV", "GIT_"))}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean | env, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The binaries of an environment that holds nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    built = _run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stderr
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / "bin"
    wheel = next(folder.glob("*.whl"))
    installed = _run(scripts / "pip", "install", "--quiet", wheel, cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return scripts


def test_the_wheel_lints_without_the_source_tree(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "reiki.md").write_text(BAD)
    done = _run(environment / "healthlint", "check", "--format", "json", "reiki.md", cwd=tmp_path, HOME=str(tmp_path))
    assert done.returncode == 1, done.stderr
    rules = {finding["rule"] for finding in json.loads(done.stdout)["files"][0]["findings"]}
    assert {"cure-claim", "absolute-safety-claim", "cms-comment-residue"} <= rules


def test_the_wheel_tells_how_often_a_rule_was_right(environment: Path, tmp_path: Path) -> None:
    done = _run(environment / "healthlint", "explain", "absolute-safety-claim", cwd=tmp_path, HOME=str(tmp_path))
    assert "times on the" in done.stdout, done.stderr


def test_the_wheel_runs_every_rule_offline(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "knees.md").write_text(GOOD * 40)
    done = _run(
        environment / "healthlint", "check", "--profile", "strict", "knees.md", cwd=tmp_path, HOME=str(tmp_path)
    )
    assert done.returncode in (0, 1), done.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose commits the hook of this checkout guards."""
    if not (ROOT / ".git").exists():
        pytest.skip("the hook is installed from a git checkout, and this is none")
    revision = _run("git", "rev-parse", "HEAD", cwd=ROOT).stdout.strip()
    folder = tmp_path / "site"
    folder.mkdir()
    config = f"repos:\n- repo: {ROOT}\n  rev: {revision}\n  hooks:\n  - id: healthlint\n"
    (folder / ".pre-commit-config.yaml").write_text(config)
    pre_commit = shutil.which("pre-commit", path=str(Path(sys.executable).parent))
    assert pre_commit, "pre-commit is in the dev extra"
    for command in (["git", "init", "--quiet"], ["git", "config", "user.email", "a@b.example"],
                    ["git", "config", "user.name", "A"], [pre_commit, "install"]):  # fmt: skip
        assert _run(*command, cwd=folder).returncode == 0
    return folder


def test_the_hook_blocks_a_bad_article_and_lets_a_good_one_pass(repository: Path, tmp_path: Path) -> None:
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
    (repository / "reiki.md").write_text(BAD)
    _run("git", "add", ".", cwd=repository)
    blocked = _run("git", "commit", "-m", "bad", cwd=repository, **home)
    assert blocked.returncode != 0
    assert "cure-claim" in blocked.stdout + blocked.stderr
    (repository / "reiki.md").write_text(GOOD)
    _run("git", "add", ".", cwd=repository)
    passed = _run("git", "commit", "-m", "good", cwd=repository, **home)
    assert passed.returncode == 0, passed.stdout + passed.stderr
