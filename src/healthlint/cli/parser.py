"""The arguments of the commands."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from healthlint import __version__, lazy_re
from healthlint.cli.errors import UsageError
from healthlint.records import NamedTuple
from healthlint.suggest import did_you_mean

Command = Callable[[argparse.Namespace], int]


# How argparse says it.
_CHOICE = lazy_re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")


class _Formatter(argparse.HelpFormatter):
    """Help for a terminal of 80 columns. To ask for its width costs an import, also where no help is shown."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        choice = _CHOICE.search(message)
        hint = did_you_mean(choice[1], re.findall(r"[\w-]+", choice[2])) if choice else ""
        raise UsageError(f"{message}{hint} ({self.prog} --help tells more)")


def parse(argv: Sequence[str]) -> tuple[Command, argparse.Namespace]:
    """The command that ``argv`` names and its options; UsageError with a suggestion for what is unknown."""
    name = next((word for word in argv if not word.startswith("-")), None)
    if name is not None and name not in _COMMANDS:
        raise UsageError(f"unknown command {name!r}{did_you_mean(name, _COMMANDS)}")
    parser, commands = _build(_COMMANDS if name is None else (name,))
    options, unknown = parser.parse_known_args(argv)
    if unknown:
        word = unknown[0].partition("=")[0]
        if not word.startswith("-"):
            raise UsageError(f"{options.command} takes no {word!r}")
        known = [flag for action in commands[options.command]._actions for flag in action.option_strings]
        raise UsageError(f"unknown option {word!r}{did_you_mean(word, known)}")
    return _COMMANDS[options.command].run, options


def _build(names: Iterable[str]) -> tuple[_Parser, dict[str, _Parser]]:
    """The parser with the commands ``names``: a run needs one of them, help on healthlint lists all."""
    parser = _Parser(prog="healthlint", description="A linter for health articles.")
    parser.add_argument("--version", action="version", version=f"healthlint {__version__}")
    subparsers = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=_Parser, prog="healthlint"
    )
    commands = {}
    for name in names:
        spec = _COMMANDS[name]
        commands[name] = subparsers.add_parser(name, help=spec.help, description=spec.description)
        spec.add(commands[name])
    return parser, commands


_CHECK = (
    "Check articles: files, folders, quoted globs, or - for standard input. "
    "Exit code 0: clean; 1: problems at or above --fail-on; 2: something could not be checked."
)
_CARD = (
    "Show a score card for each article: findings per 1,000 words, claims, evidence, reading grade and signs of trust. "
    "Exit code 0, or 2: something could not be checked."
)


def _add_run(command: argparse.ArgumentParser) -> None:
    """Add what tells which articles are checked, by which rules, and where the report goes."""
    command.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="default: the current folder")
    command.add_argument(
        "--stdin-filename", metavar="NAME", help="the name of what comes on standard input; its suffix tells the format"
    )
    command.add_argument("--select", action="append", metavar="RULES", help="run exactly these rules or categories")
    command.add_argument("--ignore", action="append", metavar="RULES", help="do not run these rules or categories")
    command.add_argument("--profile", help="default, strict or ads")
    command.add_argument("--regions", action="append", metavar="NAMES", help="for --profile ads: us, uk, au or eu")
    command.add_argument("--format", choices=["text", "json"], default="text")
    command.add_argument("--output", metavar="FILE", help="write the report to FILE instead of standard output")
    command.add_argument("--color", choices=["auto", "always", "never"], default="auto")
    _add_config(command)


def _add_config(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", metavar="FILE", help="the configuration file (default: the nearest one)")


def _add_check(command: argparse.ArgumentParser) -> None:
    _add_run(command)
    command.add_argument("--fail-on", metavar="SEVERITY", help="exit 1 from here on: error, warning, info or never")
    command.add_argument("--card", action="store_true", help="add a score card for each article")


def _add_rules(command: argparse.ArgumentParser) -> None:
    command.add_argument("--category", help="only the rules of this category")
    _add_config(command)


def _add_explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("rule", metavar="RULE", nargs="?")
    command.add_argument("--contexts", metavar="FILE[:LINE]", help="show how the sentences there are judged")
    command.add_argument(
        "--report-false-alarm", nargs=2, metavar=("RULE", "FILE:LINE"), help="print a report ready to be sent"
    )
    _add_config(command)


def _add_nothing(_: argparse.ArgumentParser) -> None:
    pass


def _add_shown(command: argparse.ArgumentParser) -> None:
    command.add_argument("action", choices=["show"])
    _add_config(command)


def _check(options: argparse.Namespace) -> int:
    from healthlint.cli.check import check

    return check(options)


def _card(options: argparse.Namespace) -> int:
    from healthlint.cli.check import card

    return card(options)


def _rules(options: argparse.Namespace) -> int:
    from healthlint.cli.rules import rules

    return rules(options)


def _explain(options: argparse.Namespace) -> int:
    if options.contexts or options.report_false_alarm:
        from healthlint.cli.places import contexts, false_alarm

        return contexts(options) if options.contexts else false_alarm(options)
    if options.rule is None:
        raise UsageError("explain which rule? (healthlint rules lists them)")
    from healthlint.cli.rules import explain

    return explain(options)


def _init(_: argparse.Namespace) -> int:
    from healthlint.cli.configure import init

    return init()


def _config(options: argparse.Namespace) -> int:
    from healthlint.cli.configure import show

    return show(options)


class _Spec(NamedTuple):
    """A command: what help says of it, what adds its arguments, and what runs it."""

    help: str
    description: str | None
    add: Callable[[argparse.ArgumentParser], None]
    run: Command


_COMMANDS = {
    "check": _Spec("check articles", _CHECK, _add_check, _check),
    "card": _Spec("show the score cards of articles", _CARD, _add_run, _card),
    "rules": _Spec("list the rules", None, _add_rules, _rules),
    "explain": _Spec("explain a rule", None, _add_explain, _explain),
    "init": _Spec("write a commented healthlint.toml", None, _add_nothing, _init),
    "config": _Spec("show the configuration", None, _add_shown, _config),
}
