"""Suppressions written in an article, and what is wrong with them.

``<!-- healthlint: ignore[rule-name, other-rule] reason until=2027-01-31 -->`` acts on the block it stands in or at the
end of, else on the next one; before a table, on the whole table. ``ignore-file[…]`` acts on the whole article, as does
the front matter::

    healthlint:
      ignore: [rule-name]
      reason: why
      until: 2027-01-31

Only comments and front matter count: what a reader can see never suppresses anything. Rules and a reason must be named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from healthlint import lazy_re
from healthlint.document import Block, Comment, Document, Kind
from healthlint.model import Category, Confidence, Problem, Severity
from healthlint.records import NamedTuple
from healthlint.span import LineIndex, Span, SpanIndex
from healthlint.suggest import did_you_mean

# The problems that suppressions themselves can have. They come from no rule file and cannot be switched off.
MALFORMED, UNKNOWN, EXPIRED, UNUSED = (
    "malformed-suppression",
    "unknown-suppression",
    "expired-suppression",
    "unused-suppression",
)
SUMMARIES = {
    MALFORMED: "A suppression that does not name its rules and its reason",
    UNKNOWN: "A suppression of a rule that does not exist",
    EXPIRED: "A suppression whose date has passed",
    UNUSED: "A suppression of something that is not found",
}
_URL = "https://healthlint.readthedocs.io/suppressions/"
_FORM = "healthlint: ignore[rule-name] reason"
EXAMPLE = f"<!-- {_FORM} until=2027-01-31 -->"
_MARK = lazy_re.compile(r"\s*healthlint\s*(?::|[ -]?(?=ignore|disable))\s*", re.IGNORECASE)
_DIRECTIVE = lazy_re.compile(r"(ignore|ignore-file)\s*\[([^\[\]]*)\](.*)", re.DOTALL)
_UNTIL = lazy_re.compile(r"(?<!\S)until=(\S+)")
_KEY = "healthlint."


class _Directive(NamedTuple):
    """One suppression: where it stands, what it names, and the source ranges it acts on (None: the whole article)."""

    span: Span
    names: tuple[str, ...]
    reason: str
    until: str  # a date in ISO form; empty for ever
    targets: tuple[Span, ...] | None


class _MalformedError(ValueError):
    pass


def apply(
    document: Document, problems: Iterable[Problem], *, known: Mapping[str, str], ran: Collection[str], today: str
) -> tuple[Problem, ...]:
    """``problems`` with the suppressed ones marked, and the problems of the suppressions themselves, by position.

    ``known`` maps every rule name and alias to the name of its rule. Only rules in ``ran`` can be called unused.
    ``today`` is a date in ISO form.
    """
    directives, found = _collect(document)
    if not directives and not found:
        return tuple(problems)
    live = [directive for directive in directives if not _is_expired(directive, today)]
    everywhere = [directive for directive in live if directive.targets is None]
    here = SpanIndex((target, directive) for directive in live for target in directive.targets or ())
    result: list[Problem] = []
    used: set[tuple[Span, str]] = set()
    for problem in problems:
        for directive in (*([] if problem.is_about_article else here.at(problem.span)), *everywhere):
            if problem.rule in (known.get(name) for name in directive.names):
                used.add((directive.span, problem.rule))
                problem = problem._replace(suppressed=True, reason=problem.reason or directive.reason)  # noqa: PLW2901
        result.append(problem)
    for directive in directives:
        found += _judge(directive, known=known, ran=ran, used=used, today=today)
    lines = LineIndex(document.source)
    result += [_problem(rule, message, span, document.source, lines) for rule, message, span in found]
    return tuple(sorted(result, key=lambda problem: (problem.start.offset, problem.end.offset, problem.rule)))


_Found = tuple[str, str, Span]  # rule, message, place


def _judge(
    directive: _Directive, *, known: Mapping[str, str], ran: Collection[str], used: set[tuple[Span, str]], today: str
) -> list[_Found]:
    found: list[_Found] = []
    for name in directive.names:
        rule = known.get(name)
        if rule is None:
            hint = did_you_mean(name, known)
            found.append((UNKNOWN, f'No rule is called "{name}"{hint}, so nothing is suppressed.', directive.span))
        elif not _is_expired(directive, today) and rule in ran and (directive.span, rule) not in used:
            found.append((UNUSED, f"“{name}” finds nothing here. Delete the suppression.", directive.span))
    if _is_expired(directive, today):
        message = f"This suppression ended on {directive.until}. Mend the text, or decide again and set a new date."
        found.append((EXPIRED, message, directive.span))
    return found


def _is_expired(directive: _Directive, today: str) -> bool:
    return bool(directive.until) and directive.until < today


def _collect(document: Document) -> tuple[list[_Directive], list[_Found]]:
    directives: list[_Directive] = []
    found: list[_Found] = []
    marked = [(comment, mark) for comment in document.comments if (mark := _MARK.match(comment.text))]
    places = SpanIndex((block.span, block) for block in document.blocks if marked)
    for comment, mark in marked:
        try:
            directives.append(_parse(document, places, comment, comment.text[mark.end() :]))
        except _MalformedError as error:
            found.append((MALFORMED, f"{error} Write “{_FORM}”.", comment.span))
    try:
        directives += _front_matter(document)
    except _MalformedError as error:
        span = next(meta.span for meta in document.metadata if meta.key.startswith(_KEY))
        found.append((MALFORMED, f"{error} Write “healthlint:” with “ignore”, a list of rules, and “reason”.", span))
    return directives, found


def _parse(document: Document, places: SpanIndex[Block], comment: Comment, text: str) -> _Directive:
    match = _DIRECTIVE.match(text)
    if match is None:
        raise _MalformedError("This suppression cannot be read.")
    verb, names, rest = match.groups()
    until = _UNTIL.search(rest)
    reason = " ".join(_UNTIL.sub(" ", rest).split())
    targets = None if verb == "ignore-file" else _targets(document, places, comment)
    return _directive(comment.span, names.split(","), reason, until[1] if until else "", targets)


def _directive(
    span: Span, names: Iterable[str], reason: str, until: str, targets: tuple[Span, ...] | None
) -> _Directive:
    named = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not named:
        raise _MalformedError("This suppression names no rule.")
    if not any(char.isalpha() for char in reason):
        raise _MalformedError("This suppression gives no reason.")
    try:
        return _Directive(span, named, reason, _iso(until) if until else "", targets)
    except ValueError:
        raise _MalformedError(f"“{until}” is no date such as 2027-01-31.") from None


def _iso(written: str) -> str:
    """The date in the form 2027-01-31; ValueError for what is none."""
    from datetime import date  # few texts suppress anything

    return date.fromisoformat(written).isoformat()


def _front_matter(document: Document) -> list[_Directive]:
    values = [meta for meta in document.metadata if meta.key.startswith(_KEY) and meta.origin == "front-matter"]
    if not values:
        return []
    by_key = {key: [meta.value for meta in values if meta.key == _KEY + key] for key in ("ignore", "reason", "until")}
    for meta in values:
        if meta.key.removeprefix(_KEY) not in by_key:
            raise _MalformedError(f"“{meta.key.removeprefix(_KEY)}” is no key of a suppression.")
    until = "".join(by_key["until"])
    return [_directive(values[0].span, by_key["ignore"], " ".join(by_key["reason"]), until, None)]


def _targets(document: Document, places: SpanIndex[Block], comment: Comment) -> tuple[Span, ...]:
    """The places a comment acts on: its own block, else the next one or the table that begins there.

    Its own is the block it stands in, or after on the same line.
    """
    begin = start = comment.span.start
    while begin and document.source[begin - 1] in " \t":
        begin -= 1
    for block in places.at(Span(begin - 1, start)):
        if block.span.start < start and block.span.end >= begin:
            return (block.span,)
    following = islice(document.blocks, comment.before, None)
    first = next(following, None)
    if first is None:
        return ()
    if first.kind is Kind.TABLE_CELL:  # no comment can stand between the rows of a table
        return tuple(block.span for block in (first, *_while_cells(following)))
    return (first.span,)


def _while_cells(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        if block.kind is not Kind.TABLE_CELL:
            return
        yield block


def _problem(rule: str, message: str, span: Span, source: str, lines: LineIndex) -> Problem:
    return Problem(
        rule=rule,
        category=Category.SUPPRESSION,
        severity=Severity.ERROR if rule in (MALFORMED, UNKNOWN) else Severity.WARNING,
        confidence=Confidence.HIGH,
        message=message,
        excerpt=" ".join(source[span.start : span.end].split()),
        start=lines.position(span.start),
        end=lines.position(span.end),
        url=_URL,
    )
