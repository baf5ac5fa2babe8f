"""What a site generator replaces before anyone reads it: tags, shortcodes, attribute lists.

Decisions:

- Liquid, Jinja and Go (Hugo) syntax, ``{{ … }}``, ``{% … %}``, ``{# … #}``, is template syntax in a file with front
  matter and in a file where a ``{% tag %}`` has its ``{% endtag %}``. Elsewhere nothing will replace it: it stays in
  the text, where rules about leftovers find it.
- A variable with a path, ``{{ site.phone }}``, is template syntax in every Markdown file: generators such as MkDocs
  need no front matter, and nobody writes a path for a slot to be filled by hand.
- Shortcodes of Hugo, ``{{< … >}}`` and ``{{% … %}}``, are template syntax in every Markdown file.
- Between ``{% raw %}`` and ``{% endraw %}`` braces are text, for they reach the reader; between ``{% comment %}`` and
  ``{% endcomment %}`` nothing does, and between ``{% highlight %}`` and its end stands code.
- Attribute lists (``{:.class}``, ``{: #id}``, ``{#id}``, ``{.class}``) and the fences of containers (``:::note``) are
  markup in every Markdown file. So is the start tag of a container with ``markdown="1"``: what it holds is Markdown.
- WordPress shortcodes stay in the text of Markdown: WordPress does not render it, so a shortcode there is a leftover.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint import lazy_re
from healthlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = lazy_re.compile(
    r"\{%-?\s*(?P<name>\w*)(?:(?!%\}|\{%).){0,4000}%\}"
    r"|\{\{(?:(?!\}\}|\{\{).){0,4000}\}\}"
    r"|\{#[\s-](?:(?!#\}|\{#).){0,4000}#\}",
    re.DOTALL,
)
_VARIABLE = lazy_re.compile(r"\{\{-?\s*[.$]?[A-Za-z_]\w*(?:\.\w+)+\s*(?:\|[^{}\n]*)?-?\}\}")
_SWALLOWING = frozenset({"comment", "highlight", "javascript", "schema"})  # what stands in these is never prose
_TAG_NAME = lazy_re.compile(r"\{%-?\s*(\w+)")
_ATTRIBUTES = lazy_re.compile(
    r"(?<!\\)(?:\{:[^{}\n]*\}|\{ ?[#.][A-Za-z][^{}\n]*\})|(?:^|(?<=[\r\n]))[ \t]*:{3,}[ \t]*\w*"
)
# As Kramdown and Python-Markdown write it.
_MARKDOWN_TAG = lazy_re.compile(
    r"<(?:div|section|article|aside|main|details|figure|center)(?=\s)[^<>]*\smarkdown(?:=[\"']?(?:1|block|span)[\"']?)?"
    r"(?=[\s>])[^<>]*>",
    re.IGNORECASE,
)


def attribute_lists(source: str, start: int = 0) -> list[Span]:
    """The attribute lists and container marks of a Markdown source from offset ``start`` on."""
    spans: list[Span] = []
    if "{" in source or ":::" in source:
        spans += [Span(*found.span()) for found in _ATTRIBUTES.finditer(source, start)]
    if " markdown" in source:
        spans += [Span(*found.span()) for found in _MARKDOWN_TAG.finditer(source, start)]
    return spans


def variables(source: str, start: int = 0) -> list[Span]:
    """The variables with a path in a Markdown source from offset ``start`` on."""
    return [Span(*found.span()) for found in _VARIABLE.finditer(source, start)] if "{{" in source else []


def is_template(source: str) -> bool:
    """Whether the source has a shortcode of Hugo, or a ``{% tag %}`` with its ``{% endtag %}``."""
    if "{{<" in source or "{{%" in source:
        return True
    if "{%" not in source:
        return False
    names = {found[1] for found in _TAG_NAME.finditer(source)}
    return any(f"end{name}" in names for name in names)


def constructs(source: str, start: int = 0) -> Iterator[Span]:
    """The template constructs of a source from offset ``start`` on, in order; a comment with its tags is one."""
    if "{" not in source:
        return
    inside, opened = "", 0
    for found in _TAG.finditer(source, start):
        name = found["name"] or ""
        if inside:
            if name == f"end{inside}":
                yield Span(opened if inside in _SWALLOWING else found.start(), found.end())
                inside = ""
        elif name in _SWALLOWING:
            inside, opened = name, found.start()
        else:
            inside = name if name in ("raw", "verbatim") else ""
            yield Span(*found.span())
