"""Bytes become text or are refused; nothing is guessed that could be wrong unseen."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.readers.decode import UndecodableError, decode

_PROSE = "Tea – “green” tea – may help, says Zoë’s café in Málaga. "

READ = {
    "ASCII": (b"Rest helps.\r\n", "Rest helps.\r\n"),
    "empty": (b"", ""),
    "UTF-8": (_PROSE.encode(), _PROSE),
    "UTF-8 with a mark": (b"\xef\xbb\xbfRest", "\ufeffRest"),
    "UTF-16 LE with a mark": (b"\xff\xfe" + _PROSE.encode("utf-16-le"), "\ufeff" + _PROSE),
    "UTF-16 BE with a mark": (b"\xfe\xff" + _PROSE.encode("utf-16-be"), "\ufeff" + _PROSE),
    "UTF-32 with a mark": (b"\xff\xfe\x00\x00" + _PROSE.encode("utf-32-le"), "\ufeff" + _PROSE),
    "UTF-16 LE": ("Rest helps most.".encode("utf-16-le"), "Rest helps most."),
    "UTF-16 BE": ("Rest helps most.".encode("utf-16-be"), "Rest helps most."),
    "windows-1252": (_PROSE.encode("cp1252"), _PROSE),
    "a tab and a form feed": (b"a\tb\x0cc", "a\tb\x0cc"),
}


@pytest.mark.parametrize(("data", "text"), READ.values(), ids=READ)
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_read(data: bytes, text: str, html: bool) -> None:
    read = decode(data, html=html)
    assert read.removeprefix("\ufeff") == text.removeprefix("\ufeff")


DECLARED = {
    "the declared encoding": ("<meta charset=iso-8859-2>Życie", "iso-8859-2", "Życie"),
    "declared as content": ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>Чай", "koi8-r", "Чай"),
    "latin-1 means windows-1252": ("<meta charset=iso-8859-1>It’s", "cp1252", "It’s"),
    "UTF-8 before a wrong declaration": ("<meta charset=iso-8859-1>Zoë’s", "utf-8", "Zoë’s"),
    "declared as UTF-8, and is not": ("<meta charset=utf-8>It’s café", "cp1252", "It’s café"),
    "an unknown name": ("<meta charset=klingon>It’s", "cp1252", "It’s"),
    "a codec that is none for pages": ("<meta charset=unicode_escape>It’s \\x41", "cp1252", "It’s \\x41"),
}


@pytest.mark.parametrize(("page", "encoding", "shown"), DECLARED.values(), ids=DECLARED)
def test_declared_in_a_page(page: str, encoding: str, shown: str) -> None:
    assert decode(page.encode(encoding), html=True).endswith(shown)


def test_a_declaration_counts_only_in_html() -> None:
    assert not decode("<meta charset=iso-8859-2>Życie".encode("iso-8859-2"), html=False).endswith("Życie")


REFUSED = {
    "a picture": (b"\x89PNG\r\n\x1a\n", "binary file"),
    "an archive": (b"PK\x03\x04text text text", "binary file"),
    "a document of an office": (b"\xd0\xcf\x11\xe0 text", "binary file"),
    "zeros": (b"some text\0\0 and more", "binary file"),
    "control characters": (b"\x01\x02\x03\x04 text", "binary file"),
    "broken UTF-8": ("Zoë, café, Málaga ".encode() + b"\xc3", "not valid UTF-8 at byte 21"),
    "broken UTF-16": (b"\xff\xfe" + b"\x00\xd8", "not valid UTF-16-LE at byte 2"),
    "a script that is not Latin": ("Чай помогает от боли".encode("cp1251"), "save the file as UTF-8"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_refused(data: bytes, message: str, html: bool) -> None:
    with pytest.raises(UndecodableError, match=message):
        decode(data, html=html)


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_refused(seed: int) -> None:
    with pytest.raises(UndecodableError):
        decode(random.Random(seed).randbytes(2000), html=bool(seed % 2))  # noqa: S311


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.booleans())
def test_utf8_is_read_as_it_is(text: str, html: bool) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), html=html).removeprefix("\ufeff") == text.removeprefix("\ufeff")


@settings(deadline=None)
@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, html: bool) -> None:
    try:
        text = decode(data, html=html)
    except UndecodableError:
        return
    assert "\0" not in text


def test_a_page_in_utf8_costs_no_slow_import() -> None:
    script = (
        "import sys; from healthlint.readers import decode, html; html.read(decode.decode('<p>é'.encode(), html=True));"
        "print({'bs4', 'json', 'pyromark'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
