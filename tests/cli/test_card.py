"""``healthlint check --card`` and ``healthlint card``: what they write, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import healthlint

from .conftest import BAD, GOOD, Run

SCHEMA = json.loads((Path(healthlint.__file__).parent / "schema.json").read_text())
CARDS = {"$ref": "#/$defs/cards", "$defs": SCHEMA["$defs"]}


@pytest.fixture(autouse=True)
def files(folder: Path) -> Path:
    """A bad, a good and a long article, and one that cannot be read."""
    (folder / "bad.md").write_text(BAD)
    (folder / "good.md").write_text(GOOD)
    (folder / "long.md").write_text(GOOD * 20)
    (folder / "broken.md").write_bytes(b"\x00\x01\x02")
    return folder


def test_the_json_of_check_has_cards_on_demand_only(spawn: Run) -> None:
    with_cards = spawn("check", "--card", "--format", "json", ".")
    without = spawn("check", "--format", "json", ".")
    assert (with_cards.code, without.code) == (2, 2)
    jsonschema.Draft202012Validator(SCHEMA).validate(with_cards.json)
    report = with_cards.json
    assert {file["path"]: bool(file.pop("card", None)) for file in report["files"]} == {
        "bad.md": True, "broken.md": False, "good.md": True, "long.md": True,
    }  # fmt: skip
    assert report == without.json


def test_the_json_of_card(spawn: Run) -> None:
    result = spawn("card", "--format", "json", ".")
    jsonschema.Draft202012Validator(CARDS).validate(result.json)
    bad, broken, _, long = result.json["files"]
    assert result.code == 2
    assert broken == {"path": "broken.md", "status": "failed", "words": 0}
    assert bad["card"]["rates"]["overclaim"]["problems"] == round(1000 / bad["words"], 1)
    assert bad["card"]["grade"] is None
    assert long["card"]["grade"]["written"] >= long["card"]["grade"]["plain"]
    assert result.json["errors"] == [{"path": "broken.md", "rule": None, "message": "binary file"}]


@pytest.mark.parametrize("file", [{"status": "failed"}, {"status": "checked", "card": None}, {"card": {}}], ids=str)
def test_the_schema_refuses(run: Run, file: dict[str, object]) -> None:
    report = run("card", "--format", "json", "bad.md").json
    report["files"][0] |= file
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, CARDS)


def test_the_cards_in_the_terminal(spawn: Run) -> None:
    alone = spawn("card", "bad.md", "good.md", COLUMNS="80")
    assert (alone.code, alone.err) == (0, "")  # problems do not fail it
    assert alone.out.startswith("bad.md\n\n  score card  8 words\n")
    assert "root-cause-claim" not in alone.out
    below = spawn("check", "--card", "bad.md", "good.md", COLUMNS="80")
    assert below.code == 1
    assert alone.out.split("\n\n")[1] in below.out
    assert "score card" not in spawn("check", "bad.md").out


def test_color(spawn: Run) -> None:
    assert "\x1b[1mscore card" in spawn("card", "bad.md", "--color", "always").out
    assert "\x1b" not in spawn("card", "bad.md").out


def test_the_options_of_check_that_say_what_is_checked(run: Run, folder: Path) -> None:
    ignoring = run("card", "--ignore", "overclaim", "--format", "json", "--output", "cards.json", "bad.md")
    assert (ignoring.code, ignoring.out) == (0, "")
    card = json.loads((folder / "cards.json").read_text())["files"][0]["card"]
    assert card["rates"]["overclaim"] == {"problems": 0.0, "info": 0.0}
    assert "unknown option '--fail-on'" in run("card", "--fail-on", "never").err


def test_a_card_from_standard_input(spawn: Run) -> None:
    result = spawn("card", "-", "--stdin-filename", "draft.txt", stdin=GOOD.encode())
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("draft.txt\n")
