"""The part of a page a block stands in, as a person looking at the page would say."""

from __future__ import annotations

import pytest

from healthlint.document import Region
from healthlint.readers import html
from readers.maps import check_maps

REGIONS = {
    "a fragment is all main": ("<p>x</p>", Region.MAIN),
    "by element": ("<nav>x</nav>", Region.NAVIGATION),
    "the header of the page": ("<body><header>x</header>", Region.HEADER),
    "the header of the article": ("<article><header>x</header></article>", Region.MAIN),
    "the header inside main": ("<main><div><header>x</header></div></main>", Region.MAIN),
    "the footer": ("<footer><p>x</footer>", Region.FOOTER),
    "an aside": ("<aside><p>x</aside>", Region.ASIDE),
    "main in a layout": ("<div class=sidebar></div><main>x</main>", Region.MAIN),
    "by role": ("<div role=navigation>x</div>", Region.NAVIGATION),
    "by role of the footer": ("<div role=contentinfo>x</div>", Region.FOOTER),
    "by class": ("<div class='a sidebar b'>x</div>", Region.ASIDE),
    "by class in upper case": ("<div class=Sidebar>x</div>", Region.ASIDE),
    "by id": ("<div id=comments><p>x</div>", Region.COMMENTS),
    "a layout class is no region": ("<div class='has-sidebar no-comments with-footer'>x</div>", Region.MAIN),
    "the classes of the body are none": ("<body class='page comments sidebar'>x", Region.MAIN),
    "a word inside a word": ("<div class=navigator>x</div>", Region.MAIN),
    "the article in a page builder": ("<div class='so-panel widget'>x</div>", Region.MAIN),
    "an inline element is no region": ("<p><span class=copyright>x</span></p>", Region.MAIN),
    "the hidden attribute": ("<div hidden><p>x</div>", Region.HIDDEN),
    "a style": ("<div style='color:red; DISPLAY : none'>x</div>", Region.HIDDEN),
    "a visibility": ("<p style='visibility: hidden'>x</p>", Region.HIDDEN),
    "a template": ("<template><p>x</template>", Region.HIDDEN),
    "noscript": ("<noscript>x</noscript>", Region.HIDDEN),
    "for screen readers only": ("<a class='screen-reader-text' href=#c>x</a>", Region.HIDDEN),
    "nothing inside hidden is seen": ("<div hidden><main>x</main></div>", Region.HIDDEN),
    "a region ends with its element": ("<nav>Menu</nav>x", Region.MAIN),
    "a region ends without an end tag": ("<div><nav>Menu</div>x", Region.MAIN),
    "a stray end tag ends nothing": ("<nav></section></li>x</nav>", Region.NAVIGATION),
    "a stray end tag in a cell ends nothing": ("<div id=comments><table><td></div>x", Region.COMMENTS),
}  # fmt: skip


@pytest.mark.parametrize(("source", "region"), REGIONS.values(), ids=REGIONS)
def test_regions(source: str, region: Region) -> None:
    document = html.read(source)
    check_maps(document)
    assert document.blocks[-1].text == "x"
    assert document.blocks[-1].region is region


def test_a_line_goes_on_around_what_is_hidden_in_it() -> None:
    document = html.read("<p>Read <span hidden>about tea</span> <b>more</b>.</p><p>Next.</p>")
    check_maps(document)
    assert [(b.text, b.region) for b in document.blocks] == [
        ("Read more.", Region.MAIN), ("about tea", Region.HIDDEN), ("Next.", Region.MAIN),
    ]  # fmt: skip


def test_a_hidden_piece_that_is_never_closed_ends_with_its_block() -> None:
    document = html.read("<p>Read <span hidden>about <i>tea<p>Next.")
    assert [(b.text, b.region) for b in document.blocks] == [
        ("Read", Region.MAIN), ("about tea", Region.HIDDEN), ("Next.", Region.MAIN),
    ]  # fmt: skip
