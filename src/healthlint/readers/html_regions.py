"""What elements, roles and class words say about the part of a page they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from healthlint import lazy_re
from healthlint.document import Region

_BY_ELEMENT = {
    "main": Region.MAIN, "nav": Region.NAVIGATION, "header": Region.HEADER, "footer": Region.FOOTER,
    "aside": Region.ASIDE, "template": Region.HIDDEN, "noscript": Region.HIDDEN,
}  # fmt: skip
_BY_ROLE = {
    "main": Region.MAIN, "navigation": Region.NAVIGATION, "menu": Region.NAVIGATION, "menubar": Region.NAVIGATION,
    "search": Region.NAVIGATION, "banner": Region.HEADER, "contentinfo": Region.FOOTER, "complementary": Region.ASIDE,
    "dialog": Region.ASIDE,
}  # fmt: skip
# Whole class words and ids only: "has-sidebar", "no-comments" and "elementor-widget" say nothing.
_WORDS = {
    Region.NAVIGATION: """
        nav navbar navigation menu main-menu main-nav mainmenu nav-menu nav-links navmenu site-navigation
        main-navigation post-navigation posts-navigation breadcrumb breadcrumbs pagination pager page-links toc
        table-of-contents ez-toc-container toc_container mobile-menu sidebar-menu sidenav topnav""",
    Region.HEADER: "header site-header masthead topbar top-bar page-top header-top site-branding",
    Region.FOOTER: "footer site-footer page-footer colophon footer-widgets copyright footer-bottom site-info",
    Region.ASIDE: """
        sidebar sidebar-primary primary-sidebar secondary widget widgets widget-area related related-posts
        related-articles related-content yarpp yarpp-related jp-relatedposts sharedaddy share social-share
        share-buttons sharing social-links social-icons newsletter newsletter-signup subscribe cookie-notice
        cookie-banner cookie-consent advertisement popup""",
    Region.COMMENTS: """
        comments comment-list commentlist comments-area comments-section comment-respond respond commentform
        comment-form disqus_thread comments-title""",
    Region.HIDDEN: "sr-only screen-reader-text visually-hidden visuallyhidden skip-link",
}  # fmt: skip
_BY_WORD = {word: region for region, words in _WORDS.items() for word in words.split()}
# Their classes describe the whole page ("page comments sidebar"), and page builders put the article into a "widget".
_WRAPPERS = frozenset({"html", "body", "main", "article"})
_BUILDER_WORD = "so-panel"
_HIDING_STYLE = lazy_re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden(?!.*animation)|font-size\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)


def hides(style: str) -> bool:
    """Whether a style attribute takes the element out of a reader's sight."""
    return _HIDING_STYLE.search(style) is not None


def region_of(name: str, role: str, words: Iterable[str], outer: Region, *, in_article: bool) -> Region:
    """The region of an element: what it says itself, else that of the element around it.

    Args:
        name: the element, in lower case.
        role: its role attribute.
        words: its classes and its id.
        outer: the region it stands in.
        in_article: whether it stands in <main> or <article>, where a header is the head of the article.

    """
    region = _BY_ROLE.get(role) or _BY_ELEMENT.get(name)
    if region is None and name not in _WRAPPERS:
        found = [word for word in map(str.lower, words) if word in _BY_WORD or word == _BUILDER_WORD]
        if found and _BUILDER_WORD not in found:
            region = _BY_WORD[found[0]]
    if region is None or outer is Region.HIDDEN:
        return outer
    if region is Region.HEADER and (in_article or outer is not Region.MAIN):
        return outer
    return region
