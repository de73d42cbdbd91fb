"""The bytes of a feed as text, whatever charset it declares: what it declares is often wrong."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How a document without a mark begins in the wide charsets (XML 1.0 appendix F): "<", or "{" where it is JSON.
_WIDE = (
    (re.compile(rb"[<{]\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"\x00\x00\x00[<{]"), "utf-32-be"),
    (re.compile(rb"[<{]\x00"), "utf-16-le"),
    (re.compile(rb"\x00[<{]"), "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._:-]{0,40})["']""")
_LOOKED_AT = 4096  # bytes; a declaration may stand behind the words of a broken server
# Those of Python's that are charsets of texts, and take time in proportion to them.
_KNOWN = re.compile(
    r"(?:cp|iso8859-|mac-|koi8-)[\w-]+|gb[\w]+|big5\w*|shift_jis\w*|euc_\w+|iso2022_\w+|hz|johab|tis-620|ptcp154|kz1048"
)
_STATEFUL = re.compile(r"iso2022_\w+|hz")  # they write everything in ASCII
_LATIN = frozenset({"iso8859-1", "ascii"})  # Windows-1252 is meant (WHATWG Encoding §4.2)
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def decode(data: bytes, told: str | None = None) -> str:
    """The text of a feed. Line ends stay as they are; what cannot be read becomes U+FFFD.

    `told` is the charset that its server names, which counts where the feed says nothing itself.
    """
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data.decode(charset, "replace").removeprefix("\ufeff")
    for look, charset in _WIDE:
        if look.match(data):
            return data.decode(charset, "replace")
    charset = _declared(data) or _known(told or "")
    if not _STATEFUL.fullmatch(charset):
        try:
            return data.decode()
        except UnicodeDecodeError:
            pass
    if charset:
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            pass
    return data.decode("utf-8", "surrogateescape").translate(_STRAY)


def _declared(data: bytes) -> str:
    """The charset that the XML declaration names."""
    found = _DECLARED.search(data, 0, _LOOKED_AT)
    return _known(found[1].decode("ascii")) if found else ""


def _known(label: str) -> str:
    """A charset as Python calls it; nothing where that is no help."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):  # UnicodeError and NUL among them
        return ""
    name = {"gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)
    if name in _LATIN:
        return "cp1252"
    return name if _KNOWN.fullmatch(name) else ""
