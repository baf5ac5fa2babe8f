"""Contexts of a place and traits of an article, by the names that rule files use."""

from __future__ import annotations

from collections.abc import Callable

from healthlint.article import Article, Sentence
from healthlint.contexts import agents, claims, evidence, shields, traits, triggers

Context = Callable[[Article, Sentence, int, int], bool]
Trait = Callable[[Article], bool]

_SHIELDS: tuple[Context, ...] = (
    evidence.in_references, shields.regulatory, shields.quoted, shields.debunked, shields.question, shields.negated,
    shields.research_goal, shields.conditional, shields.attributed,
)  # fmt: skip


def shielded(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """The words are not the article's own flat claim: any shield but hedge and established medicine."""
    return any(shield(article, sentence, start, end) for shield in _SHIELDS)


CONTEXTS: dict[str, Context] = {
    "shielded": shielded,
    "negated": shields.negated,
    "hedged": shields.hedged,
    "tentative": shields.tentative,
    "attributed": shields.attributed,
    "quoted": shields.quoted,
    "question": shields.question,
    "debunked": shields.debunked,
    "regulatory": shields.regulatory,
    "research-goal": shields.research_goal,
    "conditional": shields.conditional,
    "animal": shields.animal,
    "capacity": shields.capacity,
    "balanced": shields.balanced,
    "heading": shields.heading,
    "page-link": shields.page_link,
    "markdown-source": shields.markdown_source,
    "established": agents.established,
    "remedy": agents.remedy,
    "remedy-agent": agents.remedy_agent,
    "remedy-named": agents.remedy_named,
    "benefit": claims.benefit,
    "sourced": evidence.sourced,
    "named-source": evidence.named_source,
    "study-told-of": evidence.told_of,
    "research-report": evidence.research_report,
    "reference-list": evidence.in_references,
    "disinterested": traits.disinterested,
}

TRAITS: dict[str, Trait] = {
    "recommends": traits.recommends,
    "promotes": traits.promotes,
    "saturated": traits.saturated,
    "advises-clinician": traits.advises_clinician,
    "disclaims": traits.disclaims,
    "affiliate-links": traits.has_affiliate_links,
    "sources": traits.has_sources,
    "about-remedy": traits.about_remedy,
    "short": traits.short,
    "names-harm": traits.names_harm,
    "several-benefits": traits.several_benefits,
    "discloses": traits.discloses,
}

# Where patterns stand that no rule file names.
PATTERN_MODULES = (agents, claims, evidence, traits, triggers)
