"""What a site generator replaces is no prose; what nothing will replace stays, for rules on leftovers to find."""

from __future__ import annotations

import pytest

from healthlint.readers import markdown
from readers.maps import check_maps

FRONT = "---\nlayout: post\n---\n"

IN_A_SITE = {  # in a file with front matter
    "a value": ("Rest {{ page.hours }} hours.", ["Rest hours."]),
    "a tag": ("{% assign a = 1 %}\n\nRest.", ["Rest."]),
    "a tag with its end": ("{% if a %}Rest{% endif %} well.", ["Rest well."]),
    "tags that cut no white space": ("{%- if a -%}Rest.{%- endif -%}", ["Rest."]),
    "a comment of Jinja": ("Rest{# not this #} well.", ["Rest well."]),
    "a comment of Liquid with what it holds": ("A{% comment %} not {{ this }} {% endcomment %}b.", ["Ab."]),
    "a highlighted piece of code": ("A\n\n{% highlight js %}\nnot this\n{% endhighlight %}\n\nb.", ["A", "b."]),
    "braces between raw tags reach the reader": ("{% raw %}Dear {{ name }}{% endraw %}", ["Dear {{ name }}"]),
    "a value in the target of a link": ("[Tea]({{ site.url }}/tea) helps.", ["Tea helps."]),
    "a value over two lines": ("Rest {{ a |\n b }} well.", ["Rest well."]),
    "a value without an end": ("Rest {{ well.", ["Rest {{ well."]),
    "a value in a code span": ("Rest `{{ a }}` well.", ["Rest well."]),
    "a value within a tag of HTML": ('<p class="{{ c }}">Rest.</p>', ["Rest."]),
    "a value between tags of HTML": ("<div>Rest {{ a }} well.</div>", ["Rest well."]),
    "a line of tags between two paragraphs": ("One.\n{% include ad.html %}\nTwo.", ["One.", "Two."]),
}


@pytest.mark.parametrize(("source", "texts"), IN_A_SITE.values(), ids=IN_A_SITE)
def test_template_syntax_in_a_site(source: str, texts: list[str]) -> None:
    assert _texts(FRONT + source) == texts


ANYWHERE = {
    "a value that nothing replaces": ("Dear {{ name }}, rest.", ["Dear {{ name }}, rest."]),
    "a tag without an end that nothing replaces": ("Rest {% well.", ["Rest {% well."]),
    "tags that have no end": ("Rest {% include a %} {{ b }} well.", ["Rest {% include a %} {{ b }} well."]),
    "a tag with its end": ("{% if a %}Rest{% endif %} {{ b }} well.", ["Rest well."]),
    "a shortcode of Hugo": ('Rest.\n\n{{< figure src="a.png" title="x" >}}\n\nSleep.', ["Rest.", "Sleep."]),
    "a shortcode of Hugo around text": ("{{% note %}}Rest.{{% /note %}}", ["Rest."]),
    "a shortcode of WordPress is a leftover": ("Rest [gallery ids=1] well.", ["Rest [gallery ids=1] well."]),
    "an attribute list on a line of its own": ("Rest.\n{:.lead}", ["Rest."]),
    "an attribute list behind a heading": ("## Rest {#rest}", ["Rest"]),
    "an attribute list with a class": ("## Rest { .lead }", ["Rest"]),
    "an attribute list behind a link": ('[Tea](/tea){:target="_blank"} helps.', ["Tea helps."]),
    "braces that are no attribute list": ("The set {a, b} is small.", ["The set {a, b} is small."]),
    "a container": (":::tip\nRest.\n:::", ["Rest."]),
    "a container of HTML that holds Markdown": (
        '<div class="x" markdown="1">\n*Rest* [well](/u).\n</div>\n\nSleep.',
        ["Rest well.", "Sleep."],
    ),
    "two such containers": ("<div markdown>\n*A*\n</div>\n<div markdown=block>\n*B*\n</div>", ["A", "B"]),
    "a container of HTML that holds HTML": ("<div class='markdown'>\n*Rest*\n</div>", ["*Rest*"]),
    "a container with spaces": ("::: warning\nRest.\n:::", ["Rest."]),
}


@pytest.mark.parametrize(("source", "texts"), ANYWHERE.values(), ids=ANYWHERE)
def test_template_syntax_without_front_matter(source: str, texts: list[str]) -> None:
    assert _texts(source) == texts


def test_the_target_of_a_link_is_as_it_is_written() -> None:
    document = markdown.read(
        FRONT + "[Tea]({{ a }}{% link b.md %}) ![cup]({{ c }})\n\n<p><a href='{{ d }}'>Tea</a></p>"
    )
    assert [link.target for _, link in document.links] == ["{{ a }}{% link b.md %}", "{{ c }}", "{{ d }}"]


def test_text_behind_template_syntax_leads_back_to_its_source() -> None:
    source = FRONT + "Rest {{ a }} *well* {% b %} tonight."
    (block,) = markdown.read(source).blocks
    at = block.text.index("well tonight")
    span = block.to_source(at, at + len("well tonight"))
    assert source[span.start : span.end] == "well* {% b %} tonight"


def _texts(source: str) -> list[str]:
    document = markdown.read(source)
    check_maps(document)
    return [block.text for block in document.blocks if block.text]
