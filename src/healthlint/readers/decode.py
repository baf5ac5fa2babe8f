"""Bytes of a file to text. What cannot be decoded with confidence is refused, so that nobody takes it for checked."""

from __future__ import annotations

import os
import re
import stat

from healthlint import lazy_re

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    b"\x89PNG", b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"7z\xbc\xaf",
    b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"\xca\xfe\xba\xbe", b"SQLite format 3",
)  # fmt: skip
_CONTROL = lazy_re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_UTF8_SEQUENCE = lazy_re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTES = lazy_re.compile(rb"[\x80-\xff]+")
# The families of the Encoding Standard; Python knows more "encodings" than a page may ask for (unicode_escape, utf-7).
_WEB_ENCODING = lazy_re.compile(
    r"(windows|cp|iso|latin|koi8|mac|big5|gb|euc|shift|sjis|tis|us-ascii|ascii)[-_a-z0-9]*$", re.IGNORECASE
)
_MEANS_WINDOWS_1252 = lazy_re.compile(r"(iso[-_]?8859-?_?1|latin-?1|us-ascii|ascii|cp1252)$", re.IGNORECASE)
MOST = 50_000_000  # bytes: what is larger is no article
_MOST_CONTROL_SHARE = 0.02
_MOST_ACCENTED_SHARE = 0.3


class UndecodableError(ValueError):
    """The bytes are no text in an encoding that could be told."""


def load(path: str) -> bytes:
    """The bytes of the file at ``path``, one more than ``MOST`` at most.

    Raises OSError, also for a pipe or a device, whoever put it there and when: one would wait for it.
    """
    with open(path, "rb", opener=_open_at_once) as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError("not a regular file")
        return stream.read(MOST + 1)


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def decode(data: bytes, *, html: bool) -> str:
    """The text of a file, with line ends and a byte order mark kept as they are stored.

    Tried in turn: a byte order mark, UTF-8, UTF-16 without a mark, in HTML the declared encoding, windows-1252.
    UTF-8 goes before a declaration because bytes that happen to be valid UTF-8 are nearly always meant so.

    Raises:
        UndecodableError: a binary file, an encoding that cannot be told, or more than ``MOST`` bytes.

    """
    if len(data) > MOST:
        raise UndecodableError(f"larger than {MOST // 1_000_000} MB, which no article is")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding))
    if data.startswith(_MAGIC):
        raise UndecodableError("binary file")
    if b"\0" in data:
        return _utf16_without_mark(data)
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _legacy(data, error, html=html)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"not valid {encoding.upper()} at byte {error.start}") from None


def _checked(text: str) -> str:
    """``text`` if it can be meant for reading; UndecodableError if it is full of control characters."""
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL_SHARE * len(text):
        raise UndecodableError("binary file")
    return text


def _utf16_without_mark(data: bytes) -> str:
    """Text with a Latin script has a zero in nearly every second byte; anything else with zeros is binary."""
    units = len(data) // 2
    for encoding, zeros in (("utf-16-le", data[1::2].count(0)), ("utf-16-be", data[0::2].count(0))):
        if len(data) % 2 == 0 and zeros > 0.7 * units and data.count(0) == zeros:
            return _checked(_strict(data, encoding))
    raise UndecodableError("binary file")


def _legacy(data: bytes, error: UnicodeDecodeError, *, html: bool) -> str:
    declared = _declared(data) if html else None
    if declared and not _MEANS_WINDOWS_1252.match(declared) and _WEB_ENCODING.match(declared):
        try:
            return _checked(data.decode(declared))
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration: the bytes may still be windows-1252
    high = sum(map(len, _HIGH_BYTES.findall(data)))
    if sum(map(len, _UTF8_SEQUENCE.findall(data))) > high / 2:
        raise UndecodableError(f"not valid UTF-8 at byte {error.start}")
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        text = "\0"
    if _CONTROL.search(text):
        raise UndecodableError("binary file")
    if high > _MOST_ACCENTED_SHARE * len(data):
        raise UndecodableError("unknown encoding; save the file as UTF-8")
    return text


def _declared(data: bytes) -> str | None:
    """The encoding named in the page, in lower case."""
    from bs4.dammit import EncodingDetector  # 70 ms, and hardly a page needs it

    return EncodingDetector.find_declared_encoding(data, is_html=True)
