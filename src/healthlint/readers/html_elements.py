"""What each HTML element means to a reader: which ones end a block, which ones hold no prose, what kind they make."""

from __future__ import annotations

from healthlint.document import Kind, Region
from healthlint.readers.html_regions import hides, region_of
from healthlint.records import NamedTuple

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that begin and end a block; all others stand in a line of text.
BLOCKS = HEADINGS | frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "head", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
# What they hold is code, a picture, or a control, and no prose.
UNREAD = frozenset({
    "audio", "button", "canvas", "code", "datalist", "math", "object", "optgroup", "option", "pre", "samp",
    "script", "select", "style", "svg", "textarea", "var", "video",
})  # fmt: skip
EMPHASIS = frozenset({"b", "em", "i", "strong"})
# An element of the first name ends those after it that are open inside the nearest of CONTAINERS.
IMPLIED_ENDS = {
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "td": ("td", "th"), "th": ("td", "th"),
    "tr": ("tr",), "tbody": ("tr",), "tfoot": ("tr",),
}  # fmt: skip
CONTAINERS = {
    "li": ("ul", "ol", "menu", "dir"), "dt": ("dl",), "dd": ("dl",), "td": ("table",), "th": ("table",),
    "tr": ("table",), "tbody": ("table",), "tfoot": ("table",),
}  # fmt: skip
_KINDS = {
    "li": Kind.LIST_ITEM, "td": Kind.TABLE_CELL, "th": Kind.TABLE_CELL, "caption": Kind.CAPTION,
    "figcaption": Kind.CAPTION,
} | dict.fromkeys(HEADINGS, Kind.HEADING) | dict.fromkeys(
    ("article", "aside", "dd", "dt", "main", "section", "summary"), Kind.PARAGRAPH
)  # fmt: skip
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_NOTES = frozenset({"footnotes", "endnotes", "footnote", "footnote-definition"})
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-footnote", "doc-endnote"})
_CAPTION_WORD = "wp-caption-text"
_PLACED = frozenset({"main", "nav", "header", "footer", "aside", "template", "noscript", "article"})


class Setting(NamedTuple):
    """What a run of text stands in.

    ``depth`` counts the lists around it, ``concealed`` says that a style or the hidden attribute takes it out of sight.
    """

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    region: Region = Region.MAIN
    quoted: bool = False
    ordered: bool = False
    unread: bool = False
    concealed: bool = False
    in_article: bool = False
    depth: int = 0


def setting_of(name: str, values: dict[str, str], outer: Setting) -> Setting:
    """The setting of what the element ``name`` holds, with the attributes ``values``, within ``outer``."""
    inner = outer
    if name in UNREAD:
        return outer._replace(unread=True)
    if name in _KINDS:
        inner = _of_kind(name, outer)
    elif name in _LISTS:
        inner = outer._replace(depth=outer.depth + 1, ordered=name == "ol")
    elif name == "blockquote":
        inner = outer._replace(quoted=True)
    if values:
        inner = _with_attributes(name, values, inner)
    if name in _PLACED or "role" in values or "class" in values or "id" in values:
        inner = _placed(name, values, inner)
    return inner


def _of_kind(name: str, outer: Setting) -> Setting:
    kind = _KINDS[name]
    if kind is Kind.HEADING:
        return outer._replace(kind=kind, level=int(name[1]))
    if outer.kind is Kind.FOOTNOTE and kind in (Kind.LIST_ITEM, Kind.PARAGRAPH):
        return outer
    if kind is Kind.LIST_ITEM:
        return outer._replace(kind=kind, level=max(1, outer.depth))
    return outer._replace(kind=kind, level=0)


def _with_attributes(name: str, values: dict[str, str], inner: Setting) -> Setting:
    if "hidden" in values or hides(values.get("style", "")):
        inner = inner._replace(region=Region.HIDDEN, concealed=True)
    words = values.get("class", "").split()
    if values.get("role") in _NOTE_ROLES or (name in BLOCKS and not _NOTES.isdisjoint(words)):
        inner = inner._replace(kind=Kind.FOOTNOTE, level=0)
    elif _CAPTION_WORD in words:
        inner = inner._replace(kind=Kind.CAPTION, level=0)
    return inner


def _placed(name: str, values: dict[str, str], inner: Setting) -> Setting:
    """``inner`` with its region; an element in a line of text can hide what it holds, but is no part of the page."""
    words = [*values.get("class", "").split(), values.get("id", "")]
    role = values.get("role", "").lower()
    region = region_of(name, role, words, inner.region, in_article=inner.in_article)
    if region is not Region.HIDDEN and name not in BLOCKS:
        region = inner.region
    return inner._replace(region=region, in_article=inner.in_article or name in ("main", "article") or role == "main")
